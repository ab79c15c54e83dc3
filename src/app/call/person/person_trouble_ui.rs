//! Trouble with a person on their card, such as a failed removal: its cause, the next step, the PowerShell command, and
//! the raw details.

use egui::Ui;
use egui::text::{LayoutJob, TextFormat};
use egui_material_icons::icons::{ICON_CONTENT_COPY, ICON_ERROR, ICON_WARNING};

use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::shapes::boxed;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{self, Button, ButtonKind, Tone};
use crate::app::parts::failure_details::{access_button_ui, folded_ui, raw_text};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::words::attendance_text::came_back_words;
use crate::app::words::failure_text::{removal_failure_text, still_here_next};
use crate::app::words::person_text::name;
use crate::app::words::row::person_status::status;
use crate::app::words::time_text::clock;
use crate::moderation::command::Command;
use crate::moderation::model::failure::Failure;
use crate::moderation::state::row::{Row, RowState};

/// Draws what went wrong, and the next step:
/// - the removal failed, had no effect or isn't proved
/// - the person came back
/// - the person joined although their invitation was canceled
pub(crate) fn trouble_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row) {
    let Some(participant) = row.key.participant() else {
        return;
    };
    let dismiss = Action::Tell(Command::Dismiss(cx.call.id.clone(), participant.clone()));
    match &row.state {
        RowState::Failed { failure, .. } => {
            let text = removal_failure_text(failure, cx.context.snapshot, row.badge);
            note_ui(ui, Tone::Danger, &text.sentence, &text.next_step);
            // The buttons are above the long texts, so that they are visible in a low window.
            if let Some(cmdlet) = &text.cmdlet {
                copy_ui(ui, cmdlet, cx.actions);
            }
            access_button_ui(ui, &failure.cause, cx.actions);
            if let Some(cmdlet) = &text.cmdlet {
                raw_ui(ui, cmdlet);
            }
            let told = [
                name(row),
                text.sentence,
                text.next_step,
                text.cmdlet.unwrap_or_default(),
            ];
            details_ui(ui, failure, &told, cx.actions);
        }
        RowState::StillHere { accepted, .. } => {
            let text = tr_with("person-still-here", &[("time", clock(*accepted).into())]);
            let text = sentences(&[text, still_here_next(row.seen.ignored)]);
            note_ui(ui, Tone::Danger, "", &text);
        }
        RowState::NotProved { accepted, .. } => {
            let text = tr_with("person-not-proved", &[("time", clock(*accepted).into())]);
            note_ui(ui, Tone::Warning, "", &text);
        }
        RowState::CameBack { at, removed, times } => {
            let bold = came_back_words(at.since(*removed), *times);
            let text = tr_with("person-came-back", &[("time", clock(*removed).into())]);
            note_ui(ui, Tone::Warning, &bold, &text);
        }
        RowState::JoinedAnyway { at } => {
            let is_moved = cx.call.brought(row).is_some_and(|it| it.is_move());
            let key = if row.participant.in_lobby {
                key!("person-in-lobby-anyway")
            } else if is_moved {
                key!("person-moved-anyway")
            } else {
                key!("person-joined-anyway")
            };
            let text = tr_with(key, &[("time", clock(*at).into())]);
            let now = cx.context.now;
            let said = status(row, None, None, now).by_invitation(row, cx.call, now);
            note_ui(ui, Tone::Warning, &said.word, &text);
        }
        _ => return,
    }
    if widgets::link(ui, &tr("person-dismiss"), None).clicked() {
        cx.actions.push(dismiss);
    }
}

/// Draws a tinted box with `bold` in bold before `rest`. Its height follows the text.
pub(crate) fn note_ui(ui: &mut Ui, tone: Tone, bold: &str, rest: &str) {
    let p = palette(ui);
    let [fill, _, ink] = tone.colors(p);
    let icon = match tone {
        Tone::Danger => ICON_ERROR,
        Tone::Info | Tone::Warning | Tone::Success => ICON_WARNING,
    };
    egui::Frame::new()
        .fill(fill)
        .corner_radius(theme::radius::CONTROL)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                widgets::icon(ui, icon.codepoint, 16.0, ink);
                let mut text = LayoutJob::default();
                for (part, font) in [(bold, theme::small_strong()), (rest, theme::small())] {
                    if !part.is_empty() {
                        let gap = if text.is_empty() { 0.0 } else { 4.0 };
                        text.append(part, gap, TextFormat::simple(font, p.text));
                    }
                }
                ui.add(egui::Label::new(text).wrap());
            });
        });
}

fn copy_ui(ui: &mut Ui, cmdlet: &str, actions: &mut Vec<Action>) {
    let button = Button::new(ButtonKind::AccentSolid, tr("person-copy-command"))
        .icon(ICON_CONTENT_COPY.codepoint);
    if button.show(ui).clicked() {
        actions.push(Action::Copy(Copied::Command, cmdlet.to_owned()));
    }
}

fn raw_ui(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    boxed(p.field, p.line, 8).show(ui, |ui| paragraph(ui, text, theme::mono(), p.text));
}

/// Draws the links that show the raw facts and copy them. The copy begins with what the window tells.
fn details_ui(ui: &mut Ui, failure: &Failure, told: &[String], actions: &mut Vec<Action>) {
    let raw = raw_text(failure);
    folded_ui(ui, |ui| raw_ui(ui, &raw));
    if widgets::link(ui, &tr("person-copy-details"), None).clicked() {
        let lines = told.iter().filter(|line| !line.is_empty());
        let lines: Vec<&str> = lines.chain([&raw]).map(String::as_str).collect();
        actions.push(Action::Copy(Copied::Details, lines.join("\n")));
    }
}
