//! Ends the engine: waits a limited time for what is under way, then records the state of unfinished requests.

use tokio::sync::mpsc;
use tokio::time::sleep;

use crate::moderation::effect::Effect;
use crate::worker::engine::Engine;
use crate::worker::handle::Ender;
use crate::worker::message::{LAST_ACTIONS, LAST_MOMENT};
use crate::worker::task_report::TaskReport;

impl Engine {
    /// Finishes after the window closed or [`Ender::end`] was called.
    ///
    /// Waits a limited time for actions and for lists being saved. Then writes the last records, and waits a limited
    /// time until each log is on the disk.
    pub(crate) async fn finish(mut self, reports: &mut mpsc::Receiver<TaskReport>, ender: &Ender) {
        tokio::select! {
            () = self.last_reports(reports) => {}
            () = enough(ender) => {}
        }
        for effect in self.console.close(self.clock.now()) {
            if let Effect::Audit(record) = effect {
                self.recording.record(*record);
            }
        }
        for log in self.recording.open_logs() {
            // Ignores a timeout, because the program ends either way, and the intent is on record.
            drop(tokio::time::timeout(LAST_ACTIONS, log.flush().synced).await);
        }
    }

    /// Handles reports until no action runs and no list is being saved.
    async fn last_reports(&mut self, reports: &mut mpsc::Receiver<TaskReport>) {
        while self.console.in_flight() > 0 || self.saving.is_writing() {
            let Some(report) = reports.recv().await else {
                return;
            };
            self.report(report);
        }
    }
}

/// Completes after [`LAST_ACTIONS`], or [`LAST_MOMENT`] after [`Ender::end`] was called, whichever is earlier.
async fn enough(ender: &Ender) {
    let soon = async {
        ender.asked().await;
        sleep(LAST_MOMENT).await;
    };
    tokio::select! {
        () = soon => {}
        () = sleep(LAST_ACTIONS) => {}
    }
}
