//! The way back for a guest who was removed, perhaps by mistake. Guests have no lasting identity, so no button can let in
//! exactly this one.

use egui::Ui;
use egui_material_icons::icons::ICON_DOOR_FRONT;

use crate::app::language::text::tr;
use crate::app::look::styles::hint;
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::{let_next_in, lets_in_text};
use crate::moderation::state::snapshot::CallView;

/// Says how the guest can come back. While the door is closed, draws the button that lets the next guest in.
pub(crate) fn way_back_ui(ui: &mut Ui, call: &CallView, actions: &mut Vec<Action>) {
    let Some((label, command)) = let_next_in(call) else {
        return hint(ui, tr("way-back-link"));
    };
    hint(ui, tr("way-back-door"));
    if let Some(text) = call.rules.door.as_ref().and_then(lets_in_text) {
        hint(ui, text);
    }
    let button = Button::new(ButtonKind::Resting, &label)
        .icon(ICON_DOOR_FRONT.codepoint)
        .width(ui.available_width());
    if button.show(ui).clicked() {
        actions.push(Action::Tell(command));
    }
}
