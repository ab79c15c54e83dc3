//! A person in one line of a list: the kind, the name, and what stands at the right.

use egui::{Color32, FontId, Rect, Ui};

use crate::app::look::cells::{from_left, from_right, next_row};
use crate::app::look::theme;
use crate::app::look::widgets::{badge_icon, elided};
use crate::app::words::person_text;
use crate::moderation::state::row::Row;

/// How high a line is.
pub(crate) const HEIGHT: f32 = 24.0;
/// Where the name begins, behind the icon of the kind.
pub(crate) const KIND: f32 = 30.0;
/// The scroll bar lies over the right edge.
pub(crate) const BAR: f32 = 10.0;
/// Between two cells.
const GAP: f32 = 8.0;

/// Something at the right of a line: the text, how wide it is, its font and its colour.
pub(crate) type LineCell = (String, f32, FontId, Color32);

/// A person in one line.
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

    /// Without the icon of the kind, where that is told in a word.
    pub(crate) fn without_icon(mut self) -> Self {
        self.has_icon = false;
        self
    }

    /// Draws it, with these cells from the right, and says where the name stands.
    pub(crate) fn show<const N: usize>(self, ui: &mut Ui, cells: [LineCell; N]) -> Rect {
        let rect = next_row(ui, HEIGHT);
        let mut right = rect.right() - BAR;
        for (text, width, font, ink) in cells {
            let cell = Rect::from_x_y_ranges(right - width..=right, rect.y_range());
            elided(&mut from_right(ui, cell), &text, "", width, &font, ink);
            right -= width + GAP;
        }
        let cell = Rect::from_x_y_ranges(rect.left()..=right, rect.y_range());
        let ui = &mut from_left(ui, cell);
        if self.has_icon {
            ui.spacing_mut().item_spacing.x = 6.0;
            // One place for all kinds, so that the names stand below each other.
            let left = ui.cursor().left();
            badge_icon(ui, self.row.badge);
            ui.add_space((left + KIND - ui.cursor().left()).max(0.0));
        }
        let (name, room) = (person_text::name(self.row), ui.available_width());
        elided(ui, &name, "", room, &theme::body(), self.ink).rect
    }
}
