//! Inviting: sending the invitation, and what its answer, its operation and the roster say of it.
//!
//! An invite is never repeated where the first one may ring. The one exception is a plain refusal of the id of our own.

use std::sync::Arc;

use super::activity::{Outcome, StepKind, What};
use super::attempts::{Pending, Progress, Target};
use super::audit::{AuditOutcome, Source};
use super::command::{Answer, InviteFacts, Poll, Request};
use super::console::{Console, Turn};
use super::failure::{Cause, Failure};
use super::ids::{AttemptId, CallId, InvitationId, ParticipantId};
use super::invitation::{
    CancelTrouble, ENDED_ROW_STAYS, Invitation, InvitationState, OperationOutcome, RACE_WINDOW,
    ladder,
};
use super::invitee::Invitee;
use super::name::SafeName;
use super::ringing::READ_OPERATION_EVERY;
use super::time::Now;

impl Console {
    /// Sends an invitation into a call that is up.
    pub(super) fn invite(
        &mut self,
        id: &CallId,
        invitee: Invitee,
        invitation: &InvitationId,
        source: Source,
        turn: &mut Turn,
    ) {
        match self.may_act(id) {
            Err(cause) => return turn.refuse(cause),
            // Our own id tells two invitations apart, so it must not come twice.
            Ok(call) if call.invitation(invitation).is_some() => {
                return turn.refuse(Cause::NotAllowed);
            }
            Ok(_) => {}
        }
        let attempt = self.number_attempt();
        let record = Invitation {
            id: invitation.clone(),
            name: name_of(&invitee),
            invitee,
            sent: turn.now,
            operation: None,
            addresses: Vec::new(),
            sent_own_id: false,
            state: InvitationState::Sending { attempt },
            next_reading: None,
        };
        let who = record.who();
        let what = What::Invite {
            invitation: invitation.clone(),
            who: who.clone(),
        };
        let pending = Pending {
            call: id.clone(),
            source,
            asked: turn.now,
            entry: self.log.add(id.clone(), what, Outcome::OnItsWay, turn.now),
            target: Target::Invite(invitation.clone()),
            who,
            participant: None,
            progress: Progress::default(),
        };
        if let Some(call) = self.watched_mut(id) {
            call.invitations.push(Arc::new(record.clone()));
        }
        let may_own = self
            .session
            .as_ref()
            .is_some_and(|session| session.own_participant_id);
        let own = may_own && !self.own_id_refused;
        self.send_invite(attempt, &record, own, pending, turn);
    }

    fn send_invite(
        &mut self,
        attempt: AttemptId,
        record: &Invitation,
        own: bool,
        pending: Pending,
        turn: &mut Turn,
    ) {
        self.change(&pending.call, &record.id, |invitation| {
            invitation.sent_own_id = own;
            invitation.state = InvitationState::Sending { attempt };
        });
        let request = Request::Invite {
            invitee: record.invitee.clone(),
            invitation: record.id.clone(),
            own_id: own.then(|| ParticipantId::new(record.id.as_str())),
        };
        self.begin(attempt, pending, request, turn);
    }

    pub(super) fn invite_answered(
        &mut self,
        attempt: AttemptId,
        pending: Pending,
        invitation: &InvitationId,
        answer: Result<Answer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        match answer {
            Ok(answer) => {
                self.finish(attempt, AuditOutcome::Ringing, turn);
                let facts = answer.invite.unwrap_or_default();
                self.rings(&pending, invitation, facts, None, turn.now);
            }
            Err(failure) if failure.cause.is_answer_lost() => {
                // It may ring. Sending it again could ring twice, so it is shown as ringing, with what happened.
                self.finish(attempt, AuditOutcome::AnswerLost, turn);
                let trouble = Some(CancelTrouble::Failed(failure));
                let facts = InviteFacts::default();
                self.rings(&pending, invitation, facts, trouble, turn.now);
                self.poll(&pending.call, Poll::Roster, turn);
            }
            Err(failure) => {
                self.finish(attempt, AuditOutcome::Failed, turn);
                match self.may_go_without_own_id(&pending.call, invitation, &failure) {
                    Some(record) => self.invite_without_own_id(&record, pending, turn),
                    None => self.invite_failed(&pending, invitation, failure, turn),
                }
            }
        }
    }

    /// Whether a refusal may be meant for the one optional member that no page promises to work.
    fn may_go_without_own_id(
        &self,
        id: &CallId,
        invitation: &InvitationId,
        failure: &Failure,
    ) -> Option<Arc<Invitation>> {
        let record = self.may_act(id).ok()?.invitation(invitation)?;
        // One who has joined meanwhile must not be rung again.
        let is_sending = matches!(record.state, InvitationState::Sending { .. });
        (failure.status == Some(400) && record.sent_own_id && is_sending).then(|| record.clone())
    }

    fn invite_without_own_id(&mut self, record: &Invitation, pending: Pending, turn: &mut Turn) {
        self.own_id_refused = true;
        let step = StepKind::WithoutOwnId;
        self.log.step(pending.entry, step, turn.now);
        let attempt = self.number_attempt();
        let again = Pending {
            progress: Progress::default(),
            ..pending
        };
        self.send_invite(attempt, record, false, again, turn);
    }

