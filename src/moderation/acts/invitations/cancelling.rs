//! Cancelling an invitation that rings, by the ladder of addresses.
//!
//! No page says which id cancels an invitation that nobody has answered. So the addresses are tried in order,
//! a 404 leads to the next one and never counts as success, and the roster has the last word.

use std::sync::Arc;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Poll, Request};
use crate::moderation::event::AttemptAnswer;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, InvitationId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AttemptProgress, AttemptTarget, OpenRequest};
use crate::moderation::state::activity::entry::{Outcome, StepKind};
use crate::moderation::state::invitation::{CancelTrouble, Invitation, InvitationState};

/// Where on the ladder a cancelling stands.
#[derive(Debug, Clone, Copy)]
struct LadderPosition {
    /// An index into the addresses.
    at: usize,
    /// Since when the invitation rings.
    since: Now,
}

impl Console {
    /// Starts to cancel an invitation at the best address that is known.
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
        let target = AttemptTarget::Cancel(invitation.clone());
        let pending = self.describe(id, source, target, record.who(), turn);
        self.climb(&record, LadderPosition { at: 0, since }, pending, turn);
    }

    /// Cancels those of these invitations that still ring.
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

    /// Tries one address; past the last one, the invitation cannot be cancelled.
    fn climb(
        &mut self,
        record: &Invitation,
        rung: LadderPosition,
        pending: OpenRequest,
        turn: &mut Turn,
    ) {
        let since = rung.since;
        let Some(address) = record.addresses.get(rung.at) else {
            self.log.set(pending.entry, Outcome::CannotBeCancelled);
            self.rings_on(&pending, &record.id, since, CancelTrouble::NoAddress);
            return self.poll(&pending.call, Poll::Roster, turn);
        };
        let step = StepKind::Ladder {
            step: address.step,
            accepted: None,
        };
        self.log.step(pending.entry, step, turn.now);
        let attempt = self.number_attempt();
        self.change(&pending.call, &record.id, |invitation| {
            invitation.state = InvitationState::Cancelling {
                attempt,
                since,
                at: pending.asked,
                rung: rung.at,
            };
        });
        let pending = OpenRequest {
            participant: Some(address.id.to_string()),
            progress: AttemptProgress::default(),
            ..pending
        };
        self.begin(attempt, pending, Request::Delete(address.id.clone()), turn);
    }

    /// Takes over the answer at one address of the ladder.
    pub(crate) fn cancel_answered(
        &mut self,
        attempt: AttemptId,
        pending: OpenRequest,
        invitation: &InvitationId,
        answer: Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        self.answer_step(pending.entry, answer.is_ok());
        let Some((record, rung)) = self.cancelling(&pending.call, invitation, attempt) else {
            return self.cancel_overtaken(attempt, &pending, invitation, &answer, turn);
        };
        match answer {
            Ok(_) => {
                // The attempt stays open until the grace time tells how it ended.
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
                let at = rung.at + 1;
                let outcome = if at < record.addresses.len() {
                    Outcome::Failed(failure)
                } else {
                    Outcome::CannotBeCancelled
                };
                self.finish(attempt, &outcome, turn);
                self.climb(&record, LadderPosition { at, ..rung }, pending, turn);
            }
            Err(failure) => {
                self.settle(attempt, Outcome::Failed(failure.clone()), turn);
                self.cancel_failed(&pending, invitation, rung.since, failure, turn);
            }
        }
    }

    /// Any failure but a 404 says nothing about the address, so the ladder is left and the invitation rings on.
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

    /// The invitation that this very attempt is cancelling, and how far it has come.
    fn cancelling(
        &self,
        id: &CallId,
        invitation: &InvitationId,
        attempt: AttemptId,
    ) -> Option<(Arc<Invitation>, LadderPosition)> {
        let record = self.watched(id)?.invitation(invitation)?;
        match record.state {
            InvitationState::Cancelling {
                attempt: theirs,
                since,
                rung: at,
                ..
            } if theirs == attempt => Some((record.clone(), LadderPosition { at, since })),
            _ => None,
        }
    }

    /// The person joined before the answer came, the call ended, or it is no longer watched.
    fn cancel_overtaken(
        &mut self,
        attempt: AttemptId,
        pending: &OpenRequest,
        invitation: &InvitationId,
        answer: &Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let call = self.watched(&pending.call);
        let state = call
            .and_then(|call| call.invitation(invitation))
            .map(|invitation| &invitation.state);
        let outcome = match (state, call, answer) {
            (Some(InvitationState::JoinedAnyway { .. }), ..) => Outcome::JoinedAnyway,
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

    /// Back to ringing, since when it first did: a failed cancelling does not stop the other side's bell.
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

    /// Notes on the activity entry whether the address that was just tried is known to the service.
    fn answer_step(&mut self, entry: u64, is_accepted: bool) {
        self.log.update(entry, |entry| {
            if let Some(StepKind::Ladder { accepted, .. }) =
                entry.steps.last_mut().map(|step| &mut step.kind)
            {
                *accepted = Some(is_accepted);
            }
        });
    }

    /// Ends cancellings that were accepted and whose outcome is known now.
    pub(crate) fn finish_cancels(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        outcome: &Outcome,
        turn: &mut Turn,
    ) {
        let target = AttemptTarget::Cancel(invitation.clone());
        let open: Vec<AttemptId> = self
            .attempts
            .iter()
            .filter(|(_, pending)| &pending.call == id && pending.target == target)
            .filter(|(_, pending)| pending.progress.answer.is_some())
            .map(|(attempt, _)| *attempt)
            .collect();
        for attempt in open {
            self.finish(attempt, outcome, turn);
        }
    }
}
