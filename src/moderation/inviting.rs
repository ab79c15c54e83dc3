//! Inviting, watching an invitation ring, and cancelling it by the ladder of addresses.
//!
//! No page says which id cancels an invitation that nobody has answered. So the addresses are tried in order,
//! a 404 leads to the next one and never counts as success, and the roster has the last word.

use std::sync::Arc;
use std::time::Duration;

use super::activity::{Outcome, StepKind, What};
use super::attempts::{Pending, Target};
use super::audit::{AuditOutcome, Source};
use super::command::{Answer, Attempt, Effect, InviteFacts, Poll, Request};
use super::console::{Console, Turn};
use super::failure::{Cause, Failure};
use super::ids::{AttemptId, CallId, InvitationId, ParticipantId};
use super::invitation::{
    CANCEL_GRACE, CancelTrouble, ENDED_ROW_STAYS, Invitation, InvitationState, NO_ANSWER_AFTER,
    OperationOutcome, RACE_WINDOW, ladder,
};
use super::invitee::Invitee;
use super::name::SafeName;
use super::row::PersonRef;
use super::time::Now;

/// How often the operation of a ringing invitation is read, where the service lets it be read.
const READ_OPERATION_EVERY: Duration = Duration::from_secs(5);

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
        if let Err(cause) = self.may_invite(id) {
            return turn.refuse(cause);
        }
        let name = match &invitee {
            Invitee::User { display_name, .. } => display_name
                .as_deref()
                .map(SafeName::new)
                .unwrap_or_default(),
            Invitee::Phone { number } => SafeName::new(number),
        };
        let record = Invitation {
            id: invitation.clone(),
            invitee,
            name,
            sent: turn.now,
            operation: None,
            addresses: Vec::new(),
            sent_own_id: false,
            state: InvitationState::Sending {
                attempt: AttemptId(0),
            },
            next_reading: None,
        };
        let who = record.who();
        let what = What::Invite {
            invitation: invitation.clone(),
            who: who.clone(),
        };
        let entry = self.log.add(id.clone(), what, Outcome::OnItsWay, turn.now);
        if let Some(call) = self.watched_mut(id) {
            call.invitations.push(Arc::new(record));
        }
        let may_own = self
            .session
            .as_ref()
            .is_some_and(|session| session.own_participant_id);
        let own = may_own && !self.own_id_refused;
        self.send_invite(id, invitation, own, who, source, entry, turn);
    }

    fn may_invite(&self, id: &CallId) -> Result<(), Cause> {
        if self.session.is_none() {
            return Err(Cause::SignedOut);
        }
        let call = self.watched(id).ok_or(Cause::CallNotFound)?;
        if call.ended.is_some() {
            return Err(Cause::CallNotFound);
        }
        Ok(())
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "all of them describe the one attempt; a struct would only rename them"
    )]
    fn send_invite(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        own: bool,
        who: PersonRef,
        source: Source,
        entry: u64,
        turn: &mut Turn,
    ) {
        let pending = Pending {
            call: id.clone(),
            source,
            asked: turn.now,
            entry,
            target: Target::Invite(invitation.clone()),
            who,
            participant: None,
            answer: None,
            proof: None,
        };
        let attempt = self.begin(pending, turn);
        let mut invitee = None;
        self.change(id, invitation, |invitation| {
            invitation.sent_own_id = own;
            invitation.state = InvitationState::Sending { attempt };
            invitee = Some(invitation.invitee.clone());
        });
        let Some(invitee) = invitee else { return };
        turn.effects.push(Effect::Send(Attempt {
            id: attempt,
            call: id.clone(),
            request: Request::Invite {
                invitee,
                invitation: invitation.clone(),
                own_id: own.then(|| ParticipantId::new(invitation.as_str())),
            },
        }));
    }

    pub(super) fn invite_answered(
        &mut self,
        attempt: AttemptId,
        invitation: &InvitationId,
        answer: Result<Answer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get(&attempt).cloned() else {
            return;
        };
        let id = pending.call.clone();
        match answer {
            Ok(answer) => {
                self.record_result(attempt, AuditOutcome::Ringing, None, turn);
                let facts = answer.invite.unwrap_or_default();
                self.rings(&id, invitation, facts, None, pending.entry, turn.now);
            }
            Err(failure) if failure.status == Some(400) && self.sent_own_id(&id, invitation) => {
                // The one optional member that no page promises to work; without it the invitation may be taken.
                self.record_result(attempt, AuditOutcome::Failed, None, turn);
                self.own_id_refused = true;
                self.log
                    .step(pending.entry, StepKind::WithoutOwnId, turn.now);
                let (who, source, entry) = (pending.who, pending.source, pending.entry);
                self.attempts.remove(&attempt);
                self.send_invite(&id, invitation, false, who, source, entry, turn);
                return;
            }
            Err(failure) if failure.cause.is_answer_lost() => {
                // It may ring. Sending it again could ring twice, so it is shown as ringing, with what happened.
                self.record_result(attempt, AuditOutcome::AnswerLost, None, turn);
                let trouble = Some(CancelTrouble::Failed(failure));
                self.rings(
                    &id,
                    invitation,
                    InviteFacts::default(),
                    trouble,
                    pending.entry,
                    turn.now,
                );
                turn.effects.push(Effect::Poll {
                    call: id.clone(),
                    what: Poll::Roster,
                });
            }
            Err(failure) => {
                self.record_result(attempt, AuditOutcome::Failed, None, turn);
                self.log
                    .set(pending.entry, Outcome::Failed(failure.clone()));
                self.change(&id, invitation, |invitation| {
                    invitation.state = InvitationState::Failed {
                        at: turn.now,
                        failure,
                    };
                });
            }
        }
        self.attempts.remove(&attempt);
    }

    fn sent_own_id(&self, id: &CallId, invitation: &InvitationId) -> bool {
        self.watched(id)
            .and_then(|call| call.invitation(invitation))
            .is_some_and(|invitation| invitation.sent_own_id)
    }

    fn rings(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        facts: InviteFacts,
        trouble: Option<CancelTrouble>,
        entry: u64,
        now: Now,
    ) {
        let outcome = match &trouble {
            Some(_) => Outcome::AnswerLost,
            None => Outcome::Ringing,
        };
        let mut rings = false;
        self.change(id, invitation, |invitation| {
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
        if rings {
            self.log.set(entry, outcome);
        }
    }

    /// Starts to cancel an invitation at the best address that is known.
    pub(super) fn cancel_invitation(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        source: Source,
        turn: &mut Turn,
    ) {
        if self.session.is_none() {
            return turn.refuse(Cause::SignedOut);
        }
        let Some(record) = self
            .watched(id)
            .and_then(|call| call.invitation(invitation))
            .cloned()
        else {
            return turn.refuse(Cause::NotAllowed);
        };
        let InvitationState::Ringing { since, .. } = record.state else {
            return turn.refuse(Cause::NotAllowed);
        };
        let what = What::CancelInvitation {
            invitation: invitation.clone(),
            who: record.who(),
        };
        let entry = self.log.add(id.clone(), what, Outcome::OnItsWay, turn.now);
        self.climb(
            id,
            &record,
            Rung {
                at: 0,
                since,
                asked: turn.now,
                source,
                entry,
            },
            turn,
        );
    }

    /// Tries one address; past the last one, the invitation cannot be cancelled.
    fn climb(&mut self, id: &CallId, record: &Invitation, rung: Rung, turn: &mut Turn) {
        let Some(address) = record.addresses.get(rung.at) else {
            self.log.set(rung.entry, Outcome::CannotBeCancelled);
            self.change(id, &record.id, |invitation| {
                invitation.state = InvitationState::Ringing {
                    since: rung.since,
                    trouble: Some(CancelTrouble::NoAddress),
                };
            });
            turn.effects.push(Effect::Poll {
                call: id.clone(),
                what: Poll::Roster,
            });
            return;
        };
        let step = StepKind::Ladder {
            step: address.step,
            accepted: None,
        };
        self.log.step(rung.entry, step, turn.now);
        let pending = Pending {
            call: id.clone(),
            source: rung.source,
            asked: rung.asked,
            entry: rung.entry,
            target: Target::Cancel(record.id.clone()),
            who: record.who(),
            participant: Some(address.id.to_string()),
            answer: None,
            proof: None,
        };
        let attempt = self.begin(pending, turn);
        self.change(id, &record.id, |invitation| {
            invitation.state = InvitationState::Cancelling {
                attempt,
                since: rung.since,
                at: rung.asked,
                rung: rung.at,
            };
        });
        turn.effects.push(Effect::Send(Attempt {
            id: attempt,
            call: id.clone(),
            request: Request::Delete(address.id.clone()),
        }));
    }

    pub(super) fn cancel_answered(
        &mut self,
        attempt: AttemptId,
        invitation: &InvitationId,
        answer: Result<Answer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get(&attempt).cloned() else {
            return;
        };
        let id = pending.call.clone();
        self.answer_step(pending.entry, answer.is_ok());
        let record = self
            .watched(&id)
            .and_then(|call| call.invitation(invitation))
            .cloned();
        let cancelling = record.as_deref().and_then(|record| match record.state {
            InvitationState::Cancelling {
                attempt: theirs,
                since,
                at,
                rung,
            } if theirs == attempt => Some((since, at, rung)),
            _ => None,
        });
        let (Some(record), Some((since, asked, rung))) = (record, cancelling) else {
            // The person joined meanwhile, or the call is over; the outcome has been told.
            self.record_result(attempt, AuditOutcome::JoinedAnyway, None, turn);
            self.attempts.remove(&attempt);
            return;
        };
        match answer {
            Ok(_) => {
                self.log.set(pending.entry, Outcome::Accepted);
                self.change(&id, invitation, |invitation| {
                    invitation.state = InvitationState::CancelAccepted {
                        at: turn.now,
                        asked,
                    };
                });
                turn.effects.push(Effect::Poll {
                    call: id,
                    what: Poll::Roster,
                });
                // The attempt stays open until the grace time tells how it ended.
                return;
            }
            Err(failure)
                if matches!(failure.cause, Cause::ParticipantNotFound | Cause::NotFound) =>
            {
                let is_last = rung + 1 >= record.addresses.len();
                let outcome = if is_last {
                    AuditOutcome::CannotBeCancelled
                } else {
                    AuditOutcome::Failed
                };
                self.record_result(attempt, outcome, None, turn);
                let next = Rung {
                    at: rung + 1,
                    since,
                    asked,
                    source: pending.source,
                    entry: pending.entry,
                };
                self.attempts.remove(&attempt);
                self.climb(&id, &record, next, turn);
                return;
            }
            Err(failure) => self.cancel_failed(attempt, &pending, since, invitation, failure, turn),
        }
        self.attempts.remove(&attempt);
    }

    fn cancel_failed(
        &mut self,
        attempt: AttemptId,
        pending: &Pending,
        since: Now,
        invitation: &InvitationId,
        failure: Arc<Failure>,
        turn: &mut Turn,
    ) {
        let outcome = if failure.cause.is_answer_lost() {
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
        self.change(&pending.call, invitation, |invitation| {
            invitation.state = InvitationState::Ringing {
                since,
                trouble: Some(CancelTrouble::Failed(failure)),
            };
        });
    }

    fn answer_step(&mut self, entry: u64, is_accepted: bool) {
        self.log.update(entry, |entry| {
            if let Some(StepKind::Ladder { accepted, .. }) =
                entry.steps.last_mut().map(|step| &mut step.kind)
            {
                *accepted = Some(is_accepted);
            }
        });
    }

    /// Looks for invited people among those who are new in the roster.
    pub(super) fn match_invitations(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        let arrived: Vec<(InvitationId, bool)> = call
            .invitations
            .iter()
            .filter(|invitation| {
                call.roster.rows().iter().any(|row| {
                    row.first_seen.monotonic >= invitation.sent.monotonic
                        && call.roster.lists(row)
                        && invitation.is_for(&row.participant.identity)
                })
            })
            .filter_map(|invitation| Some((invitation.id.clone(), expects(invitation, turn.now)?)))
            .collect();
        for (invitation, was_cancelled) in arrived {
            let (state, outcome) = if was_cancelled {
                (
                    InvitationState::JoinedAnyway { at: turn.now },
                    Outcome::JoinedAnyway,
                )
            } else {
                (InvitationState::Joined { at: turn.now }, Outcome::Joined)
            };
            self.close_entries(&invitation, &outcome);
            self.close_cancels(id, &invitation, AuditOutcome::JoinedAnyway, turn);
            self.change(id, &invitation, |invitation| invitation.state = state);
        }
    }

    /// Ends cancellings that were accepted and whose outcome is known now.
    fn close_cancels(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        outcome: AuditOutcome,
        turn: &mut Turn,
    ) {
        let open: Vec<AttemptId> = self
            .attempts
            .iter()
            .filter(|(_, pending)| {
                &pending.call == id
                    && pending.answer.is_some()
                    && pending.target == Target::Cancel(invitation.clone())
            })
            .map(|(attempt, _)| *attempt)
            .collect();
        for attempt in open {
            self.record_result(attempt, outcome, None, turn);
            self.attempts.remove(&attempt);
        }
    }

    /// Tells the outcome on the newest entry about this invitation.
    fn close_entries(&mut self, invitation: &InvitationId, outcome: &Outcome) {
        let entry = self.log.entries().iter().rev().find(|entry| {
            matches!(&entry.what,
                What::Invite { invitation: theirs, .. } | What::CancelInvitation { invitation: theirs, .. }
                    if theirs == invitation)
        });
        if let Some(number) = entry.map(|entry| entry.number) {
            self.log.set(number, outcome.clone());
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
        let refused = result
            .filter(|result| matches!(result.code, 400 | 403 | 404 | 412 | 500))
            .map(|result| {
                let text = result.message.as_deref().unwrap_or_default().to_owned();
                let mut failure = Failure::new(Cause::Refused).with_message(text);
                failure.code = Some(format!("{}/{}", result.code, result.subcode));
                Arc::new(failure)
            });
        let (state, outcome) = match refused {
            Some(failure) => (
                InvitationState::Failed {
                    at: now,
                    failure: failure.clone(),
                },
                Outcome::Failed(failure),
            ),
            None => (InvitationState::NoAnswer { at: now }, Outcome::NoAnswer),
        };
        self.close_entries(invitation, &outcome);
        self.change(id, invitation, |invitation| invitation.state = state);
    }

    /// Takes an ended or failed invitation off the list.
    pub(super) fn dismiss_invitation(&mut self, id: &CallId, invitation: &InvitationId) {
        if let Some(call) = self.watched_mut(id) {
            call.invitations
                .retain(|record| &record.id != invitation || !record.has_ended());
        }
    }

    /// When time alone changes an invitation.
    pub(super) fn invitations_due(&self) -> impl Iterator<Item = Now> + '_ {
        self.calls
            .iter()
            .filter(|call| call.ended.is_none())
            .flat_map(|call| {
                call.invitations
                    .iter()
                    .map(move |invitation| (call, invitation))
            })
            .flat_map(|(call, invitation)| {
                let reading = invitation.next_reading.filter(|_| {
                    matches!(invitation.state, InvitationState::Ringing { .. })
                        && invitation.operation.is_some()
                        && !call.operations_unreadable
                });
                [due(invitation), reading]
            })
            .flatten()
    }

    pub(super) fn tick_invitations(&mut self, turn: &mut Turn) {
        let live: Vec<(CallId, Arc<Invitation>, bool)> = self
            .calls
            .iter()
            .filter(|call| call.ended.is_none())
            .flat_map(|call| {
                call.invitations.iter().map(|invitation| {
                    (
                        call.id.clone(),
                        invitation.clone(),
                        call.operations_unreadable,
                    )
                })
            })
            .collect();
        for (id, invitation, operations_unreadable) in live {
            if due(&invitation).is_some_and(|due| due.monotonic <= turn.now.monotonic) {
                self.time_is_up(&id, &invitation, turn);
            }
            if !operations_unreadable {
                self.read_operation(&id, &invitation, turn);
            }
        }
        for call in &mut self.calls {
            call.invitations
                .retain(|invitation| match &invitation.state {
                    InvitationState::Failed { .. } => true,
                    _ => invitation
                        .ended_at()
                        .is_none_or(|at| turn.now.since(at) < RACE_WINDOW),
                });
        }
    }

    fn time_is_up(&mut self, id: &CallId, invitation: &Invitation, turn: &mut Turn) {
        let (state, outcome) = match invitation.state {
            InvitationState::CancelAccepted { .. } => (
                InvitationState::Cancelled { at: turn.now },
                Outcome::Cancelled,
            ),
            InvitationState::Ringing { .. } => (
                InvitationState::NoAnswer { at: turn.now },
                Outcome::NoAnswer,
            ),
            _ => return,
        };
        if outcome == Outcome::Cancelled {
            self.close_cancels(id, &invitation.id, AuditOutcome::Cancelled, turn);
        }
        self.close_entries(&invitation.id, &outcome);
        self.change(id, &invitation.id, |invitation| invitation.state = state);
    }

    fn read_operation(&mut self, id: &CallId, invitation: &Invitation, turn: &mut Turn) {
        let is_due = invitation
            .next_reading
            .is_some_and(|at| at.monotonic <= turn.now.monotonic);
        let (true, InvitationState::Ringing { .. }, Some(operation)) =
            (is_due, &invitation.state, &invitation.operation)
        else {
            return;
        };
        turn.effects.push(Effect::Poll {
            call: id.clone(),
            what: Poll::Operation(invitation.id.clone(), operation.clone()),
        });
        self.change(id, &invitation.id, |invitation| {
            invitation.next_reading = Some(turn.now.plus(READ_OPERATION_EVERY));
        });
    }

    /// The call is over, and so is everything that rang into it.
    pub(super) fn end_invitations(&mut self, id: &CallId, turn: &mut Turn) {
        let open: Vec<InvitationId> = self
            .watched(id)
            .into_iter()
            .flat_map(|call| &call.invitations)
            .filter(|invitation| !invitation.has_ended())
            .map(|invitation| invitation.id.clone())
            .collect();
        for invitation in open {
            self.close_cancels(id, &invitation, AuditOutcome::CallEnded, turn);
            self.close_entries(&invitation, &Outcome::CallEnded);
            self.change(id, &invitation, |invitation| {
                invitation.state = InvitationState::NoAnswer { at: turn.now };
            });
        }
    }

    fn change(
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

/// Where on the ladder a cancelling stands.
#[derive(Debug, Clone, Copy)]
struct Rung {
    at: usize,
    since: Now,
    asked: Now,
    source: Source,
    entry: u64,
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

/// When time alone moves this invitation on or takes its row away.
fn due(invitation: &Invitation) -> Option<Now> {
    match invitation.state {
        InvitationState::Ringing { since, .. } => Some(since.plus(NO_ANSWER_AFTER)),
        InvitationState::CancelAccepted { at, .. } => Some(at.plus(CANCEL_GRACE)),
        InvitationState::Sending { .. }
        | InvitationState::Cancelling { .. }
        | InvitationState::Failed { .. } => None,
        InvitationState::Cancelled { at }
        | InvitationState::Joined { at }
        | InvitationState::JoinedAnyway { at }
        | InvitationState::NoAnswer { at } => Some(at.plus(ENDED_ROW_STAYS)),
    }
}
