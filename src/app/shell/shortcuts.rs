//! Keys of the whole window, while no dialog is open.

use egui::{KeyboardShortcut, Modifiers, Ui};

use crate::app::call::keys::DIGITS;
use crate::app::shell::commands::{run, why_not};
use crate::app::shell::view::View;
use crate::app::state::action::Action;
use crate::app::state::commands::{Scope, pressed};
use crate::app::state::taken_keys::takes;

/// Runs the command of a pressed key, or shows the call with the pressed number. Does nothing while a dialog is open.
pub(crate) fn shortcuts(ui: &Ui, view: &mut View, actions: &mut Vec<Action>) {
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let is_signed_in = view.snapshot.sign_in.session().is_some();
    if let Some(command) = pressed(ui, &[Scope::Window])
        && (is_signed_in || why_not(command, view).is_none())
    {
        run(ui, command, view, actions);
    }
    for (key, call) in DIGITS.into_iter().zip(&view.snapshot.calls) {
        let shortcut = KeyboardShortcut::new(Modifiers::COMMAND, key);
        if takes(ui, shortcut) {
            actions.push(Action::ShowCall(call.id.clone()));
        }
    }
}
