//! The notes of an open activity entry, and the field that adds a note to the audit log.

use egui::style::ScrollAnimation;
use egui::{Id, Key, Ui};
use egui_material_icons::icons::ICON_EDIT_NOTE;

use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, TextField};
use crate::app::state::action::Action;
use crate::app::words::time_text::clock;
use crate::moderation::command::Command;
use crate::moderation::model::audit::MAX_NOTE_CHARS;
use crate::moderation::state::activity::entry::{ActivityEntry, Note, NoteState};

#[derive(Debug, Default)]
pub(crate) struct NoteDraft {
    /// Number of the entry that the note belongs to.
    entry: u64,
    text: String,
    /// Number of the frame in which the field was opened; `None` once the field has got the focus.
    opened: Option<u64>,
}

/// Width left for the buttons beside the field, in points.
const BUTTONS: f32 = 220.0;
/// Height of the label above the field, in points.
const LABEL: f32 = 19.0;

pub(crate) fn notes_ui(ui: &mut Ui, entry: &ActivityEntry) {
    let p = palette(ui);
    for note in &entry.notes {
        let ink = match note.state {
            NoteState::Writing => p.text_3,
            NoteState::Written => p.text,
            NoteState::NotWritten => p.danger,
        };
        paragraph(ui, sentence(note), theme::small(), ink);
    }
}

fn sentence(note: &Note) -> String {
    let values = [
        ("time", clock(note.at).into()),
        ("text", privacy::text(&note.text).into()),
        (
            "who",
            privacy::name(note.operator.as_deref().unwrap_or_default()).into(),
        ),
    ];
    match (&note.operator, note.state) {
        (_, NoteState::NotWritten) => tr_with("note-not-written", &values[..2]),
        (Some(_), _) => tr_with("note-by", &values),
        (None, _) => tr_with("note-told", &values[..2]),
    }
}

/// Draws the button that opens the field for a note. Draws nothing if the field is open or the entry can't have notes.
pub(crate) fn add_note_ui(ui: &mut Ui, entry: &ActivityEntry, draft: &mut Option<NoteDraft>) {
    let is_open = draft.as_ref().is_some_and(|it| it.entry == entry.number);
    if !entry.takes_notes() || is_open {
        return;
    }
    let button = Button::new(ButtonKind::Resting, tr("note-add"))
        .icon(ICON_EDIT_NOTE.codepoint)
        .height(26.0)
        .show(ui);
    if button.clicked() {
        *draft = Some(NoteDraft {
            entry: entry.number,
            text: String::new(),
            opened: Some(ui.ctx().cumulative_frame_nr()),
        });
    }
}

/// Draws the field for a note if it is open. Enter adds the note unless it is empty, and Escape drops it.
pub(crate) fn note_field_ui(
    ui: &mut Ui,
    entry: &ActivityEntry,
    draft: &mut Option<NoteDraft>,
    actions: &mut Vec<Action>,
) {
    let Some(open) = draft.as_mut().filter(|it| it.entry == entry.number) else {
        return;
    };
    let is_empty = open.text.trim().is_empty();
    let (mut added, mut dropped) = (false, false);
    let row = ui.horizontal(|ui| {
        let width = (ui.available_width() - BUTTONS).max(120.0);
        let label = tr("note-label");
        let field = |ui: &mut Ui| {
            ui.set_width(width);
            let field = TextField::new(&mut open.text, &label).id(field_id());
            field.at_most(MAX_NOTE_CHARS).show(ui)
        };
        let response = ui.scope(field).inner;
        let left_by = |key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
        added = left_by(Key::Enter) && !is_empty;
        dropped = left_by(Key::Escape);
        ui.vertical(|ui| {
            ui.add_space(LABEL);
            ui.horizontal(|ui| {
                let why = is_empty.then(|| tr("note-empty"));
                let save = Button::new(ButtonKind::AccentSolid, tr("note-save"))
                    .height(30.0)
                    .disabled_because(why.as_deref())
                    .show(ui);
                added |= save.clicked();
                let drop = Button::new(ButtonKind::Resting, tr("note-drop")).height(30.0);
                dropped |= drop.show(ui).clicked();
            });
        });
    });
    // The field gets the focus in the next frame. In this frame, the press on the button counts as a press beside the
    // field and would remove the focus.
    let frame = ui.ctx().cumulative_frame_nr();
    if open.opened.take_if(|opened| *opened < frame).is_some() {
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        // The activity panel is low, so the field may be out of sight.
        ui.scroll_to_rect_animation(row.response.rect, None, ScrollAnimation::none());
    } else if open.opened.is_some() {
        ui.request_repaint();
    }
    if added {
        actions.push(Action::Tell(Command::Note {
            entry: entry.number,
            text: std::mem::take(&mut open.text),
        }));
    }
    if added || dropped {
        *draft = None;
    }
}

fn field_id() -> Id {
    Id::unique("note for the record")
}
