//! Applies the results that readings show for removals: gone, not proved, or still in the call. Corrects activity and
//! audit log if a proof was wrong.

use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::evidence::departure::{EndedBy, Proof, ProvedDeparture, SAME_VISIT};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{AttemptId, CallId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AttemptTarget, EarlierRequest, OpenRequest, RemovalProof};
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::reading_pauses::ReadingPauses;
use crate::moderation::state::row::{RemovalAnswer, RowKey, RowState, STILL_HERE_AFTER};

/// The rosters of a call are read every [`FAST`] only while at most this many of its removals are unproved.
const FEW: usize = 5;
/// How long rosters are read every [`FAST`], after the app starts to look for a proof.
const SOON: Duration = Duration::from_secs(3);
/// Shortest interval between rosters while removals wait for a proof.
const FAST: Duration = Duration::from_millis(300);
/// Usual interval between rosters while removals wait for a proof.
const STEADY: Duration = Duration::from_secs(1);

/// A removal that was answered, or whose response was lost, and that readings have not proved yet.
#[derive(Debug, Clone)]
struct UnprovedRemoval {
    attempt: AttemptId,
    call: CallId,
    key: RowKey,
    /// When the response came, or was given up.
    at: Now,
    /// Since when the app has looked for a proof.
    since: Now,
    answer: RemovalAnswer,
}

