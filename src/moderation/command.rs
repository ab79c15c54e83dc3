//! What goes into the mind and what comes out: commands and other events in, effects out.

use std::sync::Arc;

use super::audit::{AuditRecord, Source};
use super::call::Call;
use super::failure::Failure;
use super::ids::{AttemptId, CallId, InvitationId, OperationId, ParticipantId};
use super::invitation::OperationOutcome;
use super::invitee::Invitee;
use super::participant::Participant;
use super::time::Now;

/// What a person tells the console to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Watch this call.
    Watch(CallId),
    /// Take it off the list; nothing is sent, the app stays in the call.
    Forget(CallId),
    /// This call is in front now.
    Show(Option<CallId>),
    /// Ask for the roster and the call now.
    Refresh(CallId),
    /// Remove the participant with exactly this id.
    Remove {
        /// In which call.
        call: CallId,
        /// The id that was under the pointer or the focus when it was pressed.
        participant: ParticipantId,
        /// Pointer or key.
        source: Source,
    },
    /// Give up an attempt that waits for Graph.
    Stop(AttemptId),
    /// The failure or the alarm on this row was read: the row goes back to present.
    Dismiss {
        /// In which call.
        call: CallId,
        /// On which row.
        participant: ParticipantId,
    },
    /// Invite somebody.
    Invite {
        /// Into which call.
        call: CallId,
        /// Whom.
        invitee: Invitee,
        /// A fresh GUID: `clientContext`, and `participantId` where the cloud has it.
        invitation: InvitationId,
        /// Pointer, key or the demo.
        source: Source,
    },
    /// Cancel an invitation that rings.
    CancelInvitation {
        /// In which call.
        call: CallId,
        /// Our record of it.
        invitation: InvitationId,
        /// Pointer or key.
        source: Source,
    },
    /// Take an ended or failed invitation off the list.
    DismissInvitation {
        /// In which call.
        call: CallId,
        /// Our record of it.
        invitation: InvitationId,
    },
}

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// A person told the console to do something.
    Command(Command),
    /// A session began.
    SignedIn(SessionFacts),
    /// The session ended; watching stops, the list stays.
    SignedOut,
    /// A roster arrived.
    Roster {
        /// Of which call.
        call: CallId,
        /// When it was asked for.
        asked: Now,
        /// All entries.
        participants: Vec<Participant>,
        /// Whether Graph sent exactly one page of 100 without a next link.
        may_be_cut: bool,
    },
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
        /// Whose operation it is.
        invitation: InvitationId,
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
    /// An attempt was answered for good.
    Answered {
        /// Which.
        attempt: AttemptId,
        /// How.
        answer: Result<Answer, Arc<Failure>>,
    },
    /// The line of a result reached the disk, or could not.
    ResultWritten {
        /// Of which attempt.
        attempt: AttemptId,
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
    /// Whether an invite may carry an id of our own in this cloud.
    pub own_participant_id: bool,
}

/// How an attempt was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Graph's id of the request.
    pub request_id: Option<String>,
    /// Our id of the last try.
    pub client_request_id: Option<String>,
    /// What an invite brought back.
    pub invite: Option<InviteFacts>,
}

/// What an invite brought back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InviteFacts {
    /// Graph's operation.
    pub operation: Option<OperationId>,
    /// `participants[].id`, where it was served.
    pub served: Option<ParticipantId>,
    /// `participants[].participantId`, where it was echoed or assigned.
    pub echoed: Option<ParticipantId>,
}

/// Something that is to be done outside.
#[derive(Debug, Clone, PartialEq)]
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
    /// Poll often for a while, since something was done there.
    PollOften(CallId),
    /// Send a request on a person's behalf.
    Send(Attempt),
    /// Give up a request that waits; it will not be answered.
    GiveUp(AttemptId),
    /// Write a line; a result is answered by [`Event::ResultWritten`].
    Audit(AuditRecord),
    /// Keep this list over a restart.
    SaveWatched(Vec<CallId>),
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
    /// How the operation of an invitation stands.
    Operation(InvitationId, OperationId),
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
}

/// What an attempt sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// `DELETE participants/{id}`: a removal, or one rung of a cancelling.
    Delete(ParticipantId),
    /// `POST participants/invite`.
    Invite {
        /// Whom.
        invitee: Invitee,
        /// Travels as `clientContext`.
        invitation: InvitationId,
        /// Travels as `participantId`.
        own_id: Option<ParticipantId>,
    },
}
