//! Commands that the window gives to the console. Most come from the operator, the person who uses this app. A few come
//! from the window itself.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::{PreviousCrash, Source};
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, ParticipantId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::DoorScope;

/// A command to the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Write a crash of the previous run to the audit log. If nobody is signed in, this happens at the next sign-in.
    NoteFault(PreviousCrash),
    /// Add a call to the list of watched calls.
    Watch(CallId),
    /// Remove a call from the list of watched calls. Nothing is sent, and the app stays in the
    /// call.
    Forget(CallId),
    /// Look up people of our tenant in the directory, because they are on screen. Contains their
    /// object ids.
    WhoAre(Vec<Arc<str>>),
    /// Remove all ended calls from the list of watched calls.
    ClearEnded,
    /// Join a meeting: create a call for this app.
    Join {
        /// The meeting, and whether to join as a guest.
        new: NewCall,
        /// Whether a click or a key triggered the command.
        source: Source,
    },
    /// Remove a failed join from the window.
    DismissJoin(AttemptId),
    /// Start (`true`) or stop sending keepAlive requests for a call that another program created. Calls that
    /// this app created always get them.
    KeepAlive(CallId, bool),
    /// Leave a call. The app can do nothing in the call afterwards.
    Leave {
        /// The call to leave.
        call: CallId,
        /// Whether a click or a key triggered the command.
        source: Source,
    },
    /// Remove everybody who was counted in the confirmation, newest arrival first. Leave the call if nobody is left.
    ///
    /// Also cancels ringing invitations. The command has no source, because the audit log doesn't distinguish a click
    /// from a key here.
    EndForAll {
        /// The call to end.
        call: CallId,
        /// Exactly the people counted in the confirmation.
        people: Vec<ParticipantId>,
    },
    /// Remove several people, newest arrival first. Skips everybody who is not an ordinary attendee, for example
    /// protected people.
    RemoveMany {
        /// The call that the people are in.
        call: CallId,
        /// Exactly the people whom the operator confirmed.
        people: Vec<ParticipantId>,
    },
    /// Start a rule that keeps a person out of a call.
    KeepOut(CallId, KeepOutOrder),
    /// Delete the rule that keeps this person out of a call.
    LetBackIn(CallId, LastingIdentity),
    /// Close the door of a call for this time: guests, and people of the groups in its [`DoorScope`], are removed when
    /// they join. `None` opens the door.
    Door(CallId, Option<Duration>),
    /// Change how long a rule keeps this person out, counted from now. `None` means as long as the
    /// call lasts.
    KeepOutFor(CallId, LastingIdentity, Option<Duration>),
    /// Restart the rule that keeps this person out, after it stopped with an alarm.
    KeepOutAgain(CallId, LastingIdentity),
    /// Choose which groups the closed door keeps out in addition to guests.
    DoorConcerns(CallId, DoorScope),
    /// Read the roster and the participant again, to prove a removal that counts as not proved.
    CheckAgain(CallId, ParticipantId),
    /// Dismiss the notice that the computer slept or its clock jumped.
    DismissResumed,
    /// Admit this many of the next people whom the closed door would remove.
    LetNextIn(CallId, u32),
    /// Dismiss this many of the notices that a rule has expired, oldest first.
    DismissOver(CallId, usize),
    /// Exempt this participant's visit from all rules.
    LetStay(CallId, ParticipantId),
    /// Resume (`true`) or discard the rules of this call that wait for an answer, for example after a restart or a sleep.
    AnswerRules(CallId, bool),
    /// Switch raid mode of a call on (`true`) or off.
    Raid(CallId, bool),
    /// Dismiss the alarm that many people arrived in a call within a short time.
    DismissWave(CallId),
    /// Show the dismissed alarm about a wave of arrivals again.
    ShowWave(CallId),
    /// Start or end the protection of a person in every call of this app.
    Protect {
        /// The person, who needs a lasting identity.
        who: PersonRef,
        /// Whether to start (`true`) or end the protection.
        on: bool,
    },
    /// Stop a batch of removals. Removals that were already sent still get their results.
    StopRemovals(CallId),
    /// Dismiss a finished batch of removals.
    DismissBatch(CallId),
    /// Show this call in the window, and poll it more often than the others. `None` shows no call.
    Show(Option<CallId>),
    /// Poll the roster and the call now. Refused while readings are paused.
    Refresh(CallId),
    /// Remove the participant with exactly this id.
    Remove {
        /// The call that the participant is in.
        call: CallId,
        /// The participant id of the person whom the click or key was about, as of that moment.
        participant: ParticipantId,
        /// Whether a click or a key triggered the command.
        source: Source,
    },
    /// Give up a removal or join that waits to be sent again.
    Stop(AttemptId),
    /// Dismiss the failure or alarm on a row. The row then shows no removal.
    Dismiss(CallId, ParticipantId),
    /// Ask Graph to carry out a service deed for a participant or for this app.
    Service {
        /// The call in which Graph acts.
        call: CallId,
        /// The deed for Graph: mute the participant, or mute or unmute this app.
        deed: ServiceDeed,
        /// The participant id of the person whom the click or key was about, as of that moment. `None` for this app.
        participant: Option<ParticipantId>,
        /// Whether a click or a key triggered the command.
        source: Source,
    },
    /// Dismiss the result of a finished service deed, for a participant, or for this app (`None`).
    DismissService(CallId, Option<ParticipantId>),
    /// Invite up to five people with one request.
    Invite {
        /// The call into which the people are invited.
        call: CallId,
        /// The people. The invitation id of the first one is sent as `clientContext`.
        people: Vec<NewInvitation>,
        /// What triggered the command: a click, a key, or the demo.
        source: Source,
    },
    /// Cancel an invitation automatically once it has rung for this long. `None` switches that off.
    AutoCancel(CallId, InvitationId, Option<Duration>),
    /// Choose whether an invited person is removed on arrival (`true`) or may stay. Only for
    /// invitations that cannot be canceled.
    RemoveOnArrival(CallId, InvitationId, bool),
    /// Cancel several ringing invitations. Invitations that no longer ring are skipped.
    CancelInvitations {
        /// The call into which the people were invited.
        call: CallId,
        /// The invitations listed in the confirmation.
        invitations: Vec<InvitationId>,
        /// Whether a click or a key triggered the command.
        source: Source,
    },
    /// Add a note to an action in the audit log.
    Note {
        /// Number of the activity entry that shows the action.
        entry: u64,
        /// The note as the operator typed it.
        text: String,
    },
    /// Note in the activity that a person wasn't invited, because the look-up of their sign-in name failed.
    NotInvited {
        /// The call into which the person was to be invited.
        call: CallId,
        /// The sign-in name.
        name: SafeName,
        /// Why the directory refused the name.
        failure: Arc<Failure>,
    },
    /// Cancel a ringing invitation.
    CancelInvitation {
        /// The call into which the person was invited.
        call: CallId,
        /// The invitation that rings.
        invitation: InvitationId,
        /// Whether a click or a key triggered the command.
        source: Source,
    },
    /// Remove an ended invitation from the list.
    DismissInvitation(CallId, InvitationId),
}

/// Details of a new keep-out rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepOutOrder {
    /// The person to keep out. Must have a lasting identity, by which later visits are recognized.
    pub who: PersonRef,
    /// How long the rule lasts. `None` means as long as the call lasts.
    pub for_how_long: Option<Duration>,
    /// Whether the person's present visit, named by `who`, is removed too.
    pub removes: bool,
    /// Whether a click or a key triggered the command.
    pub source: Source,
}