    fn invite_failed(
        &mut self,
        pending: &Pending,
        invitation: &InvitationId,
        failure: Arc<Failure>,
        turn: &mut Turn,
    ) {
        if failure.is_call_gone() {
            self.poll(&pending.call, Poll::Call, turn);
        }
        let mut has_failed = false;
        self.change(&pending.call, invitation, |invitation| {
            if matches!(invitation.state, InvitationState::Sending { .. }) {
                let failure = failure.clone();
                invitation.state = InvitationState::Failed {
                    at: turn.now,
                    failure,
                };
                has_failed = true;
            }
        });
        // Otherwise the call has ended or the person has come, and that has been told.
        if has_failed || self.watched(&pending.call).is_none() {
            self.log.set(pending.entry, Outcome::Failed(failure));
        }
    }

    fn rings(
        &mut self,
        pending: &Pending,
        invitation: &InvitationId,
        facts: InviteFacts,
        trouble: Option<CancelTrouble>,
        now: Now,
    ) {
        let outcome = match &trouble {
            Some(_) => Outcome::AnswerLost,
            None => Outcome::Ringing,
        };
        let mut rings = false;
        self.change(&pending.call, invitation, |invitation| {
            let own = invitation
                .sent_own_id
                .then(|| ParticipantId::new(invitation.id.as_str()));
            invitation.operation = facts.operation;
            invitation.addresses = ladder(facts.served, facts.echoed, own);
            invitation.next_reading = Some(now.plus(READ_OPERATION_EVERY));
            // A roster may have shown the person before the answer came.
            if matches!(invitation.state, InvitationState::Sending { .. }) {
                invitation.state = InvitationState::Ringing {
                    since: now,
                    trouble,
                };
                rings = true;
            }
        });
        if rings || self.watched(&pending.call).is_none() {
            self.log.set(pending.entry, outcome);
        }
    }

    /// Looks for invited people among those who are new in the roster.
    pub(super) fn match_invitations(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        let arrived: Vec<(InvitationId, bool)> = call
            .invitations
            .iter()
            .filter_map(|invitation| Some((invitation, expects(invitation, turn.now)?)))
            .filter(|(invitation, _)| {
                call.roster.rows().iter().any(|row| {
                    row.first_seen.monotonic >= invitation.sent.monotonic
                        && call.roster.lists(row)
                        && invitation.is_for(&row.participant.identity)
                })
            })
            .map(|(invitation, was_cancelled)| (invitation.id.clone(), was_cancelled))
            .collect();
        let at = turn.now;
        for (invitation, was_cancelled) in arrived {
            let (state, outcome) = if was_cancelled {
                (InvitationState::JoinedAnyway { at }, Outcome::JoinedAnyway)
            } else {
                (InvitationState::Joined { at }, Outcome::Joined)
            };
            self.finish_cancels(id, &invitation, AuditOutcome::JoinedAnyway, turn);
            self.conclude(id, &invitation, state, &outcome);
        }
    }

    pub(super) fn operation_read(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        outcome: Option<OperationOutcome>,
        now: Now,
    ) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let result = match outcome {
            None => {
                call.operations_unreadable = true;
                return;
            }
            Some(OperationOutcome::Running | OperationOutcome::Completed) => return,
            Some(OperationOutcome::Failed(result)) => result,
        };
        let still_rings = call
            .invitation(invitation)
            .is_some_and(|invitation| matches!(invitation.state, InvitationState::Ringing { .. }));
        if !still_rings {
            return;
        }
        // Codes that name a precondition or a right are a refusal; anything else is somebody who did not answer.
        let refused = result.filter(|result| matches!(result.code, 400 | 403 | 404 | 412 | 500));
        let (state, outcome) = match refused {
            Some(result) => {
                let text = result.message.as_deref().unwrap_or_default();
                let mut failure = Failure::new(Cause::Refused).with_message(text);
                failure.code = Some(format!("{}/{}", result.code, result.subcode));
                let failure = Arc::new(failure);
                let outcome = Outcome::Failed(failure.clone());
                (InvitationState::Failed { at: now, failure }, outcome)
            }
            None => (InvitationState::NoAnswer { at: now }, Outcome::NoAnswer),
        };
        self.conclude(id, invitation, state, &outcome);
    }

    /// Takes an ended or failed invitation off the list.
    pub(super) fn dismiss_invitation(&mut self, id: &CallId, invitation: &InvitationId) {
        if let Some(call) = self.watched_mut(id) {
            call.invitations
                .retain(|record| &record.id != invitation || !record.has_ended());
        }
    }

    pub(super) fn change(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        change: impl FnOnce(&mut Invitation),
    ) {
        if let Some(call) = self.watched_mut(id) {
            call.change_invitation(invitation, change);
        }
    }
}

fn name_of(invitee: &Invitee) -> SafeName {
    match invitee {
        Invitee::User { display_name, .. } => display_name
            .as_deref()
            .map(SafeName::new)
            .unwrap_or_default(),
        Invitee::Phone { number } => SafeName::new(number),
    }
}

/// Whether an arrival would concern this invitation, and if so whether it had been cancelled.
fn expects(invitation: &Invitation, now: Now) -> Option<bool> {
    match invitation.state {
        InvitationState::Sending { .. } | InvitationState::Ringing { .. } => Some(false),
        InvitationState::NoAnswer { at } => (now.since(at) < ENDED_ROW_STAYS).then_some(false),
        InvitationState::Cancelling { .. } | InvitationState::CancelAccepted { .. } => Some(true),
        InvitationState::Cancelled { at } => (now.since(at) < RACE_WINDOW).then_some(true),
        InvitationState::Joined { .. }
        | InvitationState::JoinedAnyway { .. }
        | InvitationState::Failed { .. } => None,
    }
}
