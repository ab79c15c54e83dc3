//! The bar across the window while presentation mode is on, and the key that switches this mode.

use egui::accesskit::Live;
use egui::{Align, Frame, Key, Layout, Modifiers, Panel, Ui};
use egui_material_icons::icons::ICON_VISIBILITY_OFF;

use crate::app::language::privacy::is_on;
use crate::app::language::text::tr;
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{self, Button, ButtonKind, elided};
use crate::app::state::action::Action;

/// The key that switches presentation mode on or off, wherever the focus is.
pub(crate) const KEY: Key = Key::F8;

pub(crate) const HEIGHT: f32 = 28.0;

/// Draws the bar while presentation mode is on, and handles the key.
pub(crate) fn presenting_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let is_on = is_on();
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, KEY)) {
        actions.push(Action::Present(!is_on));
    }
    if !is_on {
        return;
    }
    let p = palette(ui);
    Panel::top("presentation mode")
        .exact_size(HEIGHT)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(p.info_tint))
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.add_space(8.0);
                let button = Button::new(ButtonKind::Quiet, tr("presenting-end"))
                    .name(tr("presenting-end-name"))
                    .key("F8")
                    .height(24.0);
                if button.show(ui).clicked() {
                    actions.push(Action::Present(false));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), words_ui);
            });
        });
}

pub(crate) fn words_ui(ui: &mut Ui) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing.x = 8.0;
    ui.add_space(16.0);
    widgets::icon(ui, ICON_VISIBILITY_OFF.codepoint, 18.0, p.info);
    let on = line(ui, tr("presenting-on"), theme::strong(), p.text);
    ui.accesskit_node_builder(on.id, |node| node.set_live(Live::Polite));
    let (rest, room) = (tr("presenting-text"), ui.available_width());
    elided(ui, &rest, "", room, &theme::body(), p.text);
}
