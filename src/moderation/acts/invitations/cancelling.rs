//! Cancels a ringing invitation by trying its participant ids one after the other.
//!
//! Graph's documentation does not say which id cancels an unanswered invitation. If Graph answers 404 or 410, the next
//! id is tried. Neither ever counts as success; the roster decides.

use std::sync::Arc;

use crate::moderation::acts::typed_notes::entry_line;
use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Poll, Request};
use crate::moderation::event::AttemptAnswer;
use crate::moderation::model::audit::{Phase, Source};
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AttemptProgress, AttemptTarget, OpenRequest};
use crate::moderation::state::activity::entry::{
    ActivityEntry, ActivityEvent, Outcome, StepKind, Subject,
};
use crate::moderation::state::invitation::{CancelTrouble, Invitation, InvitationState};

/// How far a cancellation has come.
#[derive(Debug, Clone, Copy)]
struct CancelProgress {
    /// Index of the participant id to try, in [`Invitation::addresses`].
    address: usize,
    /// Since when the invitation has been ringing.
    since: Now,
}

impl Console {
    /// Starts to cancel an invitation with the most promising of its ids.
    pub(crate) fn cancel_invitation(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        source: Source,
        turn: &mut Turn,
    ) {
        let call = match self.may_act(id) {
            Ok(call) => call,
            Err(cause) => return turn.refuse(cause),
        };
        let Some(record) = call.invitation(invitation).cloned() else {
            return turn.refuse(Cause::NotAllowed);
        };
        let InvitationState::Ringing { since, .. } = record.state else {
            return turn.refuse(Cause::NotAllowed);
        };
        self.change(id, invitation, |record| {
            record.cancelled_by = Some(source);
            record.cancel_asked = Some(turn.now);
        });
        let target = AttemptTarget::Cancel(invitation.clone());
        let pending = self.describe(id, source, target, record.who(), turn);
        self.log.moves(pending.entry, record.is_move());
        self.try_address(&record, CancelProgress { address: 0, since }, pending, turn);
    }

    /// Cancels the `invitations` that still ring, and skips the rest.
    pub(crate) fn cancel_several(
        &mut self,
        id: &CallId,
        invitations: &[InvitationId],
        source: Source,
        turn: &mut Turn,
    ) {
        let call = match self.may_act(id) {
            Ok(call) => call,
            Err(cause) => return turn.refuse(cause),
        };
        let records = invitations.iter().filter_map(|id| call.invitation(id));
        let ringing: Vec<InvitationId> = records
            .filter(|record| record.can_cancel())
            .map(|record| record.id.clone())
            .collect();
        if ringing.is_empty() {
            return turn.refuse(Cause::NotAllowed);
        }
        for invitation in ringing {
            self.cancel_invitation(id, &invitation, source, turn);
        }
    }

    /// Tries the next participant id of an invitation. If there is none left, the invitation cannot
    /// be canceled.
    fn try_address(
        &mut self,
        record: &Invitation,
        progress: CancelProgress,
        pending: OpenRequest,
        turn: &mut Turn,
    ) {
        let since = progress.since;
        let Some(address) = record.addresses.get(progress.address) else {
            self.log.set(pending.entry, Outcome::CannotBeCancelled);
            self.rings_on(&pending, &record.id, since, CancelTrouble::NoAddress);
            return self.poll(&pending.call, Poll::Roster, turn);
        };
        let step = StepKind::AddressTried {
            source: address.source,
            accepted: None,
        };
        self.log.step(pending.entry, step, turn.now);
        let attempt = self.number_attempt();
        self.change(&pending.call, &record.id, |invitation| {
            invitation.state = InvitationState::Cancelling {
                attempt,
                since,
                at: pending.asked,
                address: progress.address,
            };
        });
        let pending = OpenRequest {
            participant: Some(address.id.to_string()),
            progress: AttemptProgress::default(),
            ..pending
        };
        self.begin(attempt, pending, Request::Delete(address.id.clone()), turn);
    }

    /// Handles the response to a cancellation with one participant id.
    pub(crate) fn cancel_answered(
        &mut self,
        attempt: AttemptId,
        pending: OpenRequest,
        invitation: &InvitationId,
        answer: Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        self.answer_step(pending.entry, answer.is_ok());
        let Some((record, progress)) = self.cancelling(&pending.call, invitation, attempt) else {
            return self.cancel_overtaken(attempt, &pending, invitation, &answer, turn);
        };
        match answer {
            Ok(_) => {
                // The attempt stays open until the person joins, `CANCEL_GRACE` ends without them, or the call ends.
                self.log.set(pending.entry, Outcome::Accepted);
                self.change(&pending.call, invitation, |invitation| {
                    invitation.state = InvitationState::CancelAccepted {
                        at: turn.now,
                        asked: pending.asked,
                    };
                });
                self.poll(&pending.call, Poll::Roster, turn);
            }
            Err(failure) if failure.is_participant_gone() => {
                let address = progress.address + 1;
                let outcome = if address < record.addresses.len() {
                    Outcome::Failed(failure)
                } else {
                    Outcome::CannotBeCancelled
                };
                self.finish(attempt, &outcome, turn);
                self.try_address(
                    &record,
                    CancelProgress {
                        address,
                        ..progress
                    },
                    pending,
                    turn,
                );
            }
            Err(failure) => {
                self.settle(attempt, Outcome::Failed(failure.clone()), turn);
                self.cancel_failed(&pending, invitation, progress.since, failure, turn);
            }
        }
    }

