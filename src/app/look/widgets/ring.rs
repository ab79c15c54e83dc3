//! The focus ring, which shows the widget with the keyboard focus.

use egui::{CornerRadius, Response, Stroke, StrokeKind, Ui};

use crate::app::look::theme::palette;

/// How far the ring reaches beyond its widget, in points.
const RING: f32 = 4.0;

/// Paints the focus ring of a focused widget: 2 points wide, at a distance of 2 points from the widget.
///
/// egui only changes the fill of a focused widget, which is too little to see. A widget that gets the focus without a
/// press is scrolled into sight with its ring. A press doesn't scroll, because the pressed widget would move under the
/// pointer.
pub(crate) fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    let is_pressed = || ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if response.gained_focus() && !is_pressed() {
        ui.scroll_to_rect(response.rect.expand(RING), None);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            response.rect.expand(2.0),
            CornerRadius::same(radius.saturating_add(3)),
            Stroke::new(2.0, palette(ui).focus),
            StrokeKind::Outside,
        );
    }
}
