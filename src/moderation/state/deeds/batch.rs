//! A removal of many: everybody at once, or those of a preview; who is through, and how it ended for each.

use std::sync::Arc;

use crate::moderation::model::audit::Source;
use crate::moderation::model::evidence::ProvedDeparture;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::row::{PersonRef, Role, Row, RowState};

/// An ending, from its confirmation until it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovalBatch {
    /// Whether the app leaves afterwards.
    pub purpose: BatchPurpose,
    /// When it was confirmed.
    pub since: Now,
    /// Everybody who is to go, newest first.
    pub people: Vec<BatchEntry>,
    /// How far it is.
    pub phase: BatchPhase,
    /// When everybody was through; from then on readings decide whether anybody is left.
    pub(crate) through: Option<Now>,
    pub(crate) entry: u64,
    pub(crate) source: Source,
}

/// What several removals at once are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchPurpose {
    /// The call is to end: everybody else goes, and then the app.
    EndForAll,
    /// These people are to go. Nobody who is protected is among them.
    Remove,
}

/// How far an ending is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchPhase {
    /// People are being removed.
    Removing,
    /// Stopped by a person: no more are sent, and the app stays.
    Stopped,
    /// Somebody is left, so the app stays.
    LeftOver,
    /// Nobody is listed, and yet it could not be proved that nobody is left: the app stays and asks.
    NotSure,
    /// Nobody is left, and the app is leaving.
    Leaving,
    /// Everybody who was listed is through, and nothing more was wanted.
    Done,
}

impl RemovalBatch {
    /// How many are through, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let through = |person: &&BatchEntry| {
            !matches!(person.result, EntryResult::Waiting | EntryResult::Asked)
        };
        (
            self.people.iter().filter(through).count(),
            self.people.len(),
        )
    }

    /// How many have this fate.
    pub fn count(&self, is: impl Fn(&EntryResult) -> bool) -> usize {
        self.people
            .iter()
            .filter(|person| is(&person.result))
            .count()
    }

    /// Whether removals are still expected to end.
    pub fn is_open(&self) -> bool {
        self.people
            .iter()
            .any(|person| matches!(person.result, EntryResult::Waiting | EntryResult::Asked))
    }
}

/// Whether an ending would have to remove this row; the app itself leaves.
pub fn is_somebody_else(row: &Row) -> bool {
    row.role != Role::ThisApp && !row.is_gone()
}

impl RemovalBatch {
    /// What came of all of them, counted.
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

/// One person of an ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchEntry {
    /// The id that was counted.
    pub participant: ParticipantId,
    /// Who that is.
    pub who: PersonRef,
    /// What came of it.
    pub result: EntryResult,
}

/// What came of one removal of an ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryResult {
    /// Not sent yet.
    Waiting,
    /// On its way, or accepted and not proved.
    Asked,
    /// Proved gone after the removal was sent: how, and what proves it.
    Gone(ProvedDeparture),
    /// Had left before it was sent.
    AlreadyGone,
    /// Accepted, and neither listed nor proved gone.
    NotProved,
    /// Refused.
    Failed(Arc<Failure>),
    /// Accepted, and yet in the call.
    StillHere,
    /// Never sent, since the ending or this removal was stopped.
    Stopped,
}

impl EntryResult {
    /// Whether somebody is in the call although their removal was tried.
    pub fn is_left_over(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::StillHere)
    }

    /// Whether the removal did it.
    pub fn is_removed(&self) -> bool {
        matches!(self, Self::Gone(settled) if settled.is_removed())
    }

    /// Whether they are gone without it.
    pub fn is_gone_before(&self) -> bool {
        match self {
            Self::Gone(settled) => !settled.is_removed(),
            _ => *self == Self::AlreadyGone,
        }
    }

    /// Whether they are certainly not in the call.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Gone(_) | Self::AlreadyGone)
    }
}

/// The fate of somebody of whom that was known, now that the row says this; `None` while nothing is new.
pub(crate) fn proved_result(known: &EntryResult, row: Option<&Arc<Row>>) -> Option<EntryResult> {
    let is_gone = |row: &Arc<Row>| matches!(row.state, RowState::Gone { .. });
    match (known, row) {
        (EntryResult::Gone(_), Some(row)) if matches!(row.state, RowState::StillHere { .. }) => {
            // The proof was wrong: they are listed again.
            Some(EntryResult::StillHere)
        }
        (EntryResult::Gone(_) | EntryResult::AlreadyGone | EntryResult::Stopped, _) => None,
        // No removal has been proved: then the row would have said so before it went.
        (_, None) => Some(EntryResult::AlreadyGone),
        (EntryResult::Asked, Some(row)) => result_of(row),
        (_, Some(row)) if is_gone(row) => result_of(row),
        // Somebody removes them singly meanwhile.
        (EntryResult::Waiting, Some(row)) => row.is_on_its_way().then_some(EntryResult::Asked),
        (EntryResult::NotProved, Some(row)) => result_of(row)
            .filter(|result| !matches!(result, EntryResult::NotProved | EntryResult::Stopped)),
        (EntryResult::Failed(_) | EntryResult::StillHere, Some(_)) => None,
    }
}

/// What a row says of a removal that was asked for; `None` while it is under way.
pub(crate) fn result_of(row: &Row) -> Option<EntryResult> {
    match &row.state {
        RowState::Asked { .. } | RowState::Accepted { .. } => None,
        RowState::Gone { settled, .. } => Some(EntryResult::Gone(*settled)),
        RowState::NotProved { .. } => Some(EntryResult::NotProved),
        RowState::Failed { failure, .. } => Some(EntryResult::Failed(failure.clone())),
        RowState::StillHere { .. } | RowState::CameBack { .. } => Some(EntryResult::StillHere),
        // Stopped by hand on its row.
        RowState::Present | RowState::JoinedAnyway { .. } => Some(EntryResult::Stopped),
    }
}
