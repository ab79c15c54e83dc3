//! Removal of many people: *End for everyone*, or the people of a preview. Tracks the result for
//! each person.

use std::sync::Arc;

use crate::moderation::evidence::departure::ProvedDeparture;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::row::{PersonRef, Role, Row, RowState};

/// A batch of removals, from its confirmation until the operator dismisses it or starts another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovalBatch {
    /// Whether the app is to leave the call afterwards.
    pub purpose: BatchPurpose,
    /// When the operator confirmed the batch, or last added people to it.
    pub since: Now,
    /// Everybody to remove, in the order of removal: newest arrival first. After them come people who had already left.
    /// People who were added later come before all of these.
    pub people: Vec<BatchEntry>,
    /// How many of these people the operator last asked to remove again after a failure. Zero if not all of them had
    /// failed.
    pub repeated: usize,
    /// Progress of the batch.
    pub phase: BatchPhase,
    /// When the last removal got a result. Readings requested later decide whether anybody else is still in the call.
    /// `None` until then.
    pub(crate) through: Option<Now>,
    /// Number of the activity entry that shows the batch.
    pub(crate) entry: u64,
    /// What triggered the batch, for the audit log.
    pub(crate) source: Source,
}

/// Purpose of a batch of removals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchPurpose {
    /// End the call: everybody else is removed, then the app leaves if nobody is left.
    EndForAll,
    /// Remove the listed people, none of whom is protected. The app stays.
    Remove,
}

/// Progress of a batch, from removing to leaving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchPhase {
    /// Removals are being sent, or readings have to show the result. A batch keeps this phase if the call ends meanwhile.
    Removing,
    /// The operator, a sleep or a clock jump stopped the batch: nothing more is sent, and the app stays.
    Stopped,
    /// Every removal has a result, but somebody may be left in the call, or leaving failed. The app stays.
    LeftOver,
    /// Nobody is listed, but readings do not prove that everybody is gone. The app stays and asks
    /// the operator.
    NotSure,
    /// Nobody is left, and the app is leaving.
    Leaving,
    /// Every removal has a result, and the app was to stay.
    Done,
}

impl RemovalBatch {
    /// Returns the number of people whose removal has a result, and the number of all people.
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

    /// Whether the removal of this participant still waits to be sent.
    pub fn awaits(&self, participant: &ParticipantId) -> bool {
        let is_next = |one: &BatchEntry| {
            one.result == EntryResult::Waiting && one.participant == *participant
        };
        self.is_removing() && self.people.iter().any(is_next)
    }

    /// Whether the batch is in the phase [`BatchPhase::Removing`].
    pub fn is_removing(&self) -> bool {
        self.phase == BatchPhase::Removing
    }

    /// Whether some removals have no result yet.
    pub fn is_open(&self) -> bool {
        self.people.iter().any(|person| person.result.is_open())
    }
}

impl RemovalBatch {
    /// Whether this bulk removal is over, and removing `people` would only repeat failed removals. `failed` tells
    /// whether another removal of a person failed, such as at the door.
    pub(crate) fn is_repeated_by(
        &self,
        people: &[ParticipantId],
        failed: impl Fn(&ParticipantId) -> bool,
    ) -> bool {
        let has_failed = |id: &ParticipantId| {
            let mut known = self.people.iter();
            known.any(|one| one.participant == *id && one.result.is_left_over())
        };
        let is_over = matches!(self.phase, BatchPhase::Done | BatchPhase::Stopped);
        is_over
            && self.purpose == BatchPurpose::Remove
            && !self.is_open()
            && people.iter().any(has_failed)
            && people.iter().all(|id| has_failed(id) || failed(id))
    }

    /// Returns the people whose removal failed or had no effect, and may succeed if it is tried again.
    pub fn worth_retrying(&self) -> impl Iterator<Item = &BatchEntry> {
        let people = self.people.iter();
        people.filter(|one| one.result.is_left_over() && !one.result.is_final())
    }
}

