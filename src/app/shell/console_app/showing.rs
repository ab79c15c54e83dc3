//! Bringing a call to the front: by itself, with a person, or with the dialog that moves somebody there.

use crate::app::shell::console_app::ConsoleApp;
use crate::moderation::command::Command;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::state::row::RowKey;

impl ConsoleApp {
    /// Brings a call to the front and shows a person in it.
    pub(crate) fn show_person(&mut self, call: CallId, row: RowKey) {
        self.view.access.is_open = false;
        let pane = self.view.panes.entry(call.clone()).or_default();
        pane.choose(Some(row));
        self.view.calls.board.is_open = false;
        self.show_call(call);
    }

    /// Brings a call to the front and lists only its people with problems.
    pub(crate) fn show_problems(&mut self, call: CallId) {
        let pane = self.view.panes.entry(call.clone()).or_default();
        pane.show_problems();
        self.show_call(call);
    }

    /// Brings a call to the front.
    pub(crate) fn show_call(&mut self, call: CallId) {
        if self.view.shown.as_ref() != Some(&call) {
            self.tell(Command::Show(Some(call.clone())));
            self.view.shown = Some(call);
        }
    }

    /// Brings the call `to` to the front, with the dialog that moves a person of the call `from` there.
    pub(crate) fn open_move(&mut self, to: CallId, from: CallId, participant: ParticipantId) {
        self.view.access.is_open = false;
        self.view.calls.board.is_open = false;
        let pane = self.view.panes.entry(to.clone()).or_default();
        pane.open_move(from, participant);
        self.show_call(to);
    }
}
