//! What is under way: who waits for which attempt, and the tasks that can be given up.

use std::collections::BTreeMap;
use std::future::Future;

use tokio::task::AbortHandle;

use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::AttemptId;
use crate::worker::poller::lane::TryNumber;
use crate::worker::task_report::{Reply, answer};

/// Attempts and readings that are under way.
#[derive(Default)]
pub(crate) struct InFlight {
    replies: BTreeMap<AttemptId, Reply>,
    attempts: BTreeMap<AttemptId, AbortHandle>,
    readings: BTreeMap<TryNumber, AbortHandle>,
}

impl InFlight {
    /// Somebody waits for how this attempt ends.
    pub(crate) fn waits(&mut self, attempt: AttemptId, reply: Reply) {
        self.replies.insert(attempt, reply);
    }

    /// Begins to send an attempt.
    pub(crate) fn send(
        &mut self,
        attempt: AttemptId,
        task: impl Future<Output = ()> + Send + 'static,
    ) {
        self.attempts
            .insert(attempt, tokio::spawn(task).abort_handle());
    }

    /// An attempt goes back to whoever deals the turns; whoever asked goes on waiting.
    pub(crate) fn returned(&mut self, attempt: AttemptId) {
        self.attempts.remove(&attempt);
    }

    /// Tells whoever asked how their attempt ended.
    pub(crate) fn answered(&mut self, attempt: AttemptId, result: Result<(), Failure>) {
        self.attempts.remove(&attempt);
        if let Some(reply) = self.replies.remove(&attempt) {
            answer(reply, result);
        }
    }

    /// Gives up an attempt, which will not be answered.
    pub(crate) fn give_up(&mut self, attempt: AttemptId) {
        if let Some(task) = self.attempts.get(&attempt) {
            task.abort();
        }
        self.answered(attempt, Err(Failure::new(Cause::Stopped)));
    }

    /// Begins a reading.
    pub(crate) fn read(
        &mut self,
        number: TryNumber,
        task: impl Future<Output = ()> + Send + 'static,
    ) {
        self.readings
            .insert(number, tokio::spawn(task).abort_handle());
    }

    /// A reading is over.
    pub(crate) fn read_through(&mut self, number: TryNumber) {
        self.readings.remove(&number);
    }

    /// Lets go of a reading that has not been answered for long.
    pub(crate) fn drop_reading(&mut self, number: TryNumber) {
        if let Some(task) = self.readings.remove(&number) {
            task.abort();
        }
    }
}
