//! The hand of the console: owns the mind, polls and sends on a tokio runtime, publishes the newest snapshot.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot, watch};

use crate::moderation::command::Command;
use crate::moderation::failure::{Cause, Failure};
use crate::moderation::snapshot::Snapshot;

/// The answer to one question; it only shows progress where it was asked, the truth is in the snapshot.
pub type Answer<T> = oneshot::Receiver<Result<T, Failure>>;

/// What the window holds of the worker: commands in, snapshots out.
pub struct WorkerHandle {
    commands: mpsc::Sender<Told>,
    snapshots: watch::Receiver<Arc<Snapshot>>,
    runtime: tokio::runtime::Handle,
}

/// A command on its way to the worker.
pub struct Told {
    /// What to do.
    pub command: Command,
    /// Where the answer goes: when Graph accepted or refused, or at once where nothing is sent.
    pub answer: oneshot::Sender<Result<(), Failure>>,
}

impl WorkerHandle {
    /// Tells the worker what to do and never waits: with a full queue the answer is "not sent".
    pub fn tell(&self, command: Command) -> Answer<()> {
        let (answer, receiver) = oneshot::channel();
        if let Err(refused) = self.commands.try_send(Told { command, answer }) {
            let told = match refused {
                mpsc::error::TrySendError::Full(told) | mpsc::error::TrySendError::Closed(told) => {
                    told
                }
            };
            // The receiver is in this very function, so that it cannot be gone.
            drop(told.answer.send(Err(Failure::new(Cause::NotSent))));
        }
        receiver
    }

    /// The newest snapshot.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshots.borrow().clone()
    }

    /// The runtime that every request runs on.
    pub fn runtime(&self) -> &tokio::runtime::Handle {
        &self.runtime
    }
}
