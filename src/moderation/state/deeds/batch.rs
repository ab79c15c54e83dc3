//! Removal of many people: *End for everyone*, or the people of a preview. Tracks the result for
//! each of them.

use std::sync::Arc;

use crate::moderation::model::audit::Source;
use crate::moderation::model::evidence::ProvedDeparture;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::row::{PersonRef, Role, Row, RowState};

/// A batch of removals, from its confirmation until the operator dismisses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovalBatch {
    /// Whether the app leaves afterwards.
    pub purpose: BatchPurpose,
    /// When it was confirmed.
    pub since: Now,
    /// Everybody to remove, newest first.
    pub people: Vec<BatchEntry>,
    /// How far the batch has got.
    pub phase: BatchPhase,
    /// When the last removal was decided. From then on readings decide whether anybody is left.
    pub(crate) through: Option<Now>,
    /// Number of its activity entry.
    pub(crate) entry: u64,
    /// What triggered it, for the audit log.
    pub(crate) source: Source,
}

/// Purpose of a batch of removals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchPurpose {
    /// End the call: everybody else is removed, then the app leaves.
    EndForAll,
    /// Remove these people. None of them is protected.
    Remove,
}

/// How far a batch has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchPhase {
    /// Removals are being sent.
    Removing,
    /// Stopped by the operator: nothing more is sent, and the app stays.
    Stopped,
    /// Somebody is left, so the app stays.
    LeftOver,
    /// Nobody is listed, but it could not be proved that nobody is left. The app stays and asks.
    NotSure,
    /// Nobody is left, and the app is leaving.
    Leaving,
    /// Every removal has a result, and the app was to stay.
    Done,
}

impl RemovalBatch {
    /// Returns the number of removals with a result, and of all removals.
    pub fn progress(&self) -> (usize, usize) {
        let through = |person: &&BatchEntry| !person.result.is_open();
        (
            self.people.iter().filter(through).count(),
            self.people.len(),
        )
    }

    /// Counts the people whose result satisfies `is`.
    pub fn count(&self, is: impl Fn(&EntryResult) -> bool) -> usize {
        self.people
            .iter()
            .filter(|person| is(&person.result))
            .count()
    }

    /// Whether results are still expected.
    pub fn is_open(&self) -> bool {
        self.people.iter().any(|person| person.result.is_open())
    }
}

impl RemovalBatch {
    /// Whether Teams protects this person: it refused although the app could remove others.
    pub fn is_protected(&self, result: &EntryResult) -> bool {
        result.is_refused_by_teams() && self.can_remove()
    }

    /// Counts the people whom Teams protects.
    pub fn protected(&self) -> usize {
        if self.can_remove() {
            self.count(EntryResult::is_refused_by_teams)
        } else {
            0
        }
    }

    /// Whether the app has been shown to be able to remove people.
    pub fn can_remove(&self) -> bool {
        let proves = |result: &EntryResult| match result {
            EntryResult::Failed(why) => why.cause == Cause::ProtectedPerson,
            other => other.is_removed(),
        };
        self.people.iter().any(|one| proves(&one.result))
    }

    /// Whether removing these people only repeats removals that failed in this batch, which is
    /// over.
    pub(crate) fn is_repeated_by(&self, people: &[ParticipantId]) -> bool {
        let has_failed = |id: &ParticipantId| {
            let mut known = self.people.iter();
            known.any(|one| one.participant == *id && one.result.is_left_over())
        };
        let is_over = matches!(self.phase, BatchPhase::Done | BatchPhase::Stopped);
        is_over
            && self.purpose == BatchPurpose::Remove
            && !self.is_open()
            && people.iter().all(has_failed)
    }

    /// Returns the people whose removal failed and may succeed if it is tried again.
    pub fn worth_retrying(&self) -> impl Iterator<Item = &BatchEntry> {
        let can_remove = self.can_remove();
        self.people.iter().filter(move |one| {
            let is_protected = can_remove && one.result.is_refused_by_teams();
            one.result.is_left_over() && !one.result.is_final() && !is_protected
        })
    }
}

