//! Inviting: sending the invitation, and what its answer means.
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
use super::invitation::{CancelTrouble, Invitation, InvitationState, ladder};
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
        let record = new_record(invitation, invitee, attempt, turn.now);
        let who = record.who();
        let what = What::Invite {
            invitation: invitation.clone(),
            who: who.clone(),
        };
        let pending = self.describe(
            id,
            source,
            what,
            Target::Invite(invitation.clone()),
            who,
            turn,
        );
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

    /// Sends the invitation, with or without an id of our own as the address to cancel it at.
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

    /// Takes over the answer to an invite; only a plain refusal of our own id is followed by another one.
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
            Err(failure) if failure.is_answer_lost() => {
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

    /// Remembered for the session, so that the next invitation does not fail first.
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

    /// Keeps the addresses whatever the state: who joined meanwhile may leave, but the record stays whole.
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

    /// Takes an ended or failed invitation off the list.
    pub(super) fn dismiss_invitation(&mut self, id: &CallId, invitation: &InvitationId) {
        if let Some(call) = self.watched_mut(id) {
            call.invitations
                .retain(|record| &record.id != invitation || !record.has_ended());
        }
    }

    /// Changes an invitation, if it is known.
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

fn new_record(id: &InvitationId, invitee: Invitee, attempt: AttemptId, now: Now) -> Invitation {
    Invitation {
        id: id.clone(),
        name: name_of(&invitee),
        invitee,
        sent: now,
        operation: None,
        addresses: Vec::new(),
        sent_own_id: false,
        state: InvitationState::Sending { attempt },
        next_reading: None,
    }
}

/// A number stands for the name of a telephone, of which nothing else is known.
fn name_of(invitee: &Invitee) -> SafeName {
    match invitee {
        Invitee::User { display_name, .. } => display_name
            .as_deref()
            .map(SafeName::new)
            .unwrap_or_default(),
        Invitee::Phone { number } => SafeName::new(number),
    }
}
