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
use crate::worker::audit::earlier::EarlierProofs;
use crate::worker::poller::DuePoll;
use crate::worker::poller::poll_schedule::PollResult;
use crate::worker::session::Session;
use crate::worker::store::{OwnerLists, WriteStamps};
use crate::worker::watch_list::Unsaved;

/// Sends the result of a message to the caller that waits for it.
pub(crate) type Reply = oneshot::Sender<Result<(), Failure>>;

/// The queue to which tasks send their reports.
pub(crate) type Reports = mpsc::Sender<TaskReport>;

pub(crate) enum TaskReport {
    Polled {
        /// Number of the session that started the poll. Polls of an earlier session are ignored.
        session: u64,
        due: DuePoll,
        asked: Now,
        event: Result<Event, Arc<Failure>>,
        result: PollResult,
    },
    /// Progress or result of a request that was sent in the session of this number.
    Happened { session: u64, event: Event },
    /// A line of the audit log reached the disk or could not be written. The attempt is set if the
    /// line is its result.
    Recorded(Option<AttemptId>, io::Result<()>),
    /// A note reached the disk or could not be written. The numbers are its activity entry, and its
    /// position among the entry's notes.
    NoteRecorded(u64, usize, io::Result<()>),
    /// The log folder was searched for old files to delete. Holds the names of damaged files, which
    /// stay.
    Retained(io::Result<Vec<String>>),
    /// What the audit log shows about the rights of this tenant, app and Graph host, in the session of this number.
    ProvedEarlier(u64, [String; 3], EarlierProofs),
    /// A change to the list of watched calls or protected people was saved, or could not be.
    Saved(Result<WriteStamps, io::Error>, Box<Unsaved>),
    /// The folder of the watch list was checked for changes by other windows.
    FolderChecked(Box<FolderCheck>),
    /// A newly created call could not be saved in the watch list.
    NotKept(io::Error),
    /// The sign-in of this number will be tried again later.
    SignInWaits(u64, SignInWait),
    /// The sign-in of this number finished.
    SignedIn(u64, Result<Box<Session>, Failure>),
    /// A new token arrived or was refused. Holds the number of the session that asked, and the
    /// reply that has to be answered.
    FreshToken(u64, Result<(), Failure>, Reply),
}

/// Sends a result to the caller that waits for it.
pub(crate) fn answer(reply: Reply, result: Result<(), Failure>) {
    // The receiver may be gone; the snapshot shows the result anyway.
    drop(reply.send(result));
}

/// Queues a report from the engine to itself. Returns without waiting for room, because only the
/// engine empties the queue.
pub(crate) fn report_later(reports: &Reports, report: TaskReport) {
    let reports = reports.clone();
    tokio::spawn(async move { drop(reports.send(report).await) });
}

/// Result of checking the folder of the watch list.
pub(crate) struct FolderCheck {
    /// This window's id at the time of the check. A result with an earlier session's id is
    /// discarded.
    pub(crate) window: WindowId,
    /// The list (`None` if unchanged), and the running windows among those that the list names.
    pub(crate) found: io::Result<(Option<OwnerLists>, BTreeSet<WindowId>)>,
}
