//! Messages to the worker and its answers.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::moderation::command::Command;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::settings::audit_days::AuditDays;
use crate::worker::session::SignInOrder;

/// How long the worker waits for requests in flight when the program ends.
pub const LAST_ACTIONS: Duration = Duration::from_secs(5);

/// How long the worker waits for requests in flight when a signal or a log-out ends the program.
pub(crate) const LAST_MOMENT: Duration = Duration::from_secs(1);

/// Receives the answer to one message to the worker. The resulting state is in the snapshot.
pub type ReplyReceiver<T> = oneshot::Receiver<Result<T, Failure>>;

/// Wakes the window to draw the newest snapshot. The worker calls it at most a second after publishing a snapshot, and at
/// its end.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The user's settings for the audit log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditWishes {
    /// Operator name for each line of the log, as typed in the settings.
    pub operator: Option<String>,
    /// How long the log is kept.
    pub keep: AuditDays,
    /// Whether a request that changes a call has to wait until its record is on the disk.
    pub require_record: bool,
}

pub(crate) enum WorkerMessage {
    /// Runs a command. Answered when its request ends, for example when Graph accepts or refuses it. Answered at once
    /// if nothing is sent.
    Tell(Command, oneshot::Sender<Result<(), Failure>>),
    /// Looks up a user in the directory by object id or sign-in name.
    LookUp(String, oneshot::Sender<Result<DirectoryUser, Failure>>),
    /// Signs in. Answered when the session has started, or when the sign-in has failed or was canceled.
    SignIn(Box<SignInOrder>, oneshot::Sender<Result<(), Failure>>),
    CancelSignIn,
    /// Replaces the current token. Answered when the new one has arrived or was refused.
    FreshToken(oneshot::Sender<Result<(), Failure>>),
    /// Ends the session and drops its credential.
    SignOut,
}
