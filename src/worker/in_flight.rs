//! Tracks the requests in flight. Keeps the tasks that can be aborted. For each attempt, also keeps the *reply*: the
//! channel that sends the result to the caller who gave the command.

use std::collections::BTreeMap;
use std::future::Future;

use tokio::task::AbortHandle;

use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::AttemptId;
use crate::worker::poller::poll_schedule::TryNumber;
use crate::worker::task_report::{Reply, answer};

/// The tasks of attempts and readings in flight, and the replies that wait for attempts.
#[derive(Default)]
pub(crate) struct InFlight {
    replies: BTreeMap<AttemptId, Reply>,
    attempts: BTreeMap<AttemptId, AbortHandle>,
    readings: BTreeMap<TryNumber, AbortHandle>,
}

impl InFlight {
    /// Registers a reply to send when this attempt ends.
    pub(crate) fn waits(&mut self, attempt: AttemptId, reply: Reply) {
        self.replies.insert(attempt, reply);
    }

    pub(crate) fn send(
        &mut self,
        attempt: AttemptId,
        task: impl Future<Output = ()> + Send + 'static,
    ) {
        self.attempts
            .insert(attempt, tokio::spawn(task).abort_handle());
    }

    /// Removes the task of an attempt that will be sent again later. Keeps the attempt's reply.
    pub(crate) fn returned(&mut self, attempt: AttemptId) {
        self.attempts.remove(&attempt);
    }

    /// Ends an attempt, and sends its result through the attempt's reply, if there is one.
    pub(crate) fn answered(&mut self, attempt: AttemptId, result: Result<(), Failure>) {
        self.attempts.remove(&attempt);
        if let Some(reply) = self.replies.remove(&attempt) {
            answer(reply, result);
        }
    }

    /// Aborts an attempt. The result is `Cause::Stopped`.
    pub(crate) fn give_up(&mut self, attempt: AttemptId) {
        if let Some(task) = self.attempts.get(&attempt) {
            task.abort();
        }
        self.answered(attempt, Err(Failure::new(Cause::Stopped)));
    }

    pub(crate) fn read(
        &mut self,
        number: TryNumber,
        task: impl Future<Output = ()> + Send + 'static,
    ) {
        self.readings
            .insert(number, tokio::spawn(task).abort_handle());
    }

    /// Removes a finished reading.
    pub(crate) fn read_through(&mut self, number: TryNumber) {
        self.readings.remove(&number);
    }

    /// Aborts a reading that has waited too long for its answer.
    pub(crate) fn drop_reading(&mut self, number: TryNumber) {
        if let Some(task) = self.readings.remove(&number) {
            task.abort();
        }
    }
}
