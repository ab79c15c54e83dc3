//! Showing a call: alone, with a person or its problems, or with the dialog that moves a person there. Also what
//! follows from the access check.

use crate::app::shell::console_app::ConsoleApp;
use crate::moderation::command::Command;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::state::row::RowKey;

impl ConsoleApp {
    /// Announces what a fresh token shows.
    pub(super) fn tell_fresh_finding(&mut self) {
        let view = &mut self.view;
        let report = view.snapshot.access.as_deref();
        let callback = view.choices.callback_uri.as_deref();
        if let Some(finding) = view.access.take_finding(report, callback, view.now.wall) {
            view.announcer.tell(finding);
        }
    }

    /// Closes the access check. Leads to the field that the last failed sign-in is about, unless it was corrected
    /// since.
    pub(super) fn correct_sign_in(&mut self) {
        let view = &mut self.view;
        view.access.is_open = false;
        if let Some(refused) = &view.refused
            && view.form.can_correct(refused)
        {
            view.form.lead_to_refused(refused);
        }
    }

    /// Brings a call to the front and shows a person in it.
    pub(crate) fn show_person(&mut self, call: CallId, row: RowKey) {
        self.view.access.is_open = false;
        let call_state = self.view.call_states.entry(call.clone()).or_default();
        call_state.choose(Some(row));
        self.view.calls.board.is_open = false;
        self.show_call(call);
    }

    /// Shows the first call that hasn't ended, or else the first call. Shows none if there are no calls.
    pub(crate) fn show_first_call(&mut self) {
        let calls = &self.view.snapshot.calls;
        let live = calls.iter().find(|call| !call.has_ended());
        match live.or(calls.first()).map(|call| call.id.clone()) {
            Some(call) => {
                self.show_call(call.clone());
                self.shown_unasked = Some(call);
            }
            None => self.view.shown = None,
        }
    }

    /// Shows the first call that hasn't ended in place of one that had ended before its first roster came. Does so only
    /// if the window itself chose to show that one, and another call goes on.
    pub(crate) fn pass_over_ended(&mut self) {
        if self.shown_unasked.is_none() || self.shown_unasked != self.view.shown {
            return;
        }
        let snapshot = self.view.snapshot.clone();
        let shown = self.view.shown.as_ref().and_then(|id| snapshot.call(id));
        let was_over = shown.is_some_and(|call| call.has_ended() && call.updated.is_none());
        let live = snapshot.calls.iter().any(|call| call.goes_on());
        if was_over && live {
            self.show_first_call();
        }
    }

    /// Brings a call to the front and lists only its people with problems.
    pub(crate) fn show_problems(&mut self, call: CallId) {
        let state = self.view.call_states.entry(call.clone()).or_default();
        state.show_problems();
        self.show_call(call);
    }

    /// Brings a call to the front.
    pub(crate) fn show_call(&mut self, call: CallId) {
        self.shown_unasked = None;
        if self.view.shown.as_ref() != Some(&call) {
            self.tell(Command::Show(Some(call.clone())));
            self.view.shown = Some(call);
        }
    }

    /// Brings the call `to` to the front, with the dialog that moves a person of the call `from` there.
    pub(crate) fn open_move(&mut self, to: CallId, from: CallId, participant: ParticipantId) {
        self.view.access.is_open = false;
        self.view.calls.board.is_open = false;
        let call_state = self.view.call_states.entry(to.clone()).or_default();
        call_state.open_move(from, participant);
        self.show_call(to);
    }
}
