//! Ends the engine: waits for requests in flight, then records how far the unfinished ones have
//! come.

use tokio::sync::mpsc;
use tokio::time::Instant;

use crate::moderation::effect::Effect;
use crate::worker::engine::Engine;
use crate::worker::message::LAST_ACTIONS;
use crate::worker::task_report::TaskReport;

impl Engine {
    /// Finishes after the window closed. Waits a limited time for actions and for lists being
    /// saved.
    pub(crate) async fn finish(mut self, reports: &mut mpsc::Receiver<TaskReport>) {
        let end = Instant::now() + LAST_ACTIONS;
        while self.console.in_flight() > 0 && self.one_more(reports, end).await {}
        while self.saving.is_writing() && self.one_more(reports, end).await {}
        for effect in self.console.close(self.clock.now()) {
            if let Effect::Audit(record) = effect {
                self.recording.record(*record);
            }
        }
        for log in self.recording.open_logs() {
            // The program ends either way, and the intent is on record.
            drop(tokio::time::timeout(LAST_ACTIONS, log.flush().synced).await);
        }
    }

    /// Handles one more report. Returns `false` if none arrives before `end`.
    async fn one_more(&mut self, reports: &mut mpsc::Receiver<TaskReport>, end: Instant) -> bool {
        match tokio::time::timeout_at(end, reports.recv()).await {
            Ok(Some(report)) => {
                self.report(report);
                true
            }
            Ok(None) | Err(_) => false,
        }
    }
}
