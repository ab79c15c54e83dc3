//! What every part of a call is drawn with.

use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::context::CallContext;
use crate::app::state::action::Action;
use crate::moderation::command::Command;
use crate::moderation::state::snapshot::CallView;

/// The call that is drawn, what the window keeps of it, and where its presses go; handed down as one.
#[derive(Debug)]
pub struct CallUi<'a> {
    /// What the worker says of the call.
    pub call: &'a CallView,
    /// What it is drawn with besides.
    pub context: &'a CallContext<'a>,
    /// What is open, chosen and typed in it.
    pub state: &'a mut CallUiState,
    /// What was pressed in this frame.
    pub actions: &'a mut Vec<Action>,
}

impl CallUi<'_> {
    /// Tells the worker what was pressed.
    pub(crate) fn tell(&mut self, command: Command) {
        self.actions.push(Action::Tell(command));
    }
}
