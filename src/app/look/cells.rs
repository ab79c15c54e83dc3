//! Places the content of resizable panels, and of the rows and cells of lists.

use egui::{Align, Id, Layout, Rect, Sense, Ui, UiBuilder, vec2};

/// Draws the content of a panel that the user can resize. Takes exactly the panel's room: content that needs more would
/// make the panel larger, and only the user may do that.
pub(crate) fn panel_content(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let room = ui.available_rect_before_wrap();
    ui.take_available_space();
    add(&mut ui.new_child(UiBuilder::new().max_rect(room)));
}

/// Allocates the next row of a list, over the whole width.
pub(crate) fn next_row(ui: &mut Ui, height: f32) -> Rect {
    let size = vec2(ui.available_width(), height);
    ui.allocate_exact_size(size, Sense::hover()).0
}

/// Returns a `Ui` in this rectangle that lays out its content from the left.
pub(crate) fn from_left(ui: &mut Ui, rect: Rect) -> Ui {
    let place = UiBuilder::new().max_rect(rect);
    ui.new_child(place.layout(Layout::left_to_right(Align::Center)))
}

/// Returns a `Ui` in this rectangle that lays out its content from the right.
pub(crate) fn from_right(ui: &mut Ui, rect: Rect) -> Ui {
    let place = UiBuilder::new().max_rect(rect);
    ui.new_child(place.layout(Layout::right_to_left(Align::Center)))
}

/// Returns a `Ui` in this rectangle that lays out its content from the left; `id` becomes its id.
pub(crate) fn cell_from_left(ui: &mut Ui, rect: Rect, id: Id) -> Ui {
    let place = UiBuilder::new().scope_id(id).max_rect(rect);
    ui.new_child(place.layout(Layout::left_to_right(Align::Center)))
}

/// Returns a `Ui` in this rectangle that lays out its content from the right; `id` becomes its id.
pub(crate) fn cell_from_right(ui: &mut Ui, rect: Rect, id: Id) -> Ui {
    let place = UiBuilder::new().scope_id(id).max_rect(rect);
    ui.new_child(place.layout(Layout::right_to_left(Align::Center)))
}