    /// Ends a cancellation that failed for another reason than an unknown participant. Such a failure says nothing
    /// about the tried id, so the invitation counts as still ringing.
    fn cancel_failed(
        &mut self,
        pending: &OpenRequest,
        invitation: &InvitationId,
        since: Now,
        failure: Arc<Failure>,
        turn: &mut Turn,
    ) {
        if failure.is_call_gone() {
            self.poll(&pending.call, Poll::Call, turn);
        }
        let trouble = CancelTrouble::Failed(failure);
        self.rings_on(pending, invitation, since, trouble);
    }

    /// Returns the invitation that this attempt is canceling, and the id that it tries. `None` if the cancellation was
    /// overtaken, see [`Self::cancel_overtaken`].
    fn cancelling(
        &self,
        id: &CallId,
        invitation: &InvitationId,
        attempt: AttemptId,
    ) -> Option<(Arc<Invitation>, CancelProgress)> {
        let record = self.watched(id)?.invitation(invitation)?;
        match record.state {
            InvitationState::Cancelling {
                attempt: theirs,
                since,
                address,
                ..
            } if theirs == attempt => Some((record.clone(), CancelProgress { address, since })),
            _ => None,
        }
    }

    /// Handles a response to a cancellation that comes too late: the person has joined, the call has ended, or the call
    /// was removed from the list.
    fn cancel_overtaken(
        &mut self,
        attempt: AttemptId,
        pending: &OpenRequest,
        invitation: &InvitationId,
        answer: &Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let call = self.watched(&pending.call);
        let known = call.and_then(|call| call.invitation(invitation));
        let came = known.filter(|it| matches!(it.state, InvitationState::JoinedAnyway { .. }));
        let outcome = match (came, call, answer) {
            (Some(came), ..) => Outcome::JoinedAnyway {
                later: None,
                in_lobby: came.in_lobby,
            },
            (_, Some(_), _) => Outcome::CallEnded,
            (_, None, Ok(_)) => Outcome::Accepted,
            (_, None, Err(failure)) => Outcome::Failed(failure.clone()),
        };
        if call.is_none() {
            self.settle(attempt, outcome, turn);
        } else {
            self.finish(attempt, &outcome, turn);
        }
    }

    /// Shows an invitation as ringing again, with its original start time: its cancellation has failed.
    fn rings_on(
        &mut self,
        pending: &OpenRequest,
        invitation: &InvitationId,
        since: Now,
        trouble: CancelTrouble,
    ) {
        self.change(&pending.call, invitation, |invitation| {
            invitation.state = InvitationState::Ringing {
                since,
                trouble: Some(trouble),
            };
        });
    }

    /// Shows in the activity entry whether Graph accepted the participant id that was tried last.
    fn answer_step(&mut self, entry: u64, is_accepted: bool) {
        self.log.update(entry, |entry| {
            if let Some(StepKind::AddressTried { accepted, .. }) =
                entry.steps.last_mut().map(|step| &mut step.kind)
            {
                *accepted = Some(is_accepted);
            }
        });
    }

    /// Writes the outcome of an invitation's answered cancellations to the audit log, and closes them. Corrects an
    /// outcome that is in the log already, if the person joined anyway.
    pub(crate) fn finish_cancels(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        outcome: &Outcome,
        turn: &mut Turn,
    ) {
        let target = AttemptTarget::Cancel(invitation.clone());
        let theirs = |pending: &OpenRequest| &pending.call == id && pending.target == target;
        if !self.attempts.values().any(theirs) && matches!(outcome, Outcome::JoinedAnyway { .. }) {
            self.correct_cancel(invitation, turn);
        }
        let open: Vec<AttemptId> = self
            .attempts
            .iter()
            .filter(|(_, pending)| theirs(pending))
            .filter(|(_, pending)| pending.progress.answer.is_some())
            .map(|(attempt, _)| *attempt)
            .collect();
        for attempt in open {
            self.finish(attempt, outcome, turn);
        }
    }

    /// Corrects the audit log, which says that the invitation was canceled. The person has joined since.
    fn correct_cancel(&self, invitation: &InvitationId, turn: &mut Turn) {
        let is_theirs = |entry: &&Arc<ActivityEntry>| {
            let ActivityEvent::Did(Deed::CancelInvitation, subject) = &entry.what else {
                return false;
            };
            matches!(subject, Subject::Invited(id, ..) if id == invitation) && !entry.is_failure()
        };
        let entry = self.log.entries().iter().rev().find(is_theirs);
        if let Some(mut line) = entry.and_then(|it| entry_line(it, Phase::Result, turn.now)) {
            line.outcome = Some(AuditOutcome::JoinedAnyway);
            turn.record(line);
        }
    }
}
