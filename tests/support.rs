//! Shared by tests of the whole console: a simulator, a signed-in worker, and waiting for a state.

use std::sync::Arc;
use std::time::Duration;

use crate::fixtures::sign_in::{app_of, order, play};
use crate::fixtures::start::calls_of;
use moderato::graph::http::origin::Endpoints;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::Failure;
use moderato::moderation::model::ids::{CallId, ParticipantId};
use moderato::moderation::state::row::Row;
use moderato::moderation::state::snapshot::{CallView, Snapshot};
use moderato::simulator::{RunningServer, Scenario};
use moderato::worker::{SignInOrder, WorkerHandle};
use tempfile::TempDir;

/// The longest wait for a state. Time is paused in these tests and jumps from timer to timer, so
/// this passes in moments.
const PATIENCE: Duration = Duration::from_mins(10);

/// A worker signed in to its own simulator and watching its calls.
pub(crate) struct Console {
    pub(crate) running: RunningServer,
    pub(crate) worker: WorkerHandle,
    pub(crate) folder: TempDir,
}

impl Console {
    /// Runs a scenario and signs in to it.
    pub(crate) async fn open(scenario: Scenario) -> Self {
        let running = play(scenario).await;
        let console = Self {
            running,
            worker: start_worker(),
            folder: TempDir::new().unwrap(),
        };
        let calls = calls_of(&console.running);
        console.sign_in(calls).await.unwrap();
        console
    }

    pub(crate) async fn sign_in(&self, calls: Vec<CallId>) -> Result<(), Failure> {
        self.worker.sign_in(self.order(calls)).await.unwrap()
    }

    /// Returns an order that signs in to the simulator, uses this console's folder, and watches these calls.
    pub(crate) fn order(&self, calls: Vec<CallId>) -> SignInOrder {
        let endpoints = Endpoints::custom(&self.running.base_url(), None).unwrap();
        SignInOrder {
            credentials: app_of(&self.running),
            calls,
            ..order(endpoints, &self.folder)
        }
    }

    /// Returns the id of the simulator's first call.
    pub(crate) fn call(&self) -> CallId {
        CallId::from(self.running.simulator.calls()[0].as_str())
    }

    /// Waits until the snapshot satisfies `fits`, and returns it. The world's time stands still.
    pub(crate) async fn until(
        &self,
        what: &str,
        fits: impl Fn(&Snapshot) -> bool,
    ) -> Arc<Snapshot> {
        until(&self.worker, what, fits).await
    }

    /// Waits until the first call satisfies `fits`, and returns it.
    pub(crate) async fn until_call(
        &self,
        what: &str,
        fits: impl Fn(&CallView) -> bool,
    ) -> Arc<CallView> {
        let id = self.call();
        let snapshot = self
            .until(what, |snapshot| {
                snapshot.call(&id).is_some_and(|call| fits(call))
            })
            .await;
        snapshot.call(&id).unwrap().clone()
    }

    /// Removes by id, as a click would.
    pub(crate) fn remove(
        &self,
        participant: &ParticipantId,
    ) -> moderato::worker::ReplyReceiver<()> {
        self.worker.tell(Command::Remove {
            call: self.call(),
            participant: participant.clone(),
            source: Source::Click,
        })
    }

    /// Returns the paths of all DELETE requests so far, in order of arrival.
    pub(crate) fn deletes(&self) -> Vec<String> {
        self.running
            .simulator
            .requests()
            .into_iter()
            .filter(|request| request.method == "DELETE")
            .map(|request| request.path)
            .collect()
    }

    /// Waits for a line of the audit log, which a separate thread writes.
    pub(crate) async fn until_recorded(&self, fits: impl Fn(&serde_json::Value) -> bool) {
        while !self.audit().iter().any(&fits) {
            tokio::task::yield_now().await;
        }
    }

    /// Returns the audit log so far, without a last line that is still being written.
    pub(crate) fn audit(&self) -> Vec<serde_json::Value> {
        let path = self.folder.path().join("audit/audit.jsonl");
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let lines = whole.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// Starts a worker on this test's runtime.
pub(crate) fn start_worker() -> WorkerHandle {
    let runtime = tokio::runtime::Handle::current();
    let (worker, engine) = moderato::worker::spawn(&runtime, Arc::new(|| {}));
    runtime.spawn(engine);
    worker
}

/// Waits until the snapshot satisfies `fits`, and returns it.
pub(crate) async fn until(
    worker: &WorkerHandle,
    what: &str,
    fits: impl Fn(&Snapshot) -> bool,
) -> Arc<Snapshot> {
    let mut snapshots = worker.snapshots();
    let waited =
        tokio::time::timeout(PATIENCE, snapshots.wait_for(|snapshot| fits(snapshot))).await;
    match waited {
        Ok(found) => found.unwrap().clone(),
        Err(elapsed) => panic!(
            "waited in vain for: {what} ({elapsed})\n{:#?}",
            worker.snapshot()
        ),
    }
}

/// Returns the row of the person with this name.
pub(crate) fn row<'a>(call: &'a CallView, name: &str) -> Option<&'a Arc<Row>> {
    call.rows.iter().find(|row| row.name.as_str() == name)
}

/// Returns the id with which the person of this name is removed.
pub(crate) fn address(call: &CallView, name: &str) -> ParticipantId {
    row(call, name).unwrap().removable().unwrap().clone()
}
