//! What stands beside a call, or over it in a narrow window: an ending that is under way, otherwise the chosen person.

use egui::Ui;

use super::action::Action;
use super::ending_ui::ending_ui;
use super::pane::{CallContext, CallPane};
use super::person_ui::person_ui;
use crate::moderation::snapshot::CallView;

/// Whether there is something that has to lie over the call where it has no place of its own.
pub fn has_side(call: &CallView, pane: &CallPane) -> bool {
    pane.chosen().is_some() || pane.leave.shown_ending(call).is_some()
}

/// Draws it.
pub fn side_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    match pane.leave.shown_ending(call) {
        Some(ending) => ending_ui(ui, call, ending, context, pane, actions),
        None => person_ui(ui, call, context, pane, actions),
    }
}
