//! The mind: takes events, decides, and answers with effects.
//!
//! Every rule about who may be removed, when a row is gone and what an invitation does stands behind
//! [`Console::apply`]. It knows no clock, no network and no file; the worker carries its effects out.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::activity::{ActivityLog, Outcome, What};
use super::attempts::Pending;
use super::audit::AuditOutcome;
use super::call::{Call, CallState};
use super::command::{Command, Effect, Event, Poll, SessionFacts};
use super::failure::{Cause, Failure};
use super::ids::{AttemptId, CallId, check_segment};
use super::participant::Participant;
use super::roster::{Facts, RosterChange};
use super::row::{PersonRef, RowKey};
use super::snapshot::CallView;
use super::time::Now;
use super::watched::Watched;

/// The state of everything that is watched and asked for.
#[derive(Debug, Default)]
pub struct Console {
    pub(super) calls: Vec<Watched>,
    pub(super) session: Option<SessionFacts>,
    /// Whose list this is; another sign-in than this one begins with an empty list.
    owner: Option<SessionFacts>,
    pub(super) attempts: BTreeMap<AttemptId, Pending>,
    pub(super) newest_attempt: u64,
    pub(super) log: ActivityLog,
    /// Whether Graph answered 400 to an id of our own once in this session.
    pub(super) own_id_refused: bool,
}

/// One event being taken over: when, and what it leads to.
pub(super) struct Turn {
    pub(super) now: Now,
    pub(super) effects: Vec<Effect>,
}

impl Turn {
    fn new(now: Now) -> Self {
        Self {
            now,
            effects: Vec::new(),
        }
    }

    /// Refuses a command by our own rules.
    pub(super) fn refuse(&mut self, cause: Cause) {
        self.effects
            .push(Effect::Refuse(Arc::new(Failure::new(cause))));
    }
}

impl Console {
    /// Takes over one event and says what has to be done outside.
    pub fn apply(&mut self, event: Event, now: Now) -> Vec<Effect> {
        let mut turn = Turn::new(now);
        match event {
            Event::Command(command) => self.command(command, &mut turn),
            Event::SignedIn(facts) => self.signed_in(facts, &mut turn),
            Event::SignedOut => self.signed_out(&mut turn),
            Event::Roster {
                call,
                asked,
                participants,
                may_be_cut,
            } => self.roster(&call, asked, participants, may_be_cut, &mut turn),
            Event::RosterFailed {
                call,
                failure,
                next_try,
                ..
            } => self.poll_failed(&call, failure, next_try, true, &mut turn),
            Event::CallRead { call, asked, read } => self.call_read(&call, asked, read, &mut turn),
            Event::CallFailed {
                call,
                failure,
                next_try,
                ..
            } => self.call_failed(&call, failure, next_try, &mut turn),
            Event::OperationRead {
                call,
                invitation,
                outcome,
            } => self.operation_read(&call, &invitation, outcome, now),
            Event::AttemptWaits {
                attempt,
                until,
                asked_by_graph,
                failure,
            } => self.attempt_waits(attempt, until, asked_by_graph, failure, now),
            Event::Answered { attempt, answer } => self.answered(attempt, answer, &mut turn),
            Event::ResultWritten { attempt } => self.result_written(attempt),
            Event::Tick => self.tick(&mut turn),
        }
        turn.effects
    }

    /// The watched calls as the window shows them, in the order in which they were added.
    pub fn views(&self, now: Now) -> Vec<CallView> {
        self.calls.iter().map(|call| call.view(now)).collect()
    }

    /// What happened, oldest first.
    pub fn activity(&self) -> &ActivityLog {
        &self.log
    }

    /// How many requests of persons are on their way or wait for Graph's answer.
    pub fn in_flight(&self) -> usize {
        self.attempts
            .values()
            .filter(|pending| pending.answer.is_none())
            .count()
    }

    /// The program ends: writes what is known of every removal that no roster has proved.
    pub fn close(&mut self, now: Now) -> Vec<Effect> {
        let mut turn = Turn::new(now);
        let calls: Vec<CallId> = self.calls.iter().map(|call| call.id.clone()).collect();
        for call in calls {
            self.end_removals(&call, AuditOutcome::Unverified, &mut turn);
        }
        turn.effects
    }

    /// When time alone changes something next; `None` while nothing is expected.
    pub fn next_due(&self) -> Option<Duration> {
        let calls = self.calls.iter().filter(|call| call.ended.is_none());
        let stale = calls.filter_map(Watched::stale_at);
        let sweeps = self
            .calls
            .iter()
            .filter_map(|call| call.roster.next_sweep());
        stale
            .chain(sweeps)
            .chain(self.removals_due())
            .chain(self.invitations_due())
            .map(|at| at.monotonic)
            .min()
    }

