//! The question on a row. Shows its person, the effect of a yes, the button for yes, and buttons for related actions.
//!
//! The question concerns exactly the person or invitation whose button was pressed. At first it ignores a yes, so that
//! a double click can't confirm it. While the question is open, no row moves.

use egui::text::LayoutJob;
use egui::{
    Align, Align2, Area, FontId, Id, Key, Layout, Modifiers, Order, Pos2, Rect, ScrollArea, Ui,
    pos2, vec2,
};
use egui_material_icons::icons::{
    ICON_BLOCK, ICON_DEVICES, ICON_INFO, ICON_PERSON_REMOVE, ICON_WARNING,
};

use crate::app::call::confirm::question_content::QuestionContent;
use crate::app::call::confirm::question_text::{content, with_source};
use crate::app::call::rows::door_button::door_button;
use crate::app::call::rows::row_cells::list_id;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::question::{Question, QuestionSubject};
use crate::app::language::privacy::in_full;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::scroll_keys::{ScrollKeys, scroll_by_keys};
use crate::app::look::shapes::{boxed, text_width};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, elided, fitted, segment};
use crate::app::parts::accessibility::described::ask_aloud;
use crate::app::parts::dialog::{
    close_button, has_enter, ignore_held_keys, is_armed, keep_popups_above, listen, note,
    question_frame, yes_kind,
};
use crate::app::state::armed::Armed;
use crate::app::state::taken_keys::takes_escape;
use crate::app::words::keep_out_text::{KEEP_OUT_FOR, for_how_long};
use crate::moderation::model::audit::Source;
use crate::moderation::model::time::Now;

const WIDTH: f32 = 376.0;
/// Height of the question about canceling when it shows a warning, in points.
const CANCELING: f32 = 170.0;
/// Share of the window's height that the ids may take without scrolling. In a window of the usual size, two people's
/// ids fit.
const IDS_SHARE: f32 = 0.3;
/// Width of the labels before the ids, in points.
const ID_LABEL: f32 = 76.0;

pub(crate) fn confirm_ui(ui: &Ui, bounds: Rect, cx: &mut CallUi<'_>) {
    cx.state.close_behind_another();
    let Some(mut question) = cx.state.confirm.take() else {
        return;
    };
    let content = in_full(|| content(&question, cx));
    let Some(content) = content else {
        return;
    };
    let removal = content.removal.as_ref();
    let removal = removal.map(|(_, name)| [tr("row-remove"), name.clone()]);
    let offered = content.yes.clone().or(removal);
    question.rearm(offered.as_ref(), cx.context.now);
    // A dialog above the question takes the keys, even if the dialog was opened elsewhere in the window.
    let is_covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    let armed = !is_covered && is_armed(ui, &question.armed, cx.context.now);
    let (pivot, at) = place(&question, bounds);
    let shown = Area::new(Id::unique("question"))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(at)
        .constrain_to(bounds.shrink(4.0))
        .show(ui, |ui| {
            question_frame(ui)
                .show(ui, |ui| {
                    ui.set_width(WIDTH - 28.0);
                    let choice = content_ui(ui, &content, [armed, is_covered], &mut question);
                    ask_aloud(ui, &content.title_text());
                    choice
                })
                .inner
        });
    if !is_covered {
        keep_popups_above(ui.ctx(), shown.response.layer_id);
    }
    match shown.inner {
        Some(choice) => act(choice, question, content, cx),
        None => cx.state.confirm = Some(question),
    }
}

/// Returns which corner of the question is fixed, and the position of that corner. The question is placed so that it
/// leaves the button of its row visible.
fn place(question: &Question, bounds: Rect) -> (Align2, Pos2) {
    let (row, left) = question.anchor.unwrap_or((bounds, bounds.right() - 140.0));
    match question.about {
        // The question leaves the row visible, so that the moderator can check the invitation in it.
        QuestionSubject::Cancelling(_) if row.bottom() + CANCELING < bounds.bottom() => (
            Align2::RIGHT_TOP,
            pos2(row.right() - 16.0, row.bottom() + 2.0),
        ),
        QuestionSubject::Cancelling(_) => (
            Align2::RIGHT_BOTTOM,
            pos2(row.right() - 16.0, row.top() - 2.0),
        ),
        _ => (
            Align2::RIGHT_BOTTOM,
            pos2(left - 36.0, row.center().y + 27.0),
        ),
    }
}

