//! The people added in the invitation dialog, all of them visible before anything rings.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Stroke, Ui, UiBuilder, vec2};
use egui_material_icons::icons::ICON_CLOSE;

use crate::app::call::invite::invite_text;
use crate::app::call::state::invite_form::{CallPresence, InviteCandidate, InviteForm, standing};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::next_row;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{badge_icon, elided, icon_button, mark, spinner};
use crate::moderation::state::snapshot::CallView;

/// Height of the dialog without the list.
const AROUND_LIST: f32 = 400.0;
const ENTRY: f32 = 38.0;

/// Draws everyone who was added.
pub(crate) fn list_ui(ui: &mut Ui, call: &CallView, form: &mut InviteForm) {
    if form.guests.is_empty() {
        return;
    }
    let p = palette(ui);
    let room = (ui.ctx().content_rect().height() - AROUND_LIST).max(2.0 * ENTRY);
    let mut dropped = None;
    Frame::new()
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(theme::radius::CONTROL)
        .inner_margin(Margin::symmetric(8, 0))
        .show(ui, |ui| {
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, guest) in form.guests.iter().enumerate() {
                    if guest_ui(ui, at, guest, call) {
                        dropped = Some(at);
                    }
                }
            });
        });
    if let Some(at) = dropped {
        form.guests.remove(at);
        form.problem = None;
    }
}

/// Draws one person; returns whether to remove them from the list.
fn guest_ui(ui: &mut Ui, at: usize, guest: &InviteCandidate, call: &CallView) -> bool {
    let p = palette(ui);
    let rect = next_row(ui, ENTRY);
    if at > 0 {
        let stroke = Stroke::new(1.0, p.line);
        ui.painter().hline(rect.x_range(), rect.top(), stroke);
    }
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt(("guest", at))
            .max_rect(rect)
            .layout(Layout::right_to_left(Align::Center)),
    );
    let ui = &mut row;
    ui.spacing_mut().item_spacing.x = 8.0;
    let name = invite_text::name(guest);
    let said = tr_with("invite-drop", &[("name", name.as_str().into())]);
    let is_dropped = icon_button(ui, ICON_CLOSE.codepoint, &said).clicked();
    mark_ui(ui, guest, call);
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        // Some badges are wider than others; the names should line up all the same.
        ui.allocate_ui(vec2(24.0, 20.0), |ui| {
            ui.set_width(24.0);
            badge_icon(ui, invite_text::badge(guest));
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(2.0);
            let room = ui.available_width();
            let (words, end) = invite_text::identity(guest);
            elided(ui, &name, "", room, &theme::body(), p.text);
            elided(ui, &words, &end, room, &theme::small(), p.text_3);
        });
    });
    is_dropped
}

/// Draws a warning to read before the invitation is sent.
fn mark_ui(ui: &mut Ui, guest: &InviteCandidate, call: &CallView) {
    let text = match (standing(&guest.invitee, call), guest.is_unknown) {
        (CallPresence::Rings, _) => tr("invite-mark-rings"),
        (CallPresence::InCall, _) => tr("invite-mark-in-call"),
        (CallPresence::Away, true) => tr("invite-mark-unknown"),
        (CallPresence::Away, false) if guest.lookup.is_some() => return spinner(ui, 14.0),
        (CallPresence::Away, false) => return,
    };
    mark(ui, &text);
}
