//! Decides when and on which evidence a person counts as gone.
//!
//! One roster that does not list a person proves nothing. Two consecutive readings without the person's id are needed,
//! requested at least [`APART`] apart. A newer reading that lists the id starts the count again. If many people go
//! missing at once, they are read one by one. If that is not possible, `ROSTERS_FOR_MANY` rosters are needed.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::time::Now;

/// Shortest time between the requests of two readings that together prove a departure.
pub const APART: Duration = Duration::from_secs(1);
/// Number of rosters that prove a departure if many people went missing at once and single participants cannot be read.
const ROSTERS_FOR_MANY: u32 = 3;
/// Shortest time between the first and the last of the rosters counted by [`ROSTERS_FOR_MANY`].
const TIME_FOR_MANY: Duration = Duration::from_secs(5);
/// Time after the end of a visit in which the visit resumes if its participant id is listed again. The person then
/// counts as never having left.
pub const SAME_VISIT: Duration = Duration::from_mins(1);

/// The readings that proved that a person is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Two rosters that do not list the participant id: whole ones, or empty ones that a reading of the call confirmed.
    Rosters,
    /// Two readings of the single participant that did not find them while the call itself still existed.
    SingleReads,
    /// One roster as in [`Self::Rosters`], and one reading as in [`Self::SingleReads`].
    Mixed,
}

/// Two readings that agree that a person is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    /// Kinds of the readings.
    pub evidence: Evidence,
    /// When the first and the newest reading were requested.
    pub asked: [Now; 2],
}

/// How a person left the call after their removal was requested, and what proves it.
///
/// The row, the activity, the batch and the audit log all use this type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ProvedDeparture {
    /// Who caused the departure.
    pub how: EndedBy,
    /// The readings that proved it.
    pub evidence: Evidence,
}

/// Who caused a visit to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndedBy {
    /// This app's removal, which Graph accepted.
    Removed,
    /// This app's removal, although its response was lost.
    RemovedAnswerLost,
    /// The person, who left before the removal arrived.
    LeftBefore,
}

impl EndedBy {
    /// Returns the result that the audit log records.
    pub(crate) fn recorded(self) -> AuditOutcome {
        match self {
            Self::Removed | Self::RemovedAnswerLost => AuditOutcome::Removed,
            Self::LeftBefore => AuditOutcome::AlreadyLeft,
        }
    }
}

impl ProvedDeparture {
    /// Returns the name that exports use.
    pub fn as_str(self) -> &'static str {
        match self.how {
            EndedBy::Removed => "removed",
            EndedBy::RemovedAnswerLost => "removed_answer_lost",
            EndedBy::LeftBefore => "already_left",
        }
    }

    /// Whether this app's removal ended the visit.
    pub fn is_removed(self) -> bool {
        self.how != EndedBy::LeftBefore
    }
}

/// Kind of a reading that did not find a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingKind {
    /// A roster that is whole, or empty and confirmed by a reading of the call.
    Roster,
    /// A reading of the single participant.
    Single,
}

/// Consecutive readings that did not find a participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsentReadings {
    /// Kind of the first reading, and when it was requested.
    first: (ReadingKind, Now),
    first_answered: Now,
    /// Kind of the newest reading, and when it was requested.
    newest: (ReadingKind, Now),
    /// How many of the readings are rosters.
    rosters: u32,
    /// How many of the readings are about this participant alone.
    singles: u32,
}

impl AbsentReadings {
    /// Starts with one reading that was requested at `asked` and answered at `answered`.
    pub fn new(kind: ReadingKind, asked: Now, answered: Now) -> Self {
        Self {
            first: (kind, asked),
            first_answered: answered,
            newest: (kind, asked),
            rosters: u32::from(kind == ReadingKind::Roster),
            singles: u32::from(kind == ReadingKind::Single),
        }
    }

    /// Adds a reading. Ignores a reading that was requested before the newest one.
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

    /// Whether the newest reading was requested after `asked`.
    pub fn is_newer_than(&self, asked: Now) -> bool {
        asked.monotonic < self.newest.1.monotonic
    }

    /// Returns the proof of a removal. `None` unless the first and the newest reading were
    /// requested at least [`APART`] apart.
    pub fn proof(&self) -> Option<Proof> {
        let (first, newest) = (self.first, self.newest);
        let evidence = match (first.0, newest.0) {
            (ReadingKind::Roster, ReadingKind::Roster) => Evidence::Rosters,
            (ReadingKind::Single, ReadingKind::Single) => Evidence::SingleReads,
            _ => Evidence::Mixed,
        };
        let proof = Proof {
            evidence,
            asked: [first.1, newest.1],
        };
        (newest.1.since(first.1) >= APART).then_some(proof)
    }

    /// Whether the readings show that the person left without being removed.
    ///
    /// The newest reading has to be requested at least [`APART`] after the first one was answered.
    pub fn shows_departure(&self) -> bool {
        self.newest.1.since(self.first_answered) >= APART
    }

    /// Whether the readings show a departure, if many people went missing at once.
    ///
    /// Besides [`Self::shows_departure`], this needs a reading of the single participant. If such readings cannot be
    /// had, `ROSTERS_FOR_MANY` rosters over `TIME_FOR_MANY` suffice instead.
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
        let mut absent = AbsentReadings::new(ReadingKind::Roster, at(0), at(100));
        assert_eq!(absent.proof(), None);
        absent.again(ReadingKind::Roster, at(999));
        assert_eq!(absent.proof(), None);
        absent.again(ReadingKind::Roster, at(1_000));
        let proof = Proof {
            evidence: Evidence::Rosters,
            asked: [at(0), at(1_000)],
        };
        assert_eq!(absent.proof(), Some(proof));
        assert!(!absent.shows_departure(), "the first was answered at 100");
        absent.again(ReadingKind::Roster, at(1_100));
        assert!(absent.shows_departure());
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
            let mut absent = AbsentReadings::new(first, at(0), at(0));
            absent.again(second, at(1_000));
            assert_eq!(absent.proof().map(|proof| proof.evidence), Some(wanted));
        }
    }

    #[test]
    fn an_older_reading_that_comes_late_adds_nothing() {
        let mut absent = AbsentReadings::new(ReadingKind::Roster, at(5_000), at(5_000));
        absent.again(ReadingKind::Single, at(3_000));
        assert!(absent.is_newer_than(at(4_999)) && !absent.is_newer_than(at(5_000)));
        assert_eq!(absent.proof(), None);
    }

    #[test]
    fn many_at_once_are_read_one_by_one_or_seen_missing_three_times() {
        let mut absent = AbsentReadings::new(ReadingKind::Roster, at(0), at(0));
        absent.again(ReadingKind::Roster, at(2_000));
        assert!(!absent.shows_departure_of_many(true));
        assert!(!absent.shows_departure_of_many(false), "two rosters");
        absent.again(ReadingKind::Roster, at(4_900));
        assert!(!absent.shows_departure_of_many(false), "too soon");
        absent.again(ReadingKind::Roster, at(5_000));
        assert!(absent.shows_departure_of_many(false));
        assert!(!absent.shows_departure_of_many(true));
        absent.again(ReadingKind::Single, at(5_100));
        assert!(absent.shows_departure_of_many(true));
    }
}
