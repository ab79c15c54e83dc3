//! A note on the sign-in page: an icon with content beside it.

use egui::{Color32, CornerRadius, Frame, Margin, Response, Ui};

use crate::app::look::theme::radius;
use crate::app::look::widgets::icon;

/// Draws a note with this icon and content on a tinted background.
pub(crate) fn note_ui(
    ui: &mut Ui,
    tint: Color32,
    (symbol, color): (&str, Color32),
    says: impl FnOnce(&mut Ui),
) -> Response {
    let note = Frame::new()
        .fill(tint)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.horizontal_top(|ui| {
                icon(ui, symbol, 18.0, color);
                ui.vertical(says);
            });
        });
    note.response
}
