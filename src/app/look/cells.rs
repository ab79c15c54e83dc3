//! Places in a row; their content is centred vertically.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, vec2};

/// Allocates the next row of a list, over the whole width.
pub(crate) fn next_row(ui: &mut Ui, height: f32) -> Rect {
    let size = vec2(ui.available_width(), height);
    ui.allocate_exact_size(size, Sense::hover()).0
}

/// Lays out content from the left.
pub(crate) fn from_left(ui: &mut Ui, rect: Rect) -> Ui {
    cell(ui, rect, Layout::left_to_right(Align::Center))
}

/// Lays out content from the right.
pub(crate) fn from_right(ui: &mut Ui, rect: Rect) -> Ui {
    cell(ui, rect, Layout::right_to_left(Align::Center))
}

fn cell(ui: &mut Ui, rect: Rect, layout: Layout) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).layout(layout))
}
