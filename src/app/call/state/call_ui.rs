//! The data that every part of a call draws from.

use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::context::CallContext;
use crate::app::state::action::Action;
use crate::moderation::command::Command;
use crate::moderation::state::snapshot::CallView;

/// The call being drawn, its state in the window, and the list of actions, passed down as one value.
#[derive(Debug)]
pub struct CallUi<'a> {
    /// The worker's view of the call.
    pub call: &'a CallView,
    /// The context that the call is drawn with, besides its own view.
    pub context: &'a CallContext<'a>,
    /// The state of the call in the window: open, selected and typed parts.
    pub state: &'a mut CallUiState,
    /// The actions requested in this frame.
    pub actions: &'a mut Vec<Action>,
}

impl CallUi<'_> {
    /// Sends a command to the worker.
    pub(crate) fn tell(&mut self, command: Command) {
        self.actions.push(Action::Tell(command));
    }
}
