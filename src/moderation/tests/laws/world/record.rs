//! Laws about the record: every attempt has a result, nothing false is recorded, and row, activity
//! and audit log agree.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::evidence::departure::SAME_VISIT;
use crate::moderation::model::audit::{AuditRecord, Phase};
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, AuditReference, Outcome};
use crate::moderation::state::row::{Row, RowState, STILL_HERE_AFTER};
use crate::moderation::tests::laws::world::laws::Truth;
use crate::moderation::tests::laws::world::meeting::Visit;

/// All attempts, as their audit lines describe them.
#[derive(Debug, Default)]
pub(crate) struct Record {
    attempts: BTreeMap<AttemptId, Lines>,
    /// Periods for which Graph asked us to wait, as monotonic start and end. They do not overlap.
    pauses: Vec<(Duration, Duration)>,
    /// Whether the program is closing. Closing records open attempts as they are.
    is_closing: bool,
}

/// The audit lines of one attempt.
#[derive(Debug, Default)]
struct Lines {
    /// The person to be removed. `None` if the attempt is not a removal.
    removes: Option<ParticipantId>,
    newest: Option<AuditOutcome>,
    answered: Option<Now>,
    /// Number of result lines that are not written yet.
    unwritten: usize,
    /// When the removal was proved although the person is in the call, because two readings in a
    /// row were false.
    wrong: Option<Now>,
    /// Whether a later reading has shown that the proof was wrong, so that the console has to
    /// correct it.
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
                    lines.is_not_hasty(&self.pauses, truth);
                }
                lines.newest = line.outcome;
                lines.unwritten += 1;
                lines.claims(truth);
            }
            // A switch or a note sends nothing, so it needs no result.
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

    /// Records that Graph asked us to wait until the monotonic time `until`.
    pub(crate) fn note_pause(&mut self, now: Now, until: Duration) {
        let before = self.pauses.last().map_or(Duration::ZERO, |(_, end)| *end);
        self.pauses.push((before.max(now.monotonic), until));
    }

    pub(crate) fn closes(&mut self) {
        self.is_closing = true;
    }

    /// Handles a reading. If the reading lists a person who was recorded as gone within the last [`SAME_VISIT`], the
    /// console has to correct the record.
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

    /// Checks that row, activity and audit log agree, and that a wrong proof is corrected.
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
            // A person who has left since may have been proved gone again before the line was written.
            let is_there = (lines.removes.as_ref()).is_some_and(|id| truth.meeting.is_there(id));
            if lines.unwritten == 0 && lines.says_gone() && is_there {
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
                        "the activity shows every recorded removal",
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

    /// Checks after closing that every intent has a result.
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

    /// Checks that the console does not give up a removal before readings had enough time to prove it.
    fn is_not_hasty(&self, pauses: &[(Duration, Duration)], truth: Truth<'_>) {
        let now = truth.now.monotonic;
        let Some(answered) = self.answered.map(|answered| answered.monotonic) else {
            return;
        };
        let pauses = pauses
            .iter()
            .map(|(from, until)| (*until).min(now).saturating_sub((*from).max(answered)));
        let allowed = now.saturating_sub(answered).saturating_sub(pauses.sum());
        if allowed < STILL_HERE_AFTER {
            truth.broken(
                "time in which nothing could be read does not count",
                format!("{allowed:?}"),
            );
        }
    }

    /// Checks that nobody who is certainly in the call is recorded as gone, and that no removed person is recorded as
    /// having left before the removal. Also notes whether the newest result is wrong.
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
        let is_denied = self.newest == Some(AuditOutcome::AlreadyLeft);
        if is_denied && truth.meeting.visit(id).is_some_and(Visit::was_removed) {
            truth.broken("the record never denies a removal", id);
        }
        self.wrong = truth.meeting.is_there(id).then_some(truth.now);
    }
}
