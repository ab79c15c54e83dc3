//! Invitations sent from this console. Graph reports no others.
//!
//! Until an invited person answers, no roster lists them, so this module tracks ringing, expiry and
//! the ways to cancel.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::call::ResultInfo;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId, OperationId, ParticipantId};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Badge, Flow, Identity};
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{PersonRef, Row};

/// Most people that Graph accepts in one invite request.
pub const MOST_INVITED: usize = 5;
/// How long an invitation rings. Observed; no page documents it.
pub const RINGS_FOR: Duration = Duration::from_mins(1);
/// After this long without a roster entry, the invitation counts as not answered.
pub const NO_ANSWER_AFTER: Duration = Duration::from_secs(90);
/// Time after an accepted cancellation in which the person may still join. Then the row says
/// "Cancelled".
pub const CANCEL_GRACE: Duration = Duration::from_secs(10);
/// Time after a cancellation in which an arrival counts as "Joined anyway".
pub const RACE_WINDOW: Duration = Duration::from_mins(1);
/// How long a person is shown before they are removed on arrival.
pub const ARRIVAL_SHOWN: Duration = Duration::from_secs(1);
/// How long the row of an ended invitation stays visible.
pub const ENDED_ROW_STAYS: Duration = Duration::from_secs(15);

/// One invitation and its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Our own id, sent as `clientContext`.
    pub id: InvitationId,
    /// The person or number invited.
    pub invitee: Invitee,
    /// Name made safe to show. The number for a phone; empty if only an object id is known.
    pub name: SafeName,
    /// When the operator sent it.
    pub sent: Now,
    /// Graph's operation, once the request was answered.
    pub operation: Option<OperationId>,
    /// Ids under which it might be canceled, best first, without duplicates.
    pub addresses: Vec<Address>,
    /// Whether our own GUID was sent as `participantId`.
    pub sent_own_id: bool,
    /// Its state.
    pub state: InvitationState,
    /// When its operation is read next.
    pub next_reading: Option<Now>,
    /// Whether its operation says that somebody answered.
    pub is_answered: bool,
    /// Hidden from the people in the call.
    pub hidden: bool,
    /// The call that the person is transferred from, and their participant id there.
    pub replaces: Option<(CallId, ParticipantId)>,
    /// How long it may ring before it is canceled automatically.
    pub auto_cancel: Option<Duration>,
    /// Whether the person is removed on arrival.
    pub on_arrival: OnArrival,
    /// Number of its activity entry.
    pub(crate) entry: u64,
}

/// Whether a person whose invitation cannot be canceled is removed on arrival.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OnArrival {
    /// The person may stay.
    #[default]
    Stays,
    /// Remove the person as soon as the roster lists them.
    Armed,
    /// The person has arrived and is removed soon, unless the operator stops it.
    Due {
        /// The visit to remove.
        participant: ParticipantId,
        /// When the removal is sent.
        at: Now,
    },
}

impl Invitation {
    /// Makes the record of an invitation that has not been sent yet.
    pub fn new(new: &NewInvitation, name: SafeName, state: InvitationState, sent: Now) -> Self {
        Self {
            id: new.id.clone(),
            invitee: new.invitee.clone(),
            name,
            sent,
            operation: None,
            addresses: Vec::new(),
            sent_own_id: false,
            state,
            next_reading: None,
            is_answered: false,
            hidden: new.hidden,
            replaces: new.replaces.clone(),
            auto_cancel: new.auto_cancel,
            on_arrival: OnArrival::default(),
            entry: 0,
        }
    }

    /// Names the invited person for the activity and the audit log.
    pub fn who(&self) -> PersonRef {
        let badge = match self.invitee {
            Invitee::User { .. } => Badge::Member,
            Invitee::Phone { .. } => Badge::Phone,
        };
        PersonRef {
            key: None,
            name: self.name.clone(),
            badge,
            tenant: None,
            identity: Some(self.invitee.id().clone()),
            lasting: None,
            resembles: false,
        }
    }

