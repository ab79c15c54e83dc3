//! Lines of text in the window's few styles.

use egui::{Color32, FontId, Label, Response, RichText, Ui};

use crate::app::look::theme::{self, palette};

/// Draws the heading of a group of controls.
pub(crate) fn head(ui: &mut Ui, text: impl Into<String>) {
    let ink = palette(ui).text;
    line(ui, text, theme::strong(), ink);
}

/// Draws advice in small letters, wrapped over as many lines as needed.
pub(crate) fn hint(ui: &mut Ui, text: impl Into<String>) {
    let ink = palette(ui).text_2;
    paragraph(ui, text, theme::small(), ink);
}

/// Draws a small text in a quieter color than [`hint`], such as the purpose of a field.
pub(crate) fn quiet(ui: &mut Ui, text: impl Into<String>) {
    let ink = palette(ui).text_3;
    paragraph(ui, text, theme::small(), ink);
}

/// Draws text. Whether it wraps depends on the layout of `ui`.
pub(crate) fn line(ui: &mut Ui, text: impl Into<String>, font: FontId, ink: Color32) -> Response {
    ui.add(label(text, font, ink))
}

/// Draws text that wraps at the right edge, even in a horizontal layout.
pub(crate) fn paragraph(
    ui: &mut Ui,
    text: impl Into<String>,
    font: FontId,
    ink: Color32,
) -> Response {
    ui.add(label(text, font, ink).wrap())
}

/// Draws text on one line, cut with an ellipsis at the right edge.
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
