//! Scrolling lists: rows without gaps, of which only the visible ones are drawn.

use std::fmt::Debug;
use std::hash::Hash;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::look::scroll_keys::{ScrollKeys, scroll_by_keys};

/// A scrolling list. It is as high as the available room unless a height is set.
pub(crate) struct ListTable {
    area: ScrollArea,
    keys: Option<ScrollKeys>,
}

impl ListTable {
    pub(crate) fn new(id: impl Hash + Debug) -> Self {
        let area = ScrollArea::vertical().id_salt(id).auto_shrink(false);
        Self { area, keys: None }
    }

    /// Sets the height of the list in points. The list is lower if there is less room.
    pub(crate) fn height(mut self, height: f32) -> Self {
        self.area = self.area.max_height(height);
        self
    }

    /// Sets the height of the list in points. The list keeps this height even inside a panel that scrolls.
    pub(crate) fn fixed_height(mut self, height: f32) -> Self {
        self.area = self.area.min_scrolled_height(height).max_height(height);
        self
    }

    /// Makes the list as high as its rows, up to this height in points.
    pub(crate) fn at_most(mut self, height: f32) -> Self {
        self.area = self.area.max_height(height).auto_shrink([false, true]);
        self
    }

    /// Sets how far the list is scrolled down from its top, in points.
    pub(crate) fn scrolled_to(mut self, top: f32) -> Self {
        self.area = self.area.vertical_scroll_offset(top);
        self
    }

    /// Sets which keys scroll the list.
    pub(crate) fn keys(mut self, keys: ScrollKeys) -> Self {
        self.keys = Some(keys);
        self
    }

    /// Draws the visible rows of a list of `count` rows, each `row` points high. `draw` gets the index of the row.
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
                self.keys.iter().for_each(|keys| scroll_by_keys(ui, *keys));
                visible.for_each(|at| draw(ui, at));
            });
        });
    }

    /// Draws the visible rows, each with its own height. Also draws the row `also`, even if that isn't visible yet.
    /// Returns how far the list is scrolled, in points.
    pub(crate) fn show_uneven(
        self,
        ui: &mut Ui,
        heights: &[f32],
        also: Option<usize>,
        mut draw: impl FnMut(&mut Ui, Rect, usize),
    ) -> f32 {
        let shown = self.area.show_viewport(ui, |ui, viewport| {
            self.keys.iter().for_each(|keys| scroll_by_keys(ui, *keys));
            ui.spacing_mut().item_spacing.y = 0.0;
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
        shown.state.clamped_offset().y
    }
}

/// Draws the visible ones of `count` rows in the surrounding scroll area, each `row` points high. `draw` gets the index
/// of the row.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a list of 2^24 rows would be drawn a pixel off"
)]
pub(crate) fn rows_ui(ui: &mut Ui, row: f32, count: usize, mut draw: impl FnMut(&mut Ui, usize)) {
    let size = vec2(ui.available_width(), row * count as f32);
    let (list, _) = ui.allocate_exact_size(size, Sense::hover());
    let sight = ui.clip_rect().intersect(list);
    let first = ((sight.top() - list.top()) / row).floor().max(0.0) as usize;
    let last = ((sight.bottom() - list.top()) / row).ceil().max(0.0) as usize;
    for at in first..last.min(count) {
        let top = list.top() + row * at as f32;
        let rect = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), row));
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(at), |ui| {
            draw(ui, at);
        });
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use egui_kittest::Harness;

    use super::*;

    /// Draws a list of twenty rows of two lines each in a panel with gaps. Returns the indexes of the drawn rows, each
    /// with the gap between its lines.
    fn drawn(show: impl Fn(&mut Ui, &dyn Fn(&mut Ui, usize))) -> Vec<(usize, f32)> {
        let drawn = RefCell::new(Vec::new());
        let row = |ui: &mut Ui, at: usize| {
            let [first, second] = [0, 1].map(|_| ui.allocate_space(vec2(50.0, 20.0)).1);
            drawn.borrow_mut().push((at, second.top() - first.bottom()));
        };
        let _window = Harness::new_ui(|ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            drawn.borrow_mut().clear();
            show(ui, &row);
        });
        drawn.take()
    }

    #[test]
    fn visible_rows_are_drawn_without_gaps() {
        let same = drawn(|ui, row| {
            let list = ListTable::new("same").height(100.0);
            list.show(ui, 40.0, 20, row);
        });
        let places: Vec<usize> = same.iter().map(|(at, _)| *at).collect();
        assert!(
            places.starts_with(&[0, 1, 2]) && places.len() < 5,
            "{places:?}"
        );
        let uneven = drawn(|ui, row| {
            let heights = [40.0; 20];
            let list = ListTable::new("uneven").height(100.0);
            list.show_uneven(ui, &heights, Some(15), |ui, rect, at| {
                ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| row(ui, at));
            });
        });
        let places: Vec<usize> = uneven.iter().map(|(at, _)| *at).collect();
        assert_eq!(places, [0, 1, 2, 15], "and the one that was asked for");
        let mut gaps = same.iter().chain(&uneven).map(|(_, gap)| *gap);
        assert!(gaps.all(|gap| gap.abs() < 0.1), "{uneven:?}");
    }
}
