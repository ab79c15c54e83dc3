//! The preview before several people are removed: the people to remove, the left-out people with the reasons, and the
//! button that removes.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align, Id, Key, Layout, Memory, Modifiers, Response, ScrollArea, Ui, vec2};
use egui_material_icons::icons::{ICON_PERSON_REMOVE, ICON_WARNING};

use crate::app::call::batch::preview_list_ui::{ROW, left_out_ui, left_out_word, people_ui};
use crate::app::call::rows::row_cells::list_id;
use crate::app::call::rows::row_commands::let_stay;
use crate::app::call::rules::rules_line_ui::is_unread;
use crate::app::call::state::bulk_removal::{MANY, Preview, PreviewReason};
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::scroll_keys::ScrollKeys;
use crate::app::look::styles::{hint, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::button::{link, small_button};
use crate::app::look::widgets::steady::keeps_height;
use crate::app::look::widgets::{Button, ButtonKind, TextField, heading};
use crate::app::parts::accessibility::described::ask_aloud;
use crate::app::parts::dialog::{has_enter, ignore_held_keys, is_armed, listen, note, yes_kind};
use crate::app::state::action::Action;
use crate::app::state::taken_keys::takes_escape;
use crate::app::words::keep_out_text::{door_against, lets_in_text};
use crate::app::words::person_text::{self, devices_word, of_devices, some};
use crate::moderation::command::Command;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// Extra gap between the button that removes and the button that cancels, in points.
const APART: f32 = 16.0;
/// Least width, in points, at which the two buttons can be side by side. The title can then also be beside the
/// button for newcomers. This leaves more height to the names.
const WIDE: f32 = 330.0;
/// Height, in points, below which the preview saves room. It then shows at most two left-out people at once.
///
/// If such a low preview also asks for a number, it shows only how many people are left out. If it is narrower than
/// [`WIDE`], it doesn't mention them at all.
const LOW: f32 = 460.0;
/// Height, in points, from which the preview keeps [`WORDS`] free above the list.
const ROOMY: f32 = 500.0;
/// Height of five rows of words, in points.
const WORDS: f32 = 76.0;
/// Width of the field for the number beside its label, in points.
const NUMBER: f32 = 96.0;

#[derive(PartialEq)]
enum PreviewChoice {
    Yes,
    No,
    /// Cancels, and opens the door again. The press that opened the preview had closed the door.
    NoAndOpen,
}

/// Draws the preview. Confirming it removes the ticked people who haven't left.
pub(crate) fn preview_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let Some(mut preview) = cx.state.bulk.preview.take() else {
        return;
    };
    preview.note_gone(cx.call);
    preview.is_tight = ui.available_height() < LOW && preview.asks_number();
    ui.spacing_mut().item_spacing = vec2(8.0, if preview.is_tight { 4.0 } else { 8.0 });
    let armed = is_armed(ui, &preview.armed, cx.context.now);
    // The foot keeps its place. The rest scrolls if it leaves no room for the foot even with the shortest list of names.
    let room = ui.available_height() - preview.foot - ui.spacing().item_spacing.y;
    ScrollArea::vertical()
        .id_salt("preview above its foot")
        .max_height(room)
        .min_scrolled_height(0.0)
        .auto_shrink([false, true])
        .show(ui, |ui| above_foot_ui(ui, cx, room, &mut preview));
    let top = ui.cursor().top();
    let why_not = why_not(cx.call, &preview);
    if !preview.is_tight {
        ui.separator();
    }
    let mut choice = foot_ui(ui, armed, why_not.as_deref(), &mut preview);
    let may_open = preview.closed_door && cx.call.rules.is_door_closed();
    if may_open && link(ui, &tr("preview-no-open"), None).clicked() {
        choice = Some(PreviewChoice::NoAndOpen);
    }
    ask_aloud(ui, &title_of(&preview));
    let foot = ui.min_rect().bottom() - top;
    if (foot - preview.foot).abs() > 0.5 {
        preview.foot = foot;
        ui.request_discard("the height of the preview's foot changed");
    }
    match choice {
        Some(PreviewChoice::Yes) => {
            let unticked = preview.unticked.iter();
            let rows = unticked.filter_map(|key| cx.call.row(key));
            let stay: Vec<_> = rows.filter_map(|row| let_stay(cx.call, row)).collect();
            cx.actions.extend(stay.into_iter().map(Action::Tell));
            let there = preview.still_there(cx.call);
            let people = there.filter_map(|row| row.removable().cloned()).collect();
            cx.tell(Command::RemoveMany {
                call: cx.call.id.clone(),
                people,
            });
            cx.state.bulk.clear();
            cx.state.inspector.show_batch();
            cx.state.list.wants_focus = true;
        }
        Some(no) => {
            if no == PreviewChoice::NoAndOpen {
                cx.tell(Command::Door(cx.call.id.clone(), None));
            }
            cx.state.bulk.decline(preview);
            cx.state.list.wants_focus = true;
        }
        None => cx.state.bulk.preview = Some(preview),
    }
}