    fn command(&mut self, command: Command, turn: &mut Turn) {
        match command {
            Command::Watch(call) => self.watch(call, turn),
            Command::Forget(call) => self.forget(&call, turn),
            Command::Show(call) => self.show(call, turn),
            Command::Refresh(call) => {
                for what in [Poll::Roster, Poll::Call] {
                    let call = call.clone();
                    turn.effects.push(Effect::Poll { call, what });
                }
            }
            Command::Remove {
                call,
                participant,
                source,
            } => self.remove(&call, participant, source, turn),
            Command::Stop(attempt) => self.stop(attempt, turn),
            Command::Dismiss { call, participant } => self.dismiss(&call, participant),
            Command::Invite {
                call,
                invitee,
                invitation,
                source,
            } => self.invite(&call, invitee, &invitation, source, turn),
            Command::CancelInvitation {
                call,
                invitation,
                source,
            } => self.cancel_invitation(&call, &invitation, source, turn),
            Command::DismissInvitation { call, invitation } => {
                self.dismiss_invitation(&call, &invitation);
            }
        }
    }

    fn watch(&mut self, id: CallId, turn: &mut Turn) {
        if let Err(why) = check_segment(id.as_str()) {
            let failure = Failure::new(Cause::UnusableId).with_message(why.to_string());
            turn.effects.push(Effect::Refuse(Arc::new(failure)));
            return;
        }
        if self.watched(&id).is_some() {
            return;
        }
        self.calls.push(Watched::new(id.clone(), turn.now));
        if self.session.is_some() {
            turn.effects.push(Effect::StartPolling(id));
        }
        turn.effects.push(self.save());
    }

    fn forget(&mut self, id: &CallId, turn: &mut Turn) {
        self.end_removals(id, AuditOutcome::Unverified, turn);
        self.calls.retain(|call| &call.id != id);
        turn.effects.push(Effect::StopPolling(id.clone()));
        turn.effects.push(self.save());
    }

    fn save(&self) -> Effect {
        Effect::SaveWatched(self.calls.iter().map(|call| call.id.clone()).collect())
    }

    fn show(&mut self, id: Option<CallId>, turn: &mut Turn) {
        for call in &mut self.calls {
            call.in_front = Some(&call.id) == id.as_ref();
        }
        turn.effects.push(Effect::PollInFront(id));
    }

    fn signed_in(&mut self, facts: SessionFacts, turn: &mut Turn) {
        let is_another = self.owner.as_ref().is_some_and(|owner| {
            owner.client_id != facts.client_id || owner.tenant != facts.tenant
        });
        if is_another {
            turn.effects.extend(
                self.calls
                    .drain(..)
                    .map(|call| Effect::StopPolling(call.id)),
            );
        }
        self.own_id_refused = false;
        self.owner = Some(facts.clone());
        self.session = Some(facts);
        for at in 0..self.calls.len() {
            self.pass_on_facts(at);
            if self.calls[at].ended.is_none() {
                turn.effects
                    .push(Effect::StartPolling(self.calls[at].id.clone()));
            }
        }
    }

    fn signed_out(&mut self, turn: &mut Turn) {
        self.session = None;
        turn.effects.extend(
            self.calls
                .iter()
                .map(|call| Effect::StopPolling(call.id.clone())),
        );
    }

