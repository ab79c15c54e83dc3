//! Effects that the console asks the worker for: requests, polls, audit lines, saving.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::event::OperationOf;
use crate::moderation::model::audit::AuditRecord;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId, OperationId, ParticipantId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::other_windows::MergedLists;
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// An order of the console to the worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Start polling a call.
    StartPolling(CallId),
    /// Stop polling a call.
    StopPolling(CallId),
    /// Poll this call more often, because the window shows it, and all others less often. `None` if
    /// the window shows no call.
    PollInFront(Option<CallId>),
    /// Read once more now, outside the regular schedule.
    Poll {
        /// The call to read.
        call: CallId,
        /// Which reading to make.
        what: Poll,
    },
    /// Read the roster or the call once more after a delay. Skipped if the same reading is made earlier.
    PollIn {
        /// The call to read.
        call: CallId,
        /// Which reading to make.
        what: Poll,
        /// The delay from now.
        after: Duration,
    },
    /// Read roster and call now, because the operator asked. Replaces readings that have been unanswered for a long
    /// time.
    PollAnew(CallId),
    /// Graph throttled a request. Until the given time, read only the call that the window shows, and its roster.
    PausePolls {
        /// Monotonic time at which the other calls are read again.
        until: Duration,
    },
    /// Poll a call more often for a while, such as after a request or in raid mode.
    PollOften(CallId),
    /// Send a request.
    Send(Attempt),
    /// Give up a request that waits to be sent again. The console expects no answer.
    GiveUp(AttemptId),
    /// Write a line to the audit log. After the line of a result, the worker sends
    /// [`Event::ResultWritten`](crate::moderation::event::Event::ResultWritten).
    Audit(Box<AuditRecord>),
    /// Write a note to the audit log. The worker then sends
    /// [`Event::NoteWritten`](crate::moderation::event::Event::NoteWritten).
    Note {
        /// Number of the activity entry that the note belongs to.
        entry: u64,
        /// Index of the note within the entry.
        note: usize,
        /// The line to write to the audit log.
        record: Box<AuditRecord>,
    },
    /// Create a call. The worker saves the new call's id before it passes the answer on.
    Join {
        /// The attempt that creates the call.
        attempt: AttemptId,
        /// The meeting to join, and how.
        new: Box<NewCall>,
        /// The call as it is to be saved, once Graph has returned its id.
        saved: Box<SavedCall>,
    },
    /// Send a keepAlive request. The worker then sends
    /// [`Event::KeptAlive`](crate::moderation::event::Event::KeptAlive).
    KeepAlive(CallId),
    /// Look up this object id in the directory. The worker then sends
    /// [`Event::LookedUp`](crate::moderation::event::Event::LookedUp).
    LookUp(Arc<str>),
    /// Save this state of a watched call.
    Keep(Box<SavedCall>),
    /// Delete the saved state of a call.
    Drop(CallId),
    /// Save this list of protected people.
    KeepProtected(Vec<SavedPerson>),
    /// Confirm that this window has merged the changes of other windows. Contains the merged lists.
    Merged(Box<MergedLists>),
    /// Report that the console refused a command.
    Refuse(Arc<Failure>),
}

/// The data to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Poll {
    /// The participants of the call.
    Roster,
    /// The call itself.
    Call,
    /// The state of an operation that a request started.
    Operation(OperationOf, OperationId),
    /// A single participant.
    One(ParticipantId),
}

/// A request that changes a call, its participants or its invitations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Identifies the attempt in later events.
    pub id: AttemptId,
    /// The call that the request changes.
    pub call: CallId,
    /// The request to send.
    pub request: Request,
    /// Whether the console paces this request.
    ///
    /// If so, the worker does not wait and try again when Graph throttles the request or there is no token. It sends
    /// [`Event::TurnedAway`](crate::moderation::event::Event::TurnedAway) instead.
    pub is_paced: bool,
}

/// The request of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// `DELETE participants/{id}`: removes a participant or cancels an invitation. An invitation may have several such
    /// ids.
    Delete(ParticipantId),
    /// `POST participants/invite`.
    Invite {
        /// The people to invite.
        people: Vec<NewInvitation>,
        /// Whether to send `participantId` values that this app chose.
        own_ids: bool,
    },
    /// `DELETE calls/{id}`: this app leaves, and the call goes on.
    HangUp,
    /// A `POST` that Graph answers with an operation, such as muting.
    Service {
        /// The deed for Graph.
        deed: ServiceDeed,
        /// The participant to mute. `None` for this app.
        participant: Option<ParticipantId>,
    },
}
