//! Removing a person: asked → accepted → gone, by the roster, and every way in which that goes wrong.
//!
//! Graph's 204 means "accepted"; only a roster that was asked for later and lacks the id means "removed".

use std::sync::Arc;

use super::activity::{Outcome, What};
use super::attempts::{Pending, Proof, Target};
use super::audit::{AuditOutcome, Source};
use super::command::{Answer, Attempt, Effect, Poll, Request};
use super::console::{Console, Turn};
use super::failure::{Cause, Failure};
use super::ids::{AttemptId, CallId, ParticipantId};
use super::row::{PersonRef, RemovalAnswer, RowKey, RowState, STILL_HERE_AFTER};
use super::time::Now;

impl Console {
    /// Sends a removal of exactly this id, if the rules allow it.
    pub(super) fn remove(
        &mut self,
        id: &CallId,
        participant: ParticipantId,
        source: Source,
        turn: &mut Turn,
    ) {
        let key = RowKey::Participant(participant.clone());
        let who = match self.may_remove(id, &key) {
            Ok(who) => who,
            Err(cause) => return turn.refuse(cause),
        };
        self.drop_earlier_attempt(id, &key);
        let attempt = self.begin(
            Pending {
                call: id.clone(),
                source,
                asked: turn.now,
                entry: 0,
                target: Target::Removal(key.clone()),
                who: who.clone(),
                participant: Some(participant.to_string()),
                answer: None,
                proof: None,
            },
            turn,
        );
        let entry = self.log.add(
            id.clone(),
            What::Remove { attempt, who },
            Outcome::OnItsWay,
            turn.now,
        );
        if let Some(pending) = self.attempts.get_mut(&attempt) {
            pending.entry = entry;
        }
        turn.effects.push(Effect::Send(Attempt {
            id: attempt,
            call: id.clone(),
            request: Request::Delete(participant),
        }));
        turn.effects.push(Effect::PollOften(id.clone()));
        let state = RowState::Asked {
            attempt,
            at: turn.now,
            waits_until: None,
        };
        self.set_row(id, &key, state);
    }

    /// Who the row names, or why it must not be removed.
    fn may_remove(&self, id: &CallId, key: &RowKey) -> Result<PersonRef, Cause> {
        if self.session.is_none() {
            return Err(Cause::SignedOut);
        }
        let call = self.watched(id).ok_or(Cause::CallNotFound)?;
        if call.ended.is_some() {
            return Err(Cause::CallNotFound);
        }
        let row = call.roster.get(key).ok_or(Cause::ParticipantNotFound)?;
        if row.participant.address().is_none() {
            return Err(Cause::UnusableId);
        }
        if !row.can_ask() {
            return Err(Cause::NotAllowed);
        }
        Ok(PersonRef::from(&**row))
    }

    /// A retry takes the place of the attempt that the row still shows.
    fn drop_earlier_attempt(&mut self, id: &CallId, key: &RowKey) {
        let state = self
            .watched(id)
            .and_then(|call| call.roster.get(key))
            .map(|row| row.state.clone());
        if let Some(RowState::StillHere { attempt, .. } | RowState::Failed { attempt, .. }) = state
        {
            self.attempts.remove(&attempt);
        }
    }

    pub(super) fn removal_answered(
        &mut self,
        attempt: AttemptId,
        key: &RowKey,
        answer: Result<Answer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get(&attempt).cloned() else {
            return;
        };
        let kept = match answer {
            Ok(_) => RemovalAnswer::Accepted,
            Err(failure)
                if matches!(failure.cause, Cause::ParticipantNotFound | Cause::NotFound) =>
            {
                RemovalAnswer::NotFound(failure)
            }
            Err(failure) if failure.cause.is_answer_lost() => RemovalAnswer::Lost(failure),
            Err(failure) => return self.removal_failed(attempt, key, failure, turn),
        };
        let is_watched = self
            .watched(&pending.call)
            .is_some_and(|call| call.ended.is_none() && call.roster.get(key).is_some());
        if !is_watched {
            return self.close_unverified(attempt, &kept, turn);
        }
        self.log.set(
            pending.entry,
            match &kept {
                RemovalAnswer::Lost(_) => Outcome::AnswerLost,
                RemovalAnswer::Accepted | RemovalAnswer::NotFound(_) => Outcome::Accepted,
            },
        );
        if matches!(kept, RemovalAnswer::NotFound(_)) {
            turn.effects.push(Effect::Poll {
                call: pending.call.clone(),
                what: Poll::Call,
            });
        }
        self.set_row(
            &pending.call,
            key,
            RowState::Accepted {
                attempt,
                asked: pending.asked,
                at: turn.now,
                answer: kept,
            },
        );
        turn.effects.push(Effect::Poll {
            call: pending.call,
            what: Poll::Roster,
        });
    }