/// Carries out the choice. Only closing the door keeps the question open, because the removal still needs an answer.
fn act(choice: ConfirmChoice, question: Question, content: QuestionContent, cx: &mut CallUi<'_>) {
    match choice {
        ConfirmChoice::Yes(source) => {
            if let Some(command) = content.command {
                cx.tell(with_source(command, source));
            }
            // Moves the focus to the row, so that screen readers read the result.
            if let Some(key) = question.about.person() {
                cx.state.list.table.set_focus(Some(key.clone()));
            }
            cx.state.list.wants_focus = true;
        }
        ConfirmChoice::No => cx.state.list.wants_focus = true,
        ConfirmChoice::KeepOut => {
            if let QuestionSubject::Removal(key, _) = question.about {
                cx.state
                    .ask(QuestionSubject::KeepingOut(key), cx.context.now);
            }
            if let Some(open) = &mut cx.state.confirm {
                open.anchor = question.anchor;
            }
        }
        ConfirmChoice::Devices => {
            if let QuestionSubject::Removal(key, _) = question.about
                && let Some(row) = cx.call.row(&key)
            {
                cx.state.bulk.preview_devices(cx.call, row, cx.context.now);
            }
        }
        ConfirmChoice::Instead => {
            if let Some((other, _)) = content.instead.or(content.removal) {
                cx.state.ask(other, cx.context.now);
            }
        }
        ConfirmChoice::Door => {
            if let Some(close) = content.door {
                cx.tell(close);
            }
            cx.state.confirm = Some(question);
        }
    }
}

impl Question {
    /// Ignores a yes for a moment after the yes button reappears or changes its label: a press meant for the earlier
    /// button may be under way.
    fn rearm(&mut self, yes: Option<&[String; 2]>, now: Now) {
        let drawn = yes.map(|words| words.concat()).unwrap_or_default();
        let before = self.drawn.replace(drawn);
        if yes.is_some() && before.is_some() && before != self.drawn {
            self.armed = Armed::new(now);
        }
    }
}

#[derive(Clone, Copy)]
enum ConfirmChoice {
    Yes(Source),
    /// Asks about keeping the person out, instead of removing them.
    KeepOut,
    /// Opens the preview for all devices of the person instead.
    Devices,
    /// Asks another question instead: about the look-alike, or about removing the person who joined.
    Instead,
    /// Closes the guest door. The question stays open.
    Door,
    No,
}

fn content_ui(
    ui: &mut Ui,
    content: &QuestionContent,
    [armed, is_covered]: [bool; 2],
    question: &mut Question,
) -> Option<ConfirmChoice> {
    let p = palette(ui);
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    let mut title = LayoutJob::default();
    for (text, bold) in &content.title {
        let family = if *bold {
            theme::title().family
        } else {
            theme::body().family
        };
        let font = FontId::new(16.0, family);
        title.append(text, 0.0, egui::TextFormat::simple(font, p.text));
    }
    ui.add(egui::Label::new(title).wrap());
    for warning in &content.warnings {
        note(ui, ICON_WARNING.codepoint, p.warning, warning);
    }
    let has_enter = has_enter(ui, &question.armed, &[None, Some(list_id())]);
    ids_ui(ui, &content.ids, ScrollKeys::with_arrows(has_enter));
    if let Some(hint) = &content.hint {
        note(ui, ICON_INFO.codepoint, p.text_2, hint);
    }
    if content.chooses_time {
        let times = KEEP_OUT_FOR.map(|time| (time, for_how_long(time)));
        segment(ui, &mut question.keep_for, &times);
    }
    ui.add_space(2.0);
    // Keys are handled before the buttons are drawn. Otherwise the focused button would take the key as a click.
    let mut choice = if is_covered {
        None
    } else {
        keys(ui, content, armed)
    };
    let is_beside = has_room_for_tail(ui, content);
    if !is_beside {
        tail_ui(ui, content);
    }
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        if is_beside {
            tail_ui(ui, content);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let no = close_button(ui, &content.no);
            if no.clicked() {
                choice = Some(ConfirmChoice::No);
            }
            if let Some((_, name)) = &content.removal {
                let remove = Button::new(ButtonKind::DangerOutline, tr("row-remove")).name(name);
                if remove.show(ui).clicked() && armed {
                    choice = Some(ConfirmChoice::Instead);
                }
            }
            let Some([label, name]) = &content.yes else {
                return;
            };
            let mut yes = Button::new(yes_kind(armed), label).name(name);
            if content.is_doubtful {
                // Enter presses "Cancel" here, so that pressing Enter by habit removes nobody: the moderator may mean the look-alike.
                if armed && question.armed.claim_focus() {
                    no.request_focus();
                }
            } else {
                yes = yes.key_if(has_enter, "Enter");
            }
            let yes = yes.show(ui);
            let mut source = || listen(ui, &yes, &mut question.armed, armed);
            choice = choice.take().or_else(|| source().map(ConfirmChoice::Yes));
        });
    });
    choice.or(others_ui(ui, content).filter(|_| armed))
}

