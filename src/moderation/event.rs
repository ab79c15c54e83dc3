//! Events that the console reacts to: commands, responses, rosters, time.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::model::call::Call;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, OperationId, ParticipantId};
use crate::moderation::model::participant::{Identity, Participant};
use crate::moderation::model::reading::IncompleteReason;
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;
use crate::moderation::state::desk::DeskUpdate;
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// The operator gave a command.
    Command(Command),
    /// A session started.
    SignedIn(SessionFacts),
    /// The session ended. Polling stops, the list stays.
    SignedOut,
    /// The saved calls of this session's app.
    Restored(Vec<SavedCall>),
    /// The saved list of protected people.
    RestoredProtected(Vec<SavedPerson>),
    /// Changes by other windows on the same data folder, and the windows that run now.
    Desk(Box<DeskUpdate>),
    /// A keepAlive was answered.
    KeptAlive {
        /// The call.
        call: CallId,
        /// When it was sent.
        asked: Now,
        /// Whether it succeeded.
        result: Result<(), Arc<Failure>>,
    },
    /// A directory lookup was answered.
    LookedUp {
        /// The object id.
        id: Arc<str>,
        /// The user, or why there is none.
        result: Result<DirectoryUser, Arc<Failure>>,
    },
    /// A roster was read.
    Roster {
        /// The call.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// All entries.
        participants: Vec<Participant>,
        /// Why the roster may be incomplete, as far as its pages show.
        lack: Option<IncompleteReason>,
    },
    /// A single participant was read.
    OneRead {
        /// The call.
        call: CallId,
        /// The participant.
        participant: ParticipantId,
        /// When it was asked for.
        asked: Now,
        /// The result of the reading.
        read: OneReading,
    },
    /// A timer was late by this time, so the computer probably slept.
    Late(Duration),
    /// A roster could not be read.
    RosterFailed {
        /// The call.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// Why.
        failure: Arc<Failure>,
        /// When the next poll is due.
        next_try: Now,
    },
    /// A request for a roster has been unanswered for long.
    NoAnswer {
        /// The call.
        call: CallId,
        /// Since when.
        since: Now,
    },
    /// The call itself was read.
    CallRead {
        /// The call.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// The call as read.
        read: Call,
    },
    /// The call itself could not be read.
    CallFailed {
        /// The call.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// Why.
        failure: Arc<Failure>,
        /// When the next poll is due.
        next_try: Now,
    },
    /// An operation was read, or could not be read.
    OperationRead {
        /// The call.
        call: CallId,
        /// What the operation is about.
        of: OperationOf,
        /// State of the operation. `None` if it cannot be read, so that it is not read again.
        outcome: Option<OperationOutcome>,
    },
    /// An attempt waits and will be sent again.
    AttemptWaits {
        /// The attempt.
        attempt: AttemptId,
        /// When it is sent again.
        until: Now,
        /// Whether Graph asked for the wait (429), rather than our own backoff.
        asked_by_graph: bool,
        /// Why it waits.
        failure: Arc<Failure>,
    },
    /// A paced removal did nothing and may be sent later ([`Failure::is_turned_away`]).
    TurnedAway {
        /// The attempt.
        attempt: AttemptId,
        /// The response.
        failure: Arc<Failure>,
    },
    /// An attempt got its final response. The id of a created call is saved already.
    Answered {
        /// The attempt.
        attempt: AttemptId,
        /// The response.
        answer: Result<AttemptAnswer, Arc<Failure>>,
    },
    /// The line of a result was written, or could not be written.
    ResultWritten {
        /// The attempt.
        attempt: AttemptId,
    },
    /// The operator entered a name, or cleared it with `None`.
    Operator(Option<Arc<str>>),
    /// The line of a note was written, or could not be written.
    NoteWritten {
        /// Number of the activity entry.
        entry: u64,
        /// Index of the note within the entry.
        note: usize,
        /// Whether it was written.
        written: bool,
    },
    /// Time passed.
    Tick,
}

/// Facts about a session that the console needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionFacts {
    /// Tenant id, as typed or from the token. Distinguishes members from externals.
    pub tenant: Option<Arc<str>>,
    /// Id of the app.
    pub client_id: Option<Arc<str>>,
    /// Host of Graph. On another host, the same ids name different calls.
    pub graph_host: Option<Arc<str>>,
    /// Whether this cloud accepts hidden invitations and participant ids of our own.
    pub own_participant_id: bool,
}

/// A successful response to an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptAnswer {
    /// HTTP status.
    pub status: u16,
    /// Graph's request id.
    pub request_id: Option<String>,
    /// The `client-request-id` that we sent with the last try.
    pub client_request_id: Option<String>,
    /// The request.
    pub request: Option<RequestLine>,
    /// Content of the response to an invitation.
    pub invite: Option<InviteFacts>,
    /// The operation that Graph started.
    pub operation: Option<OperationFacts>,
    /// The call that was created.
    pub created: Option<Box<Created>>,
}

impl AttemptAnswer {
    /// Makes a response without content.
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

/// Content of the response to an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InviteFacts {
    /// The operation, shared by all people of the request.
    pub operation: Option<OperationId>,
    /// The people that the response names, in its order.
    pub people: Vec<InvitedFacts>,
}

/// Facts about one person in the response to an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitedFacts {
    /// The identity that Graph returned.
    pub identity: Identity,
    /// `participants[].id`, if present.
    pub served: Option<ParticipantId>,
    /// `participants[].participantId`, as Graph echoed or assigned it.
    pub echoed: Option<ParticipantId>,
}

/// Content of a response that is an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationFacts {
    /// The operation's id.
    pub operation: Option<OperationId>,
    /// Its state. A 200 response may contain a failed operation.
    pub outcome: OperationOutcome,
}

/// A call that was created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// Id of the call. Without it, the call cannot be reached again.
    pub id: CallId,
    /// The call as returned, normally being established.
    pub call: Call,
    /// When the request was sent. The keepAlive window starts then, or later.
    pub asked: Now,
}

/// The subject of an operation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationOf {
    /// An invitation.
    Invitation(InvitationId),
    /// A service deed.
    Service(AttemptId),
}

/// The result of reading a single participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneReading {
    /// The participant is in the call.
    There,
    /// The participant was not found. Other readings tell whether the call exists.
    NotThere,
    /// The app may not read participants, or the service does not support it (403, 405, 501).
    Refused(Arc<Failure>),
    /// No usable response.
    Failed,
}
