//! Events that the console reacts to: commands, responses, rosters, time.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::audit::record_settings::RecordSettings;
use crate::moderation::model::call::Call;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, OperationId, ParticipantId};
use crate::moderation::model::participant::{Identity, Participant};
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::state::other_windows::OtherWindowsUpdate;
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// An input of the console.
#[derive(Debug, Clone)]
pub enum Event {
    /// The window gave a command.
    Command(Command),
    /// The app signed in.
    SignedIn(SessionFacts),
    /// The app signed out. Polling stops, and the list of watched calls stays.
    SignedOut,
    /// The audit log shows that a removal by the signed-in app was proved in an earlier session.
    RemovalProvedEarlier,
    /// The calls of the signed-in app were loaded from the data folder.
    Restored(Vec<SavedCall>),
    /// The list of protected people was loaded from the data folder.
    RestoredProtected(Vec<SavedPerson>),
    /// Other windows on the same data folder started or ended, or changed the saved calls or protected people.
    OtherWindows(Box<OtherWindowsUpdate>),
    /// Graph answered a keepAlive request, or the request failed.
    KeptAlive {
        /// The call that the request was to keep alive.
        call: CallId,
        /// When the request was sent.
        asked: Now,
        /// `Err` if the request failed or no response came.
        result: Result<(), Arc<Failure>>,
    },
    /// A directory lookup was answered, or failed.
    LookedUp {
        /// Object id of the person who was looked up.
        id: Arc<str>,
        /// The directory's entry, or why there is none.
        result: Result<DirectoryUser, Arc<Failure>>,
    },
    /// A roster was read: the participants of a call.
    Roster {
        /// The call whose participants were read.
        call: CallId,
        /// When the roster was requested, minus the age of the response if it came from a cache.
        asked: Now,
        /// All participants whose entry could be parsed.
        participants: Vec<Participant>,
        /// Why the roster may be incomplete, judging by its pages alone. `None` if nothing seems to be missing.
        incomplete: Option<IncompleteReason>,
    },
    /// A single participant was looked up, to see whether they are still in the call.
    OneRead {
        /// The call in which the participant was looked up.
        call: CallId,
        /// The participant id that was requested.
        participant: ParticipantId,
        /// When the participant was requested.
        asked: Now,
        /// Whether the participant is in the call, or why that is not known.
        read: OneReading,
    },
    /// A timer fired this much too late, so the computer probably slept.
    Late(Duration),
    /// A roster could not be read.
    RosterFailed {
        /// The call whose roster was requested.
        call: CallId,
        /// When the roster was requested.
        asked: Now,
        /// Why the roster could not be read.
        failure: Arc<Failure>,
        /// When the roster is read again.
        next_try: Now,
    },
    /// Graph throttled the reading of one participant or operation. Throttling concerns all readings, of every call.
    Throttled {
        /// The call of the participant or operation.
        call: CallId,
        /// When the reading was requested.
        asked: Now,
        /// The refusal, with the pause if Graph asked for one.
        failure: Arc<Failure>,
        /// When the next reading may be sent.
        next_try: Now,
    },
    /// Graph has not answered a request for a roster for a long time.
    NoAnswer {
        /// The call whose roster was requested.
        call: CallId,
        /// When the unanswered request was sent.
        since: Now,
    },
    /// The call itself was read, rather than its participants.
    CallRead {
        /// The call that was requested.
        call: CallId,
        /// When the call was requested, minus the age of the response if it came from a cache.
        asked: Now,
        /// The call as Graph returned it.
        read: Call,
    },
    /// The call itself could not be read.
    CallFailed {
        /// The call that was requested.
        call: CallId,
        /// When the call was requested.
        asked: Now,
        /// Why the call could not be read.
        failure: Arc<Failure>,
        /// When the call is read again.
        next_try: Now,
    },
    /// The state of an operation was read, or could not be read.
    OperationRead {
        /// The call that the operation changes.
        call: CallId,
        /// The invitation or service deed that started the operation.
        of: OperationOf,
        /// State of the operation. `None` if it could not be read. Operations of invitations are then not read again in
        /// this call. A throttled reading makes no such event.
        outcome: Option<OperationOutcome>,
    },
    /// A try of an attempt failed, and the worker will send the request again.
    AttemptWaits {
        /// The attempt to which the try belongs.
        attempt: AttemptId,
        /// When the request is sent again.
        until: Now,
        /// Whether Graph asked for the wait, with a 429 and `Retry-After`.
        asked_by_graph: bool,
        /// Why the try failed.
        failure: Arc<Failure>,
    },
    /// A paced removal did nothing: Graph throttled it, or there was no token ([`Failure::is_turned_away`]). It may be
    /// sent later.
    TurnedAway {
        /// The attempt that was to remove the person.
        attempt: AttemptId,
        /// Why the removal did nothing.
        failure: Arc<Failure>,
    },
    /// An attempt got its final response, or will get none. If it created a call, the call's id is saved already.
    Answered {
        /// The attempt that made the request.
        attempt: AttemptId,
        /// The response. `Err` says why Graph refused the request, or why there is no response.
        answer: Result<AttemptAnswer, Arc<Failure>>,
    },
    /// The worker wrote the result of an attempt to the audit log, or failed to.
    ResultWritten {
        /// The attempt that the line belongs to.
        attempt: AttemptId,
    },
    /// The operator entered their own name, or cleared it (`None`).
    Operator(Option<Arc<str>>),
    /// The settings of the audit log, as they hold from now on.
    RecordSettings(RecordSettings),
    /// The worker wrote a note to the audit log, or failed to.
    NoteWritten {
        /// Number of the activity entry that the note belongs to.
        entry: u64,
        /// Index of the note within the entry.
        note: usize,
        /// Whether the note was written.
        written: bool,
    },
    /// Time passed without another event. Handles deadlines.
    Tick,
}

