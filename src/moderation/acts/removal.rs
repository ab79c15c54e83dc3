//! Removes a person: sends the request, handles the response, and stops or dismisses a removal. The module `proof`
//! applies what readings show.
//!
//! Graph's 204 means "accepted". Only readings requested afterwards prove "removed" (see
//! [`crate::moderation::evidence::departure`]).

use std::sync::Arc;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Effect, Poll, Request};
use crate::moderation::event::AttemptAnswer;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AnswerTrace, AttemptTarget, EarlierRequest, OpenRequest};
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::row::{PersonRef, RemovalAnswer, Role, RowKey, RowState};

impl Console {
    /// Sends a removal of the participant with exactly this id. Refuses the command if the removal isn't allowed.
    pub(crate) fn remove(
        &mut self,
        id: &CallId,
        participant: &ParticipantId,
        source: Source,
        turn: &mut Turn,
    ) {
        if let Err(cause) = self.remove_for(id, participant, source, turn) {
            turn.refuse(cause);
        }
    }

    /// Does what [`Self::remove`] does, but returns the cause to the caller instead of refusing the
    /// command.
    pub(crate) fn remove_for(
        &mut self,
        id: &CallId,
        participant: &ParticipantId,
        source: Source,
        turn: &mut Turn,
    ) -> Result<(), Cause> {
        let key = RowKey::Participant(participant.clone());
        let who = self.may_remove(id, &key, source)?;
        let before = self.drop_earlier_attempt(id, &key, turn);
        let attempt = self.number_attempt();
        let mut pending = self.describe(id, source, AttemptTarget::Removal(key.clone()), who, turn);
        pending.participant = Some(participant.to_string());
        pending.progress.before = before;
        let request = Request::Delete(participant.clone());
        self.begin(attempt, pending, request, turn);
        turn.effects.push(Effect::PollOften(id.clone()));
        let state = RowState::Asked {
            attempt,
            at: turn.now,
            waits_until: None,
        };
        self.set_row(id, &key, state);
        Ok(())
    }

    /// Returns a reference to the person of a row, or why the person must not be removed.
    fn may_remove(&self, id: &CallId, key: &RowKey, source: Source) -> Result<PersonRef, Cause> {
        let call = self.may_act(id)?;
        let row = call.roster.get(key).filter(|row| !row.is_gone());
        let row = row.ok_or(Cause::ParticipantNotFound)?;
        if row.is_missing() {
            return Err(Cause::NotListed);
        }
        if row.participant.address().is_none() || row.seen.shares_id {
            return Err(Cause::UnusableId);
        }
        // The operator may have protected somebody after confirming a bulk removal, or after a rule
        // scheduled a removal. Until the call has been read, any person may be this app or the
        // organizer.
        let is_spared =
            source.spares_protected() && (row.role != Role::Attendee || call.call.is_none());
        if !row.can_ask() || is_spared {
            return Err(Cause::NotAllowed);
        }
        Ok(PersonRef::from(&**row))
    }

    /// Ends the earlier attempt that readings may still prove, since a new attempt replaces it.
    ///
    /// Returns the strongest effect that earlier requests for this row may have had.
    fn drop_earlier_attempt(
        &mut self,
        id: &CallId,
        key: &RowKey,
        turn: &mut Turn,
    ) -> EarlierRequest {
        let row = self.watched(id).and_then(|call| call.roster.get(key));
        let earlier = row.and_then(|row| row.proof_wanted());
        let before = earlier.and_then(|attempt| {
            self.deny_proof(attempt, turn);
            self.attempts.remove(&attempt)
        });
        before.map_or(EarlierRequest::Nothing, |it| it.progress.may_have_done())
    }

    /// Corrects the audit log if it says that this attempt removed the person, who is still in the call.
    fn deny_proof(&mut self, attempt: AttemptId, turn: &mut Turn) {
        if self.is_recorded(attempt)
            && let Some(pending) = self.attempts.get(&attempt).cloned()
        {
            self.reopen(attempt, pending, turn);
        }
    }

    /// Whether the proof of this removal was sent to the audit log.
    fn is_recorded(&self, attempt: AttemptId) -> bool {
        let pending = self.attempts.get(&attempt);
        let proof = pending.and_then(|pending| pending.progress.proof);
        proof.is_some_and(|proof| proof.recorded)
    }

