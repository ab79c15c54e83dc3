//! One line of the results of invitations.

use egui::{Align, Color32, Layout, Rect, Ui, UiBuilder, vec2};

use crate::app::call::rows::result_line::{ROW, glyph_ui, part};
use crate::app::look::cells::{from_right, next_row};
use crate::app::look::shapes::{hairline, text_width};
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{elided, fitted};
use crate::app::words::row::status::Glyph;

/// Height of a name, in points.
const NAME: f32 = 20.0;
/// Width of the icon before the words of a result, in points.
const GLYPH: f32 = 20.0;
/// Distance, in points, from the top of the line to words below the button.
const BUTTON_ENDS: f32 = 36.0;
/// Least room for the end of an ID beside a name, in points.
const LEAST_TAIL: f32 = 48.0;

/// The result of one invitation, or why somebody wasn't invited.
pub(crate) struct ResultLine<'a> {
    pub(crate) name: &'a str,
    pub(crate) tail: &'a str,
    pub(crate) glyph: Glyph,
    pub(crate) ink: Color32,
    pub(crate) word: &'a str,
    /// When the invitation ended. Empty if it has not, or if `word` tells the time.
    pub(crate) time: &'a str,
}

impl ResultLine<'_> {
    /// Draws the name with the end of the id. Below the name, draws the words on as many lines as they need, and the
    /// time. `beside` draws a button at the right edge and returns the width that it takes.
    pub(crate) fn show(&self, ui: &mut Ui, beside: impl FnOnce(&mut Ui) -> f32) {
        let p = palette(ui);
        let room = ui.available_rect_before_wrap();
        let place = Rect::from_min_size(room.min + vec2(0.0, 7.0), vec2(room.width(), 26.0));
        let taken = beside(&mut from_right(ui, place));
        let time = text_width(ui, self.time, theme::small());
        let width = room.width() - taken;
        let lay = |words: f32| {
            let (text, painter) = (self.word.to_owned(), ui.painter());
            painter.layout(text, theme::small(), self.ink, words.max(GLYPH))
        };
        let [mut words, whole] = [width, room.width()].map(|width| width - GLYPH - time - 8.0);
        let mut laid = lay(words);
        let mut top = NAME;
        // Words that would need more than two lines beside the button are drawn below it.
        if taken > 0.0 && laid.rows.len() > 2 {
            (words, laid, top) = (whole, lay(whole), BUTTON_ENDS);
        }
        let height = (top + laid.size().y + 4.0).max(ROW);
        let rect = next_row(ui, height);
        let rect = Rect::from_min_size(rect.min, vec2(width, height));
        part(ui, rect, 2.0, 18.0).with_layout(Layout::right_to_left(Align::Center), |ui| {
            // The name is shortened last.
            let room = width - text_width(ui, self.name, theme::body()) - 8.0;
            if room >= LEAST_TAIL {
                elided(ui, self.tail, "", room.min(120.0), &theme::mono(), p.text_3);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                fitted(ui, self.name, "", &theme::body(), p.text);
            });
        });
        let mut first = part(ui, rect, top, 16.0);
        first.spacing_mut().item_spacing.x = 6.0;
        glyph_ui(&mut first, self.glyph, 14.0, self.ink);
        let size = vec2(words, height - top);
        let below = Rect::from_min_size(rect.min + vec2(GLYPH, top + 1.0), size);
        let mut below = ui.new_child(UiBuilder::new().max_rect(below));
        paragraph(&mut below, self.word, theme::small(), self.ink);
        let at = Rect::from_min_size(
            rect.min + vec2(0.0, top),
            vec2(words + GLYPH + time + 8.0, 16.0),
        );
        line(&mut from_right(ui, at), self.time, theme::small(), p.text_2);
        hairline(ui, rect.with_max_x(room.right()));
    }
}