    fn removal_failed(
        &mut self,
        attempt: AttemptId,
        key: &RowKey,
        failure: Arc<Failure>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get(&attempt).cloned() else {
            return;
        };
        let outcome = if failure.cause == Cause::Stopped {
            AuditOutcome::Stopped
        } else if failure.cause.is_answer_lost() {
            AuditOutcome::AnswerLost
        } else {
            AuditOutcome::Failed
        };
        self.record_result(attempt, outcome, None, turn);
        self.log
            .set(pending.entry, Outcome::Failed(failure.clone()));
        if failure.is_call_gone() {
            turn.effects.push(Effect::Poll {
                call: pending.call.clone(),
                what: Poll::Call,
            });
        }
        let state = RowState::Failed {
            attempt,
            at: turn.now,
            failure,
        };
        self.set_row(&pending.call, key, state);
        self.attempts.remove(&attempt);
    }

    /// The call is no longer watched, so that no roster will tell.
    fn close_unverified(&mut self, attempt: AttemptId, answer: &RemovalAnswer, turn: &mut Turn) {
        let outcome = match answer {
            RemovalAnswer::Accepted | RemovalAnswer::NotFound(_) => AuditOutcome::Unverified,
            RemovalAnswer::Lost(_) => AuditOutcome::AnswerLost,
        };
        self.record_result(attempt, outcome, None, turn);
        if let Some(pending) = self.attempts.remove(&attempt) {
            self.log.set(pending.entry, Outcome::CallEnded);
        }
    }

    pub(super) fn removal_waits(&mut self, attempt: AttemptId, until: Now) {
        let Some(pending) = self.attempts.get(&attempt) else {
            return;
        };
        let Target::Removal(key) = pending.target.clone() else {
            return;
        };
        let (call, at) = (pending.call.clone(), pending.asked);
        let state = RowState::Asked {
            attempt,
            at,
            waits_until: Some(until),
        };
        self.set_row(&call, &key, state);
    }