/// Draws the content above the number and the buttons, fitted to a height of `room` points.
fn above_foot_ui(ui: &mut Ui, cx: &mut CallUi<'_>, room: f32, preview: &mut Preview) {
    let top = ui.cursor().top();
    head_ui(ui, cx, preview);
    let above = ui.cursor().top() - top;
    let gap = ui.spacing().item_spacing.y;
    let height = (room - above - preview.below - gap).max(2.0 * ROW);
    let is_on_no = preview.no.is_some() && ui.memory(Memory::focused) == preview.no;
    let keys = ScrollKeys::with_arrows(is_on_no || preview_has_enter(ui, preview));
    if let Some(key) = people_ui(ui, (height, keys), preview, cx) {
        preview.tick(&key, cx.call);
        let there = preview.there.iter();
        let there = there.filter_map(|row| row.key.participant().cloned());
        let there: Vec<_> = there.collect();
        cx.state.bulk.selection.pick_these(&cx.call.rows, &there);
    }
    let below = ui.cursor().top();
    if !preview.is_tight {
        left_out_ui(ui, &preview.left_out, if room < LOW { 2 } else { 4 });
    }
    let warnings = warnings(preview).into_iter();
    for warning in warnings.chain(why_not(cx.call, preview)) {
        note(ui, ICON_WARNING.codepoint, palette(ui).warning, &warning);
    }
    let below = ui.min_rect().bottom() - below;
    if (below - preview.below).abs() > 0.5 {
        preview.below = below;
        ui.request_discard("the height below the names changed");
    }
}

/// Returns why nobody can be removed now. `None` if somebody can.
fn why_not(call: &CallView, preview: &Preview) -> Option<String> {
    let nobody = (preview.remaining() == 0).then(|| tr("bulk-remove-nobody"));
    is_unread(call).then(|| tr("preview-unread")).or(nobody)
}

fn title_of(preview: &Preview) -> String {
    let n = preview.remaining();
    match &preview.devices_of {
        Some((who, badge)) => tr_with(
            "preview-devices",
            &[
                ("what", devices_word(*badge)),
                ("n", n.into()),
                ("name", who.as_str().into()),
            ],
        ),
        None => tr_with("preview-title", &[("n", n.into())]),
    }
}

fn head_ui(ui: &mut Ui, cx: &mut CallUi<'_>, preview: &Preview) {
    let ink = palette(ui).text;
    let title = |ui: &mut Ui| {
        heading(&paragraph(ui, title_of(preview), theme::title(), ink));
    };
    let said = head_words(cx.call, preview);
    let words = |ui: &mut Ui| {
        if preview.is_tight {
            in_two_lines(ui, &said);
        } else {
            hint(ui, said);
        }
    };
    // What is said changes by itself. The boxes below must not move under the pointer.
    let least = if ui.available_height() > ROOMY {
        WORDS
    } else {
        0.0
    };
    let came = preview.came_since(cx.call, cx.context.now);
    let is_beside = came.is_some() || preview.is_tight;
    if is_beside && ui.available_width() >= WIDE {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                more_ui(ui, cx, came);
                if preview.is_tight {
                    left_out_word(ui, &preview.left_out);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), title);
            });
        });
        keeps_height(ui, "question", least, words);
    } else {
        title(ui);
        keeps_height(ui, "question", least, |ui| {
            words(ui);
            more_ui(ui, cx, came);
        });
    }
}

