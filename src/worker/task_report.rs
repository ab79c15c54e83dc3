//! Reports from tasks to the engine.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::moderation::event::Event;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::time::Now;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::snapshot::SignInWait;
use crate::worker::poller::DuePoll;
use crate::worker::poller::lane::PollResult;
use crate::worker::session::Session;
use crate::worker::store::{OwnerLists, WriteStamps};
use crate::worker::watch_list::Unsaved;

/// Where a caller waits for the result of a message.
pub(crate) type Reply = oneshot::Sender<Result<(), Failure>>;

/// Where tasks send their reports.
pub(crate) type Reports = mpsc::Sender<TaskReport>;

/// A report from a task.
pub(crate) enum TaskReport {
    /// A poll finished.
    Polled {
        /// Session that started it. Answers to an earlier session are ignored.
        session: u64,
        due: DuePoll,
        asked: Now,
        event: Result<Event, Arc<Failure>>,
        result: PollResult,
    },
    /// Progress or result of a request sent in this session.
    Happened { session: u64, event: Event },
    /// A line of the audit log reached the disk or could not be written.
    Recorded(Option<AttemptId>, io::Result<()>),
    /// A note reached the disk or could not be written. Holds its entry, and its position among the
    /// entry's notes.
    NoteRecorded(u64, usize, io::Result<()>),
    /// The log folder was searched for old files; these are damaged.
    Retained(io::Result<Vec<String>>),
    /// A change to the list of watched calls was saved or failed.
    Saved(Result<WriteStamps, io::Error>, Box<Unsaved>),
    /// The folder was checked for changes by other windows.
    Looked(Box<FolderLook>),
    /// A newly created call could not be saved.
    NotKept(io::Error),
    /// A sign-in will be tried again later.
    SignInWaits(u64, SignInWait),
    /// A sign-in finished.
    SignedIn(u64, Result<Box<Session>, Failure>),
    /// A new token arrived or was refused, with the session that asked.
    FreshToken(u64, Result<(), Failure>, Reply),
}

/// Sends a result to the caller that waits for it.
pub(crate) fn answer(reply: Reply, result: Result<(), Failure>) {
    // The receiver may be gone; the snapshot shows the result anyway.
    drop(reply.send(result));
}

/// Sends a report from the engine to itself. Must not wait, because only the engine makes room.
pub(crate) fn report_later(reports: &Reports, report: TaskReport) {
    let reports = reports.clone();
    tokio::spawn(async move { drop(reports.send(report).await) });
}

/// Result of checking the folder of the watch list.
pub(crate) struct FolderLook {
    /// Window that checked. The result of an earlier session is discarded.
    pub(crate) window: WindowId,
    /// The list if it changed, and which of the named windows are running.
    pub(crate) found: io::Result<(Option<OwnerLists>, BTreeSet<WindowId>)>,
}
