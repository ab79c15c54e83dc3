//! A quiet sentence under a field.

use egui::{Label, RichText, Ui};

use crate::app::look::theme::{self, palette};

/// A quiet sentence under a field.
pub(crate) fn hint_ui(ui: &mut Ui, text: &str) {
    let text = RichText::new(text).font(theme::small());
    ui.add(Label::new(text.color(palette(ui).text_3)).wrap());
}
