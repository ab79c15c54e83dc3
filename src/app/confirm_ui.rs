//! The question on the row: whom it is about, what will happen, and the one button that does it.
//!
//! It names exactly the id that was pressed. For its first moments it takes nothing, so that a double click cannot
//! confirm; while it is open no row moves.

use std::time::Duration;

use egui::{
    Align, Align2, Area, Color32, FontId, Frame, Id, Key, Layout, Margin, Modifiers, Order, Rect,
    Ui, pos2, text::LayoutJob, vec2,
};
use egui_material_icons::icons::{ICON_INFO, ICON_WARNING};

use super::action::Action;
use super::pane::{About, CallContext, CallPane, Question, source};
use super::person_text::{self, kind_in_sentence, kind_phrase};
use super::roster_ui::list_id;
use super::text::{tr, tr_with};
use super::theme::{self, palette, radius};
use super::time_text::{age, clock};
use super::widgets::{self, Button, Kind, elided};
use crate::moderation::audit::Source;
use crate::moderation::command::Command;
use crate::moderation::row::{Mark, Role, Row, RowState};
use crate::moderation::snapshot::{CallView, WatchState};

/// How long the question takes no yes.
const ARMS_AFTER: Duration = Duration::from_millis(250);
const WIDTH: f32 = 376.0;

/// What the question says right now.
struct Content {
    /// The question, in parts that are bold or not.
    title: Vec<(String, bool)>,
    warnings: Vec<String>,
    hint: Option<String>,
    tail: String,
    /// What the button says and reads aloud; `None` where only closing is left.
    yes: Option<[String; 2]>,
    no: String,
    command: Option<Command>,
}

/// Draws the open question, if one is, and carries a yes out.
pub(super) fn confirm_ui(
    ui: &Ui,
    bounds: Rect,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let Some(mut question) = pane.question.take() else {
        return;
    };
    let Some(content) = content(&question, call, context, pane) else {
        return;
    };
    let open_for = context.now.since(question.opened);
    let armed = open_for >= ARMS_AFTER;
    if !armed {
        ui.request_repaint_after(ARMS_AFTER.saturating_sub(open_for));
    }
    let (row, left) = question.anchor.unwrap_or((bounds, bounds.right() - 140.0));
    let at = pos2(left - 36.0, row.center().y + 27.0);
    let shown = Area::new(Id::unique("question"))
        .order(Order::Foreground)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(at)
        .constrain_to(bounds.shrink(4.0))
        .show(ui, |ui| {
            question_frame(ui)
                .show(ui, |ui| {
                    ui.set_width(WIDTH - 28.0);
                    content_ui(ui, &content, armed, &mut question)
                })
                .inner
        });
    match shown.inner {
        Some(Choice::Yes(source)) => {
            if let Some(command) = content.command {
                actions.push(Action::Tell(with_source(command, source)));
            }
            pane.focus_list = true;
        }
        Some(Choice::No) => pane.focus_list = true,
        None => pane.question = Some(question),
    }
}

enum Choice {
    Yes(Source),
    No,
}

fn question_frame(ui: &Ui) -> Frame {
    let p = palette(ui);
    Frame::new()
        .fill(p.popup)
        .stroke(egui::Stroke::new(1.0, p.edge))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(14, 12))
        .shadow(ui.visuals().popup_shadow)
}

fn content_ui(
    ui: &mut Ui,
    content: &Content,
    armed: bool,
    question: &mut Question,
) -> Option<Choice> {
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
    if let Some(hint) = &content.hint {
        note(ui, ICON_INFO.codepoint, p.text_2, hint);
    }
    ui.add_space(2.0);
    // Before the buttons, or the one with the keyboard would take the key as a click of its own.
    let mut choice = keys(ui, content, armed);
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        elided(ui, &content.tail, "", 120.0, &theme::mono(), p.text_3);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let no = Button::new(Kind::Resting, &content.no).key("Esc").show(ui);
            if no.clicked() {
                choice = Some(Choice::No);
            }
            let Some([label, name]) = &content.yes else {
                return;
            };
            let kind = if armed {
                Kind::DangerSolid
            } else {
                Kind::DangerOutline
            };
            let yes = Button::new(kind, label).name(name).key("Enter").show(ui);
            if armed && !question.has_focus {
                question.has_focus = true;
                yes.request_focus();
            }
            choice = choice.take().or_else(|| listen(ui, &yes, armed, question));
        });
    });
    choice
}

/// A click counts if it began when the button was listening already.
fn listen(ui: &Ui, yes: &egui::Response, armed: bool, question: &mut Question) -> Option<Choice> {
    let (pressed, released) = ui.input(|input| {
        (
            input.pointer.primary_pressed(),
            input.pointer.primary_released(),
        )
    });
    if pressed && (yes.is_pointer_button_down_on() || yes.clicked()) {
        question.pressed = armed;
    }
    let counts = armed && (!released || question.pressed);
    (yes.clicked() && counts).then(|| Choice::Yes(source(released)))
}

fn keys(ui: &Ui, content: &Content, armed: bool) -> Option<Choice> {
    // A key that is held since before the question was open says nothing about it.
    let is_held = |event: &egui::Event| {
        matches!(
            event,
            egui::Event::Key {
                key: Key::Enter | Key::Space,
                repeat: true,
                ..
            }
        )
    };
    ui.input_mut(|input| input.events.retain(|event| !is_held(event)));
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        return Some(Choice::No);
    }
    // While another control has the keyboard, such as "Cancel", Enter belongs to that.
    let elsewhere = ui
        .memory(egui::Memory::focused)
        .is_some_and(|id| id != list_id());
    if armed && elsewhere {
        return None;
    }
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    (enter && armed).then_some(if content.yes.is_some() {
        Choice::Yes(Source::Key)
    } else {
        Choice::No
    })
}

