//! Removal of many people: *End for everyone*, or those of a preview. Tracks the result for each of
//! them.

use std::sync::Arc;

use crate::moderation::model::audit::Source;
use crate::moderation::model::evidence::Settled;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::row::{PersonRef, Role, Row, RowState};

/// A batch of removals, from its confirmation until the operator dismisses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndForAll {
    /// Whether the app leaves afterwards.
    pub purpose: Purpose,
    /// When it was confirmed.
    pub since: Now,
    /// Everybody to remove, newest first.
    pub people: Vec<Departure>,
    /// How far the batch has got.
    pub phase: EndPhase,
    /// When the last removal was decided. From then on readings decide whether anybody is left.
    pub(crate) through: Option<Now>,
    /// Number of its activity entry.
    pub(crate) entry: u64,
    /// What triggered it, for the audit log.
    pub(crate) source: Source,
}

/// What a batch of removals is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// End the call: everybody else is removed, then the app leaves.
    EndForAll,
    /// Remove these people. None of them is protected.
    Remove,
}

/// How far a batch has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndPhase {
    /// Removals are being sent.
    Removing,
    /// Stopped by the operator: nothing more is sent, and the app stays.
    Stopped,
    /// Somebody is left, so the app stays.
    LeftOver,
    /// Nobody is listed, but that nobody is left could not be proved: the app stays and asks.
    NotSure,
    /// Nobody is left, and the app is leaving.
    Leaving,
    /// Every removal has a result, and the app was to stay.
    Done,
}

impl EndForAll {
    /// Number of removals with a result, and of all removals.
    pub fn progress(&self) -> (usize, usize) {
        let through = |person: &&Departure| !matches!(person.fate, Fate::Waiting | Fate::Asked);
        (
            self.people.iter().filter(through).count(),
            self.people.len(),
        )
    }

    /// Counts the people whose fate satisfies `is`.
    pub fn count(&self, is: impl Fn(&Fate) -> bool) -> usize {
        self.people.iter().filter(|person| is(&person.fate)).count()
    }

    /// Whether results are still expected.
    pub fn is_open(&self) -> bool {
        self.people
            .iter()
            .any(|person| matches!(person.fate, Fate::Waiting | Fate::Asked))
    }
}

/// Whether *End for everyone* has to remove this row. The app itself leaves instead.
pub fn is_somebody_else(row: &Row) -> bool {
    row.role != Role::ThisApp && !row.is_gone()
}

impl EndForAll {
    /// Counts the results of the whole batch.
    pub(crate) fn outcome(&self) -> Outcome {
        Outcome::Through {
            removed: self.count(Fate::is_removed),
            already_gone: self.count(Fate::is_gone_before),
            failed: self.count(Fate::is_left_over),
            unproved: self.count(|fate| *fate == Fate::NotProved),
            stopped: self.count(|fate| *fate == Fate::Stopped),
        }
    }
}

/// One person of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// The id to remove.
    pub participant: ParticipantId,
    /// The person.
    pub who: PersonRef,
    /// The result so far.
    pub fate: Fate,
}

/// Result of one removal of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Not sent yet.
    Waiting,
    /// Sent, or accepted and not proved yet.
    Asked,
    /// Proved gone after the removal was sent, with the proof.
    Gone(Settled),
    /// Had left before the removal was sent.
    AlreadyGone,
    /// Accepted, but neither listed nor proved gone.
    NotProved,
    /// Refused.
    Failed(Arc<Failure>),
    /// Accepted, but still in the call.
    StillHere,
    /// Never sent, because the batch or this removal was stopped.
    Stopped,
}

impl Fate {
    /// Whether the person is still in the call although the removal was tried.
    pub fn is_left_over(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::StillHere)
    }

    /// Whether the removal took the person out of the call.
    pub fn is_removed(&self) -> bool {
        matches!(self, Self::Gone(settled) if settled.is_removed())
    }

    /// Whether the person was gone before the removal took effect.
    pub fn is_gone_before(&self) -> bool {
        match self {
            Self::Gone(settled) => !settled.is_removed(),
            _ => *self == Self::AlreadyGone,
        }
    }

    /// Whether the person is certainly not in the call.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Gone(_) | Self::AlreadyGone)
    }
}

/// The new fate of a person, given the `known` one and their row now. `None` if nothing has
/// changed.
pub(crate) fn settled_fate(known: &Fate, row: Option<&Arc<Row>>) -> Option<Fate> {
    let is_gone = |row: &Arc<Row>| matches!(row.state, RowState::Gone { .. });
    match (known, row) {
        (Fate::Gone(_), Some(row)) if matches!(row.state, RowState::StillHere { .. }) => {
            // The proof was wrong: the person is listed again.
            Some(Fate::StillHere)
        }
        (Fate::Gone(_) | Fate::AlreadyGone | Fate::Stopped, _) => None,
        // Nothing was proved, since the row would have said so before it went.
        (_, None) => Some(Fate::AlreadyGone),
        (Fate::Asked, Some(row)) => fate_of(row),
        (_, Some(row)) if is_gone(row) => fate_of(row),
        // Somebody removes this person singly in the meantime.
        (Fate::Waiting, Some(row)) => row.is_on_its_way().then_some(Fate::Asked),
        (Fate::NotProved, Some(row)) => {
            fate_of(row).filter(|fate| !matches!(fate, Fate::NotProved | Fate::Stopped))
        }
        (Fate::Failed(_) | Fate::StillHere, Some(_)) => None,
    }
}

/// What a row says about a requested removal. `None` while it is in progress.
pub(crate) fn fate_of(row: &Row) -> Option<Fate> {
    match &row.state {
        RowState::Asked { .. } | RowState::Accepted { .. } => None,
        RowState::Gone { settled, .. } => Some(Fate::Gone(*settled)),
        RowState::NotProved { .. } => Some(Fate::NotProved),
        RowState::Failed { failure, .. } => Some(Fate::Failed(failure.clone())),
        RowState::StillHere { .. } | RowState::CameBack { .. } => Some(Fate::StillHere),
        // Stopped by hand, on the row.
        RowState::Present | RowState::JoinedAnyway { .. } => Some(Fate::Stopped),
    }
}