/// Draws a hint in at most two lines. While the pointer is over a cut text, a tooltip shows it in full.
fn in_two_lines(ui: &mut Ui, text: &str) {
    let ink = palette(ui).text_2;
    let mut job = LayoutJob::simple(text.to_owned(), theme::small(), ink, ui.available_width());
    job.wrap.max_rows = 2;
    ui.label(job);
}

/// Says who the people are, whether they can come back, and who isn't listed.
fn head_words(call: &CallView, preview: &Preview) -> String {
    let n = preview.remaining();
    let guests = |row: &&Arc<Row>| row.badge.is_anonymous();
    let guests = preview.there.iter().filter(guests).count();
    let kinds = if let Some((_, badge)) = &preview.devices_of {
        tr_with("preview-one-identity", &[("what", devices_word(*badge))])
    } else if guests == n {
        tr("preview-all-guests")
    } else {
        tr_with("preview-kinds", &[("n", guests.into())])
    };
    let returning = preview
        .there
        .iter()
        .filter(|row| door_against(call, row.badge).is_none());
    let mut words = vec![kinds];
    if call.rules.is_door_closed() {
        words.push(tr("preview-door"));
        let lets_in = call.rules.door.as_ref().and_then(lets_in_text);
        words.extend(lets_in);
        words.push(by_door_words(call, preview));
        let returning = returning.count();
        if returning > 0 {
            words.push(tr_with("preview-others-return", &[("n", returning.into())]));
        }
    } else {
        words.push(tr("preview-how"));
    }
    words.push(lobby_words(call, preview));
    words.push(outsider_words(call, preview));
    sentences(&words)
}

/// Names people from outside the tenant who came with the newest wave but aren't guests. A quick choice of guests
/// leaves these people out. Omits people whom the preview lists.
fn outsider_words(call: &CallView, preview: &Preview) -> String {
    let wave = call.known_wave().filter(|_| preview.has_choice());
    let others = wave.map_or_else(Vec::new, |wave| call.outsiders_of(wave));
    let is_listed = |row: &&Row| preview.people.iter().any(|one| one.key == row.key);
    let others: Vec<String> = (others.into_iter())
        .filter(|row| !is_listed(row))
        .map(person_text::name)
        .collect();
    if others.is_empty() {
        return String::new();
    }
    tr_with("preview-outsiders", &[("names", some(&others).into())])
}

/// Says how many guests in the lobby a quick choice leaves out, since they may belong to the same raid. Empty if nobody
/// waits, or if no quick choice opened the preview.
fn lobby_words(call: &CallView, preview: &Preview) -> String {
    let waits = |row: &&Arc<Row>| row.participant.in_lobby && row.badge.is_anonymous();
    let waiting = call.rows.iter().filter(waits).count();
    if !preview.has_choice() || waiting == 0 {
        return String::new();
    }
    tr_with("preview-lobby", &[("n", waiting.into())])
}

/// Says how many people a quick choice leaves out because the closed door removes them already.
fn by_door_words(call: &CallView, preview: &Preview) -> String {
    let door = call.rules.door.as_ref().filter(|_| preview.has_choice());
    let Some(door) = door else {
        return String::new();
    };
    let is_listed_here = |row: &Row| preview.people.iter().any(|one| one.key == row.key);
    let going = call.rows.iter().filter(|row| {
        let goes = call.rules.due(&row.key).is_some() || row.is_on_its_way();
        goes && row.is_listed() && door.meets(row) && !is_listed_here(row)
    });
    match going.count() {
        0 => String::new(),
        n => tr_with("preview-by-door", &[("n", n.into())]),
    }
}

/// Offers to add the people who came after the preview was opened; draws nothing if nobody came.
fn more_ui(ui: &mut Ui, cx: &mut CallUi<'_>, came: Option<(usize, PreviewReason)>) {
    let Some((came, reason)) = came else { return };
    let label = tr_with("notice-wave-more", &[("n", came.into())]);
    if small_button(ui, &label, &label) {
        cx.state.add_newcomers(reason, cx.call, cx.context.now);
    }
}

