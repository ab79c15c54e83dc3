//! Effects that the console asks for: requests, polls, audit lines, saving.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::event::OperationOf;
use crate::moderation::model::audit::AuditRecord;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId, OperationId, ParticipantId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::state::desk::WatchedLists;
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// Something for the worker to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Start polling a call.
    StartPolling(CallId),
    /// Stop polling a call.
    StopPolling(CallId),
    /// Poll this call as the one in front.
    PollInFront(Option<CallId>),
    /// Poll now, outside the regular schedule.
    Poll {
        /// The call.
        call: CallId,
        /// What to read.
        what: Poll,
    },
    /// Poll after a delay, unless it is polled earlier.
    PollIn {
        /// The call.
        call: CallId,
        /// What to read.
        what: Poll,
        /// The delay.
        after: Duration,
    },
    /// Poll roster and call now at the operator's request, replacing reads that have been
    /// unanswered for long.
    PollAnew(CallId),
    /// A request was throttled: until then, read only the call in front.
    HoldPolls {
        /// Monotonic time.
        until: Duration,
    },
    /// Poll a call often for a while, since something was done in it.
    PollOften(CallId),
    /// Send a request.
    Send(Attempt),
    /// Give up a request that waits. No answer is expected.
    GiveUp(AttemptId),
    /// Write an audit line. Results are confirmed by
    /// [`Event::ResultWritten`](crate::moderation::event::Event::ResultWritten).
    Audit(Box<AuditRecord>),
    /// Write the audit line of a note. Confirmed by
    /// [`Event::NoteWritten`](crate::moderation::event::Event::NoteWritten).
    Note {
        /// Number of the activity entry.
        entry: u64,
        /// Index of the note within the entry.
        note: usize,
        /// The line to write.
        record: Box<AuditRecord>,
    },
    /// Create a call. Its id has to be saved before the answer is passed on.
    Join {
        /// The attempt.
        attempt: AttemptId,
        /// What to create.
        new: Box<NewCall>,
        /// What to save once the id is known.
        saved: Box<SavedCall>,
    },
    /// Send a keepAlive request. Answered by
    /// [`Event::KeptAlive`](crate::moderation::event::Event::KeptAlive).
    KeepAlive(CallId),
    /// Look up this object id in the directory. Answered by
    /// [`Event::LookedUp`](crate::moderation::event::Event::LookedUp).
    LookUp(Arc<str>),
    /// Save this state of a watched call.
    Keep(Box<SavedCall>),
    /// Delete the saved state of a call.
    Drop(CallId),
    /// Save this list of protected people.
    KeepProtected(Vec<SavedPerson>),
    /// Confirm that changes of other windows were taken in. Holds the lists that this window has
    /// now.
    InStep(Box<WatchedLists>),
    /// A command was refused by our own rules.
    Refuse(Arc<Failure>),
}

/// The target of a reading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Poll {
    /// The participants of the call.
    Roster,
    /// The call itself.
    Call,
    /// The state of an operation.
    Operation(OperationOf, OperationId),
    /// One participant.
    One(ParticipantId),
}

/// A request to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The attempt.
    pub id: AttemptId,
    /// The call.
    pub call: CallId,
    /// The request.
    pub request: Request,
    /// Whether it is paced. If so, it comes back as
    /// [`Event::TurnedAway`](crate::moderation::event::Event::TurnedAway) when throttled, and waits
    /// in the console.
    pub is_paced: bool,
}

/// The request of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// `DELETE participants/{id}`: a removal, or one step of a cancellation.
    Delete(ParticipantId),
    /// `POST participants/invite`.
    Invite {
        /// The people to invite.
        people: Vec<NewInvitation>,
        /// Whether to send ids of our own as `participantId`.
        own_ids: bool,
    },
    /// `DELETE calls/{id}`. Only this app leaves.
    HangUp,
    /// A `POST` that Graph answers with an operation.
    Service {
        /// The deed.
        deed: ServiceDeed,
        /// The participant. `None` for this app.
        participant: Option<ParticipantId>,
    },
}
