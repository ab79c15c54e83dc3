//! The list of people in the invitation dialog, all of whom are visible before anything rings.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Stroke, Ui, UiBuilder, vec2};
use egui_material_icons::icons::{ICON_CLOSE, ICON_EDIT};

use crate::app::call::invite::invite_text;
use crate::app::call::state::invite_form::{
    InviteCandidate, InviteEntry, InviteForm, InviteProblem, PendingName, standing,
};
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::next_row;
use crate::app::look::styles::{paragraph, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{badge_icon, fitted, icon_button, mark, spinner};
use crate::app::parts::failure_details::failure_buttons_ui;
use crate::app::state::action::Action;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::invitation::MOST_INVITED;
use crate::moderation::state::snapshot::CallView;

/// Height of the dialog without the list, in points.
const AROUND_LIST: f32 = 400.0;
const ENTRY: f32 = 38.0;

/// The pressed control of an entry.
enum EntryPress {
    Drop,
    Correct,
}

/// Draws everyone who was added, and below them the names that couldn't be added, and why.
///
/// The list takes its full room from the beginning, so that nothing moves under the pointer as it fills.
pub(crate) fn list_ui(
    ui: &mut Ui,
    call: &CallView,
    form: &mut InviteForm,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    #[expect(clippy::cast_precision_loss, reason = "five")]
    let full = MOST_INVITED as f32 * ENTRY;
    let room = (ui.ctx().content_rect().height() - AROUND_LIST).clamp(2.0 * ENTRY, full);
    let mut pressed = None;
    Frame::new()
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(theme::radius::CONTROL)
        .inner_margin(Margin::symmetric(8, 0))
        .show(ui, |ui| {
            let list = ScrollArea::vertical().max_height(room);
            list.auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if form.is_list_empty() {
                    empty_ui(ui, room);
                }
                for (at, entry) in form.entries.iter().enumerate() {
                    let press = match entry {
                        InviteEntry::Guest(guest) => guest_ui(ui, at, guest, call),
                        InviteEntry::Name(name) => name_ui(ui, at, name),
                    };
                    pressed = press.map(|press| (at, press)).or(pressed.take());
                }
                refused_ui(ui, form, actions);
            });
        });
    match pressed {
        Some((at, EntryPress::Drop)) => {
            form.entries.remove(at);
            form.problem = None;
            form.has_focus = false;
        }
        Some((at, EntryPress::Correct)) => form.correct(at),
        None => {}
    }
}

/// Draws a hint in place of the empty list.
fn empty_ui(ui: &mut Ui, room: f32) {
    ui.vertical_centered(|ui| {
        ui.add_space((room - 16.0) / 2.0);
        quiet(ui, tr("invite-is-nothing"));
    });
}

/// Says in full why names couldn't be added, each reason once.
fn refused_ui(ui: &mut Ui, form: &InviteForm, actions: &mut Vec<Action>) {
    let problems = form.names().filter_map(PendingName::problem);
    let mut told: Vec<String> = Vec::new();
    for problem in problems {
        let text = invite_text::problem(problem);
        if told.contains(&text) {
            continue;
        }
        let ink = palette(ui).warning;
        paragraph(ui, text.clone(), theme::small(), ink);
        if let InviteProblem::NoRight(failure) | InviteProblem::Failed(failure) = problem {
            failure_buttons_ui(ui, failure, actions);
        }
        told.push(text);
    }
}

/// Draws the entry of a person who can be invited. Returns the control that was pressed, if any.
fn guest_ui(
    ui: &mut Ui,
    at: usize,
    guest: &InviteCandidate,
    call: &CallView,
) -> Option<EntryPress> {
    let name = invite_text::name(guest);
    let mut row = entry_row(ui, at);
    let mut press = drop_ui(&mut row, &name);
    if guest.is_unknown {
        press = correct_ui(&mut row, &name).or(press);
    }
    mark_ui(&mut row, guest, call);
    who_ui(
        &mut row,
        guest.invitee.badge(),
        &name,
        &invite_text::identity(guest),
    );
    press
}

/// Draws the entry of a sign-in name that is being looked up or was refused. Returns the control that was pressed, if
/// any.
fn name_ui(ui: &mut Ui, at: usize, pending: &PendingName) -> Option<EntryPress> {
    let name = privacy::id(SafeName::new(&pending.name).as_str());
    let mut row = entry_row(ui, at);
    let mut press = drop_ui(&mut row, &name);
    let words = if let Some(problem) = pending.problem() {
        press = correct_ui(&mut row, &name).or(press);
        mark(&mut row, &invite_text::refused(problem));
        tr("invite-sign-in-name")
    } else {
        spinner(&mut row, 14.0);
        tr("invite-looking-up")
    };
    who_ui(&mut row, Badge::Member, &name, &(words, String::new()));
    press
}

/// Makes the row of an entry, to be filled from its right edge.
fn entry_row(ui: &mut Ui, at: usize) -> Ui {
    let rect = next_row(ui, ENTRY);
    if at > 0 {
        let stroke = Stroke::new(1.0, palette(ui).line);
        ui.painter().hline(rect.x_range(), rect.top(), stroke);
    }
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt(("guest", at))
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 8.0;
    row
}

fn drop_ui(ui: &mut Ui, name: &str) -> Option<EntryPress> {
    let said = tr_with("invite-drop", &[("name", name.into())]);
    let pressed = icon_button(ui, ICON_CLOSE.codepoint, &said).clicked();
    pressed.then_some(EntryPress::Drop)
}

fn correct_ui(ui: &mut Ui, name: &str) -> Option<EntryPress> {
    let said = tr_with("invite-correct", &[("name", name.into())]);
    let pressed = icon_button(ui, ICON_EDIT.codepoint, &said).clicked();
    pressed.then_some(EntryPress::Correct)
}

/// Draws the badge and the name, and below the name the details that tell namesakes apart.
fn who_ui(ui: &mut Ui, badge: Badge, name: &str, (words, end): &(String, String)) {
    let p = palette(ui);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        // Badges differ in width, but the names should line up.
        ui.allocate_ui(vec2(24.0, 20.0), |ui| {
            ui.set_width(24.0);
            badge_icon(ui, badge);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(2.0);
            fitted(ui, name, "", &theme::body(), p.text);
            fitted(ui, words, end, &theme::small(), p.text_3);
        });
    });
}

/// Draws the warning about a person in the list, if there is one: already ringing, already in the call, or unknown to
/// the directory.
fn mark_ui(ui: &mut Ui, guest: &InviteCandidate, call: &CallView) {
    let presence = standing(&guest.invitee, call);
    let text = invite_text::presence_mark(presence).or_else(|| {
        let is_unknown = guest.is_unknown;
        is_unknown.then(|| tr("invite-mark-unknown-id"))
    });
    match text {
        Some(text) => drop(mark(ui, &text)),
        None if guest.lookup.is_some() => spinner(ui, 14.0),
        None => {}
    }
}