/// Whether *End for everyone* has to remove this row. The app itself is not removed, because it
/// leaves.
pub fn is_somebody_else(row: &Row) -> bool {
    row.role != Role::ThisApp && !row.is_gone()
}

impl RemovalBatch {
    /// Returns the outcome of the batch, with the number of people for each result.
    pub(crate) fn outcome(&self) -> Outcome {
        Outcome::BatchDone {
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
    /// The participant id to remove.
    pub participant: ParticipantId,
    /// The person, for the window and the activity.
    pub who: PersonRef,
    /// The result so far. Still open while the removal waits or is in progress.
    pub result: EntryResult,
}

/// Result of one removal of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryResult {
    /// The removal was not sent yet.
    Waiting,
    /// The removal was sent, and its result is not known yet.
    Asked,
    /// The person was proved gone after the removal was sent.
    Gone(ProvedDeparture),
    /// The person left before the removal was sent, or is gone without a proved removal. Also used if the call ends
    /// before the result is known.
    AlreadyGone,
    /// The removal may have worked: the person is no longer listed, but not proved gone.
    NotProved,
    /// The removal was refused, got an error, could not be sent, or had no effect after a 404, a 410 or a lost
    /// response.
    Failed(Arc<Failure>),
    /// Graph accepted the removal, but the person is still in the call.
    StillHere,
    /// The removal was stopped before it was sent, or before it was sent again.
    Stopped,
}

impl EntryResult {
    /// Whether a result is still expected.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Waiting | Self::Asked)
    }

    /// Whether the same request would fail again.
    fn is_final(&self) -> bool {
        matches!(self, Self::Failed(why) if why.cause.is_final())
    }

    /// Whether the removal failed or had no effect.
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

/// Returns the new result for a person, from the `known` result and the person's row now. `None` if
/// nothing has changed.
pub(crate) fn proved_result(known: &EntryResult, row: Option<&Arc<Row>>) -> Option<EntryResult> {
    let is_gone = |row: &Arc<Row>| matches!(row.state, RowState::Gone { .. });
    match (known, row) {
        (EntryResult::Gone(_), Some(row)) if matches!(row.state, RowState::StillHere { .. }) => {
            // The proof was wrong: the person is listed again.
            Some(EntryResult::StillHere)
        }
        (EntryResult::Gone(_) | EntryResult::AlreadyGone, _) => None,
        // A try from before the stop may have removed the person.
        (EntryResult::Stopped, row) => row.filter(|row| is_gone(row)).and_then(|it| result_of(it)),
        // The row was dropped without having shown a proved removal, so the person had left.
        (_, None) => Some(EntryResult::AlreadyGone),
        (EntryResult::Asked, Some(row)) => result_of(row),
        (_, Some(row)) if is_gone(row) => result_of(row),
        // Meanwhile, the operator or a rule is removing this person singly.
        (EntryResult::Waiting, Some(row)) => row.is_on_its_way().then_some(EntryResult::Asked),
        (EntryResult::NotProved, Some(row)) => result_of(row)
            .filter(|result| !matches!(result, EntryResult::NotProved | EntryResult::Stopped)),
        (EntryResult::Failed(_) | EntryResult::StillHere, Some(_)) => None,
    }
}

/// Returns the result of a removal that was sent, as the row shows it. `None` while the removal is
/// in progress.
pub(crate) fn result_of(row: &Row) -> Option<EntryResult> {
    match &row.state {
        RowState::Asked { .. } | RowState::Accepted { .. } => None,
        RowState::Gone { settled, .. } => Some(EntryResult::Gone(*settled)),
        RowState::NotProved { .. } => Some(EntryResult::NotProved),
        RowState::Failed { failure, .. } if failure.cause == Cause::Stopped => {
            Some(EntryResult::Stopped)
        }
        RowState::Failed { failure, .. } => Some(EntryResult::Failed(failure.clone())),
        RowState::StillHere { .. } | RowState::CameBack { .. } => Some(EntryResult::StillHere),
        // The removal was stopped or given up.
        RowState::Present | RowState::JoinedAnyway { .. } => Some(EntryResult::Stopped),
    }
}
