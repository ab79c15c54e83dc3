//! The line that says how many entries were cleared, with a link that undoes the clearing.

use egui::Ui;

use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::link;

/// Says how many entries were cleared, and returns whether the link that undoes the clearing was pressed.
pub(crate) fn undo_cleared_ui(ui: &mut Ui, n: usize) -> bool {
    ui.spacing_mut().item_spacing.x = 4.0;
    let (undo, words) = (
        tr("ended-undo"),
        tr_with("ended-cleared", &[("n", n.into())]),
    );
    let said = format!("{words} {undo}");
    let ink = palette(ui).text_2;
    let from_right = ui.layout().prefer_right_to_left();
    if !from_right {
        line(ui, words.clone(), theme::small(), ink);
    }
    let is_pressed = link(ui, &undo, Some(&said)).clicked();
    if from_right {
        line(ui, words, theme::small(), ink);
    }
    is_pressed
}