impl Console {
    /// Stores the proof of a removal, unless it has one. The audit log records the proof first, then the row shows it.
    pub(crate) fn proved(&mut self, attempt: AttemptId, proof: Proof, now: Now) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            return;
        };
        pending.progress.proof.get_or_insert(RemovalProof {
            at: now,
            proof,
            recorded: false,
        });
    }

    /// Writes the results of proved removals to the audit log. After a 404 or 410, first waits for a reading that shows
    /// that the call itself exists.
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

    /// Shows a proved result on the row, such as "Removed", after the audit log has recorded it. If the person has been
    /// listed again since, reopens the attempt instead.
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
            // The row stays for a fixed time from now, not from the proof. So a slow disk does not shorten that time.
            holds = call
                .roster
                .settle(key, attempt, settled, pending.asked, turn.now);
        }
        if !holds {
            return self.reopen(attempt, pending, turn);
        }
        // If the person was invited, the row of the invitation shows the removal at once, not only after the next
        // roster.
        self.follow_leaving(&pending.call, turn.now);
        if settled.is_removed() {
            self.count_for_rule(&pending, 1);
        }
        let outcome = Outcome::Gone { after, settled };
        let asked = proof.proof.asked;
        self.log
            .update(pending.entry, |entry| entry.proof = Some(asked));
        self.log.set(pending.entry, outcome);
        // Keeps the attempt for as long as its proof may turn out wrong.
        self.proved.insert(attempt, (pending, turn.now));
    }

    /// Handles a new listing of a person whose removal was proved. Corrects the activity and the audit log.
    pub(crate) fn disproved(&mut self, attempt: AttemptId, turn: &mut Turn) {
        let Some((pending, _)) = self.proved.remove(&attempt) else {
            // Drops a proof that is not recorded yet. A proof whose line is being written is
            // corrected afterwards.
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
        self.reopen(attempt, pending, turn);
    }

    /// Reopens the attempt of a wrongly proved removal, and records that the person is still in the
    /// call.
    pub(crate) fn reopen(&mut self, attempt: AttemptId, mut pending: OpenRequest, turn: &mut Turn) {
        pending.progress.proof = None;
        self.attempts.insert(attempt, pending);
        let accepted = turn.now;
        self.tell_result(attempt, Outcome::StillHere { accepted }, turn);
    }

    /// Forgets proofs that are too old to be disproved.
    pub(crate) fn sweep_proved(&mut self, now: Now) {
        self.proved
            .retain(|_, (_, at)| now.since(*at) <= SAME_VISIT + STEADY);
    }

    /// Looks for a proof again (*Check again*), although the removal already counts as not proved.
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

    /// Returns the monotonic deadlines for the proofs of removals.
    pub(crate) fn removals_due(&self) -> impl Iterator<Item = Duration> + '_ {
        self.unproved().map(|removal| self.proof_due(&removal))
    }

    /// Returns the monotonic deadline for the proof of a removal.
    ///
    /// Readings have to be possible for [`STILL_HERE_AFTER`] in total. So pauses of all readings, or of this call's
    /// readings, postpone the deadline.
    fn proof_due(&self, removal: &UnprovedRemoval) -> Duration {
        let due = |pauses: &ReadingPauses| pauses.due(removal.since, STILL_HERE_AFTER);
        let of_call = self.watched(&removal.call).map(|it| due(&it.unavailable));
        due(&self.reading_pauses).max(of_call.unwrap_or_default())
    }

    /// Returns the removals that wait for a proof or count as not proved, each with the state of its row. Leaves out
    /// removals whose proof is already recorded.
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

    /// Returns answered removals that still wait for a proof.
    fn unproved(&self) -> impl Iterator<Item = UnprovedRemoval> + '_ {
        let open = self.open_removals();
        let waiting = open.filter(|(_, state)| matches!(state, RowState::Accepted { .. }));
        waiting.map(|(removal, _)| removal)
    }

    /// Reports removals whose proof is overdue. Either the person is still in the call, or nothing is proved.
    pub(crate) fn tick_removals(&mut self, turn: &mut Turn) {
        // Whether a reading requested after the answer lists the person. False without such a
        // reading.
        let is_listed = |removal: &UnprovedRemoval| {
            let call = self.watched(&removal.call);
            call.is_some_and(|call| call.roster.lists_since(&removal.key, removal.at))
        };
        let is_late = |removal: &UnprovedRemoval| self.proof_due(removal) <= turn.now.monotonic;
        let late = self.open_removals().filter(|(it, state)| match state {
            // This removal already counts as not proved. So only a new listing of the person is worth reporting.
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

    /// Requests the next roster that may prove a removal in this call. Does nothing if no removal
    /// waits for a proof.
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

    /// Handles a removal after which the person is still listed. If Graph accepted the removal, it can be tried again.
    ///
    /// After a 404 or 410, or a lost response, the removal counts as failed.
    fn still_here(&mut self, removal: UnprovedRemoval, turn: &mut Turn) {
        let (attempt, accepted) = (removal.attempt, removal.at);
        match removal.answer {
            RemovalAnswer::Accepted => {
                self.tell_result(attempt, Outcome::StillHere { accepted }, turn);
                let state = RowState::StillHere { attempt, accepted };
                self.set_row(&removal.call, &removal.key, state);
                if let Some(call) = self.watched_mut(&removal.call) {
                    let roster = &mut call.roster;
                    roster.note_seen(&removal.key, |seen| seen.ignored += 1);
                }
                self.apply_rules(&removal.call, turn);
            }
            RemovalAnswer::NotFound(failure) | RemovalAnswer::Lost(failure) => {
                self.removal_failed(attempt, &removal.key, failure, turn);
            }
        }
    }

    /// Handles a removal that wasn't proved before its deadline, although no reading since the response has listed the
    /// person.
    ///
    /// The row offers *Check again*. If a proof comes later, the audit log gets another line.
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
    /// Returns the outcome of a removal with this proof.
    fn gone(&self, proof: RemovalProof) -> Outcome {
        Outcome::Gone {
            after: proof.at.since(self.asked),
            settled: self.progress.settled(proof),
        }
    }
}

impl crate::moderation::open_requests::AttemptProgress {
    /// Whether Graph answered the removal with "not found".
    pub(crate) fn is_not_found(&self) -> bool {
        matches!(self.kept, Some(RemovalAnswer::NotFound(_)))
    }

    /// Returns how the visit ended, and what proves it.
    ///
    /// A request whose response was lost may have removed the person. The person then does not count as having left on
    /// their own.
    pub(crate) fn settled(&self, proof: RemovalProof) -> ProvedDeparture {
        let how = match self.may_have_done() {
            EarlierRequest::Accepted => EndedBy::Removed,
            EarlierRequest::Lost => EndedBy::RemovedAnswerLost,
            EarlierRequest::Nothing => EndedBy::LeftBefore,
        };
        ProvedDeparture {
            how,
            evidence: proof.proof.evidence,
        }
    }
}
