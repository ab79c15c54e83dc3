//! Texts, headings and icons. A text too long for its line is shortened with an ellipsis, but never its tail, such as
//! the end of an id.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, FontId, Label, Layout, Margin, Response, RichText, Role, Sense, Ui, WidgetInfo,
    pos2, vec2,
};
use egui_material_icons::icons::ICON_CONTENT_COPY;

use crate::app::language::privacy;
use crate::app::language::text::tr_with;
use crate::app::look::shapes::{boxed, paint_centered};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::button::{Button, ButtonKind};
use crate::moderation::model::invisible::{REPLACEMENT, is_invisible};

/// Width of the column of labels before values, in points.
const LABEL_COLUMN: f32 = 76.0;

/// Sets what screen readers say for a text, such as a number beside an icon, or a unit's letters.
pub fn named(text: &Response, words: &str) {
    text.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

/// Draws an icon without a name for screen readers, since the word beside it says the same.
pub fn icon(ui: &mut Ui, icon: &str, size: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    paint_centered(ui, rect.center(), icon, theme::icon(size), color);
    response
}

/// Draws a text to be read or copied verbatim, such as a command or Graph's answer. Takes the whole width.
pub fn verbatim(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    boxed(p.field, p.edge, Margin::symmetric(10, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = RichText::new(privacy::text(text)).font(theme::mono());
        let label = Label::new(text.color(p.text));
        // A user who selects this text copies it as drawn, with the masks of presentation mode.
        ui.add(label.wrap().selectable(true));
    });
}

/// Draws one line that is at most `width` wide. Shortens only `text`, never `tail`. A tooltip shows a cut text in full.
pub fn elided(
    ui: &mut Ui,
    text: &str,
    tail: &str,
    width: f32,
    font: &FontId,
    color: Color32,
) -> Response {
    let (response, full) = elided_quiet(ui, [text, tail], width, font, color);
    match full {
        Some(full) => response.on_hover_text(full),
        None => response,
    }
}

/// Draws a text as [`elided`] does, but without a tooltip. If the text was cut, returns the whole text too.
pub fn elided_quiet(
    ui: &mut Ui,
    [text, tail]: [&str; 2],
    width: f32,
    font: &FontId,
    color: Color32,
) -> (Response, Option<String>) {
    let end = ui
        .painter()
        .layout_no_wrap(tail.to_owned(), font.clone(), color);
    let mut job =
        LayoutJob::single_section(text.to_owned(), TextFormat::simple(font.clone(), color));
    job.wrap = TextWrapping::truncate_at_width((width - end.size().x).max(0.0));
    job.break_on_newline = false;
    let start = ui.painter().layout_job(job);
    let cut = start.elided;
    let size = vec2(
        start.size().x + end.size().x,
        start.size().y.max(end.size().y),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let (label, enabled) = (format!("{text}{tail}"), ui.is_enabled());
    if !label.is_empty() {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, enabled, &label));
    }
    let middle = rect.center().y;
    let end_at = pos2(rect.left() + start.size().x, middle - end.size().y / 2.0);
    let start_at = pos2(rect.left(), middle - start.size().y / 2.0);
    ui.painter().galley(start_at, start, color);
    ui.painter().galley(end_at, end, color);
    (response, cut.then_some(label))
}

/// Draws one line over the available width and shortens it if necessary, as [`elided`] does.
pub fn fitted(ui: &mut Ui, text: &str, tail: &str, font: &FontId, color: Color32) -> Response {
    let room = ui.available_width();
    elided(ui, text, tail, room, font, color)
}

/// Draws a label in a column of 76 points, and its value. With `copy`, a button follows; returns whether it was
/// pressed.
pub fn label_value(ui: &mut Ui, label: &str, value: &str, copy: bool) -> bool {
    let p = palette(ui);
    // Even without a button, the row is as high as the smallest pointer target. The distances between rows are then
    // equal.
    let row = vec2(ui.available_width(), 24.0);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = ui.cursor().left();
        elided(ui, label, "", LABEL_COLUMN, &theme::small(), p.text_3);
        ui.add_space(left + LABEL_COLUMN + 8.0 - ui.cursor().left());
        let room = ui.available_width() - if copy { 26.0 } else { 0.0 };
        let font = if copy { theme::mono() } else { theme::small() };
        let whole = ui
            .painter()
            .layout_no_wrap(value.to_owned(), font.clone(), p.text);
        let is_cut = whole.size().x > room;
        // IDs and thumbprints are compared by their ends.
        let end = value.char_indices().nth_back(7).filter(|_| copy && is_cut);
        let (value, tail) = value.split_at(end.map_or(value.len(), |(at, _)| at));
        elided(ui, value, tail, room, &font, p.text);
        if !copy {
            return false;
        }
        ui.add_space(2.0);
        let name = tr_with("widget-copy-value", &[("label", label.into())]);
        let button = Button::new(ButtonKind::Quiet, "")
            .icon(ICON_CONTENT_COPY.codepoint)
            .name(&name)
            .height(24.0);
        button.show(ui).on_hover_text(&name).clicked()
    })
    .inner
}

/// Marks a drawn text as a heading, so that screen readers can jump to it.
pub fn heading(text: &Response) {
    text.ctx.accesskit_node_builder(text.id, |node| {
        if let Some(words) = node.value().map(str::to_owned) {
            node.set_role(Role::Heading);
            node.set_label(words);
            node.clear_value();
        }
    });
}

/// Draws the heading of a group of rows: its name and, if `count` is given, the number of rows.
pub fn section_head(ui: &mut Ui, label: &str, count: Option<usize>) {
    let palette = palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let name = RichText::new(label).font(theme::small_strong());
        heading(&ui.label(name.color(palette.text)));
        if let Some(count) = count {
            ui.label(
                RichText::new(count.to_string())
                    .font(theme::small())
                    .color(palette.text_2),
            );
        }
    });
}

/// Whether a letter of this name is drawn as a box because no font has the letter.
pub(crate) fn has_boxes(ui: &Ui, name: &str) -> bool {
    if name.is_ascii() {
        return false;
    }
    let font = theme::body();
    // A name contains no invisible characters except joiners, which need no glyph in a font. Every other hidden
    // character was replaced by `REPLACEMENT`.
    let is_drawn = |letter: &char| !is_invisible(*letter) && *letter != REPLACEMENT;
    let mut letters = name.chars().filter(is_drawn);
    ui.fonts_mut(|fonts| letters.any(|letter| !fonts.has_glyph(&font, letter)))
}
