//! Lines of text in the few styles that there are.

use egui::{Color32, FontId, Label, Response, RichText, Ui};

use crate::app::look::theme::{self, palette};

/// The name of a group of controls.
pub(crate) fn head(ui: &mut Ui, text: impl Into<String>) {
    let ink = palette(ui).text;
    line(ui, text, theme::strong(), ink);
}

/// What helps to decide, in small letters over as many lines as it takes.
pub(crate) fn hint(ui: &mut Ui, text: impl Into<String>) {
    let ink = palette(ui).text_2;
    paragraph(ui, text, theme::small(), ink);
}

/// The same, quieter: what a field is for.
pub(crate) fn quiet(ui: &mut Ui, text: impl Into<String>) {
    let ink = palette(ui).text_3;
    paragraph(ui, text, theme::small(), ink);
}

/// Text where the layout has it.
pub(crate) fn line(ui: &mut Ui, text: impl Into<String>, font: FontId, ink: Color32) -> Response {
    ui.add(label(text, font, ink))
}

/// Text that breaks where the room ends, also in a row.
pub(crate) fn paragraph(
    ui: &mut Ui,
    text: impl Into<String>,
    font: FontId,
    ink: Color32,
) -> Response {
    ui.add(label(text, font, ink).wrap())
}

/// One line that ends in an ellipsis where the room does.
pub(crate) fn truncated(
    ui: &mut Ui,
    text: impl Into<String>,
    font: FontId,
    ink: Color32,
) -> Response {
    ui.add(label(text, font, ink).truncate())
}

fn label(text: impl Into<String>, font: FontId, ink: Color32) -> Label {
    Label::new(RichText::new(text).font(font).color(ink))
}
