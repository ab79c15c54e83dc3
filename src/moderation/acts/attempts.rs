//! Attempts: requests whose result is not known yet, and the audit lines that record them.

use std::sync::Arc;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Attempt, Effect, Request};
use crate::moderation::event::AttemptAnswer;
use crate::moderation::evidence::departure::EndedBy;
use crate::moderation::model::audit::{AuditAction, AuditRecord, Phase, Source};
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::request_line::RequestLine;
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AnswerTrace, AttemptProgress, AttemptTarget, OpenRequest};
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome, StepKind, Subject};
use crate::moderation::state::row::{PersonRef, RowKey, RowState};

impl Console {
    /// Makes the [`OpenRequest`] of a request that is about to be sent, and adds its activity entry.
    pub(crate) fn describe(
        &mut self,
        id: &CallId,
        source: Source,
        target: AttemptTarget,
        who: PersonRef,
        turn: &Turn,
    ) -> OpenRequest {
        let subject = match &target {
            AttemptTarget::Cancel(invitation) => {
                Subject::Invited(invitation.clone(), who.clone(), false)
            }
            _ => who.clone().into(),
        };
        let what = ActivityEvent::Did(target.deed(), subject);
        let entry = self.log.add(id.clone(), what, Outcome::OnItsWay, turn.now);
        self.log.made_by(entry, source);
        OpenRequest {
            call: id.clone(),
            source,
            asked: turn.now,
            entry,
            target,
            who,
            participant: None,
            progress: AttemptProgress::default(),
        }
    }

