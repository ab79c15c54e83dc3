//! Two lines about a person: the name with the end of the id, and below them the result of a request.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, Id, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use crate::app::look::shapes::hairline;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::linked_names::name_link;
use crate::app::look::widgets::{self, elided, fitted, spinner};
use crate::app::words::row::status::Glyph;

/// Height of both lines together, in points.
pub(crate) const ROW: f32 = 40.0;

/// Icon, words and color of a result.
pub(crate) type ResultWords = (Glyph, String, Color32);

/// Draws the name and the end of the id, and below them the result. The name is a link with the egui id `link`, unless
/// `link` is `None`. Returns whether the name was pressed.
pub(crate) fn result_line_ui(
    ui: &mut Ui,
    rect: Rect,
    (name, link): (&str, Option<Id>),
    tail: &str,
    said: ResultWords,
) -> bool {
    let p = palette(ui);
    let mut is_pressed = false;
    part(ui, rect, 2.0, 18.0).with_layout(Layout::right_to_left(Align::Center), |ui| {
        elided(ui, tail, "", 80.0, &theme::mono(), p.text_3);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let Some(id) = link else {
                fitted(ui, name, "", &theme::body(), p.text);
                return;
            };
            let mut job = LayoutJob::simple_singleline(name.to_owned(), theme::body(), p.accent);
            job.wrap = TextWrapping::truncate_at_width(ui.available_width());
            let text = ui.painter().layout_job(job);
            let (place, _) = ui.allocate_exact_size(text.size(), Sense::hover());
            ui.painter().galley(place.min, text, p.accent);
            is_pressed = name_link(ui, place, id, name);
        });
    });
    let (glyph, word, ink) = said;
    let mut second = part(ui, rect, 20.0, 16.0);
    second.spacing_mut().item_spacing.x = 6.0;
    glyph_ui(&mut second, glyph, 14.0, ink);
    fitted(&mut second, &word, "", &theme::small(), ink);
    hairline(ui, rect);
    is_pressed
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
