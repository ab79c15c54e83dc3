//! What goes into the mind and what comes out: commands and other events in, effects out.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::{FaultOfBefore, Source};
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, ParticipantId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::DoorScope;

/// What a person tells the console to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Record, at the next sign-in, that the run before this one ended with a fault of the program.
    NoteFault(FaultOfBefore),
    /// Watch this call.
    Watch(CallId),
    /// Take it off the list; nothing is sent, the app stays in the call.
    Forget(CallId),
    /// Ask the directory about these people of the own tenant, by object id: somebody has them before their eyes.
    WhoAre(Vec<Arc<str>>),
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
    /// Remove everybody who was shown when this was confirmed, newest first, then leave. It has no source: what a
    /// person confirmed as a whole is recorded as that, whichever key or button it was.
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
    StopRemovals(CallId),
    /// The outcome of an ending was read.
    DismissBatch(CallId),
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
    /// Have the service do something to a participant, or to this app itself.
    Service {
        /// In which call.
        call: CallId,
        /// What.
        deed: ServiceDeed,
        /// The id that was under the pointer or the focus when it was pressed; `None` is this app itself.
        participant: Option<ParticipantId>,
        /// Pointer or key.
        source: Source,
    },
    /// That the service did not do it was read.
    DismissService {
        /// In which call.
        call: CallId,
        /// To whom; `None` is this app itself.
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
