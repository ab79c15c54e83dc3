//! What can be done from this console, and the words of the audit log for it and for how it ended.

use serde::{Deserialize, Serialize};

/// What is done from this console and told in the activity: asked of Graph, or switched in this program.
///
/// Serialized as the audit log spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// A removal.
    Remove,
    /// An invitation.
    Invite,
    /// The cancelling of an invitation.
    CancelInvitation,
    /// The creating of a call, to come into a meeting.
    Join,
    /// The leaving of a call.
    Leave,
    /// Somebody is kept out of the call, for a new time, or by a rule that had stopped.
    KeepOut,
    /// Somebody is no longer kept out.
    LetBackIn,
    /// The door for guests is closed, or for a new time.
    CloseDoor,
    /// It is open again.
    OpenDoor,
    /// Somebody may stay although a rule would remove them.
    LetStay,
    /// Raid mode begins.
    RaidOn,
    /// Raid mode is over.
    RaidOff,
    /// Something that the service does at one request.
    #[serde(untagged)]
    Service(ServiceDeed),
}

impl Deed {
    /// How it ended where the service did it; `None` for what it does not do at one request.
    pub fn served(self) -> Option<AuditOutcome> {
        match self {
            Self::Service(deed) => Some(deed.served()),
            _ => None,
        }
    }
}

/// What the service does to somebody in the call at one request: it answers with an operation, and rosters show the rest.
///
/// What is the same for all of these is written once. What differs stands in `state/deeds/service_rule.rs` (when it may be
/// asked for, how a roster shows it), `graph/requests/service_deeds.rs` (address and body) and `app/words/service_text.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceDeed {
    /// Mutes one participant; nobody can be unmuted from here.
    Mute,
    /// Mutes this app itself.
    MuteSelf,
    /// Unmutes this app itself.
    UnmuteSelf,
}

impl ServiceDeed {
    /// Whether it is done to this app itself, so that no participant is named.
    pub fn is_own(self) -> bool {
        match self {
            Self::Mute => false,
            Self::MuteSelf | Self::UnmuteSelf => true,
        }
    }

    /// How it ended where the service did it.
    pub fn served(self) -> AuditOutcome {
        match self {
            Self::Mute | Self::MuteSelf => AuditOutcome::Muted,
            Self::UnmuteSelf => AuditOutcome::Unmuted,
        }
    }
}

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditOutcome {
    /// Readings that agree lack the id.
    Removed,
    /// Had left before the removal arrived.
    AlreadyLeft,
    /// Accepted, and yet listed after the time that this may take.
    StillInCall,
    /// Graph took the invitation.
    Ringing,
    /// The cancelling was accepted and nobody came.
    Cancelled,
    /// Came although the cancelling was accepted.
    JoinedAnyway,
    /// No address of the invitation is known to the service.
    CannotBeCancelled,
    /// The call was created; it is not up yet.
    Created,
    /// This app left.
    Left,
    /// The service mutes the participant, or this app.
    Muted,
    /// This app is heard again.
    Unmuted,
    /// Refused, or never sent.
    Failed,
    /// No answer came.
    AnswerLost,
    /// Stopped by the person.
    Stopped,
    /// The call ended before the result was known.
    CallEnded,
    /// Accepted, and neither listed nor proved gone so far; a later proof adds its own line.
    Unverified,
}
