//! Invitations: how they can be addressed, who answers them and how they end.
//!
//! Graph's documents do not say which id cancels an invitation that nobody has
//! answered yet, so every way that a client may have to cope with can be played.

use std::time::Duration;

use crate::simulator::model::person::PersonKind;

/// Which id in the answer to an invitation serves to cancel it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressing {
    /// The answer brings an id of its own, and that one works.
    #[default]
    IdServed,
    /// The `participantId` that the request chose comes back and works; without one, nothing does.
    Echoed,
    /// Nothing works until the person is in the roster.
    None,
}

/// How somebody takes an invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InviteeAnswer {
    Accepts(Duration),
    Declines(Duration),
    /// Accepts exactly when the invitation is being cancelled.
    AcceptsWhenCancelled,
    #[default]
    Never,
}

/// What an identity does when it is invited.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpectedAnswer {
    pub kind: PersonKind,
    /// The object id or the number.
    pub identity: String,
    pub name: Option<String>,
    pub answer: InviteeAnswer,
    /// Takes the call's own setting where there is none.
    pub addressing: Option<Addressing>,
}

/// How far an invitation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    Ringing,
    /// The cancellation is accepted and has yet to take effect.
    Cancelling,
    Joined,
    Failed(InvitationFailure),
}

/// Why nobody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationFailure {
    NoAnswer,
    Declined,
    Cancelled,
    CallEnded,
}

impl InvitationFailure {
    /// Code, subcode and text of the operation's result.
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

/// Whom an invitation is meant for.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitee {
    pub kind: PersonKind,
    /// The object id or the number.
    pub identity: String,
    pub name: Option<String>,
    /// The id that the request chose for the participant.
    pub participant_id: Option<String>,
    /// The call of the same app that this person is taken out of once they are in this one.
    pub replaces: Option<String>,
    /// Not to be shown to the people in the call; an app still sees them in the roster.
    pub hidden: bool,
}

/// An invitation that was accepted for delivery.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// The operation that carries it; several people invited by one request share it.
    pub operation: String,
    pub client_context: Option<String>,
    pub invitee: Invitee,
    /// The id in the answer's `participants[].id`.
    pub served_id: Option<String>,
    /// The id that a DELETE may name.
    pub address: Option<String>,
    pub state: InvitationState,
    pub accepts_when_cancelled: bool,
}

impl Invitation {
    /// Whether somebody can still answer.
    pub fn is_open(&self) -> bool {
        matches!(
            self.state,
            InvitationState::Ringing | InvitationState::Cancelling
        )
    }

    /// The id that comes back as `participantId`.
    pub(crate) fn echoed_id(&self) -> Option<&str> {
        self.invitee.participant_id.as_deref()
    }
}
