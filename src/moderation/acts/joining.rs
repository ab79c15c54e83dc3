//! Joins a meeting by creating a call.
//!
//! If the response is lost, the request is not repeated, since the app could join twice. The new call's id is saved
//! first of all. The call is then read often until it is connected, for two minutes at most.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::{AttemptAnswer, Created};
use crate::moderation::model::audit::{AuditRecord, Phase, Source};
use crate::moderation::model::call::CallState;
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::AnswerTrace;
use crate::moderation::state::activity::entry::{
    ActivityEntry, ActivityEvent, Outcome, StepKind, Subject,
};
use crate::moderation::state::deeds::join::{CallSetup, Join, JoinState};
use crate::moderation::state::deeds::keep_alive::KeepAliveClock;
use crate::moderation::state::saved::SavedCall;
use crate::moderation::state::watched::Watched;

/// Interval between readings of a call that is being set up. Joining usually takes a few seconds.
const READ_EVERY: Duration = Duration::from_secs(2);
/// How long a call that is being set up is read more often than others.
const READ_OFTEN_FOR: Duration = Duration::from_mins(2);

impl Console {
    /// Sends a request to create a call. The request is repeated automatically only after a 401 or
    /// 429, since otherwise the app could join twice.
    pub(crate) fn join(&mut self, new: NewCall, source: Source, turn: &mut Turn) {
        if self.session.is_none() {
            return turn.refuse(Cause::SignedOut);
        }
        let same = |join: &Arc<Join>| join.is_open() && join.new == new;
        if self.joins.iter().any(same) {
            return turn.refuse(Cause::NotAllowed);
        }
        // This join takes the place of an earlier, failed join to the same meeting.
        let place = self.joins.iter().position(|join| join.new == new);
        self.joins.retain(|join| join.new != new);
        let attempt = self.number_attempt();
        let label = new.meeting.label();
        let what = ActivityEvent::Did(Deed::Join, Subject::Meeting(label.clone()));
        let entry = self.log.add(None, what, Outcome::OnItsWay, turn.now);
        self.log.is_recorded(entry, attempt, source);
        let join = Join {
            attempt,
            new: new.clone(),
            asked: turn.now,
            state: JoinState::Sending,
            source,
            entry,
        };
        turn.record(record(&join, turn.now));
        // The worker fills in the call's id once Graph has returned it.
        let saved = SavedCall {
            label: Some(label),
            created: Some(turn.now.wall),
            keep_alive: true,
            kept_alive: Some(turn.now.wall),
            ..SavedCall::new("".into(), turn.now.wall)
        };
        let create = Effect::Join {
            attempt,
            new: Box::new(new),
            saved: Box::new(saved),
        };
        turn.send(attempt, create);
        let place = place.unwrap_or(self.joins.len());
        self.joins.insert(place, Arc::new(join));
    }

    /// Handles the response to a request that creates a call.
    pub(crate) fn joined(
        &mut self,
        attempt: AttemptId,
        answer: Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let Some(join) = self
            .joins
            .iter()
            .find(|join| join.attempt == attempt)
            .cloned()
        else {
            return;
        };
        let answer = answer.and_then(|mut answer| match answer.created.take() {
            Some(created) => Ok((*created, answer)),
            None => Err(Arc::new(Failure::abandoned())),
        });
        let (created, answer) = match answer {
            Ok(answer) => answer,
            Err(failure) => return self.join_failed(&join, failure, turn),
        };
        self.joins.retain(|join| join.attempt != attempt);
        let request = answer.request.clone();
        let answer = Ok(answer);
        let answered = AnswerTrace::new(&answer, turn.now).answered(true);
        self.log.update(join.entry, |entry| {
            entry.call = Some(created.id.clone());
            entry.outcome = Outcome::Created;
            entry.answer = Some(answered);
            entry.sent = request;
        });
        let line = AuditRecord {
            call: Some(created.id.clone()),
            outcome: Some(AuditOutcome::Created),
            ..result(&join, &answer, turn.now)
        };
        turn.record(line);
        self.watch_created(created, &join, turn);
    }

    /// Writes a failed join to the audit log, and shows the failure.
    fn join_failed(&mut self, join: &Join, failure: Arc<Failure>, turn: &mut Turn) {
        let outcome = match (&failure.cause, failure.is_answer_lost()) {
            (Cause::Stopped, _) => AuditOutcome::Stopped,
            (_, true) => AuditOutcome::AnswerLost,
            (_, false) => AuditOutcome::Failed,
        };
        let line = AuditRecord {
            outcome: Some(outcome),
            ..result(join, &Err(failure.clone()), turn.now)
        };
        turn.record(line);
        self.log.set(join.entry, Outcome::Failed(failure.clone()));
        let at = turn.now;
        self.change_join(join.attempt, |join| {
            join.state = JoinState::Failed { at, failure };
        });
    }

    /// Adds the created call to the list of watched calls, and reads it often at first.
    fn watch_created(&mut self, created: Created, join: &Join, turn: &mut Turn) {
        let Created { id, call, asked } = created;
        let known = self.calls.iter().position(|known| known.id == id);
        let mut watched = known.map_or_else(
            || Watched::new(id.clone(), turn.now),
            |at| self.calls.remove(at),
        );
        watched.created = Some(asked.wall);
        watched.label = Some(join.new.meeting.label());
        watched.keeping = Some(KeepAliveClock::created(asked));
        watched.call.get_or_insert(call);
        watched.begin_setting_up(turn.now);
        self.calls.push(watched);
        self.pass_on_facts(&id);
        if self.session.is_some() {
            turn.effects.push(Effect::StartPolling(id.clone()));
            turn.effects.push(Effect::PollOften(id.clone()));
        }
        self.keep(&id, turn);
    }

