//! What goes into the mind and what comes out: commands and other events in, effects out.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::{AuditRecord, Source};
use crate::moderation::model::call::Call;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, OperationId, ParticipantId};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::participant::{Identity, LastingIdentity, Participant};
use crate::moderation::model::reading::Lack;
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;
use crate::moderation::state::desk::{DeskNews, Kept};
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::DoorScope;
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// What a person tells the console to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Watch this call.
    Watch(CallId),
    /// Take it off the list; nothing is sent, the app stays in the call.
    Forget(CallId),
    /// Take all calls off the list that are over.
    ClearEnded,
    /// Come into a meeting: create a call of this app for it.
    Join {
        /// Which meeting, and as whom.
        new: NewCall,
        /// Pointer or key.
        source: Source,
    },
    /// Take a join that came to nothing off the list.
    DismissJoin(AttemptId),
    /// Keep a call of another program alive, or no longer; a call of this console always is.
    KeepAlive {
        /// Which call.
        call: CallId,
        /// From now on, or no longer.
        on: bool,
    },
    /// Leave the call; the app's power over it ends with that.
    Leave {
        /// Which call.
        call: CallId,
        /// Pointer or key.
        source: Source,
    },
    /// Remove everybody who was shown when this was confirmed, newest first, then leave.
    EndForAll {
        /// Which call.
        call: CallId,
        /// Exactly these, as they were counted in the confirmation.
        people: Vec<ParticipantId>,
    },
    /// Remove these people, newest first; who is protected is passed over.
    RemoveMany {
        /// In which call.
        call: CallId,
        /// Exactly these, as the preview listed them.
        people: Vec<ParticipantId>,
    },
    /// Keep somebody out of this call.
    KeepOut(CallId, KeepOutOrder),
    /// Let somebody in again who was kept out.
    LetBackIn(CallId, LastingIdentity),
    /// Close the door for guests for so long, or open it.
    Door(CallId, Option<Duration>),
    /// Keep somebody who is kept out already out for so long from now on; as long as the call, where there is no time.
    KeepOutFor(CallId, LastingIdentity, Option<Duration>),
    /// A rule that has stopped with an alarm acts again.
    KeepOutAgain(CallId, LastingIdentity),
    /// Say whom the closed door concerns besides people without an account.
    DoorConcerns(CallId, DoorScope),
    /// Have a removal checked once more that could not be proved.
    CheckAgain {
        /// In which call.
        call: CallId,
        /// Whose.
        participant: ParticipantId,
    },
    /// The notice that the computer slept was read.
    DismissResumed,
    /// Let so many of the next guests through the closed door.
    LetNextIn(CallId, u32),
    /// So many of the rules that ended by themselves were read.
    DismissOver(CallId, usize),
    /// Let somebody stay whom a rule is about to remove.
    LetStay(CallId, ParticipantId),
    /// Rules of an earlier run go on, or are dropped.
    AnswerRules(CallId, bool),
    /// Switch raid mode on or off.
    Raid(CallId, bool),
    /// The alarm about a wave of joins was read.
    DismissWave(CallId),
    /// Put somebody under protection in every call of this app, or no longer.
    Protect {
        /// Whom.
        who: PersonRef,
        /// From now on, or no longer.
        on: bool,
    },
    /// Ask for no more removals of an ending that is under way; those that are on their way go on.
    StopEnding(CallId),
    /// The outcome of an ending was read.
    DismissEnding(CallId),
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
    /// Mute a participant by the service; nobody can be unmuted from here.
    Mute {
        /// In which call.
        call: CallId,
        /// The id that was under the pointer or the focus when it was pressed.
        participant: ParticipantId,
        /// Pointer or key.
        source: Source,
    },
    /// Mute or unmute this app itself.
    MuteSelf {
        /// In which call.
        call: CallId,
        /// Mute, or else unmute.
        mute: bool,
        /// Pointer or key.
        source: Source,
    },
    /// A muting that failed was read; `None` is the app's own.
    DismissMute {
        /// In which call.
        call: CallId,
        /// Whose.
        participant: Option<ParticipantId>,
    },
    /// Invite up to five people with one request.
    Invite {
        /// Into which call.
        call: CallId,
        /// Whom; the first one's id travels as `clientContext`.
        people: Vec<NewInvitation>,
        /// Pointer, key or the demo.
        source: Source,
    },
    /// Cancel an invitation by itself once it has rung this long; `None` leaves it ringing.
    AutoCancel {
        /// In which call.
        call: CallId,
        /// Our record of it.
        invitation: InvitationId,
        /// Counted from when it began to ring.
        after: Option<Duration>,
    },
    /// Remove the invited person on arrival, since the invitation cannot be cancelled; or no longer.
    RemoveOnArrival {
        /// In which call.
        call: CallId,
        /// Our record of it.
        invitation: InvitationId,
        /// From now on, or no longer.
        on: bool,
    },
    /// Cancel several invitations that ring; those that no longer do are passed over.
    CancelInvitations {
        /// In which call.
        call: CallId,
        /// Our records of them, as they were shown when this was confirmed.
        invitations: Vec<InvitationId>,
        /// Pointer or key.
        source: Source,
    },
    /// Write a note about an attempt into the audit log.
    Note {
        /// The number of the attempt's entry in the activity.
        entry: u64,
        /// As typed.
        text: String,
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

/// Whom to keep out, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepOutOrder {
    /// Who; only somebody with a lasting identity can be kept out.
    pub who: PersonRef,
    /// For how long; with the call, where there is no time.
    pub for_how_long: Option<Duration>,
    /// Whether the visit that `who` names is removed now.
    pub removes: bool,
    /// Pointer or key.
    pub source: Source,
}

