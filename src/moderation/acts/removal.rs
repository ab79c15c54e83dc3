//! Removing a person: asked, answered, refused, stopped. What a roster proves stands in `proof`.
//!
//! Graph's 204 means "accepted"; only readings from after it that agree mean "removed" (see [`crate::moderation::model::evidence`]).

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
    /// Sends a removal of exactly this id, if the rules allow it.
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

    /// The same, with the refusal for whoever asked on somebody's behalf.
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

    /// Who the row names, or why it must not be removed.
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
        // Somebody may have come under protection after a bulk was confirmed or a rule had shown them. Who that is tells
        // only the call itself: before it was read, anybody may be this app or the organizer.
        let is_spared =
            source.spares_protected() && (row.role != Role::Attendee || call.call.is_none());
        if !row.can_ask() || is_spared {
            return Err(Cause::NotAllowed);
        }
        Ok(PersonRef::from(&**row))
    }

    /// A retry takes the place of the attempt that the row still shows; what that one may yet have done.
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

    /// Nothing more is expected of an attempt whose person is listed. If its line that says "removed" is on its way to the
    /// disk, another one says that it was wrong.
    fn forget_attempt(&mut self, attempt: AttemptId, turn: &mut Turn) -> Option<OpenRequest> {
        if self.is_recorded(attempt) {
            let pending = self.attempts.get(&attempt).cloned()?;
            self.put_right(attempt, pending, turn);
        }
        self.attempts.remove(&attempt)
    }

    /// Whether the proof of this removal has been handed to the writer of the record.
    fn is_recorded(&self, attempt: AttemptId) -> bool {
        let pending = self.attempts.get(&attempt);
        let proof = pending.and_then(|pending| pending.progress.proof);
        proof.is_some_and(|proof| proof.recorded)
    }

    /// Takes over the answer: whatever may have worked is left to the roster, the rest is a failure.
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
            // What readings said before the answer proves nothing about it.
            call.roster.begin_proof(key);
        }
        self.poll(&pending.call, Poll::Roster, turn);
    }

    /// Shows the failure on the row, where it stays until somebody reads it.
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
        // The rule that asked for it takes note before anybody else tries.
        self.apply_rules(&pending.call, turn);
    }

    /// The call is over or no longer watched, so that no roster will tell.
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

    /// The request waits because Graph asked for it, or no longer does.
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

    /// Gives up a removal that waits for Graph; one that may be on the wire cannot be called back.
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

    /// The failure or the alarm on a row was read; one whose removal is proved meanwhile is about to say so.
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

    /// Nothing more is being done to the row of this attempt.
    pub(crate) fn give_up_row(&mut self, pending: &OpenRequest) {
        if let (AttemptTarget::Removal(key), Some(call)) =
            (&pending.target, self.watched_mut(&pending.call))
        {
            call.roster.give_up(key);
        }
    }

    /// How the row stands, if there is one.
    pub(crate) fn row_state(&self, id: &CallId, key: &RowKey) -> Option<RowState> {
        Some(self.watched(id)?.roster.get(key)?.state.clone())
    }

    pub(crate) fn set_row(&mut self, id: &CallId, key: &RowKey, state: RowState) {
        if let Some(call) = self.watched_mut(id) {
            call.roster.set_state(key, state);
        }
    }
}