    /// Handles the response to a removal.
    ///
    /// Readings decide after a success, a lost response, or a 404 or 410. After any other failure, or if the 404 or 410
    /// says that the whole call is gone, the removal has failed.
    pub(crate) fn removal_answered(
        &mut self,
        attempt: AttemptId,
        pending: &OpenRequest,
        key: &RowKey,
        answer: Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let kept = match answer {
            Ok(_) => RemovalAnswer::Accepted,
            Err(failure) if failure.is_participant_gone() => RemovalAnswer::NotFound(failure),
            Err(failure) if failure.is_answer_lost() => RemovalAnswer::Lost(failure),
            Err(failure) => return self.removal_failed(attempt, key, failure, turn),
        };
        self.can_remove |= matches!(kept, RemovalAnswer::Accepted);
        let outcome = match &kept {
            RemovalAnswer::Lost(_) => Outcome::AnswerLost,
            RemovalAnswer::Accepted | RemovalAnswer::NotFound(_) => Outcome::Accepted,
        };
        self.log.set(pending.entry, outcome);
        if let Some(open) = self.attempts.get_mut(&attempt) {
            if let RemovalAnswer::NotFound(failure) = &kept {
                open.progress.note_tries(failure.tries);
            }
            open.progress.kept = Some(kept.clone());
        }
        if !self.is_live(&pending.call) || self.row_state(&pending.call, key).is_none() {
            return self.close_unproved(attempt, pending, turn);
        }
        if matches!(kept, RemovalAnswer::NotFound(_)) {
            self.poll(&pending.call, Poll::Call, turn);
        }
        let state = RowState::Accepted {
            attempt,
            asked: pending.asked,
            at: turn.now,
            answer: kept,
            since: turn.now,
        };
        self.set_row(&pending.call, key, state);
        if let Some(call) = self.watched_mut(&pending.call) {
            // Readings from before the response prove nothing about this removal.
            call.roster.begin_proof(key);
        }
        self.poll(&pending.call, Poll::Roster, turn);
    }

