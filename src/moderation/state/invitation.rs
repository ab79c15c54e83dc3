//! Invitations that this console sent: the only ones that Graph lets anybody know of.
//!
//! An invited person has no roster entry until the call is answered, so ringing, expiry and the
//! ways to cancel are remembered here.

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

/// Graph takes no more people in one request.
pub const MOST_INVITED: usize = 5;
/// How long an invitation rings, as observed; no page promises it.
pub const RINGS_FOR: Duration = Duration::from_mins(1);
/// After this long without a roster entry nobody is coming.
pub const NO_ANSWER_AFTER: Duration = Duration::from_secs(90);
/// How long after an accepted cancel somebody may still turn up, before the row says "Cancelled".
pub const CANCEL_GRACE: Duration = Duration::from_secs(10);
/// How long after a cancel an arrival is still told as "Joined anyway".
pub const RACE_WINDOW: Duration = Duration::from_mins(1);
/// How long somebody who is to be removed on arrival is shown before that.
pub const ARRIVAL_SHOWN: Duration = Duration::from_secs(1);
/// How long the row of an ended invitation stays.
pub const ENDED_ROW_STAYS: Duration = Duration::from_secs(15);

/// One invitation and everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Our own record id; travels as `clientContext`.
    pub id: InvitationId,
    /// Who was invited.
    pub invitee: Invitee,
    /// The name, safe to show; a number for a phone; empty where only an object id is known.
    pub name: SafeName,
    /// When the button was pressed.
    pub sent: Now,
    /// Graph's operation, once it answered.
    pub operation: Option<OperationId>,
    /// The addresses under which it might be cancelled, best first, without repeats.
    pub addresses: Vec<Address>,
    /// Whether our own GUID travelled as `participantId`.
    pub sent_own_id: bool,
    /// Where it stands.
    pub state: InvitationState,
    /// When its operation is read next.
    pub next_reading: Option<Now>,
    /// Whether its operation says that somebody has answered.
    pub is_answered: bool,
    /// Not shown to the people in the call.
    pub hidden: bool,
    /// The call that the person leaves for this one, and their participant id there.
    pub replaces: Option<(CallId, ParticipantId)>,
    /// Cancelled by itself once it has rung this long.
    pub auto_cancel: Option<Duration>,
    /// Whether the person is removed on arrival.
    pub on_arrival: OnArrival,
    /// Its entry in the activity panel.
    pub(crate) entry: u64,
}

/// Whether somebody is removed on arrival whose invitation cannot be cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OnArrival {
    /// Whoever comes may stay.
    #[default]
    Stays,
    /// To be removed as soon as the roster shows them.
    Armed,
    /// Is there, and is removed at this time unless somebody stops it.
    Due {
        /// Exactly this visit.
        participant: ParticipantId,
        /// Shown for a moment first.
        at: Now,
    },
}

impl Invitation {
    /// The record of an invitation that is about to be sent, of which nobody has been told yet.
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

    /// Names the invited person for a record.
    pub fn who(&self) -> PersonRef {
        let (badge, identity) = match &self.invitee {
            Invitee::User { object_id, .. } => (Badge::Member, object_id.clone()),
            Invitee::Phone { number } => (Badge::Phone, number.clone()),
        };
        PersonRef {
            key: None,
            name: self.name.clone(),
            badge,
            tenant: None,
            identity: Some(identity),
            lasting: None,
        }
    }

    /// The same, to be sent again.
    pub(crate) fn as_new(&self) -> NewInvitation {
        NewInvitation {
            id: self.id.clone(),
            invitee: self.invitee.clone(),
            replaces: self.replaces.clone(),
            hidden: self.hidden,
            auto_cancel: self.auto_cancel,
        }
    }

    /// The same person and wishes under a fresh id: somebody whose invitation failed is invited anew.
    pub fn anew(&self, id: InvitationId) -> NewInvitation {
        NewInvitation {
            id,
            ..self.as_new()
        }
    }

