//! What readings prove about removals: gone and how, not proved, still here; and the record put right where a proof was wrong.

use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::model::evidence::{EndedBy, Evidence, ProvedDeparture, SAME_VISIT};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{AttemptId, CallId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AttemptTarget, EarlierRequest, OpenRequest, RemovalProof};
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::row::{RemovalAnswer, RowKey, RowState, STILL_HERE_AFTER};

/// While so few removals wait for their proof, rosters are asked for as fast as they may come …
const FEW: usize = 5;
/// … for so long after the answer, …
const SOON: Duration = Duration::from_secs(3);
/// … so far apart;
const FAST: Duration = Duration::from_millis(300);
/// otherwise so far.
const STEADY: Duration = Duration::from_secs(1);

/// A removal that was answered and is not proved.
#[derive(Debug, Clone)]
struct UnprovedRemoval {
    attempt: AttemptId,
    call: CallId,
    key: RowKey,
    /// When the answer came.
    at: Now,
    /// Since when a proof is looked for.
    since: Now,
    answer: RemovalAnswer,
}

impl Console {
    /// Readings agree that the id is gone: the result is recorded, and the row says so once the line is on the disk.
    pub(crate) fn proved(&mut self, attempt: AttemptId, evidence: Evidence, now: Now) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            return;
        };
        pending.progress.proof.get_or_insert(RemovalProof {
            at: now,
            evidence,
            recorded: false,
        });
    }

    /// Records the results of proved removals; after a 404 only if the call itself has answered since.
    pub(crate) fn settle_removals(&mut self, id: &CallId, turn: &mut Turn) {
        let call_asked = self.watched(id).and_then(|call| call.call_asked);
        let is_ready = |pending: &OpenRequest| {
            let (proof, answer) = (pending.progress.proof?, pending.progress.answer.as_ref()?);
            let call_lives = call_asked.is_some_and(|asked| asked.monotonic >= answer.at.monotonic);
            (!proof.recorded && (!pending.progress.is_not_found() || call_lives)).then_some(proof)
        };
        let ready: Vec<(AttemptId, RemovalProof)> = self
            .attempts
            .iter()
            .filter(|(_, pending)| &pending.call == id)
            .filter_map(|(attempt, pending)| Some((*attempt, is_ready(pending)?)))
            .collect();
        for (attempt, proof) in ready {
            if let Some(pending) = self.attempts.get_mut(&attempt) {
                pending.progress.proof = Some(RemovalProof {
                    recorded: true,
                    ..proof
                });
                let outcome = pending.gone(proof);
                self.report(attempt, &outcome, turn);
            }
        }
    }

    /// The result of a proved removal is on record: now the row says "Removed", unless it was listed again meanwhile.
    pub(crate) fn tell_proved(&mut self, attempt: AttemptId, proof: RemovalProof, turn: &mut Turn) {
        let Some(pending) = self.attempts.remove(&attempt) else {
            return;
        };
        let settled = pending.progress.settled(proof);
        let after = proof.at.since(pending.asked);
        let mut holds = true;
        if let (AttemptTarget::Removal(key), Some(call)) =
            (&pending.target, self.watched_mut(&pending.call))
        {
            // From when it is told: a slow disk must not eat the time for which the row can be read.
            holds = call.roster.settle(key, attempt, settled, after, turn.now);
        }
        if !holds {
            return self.put_right(attempt, pending, turn);
        }
        if settled.is_removed() {
            self.count_for_rule(&pending, 1);
        }
        let outcome = Outcome::Gone { after, settled };
        self.log.set(pending.entry, outcome);
        // Kept as long as the service may still show that the proof was wrong.
        self.proved.insert(attempt, (pending, turn.now));
    }

    /// Somebody whose removal was proved is listed again: row, activity and record say so.
    pub(crate) fn disproved(&mut self, attempt: AttemptId, turn: &mut Turn) {
        let Some((pending, _)) = self.proved.remove(&attempt) else {
            // One that is not on record yet is no proof any more; one that is on its way there is put right after it.
            if let Some(pending) = self.attempts.get_mut(&attempt) {
                pending.progress.proof.take_if(|proof| !proof.recorded);
            }
            return;
        };
        let was_counted = pending.progress.proof.is_some_and(|proof| {
            let settled = pending.progress.settled(proof);
            settled.is_removed()
        });
        if was_counted {
            self.count_for_rule(&pending, -1);
        }
        self.put_right(attempt, pending, turn);
    }

    /// The attempt is open again, and its newest line says that the person is in the call.
    pub(crate) fn put_right(
        &mut self,
        attempt: AttemptId,
        mut pending: OpenRequest,
        turn: &mut Turn,
    ) {
        pending.progress.proof = None;
        self.attempts.insert(attempt, pending);
        let accepted = turn.now;
        self.tell_result(attempt, Outcome::StillHere { accepted }, turn);
    }

    /// Proofs that are old enough to stand.
    pub(crate) fn sweep_proved(&mut self, now: Now) {
        self.proved
            .retain(|_, (_, at)| now.since(*at) <= SAME_VISIT + STEADY);
    }

    /// A person has a removal checked once more that could not be proved.
    pub(crate) fn recheck(&mut self, id: &CallId, participant: &ParticipantId, turn: &mut Turn) {
        let key = RowKey::Participant(participant.clone());
        let Some(RowState::NotProved { attempt, accepted }) = self.row_state(id, &key) else {
            return turn.refuse(Cause::NotAllowed);
        };
        if let Err(cause) = self.may_act(id) {
            return turn.refuse(cause);
        }
        let Some(pending) = self.attempts.get(&attempt).cloned() else {
            return turn.refuse(Cause::NotAllowed);
        };
        let state = RowState::Accepted {
            attempt,
            asked: pending.asked,
            at: accepted,
            answer: pending.progress.kept.unwrap_or(RemovalAnswer::Accepted),
            since: turn.now,
        };
        self.set_row(id, &key, state);
        self.log.set(pending.entry, Outcome::Accepted);
        self.read_one_now(id, participant, turn);
        self.poll(id, Poll::Roster, turn);
        turn.effects.push(Effect::PollOften(id.clone()));
    }

    /// When an accepted removal will have taken too long.
    pub(crate) fn removals_due(&self) -> impl Iterator<Item = Duration> + '_ {
        self.unproved()
            .map(|removal| self.holds.due(removal.since, STILL_HERE_AFTER))
    }

    /// The removals that were answered and whose proof is not on record.
    fn open_removals(&self) -> impl Iterator<Item = (UnprovedRemoval, &RowState)> + '_ {
        self.attempts.iter().filter_map(|(attempt, pending)| {
            let AttemptTarget::Removal(key) = &pending.target else {
                return None;
            };
            let state = &self.watched(&pending.call)?.roster.get(key)?.state;
            let (at, since) = match state {
                RowState::Accepted { at, since, .. } => (*at, *since),
                RowState::NotProved { accepted, .. } => (*accepted, *accepted),
                _ => return None,
            };
            let is_recorded = pending.progress.proof.is_some_and(|it| it.recorded);
            let removal = UnprovedRemoval {
                attempt: *attempt,
                call: pending.call.clone(),
                key: key.clone(),
                at,
                since,
                answer: pending.progress.kept.clone()?,
            };
            (!is_recorded).then_some((removal, state))
        })
    }

    /// Those of them that wait for their proof.
    fn unproved(&self) -> impl Iterator<Item = UnprovedRemoval> + '_ {
        let open = self.open_removals();
        let waiting = open.filter(|(_, state)| matches!(state, RowState::Accepted { .. }));
        waiting.map(|(removal, _)| removal)
    }

    /// Looks at removals that should have taken effect by now.
    pub(crate) fn tick_removals(&mut self, turn: &mut Turn) {
        // Whether a reading from after the answer lists them; without one nobody knows.
        let is_listed = |removal: &UnprovedRemoval| {
            let call = self.watched(&removal.call);
            call.is_some_and(|call| call.roster.lists_since(&removal.key, removal.at))
        };
        let is_late = |removal: &UnprovedRemoval| {
            self.holds.allowed_since(removal.since, turn.now) >= STILL_HERE_AFTER
        };
        let late = self.open_removals().filter(|(it, state)| match state {
            // That they are listed after all is news; that they are not was told.
            RowState::NotProved { .. } => is_listed(it),
            _ => is_late(it),
        });
        let late = late.map(|(removal, _)| (is_listed(&removal), removal));
        let late: Vec<(bool, UnprovedRemoval)> = late.collect();
        for (is_listed, removal) in late {
            if is_listed {
                self.still_here(removal, turn);
            } else {
                self.not_proved(&removal, turn);
            }
        }
    }

    /// Asks for the rosters that would prove what was accepted.
    pub(crate) fn look_for_proofs(&self, id: &CallId, turn: &mut Turn) {
        let ages = self.unproved().filter(|removal| removal.call == *id);
        let ages: Vec<Duration> = ages.map(|it| turn.now.since(it.since)).collect();
        if ages.is_empty() {
            return;
        }
        let is_soon = ages.len() <= FEW && ages.iter().any(|age| *age < SOON);
        let after = if is_soon { FAST } else { STEADY };
        self.poll_in(id, Poll::Roster, after, turn);
    }

    /// An accepted removal offers a retry; a 404 or a lost answer turns out to have been a failure.
    fn still_here(&mut self, removal: UnprovedRemoval, turn: &mut Turn) {
        let (attempt, accepted) = (removal.attempt, removal.at);
        match removal.answer {
            RemovalAnswer::Accepted => {
                self.tell_result(attempt, Outcome::StillHere { accepted }, turn);
                let state = RowState::StillHere { attempt, accepted };
                self.set_row(&removal.call, &removal.key, state);
                self.apply_rules(&removal.call, turn);
            }
            RemovalAnswer::NotFound(failure) | RemovalAnswer::Lost(failure) => {
                self.removal_failed(attempt, &removal.key, failure, turn);
            }
        }
    }

    /// Neither listed nor proved gone: the row says so and offers to look again, and a later proof adds its line.
    fn not_proved(&mut self, removal: &UnprovedRemoval, turn: &mut Turn) {
        let (attempt, accepted) = (removal.attempt, removal.at);
        let Some(pending) = self.attempts.get(&attempt) else {
            return;
        };
        let outcome = Outcome::NotProved { accepted };
        if pending.progress.is_reported {
            self.log.set(pending.entry, outcome);
        } else {
            self.tell_result(attempt, outcome, turn);
        }
        let state = RowState::NotProved { attempt, accepted };
        self.set_row(&removal.call, &removal.key, state);
        self.apply_rules(&removal.call, turn);
    }
}

