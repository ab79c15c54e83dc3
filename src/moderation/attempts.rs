//! Attempts: what was sent on somebody's behalf and whose result is not known yet, and the lines that record it.

use std::sync::Arc;

use super::activity::{Outcome, StepKind};
use super::audit::{AuditAction, AuditOutcome, AuditRecord, Phase, Source};
use super::command::{Answer, Effect};
use super::console::{Console, Turn};
use super::failure::Failure;
use super::ids::{AttemptId, CallId, InvitationId};
use super::row::{PersonRef, RowKey};
use super::time::Now;

/// An attempt whose result is not known yet.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    pub(super) call: CallId,
    pub(super) source: Source,
    pub(super) asked: Now,
    /// Its entry in the activity panel.
    pub(super) entry: u64,
    pub(super) target: Target,
    pub(super) who: PersonRef,
    /// The id that stands in the path.
    pub(super) participant: Option<String>,
    /// What was answered, once it was.
    pub(super) answer: Option<Answered>,
    /// The roster's proof, while the result line is on its way to the disk.
    pub(super) proof: Option<Proof>,
}

/// What an attempt is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    Removal(RowKey),
    Invite(InvitationId),
    Cancel(InvitationId),
}

/// The traces of an answer, for the record.
#[derive(Debug, Clone, Default)]
pub(super) struct Answered {
    pub(super) status: Option<u16>,
    pub(super) code: Option<String>,
    pub(super) request_id: Option<String>,
    pub(super) client_request_id: Option<String>,
}

/// When and how a roster proved a removal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Proof {
    pub(super) at: Now,
    pub(super) already_left: bool,
    /// Whether the result line has been handed to the writer.
    pub(super) recorded: bool,
}

impl From<&Answer> for Answered {
    fn from(answer: &Answer) -> Self {
        Self {
            status: Some(answer.status),
            code: None,
            request_id: answer.request_id.clone(),
            client_request_id: answer.client_request_id.clone(),
        }
    }
}

impl From<&Failure> for Answered {
    fn from(failure: &Failure) -> Self {
        Self {
            status: failure.status,
            code: failure.code.clone(),
            request_id: failure.request_id.clone(),
            client_request_id: failure.client_request_id.clone(),
        }
    }
}

impl Console {
    pub(super) fn answered(
        &mut self,
        attempt: AttemptId,
        answer: Result<Answer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            return;
        };
        pending.answer = Some(match &answer {
            Ok(answer) => Answered::from(answer),
            Err(failure) => Answered::from(&**failure),
        });
        let call = pending.call.clone();
        match pending.target.clone() {
            Target::Removal(key) => self.removal_answered(attempt, &key, answer, turn),
            Target::Invite(invitation) => self.invite_answered(attempt, &invitation, answer, turn),
            Target::Cancel(invitation) => self.cancel_answered(attempt, &invitation, answer, turn),
        }
        turn.effects.push(Effect::PollOften(call));
    }

    pub(super) fn attempt_waits(
        &mut self,
        attempt: AttemptId,
        until: Now,
        asked_by_graph: bool,
        failure: Arc<Failure>,
        now: Now,
    ) {
        let Some(pending) = self.attempts.get(&attempt) else {
            return;
        };
        let entry = pending.entry;
        self.log.step(entry, StepKind::Retry { failure }, now);
        if asked_by_graph {
            self.log.set(entry, Outcome::Waits { until });
            self.removal_waits(attempt, until);
        }
    }

    /// Begins an attempt: gives it a number and writes its intent.
    pub(super) fn begin(&mut self, pending: Pending, turn: &mut Turn) -> AttemptId {
        self.newest_attempt += 1;
        let id = AttemptId(self.newest_attempt);
        turn.effects
            .push(Effect::Audit(record(id, &pending, Phase::Intent, turn.now)));
        self.attempts.insert(id, pending);
        id
    }

    /// Writes the result of an attempt.
    pub(super) fn record_result(
        &self,
        attempt: AttemptId,
        outcome: AuditOutcome,
        verified: Option<Now>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get(&attempt) else {
            return;
        };
        let mut line = record(attempt, pending, Phase::Result, turn.now);
        line.outcome = Some(outcome);
        line.verified_at = verified.map(|at| at.wall);
        turn.effects.push(Effect::Audit(line));
    }
}

fn record(attempt: AttemptId, pending: &Pending, phase: Phase, now: Now) -> AuditRecord {
    let (action, invitation) = match &pending.target {
        Target::Removal(_) => (AuditAction::Remove, None),
        Target::Invite(id) => (AuditAction::Invite, Some(id.to_string())),
        Target::Cancel(id) => (AuditAction::CancelInvitation, Some(id.to_string())),
    };
    let answer = pending.answer.clone().unwrap_or_default();
    AuditRecord {
        at: now.wall,
        attempt,
        phase,
        action,
        source: pending.source,
        call: pending.call.clone(),
        participant: pending.participant.clone(),
        invitation,
        identity: pending.who.identity.as_deref().map(str::to_owned),
        identity_tenant: pending.who.tenant.as_deref().map(str::to_owned),
        shown_name: pending.who.name.as_str().to_owned(),
        outcome: None,
        status: answer.status,
        code: answer.code,
        request_id: answer.request_id,
        client_request_id: answer.client_request_id,
        verified_at: None,
    }
}