    /// Whether a roster entry's identity is the invited one.
    pub fn is_for(&self, identity: &Identity) -> bool {
        self.invitee.is_identity(identity)
    }

    /// Whether this row may have come by this invitation.
    pub fn may_have_brought(&self, row: &Row) -> bool {
        row.first_seen.monotonic >= self.sent.monotonic
            && row.is_listed()
            && self.is_for(&row.participant.identity)
    }

    /// Whether this row is the telephone that rings: some services list whoever is invited before they answer.
    pub fn rings_as(&self, row: &Row) -> bool {
        let is_open = !self.has_ended() && !self.is_answered;
        is_open && row.participant.media.flow == Flow::Nothing && self.may_have_brought(row)
    }

    /// When it is cancelled by itself, as things stand.
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

    /// Whether a cancelling may be asked for now.
    pub fn can_cancel(&self) -> bool {
        matches!(self.state, InvitationState::Ringing { .. })
    }

    /// Whether cancelling was tried and the service knows none of its addresses.
    pub fn is_beyond_cancelling(&self) -> bool {
        matches!(
            self.state,
            InvitationState::Ringing {
                trouble: Some(CancelTrouble::NoAddress),
                ..
            }
        )
    }

    /// Since when it rings, if it does and nobody is cancelling it.
    pub fn rings_since(&self) -> Option<Now> {
        match self.state {
            InvitationState::Ringing { since, .. } => Some(since),
            _ => None,
        }
    }

    /// Whether nothing more is expected to happen.
    pub fn has_ended(&self) -> bool {
        self.ended_at().is_some()
    }

    /// When it ended.
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

/// Where an invitation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationState {
    /// The request is on its way.
    Sending {
        /// Which attempt.
        attempt: AttemptId,
    },
    /// Graph took it; it rings, presumably.
    Ringing {
        /// Since when.
        since: Now,
        /// What the last cancelling ran into, if there was one.
        trouble: Option<CancelTrouble>,
    },
    /// A cancelling is on its way.
    Cancelling {
        /// Which attempt.
        attempt: AttemptId,
        /// Since when it rings.
        since: Now,
        /// When it was asked for.
        at: Now,
        /// Which address is being tried, as an index into the addresses.
        rung: usize,
    },
    /// Graph accepted the cancelling; somebody may still turn up.
    CancelAccepted {
        /// When.
        at: Now,
        /// When it was asked for.
        asked: Now,
    },
    /// Accepted, and nobody came within the grace time.
    Cancelled {
        /// When the grace time was over.
        at: Now,
    },
    /// The person is in the roster.
    Joined {
        /// When the roster arrived.
        at: Now,
    },
    /// The person is in the roster although the cancelling was accepted.
    JoinedAnyway {
        /// When the roster arrived.
        at: Now,
    },
    /// Nobody came; declined or ran out, which cannot be told apart without callbacks.
    NoAnswer {
        /// When it was given up.
        at: Now,
    },
    /// Refused, or the operation failed.
    Failed {
        /// When.
        at: Now,
        /// Why.
        failure: Arc<Failure>,
    },
}

/// Why an invitation still rings after a cancelling was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CancelTrouble {
    /// Every address of the ladder was unknown to the service, or there was none.
    NoAddress,
    /// The request failed; it may be tried again.
    Failed(Arc<Failure>),
}

/// One id under which an invitation might be cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Where it came from.
    pub step: LadderStep,
    /// What stands in the path.
    pub id: ParticipantId,
}

/// Where an address came from, best first. No page says which one Graph means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LadderStep {
    /// `participants[].id` of the invite answer.
    Served,
    /// `participants[].participantId` of the invite answer.
    Echoed,
    /// The GUID that this console sent as `participantId`.
    Own,
}

/// Puts the addresses of an invite answer in the order in which they are tried; each id once.
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

/// What `GET operations/{id}` says of an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperationOutcome {
    /// Not started, running, or a status that is not known here.
    Running,
    /// Somebody answered, presumably; the roster tells.
    Completed,
    /// It came to nothing.
    Failed(Option<ResultInfo>),
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
