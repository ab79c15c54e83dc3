//! Muting: one participant by the service, which nobody can undo from here, and this app's own microphone.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Poll, Request};
use crate::moderation::event::{Answer, MuteFacts, OperationOf};
use crate::moderation::model::audit::{AuditOutcome, Source};
use crate::moderation::model::call::CallState;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId, OperationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::{Pending, Target};
use crate::moderation::state::activity::entry::{Outcome, What};
use crate::moderation::state::deeds::mute::{Mute, MuteState};
use crate::moderation::state::deeds::mute_obstacle::{MuteObstacle, obstacle};
use crate::moderation::state::invitation::OperationOutcome;
use crate::moderation::state::row::{PersonRef, RowKey};
use crate::moderation::state::watched::Watched;

/// How often an operation of muting that goes on is read, and how long it may take.
const READ_EVERY: Duration = Duration::from_secs(2);
const TAKES_AT_MOST: Duration = Duration::from_secs(10);

impl Console {
    /// Mutes exactly this participant.
    pub(crate) fn mute(
        &mut self,
        id: &CallId,
        participant: ParticipantId,
        source: Source,
        turn: &mut Turn,
    ) {
        let who = match self.may_mute(id, &participant) {
            Ok(who) => who,
            Err(cause) => return turn.refuse(cause),
        };
        let what = What::Mute { who: who.clone() };
        let target = Target::Mute(participant.clone());
        let request = Request::Mute(participant.clone());
        let begun = Begun {
            participant: Some(participant),
            mutes: true,
        };
        self.begin_mute(id, source, (what, target, request), who, begun, turn);
    }

    /// Mutes or unmutes this app.
    pub(crate) fn mute_self(&mut self, id: &CallId, mute: bool, source: Source, turn: &mut Turn) {
        let call = match self.may_act(id) {
            Ok(call) => call,
            Err(cause) => return turn.refuse(cause),
        };
        let is_up = call
            .call
            .as_ref()
            .is_some_and(|call| call.state == CallState::Established);
        if !is_up || call.open_mute(None).is_some() {
            return turn.refuse(Cause::NotAllowed);
        }
        let what = What::MuteSelf { mute };
        let nobody = PersonRef::nobody();
        let begun = Begun {
            participant: None,
            mutes: mute,
        };
        let how = (what, Target::MuteSelf(mute), Request::MuteSelf(mute));
        self.begin_mute(id, source, how, nobody, begun, turn);
    }

    fn may_mute(&self, id: &CallId, participant: &ParticipantId) -> Result<PersonRef, Cause> {
        let call = self.may_act(id)?;
        let row = call.roster.get(&RowKey::Participant(participant.clone()));
        let row = row
            .filter(|row| row.is_listed())
            .ok_or(Cause::ParticipantNotFound)?;
        let state = call.call.as_ref().map(|call| &call.state);
        let on_its_way = call.open_mute(Some(participant)).is_some();
        match obstacle(row, state, call.is_group(), on_its_way) {
            None => Ok(PersonRef::from(&**row)),
            Some(MuteObstacle::NoAddress) => Err(Cause::UnusableId),
            Some(_) => Err(Cause::NotAllowed),
        }
    }

    fn begin_mute(
        &mut self,
        id: &CallId,
        source: Source,
        (what, target, request): (What, Target, Request),
        who: PersonRef,
        begun: Begun,
        turn: &mut Turn,
    ) {
        let attempt = self.number_attempt();
        let mut pending = self.describe(id, source, what, target, who, turn);
        pending.participant = begun.participant.as_ref().map(ToString::to_string);
        if let Some(call) = self.watched_mut(id) {
            call.mutes
                .retain(|mute| mute.participant != begun.participant);
            call.mutes.push(Mute {
                participant: begun.participant,
                mutes: begun.mutes,
                state: MuteState::Asked,
                attempt,
                entry: pending.entry,
                operation: None,
            });
        }
        self.begin(attempt, pending, request, turn);
    }

    /// Takes over the answer; an operation that goes on is followed.
    pub(crate) fn mute_answered(
        &mut self,
        attempt: AttemptId,
        pending: &Pending,
        answer: Result<Answer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let facts = match answer {
            Ok(answer) => answer.mute.unwrap_or(MuteFacts {
                operation: None,
                outcome: OperationOutcome::Completed,
            }),
            Err(failure) => return self.mute_failed(&pending.call.clone(), attempt, failure, turn),
        };
        self.change_mute(&pending.call, attempt, |mute| {
            mute.operation = facts.operation;
            mute.state = MuteState::Running {
                since: turn.now,
                read_at: turn.now.plus(READ_EVERY),
            };
        });
        if self.watched(&pending.call).is_none() {
            self.log.set(pending.entry, Outcome::Accepted);
            return self.finish(attempt, AuditOutcome::Unverified, turn);
        }
        self.mute_operation(&pending.call.clone(), attempt, Some(facts.outcome), turn);
        self.poll(&pending.call, Poll::Roster, turn);
    }

    /// Takes over how the operation stands; one that cannot be read is left to the roster.
    pub(crate) fn mute_operation(
        &mut self,
        id: &CallId,
        attempt: AttemptId,
        outcome: Option<OperationOutcome>,
        turn: &mut Turn,
    ) {
        match outcome {
            None | Some(OperationOutcome::Running) => {}
            Some(OperationOutcome::Completed) => self.mute_done(id, attempt, turn),
            Some(OperationOutcome::Failed(result)) => {
                let result = result.unwrap_or_default();
                let text = result.message.as_deref().unwrap_or_default();
                let mut failure = Failure::new(Cause::from(&result)).with_message(text);
                failure.code = Some(format!("{}/{}", result.code, result.subcode));
                self.mute_failed(id, attempt, Arc::new(failure), turn);
            }
        }
    }

