//! Counts the removals in an audit log by how they ended and by their proof.
//!
//! Only the last line of an attempt counts, because a later line may correct an earlier one. Attempt numbers start over
//! with each run. So no line after a new intent can correct an earlier attempt with the same number.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::moderation::evidence::departure::Evidence;
use crate::moderation::model::audit::{AuditAction, Phase};
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::worker::audit::chain::KnownOrOther;

/// Removals by how they ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Removals {
    /// Numbers of settled removals, by how they ended. A removal is settled once a new run has reused its attempt
    /// number, so that nothing can correct the result.
    closed: BTreeMap<RemovalEnd, u64>,
    /// Number of settled and proved removals whose first answer was lost.
    closed_lost: u64,
    /// Last lines of removals that a later line may still correct, by attempt number.
    open: BTreeMap<u64, LastLine>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct LastLine {
    end: RemovalEnd,
    answer_lost: bool,
}

/// How a removal ended, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum RemovalEnd {
    ByRosters,
    BySingleReads,
    ByBoth,
    /// Proved by evidence that only a later version knows.
    ByOther,
    /// An older version reported success. It recorded no proof, and a single roster without the person was enough for
    /// it.
    Unnamed,
    NotProved,
    StillInCall,
    Failed,
    LeftBefore,
    Stopped,
    AnswerLost,
    CallEnded,
    /// An outcome that only a later version knows.
    Unknown,
    NoResult,
}

/// The members of a line that the counts need. A later version may have written an unknown outcome.
#[derive(Deserialize)]
struct RemovalLine {
    attempt: u64,
    phase: Phase,
    action: AuditAction,
    outcome: Option<KnownOrOther<AuditOutcome>>,
    evidence: Option<KnownOrOther<Evidence>>,
    #[serde(default)]
    first_answer_lost: bool,
}

impl Removals {
    /// Counts a line of a removal. The intent of any action settles an open attempt that has the same number.
    pub(crate) fn take(&mut self, line: &[u8]) {
        let Ok(line) = serde_json::from_slice::<RemovalLine>(line) else {
            return;
        };
        let is_removal = line.action == Deed::Remove;
        match line.phase {
            Phase::Intent => {
                self.close(line.attempt);
                if is_removal {
                    self.open.insert(line.attempt, LastLine::BEGUN);
                }
            }
            // The intent may be in the previous month's file.
            Phase::Result if is_removal => {
                self.open.insert(line.attempt, LastLine::of(&line));
            }
            Phase::Result | Phase::Switch | Phase::Note => {}
        }
    }

    /// Settles the open attempt with this number, if any.
    fn close(&mut self, attempt: u64) {
        if let Some(last) = self.open.remove(&attempt) {
            *self.closed.entry(last.end).or_default() += 1;
            self.closed_lost += u64::from(last.is_lost_and_proved());
        }
    }

    /// Returns the number of removals with this end, including those that a later line may still correct.
    fn count(&self, end: RemovalEnd) -> u64 {
        let open = self.open.values().filter(|last| last.end == end);
        self.closed.get(&end).copied().unwrap_or_default() + open.count() as u64
    }

    /// Returns the number of proved removals whose first answer was lost.
    fn lost(&self) -> u64 {
        let open = self.open.values().filter(|last| last.is_lost_and_proved());
        self.closed_lost + open.count() as u64
    }
}

impl LastLine {
    /// An attempt with an intent but no result yet.
    const BEGUN: Self = Self {
        end: RemovalEnd::NoResult,
        answer_lost: false,
    };

    fn of(line: &RemovalLine) -> Self {
        let end = match &line.outcome {
            Some(KnownOrOther::Known(outcome)) => RemovalEnd::of(*outcome, line.evidence.as_ref()),
            Some(KnownOrOther::Other(_)) | None => RemovalEnd::Unknown,
        };
        Self {
            end,
            answer_lost: line.first_answer_lost,
        }
    }

    /// Whether the removal is proved, and its first answer was lost.
    fn is_lost_and_proved(self) -> bool {
        self.answer_lost && RemovalEnd::PROVED.iter().any(|(end, _)| *end == self.end)
    }
}

impl RemovalEnd {
    /// Ends of removals that are proved, by kind of proof, with their wording.
    const PROVED: [(Self, &'static str); 4] = [
        (Self::ByRosters, "by two lists without them"),
        (Self::BySingleReads, "by two direct checks of the person"),
        (Self::ByBoth, "by a list and a direct check"),
        (Self::ByOther, "in a way that this version does not know"),
    ];
    /// All ends of removals that aren't proved removals, with their wording.
    const OTHERS: [(Self, &'static str); 10] = [
        (
            Self::Unnamed,
            "called removed by an older version, to which one roster was enough",
        ),
        (Self::NotProved, "not proved"),
        (Self::StillInCall, "still in the call"),
        (Self::Failed, "failed"),
        (Self::LeftBefore, "of people who had left before"),
        (Self::Stopped, "stopped"),
        (Self::AnswerLost, "without an answer"),
        (Self::CallEnded, "overtaken by the end of the call"),
        (
            Self::Unknown,
            "with a result that this version does not know",
        ),
        (Self::NoResult, "without a result"),
    ];

    fn of(outcome: AuditOutcome, evidence: Option<&KnownOrOther<Evidence>>) -> Self {
        match outcome {
            AuditOutcome::Removed => match evidence {
                Some(KnownOrOther::Known(Evidence::Rosters)) => Self::ByRosters,
                Some(KnownOrOther::Known(Evidence::SingleReads)) => Self::BySingleReads,
                Some(KnownOrOther::Known(Evidence::Mixed)) => Self::ByBoth,
                Some(KnownOrOther::Other(_)) => Self::ByOther,
                None => Self::Unnamed,
            },
            AuditOutcome::Unverified => Self::NotProved,
            AuditOutcome::StillInCall => Self::StillInCall,
            AuditOutcome::Failed => Self::Failed,
            AuditOutcome::AlreadyLeft => Self::LeftBefore,
            AuditOutcome::Stopped => Self::Stopped,
            AuditOutcome::AnswerLost => Self::AnswerLost,
            AuditOutcome::CallEnded => Self::CallEnded,
            // Outcomes of other actions, which no removal has.
            _ => Self::Unknown,
        }
    }
}

/// Returns a text such as `3 not proved` for each of `ends`. Leaves out ends that no removal had.
fn counts(removals: &Removals, ends: &[(RemovalEnd, &str)]) -> Vec<String> {
    let counted = ends
        .iter()
        .map(|(end, words)| (removals.count(*end), words));
    let present = counted.filter(|(count, _)| *count > 0);
    present
        .map(|(count, words)| format!("{count} {words}"))
        .collect()
}

impl fmt::Display for Removals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proofs = counts(self, &RemovalEnd::PROVED);
        let others = counts(self, &RemovalEnd::OTHERS);
        if proofs.is_empty() && others.is_empty() {
            return write!(f, "Removals: none.");
        }
        let proved: u64 = RemovalEnd::PROVED
            .iter()
            .map(|(end, _)| self.count(*end))
            .sum();
        write!(f, "Removals: {proved} proved")?;
        if proved > 0 {
            write!(f, " ({}", proofs.join(", "))?;
            match self.lost() {
                0 => write!(f, ")")?,
                lost => write!(f, "; of {lost} the first answer was lost)")?,
            }
        }
        for other in others {
            write!(f, ", {other}")?;
        }
        write!(f, ".")
    }
}

#[cfg(test)]
mod tests;
