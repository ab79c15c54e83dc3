//! Removing a person: request, response, failure, stop. `proof` decides what readings prove.
//!
//! Graph's 204 means "accepted". Only readings made after it prove "removed" (see
//! [`crate::moderation::model::evidence`]).

use std::sync::Arc;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Effect, Poll, Request};
use crate::moderation::event::AttemptAnswer;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AttemptTarget, EarlierRequest, OpenRequest};
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::row::{PersonRef, RemovalAnswer, Role, RowKey, RowState};

impl Console {
    /// Sends a removal of exactly this id, if our rules allow it.
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

    /// As [`Self::remove`], but returns the refusal to the caller.
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

    /// Names the person of the row, or returns why they must not be removed.
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
        // Somebody may have come under protection after a bulk was confirmed or a rule had
        // scheduled them. Until the call has been read, anybody may be this app or the organizer.
        let is_spared =
            source.spares_protected() && (row.role != Role::Attendee || call.call.is_none());
        if !row.can_ask() || is_spared {
            return Err(Cause::NotAllowed);
        }
        Ok(PersonRef::from(&**row))
    }

    /// Ends the attempt that the row still shows, since a new one replaces it. Returns the most
    /// that the old one may have done.
    fn drop_earlier_attempt(
        &mut self,
        id: &CallId,
        key: &RowKey,
        turn: &mut Turn,
    ) -> EarlierRequest {
        match self.row_state(id, key) {
            Some(RowState::StillHere { attempt, .. } | RowState::NotProved { attempt, .. }) => {
                let before = self.forget_attempt(attempt, turn);
                before.map_or(EarlierRequest::Nothing, |it| it.progress.may_have_done())
            }
            Some(RowState::Failed { failure, .. }) if failure.may_have_worked() => {
                EarlierRequest::Lost
            }
            _ => EarlierRequest::Nothing,
        }
    }

    /// Drops an attempt whose person is listed. If a line with "removed" is being written for it,
    /// another line corrects it.
    fn forget_attempt(&mut self, attempt: AttemptId, turn: &mut Turn) -> Option<OpenRequest> {
        if self.is_recorded(attempt) {
            let pending = self.attempts.get(&attempt).cloned()?;
            self.put_right(attempt, pending, turn);
        }
        self.attempts.remove(&attempt)
    }

    /// Whether the proof of this removal was handed to the audit log.
    fn is_recorded(&self, attempt: AttemptId) -> bool {
        let pending = self.attempts.get(&attempt);
        let proof = pending.and_then(|pending| pending.progress.proof);
        proof.is_some_and(|proof| proof.recorded)
    }

    /// Handles the response. If the removal may have worked, readings decide; otherwise it has
    /// failed.
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
            // Readings made before the response prove nothing about it.
            call.roster.begin_proof(key);
        }
        self.poll(&pending.call, Poll::Roster, turn);
    }

    /// Shows the failure on the row until it is dismissed.
    pub(crate) fn removal_failed(
        &mut self,
        attempt: AttemptId,
        key: &RowKey,
        failure: Arc<Failure>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get(&attempt).cloned() else {
            return;
        };
        let failure = self.told_apart(failure);
        self.settle(attempt, Outcome::Failed(failure.clone()), turn);
        if failure.is_call_gone() {
            self.poll(&pending.call, Poll::Call, turn);
        }
        let state = RowState::Failed {
            attempt,
            at: turn.now,
            failure,
        };
        self.set_row(&pending.call, key, state);
        // Tells the rule that asked for this removal, before the rule acts again.
        self.apply_rules(&pending.call, turn);
    }

    /// Tells a protected person apart from a missing grant; Graph's answer is the same.
    fn told_apart(&self, failure: Arc<Failure>) -> Arc<Failure> {
        if failure.cause != Cause::GrantMissing || !self.can_remove {
            return failure;
        }
        Arc::new(Failure {
            cause: Cause::ProtectedPerson,
            ..Failure::clone(&failure)
        })
    }

    /// Closes a removal of a call that is over or no longer watched, since no roster will decide.
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

    /// Shows until when Graph asked the request to wait, or that it no longer waits.
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

    /// Stops a removal that waits. One that may have been sent cannot be stopped.
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
        self.waits_no_more(attempt);
        turn.effects.push(Effect::GiveUp(attempt));
        self.settle(attempt, Outcome::Stopped, turn);
        self.give_up_row(&pending);
        if matches!(pending.source, Source::KeepOut | Source::GuestDoor) {
            let key = key.clone();
            self.exempt(&pending.call, &key, Source::Window, turn);
        }
    }

    /// Dismisses the failure or alarm on a row. Does nothing if its removal has been proved and is
    /// about to be shown.
    pub(crate) fn dismiss(&mut self, id: &CallId, participant: ParticipantId, turn: &mut Turn) {
        let key = RowKey::Participant(participant);
        let row = self.watched(id).and_then(|call| call.roster.get(&key));
        let is_listed = row.is_some_and(|row| row.is_listed());
        match self.row_state(id, &key) {
            Some(
                RowState::StillHere { attempt, .. }
                | RowState::NotProved { attempt, .. }
                | RowState::Failed { attempt, .. },
            ) => {
                if !is_listed && self.is_recorded(attempt) {
                    return;
                }
                drop(self.forget_attempt(attempt, turn));
            }
            Some(RowState::CameBack { .. } | RowState::JoinedAnyway { .. }) => {}
            _ => return,
        }
        if let Some(call) = self.watched_mut(id) {
            call.roster.give_up(&key);
        }
    }

    /// Resets the row of an attempt that is given up.
    pub(crate) fn give_up_row(&mut self, pending: &OpenRequest) {
        if let (AttemptTarget::Removal(key), Some(call)) =
            (&pending.target, self.watched_mut(&pending.call))
        {
            call.roster.give_up(key);
        }
    }

    /// Returns the state of a row, if it exists.
    pub(crate) fn row_state(&self, id: &CallId, key: &RowKey) -> Option<RowState> {
        Some(self.watched(id)?.roster.get(key)?.state.clone())
    }

    /// Sets the state of a row, if it exists.
    pub(crate) fn set_row(&mut self, id: &CallId, key: &RowKey, state: RowState) {
        if let Some(call) = self.watched_mut(id) {
            call.roster.set_state(key, state);
        }
    }
}