impl OpenRequest {
    /// The outcome of a removal that is proved.
    fn gone(&self, proof: RemovalProof) -> Outcome {
        Outcome::Gone {
            after: proof.at.since(self.asked),
            settled: self.progress.settled(proof),
        }
    }
}

impl crate::moderation::open_requests::AttemptProgress {
    /// Whether Graph answered that it does not know the id.
    pub(crate) fn is_not_found(&self) -> bool {
        matches!(self.kept, Some(RemovalAnswer::NotFound(_)))
    }

    /// How a removal that is proved went: a request of ours whose answer was lost is never taken for a leaving.
    pub(crate) fn settled(&self, proof: RemovalProof) -> ProvedDeparture {
        let how = match &self.kept {
            Some(RemovalAnswer::NotFound(_)) => match self.before {
                EarlierRequest::Accepted => EndedBy::Removed,
                EarlierRequest::Lost => EndedBy::RemovedAnswerLost,
                EarlierRequest::Nothing => EndedBy::LeftBefore,
            },
            Some(RemovalAnswer::Lost(_)) if self.before == EarlierRequest::Accepted => {
                EndedBy::Removed
            }
            Some(RemovalAnswer::Lost(_)) => EndedBy::RemovedAnswerLost,
            Some(RemovalAnswer::Accepted) | None => EndedBy::Removed,
        };
        ProvedDeparture {
            how,
            evidence: proof.evidence,
        }
    }
}
