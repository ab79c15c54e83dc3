//! What tasks report to the engine, each when it is over.

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

/// Where whoever told the worker something waits for how it went.
pub(crate) type Reply = oneshot::Sender<Result<(), Failure>>;

/// Where tasks report.
pub(crate) type Reports = mpsc::Sender<TaskReport>;

/// What tasks report.
pub(crate) enum TaskReport {
    /// A poll is over.
    Polled {
        /// In which session it was begun: an answer to an earlier one says nothing about this one.
        session: u64,
        due: DuePoll,
        asked: Now,
        event: Result<Event, Arc<Failure>>,
        result: PollResult,
    },
    /// How a request fares that was sent in this session, for the mind.
    Happened { session: u64, event: Event },
    /// A line of the audit log is on the disk, or could not be written.
    Recorded(Option<AttemptId>, io::Result<()>),
    /// The same about the line of a note: to which entry it was added, and its place among the notes there.
    NoteRecorded(u64, usize, io::Result<()>),
    /// The folder of the log has been looked through; these files are old and not whole.
    Retained(io::Result<Vec<String>>),
    /// A change to the list of watched calls is on the disk, or could not be written.
    Saved(Result<WriteStamps, io::Error>, Box<Unsaved>),
    /// The folder has been looked at for what other windows wrote.
    Looked(Box<FolderLook>),
    /// The call that a create brought could not be written.
    NotKept(io::Error),
    /// A sign-in is tried again later.
    SignInWaits(u64, SignInWait),
    /// A sign-in is over.
    SignedIn(u64, Result<Box<Session>, Failure>),
    /// A new token is there or was refused; in which session it was asked for.
    FreshToken(u64, Result<(), Failure>, Reply),
}

/// Tells whoever waits.
pub(crate) fn answer(reply: Reply, result: Result<(), Failure>) {
    // Whoever asked may be gone; the snapshot tells the truth all the same.
    drop(reply.send(result));
}

/// Reports from the engine to itself without waiting: the task that would make room is this one.
pub(crate) fn report_later(reports: &Reports, report: TaskReport) {
    let reports = reports.clone();
    tokio::spawn(async move { drop(reports.send(report).await) });
}

/// What a look at the folder brought.
pub(crate) struct FolderLook {
    /// By whom it was looked: an earlier session's list is nobody's any more.
    pub(crate) window: WindowId,
    /// What is new there, and which of the named windows are there.
    pub(crate) found: io::Result<(Option<OwnerLists>, BTreeSet<WindowId>)>,
}
