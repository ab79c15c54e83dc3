//! Commands of the operator.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::{PreviousCrash, Source};
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, ParticipantId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::DoorScope;

/// A command of the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Record at the next sign-in that the previous run crashed.
    NoteFault(PreviousCrash),
    /// Add a call to the list of watched calls.
    Watch(CallId),
    /// Remove a call from the list. Nothing is sent, and the app stays in the call.
    Forget(CallId),
    /// Look up people of our own tenant in the directory by object id, because they are on screen.
    WhoAre(Vec<Arc<str>>),
    /// Remove all ended calls from the list.
    ClearEnded,
    /// Join a meeting: create a call for this app.
    Join {
        /// The meeting, and whether to join as a guest.
        new: NewCall,
        /// Click or key.
        source: Source,
    },
    /// Remove a failed join from the list.
    DismissJoin(AttemptId),
    /// Start or stop sending keepAlive requests for another program's call. Calls created here
    /// always have them.
    KeepAlive {
        /// The call.
        call: CallId,
        /// Whether to start or stop.
        on: bool,
    },
    /// Leave a call. The app can do nothing in it afterwards.
    Leave {
        /// The call.
        call: CallId,
        /// Click or key.
        source: Source,
    },
    /// Remove everybody who was counted in the confirmation, newest first, then leave. Has no
    /// source: it is recorded as one deed, however it was confirmed.
    EndForAll {
        /// The call.
        call: CallId,
        /// Exactly the people counted in the confirmation.
        people: Vec<ParticipantId>,
    },
    /// Remove these people, newest first. Protected people are skipped.
    RemoveMany {
        /// The call.
        call: CallId,
        /// Exactly the people listed in the preview.
        people: Vec<ParticipantId>,
    },
    /// Keep a person out of a call.
    KeepOut(CallId, KeepOutOrder),
    /// Stop keeping a person out.
    LetBackIn(CallId, LastingIdentity),
    /// Close the door for guests for this time, or open it if `None`.
    Door(CallId, Option<Duration>),
    /// Change how long a person is kept out, counted from now. As long as the call if `None`.
    KeepOutFor(CallId, LastingIdentity, Option<Duration>),
    /// Restart a rule that has stopped with an alarm.
    KeepOutAgain(CallId, LastingIdentity),
    /// Choose which people the closed door keeps out in addition to those without an account.
    DoorConcerns(CallId, DoorScope),
    /// Seek the proof again of a removal that could not be proved.
    CheckAgain {
        /// The call.
        call: CallId,
        /// The person.
        participant: ParticipantId,
    },
    /// Dismiss the note that the computer slept.
    DismissResumed,
    /// Let this many of the next guests through the closed door.
    LetNextIn(CallId, u32),
    /// Dismiss this many notes about expired rules, oldest first.
    DismissOver(CallId, usize),
    /// Exempt a visit that a rule is about to end.
    LetStay(CallId, ParticipantId),
    /// Resume the rules of an earlier run (`true`), or discard them.
    AnswerRules(CallId, bool),
    /// Switch raid mode on or off.
    Raid(CallId, bool),
    /// Dismiss the alarm about a wave of joins.
    DismissWave(CallId),
    /// Start or end the protection of a person in every call of this app.
    Protect {
        /// The person.
        who: PersonRef,
        /// Whether to start or end it.
        on: bool,
    },
    /// Stop a batch of removals. Those already sent continue.
    StopRemovals(CallId),
    /// Dismiss a finished batch of removals.
    DismissBatch(CallId),
    /// Set the call in front.
    Show(Option<CallId>),
    /// Poll the roster and the call now.
    Refresh(CallId),
    /// Remove the participant with exactly this id.
    Remove {
        /// The call.
        call: CallId,
        /// The id that was under the pointer or the focus when it was pressed.
        participant: ParticipantId,
        /// Click or key.
        source: Source,
    },
    /// Give up an attempt that waits because Graph asked it to.
    Stop(AttemptId),
    /// Dismiss the failure or alarm on a row. The row then shows the person as present again.
    Dismiss {
        /// The call.
        call: CallId,
        /// The row.
        participant: ParticipantId,
    },
    /// Ask Graph to carry out a service deed for a participant or for this app.
    Service {
        /// The call.
        call: CallId,
        /// The deed.
        deed: ServiceDeed,
        /// The id that was under the pointer or the focus when it was pressed. `None` for this app.
        participant: Option<ParticipantId>,
        /// Click or key.
        source: Source,
    },
    /// Dismiss a failed service deed.
    DismissService {
        /// The call.
        call: CallId,
        /// The participant. `None` for this app.
        participant: Option<ParticipantId>,
    },
    /// Invite up to five people with one request.
    Invite {
        /// The call.
        call: CallId,
        /// The people. The first one's id is sent as `clientContext`.
        people: Vec<NewInvitation>,
        /// Click, key or the demo.
        source: Source,
    },
    /// Cancel an invitation automatically after it has rung for this time, or never if `None`.
    AutoCancel {
        /// The call.
        call: CallId,
        /// The invitation.
        invitation: InvitationId,
        /// Time since it started to ring.
        after: Option<Duration>,
    },
    /// Switch the removal of an invited person on arrival on or off. Only for invitations that
    /// cannot be canceled.
    RemoveOnArrival {
        /// The call.
        call: CallId,
        /// The invitation.
        invitation: InvitationId,
        /// Whether to remove the person.
        on: bool,
    },
    /// Cancel several ringing invitations. Those that no longer ring are skipped.
    CancelInvitations {
        /// The call.
        call: CallId,
        /// The invitations listed in the confirmation.
        invitations: Vec<InvitationId>,
        /// Click or key.
        source: Source,
    },
    /// Add a note to an attempt in the audit log.
    Note {
        /// Number of the attempt's activity entry.
        entry: u64,
        /// The note as typed.
        text: String,
    },
    /// Cancel a ringing invitation.
    CancelInvitation {
        /// The call.
        call: CallId,
        /// The invitation.
        invitation: InvitationId,
        /// Click or key.
        source: Source,
    },
    /// Remove an ended or failed invitation from the list.
    DismissInvitation {
        /// The call.
        call: CallId,
        /// The invitation.
        invitation: InvitationId,
    },
}

/// Details of a new keep-out rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepOutOrder {
    /// The person. Must have a lasting identity.
    pub who: PersonRef,
    /// How long the rule lasts. As long as the call if `None`.
    pub for_how_long: Option<Duration>,
    /// Whether to remove the visit that `who` names now.
    pub removes: bool,
    /// Click or key.
    pub source: Source,
}