    fn mute_done(&mut self, id: &CallId, attempt: AttemptId, turn: &mut Turn) {
        let mut told = None;
        self.change_mute(id, attempt, |mute| {
            if mute.state.is_open() {
                mute.state = MuteState::Done { at: turn.now };
                told = Some((mute.entry, mute.mutes));
            }
        });
        let Some((entry, mutes)) = told else { return };
        let (outcome, line) = if mutes {
            (Outcome::Muted, AuditOutcome::Muted)
        } else {
            (Outcome::Unmuted, AuditOutcome::Unmuted)
        };
        self.log.set(entry, outcome);
        self.finish(attempt, line, turn);
    }

    fn mute_failed(
        &mut self,
        id: &CallId,
        attempt: AttemptId,
        failure: Arc<Failure>,
        turn: &mut Turn,
    ) {
        if let Some(pending) = self.attempts.get(&attempt) {
            let entry = pending.entry;
            let outcome = pending.progress.or_lost(AuditOutcome::Failed);
            self.finish(attempt, outcome, turn);
            self.log.set(entry, Outcome::Failed(failure.clone()));
        }
        if failure.is_call_gone() {
            self.poll(id, Poll::Call, turn);
        }
        let at = turn.now;
        self.change_mute(id, attempt, |mute| {
            mute.state = MuteState::Failed { at, failure }
        });
    }

    /// What a new roster says of mutings that go on, and of those that were done.
    pub(crate) fn match_mutes(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let roster = &call.roster;
        call.mutes.retain(|mute| {
            let row = mute
                .participant
                .clone()
                .map(|id| roster.get(&RowKey::Participant(id)).cloned());
            // A person who left takes the failure along; what is on its way is still answered.
            mute.state.is_open() || !matches!(row, Some(None))
        });
        let done: Vec<AttemptId> = call
            .mutes
            .iter()
            .filter(|mute| matches!(mute.state, MuteState::Running { .. }) && call.shows(mute))
            .map(|mute| mute.attempt)
            .collect();
        for attempt in done {
            self.mute_done(id, attempt, turn);
        }
    }

    /// Reads operations that go on, and gives up those that took too long.
    pub(crate) fn tick_mutes(&mut self, turn: &mut Turn) {
        let mut due: Vec<(CallId, AttemptId, Option<OperationId>, bool)> = Vec::new();
        for call in &self.calls {
            for mute in &call.mutes {
                if let MuteState::Running { since, read_at } = mute.state
                    && read_at.monotonic <= turn.now.monotonic
                {
                    let is_late = turn.now.since(since) >= TAKES_AT_MOST;
                    due.push((
                        call.id.clone(),
                        mute.attempt,
                        mute.operation.clone(),
                        is_late,
                    ));
                }
            }
        }
        for (id, attempt, operation, is_late) in due {
            if is_late {
                let failure = Arc::new(Failure::new(Cause::TimedOut));
                self.mute_failed(&id, attempt, failure, turn);
                continue;
            }
            let read_at = turn.now.plus(READ_EVERY);
            self.change_mute(&id, attempt, |mute| {
                if let MuteState::Running { since, .. } = mute.state {
                    mute.state = MuteState::Running { since, read_at };
                }
            });
            if let Some(operation) = operation {
                let what = Poll::Operation(OperationOf::Mute(attempt), operation);
                self.poll(&id, what, turn);
            }
        }
    }

    pub(crate) fn mutes_due(&self) -> impl Iterator<Item = Now> + '_ {
        let mutes = self.calls.iter().flat_map(|call| &call.mutes);
        mutes.filter_map(|mute| match mute.state {
            MuteState::Running { read_at, .. } => Some(read_at),
            _ => None,
        })
    }

    /// A muting that failed was read.
    pub(crate) fn dismiss_mute(&mut self, id: &CallId, participant: Option<&ParticipantId>) {
        if let Some(call) = self.watched_mut(id) {
            call.mutes
                .retain(|mute| mute.participant.as_ref() != participant || mute.state.is_open());
        }
    }

    fn change_mute(&mut self, id: &CallId, attempt: AttemptId, change: impl FnOnce(&mut Mute)) {
        let mutes = self.watched_mut(id).map(|call| &mut call.mutes);
        if let Some(mute) = mutes
            .into_iter()
            .flatten()
            .find(|mute| mute.attempt == attempt)
        {
            change(mute);
        }
    }
}

/// Whose microphone is switched, and how.
struct Begun {
    participant: Option<ParticipantId>,
    mutes: bool,
}

impl Watched {
    fn open_mute(&self, participant: Option<&ParticipantId>) -> Option<&Mute> {
        self.mutes
            .iter()
            .find(|mute| mute.participant.as_ref() == participant && mute.state.is_open())
    }

    /// Whether the newest roster shows what this muting wants.
    fn shows(&self, mute: &Mute) -> bool {
        let own = self
            .call
            .as_ref()
            .and_then(|call| call.my_participant.clone());
        let Some(id) = mute.participant.clone().or(own) else {
            return false;
        };
        let row = self.roster.get(&RowKey::Participant(id));
        row.is_some_and(|row| match &mute.participant {
            Some(_) => row.participant.media.server_muted,
            None => row.participant.muted == Some(mute.mutes),
        })
    }
}