    /// Ends a removal that failed, and shows the failure on the row until it is dismissed.
    ///
    /// If Graph may still have carried out a request, the attempt stays open. A later proof then corrects the record.
    pub(crate) fn removal_failed(
        &mut self,
        attempt: AttemptId,
        key: &RowKey,
        failure: Arc<Failure>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            return;
        };
        if failure.may_have_worked() {
            pending.progress.kept = Some(RemovalAnswer::Lost(failure.clone()));
        }
        let may_have_worked = pending.progress.may_have_done() > EarlierRequest::Nothing;
        let pending = pending.clone();
        let failure = self.told_apart(failure);
        self.tell_result(attempt, Outcome::Failed(failure.clone()), turn);
        if !may_have_worked {
            self.attempts.remove(&attempt);
        }
        if failure.is_call_gone() {
            self.poll(&pending.call, Poll::Call, turn);
        }
        let is_known = matches!(
            self.row_state(&pending.call, key),
            Some(RowState::Failed { attempt: known, .. }) if known == attempt
        );
        let counts = failure.cause != Cause::Stopped && !is_known;
        let state = RowState::Failed {
            attempt,
            at: turn.now,
            failure,
            may_have_worked,
        };
        self.set_row(&pending.call, key, state);
        if let Some(call) = self.watched_mut(&pending.call) {
            call.roster.begin_proof(key);
            if counts {
                call.roster.note_seen(key, |seen| seen.failed += 1);
            }
        }
        // The rule that requested this removal has to consider the failure before it acts again.
        self.apply_rules(&pending.call, turn);
    }

    /// Names protection by Teams as the cause instead of a missing grant, if another removal has worked. Graph sends
    /// the same answer for both.
    fn told_apart(&self, failure: Arc<Failure>) -> Arc<Failure> {
        if failure.cause != Cause::GrantMissing || !self.can_remove {
            return failure;
        }
        Arc::new(Failure {
            cause: Cause::ProtectedPerson,
            ..Failure::clone(&failure)
        })
    }

    /// Closes a removal whose result no roster will show. The call is over or no longer watched, or the row is gone.
    fn close_unproved(&mut self, attempt: AttemptId, pending: &OpenRequest, turn: &mut Turn) {
        let has_ended = self
            .watched(&pending.call)
            .is_some_and(|call| call.ended.is_some());
        if has_ended {
            self.settle(attempt, Outcome::CallEnded, turn);
        } else {
            self.finish(attempt, &Outcome::Accepted, turn);
        }
        self.give_up_row(pending);
    }

    /// Shows on the row that the removal waits until `until` before it is sent again. `None` ends the wait.
    pub(crate) fn removal_waits(&mut self, attempt: AttemptId, until: Option<Now>) {
        let Some(pending) = self.attempts.get(&attempt) else {
            return;
        };
        let AttemptTarget::Removal(key) = pending.target.clone() else {
            return;
        };
        let (call, at) = (pending.call.clone(), pending.asked);
        let state = RowState::Asked {
            attempt,
            at,
            waits_until: until,
        };
        self.set_row(&call, &key, state);
    }

    /// Stops a removal or join that waits. Refused while its request may be on its way. If a rule wanted the removal,
    /// exempts the visit from the rules.
    pub(crate) fn stop(&mut self, attempt: AttemptId, turn: &mut Turn) {
        if self.stop_join(attempt, turn) {
            return;
        }
        let Some(pending) = self.attempts.get(&attempt).cloned() else {
            return turn.refuse(Cause::NotAllowed);
        };
        let AttemptTarget::Removal(key) = &pending.target else {
            return turn.refuse(Cause::NotAllowed);
        };
        match self.row_state(&pending.call, key) {
            Some(RowState::Asked {
                waits_until: Some(until),
                ..
            }) if turn.now.monotonic < until.monotonic => {}
            _ if self.waits_again(attempt) => {}
            _ => return turn.refuse(Cause::NotAllowed),
        }
        self.forget_waiting(attempt);
        turn.effects.push(Effect::GiveUp(attempt));
        self.stopped(attempt, &pending, turn);
        if matches!(pending.source, Source::KeepOut | Source::GuestDoor) {
            let key = key.clone();
            self.exempt(&pending.call, &key, Source::Window, turn);
        }
    }

    /// Ends a removal that was stopped before it was sent again. If Graph may have carried out an
    /// earlier try, readings may still prove the removal.
    pub(crate) fn stopped(&mut self, attempt: AttemptId, pending: &OpenRequest, turn: &mut Turn) {
        if let AttemptTarget::Removal(key) = &pending.target
            && pending.progress.may_have_done() > EarlierRequest::Nothing
        {
            let failure = Arc::new(Failure::new(Cause::Stopped));
            if let Some(open) = self.attempts.get_mut(&attempt) {
                let answer = Err(failure.clone());
                open.progress.answer = Some(AnswerTrace::new(&answer, turn.now));
            }
            return self.removal_failed(attempt, key, failure, turn);
        }
        self.settle(attempt, Outcome::Stopped, turn);
        self.give_up_row(pending);
    }

    /// Dismisses the failure or alarm on a row. Does nothing if the removal is proved but the row doesn't show it yet.
    ///
    /// If the removal may have worked, its attempt stays open. Readings that do not list the person can then still
    /// prove it.
    pub(crate) fn dismiss(&mut self, id: &CallId, participant: ParticipantId, turn: &mut Turn) {
        let key = RowKey::Participant(participant);
        let row = self.watched(id).and_then(|call| call.roster.get(&key));
        let is_listed = row.is_some_and(|row| row.is_listed());
        let mut open = None;
        match self.row_state(id, &key) {
            Some(
                RowState::StillHere { attempt, .. }
                | RowState::NotProved { attempt, .. }
                | RowState::Failed { attempt, .. },
            ) => {
                if !is_listed && self.is_recorded(attempt) {
                    return;
                }
                self.deny_proof(attempt, turn);
                open = Some(attempt).filter(|it| self.attempts.contains_key(it));
            }
            Some(RowState::CameBack { .. } | RowState::JoinedAnyway { .. }) => {}
            _ => return,
        }
        if let Some(call) = self.watched_mut(id) {
            call.roster.give_up(&key);
            if let Some(attempt) = open {
                call.roster.note_dismissed(&key, attempt, turn.now);
            }
        }
    }

    /// Sets the row of an abandoned removal back to present.
    pub(crate) fn give_up_row(&mut self, pending: &OpenRequest) {
        if let (AttemptTarget::Removal(key), Some(call)) =
            (&pending.target, self.watched_mut(&pending.call))
        {
            call.roster.give_up(key);
        }
    }

    pub(crate) fn row_state(&self, id: &CallId, key: &RowKey) -> Option<RowState> {
        Some(self.watched(id)?.roster.get(key)?.state.clone())
    }

    pub(crate) fn set_row(&mut self, id: &CallId, key: &RowKey, state: RowState) {
        if let Some(call) = self.watched_mut(id) {
            call.roster.set_state(key, state);
        }
    }
}
