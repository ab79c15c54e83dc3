//! Signing out, or closing the window, after the app has left the calls that it joined from here.

use egui::Context;

use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::exit::exit_question::ExitKind;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::CallId;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::snapshot::CallView;

impl ConsoleApp {
    /// Leaves each call in which the app would stay. Signs out or closes once the app has left them all.
    pub(crate) fn leave_and(&mut self, then: ExitKind, source: Source, ctx: &Context) {
        self.leaves_for = then;
        let calls = self.view.snapshot.calls.iter();
        let kept = calls.filter(|call| call.keeps_the_app()).cloned();
        for call in kept.collect::<Vec<_>>() {
            if !self.is_leaving(&call) {
                let id = call.id.clone();
                self.tell(Command::Leave { call: id, source });
            }
            self.leaves_first.push(call.id.clone());
        }
        self.go_once_left(ctx);
    }

    /// Signs out or closes once the app has left the calls. If leaving a call failed, does neither, and brings that
    /// call to the front, because it shows why.
    pub(crate) fn go_once_left(&mut self, ctx: &Context) {
        if self.leaves_first.is_empty() {
            return;
        }
        let snapshot = self.view.snapshot.clone();
        let of = |id: &CallId| snapshot.call(id).filter(|call| call.keeps_the_app());
        let left: Vec<_> = self.leaves_first.iter().filter_map(of).collect();
        if left.is_empty() {
            match self.leaves_for {
                ExitKind::Session => self.sign_out(),
                ExitKind::Window => {
                    self.leaves_first.clear();
                    self.close_once_done(ctx);
                }
            }
        } else if let Some(failed) = left.iter().find(|call| !self.is_leaving(call)) {
            self.leaves_first.clear();
            self.view.access.is_open = false;
            self.view.calls.board.is_open = false;
            self.show_call(failed.id.clone());
        }
    }

    fn is_leaving(&self, call: &CallView) -> bool {
        matches!(call.leaving, Some(LeaveState::Asked(_))) || self.view.pending.leaving(&call.id)
    }
}