/// Whether *End for everyone* has to remove this row. The app itself leaves instead.
pub fn is_somebody_else(row: &Row) -> bool {
    row.role != Role::ThisApp && !row.is_gone()
}

impl RemovalBatch {
    /// Counts the results of the whole batch.
    pub(crate) fn outcome(&self) -> Outcome {
        Outcome::Through {
            removed: self.count(EntryResult::is_removed),
            already_gone: self.count(EntryResult::is_gone_before),
            failed: self.count(EntryResult::is_left_over),
            unproved: self.count(|result| *result == EntryResult::NotProved),
            stopped: self.count(|result| *result == EntryResult::Stopped),
        }
    }
}

/// One person of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchEntry {
    /// The id to remove.
    pub participant: ParticipantId,
    /// The person.
    pub who: PersonRef,
    /// The result so far.
    pub result: EntryResult,
}

/// Result of one removal of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryResult {
    /// Not sent yet.
    Waiting,
    /// Sent, or accepted and not proved yet.
    Asked,
    /// Proved gone after the removal was sent, with the proof.
    Gone(ProvedDeparture),
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

impl EntryResult {
    /// Whether a result is still expected.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Waiting | Self::Asked)
    }

    /// Whether Teams refused because a permission is missing or because it protects the person.
    pub fn is_refused_by_teams(&self) -> bool {
        matches!(self, Self::Failed(why) if matches!(why.cause, Cause::GrantMissing | Cause::ProtectedPerson))
    }

    /// Whether the same request would fail again.
    fn is_final(&self) -> bool {
        matches!(self, Self::Failed(why) if why.cause.is_final())
    }

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

/// Returns the new result of a person, given the `known` one and their row now. `None` if nothing
/// has changed.
pub(crate) fn proved_result(known: &EntryResult, row: Option<&Arc<Row>>) -> Option<EntryResult> {
    let is_gone = |row: &Arc<Row>| matches!(row.state, RowState::Gone { .. });
    match (known, row) {
        (EntryResult::Gone(_), Some(row)) if matches!(row.state, RowState::StillHere { .. }) => {
            // The proof was wrong: the person is listed again.
            Some(EntryResult::StillHere)
        }
        (EntryResult::Gone(_) | EntryResult::AlreadyGone | EntryResult::Stopped, _) => None,
        // Nothing was proved: the row would have shown a proof before it was dropped.
        (_, None) => Some(EntryResult::AlreadyGone),
        (EntryResult::Asked, Some(row)) => result_of(row),
        (_, Some(row)) if is_gone(row) => result_of(row),
        // Somebody removes this person singly in the meantime.
        (EntryResult::Waiting, Some(row)) => row.is_on_its_way().then_some(EntryResult::Asked),
        (EntryResult::NotProved, Some(row)) => result_of(row)
            .filter(|result| !matches!(result, EntryResult::NotProved | EntryResult::Stopped)),
        (EntryResult::Failed(_) | EntryResult::StillHere, Some(_)) => None,
    }
}

/// Returns the result that a row shows for a requested removal. `None` while it is in progress.
pub(crate) fn result_of(row: &Row) -> Option<EntryResult> {
    match &row.state {
        RowState::Asked { .. } | RowState::Accepted { .. } => None,
        RowState::Gone { settled, .. } => Some(EntryResult::Gone(*settled)),
        RowState::NotProved { .. } => Some(EntryResult::NotProved),
        RowState::Failed { failure, .. } => Some(EntryResult::Failed(failure.clone())),
        RowState::StillHere { .. } | RowState::CameBack { .. } => Some(EntryResult::StillHere),
        // Stopped by hand, on the row.
        RowState::Present | RowState::JoinedAnyway { .. } => Some(EntryResult::Stopped),
    }
}
