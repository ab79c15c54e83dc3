//! What came of each person whose removal was asked for together with others.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::moderation::model::evidence::Settled;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::row::{PersonRef, Row, RowState};
use crate::moderation::state::watched::Watched;

/// One person of an ending.
#[derive(Debug, Clone, PartialEq)]
pub struct Departure {
    /// The id that was counted.
    pub participant: ParticipantId,
    /// Who that is.
    pub who: PersonRef,
    /// What came of it.
    pub fate: Fate,
}

/// What came of one removal of an ending.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// Not sent yet.
    Waiting,
    /// On its way, or accepted and not proved.
    Asked,
    /// Proved gone after the removal was sent: how, and what proves it.
    Gone(Settled),
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

impl Fate {
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
pub(crate) fn settled_fate(known: &Fate, row: Option<&Arc<Row>>) -> Option<Fate> {
    let is_gone = |row: &Arc<Row>| matches!(row.state, RowState::Gone { .. });
    match (known, row) {
        (Fate::Gone(_), Some(row)) if matches!(row.state, RowState::StillHere { .. }) => {
            // The proof was wrong: they are listed again.
            Some(Fate::StillHere)
        }
        (Fate::Gone(_) | Fate::AlreadyGone | Fate::Stopped, _) => None,
        // No removal has been proved: then the row would have said so before it went.
        (_, None) => Some(Fate::AlreadyGone),
        (Fate::Asked, Some(row)) => fate_of(row),
        (_, Some(row)) if is_gone(row) => fate_of(row),
        // Somebody removes them singly meanwhile.
        (Fate::Waiting, Some(row)) => row.is_on_its_way().then_some(Fate::Asked),
        (Fate::NotProved, Some(row)) => {
            fate_of(row).filter(|fate| !matches!(fate, Fate::NotProved | Fate::Stopped))
        }
        (Fate::Failed(_) | Fate::StillHere, Some(_)) => None,
    }
}

/// What a row says of a removal that was asked for; `None` while it is under way.
fn fate_of(row: &Row) -> Option<Fate> {
    match &row.state {
        RowState::Asked { .. } | RowState::Accepted { .. } => None,
        RowState::Gone { settled, .. } => Some(Fate::Gone(*settled)),
        RowState::NotProved { .. } => Some(Fate::NotProved),
        RowState::Failed { failure, .. } => Some(Fate::Failed(failure.clone())),
        RowState::StillHere { .. } | RowState::CameBack { .. } => Some(Fate::StillHere),
        // Stopped by hand on its row.
        RowState::Present => Some(Fate::Stopped),
    }
}

impl Watched {
    /// Those of these people who can be asked to go, newest first.
    pub(crate) fn departures(
        &self,
        people: &[ParticipantId],
        may_go: impl Fn(&Row) -> bool,
    ) -> Vec<Departure> {
        // Each once, however often the list names them.
        let people: BTreeSet<&ParticipantId> = people.iter().collect();
        let rows = self.roster.rows().iter();
        let mut rows: Vec<&Arc<Row>> = rows
            .filter(|row| row.key.participant().is_some_and(|id| people.contains(id)))
            .filter(|row| !row.is_gone() && may_go(row))
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.first_seen.monotonic));
        rows.into_iter()
            .filter_map(|row| {
                let participant = row.key.participant()?.clone();
                Some(Departure {
                    participant,
                    who: PersonRef::from(&**row),
                    fate: if row.is_on_its_way() {
                        Fate::Asked
                    } else {
                        Fate::Waiting
                    },
                })
            })
            .collect()
    }

    /// Those of these people who have left since somebody counted them.
    pub(crate) fn departed(&self, people: &[ParticipantId]) -> Vec<Departure> {
        let people: BTreeSet<&ParticipantId> = people.iter().collect();
        people
            .into_iter()
            .filter_map(|id| {
                Some(Departure {
                    participant: id.clone(),
                    who: self.roster.departed(id)?,
                    fate: Fate::AlreadyGone,
                })
            })
            .collect()
    }
}
