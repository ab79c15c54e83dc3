//! The focus ring.

use egui::{CornerRadius, Response, Stroke, StrokeKind, Ui};

use crate::app::look::theme::palette;

/// Paints the focus ring: 2 points wide, 2 points off the edge.
///
/// egui only changes the fill of a focused widget, which is too little to see.
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