    /// Handles the response to an attempt or a join. Ignores a second response, and responses to requests that were
    /// given up.
    pub(crate) fn answered(
        &mut self,
        attempt: AttemptId,
        answer: Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            return self.joined(attempt, answer, turn);
        };
        if pending.progress.answer.is_some() {
            return;
        }
        let trace = AnswerTrace::new(&answer, turn.now);
        let answered = (!trace.is_lost).then(|| trace.answered(answer.is_ok()));
        pending.progress.answer = Some(trace);
        let pending = pending.clone();
        let call = pending.call.clone();
        for entry in self.entries_of(&pending) {
            self.log.update(entry, |entry| {
                entry.answer.clone_from(&answered);
                if let Some(line) = sent_line(&answer).cloned() {
                    entry.sent = Some(line);
                }
            });
        }
        match pending.target.clone() {
            AttemptTarget::Removal(key) => {
                self.removal_answered(attempt, &pending, &key, answer, turn);
            }
            AttemptTarget::Invite(invitations) => {
                self.invite_answered(attempt, pending, &invitations, answer, turn);
            }
            AttemptTarget::Cancel(invitation) => {
                self.cancel_answered(attempt, pending, &invitation, answer, turn);
            }
            AttemptTarget::Leave => self.leave_answered(attempt, &pending, answer, turn),
            AttemptTarget::Service(_) => self.service_answered(attempt, &pending, answer, turn),
        }
        if self.is_live(&call) {
            turn.effects.push(Effect::PollOften(call));
        }
    }

    /// Records that an attempt or a join will be sent again: a try met a problem, or Graph asked for a pause.
    pub(crate) fn attempt_waits(
        &mut self,
        attempt: AttemptId,
        until: Now,
        asked_by_graph: bool,
        failure: Arc<Failure>,
        now: Now,
    ) {
        let until = asked_by_graph.then_some(until);
        let Some(pending) = self.attempts.get(&attempt) else {
            return self.join_waits(attempt, until, failure, now);
        };
        let entries = self.entries_of(pending);
        if let Some(open) = self.attempts.get_mut(&attempt) {
            open.progress.note_retry(&failure);
        }
        let outcome = until.map_or(Outcome::OnItsWay, |until| Outcome::Waits { until });
        for entry in entries {
            let failure = failure.clone();
            self.log.step(entry, StepKind::Retry { failure }, now);
            self.log.set(entry, outcome.clone());
        }
        self.removal_waits(attempt, until);
    }

    /// Returns the numbers of an attempt's activity entries. A request that invites people has one for each invitation
    /// that the call still lists. Any other attempt has exactly one.
    pub(crate) fn entries_of(&self, pending: &OpenRequest) -> Vec<u64> {
        let AttemptTarget::Invite(invitations) = &pending.target else {
            return vec![pending.entry];
        };
        let call = self.watched(&pending.call).into_iter();
        let records = call.flat_map(|call| &call.invitations);
        records
            .filter(|record| invitations.contains(&record.id))
            .map(|record| record.entry)
            .collect()
    }

    /// Returns the call that the person of an invitation is moved from. `None` if nobody is moved.
    fn moved_from(&self, pending: &OpenRequest) -> Option<CallId> {
        let AttemptTarget::Invite(invitations) = &pending.target else {
            return None;
        };
        let call = self.watched(&pending.call)?;
        let mut records = invitations.iter().filter_map(|id| call.invitation(id));
        records.find_map(|it| Some(it.replaces.as_ref()?.0.clone()))
    }

    pub(crate) fn number_attempt(&mut self) -> AttemptId {
        self.newest_attempt += 1;
        AttemptId(self.newest_attempt)
    }

    /// Starts an attempt: writes its intent to the audit log, then sends the request.
    pub(crate) fn begin(
        &mut self,
        attempt: AttemptId,
        pending: OpenRequest,
        request: Request,
        turn: &mut Turn,
    ) {
        for entry in self.entries_of(&pending) {
            self.log.is_recorded(entry, attempt, pending.source);
        }
        let mut intent = record(attempt, &pending, Phase::Intent, turn.now);
        intent.moved_from = self.moved_from(&pending);
        turn.record(intent);
        let is_paced = pending.is_paced();
        if is_paced {
            self.pacer.sent(attempt, &pending.call, turn.now.monotonic);
        }
        let request = Attempt {
            id: attempt,
            call: pending.call.clone(),
            request,
            is_paced,
        };
        turn.send(attempt, Effect::Send(request));
        self.attempts.insert(attempt, pending);
    }

    /// Records an action without a request in the audit log, such as switching raid mode on. Returns the attempt number
    /// of the line.
    pub(crate) fn record_switch(
        &mut self,
        action: impl Into<AuditAction>,
        source: Source,
        call: Option<&CallId>,
        who: &PersonRef,
        turn: &mut Turn,
    ) -> AttemptId {
        self.record_switch_noting(action, source, call, (who, None), turn)
    }

    /// Does what [`Self::record_switch`] does, with a note on the line of the audit log.
    pub(crate) fn record_switch_noting(
        &mut self,
        action: impl Into<AuditAction>,
        source: Source,
        call: Option<&CallId>,
        (who, note): (&PersonRef, Option<String>),
        turn: &mut Turn,
    ) -> AttemptId {
        let attempt = self.number_attempt();
        let visit = who.key.as_ref().and_then(RowKey::participant);
        let line = AuditRecord {
            call: call.cloned(),
            participant: visit.map(ToString::to_string),
            identity: who.identity.as_deref().map(str::to_owned),
            identity_tenant: who.tenant.as_deref().map(str::to_owned),
            shown_name: who.name.as_str().to_owned(),
            note,
            ..AuditRecord::new(turn.now.wall, attempt, Phase::Switch, action, source)
        };
        turn.record(line);
        attempt
    }

    /// Does what [`Self::record_switch`] does, and adds an entry to the call's activity. The operator can add notes to
    /// the entry.
    pub(crate) fn tell_switch(
        &mut self,
        call: &CallId,
        deed: Deed,
        who: PersonRef,
        source: Source,
        turn: &mut Turn,
    ) {
        let attempt = self.record_switch(deed, source, Some(call), &who, turn);
        let what = ActivityEvent::Did(deed, who.into());
        let entry = self.log.add(call.clone(), what, Outcome::Noted, turn.now);
        self.log.made_by(entry, source);
        self.log.is_recorded(entry, attempt, source);
    }

    /// Writes a result of an attempt to the audit log, with the proof if there is one. The attempt
    /// stays open.
    pub(crate) fn report(&mut self, attempt: AttemptId, outcome: &Outcome, turn: &mut Turn) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            return;
        };
        pending.progress.is_reported = true;
        pending.progress.unwritten += 1;
        let mut line = record(attempt, pending, Phase::Result, turn.now);
        line.outcome = pending.recorded(outcome);
        if let Outcome::Gone { settled, .. } = outcome {
            line.first_answer_lost = settled.how == EndedBy::RemovedAnswerLost;
            line.evidence = Some(settled.evidence);
            line.verified_at = pending.progress.proof.map(|proof| proof.at.wall);
        }
        turn.record(line);
    }

    /// Writes the last result of an attempt to the audit log, and removes the attempt.
    pub(crate) fn finish(&mut self, attempt: AttemptId, outcome: &Outcome, turn: &mut Turn) {
        self.report(attempt, outcome, turn);
        self.attempts.remove(&attempt);
    }

    /// Writes a result of an attempt to the audit log, and shows it in the activity entry. The
    /// attempt stays open.
    pub(crate) fn tell_result(&mut self, attempt: AttemptId, outcome: Outcome, turn: &mut Turn) {
        self.report(attempt, &outcome, turn);
        if let Some(pending) = self.attempts.get(&attempt) {
            self.log.set(pending.entry, outcome);
        }
    }

    /// Writes the last result of an attempt to the audit log and the activity entry. Then removes the attempt.
    pub(crate) fn settle(&mut self, attempt: AttemptId, outcome: Outcome, turn: &mut Turn) {
        self.tell_result(attempt, outcome, turn);
        self.attempts.remove(&attempt);
    }

    /// Counts down the result lines of an attempt, after the worker wrote one or failed to.
    ///
    /// The row of a proved removal shows the result once none of its result lines is still being written.
    pub(crate) fn result_written(&mut self, attempt: AttemptId, turn: &mut Turn) {
        let Some(pending) = self.attempts.get_mut(&attempt) else {
            return;
        };
        let progress = &mut pending.progress;
        progress.unwritten = progress.unwritten.saturating_sub(1);
        if progress.unwritten == 0
            && let Some(proof) = progress.proof
            && proof.recorded
        {
            self.tell_proved(attempt, proof, turn);
        }
    }

    /// Ends the answered attempts of a call, because no further roster will come. Writes `outcome` for each that has no
    /// result line yet. Removals whose proof is already being recorded stay open.
    pub(crate) fn end_attempts(&mut self, id: &CallId, outcome: &Outcome, turn: &mut Turn) {
        let open: Vec<(AttemptId, OpenRequest)> = self
            .attempts
            .iter()
            .filter(|(_, pending)| &pending.call == id)
            .filter(|(_, OpenRequest { progress, .. })| {
                progress.answer.is_some() && !progress.proof.is_some_and(|proof| proof.recorded)
            })
            .map(|(attempt, pending)| (*attempt, pending.clone()))
            .collect();
        for (attempt, pending) in open {
            if !pending.progress.is_reported {
                self.report(attempt, outcome, turn);
            }
            self.attempts.remove(&attempt);
            if self.has_failed(attempt, &pending) {
                continue;
            }
            if *outcome == Outcome::CallEnded {
                self.log.set(pending.entry, Outcome::CallEnded);
            }
            self.give_up_row(&pending);
        }
    }

    /// Whether the row shows this removal as failed, or the operator dismissed its failure or alarm. The attempt is
    /// then open only because the removal may still have worked.
    fn has_failed(&self, attempt: AttemptId, pending: &OpenRequest) -> bool {
        let AttemptTarget::Removal(key) = &pending.target else {
            return false;
        };
        let row = self
            .watched(&pending.call)
            .and_then(|call| call.roster.get(key));
        row.is_some_and(|row| {
            let dismissed = row.dismissed_removal();
            matches!(row.state, RowState::Failed { .. })
                || dismissed.is_some_and(|(dismissed, _)| dismissed == attempt)
        })
    }

    /// Ends all attempts and joins without a response as lost. The program is closing and handles no more responses.
    pub(crate) fn lose_unanswered(&mut self, turn: &mut Turn) {
        let unanswered: Vec<AttemptId> = self
            .attempts
            .iter()
            .filter(|(_, pending)| pending.progress.answer.is_none())
            .map(|(attempt, _)| *attempt)
            .collect();
        for attempt in unanswered {
            self.finish(attempt, &Outcome::AnswerLost, turn);
        }
        self.lose_joins(turn);
    }
}

/// Returns the request that was sent, if the response or the failure names it.
fn sent_line(answer: &Result<AttemptAnswer, Arc<Failure>>) -> Option<&RequestLine> {
    match answer {
        Ok(answer) => answer.request.as_ref(),
        Err(failure) => failure.request.as_ref(),
    }
}

/// Makes the audit line for the intent or result of an attempt, with the facts known so far.
fn record(attempt: AttemptId, pending: &OpenRequest, phase: Phase, now: Now) -> AuditRecord {
    let deed = pending.target.deed();
    let mut line = AuditRecord {
        call: Some(pending.call.clone()),
        participant: pending.participant.clone(),
        invitation: pending.target.invitation(),
        identity: pending.who.identity.as_deref().map(str::to_owned),
        identity_tenant: pending.who.tenant.as_deref().map(str::to_owned),
        shown_name: pending.who.name.as_str().to_owned(),
        ..AuditRecord::new(now.wall, attempt, phase, deed, pending.source)
    };
    if let Some(answer) = &pending.progress.answer {
        answer.add_to(&mut line);
    }
    line
}
