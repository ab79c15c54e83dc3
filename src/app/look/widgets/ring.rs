//! The ring around what has the keyboard.

use egui::{CornerRadius, Response, Stroke, StrokeKind, Ui};

use crate::app::look::theme::palette;

/// Paints the ring around a control that has the keyboard: 2 wide, 2 off its edge.
///
/// egui only changes the fill of such a widget, which is too little to be found by eye.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            CornerRadius::same(radius.saturating_add(3)),
            Stroke::new(2.0, palette(ui).focus),
            StrokeKind::Outside,
        );
    }
}
