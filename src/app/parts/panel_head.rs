//! Draws the head of a side panel: its title, and the button that closes the panel.

use egui::{Align, Layout, Response, Ui};
use egui_material_icons::icons::ICON_CLOSE;

use crate::app::look::widgets::icon_button;
use crate::app::parts::dialog::title_ui;

/// Draws the title, and at its right the closing button and the content of `beside`. Returns the response of the
/// closing button.
pub(crate) fn panel_head_ui(
    ui: &mut Ui,
    title: &str,
    close: &str,
    beside: impl FnOnce(&mut Ui),
) -> Response {
    let head = ui.horizontal(|ui| {
        let from_right = ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let close = icon_button(ui, ICON_CLOSE.codepoint, close);
            beside(ui);
            // Longer titles take several lines.
            ui.with_layout(Layout::top_down(Align::Min), |ui| title_ui(ui, title));
            close
        });
        from_right.inner
    });
    head.inner
}
