//! What the console hears: commands, answers, rosters, time.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::model::call::Call;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, OperationId, ParticipantId};
use crate::moderation::model::participant::{Identity, Participant};
use crate::moderation::model::reading::Lack;
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;
use crate::moderation::state::desk::DeskUpdate;
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// A person told the console to do something.
    Command(Command),
    /// A session began.
    SignedIn(SessionFacts),
    /// The session ended; watching stops, the list stays.
    SignedOut,
    /// What was kept of the calls of this session's app, read from the disk.
    Restored(Vec<SavedCall>),
    /// Whom the moderator had put under protection, read from the disk.
    RestoredProtected(Vec<SavedPerson>),
    /// What other windows on the same data folder did, and which there are.
    Desk(Box<DeskUpdate>),
    /// A sign of life was answered.
    KeptAlive {
        /// Of which call.
        call: CallId,
        /// When it was sent.
        asked: Now,
        /// Whether it worked.
        result: Result<(), Arc<Failure>>,
    },
    /// The directory was asked for a name.
    LookedUp {
        /// The object id.
        id: Arc<str>,
        /// What it says.
        result: Result<DirectoryUser, Arc<Failure>>,
    },
    /// A roster arrived.
    Roster {
        /// Of which call.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// All entries.
        participants: Vec<Participant>,
        /// Why people may be missing from it, as far as its pages tell.
        lack: Option<Lack>,
    },
    /// One participant was read.
    OneRead {
        /// In which call.
        call: CallId,
        /// Which.
        participant: ParticipantId,
        /// When it was asked for.
        asked: Now,
        /// What it says.
        read: OneReading,
    },
    /// A timer came late by so much: the computer slept.
    Late(Duration),
    /// A roster could not be had.
    RosterFailed {
        /// Of which call.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// Why.
        failure: Arc<Failure>,
        /// When the next one is due.
        next_try: Now,
    },
    /// A roster has been asked for and nothing has come for long.
    NoAnswer {
        /// Of which call.
        call: CallId,
        /// Since when.
        since: Now,
    },
    /// The call itself was read.
    CallRead {
        /// Which.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// What it says.
        read: Call,
    },
    /// The call itself could not be read.
    CallFailed {
        /// Which.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// Why.
        failure: Arc<Failure>,
        /// When the next reading is due.
        next_try: Now,
    },
    /// An operation was read, or could not be.
    OperationRead {
        /// In which call.
        call: CallId,
        /// What it is about.
        of: OperationOf,
        /// What it says; `None` if it cannot be read, and then it is not asked for again.
        outcome: Option<OperationOutcome>,
    },
    /// An attempt is being sent again, or waits.
    AttemptWaits {
        /// Which.
        attempt: AttemptId,
        /// Until when.
        until: Now,
        /// Whether Graph asked for it (429), and not only the backoff.
        asked_by_graph: bool,
        /// What it ran into.
        failure: Arc<Failure>,
    },
    /// A removal that takes its turn did nothing, since its time was bad ([`Failure::is_turned_away`]).
    TurnedAway {
        /// Which attempt.
        attempt: AttemptId,
        /// What was answered.
        failure: Arc<Failure>,
    },
    /// An attempt was answered for good; the id of a call that was created is on the disk already.
    Answered {
        /// Which.
        attempt: AttemptId,
        /// How.
        answer: Result<AttemptAnswer, Arc<Failure>>,
    },
    /// The line of a result reached the disk, or could not.
    ResultWritten {
        /// Of which attempt.
        attempt: AttemptId,
    },
    /// The person at the console gave this name, or none.
    Operator(Option<Arc<str>>),
    /// The line of a note reached the disk, or could not.
    NoteWritten {
        /// To which entry it was added.
        entry: u64,
        /// Its place among the notes of the entry.
        note: usize,
        /// Whether it is on the disk.
        written: bool,
    },
    /// Time went by.
    Tick,
}

/// What the mind has to know of a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionFacts {
    /// The tenant's id, to tell members from externals; as typed, or from the token.
    pub tenant: Option<Arc<str>>,
    /// The app's own id.
    pub client_id: Option<Arc<str>>,
    /// The host that the requests go to: elsewhere the same ids name other calls.
    pub graph_host: Option<Arc<str>>,
    /// Whether an invite may carry an id of our own, and be hidden, in this cloud.
    pub own_participant_id: bool,
}

/// How an attempt was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptAnswer {
    /// HTTP status.
    pub status: u16,
    /// Graph's id of the request.
    pub request_id: Option<String>,
    /// Our id of the last try.
    pub client_request_id: Option<String>,
    /// What was sent.
    pub request: Option<RequestLine>,
    /// What an invite brought back.
    pub invite: Option<InviteFacts>,
    /// How the operation stands that the service began.
    pub operation: Option<OperationFacts>,
    /// What a create brought back.
    pub created: Option<Box<Created>>,
}

impl AttemptAnswer {
    /// One that says nothing but this.
    pub fn with_status(status: u16) -> Self {
        Self {
            status,
            request_id: None,
            client_request_id: None,
            request: None,
            invite: None,
            operation: None,
            created: None,
        }
    }
}

/// What an invite brought back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InviteFacts {
    /// Graph's operation; one for all who were invited with it.
    pub operation: Option<OperationId>,
    /// Everybody whom the answer names, in its order.
    pub people: Vec<InvitedFacts>,
}

/// What an invite brought back about one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitedFacts {
    /// Whom Graph took it for.
    pub identity: Identity,
    /// `participants[].id`, where it was served.
    pub served: Option<ParticipantId>,
    /// `participants[].participantId`, where it was echoed or assigned.
    pub echoed: Option<ParticipantId>,
}

/// What a request brought back that the service answers with an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationFacts {
    /// Graph's operation.
    pub operation: Option<OperationId>,
    /// How it stands; a 200 may carry a failed one.
    pub outcome: OperationOutcome,
}

/// What a create brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The only way back to this call.
    pub id: CallId,
    /// As it stood then: establishing, normally.
    pub call: Call,
    /// When the request was sent: the window of keepAlive begins then at the latest.
    pub asked: Now,
}

/// What an operation is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationOf {
    /// An invitation.
    Invitation(InvitationId),
    /// Something else that the service does.
    Service(AttemptId),
}

/// What the reading of one participant says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneReading {
    /// Is in the call.
    There,
    /// Is not known there; whether the call itself is, other readings tell.
    NotThere,
    /// The app may not read it, or the service does not have it (403, 405, 501).
    Refused(Arc<Failure>),
    /// No answer, or a useless one.
    Failed,
}
