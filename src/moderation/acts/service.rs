//! Carries out service deeds, such as muting. Sends the request, follows Graph's operation, and gives up if that takes
//! too long.
//!
//! The code is the same for every [`ServiceDeed`]. The conditions of each deed are in `state/deeds/service_rule.rs`.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Poll, Request};
use crate::moderation::event::{AttemptAnswer, OperationFacts, OperationOf};
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, OperationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{AttemptTarget, OpenRequest};
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::deeds::service::{ServiceAct, ServiceState};
use crate::moderation::state::deeds::service_rule::{Obstacle, obstacle_in};
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::state::row::{PersonRef, RowKey};
use crate::moderation::state::watched::Watched;

/// Interval between readings of a running operation.
const READ_EVERY: Duration = Duration::from_secs(2);
/// Longest time that an operation may take before the deed counts as failed. Also how long a finished deed is kept
/// although the roster does not show its effect.
const TAKES_AT_MOST: Duration = Duration::from_secs(10);

impl Console {
    /// Asks Graph to carry out `deed` for the participant with exactly this id. `None` means this app.
    pub(crate) fn serve(
        &mut self,
        id: &CallId,
        deed: ServiceDeed,
        participant: Option<ParticipantId>,
        source: Source,
        turn: &mut Turn,
    ) {
        let who = match self.may_serve(id, deed, participant.as_ref()) {
            Ok(who) => who,
            Err(cause) => return turn.refuse(cause),
        };
        let attempt = self.number_attempt();
        let target = AttemptTarget::Service(deed);
        let mut pending = self.describe(id, source, target, who, turn);
        pending.participant = participant.as_ref().map(ToString::to_string);
        if let Some(call) = self.watched_mut(id) {
            call.service_acts
                .retain(|act| act.participant != participant);
            call.service_acts.push(ServiceAct {
                deed,
                participant: participant.clone(),
                state: ServiceState::Asked,
                attempt,
                operation: None,
            });
        }
        let request = Request::Service { deed, participant };
        self.begin(attempt, pending, request, turn);
    }

    /// Returns a reference to the person concerned, or why the deed is not possible.
    fn may_serve(
        &self,
        id: &CallId,
        deed: ServiceDeed,
        participant: Option<&ParticipantId>,
    ) -> Result<PersonRef, Cause> {
        let call = self.may_act(id)?;
        if deed.is_own() != participant.is_none() {
            return Err(Cause::NotAllowed);
        }
        let row = match participant {
            None => None,
            Some(participant) => {
                let row = call.roster.get(&RowKey::Participant(participant.clone()));
                let row = row.filter(|row| row.is_listed());
                Some(&**row.ok_or(Cause::ParticipantNotFound)?)
            }
        };
        let state = call.call.as_ref().map(|call| &call.state);
        match obstacle_in(deed, row, state, call.is_group(), &call.service_acts) {
            None => Ok(row.map_or_else(PersonRef::nobody, PersonRef::from)),
            Some(Obstacle::NoAddress) => Err(Cause::UnusableId),
            Some(_) => Err(Cause::NotAllowed),
        }
    }

    /// Handles the response to a service deed. If Graph is still working on the operation, the
    /// operation is read later.
    pub(crate) fn service_answered(
        &mut self,
        attempt: AttemptId,
        pending: &OpenRequest,
        answer: Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let facts = match answer {
            Ok(answer) => answer.operation.unwrap_or(OperationFacts {
                operation: None,
                outcome: OperationOutcome::Completed,
            }),
            Err(failure) => {
                return self.service_failed(&pending.call.clone(), attempt, failure, turn);
            }
        };
        self.change_service(&pending.call, attempt, |act| {
            act.operation = facts.operation;
            act.state = ServiceState::Running {
                since: turn.now,
                read_at: turn.now.plus(READ_EVERY),
            };
        });
        if self.watched(&pending.call).is_none() {
            return self.settle(attempt, Outcome::Accepted, turn);
        }
        self.service_operation(&pending.call.clone(), attempt, Some(facts.outcome), turn);
        self.poll(&pending.call, Poll::Roster, turn);
    }

    /// Handles the state of an operation. If the operation cannot be read (`None`), the roster decides.
    pub(crate) fn service_operation(
        &mut self,
        id: &CallId,
        attempt: AttemptId,
        outcome: Option<OperationOutcome>,
        turn: &mut Turn,
    ) {
        match outcome {
            None | Some(OperationOutcome::Running) => {}
            Some(OperationOutcome::Completed) => self.served(id, attempt, turn),
            Some(OperationOutcome::Failed(result)) => {
                let result = result.unwrap_or_default();
                let text = result.message.as_deref().unwrap_or_default();
                let mut failure = Failure::new(Cause::from(&result)).with_message(text);
                failure.code = Some(format!("{}/{}", result.code, result.subcode));
                self.service_failed(id, attempt, Arc::new(failure), turn);
            }
        }
    }