fn note(ui: &mut Ui, icon: &str, ink: Color32, text: &str) {
    let p = palette(ui);
    ui.horizontal_top(|ui| {
        widgets::icon(ui, icon, 16.0, ink);
        let text = egui::RichText::new(text)
            .font(theme::small())
            .color(p.text_2);
        ui.add(egui::Label::new(text).wrap());
    });
}

fn with_source(command: Command, pressed: Source) -> Command {
    match command {
        Command::Remove {
            call, participant, ..
        } => Command::Remove {
            call,
            participant,
            source: pressed,
        },
        Command::CancelInvitation {
            call, invitation, ..
        } => Command::CancelInvitation {
            call,
            invitation,
            source: pressed,
        },
        other => other,
    }
}

/// What the question says now; `None` where it answered itself.
fn content(
    question: &Question,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &CallPane,
) -> Option<Content> {
    match &question.about {
        About::Removal(key, participant) => {
            let shown = pane.table.find(key)?;
            let mut content = removal(&shown.row, call, context);
            content.command = Some(Command::Remove {
                call: call.id.clone(),
                participant: participant.clone(),
                source: Source::Click,
            });
            let gone = match &shown.row.state {
                RowState::Gone { at, .. } => Some(*at),
                _ => shown.left,
            };
            if let WatchState::Ended(_) = call.state {
                content.close_only(tr("question-call-ended"));
            } else if let Some(at) = gone {
                content.close_only(tr_with("question-left", &[("time", clock(at).into())]));
            } else if shown.row.removable() != Some(participant) || !shown.row.can_ask() {
                // Asked for on another way meanwhile: the row says how that goes.
                return None;
            }
            Some(content)
        }
        About::Cancelling(id) => {
            let found = call.invitations.iter().find(|found| found.id == *id)?;
            if !found.can_cancel() || matches!(call.state, WatchState::Ended(_)) {
                return None;
            }
            let name = person_text::invited_name(found);
            let kind = kind_in_sentence(person_text::invited_badge(found));
            Some(Content {
                title: parts("question-cancel", &name, &kind),
                warnings: Vec::new(),
                hint: Some(tr("question-cancel-hint")),
                tail: person_text::invited_identity(found).1.replace(" · ", ""),
                yes: Some([
                    tr("question-cancel-yes"),
                    tr_with("question-cancel-yes-name", &[("name", name.into())]),
                ]),
                no: tr("question-cancel-no"),
                command: Some(Command::CancelInvitation {
                    call: call.id.clone(),
                    invitation: id.clone(),
                    source: Source::Click,
                }),
            })
        }
    }
}

fn removal(row: &Row, call: &CallView, context: &CallContext<'_>) -> Content {
    let name = person_text::name(row);
    let tail = person_text::id_tail(row).unwrap_or_default();
    let spoken = person_text::spoken(row);
    Content {
        title: parts("question-remove", &name, &kind_phrase(row)),
        warnings: warnings(row, call, context),
        hint: Some(tr("question-remove-hint")),
        tail,
        yes: Some([
            tr("question-remove-yes"),
            tr_with("question-remove-yes-name", &[("who", spoken.into())]),
        ]),
        no: tr("question-no"),
        command: None,
    }
}

fn warnings(row: &Row, call: &CallView, context: &CallContext<'_>) -> Vec<String> {
    let mut warnings = Vec::new();
    match &row.mark {
        Some(Mark::LooksLike(other)) => {
            let name = other.as_str().into();
            warnings.push(tr_with("question-looks-like", &[("name", name)]));
        }
        Some(Mark::SameName(n)) => {
            warnings.push(tr_with("question-same-name", &[("n", (*n).into())]));
        }
        Some(Mark::HiddenCharacters) => warnings.push(tr("question-hidden")),
        None => {}
    }
    match row.role {
        Role::Organizer => warnings.push(tr("question-organizer")),
        Role::Recorder => warnings.push(tr("question-recorder")),
        Role::Attendee | Role::ThisApp => {}
    }
    let is_old = matches!(
        call.state,
        WatchState::Stale | WatchState::Throttled | WatchState::Unreachable
    );
    if let Some(updated) = call.updated.filter(|_| is_old) {
        let age = age(context.now.since(updated));
        warnings.push(tr_with("question-stale", &[("age", age.into())]));
    }
    warnings
}

impl Content {
    fn close_only(&mut self, why: String) {
        self.warnings = vec![why];
        self.hint = None;
        self.yes = None;
        self.command = None;
        self.no = tr("question-close");
    }
}

/// A sentence with the name in it, in which only the name is bold.
fn parts(key: &str, name: &str, kind: &str) -> Vec<(String, bool)> {
    // The name is put in by us: a text that is searched for a name could find it at the wrong place.
    const HERE: &str = "\u{E000}";
    let values = [("name", HERE.into()), ("kind", kind.into())];
    let text = match key {
        "question-cancel" => tr_with("question-cancel", &values),
        _ => tr_with("question-remove", &values),
    };
    let (before, after) = text.split_once(HERE).unwrap_or((&text, ""));
    vec![
        (before.to_owned(), false),
        (name.to_owned(), true),
        (after.to_owned(), false),
    ]
}
