//! Lines of text in the few styles that there are.

use egui::{Label, RichText, Ui};

use crate::app::look::theme::{self, palette};

pub(crate) fn head(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    ui.label(RichText::new(text).font(theme::strong()).color(p.text));
}

pub(crate) fn small(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    let text = RichText::new(text).font(theme::small()).color(p.text_2);
    ui.add(Label::new(text).wrap());
}
