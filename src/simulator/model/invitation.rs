//! Invitations: how they are addressed, answered and ended.
//!
//! Graph's documentation does not say which id cancels an unanswered invitation. So every variant that a client may
//! meet can be simulated.

use std::time::Duration;

use serde::Deserialize;

use crate::simulator::model::person::PersonKind;
use crate::simulator::span;

/// Which id in Graph's answer to an invitation cancels the invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressing {
    /// The new id that the answer contains.
    #[default]
    IdServed,
    /// The `participantId` of the request, which the answer repeats. Without one, no id cancels the
    /// invitation.
    Echoed,
    /// No id, until the person is in the roster.
    None,
}

/// How an invitee reacts to an invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InviteeAnswer {
    #[serde(rename = "accepts_after", deserialize_with = "span::required")]
    Accepts(Duration),
    #[serde(rename = "declines_after", deserialize_with = "span::required")]
    Declines(Duration),
    /// Accepts while the invitation is being canceled.
    AcceptsWhenCancelled,
    #[default]
    Never,
}

/// A scripted reaction to an invitation.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedAnswer {
    pub kind: PersonKind,
    /// Object id or phone number.
    pub identity: String,
    pub name: Option<String>,
    pub answer: InviteeAnswer,
    /// How this invitation can be canceled; `None` to follow the call's setting.
    pub addressing: Option<Addressing>,
}

/// Progress of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    Ringing,
    /// The cancellation was accepted but has not taken effect.
    Cancelling,
    Joined,
    Failed(InvitationFailure),
}

/// Why an invitation ended without anybody joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationFailure {
    NoAnswer,
    Declined,
    Cancelled,
    CallEnded,
}

impl InvitationFailure {
    /// Returns the code, subcode and message of the operation's result.
    pub(crate) fn result(self) -> (i32, i32, &'static str) {
        match self {
            Self::NoAnswer => (
                408,
                10057,
                "The invited participant did not answer in time.",
            ),
            Self::Declined => (603, 0, "The invited participant declined."),
            Self::Cancelled => (487, 0, "The invitation was cancelled."),
            Self::CallEnded => (410, 301_005, "The call has ended."),
        }
    }
}

/// The person an invitation is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitee {
    pub kind: PersonKind,
    /// Object id or phone number.
    pub identity: String,
    pub name: Option<String>,
    /// Id that the request chose for the participant, if any.
    pub participant_id: Option<String>,
    /// Another call of the app, which this person leaves on joining; `None` for a plain invitation.
    pub replaces: Option<String>,
    /// Whether the person is not announced to people in the call. An app still sees the person in
    /// the roster.
    pub hidden: bool,
}

impl Invitee {
    /// Whether this is the person of this kind and identity. Ignores case, which has no meaning in a GUID.
    pub(crate) fn is(&self, kind: PersonKind, identity: &str) -> bool {
        self.kind == kind && self.identity.eq_ignore_ascii_case(identity)
    }
}

/// An invitation that Graph accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// Id of the operation, shared by all people of one request.
    pub operation: String,
    pub client_context: Option<String>,
    pub invitee: Invitee,
    /// Id in `participants[].id` of Graph's answer, if the answer contains one.
    pub served_id: Option<String>,
    /// Id with which a DELETE cancels the invitation; `None` if no id does.
    pub address: Option<String>,
    pub state: InvitationState,
    pub accepts_when_cancelled: bool,
}

impl Invitation {
    /// Whether the invitation can still be answered.
    pub fn is_open(&self) -> bool {
        matches!(
            self.state,
            InvitationState::Ringing | InvitationState::Cancelling
        )
    }
}
