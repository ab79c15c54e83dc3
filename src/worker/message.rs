//! What the worker is told, and how it answers.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::moderation::command::Command;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::settings::audit_days::AuditDays;
use crate::worker::session::SignInOrder;

/// How long requests that are on their way may take when the program ends.
pub const LAST_ACTIONS: Duration = Duration::from_secs(5);

/// The answer to one question; it only shows progress where it was asked, the truth is in the snapshot.
pub type ReplyReceiver<T> = oneshot::Receiver<Result<T, Failure>>;

/// Called after each new snapshot, to wake the window.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a person chose about the audit log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditWishes {
    /// The name that stands in each line beside the user of the computer, as typed.
    pub operator: Option<String>,
    /// For how long it is kept.
    pub keep: AuditDays,
    /// Whether nothing that changes a call goes out before its line is on the disk.
    pub require_record: bool,
}

/// Something that the worker is told.
pub(crate) enum WorkerMessage {
    /// A command for the mind; answered when Graph accepted or refused it, or at once where nothing is sent.
    Tell(Command, oneshot::Sender<Result<(), Failure>>),
    /// Ask the directory for somebody by object id or sign-in name.
    LookUp(String, oneshot::Sender<Result<DirectoryUser, Failure>>),
    /// Begin a session; answered when the token is there or was refused.
    SignIn(Box<SignInOrder>, oneshot::Sender<Result<(), Failure>>),
    /// Stop waiting for Entra.
    CancelSignIn,
    /// Get a new token in place of the one that is there; answered when it is there or was refused.
    FreshToken(oneshot::Sender<Result<(), Failure>>),
    /// End the session and drop its credential.
    SignOut,
}
