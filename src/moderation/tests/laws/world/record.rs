//! What is written: a result for every attempt, nothing that is false, and the same in row, activity and record.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::model::audit::{AuditRecord, Phase};
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::evidence::SAME_VISIT;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, AuditReference, Outcome};
use crate::moderation::state::row::{Row, RowState, STILL_HERE_AFTER};
use crate::moderation::tests::laws::world::laws::Truth;

/// Every attempt, as its lines tell of it.
#[derive(Debug, Default)]
pub(crate) struct Record {
    attempts: BTreeMap<AttemptId, Lines>,
    /// From when until when Graph asked to wait, none overlapping another.
    held: Vec<(Duration, Duration)>,
    /// Whether the program ends, so that whatever is open is written as it is.
    is_closing: bool,
}

/// The lines of one attempt.
#[derive(Debug, Default)]
struct Lines {
    /// Whom it removes, if it is a removal.
    removes: Option<ParticipantId>,
    newest: Option<AuditOutcome>,
    /// When it was answered.
    answered: Option<Now>,
    /// How many result lines have not reached the disk.
    unwritten: usize,
    /// When it was proved, although the person is there: the console was told something false twice.
    wrong: Option<Now>,
    /// Whether a newer reading has shown that.
    is_to_be_put_right: bool,
}

impl Record {
    pub(crate) fn writes(&mut self, line: &AuditRecord, truth: Truth<'_>) {
        let lines = self.attempts.entry(line.attempt).or_default();
        match line.phase {
            Phase::Intent => {
                let whom = line.participant.as_deref().map(ParticipantId::from);
                lines.removes = whom.filter(|_| line.action == Deed::Remove);
            }
            Phase::Result => {
                if line.outcome == Some(AuditOutcome::Unverified) && !self.is_closing {
                    lines.is_not_hasty(&self.held, truth);
                }
                lines.newest = line.outcome;
                lines.unwritten += 1;
                lines.claims(truth);
            }
            // A switch sends nothing, so it needs no result.
            Phase::Switch | Phase::Note => {
                self.attempts.remove(&line.attempt);
            }
        }
    }

    pub(crate) fn is_written(&mut self, attempt: AttemptId) {
        if let Some(lines) = self.attempts.get_mut(&attempt) {
            lines.unwritten -= 1;
        }
    }

    pub(crate) fn is_answered(&mut self, attempt: AttemptId, now: Now) {
        self.attempts.entry(attempt).or_default().answered = Some(now);
    }

    /// Graph asks to wait until then.
    pub(crate) fn is_held(&mut self, now: Now, until: Duration) {
        let before = self.held.last().map_or(Duration::ZERO, |(_, end)| *end);
        self.held.push((before.max(now.monotonic), until));
    }

    pub(crate) fn closes(&mut self) {
        self.is_closing = true;
    }

    /// A reading has arrived: whoever was recorded as removed and is listed by it was there all along.
    pub(crate) fn is_told(&mut self, truth: Truth<'_>) {
        for lines in self.attempts.values_mut() {
            let Some((id, proved)) = lines.removes.as_ref().zip(lines.wrong) else {
                continue;
            };
            let is_fresh = truth.now.since(proved) <= SAME_VISIT;
            lines.is_to_be_put_right |=
                is_fresh && truth.meeting.is_there(id) && truth.told.lists_now(id, truth.now);
        }
    }

    /// Holds row, activity and record against one another, and has what was wrong put right.
    pub(crate) fn agrees<'a>(
        &self,
        rows: impl Iterator<Item = &'a Row>,
        entries: impl Iterator<Item = &'a ActivityEntry>,
        truth: Truth<'_>,
    ) {
        for lines in self
            .attempts
            .values()
            .filter(|lines| lines.is_to_be_put_right)
        {
            if lines.unwritten == 0 && lines.says_gone() {
                truth.broken("a wrong proof is put right", format!("{lines:?}"));
            }
        }
        let of = |attempt: &AttemptId| self.attempts.get(attempt).filter(|it| it.unwritten == 0);
        for row in rows {
            let (attempt, gone) = match &row.state {
                RowState::Gone { attempt, .. } => (attempt, true),
                RowState::StillHere { attempt, .. } => (attempt, false),
                _ => continue,
            };
            if of(attempt).is_some_and(|lines| !lines.agrees(gone)) {
                truth.broken(
                    "the row says what the record says",
                    format!("{row:?} {:?}", of(attempt)),
                );
            }
        }
        for entry in entries {
            let (Some(Deed::Remove), Some(AuditReference { attempt, .. })) =
                (entry.what.deed(), &entry.recorded)
            else {
                continue;
            };
            let gone = match &entry.outcome {
                Outcome::Gone { .. } => true,
                Outcome::StillHere { .. } => false,
                _ if of(attempt).is_some_and(Lines::says_gone) => {
                    truth.broken(
                        "the activity tells of a removal that is on record",
                        format!("{entry:?}"),
                    );
                }
                _ => continue,
            };
            if of(attempt).is_some_and(|lines| !lines.agrees(gone)) {
                truth.broken(
                    "the activity says what the record says",
                    format!("{entry:?}"),
                );
            }
        }
    }

    /// The program has ended: no intent is without a result.
    pub(crate) fn is_complete(&self, truth: Truth<'_>) {
        for (attempt, lines) in &self.attempts {
            if lines.newest.is_none() {
                truth.broken(
                    "every attempt has a result at the end",
                    format!("{attempt:?} {lines:?}"),
                );
            }
        }
    }
}

impl Lines {
    fn says_gone(&self) -> bool {
        matches!(
            self.newest,
            Some(AuditOutcome::Removed | AuditOutcome::AlreadyLeft)
        )
    }

    fn agrees(&self, gone: bool) -> bool {
        if gone {
            self.says_gone()
        } else {
            self.newest == Some(AuditOutcome::StillInCall)
        }
    }

    /// Nothing is given up as unproved before readings had their time.
    fn is_not_hasty(&self, held: &[(Duration, Duration)], truth: Truth<'_>) {
        let now = truth.now.monotonic;
        let Some(answered) = self.answered.map(|answered| answered.monotonic) else {
            return;
        };
        let held = held
            .iter()
            .map(|(from, until)| (*until).min(now).saturating_sub((*from).max(answered)));
        let allowed = now.saturating_sub(answered).saturating_sub(held.sum());
        if allowed < STILL_HERE_AFTER {
            truth.broken(
                "what may not be read does not count as time",
                format!("{allowed:?}"),
            );
        }
    }

    /// Nobody is gone by the record who is there.
    fn claims(&mut self, truth: Truth<'_>) {
        self.wrong = None;
        self.is_to_be_put_right = false;
        let Some(id) = self.removes.as_ref().filter(|_| self.says_gone()) else {
            return;
        };
        if truth.is_certainly_there(id) {
            truth.broken(
                "nobody is recorded as gone who is there",
                format!("{id} {:?}", self.newest),
            );
        }
        self.wrong = truth.meeting.is_there(id).then_some(truth.now);
    }
}
