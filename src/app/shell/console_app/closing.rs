//! Closing the window. If that ends something, such as rules, a question is asked first. Waits a limited time for
//! running requests.

use std::time::Duration;

use egui::{Context, ViewportCommand};

use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::exit::exit_question::{Closing, ExitKind, ExitQuestion};
use crate::app::shell::exit::exit_ui::what_ends;
use crate::app::state::armed::Armed;
use crate::worker::LAST_ACTIONS;

impl ConsoleApp {
    /// Handles a request to close the window. Closes it once running requests are finished or [`LAST_ACTIONS`] has
    /// passed. Called in every frame.
    ///
    /// Asks first if [`what_ends`] finds something to warn about. Closes without a question if the system ends the
    /// program.
    pub(crate) fn close_when_idle(&mut self, ctx: &Context) {
        let in_flight = self.view.snapshot.in_flight;
        let now = self.view.now.monotonic;
        let is_wanted = ctx.input(|input| input.viewport().close_requested());
        if is_wanted {
            self.keep_place();
        }
        if is_wanted && self.closing == Closing::Open {
            if self.asks_before(ExitKind::Window) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            } else if in_flight > 0 {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.close_once_done(ctx);
            }
        }
        if let Closing::Waits { until } = self.closing {
            if in_flight == 0 || now >= until {
                self.close(ctx);
            } else {
                ctx.request_repaint_after(Duration::from_millis(200));
            }
        }
        if self.worker.is_ending() && self.closing != Closing::Now {
            // The system is ending the program, and doesn't wait for an answer to the question.
            self.keep_place();
            self.close(ctx);
        }
        self.view.closing = matches!(self.closing, Closing::Waits { .. });
    }

    /// Opens the question before closing the window or signing out, if [`what_ends`] finds something to warn about.
    /// Returns whether to wait for the answer.
    pub(crate) fn asks_before(&mut self, kind: ExitKind) -> bool {
        let view = &self.view;
        let asks = !what_ends(&view.snapshot, &view.call_states, kind).is_empty();
        if asks && self.view.exit_question.is_none() {
            let armed = Armed::new(self.view.now);
            self.view.exit_question = Some(ExitQuestion { kind, armed });
        }
        asks
    }

    pub(crate) fn close_once_done(&mut self, ctx: &Context) {
        if self.view.snapshot.in_flight == 0 {
            self.close(ctx);
            return;
        }
        self.closing = Closing::Waits {
            until: self.view.now.monotonic + LAST_ACTIONS,
        };
    }

    pub(crate) fn close(&mut self, ctx: &Context) {
        self.closing = Closing::Now;
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}
