//! Two lines about a person: the name with the end of the id, and below them the result of a request.

use egui::{Align, Color32, Layout, Rect, Ui, UiBuilder, vec2};

use crate::app::look::shapes::hairline;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{self, elided, fitted, spinner};
use crate::app::words::row::status::Glyph;

/// Height of both lines together, in points.
pub(crate) const ROW: f32 = 40.0;

/// Icon, words and color of a result.
pub(crate) type ResultWords = (Glyph, String, Color32);

/// Draws the name and the end of the id, and below them the result.
pub(crate) fn result_line_ui(ui: &mut Ui, rect: Rect, name: &str, tail: &str, said: ResultWords) {
    let p = palette(ui);
    part(ui, rect, 2.0, 18.0).with_layout(Layout::right_to_left(Align::Center), |ui| {
        elided(ui, tail, "", 80.0, &theme::mono(), p.text_3);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            fitted(ui, name, "", &theme::body(), p.text);
        });
    });
    let (glyph, word, ink) = said;
    let mut second = part(ui, rect, 20.0, 16.0);
    second.spacing_mut().item_spacing.x = 6.0;
    glyph_ui(&mut second, glyph, 14.0, ink);
    fitted(&mut second, &word, "", &theme::small(), ink);
    hairline(ui, rect);
}

/// Draws the icon or spinner before the word of a state or a result.
pub(crate) fn glyph_ui(ui: &mut Ui, glyph: Glyph, size: f32, ink: Color32) {
    match glyph {
        Glyph::Icon(icon) => drop(widgets::icon(ui, icon, size, ink)),
        Glyph::Spinner => spinner(ui, size),
        Glyph::None => {}
    }
}

/// Returns a `Ui` for a part of a row. It is `height` points high and begins `top` points below the row's top.
pub(crate) fn part(ui: &mut Ui, rect: Rect, top: f32, height: f32) -> Ui {
    let min = rect.min + vec2(0.0, top);
    let rect = Rect::from_min_size(min, vec2(rect.width(), height));
    let layout = Layout::left_to_right(Align::Center);
    ui.new_child(UiBuilder::new().max_rect(rect).layout(layout))
}
