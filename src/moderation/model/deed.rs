//! Deeds and their results, under the names that the audit log uses.

use serde::{Deserialize, Serialize};

/// A deed: a request to Graph, or a switch in this program. The activity shows both.
///
/// Serialized as the audit log spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Remove a person from the call.
    Remove,
    /// Invite a person into the call.
    Invite,
    /// Cancel an invitation that still rings.
    CancelInvitation,
    /// Create a call for this app, to join a meeting.
    Join,
    /// Leave a call.
    Leave,
    /// Keep a person out of the call. Also recorded when the end time changes or a stopped rule
    /// restarts.
    KeepOut,
    /// Stop keeping a person out.
    LetBackIn,
    /// Close the door for guests. Also recorded when the end time changes.
    CloseDoor,
    /// Open the door for guests.
    OpenDoor,
    /// Exempt a person from the rules of this call.
    LetStay,
    /// Remove an invited person if they join, because their invitation can't be canceled.
    RemoveOnArrival,
    /// Let an invited person stay after all if they join.
    RemoveOnArrivalOff,
    /// Start raid mode.
    RaidOn,
    /// End raid mode.
    RaidOff,
    /// A deed that Graph answers with an operation.
    #[serde(untagged)]
    Service(ServiceDeed),
}

impl Deed {
    /// Returns the outcome to record once Graph has carried out the deed. `None` for all deeds but
    /// service deeds.
    pub fn served(self) -> Option<AuditOutcome> {
        match self {
            Self::Service(deed) => Some(deed.served()),
            _ => None,
        }
    }
}

/// A deed such as muting. Graph answers with an operation, and later rosters show the effect.
///
/// All service deeds share their code, except:
/// - `state/deeds/service_rule.rs`: when a deed is allowed, and how a roster shows it
/// - `graph/requests/service_deeds.rs`: path and body
/// - `app/words/service_text.rs`: texts
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceDeed {
    /// Mute one participant. Graph has no request to unmute somebody else.
    Mute,
    /// Mute this app.
    MuteSelf,
    /// Unmute this app.
    UnmuteSelf,
}

impl ServiceDeed {
    /// Whether the deed concerns this app itself. If so, the request names no participant.
    pub fn is_own(self) -> bool {
        match self {
            Self::Mute => false,
            Self::MuteSelf | Self::UnmuteSelf => true,
        }
    }

    /// Returns the outcome to record once Graph has carried out the deed.
    pub fn served(self) -> AuditOutcome {
        match self {
            Self::Mute | Self::MuteSelf => AuditOutcome::Muted,
            Self::UnmuteSelf => AuditOutcome::Unmuted,
        }
    }
}

/// How an attempt ended, as the audit log spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditOutcome {
    /// The person was removed, which two readings prove.
    Removed,
    /// The person had left before the removal arrived.
    AlreadyLeft,
    /// Graph accepted the removal, but the person is still listed after the time that a removal may take. Or the person
    /// is listed again, so that an earlier proof was wrong.
    StillInCall,
    /// Graph accepted the invitation.
    Ringing,
    /// The invited person joined. Recorded in a line of its own, besides the line about the response to the invitation.
    Joined,
    /// Nobody joined while the invitation rang. Recorded in a line of its own, besides the line about the response to
    /// the invitation.
    NoAnswer,
    /// Graph accepted the cancellation, and the person did not join.
    Cancelled,
    /// The person joined despite a cancellation that was accepted or in progress.
    JoinedAnyway,
    /// The invitation couldn't be canceled: Graph answered 404 or 410 to each of its ids, or none was known.
    CannotBeCancelled,
    /// Graph created the call, which is not connected yet.
    Created,
    /// This app left the call.
    Left,
    /// The participant or this app is muted.
    Muted,
    /// This app is unmuted.
    Unmuted,
    /// Graph refused the request or failed to carry it out, or the request was never sent.
    Failed,
    /// No response came: the request may have been carried out.
    AnswerLost,
    /// The request was stopped before it was sent or repeated. The operator stopped it, or it was no longer wanted.
    Stopped,
    /// The call ended before the result was known.
    CallEnded,
    /// Graph accepted the request, or did not find the person, but nothing was proved. A later proof adds a line.
    Unverified,
}