    /// Shows in the activity the result of setting up a call that this app created. In the audit log, a join ends as
    /// soon as Graph has created the call.
    pub(crate) fn settle_join(&mut self, id: &CallId, outcome: Outcome) {
        let is_open = |entry: &&Arc<ActivityEntry>| {
            entry.outcome == Outcome::Created && entry.call.as_ref() == Some(id)
        };
        let entry = self.log.entries().iter().rfind(is_open);
        if let Some(number) = entry.map(|entry| entry.number) {
            self.log.set(number, outcome);
        }
    }

    /// Shows that a join waits until `until`, because Graph asked for a pause. `None` means that the join is sent again
    /// after a problem.
    pub(crate) fn join_waits(
        &mut self,
        attempt: AttemptId,
        until: Option<Now>,
        failure: Arc<Failure>,
        now: Now,
    ) {
        let mut entry = None;
        self.change_join(attempt, |join| {
            entry = Some(join.entry);
            join.state = until.map_or(JoinState::Sending, |until| JoinState::Waits { until });
        });
        if let Some(entry) = entry {
            self.log.step(entry, StepKind::Retry { failure }, now);
            let outcome = until.map_or(Outcome::OnItsWay, |until| Outcome::Waits { until });
            self.log.set(entry, outcome);
        }
    }

    /// Removes a failed join from the window.
    pub(crate) fn dismiss_join(&mut self, attempt: AttemptId) {
        self.joins
            .retain(|join| join.attempt != attempt || join.is_open());
    }

    /// Gives up a join that waits because Graph asked for a pause. Returns whether `attempt` is a
    /// join.
    pub(crate) fn stop_join(&mut self, attempt: AttemptId, turn: &mut Turn) -> bool {
        let found = self.joins.iter().find(|join| join.attempt == attempt);
        let Some(join) = found.cloned() else {
            return false;
        };
        match join.state {
            JoinState::Waits { until } if turn.now.monotonic < until.monotonic => {
                turn.effects.push(Effect::GiveUp(attempt));
                let failure = Arc::new(Failure::new(Cause::Stopped));
                self.join_failed(&join, failure, turn);
            }
            _ => turn.refuse(Cause::NotAllowed),
        }
        true
    }

    /// Fails each join that still waits for a response. The audit log says that the answer was lost.
    ///
    /// Called when later responses cannot be handled: the program ends, or a session of another app, tenant or Graph
    /// host starts.
    pub(crate) fn lose_joins(&mut self, turn: &mut Turn) {
        let open: Vec<Arc<Join>> = self
            .joins
            .iter()
            .filter(|join| join.is_open())
            .cloned()
            .collect();
        for join in open {
            let failure = Arc::new(Failure::new(Cause::TimedOut));
            self.join_failed(&join, failure, turn);
        }
    }

    /// Reads the calls that are being set up, if their next reading is due.
    pub(crate) fn tick_setting_up(&mut self, turn: &mut Turn) {
        let now = turn.now;
        let mut due = Vec::new();
        for call in self.calls.iter_mut().filter(|call| call.ended.is_none()) {
            if let Some(setting_up) = &mut call.setting_up
                && setting_up
                    .next_reading
                    .is_some_and(|at| at <= now.monotonic)
            {
                let next = now.plus(READ_EVERY);
                let goes_on = next.since(setting_up.since) < READ_OFTEN_FOR;
                setting_up.next_reading = goes_on.then_some(next.monotonic);
                due.push(call.id.clone());
            }
        }
        for id in due {
            self.poll(&id, Poll::Call, turn);
        }
    }

    /// Returns the monotonic times at which calls being set up are read next.
    pub(crate) fn setting_up_due(&self) -> impl Iterator<Item = Duration> + '_ {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        live.filter(|_| self.session.is_some())
            .filter_map(|call| call.setting_up.as_ref()?.next_reading)
    }

    fn change_join(&mut self, attempt: AttemptId, change: impl FnOnce(&mut Join)) {
        if let Some(join) = self.joins.iter_mut().find(|join| join.attempt == attempt) {
            change(Arc::make_mut(join));
        }
    }
}

impl Watched {
    /// Starts to read a call more often, because it is being set up.
    fn begin_setting_up(&mut self, now: Now) {
        self.setting_up = Some(CallSetup {
            since: now,
            next_reading: Some(now.plus(READ_EVERY).monotonic),
        });
    }

    /// Updates whether the call is still being set up, after a reading of it. Returns whether it
    /// has just become connected.
    pub(crate) fn note_setting_up(&mut self, now: Now) -> bool {
        let state = self.call.as_ref().map(|call| &call.state);
        let is_setting_up = matches!(
            state,
            Some(CallState::Establishing | CallState::Incoming | CallState::Ringing)
        );
        match (is_setting_up, self.setting_up.is_some()) {
            (true, false) => self.begin_setting_up(now),
            (false, true) => {
                self.setting_up = None;
                return matches!(state, Some(CallState::Established));
            }
            _ => {}
        }
        false
    }
}

/// Makes the audit line for the intent of a join.
fn record(join: &Join, now: Now) -> AuditRecord {
    let (phase, action) = (Phase::Intent, Deed::Join);
    AuditRecord {
        identity_tenant: Some(join.new.tenant.to_string()),
        shown_name: join.new.meeting.label().to_string(),
        ..AuditRecord::new(now.wall, join.attempt, phase, action, join.source)
    }
}

/// Makes the audit line for the result of a join.
fn result(join: &Join, answer: &Result<AttemptAnswer, Arc<Failure>>, now: Now) -> AuditRecord {
    let mut line = record(join, now);
    line.phase = Phase::Result;
    AnswerTrace::new(answer, now).add_to(&mut line);
    line
}
