//! The window's side of the worker: sends messages and reads snapshots. Nothing here blocks.

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

/// Sends messages to the worker and reads its snapshots.
#[derive(Clone)]
pub struct WorkerHandle {
    pub(crate) messages: mpsc::Sender<WorkerMessage>,
    pub(crate) shared: SharedParts,
}

/// The data that all handles share, besides the queue of messages.
#[derive(Clone)]
pub(crate) struct SharedParts {
    pub(crate) wishes: Arc<watch::Sender<AuditWishes>>,
    pub(crate) snapshots: watch::Receiver<Arc<Snapshot>>,
    pub(crate) runtime: Handle,
    pub(crate) clock: Clock,
    /// Number of commands that were queued.
    pub(crate) commands_sent: Arc<AtomicU64>,
    pub(crate) ender: Ender,
}

/// Ends the worker even while handles exist. Used when a signal or a log-out ends the program, which leaves only a moment.
#[derive(Clone, Default)]
pub struct Ender {
    asked: Arc<watch::Sender<bool>>,
}

impl Ender {
    /// Makes the worker finish and the window close. This takes about a second, or longer if the disk is slow.
    pub fn end(&self) {
        self.asked.send_replace(true);
    }

    /// Waits until [`Self::end`] was called.
    pub(crate) async fn asked(&self) {
        // Fails only if every sender is gone, but this handle has one.
        drop(self.asked.subscribe().wait_for(|asked| *asked).await);
    }
}

impl WorkerHandle {
    /// Sends a command without blocking. If the queue is full or the worker has ended, the answer is `Cause::NotSent`.
    ///
    /// The answer comes when the request is done, or at once if nothing is sent. [`Snapshot::commands_handled`]
    /// reaches [`Self::commands_sent`] once the worker has taken the command.
    pub fn tell(&self, command: Command) -> ReplyReceiver<()> {
        let (answer, is_sent) = self.message(|answer| WorkerMessage::Tell(command, answer));
        if is_sent {
            self.shared.commands_sent.fetch_add(1, Ordering::AcqRel);
        }
        answer
    }

    /// Returns the number of commands queued so far.
    pub fn commands_sent(&self) -> u64 {
        self.shared.commands_sent.load(Ordering::Acquire)
    }

    /// Looks up a user in the tenant's directory by object id or sign-in name. Needs the optional
    /// permission `User.ReadBasic.All`.
    pub fn look_up(&self, id_or_upn: String) -> ReplyReceiver<DirectoryUser> {
        self.message(|answer| WorkerMessage::LookUp(id_or_upn, answer))
            .0
    }

    /// Signs in. An earlier session continues until the new one is ready.
    pub fn sign_in(&self, order: SignInOrder) -> ReplyReceiver<()> {
        self.message(|answer| WorkerMessage::SignIn(Box::new(order), answer))
            .0
    }

    /// Cancels the sign-in in progress.
    pub fn cancel_sign_in(&self) {
        // If the queue is full, the sign-in continues, and the user can cancel again.
        drop(self.messages.try_send(WorkerMessage::CancelSignIn));
    }

    /// Requests a new token, because newly granted roles appear only in the next token.
    pub fn fresh_token(&self) -> ReplyReceiver<()> {
        self.message(WorkerMessage::FreshToken).0
    }

    /// Ends the session and drops its credential.
    pub fn sign_out(&self) {
        let messages = self.messages.clone();
        self.shared.runtime.spawn(async move {
            // Waits for room, because a sign-out must not be lost. Fails only if the worker has
            // ended.
            drop(messages.send(WorkerMessage::SignOut).await);
        });
    }

    /// Sets how the audit log is written from the next attempt on. The settings bypass the queue, so a full queue
    /// cannot lose them.
    pub fn wish(&self, wishes: AuditWishes) {
        self.shared.wishes.send_if_modified(|before| {
            let differs = *before != wishes;
            *before = wishes;
            differs
        });
    }

    /// Whether the worker has ended. While a handle exists, only [`Ender::end`] or a bug can cause this.
    pub fn has_ended(&self) -> bool {
        self.messages.is_closed()
    }

    /// Returns a handle that can end the worker. The handle doesn't keep the worker running.
    pub fn ender(&self) -> Ender {
        self.shared.ender.clone()
    }

    /// Whether a signal or a log-out is ending the program; see [`Ender::end`].
    pub fn is_ending(&self) -> bool {
        *self.shared.ender.asked.borrow()
    }

    /// Returns a handle that does not keep the worker running.
    pub fn downgrade(&self) -> WeakWorker {
        WeakWorker {
            messages: self.messages.downgrade(),
            shared: self.shared.clone(),
        }
    }

    /// Returns the newest snapshot.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.shared.snapshots.borrow().clone()
    }

    /// Returns a receiver of snapshots, with which a caller can wait for a certain state.
    pub fn snapshots(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.shared.snapshots.clone()
    }

    /// Returns the current time on the worker's clocks.
    pub fn now(&self) -> Now {
        self.shared.clock.now()
    }

    /// Returns the runtime on which requests run.
    pub fn runtime(&self) -> &Handle {
        &self.shared.runtime
    }

    /// Queues a message. Returns its future answer, and whether it was queued. If the queue is full or the worker has
    /// ended, the answer is [`Cause::NotSent`].
    fn message<T>(
        &self,
        message: impl FnOnce(oneshot::Sender<Result<T, Failure>>) -> WorkerMessage,
    ) -> (ReplyReceiver<T>, bool) {
        let (answer, receiver) = oneshot::channel();
        let room = self.messages.try_reserve();
        let is_sent = room.is_ok();
        match room {
            Ok(room) => room.send(message(answer)),
            // Cannot fail: the receiver is still in this function.
            Err(_full_or_closed) => drop(answer.send(Err(Failure::new(Cause::NotSent)))),
        }
        (receiver, is_sent)
    }
}

/// A handle for background tasks, which does not keep the worker running.
#[derive(Clone)]
pub struct WeakWorker {
    messages: mpsc::WeakSender<WorkerMessage>,
    shared: SharedParts,
}

impl WeakWorker {
    /// Returns a full handle; `None` if the last full handle was dropped, which ends the worker.
    pub fn upgrade(&self) -> Option<WorkerHandle> {
        Some(WorkerHandle {
            messages: self.messages.upgrade()?,
            shared: self.shared.clone(),
        })
    }
}