/// Facts about a session that the console needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionFacts {
    /// Tenant id from the token, or the tenant as typed if the token names none. Tells members from external people.
    pub tenant: Option<Arc<str>>,
    /// Application (client) id of the app that is signed in.
    pub client_id: Option<Arc<str>>,
    /// Host name of the Graph service. On another host, the same ids name different calls.
    pub graph_host: Option<Arc<str>>,
    /// Whether this cloud supports hidden invitations, and participant ids that this app chooses.
    pub offers_participant_ids: bool,
}

/// A successful response to the request of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptAnswer {
    /// HTTP status.
    pub status: u16,
    /// Graph's request id.
    pub request_id: Option<String>,
    /// The `client-request-id` that we sent with the last try.
    pub client_request_id: Option<String>,
    /// The request that was answered. `None` if it is not known.
    pub request: Option<RequestLine>,
    /// Contents of the response, if the attempt was an invitation.
    pub invite: Option<InviteFacts>,
    /// The operation that Graph started, if it started one.
    pub operation: Option<OperationFacts>,
    /// The call that Graph created, if the attempt was a join.
    pub created: Option<Box<Created>>,
}

impl AttemptAnswer {
    /// Makes a response that has only a status.
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

/// Contents of the response to a request that invited people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InviteFacts {
    /// The operation that Graph started. One operation serves all people of the request.
    pub operation: Option<OperationId>,
    /// The invited people, in the order of the response.
    pub people: Vec<InvitedFacts>,
}

/// Facts about one person in the response to an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitedFacts {
    /// The identity that Graph returned for the person.
    pub identity: Identity,
    /// `participants[].id` of the response, if present.
    pub served: Option<ParticipantId>,
    /// `participants[].participantId` of the response. Graph repeats the id that we sent, or
    /// assigns one.
    pub echoed: Option<ParticipantId>,
}

/// Contents of a response that is an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperationFacts {
    /// The operation's id.
    pub operation: Option<OperationId>,
    /// State of the operation. The operation can have failed even if the HTTP status is 200.
    pub outcome: OperationOutcome,
}

/// A call that Graph created for this app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// Id of the call. Without this id, the call cannot be reached again.
    pub id: CallId,
    /// The call as Graph returned it. Its state is normally `establishing`.
    pub call: Call,
    /// When the request that created the call was sent. Graph's time limit for the first keepAlive
    /// starts then or later.
    pub asked: Now,
}

/// The request that an operation belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationOf {
    /// An invitation, by the id that this app chose for it. Its operation has another id.
    Invitation(InvitationId),
    /// A service deed, identified by the attempt that requested it.
    Service(AttemptId),
}

/// The result of reading a single participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OneReading {
    /// The participant is in the call.
    There,
    /// Graph did not find the participant (404 or 410), or says that they have left. Other readings show whether the
    /// whole call is gone.
    NotThere,
    /// The app may not read participants (403), or the service does not support such readings (405, 501).
    Refused(Arc<Failure>),
    /// The request failed for another reason, so nothing is known.
    Failed,
}