    /// Returns the same invitation, to be sent again.
    pub(crate) fn as_new(&self) -> NewInvitation {
        NewInvitation {
            id: self.id.clone(),
            invitee: self.invitee.clone(),
            replaces: self.replaces.clone(),
            hidden: self.hidden,
            auto_cancel: self.auto_cancel,
        }
    }

    /// Returns the same person and options under a new id, to invite somebody again whose
    /// invitation failed.
    pub fn anew(&self, id: InvitationId) -> NewInvitation {
        NewInvitation {
            id,
            ..self.as_new()
        }
    }

    /// Whether `identity` is the invited person.
    pub fn is_for(&self, identity: &Identity) -> bool {
        self.invitee.is_identity(identity)
    }

    /// Whether this row may be the invited person: listed, with the same identity, and first seen
    /// after the invitation was sent.
    pub fn may_have_brought(&self, row: &Row) -> bool {
        row.first_seen.monotonic >= self.sent.monotonic
            && row.is_listed()
            && self.is_for(&row.participant.identity)
    }

    /// Whether this row is the ringing phone. Some services list invited people before they answer.
    pub fn rings_as(&self, row: &Row) -> bool {
        let is_open = !self.has_ended() && !self.is_answered;
        is_open && row.participant.media.flow == Flow::Nothing && self.may_have_brought(row)
    }

    /// Returns when it will be canceled automatically, unless something changes.
    pub fn cancels_at(&self) -> Option<Now> {
        let after = self.auto_cancel?;
        match &self.state {
            InvitationState::Ringing {
                since,
                trouble: None,
            } => Some(since.plus(after)),
            _ => None,
        }
    }

    /// Whether it can be canceled now.
    pub fn can_cancel(&self) -> bool {
        matches!(self.state, InvitationState::Ringing { .. })
    }

    /// Whether a cancellation was tried and Graph knew none of its ids.
    pub fn is_beyond_cancelling(&self) -> bool {
        matches!(
            self.state,
            InvitationState::Ringing {
                trouble: Some(CancelTrouble::NoAddress),
                ..
            }
        )
    }

    /// Returns since when it has been ringing, unless it is being canceled.
    pub fn rings_since(&self) -> Option<Now> {
        match self.state {
            InvitationState::Ringing { since, .. } => Some(since),
            _ => None,
        }
    }

    /// Whether the request was refused, or the operation failed.
    pub fn has_failed(&self) -> bool {
        matches!(self.state, InvitationState::Failed { .. })
    }

    /// Whether nothing more is expected to happen.
    pub fn has_ended(&self) -> bool {
        self.ended_at().is_some()
    }

    /// Returns when it ended, if it did.
    pub fn ended_at(&self) -> Option<Now> {
        match self.state {
            InvitationState::Cancelled { at }
            | InvitationState::Joined { at }
            | InvitationState::JoinedAnyway { at }
            | InvitationState::NoAnswer { at }
            | InvitationState::Failed { at, .. } => Some(at),
            InvitationState::Sending { .. }
            | InvitationState::Ringing { .. }
            | InvitationState::Cancelling { .. }
            | InvitationState::CancelAccepted { .. } => None,
        }
    }
}