/// One person to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// A fresh GUID: our record of it, and `participantId` where the cloud has it.
    pub id: InvitationId,
    /// Whom.
    pub invitee: Invitee,
    /// The watched call that the person leaves for this one, and their participant id there.
    pub replaces: Option<(CallId, ParticipantId)>,
    /// Not shown to the people in the call, where the cloud has that.
    pub hidden: bool,
    /// Cancelled by itself once it has rung this long.
    pub auto_cancel: Option<Duration>,
}

impl NewInvitation {
    /// An ordinary one.
    pub fn new(id: InvitationId, invitee: Invitee) -> Self {
        Self {
            id,
            invitee,
            replaces: None,
            hidden: false,
            auto_cancel: None,
        }
    }
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
    /// What was kept of the calls of this session's app, read from the disk.
    Restored(Vec<SavedCall>),
    /// Whom the moderator had put under protection, read from the disk.
    RestoredProtected(Vec<SavedPerson>),
    /// What other windows on the same data folder did, and which there are.
    Desk(Box<DeskNews>),
    /// A create was answered; the id of a call that was created is on the disk already.
    Joined {
        /// Which attempt.
        attempt: AttemptId,
        /// How.
        answer: Result<Created, Arc<Failure>>,
    },
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
pub struct Answer {
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
    /// How the operation of a muting stands.
    pub mute: Option<MuteFacts>,
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

/// What muting brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MuteFacts {
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
    /// The traces of the answer.
    pub answer: Answer,
}

/// What an operation is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationOf {
    /// An invitation.
    Invitation(InvitationId),
    /// A muting.
    Mute(AttemptId),
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
    /// Write a line; a result is answered by [`Event::ResultWritten`].
    Audit(Box<AuditRecord>),
    /// Write the line of a note; answered by [`Event::NoteWritten`].
    Note {
        /// To which entry it is added.
        entry: u64,
        /// Its place among the notes of the entry.
        note: usize,
        /// The line.
        record: Box<AuditRecord>,
    },
    /// Create a call; the answer is an [`Event::Joined`], before which the id has to be on the disk.
    Join {
        /// Its number.
        attempt: AttemptId,
        /// What to create.
        new: Box<NewCall>,
        /// What to keep of it once its id is known.
        saved: Box<SavedCall>,
    },
    /// Send a sign of life; answered by [`Event::KeptAlive`].
    KeepAlive(CallId),
    /// Ask the directory for the name of this object id; answered by [`Event::LookedUp`].
    LookUp(Arc<str>),
    /// Keep this of a watched call over a restart.
    Keep(Box<SavedCall>),
    /// Keep nothing of this call any more.
    Drop(CallId),
    /// Keep this list of protected people over a restart.
    KeepProtected(Vec<SavedPerson>),
    /// What other windows wrote has been taken over: this is what is held of it now.
    InStep(Box<Kept>),
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

/// One request on a person's behalf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its number.
    pub id: AttemptId,
    /// In which call.
    pub call: CallId,
    /// What to send.
    pub request: Request,
    /// Whether it goes in its turn: where it is turned away, it comes back as [`Event::TurnedAway`] and waits here.
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
    /// `POST participants/{id}/mute`.
    Mute(ParticipantId),
    /// `POST calls/{id}/mute` or `/unmute`: this app's own microphone.
    MuteSelf(bool),
}
