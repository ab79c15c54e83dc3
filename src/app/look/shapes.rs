//! Shapes from which widgets and rows are painted: boxes, hairlines, texts, and the background of a list's row.

use egui::{
    Color32, CornerRadius, FontId, Frame, Margin, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, vec2,
};

use crate::app::look::theme::{palette, radius};

/// Returns the width of a text on one line, in points.
pub(crate) fn text_width(ui: &Ui, text: &str, font: FontId) -> f32 {
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER);
    galley.size().x
}

/// Returns the egui sense for a part of the window that can be pressed only if `can_press`.
pub(crate) fn pressable(can_press: bool) -> Sense {
    if can_press {
        Sense::click()
    } else {
        Sense::hover()
    }
}

/// Paints a text or an icon centered on a point.
pub(crate) fn paint_centered(ui: &Ui, middle: Pos2, text: &str, font: FontId, ink: Color32) {
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(text.to_owned(), font, ink);
    painter.galley(middle - galley.size() / 2.0, galley, ink);
}

/// Paints a filled box with a thin edge inside.
pub(crate) fn paint_box(ui: &Ui, rect: Rect, radius: u8, fill: Color32, edge: Color32) {
    let (corners, edge) = (CornerRadius::same(radius), Stroke::new(1.0, edge));
    ui.painter()
        .rect(rect, corners, fill, edge, StrokeKind::Inside);
}

/// Returns a frame that draws a filled box with a thin edge around its content.
pub(crate) fn boxed(fill: Color32, edge: Color32, margin: impl Into<Margin>) -> Frame {
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(margin)
}

/// Paints a hairline along the lower edge of a row or a head.
pub(crate) fn hairline(ui: &Ui, rect: Rect) {
    let stroke = Stroke::new(1.0, palette(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, stroke);
}

/// How a row of a list is painted, apart from its content.
#[derive(Debug, Default)]
pub(crate) struct RowStyle {
    pub(crate) fill: Option<Color32>,
    /// The color of the bar at the left edge; `None` for no bar.
    pub(crate) bar: Option<Color32>,
    pub(crate) has_focus: bool,
}

impl RowStyle {
    /// Paints the row and the hairline below it. The focus ring lies inside the row, because the list would clip it.
    pub(crate) fn paint(self, ui: &Ui, rect: Rect) {
        let painter = ui.painter();
        if let Some(fill) = self.fill {
            painter.rect_filled(rect, 0.0, fill);
        }
        hairline(ui, rect);
        if let Some(bar) = self.bar {
            let place = Rect::from_min_size(rect.min, vec2(3.0, rect.height() - 1.0));
            painter.rect_filled(place, 0.0, bar);
        }
        if self.has_focus {
            let (ring, stroke) = (rect.shrink(2.0), Stroke::new(2.0, palette(ui).focus));
            painter.rect_stroke(ring, 4.0, stroke, StrokeKind::Inside);
        }
    }
}
