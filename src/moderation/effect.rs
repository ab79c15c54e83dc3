//! What the console wants to have done: requests, readings, lines of the record.

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

/// Something that is to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Poll this call from now on.
    StartPolling(CallId),
    /// Stop polling it.
    StopPolling(CallId),
    /// This call is polled as the one in front.
    PollInFront(Option<CallId>),
    /// Ask now, out of turn.
    Poll {
        /// Of which call.
        call: CallId,
        /// What to ask for.
        what: Poll,
    },
    /// Ask after so long, unless it is asked before.
    PollIn {
        /// Of which call.
        call: CallId,
        /// What to ask for.
        what: Poll,
        /// How long from now.
        after: Duration,
    },
    /// Ask now for the roster and the call, in place of what has not been answered for long: a person wants to see.
    PollAnew(CallId),
    /// An action was refused as one too many: read nothing but the call in front until then.
    HoldPolls {
        /// On the steady clock.
        until: Duration,
    },
    /// Poll often for a while, since something was done there.
    PollOften(CallId),
    /// Send a request on a person's behalf.
    Send(Attempt),
    /// Give up a request that waits; it will not be answered.
    GiveUp(AttemptId),
    /// Write a line; a result is answered by [`Event::ResultWritten`](crate::moderation::event::Event::ResultWritten).
    Audit(Box<AuditRecord>),
    /// Write the line of a note; answered by [`Event::NoteWritten`](crate::moderation::event::Event::NoteWritten).
    Note {
        /// To which entry it is added.
        entry: u64,
        /// Its place among the notes of the entry.
        note: usize,
        /// The line.
        record: Box<AuditRecord>,
    },
    /// Create a call; before its answer is told, the id has to be on the disk.
    Join {
        /// Its number.
        attempt: AttemptId,
        /// What to create.
        new: Box<NewCall>,
        /// What to keep of it once its id is known.
        saved: Box<SavedCall>,
    },
    /// Send a sign of life; answered by [`Event::KeptAlive`](crate::moderation::event::Event::KeptAlive).
    KeepAlive(CallId),
    /// Ask the directory for the name of this object id; answered by [`Event::LookedUp`](crate::moderation::event::Event::LookedUp).
    LookUp(Arc<str>),
    /// Keep this of a watched call over a restart.
    Keep(Box<SavedCall>),
    /// Keep nothing of this call any more.
    Drop(CallId),
    /// Keep this list of protected people over a restart.
    KeepProtected(Vec<SavedPerson>),
    /// What other windows wrote has been taken over: this is what is held of it now.
    InStep(Box<WatchedLists>),
    /// A command was refused by the rules, with the reason.
    Refuse(Arc<Failure>),
}

/// What a poll asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Poll {
    /// The participants.
    Roster,
    /// The call itself.
    Call,
    /// How an operation stands.
    Operation(OperationOf, OperationId),
    /// One participant.
    One(ParticipantId),
}

/// One request on a person's behalf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its number.
    pub id: AttemptId,
    /// In which call.
    pub call: CallId,
    /// What to send.
    pub request: Request,
    /// Whether it goes in its turn: where it is turned away, it comes back as [`Event::TurnedAway`](crate::moderation::event::Event::TurnedAway) and waits here.
    pub is_paced: bool,
}

/// What an attempt sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// `DELETE participants/{id}`: a removal, or one rung of a cancelling.
    Delete(ParticipantId),
    /// `POST participants/invite`.
    Invite {
        /// Whom.
        people: Vec<NewInvitation>,
        /// Whether ids of our own travel as `participantId`.
        own_ids: bool,
    },
    /// `DELETE calls/{id}`: only this app leaves.
    HangUp,
    /// A `POST` that the service answers with an operation.
    Service {
        /// What it is to do.
        deed: ServiceDeed,
        /// To whom; `None` is this app itself.
        participant: Option<ParticipantId>,
    },
}