    /// A roster lacks the id: the result is recorded, and the row says so once the line is on the disk.
    pub(super) fn proved(
        &mut self,
        id: &CallId,
        key: &RowKey,
        attempt: AttemptId,
        already_left: bool,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            // Proved and recorded before, then listed once more by a lagging server.
            if let Some(call) = self.watched_mut(id) {
                call.roster
                    .settle(key, attempt, already_left, turn.now, turn.now);
            }
            return;
        };
        if pending.proof.is_some() {
            return;
        }
        pending.proof = Some(Proof {
            at: turn.now,
            already_left,
            recorded: false,
        });
        self.settle_removals(id, turn);
    }

    /// Records the results of proved removals; after a 404 only if the call itself has answered since.
    pub(super) fn settle_removals(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        let call_asked = call.call_asked;
        let ready: Vec<AttemptId> = self
            .attempts
            .iter()
            .filter(|(_, pending)| &pending.call == id)
            .filter(|(_, pending)| {
                pending.proof.is_some_and(|proof| {
                    let call_lives =
                        call_asked.is_some_and(|asked| asked.monotonic >= pending.asked.monotonic);
                    !proof.recorded && (!proof.already_left || call_lives)
                })
            })
            .map(|(attempt, _)| *attempt)
            .collect();
        for attempt in ready {
            let Some(proof) = self
                .attempts
                .get_mut(&attempt)
                .and_then(|pending| pending.proof.as_mut())
            else {
                continue;
            };
            proof.recorded = true;
            let proof = *proof;
            let outcome = if proof.already_left {
                AuditOutcome::AlreadyLeft
            } else {
                AuditOutcome::Removed
            };
            self.record_result(attempt, outcome, Some(proof.at), turn);
        }
    }

    /// The result line is on the disk, or could not be written: now the row says "Removed".
    pub(super) fn result_written(&mut self, attempt: AttemptId) {
        let is_proved = |pending: &Pending| pending.proof.is_some_and(|proof| proof.recorded);
        if !self.attempts.get(&attempt).is_some_and(is_proved) {
            return;
        }
        let Some(pending) = self.attempts.remove(&attempt) else {
            return;
        };
        let (Target::Removal(key), Some(proof)) = (&pending.target, pending.proof) else {
            return;
        };
        if let Some(call) = self.watched_mut(&pending.call) {
            call.roster
                .settle(key, attempt, proof.already_left, pending.asked, proof.at);
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
        self.accepted()
            .map(|(_, _, _, at)| at.plus(STILL_HERE_AFTER))
    }

    /// Removals that are answered and not proved: attempt, call, row, and when the answer came.
    fn accepted(&self) -> impl Iterator<Item = (AttemptId, &CallId, &RowKey, Now)> {
        self.attempts.iter().filter_map(|(attempt, pending)| {
            let Target::Removal(key) = &pending.target else {
                return None;
            };
            match self.watched(&pending.call)?.roster.get(key)?.state {
                RowState::Accepted {
                    attempt: theirs,
                    at,
                    ..
                } if theirs == *attempt && pending.proof.is_none() => {
                    Some((*attempt, &pending.call, key, at))
                }
                _ => None,
            }
        })
    }

    pub(super) fn tick_removals(&mut self, turn: &mut Turn) {
        let late: Vec<(AttemptId, CallId, RowKey)> = self
            .accepted()
            .filter(|(_, call, key, at)| {
                turn.now.since(*at) >= STILL_HERE_AFTER
                    && self.watched(call).is_some_and(|call| {
                        // Without a roster from after the answer, nobody knows: the row goes on waiting.
                        let is_newer = call
                            .roster
                            .asked()
                            .is_some_and(|asked| asked.monotonic > at.monotonic);
                        is_newer
                            && call
                                .roster
                                .get(key)
                                .is_some_and(|row| call.roster.lists(row))
                    })
            })
            .map(|(attempt, call, key, _)| (attempt, call.clone(), key.clone()))
            .collect();
        for (attempt, call, key) in late {
            self.still_here(attempt, &call, &key, turn);
        }
    }

    fn still_here(&mut self, attempt: AttemptId, id: &CallId, key: &RowKey, turn: &mut Turn) {
        let Some(row) = self.watched(id).and_then(|call| call.roster.get(key)) else {
            return;
        };
        let RowState::Accepted { at, answer, .. } = row.state.clone() else {
            return;
        };
        match answer {
            RemovalAnswer::Accepted => {
                self.record_result(attempt, AuditOutcome::StillInCall, None, turn);
                if let Some(pending) = self.attempts.get(&attempt) {
                    self.log
                        .set(pending.entry, Outcome::StillHere { accepted: at });
                }
                let state = RowState::StillHere {
                    attempt,
                    accepted: at,
                };
                self.set_row(id, key, state);
            }
            RemovalAnswer::NotFound(failure) | RemovalAnswer::Lost(failure) => {
                self.removal_failed(attempt, key, failure, turn);
            }
        }
    }

    /// Gives up a removal that waits for Graph; one that may be on the wire cannot be called back.
    pub(super) fn stop(&mut self, attempt: AttemptId, turn: &mut Turn) {
        let Some(pending) = self.attempts.get(&attempt).cloned() else {
            return turn.refuse(Cause::NotAllowed);
        };
        let Target::Removal(key) = &pending.target else {
            return turn.refuse(Cause::NotAllowed);
        };
        let state = self
            .watched(&pending.call)
            .and_then(|call| call.roster.get(key))
            .map(|row| row.state.clone());
        match state {
            Some(RowState::Asked {
                waits_until: Some(until),
                ..
            }) if turn.now.monotonic < until.monotonic => {}
            _ => return turn.refuse(Cause::NotAllowed),
        }
        turn.effects.push(Effect::GiveUp(attempt));
        self.record_result(attempt, AuditOutcome::Stopped, None, turn);
        self.log.set(pending.entry, Outcome::Stopped);
        self.set_row(&pending.call, key, RowState::Present);
        self.attempts.remove(&attempt);
    }

    /// The failure or the alarm on a row was read.
    pub(super) fn dismiss(&mut self, id: &CallId, participant: ParticipantId) {
        let key = RowKey::Participant(participant);
        let Some(row) = self.watched(id).and_then(|call| call.roster.get(&key)) else {
            return;
        };
        match row.state {
            RowState::StillHere { attempt, .. } | RowState::Failed { attempt, .. } => {
                self.attempts.remove(&attempt);
            }
            RowState::CameBack { .. } => {}
            RowState::Present
            | RowState::Asked { .. }
            | RowState::Accepted { .. }
            | RowState::Gone { .. } => return,
        }
        self.set_row(id, &key, RowState::Present);
    }

    /// No further roster is coming: what was accepted can no longer be proved.
    pub(super) fn end_removals(&mut self, id: &CallId, outcome: AuditOutcome, turn: &mut Turn) {
        let open: Vec<(AttemptId, RowKey, u64)> = self
            .attempts
            .iter()
            .filter(|(_, pending)| {
                &pending.call == id && pending.answer.is_some() && pending.proof.is_none()
            })
            .filter_map(|(attempt, pending)| match &pending.target {
                Target::Removal(key) => Some((*attempt, key.clone(), pending.entry)),
                Target::Invite(_) | Target::Cancel(_) => None,
            })
            .collect();
        for (attempt, key, entry) in open {
            self.record_result(attempt, outcome, None, turn);
            self.log.set(entry, Outcome::CallEnded);
            self.set_row(id, &key, RowState::Present);
            self.attempts.remove(&attempt);
        }
    }

    fn set_row(&mut self, id: &CallId, key: &RowKey, state: RowState) {
        if let Some(call) = self.watched_mut(id) {
            call.roster.set_state(key, state);
        }
    }
}