/// Draws the buttons for other actions than the question's, such as closing the door. Returns which one was pressed, if
/// any.
fn others_ui(ui: &mut Ui, content: &QuestionContent) -> Option<ConfirmChoice> {
    let mut choice = None;
    let others = [
        content.instead.is_some(),
        content.devices.is_some(),
        content.keep_out.is_some(),
        content.door.is_some(),
    ];
    if others.contains(&true) {
        ui.separator();
    }
    if let Some((_, name)) = &content.instead {
        let label = tr_with("question-instead", &[("name", name.as_str().into())]);
        let button = Button::new(ButtonKind::Resting, label).icon(ICON_PERSON_REMOVE.codepoint);
        if button.show(ui).clicked() {
            choice = Some(ConfirmChoice::Instead);
        }
    }
    if let Some(label) = &content.devices {
        let button = Button::new(ButtonKind::Resting, label).icon(ICON_DEVICES.codepoint);
        if button.show(ui).clicked() {
            choice = Some(ConfirmChoice::Devices);
        }
    }
    if let Some(keep_out) = &content.keep_out {
        let why = keep_out.as_ref().err().map(String::as_str);
        let button = Button::new(ButtonKind::Resting, tr("question-keep-out-open"))
            .icon(ICON_BLOCK.codepoint)
            .disabled_because(why);
        if button.show(ui).clicked() {
            choice = Some(ConfirmChoice::KeepOut);
        }
    }
    if content.door.is_some() {
        let is_pressed = door_button(ui, ButtonKind::Resting, None);
        choice = choice.or(is_pressed.then_some(ConfirmChoice::Door));
    }
    choice
}

/// Draws the ids that tell people with similar names apart. Long ids are wrapped, never cut.
fn ids_ui(ui: &mut Ui, people: &[Vec<[String; 2]>], keys: ScrollKeys) {
    if people.is_empty() {
        return;
    }
    let p = palette(ui);
    let frame = boxed(p.field, p.line, 6);
    let height = IDS_SHARE * ui.ctx().content_rect().height();
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        // Without horizontal gaps, an id of the usual length fits on one line.
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        // An id may have thousands of characters; the buttons must stay visible.
        ScrollArea::vertical()
            .id_salt("whole ids")
            .max_height(height)
            .show(ui, |ui| {
                scroll_by_keys(ui, keys);
                for (at, ids) in people.iter().enumerate() {
                    if at > 0 {
                        ui.separator();
                    }
                    for [label, value] in ids {
                        id_ui(ui, label, value);
                    }
                }
            });
    });
}

fn id_ui(ui: &mut Ui, label: &str, value: &str) {
    let p = palette(ui);
    ui.horizontal_top(|ui| {
        let left = ui.cursor().left();
        elided(ui, label, "", ID_LABEL, &theme::small(), p.text_3);
        ui.add_space((left + ID_LABEL + 6.0 - ui.cursor().left()).max(0.0));
        let mut text = LayoutJob::simple(value.to_owned(), theme::mono(), p.text, 0.0);
        text.wrap.max_width = ui.available_width();
        text.wrap.break_anywhere = true;
        ui.add(egui::Label::new(text).wrap().selectable(true));
    });
}

/// Whether the end of the id fits beside the buttons. It is never cut: if it doesn't fit, it gets a line of its own.
fn has_room_for_tail(ui: &Ui, content: &QuestionContent) -> bool {
    let width = |label: &str, key| Button::new(ButtonKind::Resting, label).key(key).measure(ui);
    let yes = content.yes.as_ref().map(|[label, _]| width(label, "Enter"));
    let buttons = width(&content.no, "Esc") + yes.unwrap_or_default();
    let tail = text_width(ui, &content.tail, theme::mono());
    let gaps = 2.0 * ui.spacing().item_spacing.x;
    tail + buttons + gaps <= ui.available_width()
}

fn tail_ui(ui: &mut Ui, content: &QuestionContent) {
    fitted(ui, &content.tail, "", &theme::mono(), palette(ui).text_3);
}

fn keys(ui: &Ui, content: &QuestionContent, armed: bool) -> Option<ConfirmChoice> {
    ignore_held_keys(ui);
    if takes_escape(ui) {
        return Some(ConfirmChoice::No);
    }
    // While another control has the focus, such as "Cancel", Enter belongs to it.
    let elsewhere = ui
        .memory(egui::Memory::focused)
        .is_some_and(|id| id != list_id());
    if armed && elsewhere {
        return None;
    }
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    (enter && armed).then_some(if content.yes.is_some() && !content.is_doubtful {
        ConfirmChoice::Yes(Source::Key)
    } else {
        ConfirmChoice::No
    })
}
