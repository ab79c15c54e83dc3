//! What rosters prove about removals: gone, already left, still here.

use std::time::Duration;

use super::activity::Outcome;
use super::attempts::{Pending, Proof, Target};
use super::audit::AuditOutcome;
use super::console::{Console, Turn};
use super::ids::{AttemptId, CallId};
use super::row::{RemovalAnswer, RowKey, RowState, STILL_HERE_AFTER};
use super::time::Now;

/// A removal that was answered and is not proved.
#[derive(Debug, Clone)]
struct Unproved {
    attempt: AttemptId,
    call: CallId,
    key: RowKey,
    /// When the answer came.
    at: Now,
    answer: RemovalAnswer,
}

impl Console {
    /// A roster lacks the id: the result is recorded, and the row says so once the line is on the disk.
    pub(super) fn proved(
        &mut self,
        id: &CallId,
        key: &RowKey,
        attempt: AttemptId,
        already_left: bool,
        now: Now,
    ) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            // Proved and recorded before, then listed once more by a lagging server.
            if let Some(call) = self.watched_mut(id) {
                call.roster
                    .settle(key, attempt, already_left, Duration::ZERO, now);
            }
            return;
        };
        pending.progress.proof.get_or_insert(Proof {
            at: now,
            already_left,
            recorded: false,
        });
    }

    /// Records the results of proved removals; after a 404 only if the call itself has answered since.
    pub(super) fn settle_removals(&mut self, id: &CallId, turn: &mut Turn) {
        let call_asked = self.watched(id).and_then(|call| call.call_asked);
        let is_ready = |pending: &Pending| {
            let (proof, answer) = (pending.progress.proof?, pending.progress.answer.as_ref()?);
            let call_lives = call_asked.is_some_and(|asked| asked.monotonic >= answer.at.monotonic);
            (!proof.recorded && (!proof.already_left || call_lives)).then_some(proof)
        };
        let ready: Vec<(AttemptId, Proof)> = self
            .attempts
            .iter()
            .filter(|(_, pending)| &pending.call == id)
            .filter_map(|(attempt, pending)| Some((*attempt, is_ready(pending)?)))
            .collect();
        for (attempt, proof) in ready {
            if let Some(pending) = self.attempts.get_mut(&attempt) {
                pending.progress.proof = Some(Proof {
                    recorded: true,
                    ..proof
                });
            }
            let outcome = if proof.already_left {
                AuditOutcome::AlreadyLeft
            } else {
                AuditOutcome::Removed
            };
            self.report(attempt, outcome, Some(proof.at), turn);
        }
    }

    /// The result of a proved removal is on record: now the row says "Removed".
    pub(super) fn tell_proved(&mut self, attempt: AttemptId, proof: Proof, turn: &Turn) {
        let Some(pending) = self.attempts.remove(&attempt) else {
            return;
        };
        if let (Target::Removal(key), Some(call)) =
            (&pending.target, self.watched_mut(&pending.call))
        {
            let after = proof.at.since(pending.asked);
            // From when it is told: a slow disk must not eat the time for which the row can be read.
            call.roster
                .settle(key, attempt, proof.already_left, after, turn.now);
        }
        if !proof.already_left {
            self.count_for_rule(&pending);
        }
        let outcome = if proof.already_left {
            Outcome::AlreadyLeft
        } else {
            Outcome::Gone {
                after: proof.at.since(pending.asked),
            }
        };
        self.log.set(pending.entry, outcome);
    }

    /// When an accepted removal will have taken too long.
    pub(super) fn removals_due(&self) -> impl Iterator<Item = Now> + '_ {
        self.unproved()
            .map(|removal| removal.at.plus(STILL_HERE_AFTER))
    }

    /// The removals that were answered although the newest roster, asked for later, still lists the person.
    ///
    /// Without a roster from after the answer nobody knows, and the row goes on waiting.
    fn unproved(&self) -> impl Iterator<Item = Unproved> + '_ {
        self.attempts.iter().filter_map(|(attempt, pending)| {
            let Target::Removal(key) = &pending.target else {
                return None;
            };
            let call = self.watched(&pending.call)?;
            let row = call.roster.get(key)?;
            let RowState::Accepted { at, answer, .. } = &row.state else {
                return None;
            };
            let is_known = call.roster.asked()?.monotonic > at.monotonic;
            (is_known && call.roster.lists(row) && pending.progress.proof.is_none()).then(|| {
                Unproved {
                    attempt: *attempt,
                    call: pending.call.clone(),
                    key: key.clone(),
                    at: *at,
                    answer: answer.clone(),
                }
            })
        })
    }

    /// Looks at removals that should have taken effect by now.
    pub(super) fn tick_removals(&mut self, turn: &mut Turn) {
        let late: Vec<Unproved> = self
            .unproved()
            .filter(|removal| turn.now.since(removal.at) >= STILL_HERE_AFTER)
            .collect();
        for removal in late {
            self.still_here(removal, turn);
        }
    }

    /// An accepted removal offers a retry; a 404 or a lost answer turns out to have been a failure.
    fn still_here(&mut self, removal: Unproved, turn: &mut Turn) {
        let (attempt, accepted) = (removal.attempt, removal.at);
        match removal.answer {
            RemovalAnswer::Accepted => {
                self.report(attempt, AuditOutcome::StillInCall, None, turn);
                if let Some(pending) = self.attempts.get(&attempt) {
                    self.log.set(pending.entry, Outcome::StillHere { accepted });
                }
                let state = RowState::StillHere { attempt, accepted };
                self.set_row(&removal.call, &removal.key, state);
            }
            RemovalAnswer::NotFound(failure) | RemovalAnswer::Lost(failure) => {
                self.removal_failed(attempt, &removal.key, failure, turn);
            }
        }
    }
}