    /// Marks a deed as carried out, unless it has a result already.
    fn served(&mut self, id: &CallId, attempt: AttemptId, turn: &mut Turn) {
        let mut is_news = false;
        self.change_service(id, attempt, |act| {
            if act.state.is_open() {
                act.state = ServiceState::Done { at: turn.now };
                is_news = true;
            }
        });
        if is_news {
            self.settle(attempt, Outcome::Served, turn);
        }
    }

    /// Marks a deed as failed, and records the failure.
    fn service_failed(
        &mut self,
        id: &CallId,
        attempt: AttemptId,
        failure: Arc<Failure>,
        turn: &mut Turn,
    ) {
        self.settle(attempt, Outcome::Failed(failure.clone()), turn);
        if failure.is_call_gone() {
            self.poll(id, Poll::Call, turn);
        }
        let at = turn.now;
        self.change_service(id, attempt, |act| {
            act.state = ServiceState::Failed { at, failure }
        });
    }

    /// Updates the deeds from a new roster. Completes deeds whose effect the roster shows. Drops finished deeds if they
    /// were undone or the person left.
    pub(crate) fn match_service_acts(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let is_over = |act: &ServiceAct| match act.state {
            ServiceState::Done { at } => turn.now.since(at) >= TAKES_AT_MOST && !call.shows(act),
            _ => false,
        };
        // These deeds count as undone. If a later roster shows the effect again, this app did not cause it.
        let undone = call.service_acts.iter().filter(|act| is_over(act));
        let undone: Vec<AttemptId> = undone.map(|act| act.attempt).collect();
        let roster = &call.roster;
        call.service_acts.retain(|act| {
            if undone.contains(&act.attempt) {
                return false;
            }
            let row = act
                .participant
                .clone()
                .map(|id| roster.get(&RowKey::Participant(id)).cloned());
            // A finished deed is dropped once its person has left. A deed in progress is kept until
            // it has a result.
            act.state.is_open() || !matches!(row, Some(None))
        });
        let done: Vec<AttemptId> = call
            .service_acts
            .iter()
            .filter(|act| matches!(act.state, ServiceState::Running { .. }) && call.shows(act))
            .map(|act| act.attempt)
            .collect();
        for attempt in done {
            self.served(id, attempt, turn);
        }
    }

    /// Reads the running operations, and gives up operations that took too long.
    pub(crate) fn tick_service_acts(&mut self, turn: &mut Turn) {
        let mut due: Vec<(CallId, AttemptId, Option<OperationId>, bool)> = Vec::new();
        for call in &self.calls {
            for act in &call.service_acts {
                if let ServiceState::Running { since, read_at } = act.state
                    && read_at.monotonic <= turn.now.monotonic
                {
                    let is_late = turn.now.since(since) >= TAKES_AT_MOST;
                    due.push((call.id.clone(), act.attempt, act.operation.clone(), is_late));
                }
            }
        }
        for (id, attempt, operation, is_late) in due {
            if is_late {
                let failure = Arc::new(Failure::new(Cause::TimedOut));
                self.service_failed(&id, attempt, failure, turn);
                continue;
            }
            let read_at = turn.now.plus(READ_EVERY);
            self.change_service(&id, attempt, |act| {
                if let ServiceState::Running { since, .. } = act.state {
                    act.state = ServiceState::Running { since, read_at };
                }
            });
            if let Some(operation) = operation {
                let what = Poll::Operation(OperationOf::Service(attempt), operation);
                self.poll(&id, what, turn);
            }
        }
    }

    /// Returns the times at which running operations are read next.
    pub(crate) fn service_acts_due(&self) -> impl Iterator<Item = Now> + '_ {
        let acts = self.calls.iter().flat_map(|call| &call.service_acts);
        acts.filter_map(|act| match act.state {
            ServiceState::Running { read_at, .. } => Some(read_at),
            _ => None,
        })
    }

    /// Dismisses the finished deed of a participant. `participant` is `None` for this app.
    pub(crate) fn dismiss_service(&mut self, id: &CallId, participant: Option<&ParticipantId>) {
        if let Some(call) = self.watched_mut(id) {
            call.service_acts
                .retain(|act| act.participant.as_ref() != participant || act.state.is_open());
        }
    }

    /// Changes the deed of this attempt. Does nothing if a newer deed has replaced it.
    fn change_service(
        &mut self,
        id: &CallId,
        attempt: AttemptId,
        change: impl FnOnce(&mut ServiceAct),
    ) {
        let acts = self.watched_mut(id).map(|call| &mut call.service_acts);
        if let Some(act) = acts
            .into_iter()
            .flatten()
            .find(|act| act.attempt == attempt)
        {
            change(act);
        }
    }
}

impl Watched {
    /// Whether the newest roster shows that the deed was carried out.
    fn shows(&self, act: &ServiceAct) -> bool {
        let own = self
            .call
            .as_ref()
            .and_then(|call| call.my_participant.clone());
        let Some(id) = act.participant.clone().or(own) else {
            return false;
        };
        let row = self.roster.get(&RowKey::Participant(id));
        row.is_some_and(|row| act.deed.is_shown(&row.participant))
    }
}