/// State of an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationState {
    /// The request is being sent.
    Sending {
        /// Its attempt.
        attempt: AttemptId,
    },
    /// Graph accepted it, so it is probably ringing.
    Ringing {
        /// When Graph accepted it.
        since: Now,
        /// Why the last cancellation failed, if there was one.
        trouble: Option<CancelTrouble>,
    },
    /// A cancellation is being sent.
    Cancelling {
        /// Its attempt.
        attempt: AttemptId,
        /// Since when the invitation has been ringing.
        since: Now,
        /// When the operator asked for the cancellation.
        at: Now,
        /// Index of the id being tried, in [`Invitation::addresses`].
        rung: usize,
    },
    /// Graph accepted the cancellation, but the person may still join.
    CancelAccepted {
        /// When Graph accepted it.
        at: Now,
        /// When the operator asked for it.
        asked: Now,
    },
    /// The cancellation was accepted, and nobody joined within [`CANCEL_GRACE`].
    Cancelled {
        /// When that period ended.
        at: Now,
    },
    /// The roster lists the person.
    Joined {
        /// When that roster arrived.
        at: Now,
    },
    /// The roster lists the person although the cancellation was accepted.
    JoinedAnyway {
        /// When that roster arrived.
        at: Now,
    },
    /// Nobody joined. Declined or expired: without callbacks, Graph does not say which.
    NoAnswer {
        /// When it was given up.
        at: Now,
    },
    /// The request was refused, or the operation failed.
    Failed {
        /// When.
        at: Now,
        /// Why.
        failure: Arc<Failure>,
    },
}

/// Why an invitation still rings after a cancellation was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CancelTrouble {
    /// Graph knew none of its ids, or there was none.
    NoAddress,
    /// The request failed and may be tried again.
    Failed(Arc<Failure>),
}

/// One id under which an invitation might be canceled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Where the id came from.
    pub step: LadderStep,
    /// The id in the request's path.
    pub id: ParticipantId,
}

/// Source of an id, best first. Graph's documentation does not say which id it expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LadderStep {
    /// `participants[].id` of the invite response.
    Served,
    /// `participants[].participantId` of the invite response.
    Echoed,
    /// The GUID that we sent as `participantId`.
    Own,
}

/// Orders the ids of an invite response as they are tried. Drops duplicates and ids that cannot be
/// sent.
pub fn ladder(
    served: Option<ParticipantId>,
    echoed: Option<ParticipantId>,
    own: Option<ParticipantId>,
) -> Vec<Address> {
    let mut addresses: Vec<Address> = Vec::with_capacity(3);
    for (step, id) in [
        (LadderStep::Served, served),
        (LadderStep::Echoed, echoed),
        (LadderStep::Own, own),
    ] {
        let Some(id) = id else { continue };
        let usable = crate::moderation::model::ids::check_segment(id.as_str()).is_ok();
        if usable && !addresses.iter().any(|known| known.id == id) {
            addresses.push(Address { step, id });
        }
    }
    addresses
}

/// The state of an invitation according to `GET operations/{id}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperationOutcome {
    /// Not started, running, or a status that this program does not know.
    Running,
    /// Somebody probably answered. The roster decides.
    Completed,
    /// The operation failed.
    Failed(Option<ResultInfo>),
}

/// An invitation to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvitation {
    /// A new GUID: our own id, also sent as `participantId` where the cloud supports it.
    pub id: InvitationId,
    /// The person or number to invite.
    pub invitee: Invitee,
    /// The watched call that the person is transferred from, and their participant id there.
    pub replaces: Option<(CallId, ParticipantId)>,
    /// Hidden from the people in the call, where the cloud supports it.
    pub hidden: bool,
    /// How long it may ring before it is canceled automatically.
    pub auto_cancel: Option<Duration>,
}

impl NewInvitation {
    /// Makes an invitation without options.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stands_on_the_ladder_once_at_its_best_step() {
        let id = |text: &str| Some(ParticipantId::from(text));
        let steps = |addresses: Vec<Address>| {
            addresses
                .into_iter()
                .map(|address| (address.step, address.id.to_string()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            steps(ladder(id("a"), id("b"), id("b"))),
            [
                (LadderStep::Served, "a".to_owned()),
                (LadderStep::Echoed, "b".to_owned())
            ]
        );
        assert_eq!(
            steps(ladder(None, None, id("c"))),
            [(LadderStep::Own, "c".to_owned())]
        );
        assert_eq!(steps(ladder(id(".."), id(""), None)), []);
    }
}