fn warnings(preview: &Preview) -> Vec<String> {
    let n = preview.remaining();
    let members = preview.members();
    let mut warnings = Vec::new();
    if !preview.caveat.is_empty() {
        warnings.push(preview.caveat.clone());
    }
    if preview.asks_number() && !members.is_empty() {
        let values = [
            ("n", n.into()),
            ("members", members.len().into()),
            ("names", some(&members).into()),
        ];
        warnings.push(tr_with("preview-members", &values));
    } else if preview.asks_number() {
        warnings.push(tr_with("preview-many", &[("most", MANY.into())]));
    }
    warnings
}

/// Draws the field for the number of people.
///
/// Typing the number keeps moderators from removing this many people by habit.
fn number_ui(ui: &mut Ui, preview: &mut Preview) {
    let n = preview.remaining();
    let label = tr_with("preview-number", &[("n", n.into())]);
    let went = preview.left_since();
    let change = (went > 0 && !preview.is_meant()).then(|| {
        let values = [("went", went.into()), ("n", n.into())];
        tr_with("end-went", &values)
    });
    let why = change.or_else(|| preview.lacks_number.then(|| tr("end-yes-why")));
    let is_tight = preview.is_tight;
    let field = TextField::new(&mut preview.typed, &label)
        .id(number_id())
        .warning(why.as_deref());
    let response = if is_tight {
        field.beside(NUMBER).show(ui)
    } else {
        field.show(ui)
    };
    if response.changed() {
        preview.lacks_number = false;
        preview.was_typed();
    }
    if preview.armed.claim_focus() {
        response.request_focus();
    }
}

fn number_id() -> Id {
    Id::unique("number of people to remove")
}

/// Whether Enter answers the preview. It doesn't while the focus is on a control other than the list, the number or the
/// yes button.
fn preview_has_enter(ui: &Ui, preview: &Preview) -> bool {
    let also = [None, Some(list_id()), Some(number_id())];
    has_enter(ui, &preview.armed, &also)
}

fn foot_ui(
    ui: &mut Ui,
    armed: bool,
    why_not: Option<&str>,
    preview: &mut Preview,
) -> Option<PreviewChoice> {
    ignore_held_keys(ui);
    let escape = takes_escape(ui);
    let n = preview.remaining();
    let label = match &preview.devices_of {
        Some((_, badge)) => of_devices(key!("preview-devices-yes"), *badge, n),
        None => tr_with("preview-yes", &[("n", n.into())]),
    };
    let has_enter = preview_has_enter(ui, preview);
    // Reads Enter before the buttons are drawn, because the focused button would take it as a click.
    let by_key = has_enter
        && ui.memory(Memory::focused) != preview.armed.yes
        && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
    if preview.asks_number() {
        number_ui(ui, preview);
        preview.lacks_number |= by_key && !preview.is_meant();
    }
    let untyped = tr("end-yes-why");
    let why_not = why_not.or((!preview.is_meant()).then_some(&*untyped));
    let yes = Button::new(yes_kind(armed), &label)
        .icon(ICON_PERSON_REMOVE.codepoint)
        .key_if(has_enter, "Enter")
        .disabled_because(why_not);
    let no = Button::new(ButtonKind::Resting, tr("question-no")).key("Esc");
    let (yes, no) = yes_and_no_ui(ui, yes, no);
    preview.no = Some(no.id);
    let takes_yes = armed && why_not.is_none();
    let clicked = listen(ui, &yes, &mut preview.armed, takes_yes);
    let pressed = clicked.is_some() || (by_key && takes_yes);
    if escape || no.clicked() {
        return Some(PreviewChoice::No);
    }
    pressed.then_some(PreviewChoice::Yes)
}

/// Draws both buttons over the whole width: side by side if there is room, otherwise one below the other.
fn yes_and_no_ui(ui: &mut Ui, yes: Button<'_>, no: Button<'_>) -> (Response, Response) {
    let width = ui.available_width();
    let beside = no.measure(ui) + APART + 2.0 * ui.spacing().item_spacing.x;
    if width < WIDE || yes.measure(ui) + beside > width {
        let yes = yes.width(width).show(ui);
        ui.add_space(APART);
        return (yes, no.width(width).show(ui));
    }
    let both = ui.horizontal(|ui| {
        let yes = yes.width(width - beside).show(ui);
        ui.add_space(APART);
        (yes, no.show(ui))
    });
    both.inner
}
