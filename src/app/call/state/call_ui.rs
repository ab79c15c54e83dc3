//! What every part of a call draws from.

use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::context::CallContext;
use crate::app::state::action::Action;
use crate::moderation::command::Command;
use crate::moderation::state::snapshot::CallView;

/// The call being drawn, its state in the window, and where presses go; passed down as one.
#[derive(Debug)]
pub struct CallUi<'a> {
    /// The worker's view of the call.
    pub call: &'a CallView,
    /// What else it is drawn from.
    pub context: &'a CallContext<'a>,
    /// What is open, selected and typed.
    pub state: &'a mut CallUiState,
    /// What was pressed in this frame.
    pub actions: &'a mut Vec<Action>,
}

impl CallUi<'_> {
    /// Sends a command to the worker.
    pub(crate) fn tell(&mut self, command: Command) {
        self.actions.push(Action::Tell(command));
    }
}
