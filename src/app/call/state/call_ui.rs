//! The data that every part of a call draws from.

use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::inspector::DoorQuestion;
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::{is_raid, let_next_in};
use crate::moderation::command::Command;
use crate::moderation::state::snapshot::CallView;

/// The data that the functions drawing a call share, passed down as one value.
#[derive(Debug)]
pub struct CallUi<'a> {
    /// The worker's view of the call.
    pub call: &'a CallView,
    /// The other data to draw from: the snapshot, the time, and choices.
    pub context: &'a CallContext<'a>,
    /// The window's own state for the call, such as its selection and open dialogs.
    pub state: &'a mut CallUiState,
    /// The actions that clicks and keys have requested in this frame.
    pub actions: &'a mut Vec<Action>,
}

impl CallUi<'_> {
    /// Sends a command to the worker.
    pub(crate) fn tell(&mut self, command: Command) {
        self.actions.push(Action::Tell(command));
    }

    /// Lets one more guest through the closed door. During a raid, asks first, in the list of rules.
    pub(crate) fn let_next_in(&mut self) {
        match let_next_in(self.call) {
            Some(_) if is_raid(self.call, self.context.now) => {
                self.ask_about_door(DoorQuestion::LetNextIn);
            }
            Some((_, command)) => self.tell(command),
            None => {}
        }
    }

    /// Opens the door. During a raid, asks first, in the list of rules.
    pub(crate) fn open_door(&mut self) {
        if is_raid(self.call, self.context.now) {
            self.ask_about_door(DoorQuestion::Open);
        } else {
            self.tell(Command::Door(self.call.id.clone(), None));
        }
    }

    fn ask_about_door(&mut self, question: DoorQuestion) {
        self.state.confirm = None;
        self.state.decline_preview();
        let now = self.context.now;
        self.state.inspector.ask_about_door(question, now);
    }
}