    fn roster(
        &mut self,
        id: &CallId,
        asked: Now,
        participants: Vec<Participant>,
        may_be_cut: bool,
        turn: &mut Turn,
    ) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        if call.ended.is_some() {
            return;
        }
        call.asked += 1;
        let Some(changes) = call.roster.take_over(participants, asked, turn.now) else {
            return;
        };
        call.trouble = None;
        call.may_be_cut = may_be_cut;
        if call.roster.is_empty() {
            // Empty just after joining, or because the call is over: only the call itself tells which.
            turn.effects.push(Effect::Poll {
                call: id.clone(),
                what: Poll::Call,
            });
        } else {
            call.had_people = true;
        }
        self.match_invitations(id, turn);
        for change in changes {
            self.note(id, change, turn);
        }
        self.settle_removals(id, turn);
    }

    fn note(&mut self, id: &CallId, change: RosterChange, turn: &mut Turn) {
        let who = |console: &Self, key: &RowKey| {
            let row = console.watched(id)?.roster.get(key)?;
            Some(PersonRef::from(&**row))
        };
        let what = match change {
            RosterChange::Joined(key) => who(self, &key).map(|who| {
                let lobby = self.is_in_lobby(id, &key);
                What::Joined { who, lobby }
            }),
            RosterChange::CameBack(key, removed) => {
                who(self, &key).map(|who| What::CameBack { who, removed })
            }
            RosterChange::LetIn(key) => who(self, &key).map(|who| What::LetIn { who }),
            RosterChange::Renamed(key, from) => {
                who(self, &key).map(|who| What::Renamed { who, from })
            }
            RosterChange::Left(who) => Some(What::Left { who }),
            // Too frequent for a list in which removals must be found again.
            RosterChange::MuteChanged(..) => None,
            RosterChange::Proved {
                attempt,
                key,
                already_left,
            } => {
                self.proved(id, &key, attempt, already_left, turn);
                None
            }
        };
        if let Some(what) = what {
            self.log.add(id.clone(), what, Outcome::Noted, turn.now);
        }
    }

    fn is_in_lobby(&self, id: &CallId, key: &RowKey) -> bool {
        self.watched(id)
            .and_then(|call| call.roster.get(key))
            .is_some_and(|row| row.participant.in_lobby)
    }

    fn poll_failed(
        &mut self,
        id: &CallId,
        failure: Arc<Failure>,
        next_try: Now,
        is_roster: bool,
        turn: &mut Turn,
    ) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        if call.ended.is_some() {
            return;
        }
        call.asked += u32::from(is_roster);
        // Whether the whole call is gone is for the call itself to say.
        if is_roster && matches!(failure.cause, Cause::CallNotFound | Cause::NotFound) {
            turn.effects.push(Effect::Poll {
                call: id.clone(),
                what: Poll::Call,
            });
        }
        call.note_trouble(failure, next_try);
    }

    fn call_read(&mut self, id: &CallId, asked: Now, read: Call, turn: &mut Turn) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        if call.ended.is_some()
            || call
                .call_asked
                .is_some_and(|newest| asked.monotonic < newest.monotonic)
        {
            return;
        }
        call.call_asked = Some(asked);
        let is_over = read.state == CallState::Terminated;
        let result = read.result.clone();
        call.call = Some(read);
        if is_over {
            self.end(id, result, turn);
            return;
        }
        if let Some(at) = self.calls.iter().position(|call| &call.id == id) {
            self.pass_on_facts(at);
        }
        self.settle_removals(id, turn);
    }

    fn call_failed(&mut self, id: &CallId, failure: Arc<Failure>, next_try: Now, turn: &mut Turn) {
        if matches!(failure.cause, Cause::CallNotFound | Cause::NotFound) {
            if self.watched(id).is_some_and(|call| call.ended.is_none()) {
                let last = self
                    .watched(id)
                    .and_then(|call| call.call.as_ref())
                    .and_then(|call| call.result.clone());
                self.end(id, last, turn);
            }
            return;
        }
        self.poll_failed(id, failure, next_try, false, turn);
    }

    fn end(&mut self, id: &CallId, result: Option<super::call::ResultInfo>, turn: &mut Turn) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let pair = result.as_ref().map(|result| (result.code, result.subcode));
        let reason = call.end(result, turn.now);
        self.log.add(
            id.clone(),
            What::CallEnded { reason, pair },
            Outcome::Noted,
            turn.now,
        );
        self.end_removals(id, AuditOutcome::CallEnded, turn);
        self.end_invitations(id, turn);
        turn.effects.push(Effect::StopPolling(id.clone()));
    }

    /// Lets the roster know what the session and the call tell about who is who.
    fn pass_on_facts(&mut self, at: usize) {
        let home = self
            .session
            .as_ref()
            .and_then(|session| session.tenant.clone());
        let watched = &mut self.calls[at];
        let read = watched.call.as_ref();
        watched.roster.set_facts(Facts {
            own: read.and_then(|call| call.my_participant.clone()),
            organizer: read.and_then(|call| call.organizer.clone()),
            home,
        });
    }

    fn tick(&mut self, turn: &mut Turn) {
        self.tick_removals(turn);
        self.tick_invitations(turn);
        for call in &mut self.calls {
            call.roster.sweep(turn.now);
        }
    }

    pub(super) fn watched(&self, id: &CallId) -> Option<&Watched> {
        self.calls.iter().find(|call| &call.id == id)
    }

    pub(super) fn watched_mut(&mut self, id: &CallId) -> Option<&mut Watched> {
        self.calls.iter_mut().find(|call| &call.id == id)
    }
}
