//! What the window holds of the worker: messages in, snapshots out. Nothing here waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, watch};

use crate::moderation::command::Command;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::Snapshot;
use crate::worker::clock::Clock;
use crate::worker::message::{AuditWishes, ReplyReceiver, WorkerMessage};
use crate::worker::session::SignInOrder;

/// What the window holds of the worker: orders in, snapshots out.
#[derive(Clone)]
pub struct WorkerHandle {
    pub(crate) messages: mpsc::Sender<WorkerMessage>,
    pub(crate) wishes: Arc<watch::Sender<AuditWishes>>,
    pub(crate) snapshots: watch::Receiver<Arc<Snapshot>>,
    pub(crate) runtime: Handle,
    pub(crate) clock: Clock,
    /// How many commands found room in the queue.
    pub(crate) told: Arc<AtomicU64>,
}

impl WorkerHandle {
    /// Tells the worker what to do and never waits: with a full queue the answer is "not sent".
    ///
    /// The answer comes once the request is through; that the worker has taken the command shows in
    /// [`Snapshot::told`], which counts up to [`Self::told`].
    pub fn tell(&self, command: Command) -> ReplyReceiver<()> {
        let (answer, is_sent) = self.message(|answer| WorkerMessage::Tell(command, answer));
        if is_sent {
            self.told.fetch_add(1, Ordering::AcqRel);
        }
        answer
    }

    /// How many commands it was told so far.
    pub fn told(&self) -> u64 {
        self.told.load(Ordering::Acquire)
    }

    /// Asks the directory of the tenant who somebody is, by object id or sign-in name; it needs an optional permission.
    pub fn look_up(&self, id_or_upn: String) -> ReplyReceiver<DirectoryUser> {
        let (answer, receiver) = oneshot::channel();
        let message = WorkerMessage::LookUp(id_or_upn, answer);
        if let Err(
            mpsc::error::TrySendError::Full(WorkerMessage::LookUp(_, answer))
            | mpsc::error::TrySendError::Closed(WorkerMessage::LookUp(_, answer)),
        ) = self.messages.try_send(message)
        {
            // The receiver is in this very function, so it cannot be gone.
            drop(answer.send(Err(Failure::new(Cause::NotSent))));
        }
        receiver
    }

    /// Signs in; an earlier session goes on until the new one is there.
    pub fn sign_in(&self, order: SignInOrder) -> ReplyReceiver<()> {
        self.message(|answer| WorkerMessage::SignIn(Box::new(order), answer))
            .0
    }

    /// Stops waiting for Entra.
    pub fn cancel_sign_in(&self) {
        // With a full queue the sign-in goes on and can be cancelled again.
        drop(self.messages.try_send(WorkerMessage::CancelSignIn));
    }

    /// Gets a new token, since roles that were consented meanwhile show in the next one only.
    pub fn fresh_token(&self) -> ReplyReceiver<()> {
        self.message(WorkerMessage::FreshToken).0
    }

    /// Ends the session and drops its credential.
    pub fn sign_out(&self) {
        let messages = self.messages.clone();
        self.runtime.spawn(async move {
            // Waits for room, since a sign-out must not be lost; fails only if the worker has ended.
            drop(messages.send(WorkerMessage::SignOut).await);
        });
    }

    /// Says how the audit log is to be written from the next attempt on; no full queue can lose that.
    pub fn wish(&self, wishes: AuditWishes) {
        self.wishes.send_if_modified(|before| {
            let differs = *before != wishes;
            *before = wishes;
            differs
        });
    }

    /// Whether the worker is gone, which only a fault in it can cause while somebody holds a handle.
    pub fn has_ended(&self) -> bool {
        self.messages.is_closed()
    }

    /// A handle that does not keep the worker running.
    pub fn downgrade(&self) -> WeakWorker {
        WeakWorker {
            messages: self.messages.downgrade(),
            wishes: self.wishes.clone(),
            snapshots: self.snapshots.clone(),
            runtime: self.runtime.clone(),
            clock: self.clock,
            told: self.told.clone(),
        }
    }

    /// The newest snapshot.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshots.borrow().clone()
    }

    /// A receiver of its own, for whoever waits for a certain state.
    pub fn snapshots(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.snapshots.clone()
    }

    /// The time on the clocks that the snapshots use.
    pub fn now(&self) -> Now {
        self.clock.now()
    }

    /// The runtime that every request runs on.
    pub fn runtime(&self) -> &Handle {
        &self.runtime
    }

    /// Sends a message; the answer to come, and whether there was room.
    fn message(
        &self,
        message: impl FnOnce(oneshot::Sender<Result<(), Failure>>) -> WorkerMessage,
    ) -> (ReplyReceiver<()>, bool) {
        let (answer, receiver) = oneshot::channel();
        let sent = self.messages.try_send(message(answer));
        let is_sent = sent.is_ok();
        if let Err(refused) = sent {
            let message = match refused {
                mpsc::error::TrySendError::Full(message)
                | mpsc::error::TrySendError::Closed(message) => message,
            };
            if let WorkerMessage::Tell(_, answer)
            | WorkerMessage::SignIn(_, answer)
            | WorkerMessage::FreshToken(answer) = message
            {
                // The receiver is in this very function, so it cannot be gone.
                drop(answer.send(Err(Failure::new(Cause::NotSent))));
            }
        }
        (receiver, is_sent)
    }
}

/// A handle for tasks of the background: the worker ends although they still hold it.
#[derive(Clone)]
pub struct WeakWorker {
    messages: mpsc::WeakSender<WorkerMessage>,
    wishes: Arc<watch::Sender<AuditWishes>>,
    snapshots: watch::Receiver<Arc<Snapshot>>,
    runtime: Handle,
    clock: Clock,
    told: Arc<AtomicU64>,
}

impl WeakWorker {
    /// The handle, if the worker still runs.
    pub fn upgrade(&self) -> Option<WorkerHandle> {
        Some(WorkerHandle {
            messages: self.messages.upgrade()?,
            wishes: self.wishes.clone(),
            snapshots: self.snapshots.clone(),
            runtime: self.runtime.clone(),
            clock: self.clock,
            told: self.told.clone(),
        })
    }
}
