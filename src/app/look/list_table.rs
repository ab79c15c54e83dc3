//! Scrolling lists: rows without gaps, of which only the visible ones are drawn.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Rect, ScrollArea, Ui, pos2, vec2};

/// A scrolling list as high as its room, unless told otherwise.
pub(crate) struct ListTable {
    area: ScrollArea,
}

impl ListTable {
    pub(crate) fn new(id: impl Hash + Debug) -> Self {
        let area = ScrollArea::vertical().id_salt(id).auto_shrink(false);
        Self { area }
    }

    /// Sets the height that it has where there is room for it.
    pub(crate) fn height(mut self, height: f32) -> Self {
        self.area = self.area.max_height(height);
        self
    }

    /// Sets the height that it has even where a panel around it scrolls.
    pub(crate) fn fixed_height(mut self, height: f32) -> Self {
        self.area = self.area.min_scrolled_height(height).max_height(height);
        self
    }

    /// Makes it as high as its rows, up to this height.
    pub(crate) fn at_most(mut self, height: f32) -> Self {
        self.area = self.area.max_height(height).auto_shrink([false, true]);
        self
    }

    /// Scrolls to this distance from the top.
    pub(crate) fn scrolled_to(mut self, top: f32) -> Self {
        self.area = self.area.vertical_scroll_offset(top);
        self
    }

    /// Draws rows of the same height.
    pub(crate) fn show(
        self,
        ui: &mut Ui,
        row: f32,
        count: usize,
        mut draw: impl FnMut(&mut Ui, usize),
    ) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.area.show_rows(ui, row, count, |ui, visible| {
                visible.for_each(|at| draw(ui, at));
            });
        });
    }

    /// Draws rows of these heights, each in its place; `also` one that isn't visible yet.
    pub(crate) fn show_uneven(
        self,
        ui: &mut Ui,
        heights: &[f32],
        also: Option<usize>,
        mut draw: impl FnMut(&mut Ui, Rect, usize),
    ) {
        self.area.show_viewport(ui, |ui, viewport| {
            ui.set_height(heights.iter().sum());
            let list = ui.max_rect();
            let visible = viewport.translate(list.min.to_vec2()).y_range();
            let mut top = list.top();
            for (at, height) in heights.iter().enumerate() {
                let row = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), *height));
                top = row.bottom();
                if visible.intersects(row.y_range()) || also == Some(at) {
                    draw(ui, row, at);
                }
            }
        });
    }
}
