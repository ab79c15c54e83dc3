//! A person on one line of a list: kind, name, and cells at the right.

use egui::{Color32, FontId, Rect, Ui};

use crate::app::look::cells::{from_left, from_right, next_row};
use crate::app::look::theme;
use crate::app::look::widgets::{badge_icon, elided, fitted};
use crate::app::words::person_text;
use crate::moderation::state::row::Row;

/// Height of a line, in points.
pub(crate) const HEIGHT: f32 = 24.0;
/// Distance in points from the left edge of the line to the name, which follows the icon of the kind.
pub(crate) const KIND: f32 = 30.0;
/// Gap between cells, in points.
pub(crate) const GAP: f32 = 8.0;

/// A cell at the right: text, width, font and color.
pub(crate) type LineCell = (String, f32, FontId, Color32);

pub(crate) struct PersonLine<'a> {
    row: &'a Row,
    ink: Color32,
    has_icon: bool,
}

impl<'a> PersonLine<'a> {
    pub(crate) fn new(row: &'a Row, ink: Color32) -> Self {
        Self {
            row,
            ink,
            has_icon: true,
        }
    }

    /// Omits the icon of the kind, for lines that name the kind in a word.
    pub(crate) fn without_icon(mut self) -> Self {
        self.has_icon = false;
        self
    }

    /// Draws the line with these cells, the rightmost cell first. Returns the rectangle of the name.
    pub(crate) fn show(self, ui: &mut Ui, cells: impl IntoIterator<Item = LineCell>) -> Rect {
        let rect = next_row(ui, HEIGHT);
        let mut right = rect.right();
        for (text, width, font, ink) in cells {
            let cell = Rect::from_x_y_ranges(right - width..=right, rect.y_range());
            elided(&mut from_right(ui, cell), &text, "", width, &font, ink);
            right -= width + GAP;
        }
        let cell = Rect::from_x_y_ranges(rect.left()..=right, rect.y_range());
        let ui = &mut from_left(ui, cell);
        if self.has_icon {
            ui.spacing_mut().item_spacing.x = 6.0;
            // All icons take the same width, so that names line up.
            let left = ui.cursor().left();
            badge_icon(ui, self.row.badge);
            ui.add_space((left + KIND - ui.cursor().left()).max(0.0));
        }
        let name = person_text::name(self.row);
        fitted(ui, &name, "", &theme::body(), self.ink).rect
    }
}
