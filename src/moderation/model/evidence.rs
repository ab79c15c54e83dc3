//! When somebody counts as gone: readings that agree, and what they were.
//!
//! Absence from one roster is never believed. Two readings in a row have to lack the id, a second apart, and any newer one
//! that lists it begins anew.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::time::Now;

/// Two readings that are to agree are asked for at least so far apart.
pub const APART: Duration = Duration::from_secs(1);
/// Where the reading of one is refused, rows that went missing together need so many rosters …
const ROSTERS_FOR_MANY: u32 = 3;
/// … over so long a time.
const TIME_FOR_MANY: Duration = Duration::from_secs(5);
/// An id that is listed again within this after it was gone or proved gone was there all along.
pub const SAME_VISIT: Duration = Duration::from_mins(1);

/// What proved that somebody is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Two whole rosters that lack the id.
    Rosters,
    /// Two readings of the participant itself that answered 404 while the call answered.
    SingleReads,
    /// One of each.
    Mixed,
}

/// How somebody went whose removal was asked for, with what proves it: row, activity, batch and record tell it alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProvedDeparture {
    /// By whom.
    pub how: EndedBy,
    /// What proves it.
    pub evidence: Evidence,
}

/// By whom a visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndedBy {
    /// Graph accepted the removal.
    Removed,
    /// Removed from here, though the answer to the request that did it never came.
    RemovedAnswerLost,
    /// Left before the removal arrived.
    LeftBefore,
}

impl EndedBy {
    /// What the audit log calls it.
    pub(crate) fn recorded(self) -> AuditOutcome {
        match self {
            Self::Removed | Self::RemovedAnswerLost => AuditOutcome::Removed,
            Self::LeftBefore => AuditOutcome::AlreadyLeft,
        }
    }
}

impl Evidence {
    /// As files name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rosters => "rosters",
            Self::SingleReads => "single_reads",
            Self::Mixed => "mixed",
        }
    }
}

impl ProvedDeparture {
    /// As files name it.
    pub fn as_str(self) -> &'static str {
        match self.how {
            EndedBy::Removed => "removed",
            EndedBy::RemovedAnswerLost => "removed_answer_lost",
            EndedBy::LeftBefore => "already_left",
        }
    }

    /// Whether the removal did it.
    pub fn is_removed(self) -> bool {
        self.how != EndedBy::LeftBefore
    }
}

/// What a reading was that lacked an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingKind {
    /// A whole roster.
    Roster,
    /// A reading of the participant itself.
    Single,
}

/// Readings in a row that lack an id, the newest not older than the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    first: (ReadingKind, Now),
    first_answered: Now,
    newest: (ReadingKind, Now),
    rosters: u32,
    singles: u32,
}

impl Lacking {
    /// Begins with one reading.
    pub fn new(kind: ReadingKind, asked: Now, answered: Now) -> Self {
        Self {
            first: (kind, asked),
            first_answered: answered,
            newest: (kind, asked),
            rosters: u32::from(kind == ReadingKind::Roster),
            singles: u32::from(kind == ReadingKind::Single),
        }
    }

    /// One more lacks it; an older one than the newest says nothing new.
    pub fn again(&mut self, kind: ReadingKind, asked: Now) {
        if asked.monotonic < self.newest.1.monotonic {
            return;
        }
        self.newest = (kind, asked);
        match kind {
            ReadingKind::Roster => self.rosters += 1,
            ReadingKind::Single => self.singles += 1,
        }
    }

    /// Whether the newest of them was asked for after that.
    pub fn is_newer_than(&self, asked: Now) -> bool {
        asked.monotonic < self.newest.1.monotonic
    }

    /// What they prove of a removal: two, asked for a second apart.
    pub fn proof(&self) -> Option<Evidence> {
        let (first, newest) = (self.first, self.newest);
        let evidence = match (first.0, newest.0) {
            (ReadingKind::Roster, ReadingKind::Roster) => Evidence::Rosters,
            (ReadingKind::Single, ReadingKind::Single) => Evidence::SingleReads,
            _ => Evidence::Mixed,
        };
        (newest.1.since(first.1) >= APART).then_some(evidence)
    }

    /// Whether they show that somebody left by themselves: the second was asked for a second after the first was answered.
    pub fn shows_departure(&self) -> bool {
        self.newest.1.since(self.first_answered) >= APART
    }

    /// The same for somebody who went missing together with many: the reading of one, or where that cannot be had
    /// more rosters.
    pub fn shows_departure_of_many(&self, singles_can_be_had: bool) -> bool {
        let by_rosters =
            self.rosters >= ROSTERS_FOR_MANY && self.newest.1.since(self.first.1) >= TIME_FOR_MANY;
        self.shows_departure() && (self.singles > 0 || (!singles_can_be_had && by_rosters))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Now {
        Now::default().plus(Duration::from_millis(millis))
    }

    #[test]
    fn one_reading_proves_nothing_and_two_do_a_second_apart() {
        let mut lacking = Lacking::new(ReadingKind::Roster, at(0), at(100));
        assert_eq!(lacking.proof(), None);
        lacking.again(ReadingKind::Roster, at(999));
        assert_eq!(lacking.proof(), None);
        lacking.again(ReadingKind::Roster, at(1_000));
        assert_eq!(lacking.proof(), Some(Evidence::Rosters));
        assert!(!lacking.shows_departure(), "the first was answered at 100");
        lacking.again(ReadingKind::Roster, at(1_100));
        assert!(lacking.shows_departure());
    }

    #[test]
    fn the_proof_names_what_the_readings_were() {
        for (first, second, wanted) in [
            (ReadingKind::Roster, ReadingKind::Single, Evidence::Mixed),
            (ReadingKind::Single, ReadingKind::Roster, Evidence::Mixed),
            (
                ReadingKind::Single,
                ReadingKind::Single,
                Evidence::SingleReads,
            ),
        ] {
            let mut lacking = Lacking::new(first, at(0), at(0));
            lacking.again(second, at(1_000));
            assert_eq!(lacking.proof(), Some(wanted));
        }
    }

    #[test]
    fn an_older_reading_that_comes_late_adds_nothing() {
        let mut lacking = Lacking::new(ReadingKind::Roster, at(5_000), at(5_000));
        lacking.again(ReadingKind::Single, at(3_000));
        assert!(lacking.is_newer_than(at(4_999)) && !lacking.is_newer_than(at(5_000)));
        assert_eq!(lacking.proof(), None);
    }

    #[test]
    fn many_at_once_are_read_one_by_one_or_seen_missing_three_times() {
        let mut lacking = Lacking::new(ReadingKind::Roster, at(0), at(0));
        lacking.again(ReadingKind::Roster, at(2_000));
        assert!(!lacking.shows_departure_of_many(true));
        assert!(!lacking.shows_departure_of_many(false), "two rosters");
        lacking.again(ReadingKind::Roster, at(4_900));
        assert!(!lacking.shows_departure_of_many(false), "too soon");
        lacking.again(ReadingKind::Roster, at(5_000));
        assert!(lacking.shows_departure_of_many(false));
        assert!(!lacking.shows_departure_of_many(true));
        lacking.again(ReadingKind::Single, at(5_100));
        assert!(lacking.shows_departure_of_many(true));
    }
}
