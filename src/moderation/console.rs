//! The state machine: takes events, decides, and returns effects.
//!
//! [`Console::apply`] decides who may be removed, when a person counts as gone and how an
//! invitation continues. It uses no clock, network or file; the worker carries out the effects.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::{Event, OperationOf, SessionFacts};
use crate::moderation::evidence::reading::RosterReading;
use crate::moderation::model::audit::record_settings::RecordSettings;
use crate::moderation::model::audit::{AuditRecord, PreviousCrash};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::open_requests::OpenRequest;
use crate::moderation::state::activity::ActivityLog;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::deeds::join::Join;
use crate::moderation::state::directory_names::DirectoryNames;
use crate::moderation::state::other_windows::OpenWindows;
use crate::moderation::state::pacer::RemovalPacer;
use crate::moderation::state::reading_pauses::ReadingPauses;
use crate::moderation::state::resumed::Resumed;
use crate::moderation::state::saved::SavedPerson;
use crate::moderation::state::single_readings::SingleReadings;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::state::watched::Watched;

/// The whole state of the console: session, watched calls, open requests, activity, and data shared with other windows.
#[derive(Debug, Default)]
pub struct Console {
    /// Watched calls, in the order in which they were added.
    pub(crate) calls: Vec<Watched>,
    /// The session, while somebody is signed in.
    pub(crate) session: Option<SessionFacts>,
    /// The session that the list of calls belongs to. The list is cleared when a session with
    /// another app, tenant or Graph host starts.
    pub(crate) owner: Option<SessionFacts>,
    /// Requests whose result is not known yet, by attempt.
    pub(crate) attempts: BTreeMap<AttemptId, OpenRequest>,
    pub(crate) newest_attempt: u64,
    /// Joins that have not created a call yet, and failed joins.
    pub(crate) joins: Vec<Arc<Join>>,
    /// Names and addresses from the directory, and lookups in progress.
    pub(crate) names: DirectoryNames,
    /// People protected in every call.
    pub(crate) protected: Vec<SavedPerson>,
    /// This window, and other windows that share the list of calls.
    pub(crate) windows: OpenWindows,
    /// Events in the calls, and actions of the operator and the rules.
    pub(crate) log: ActivityLog,
    /// Whether Graph answered 400 in this session to an invitation with a participant id that this app chose. Later
    /// invitations then contain no such ids.
    pub(crate) own_id_refused: bool,
    /// Whether Graph accepted a removal in this session, or one of an earlier session was proved. If so, the app had
    /// the grant.
    pub(crate) can_remove: bool,
    /// Proved removals whose proof may still turn out wrong, with the time at which each was
    /// recorded.
    pub(crate) proved: BTreeMap<AttemptId, (OpenRequest, Now)>,
    pub(crate) singles: SingleReadings,
    /// Recent periods in which readings paused.
    pub(crate) reading_pauses: ReadingPauses,
    /// The notice that the computer slept or its clock jumped, until the operator dismisses it.
    pub(crate) resumed: Option<Resumed>,
    /// Time of the latest event.
    pub(crate) last: Option<Now>,
    /// Decides when bulk removals and removals by rules are sent.
    pub(crate) pacer: RemovalPacer,
    /// Removals that wait to be sent again: Graph throttled them, or there was no token. Ordered by these failures.
    pub(crate) waiting_again: Vec<AttemptId>,
    /// A crash of the previous run that is not in the audit log yet.
    pub(crate) previous_crash: Option<PreviousCrash>,
    /// The settings of the audit log.
    pub(crate) record_settings: RecordSettings,
    /// Latest monotonic time of any event. All deadlines up to this time have been handled, or wait for another event.
    pub(crate) latest: Duration,
}

/// The handling of one event: its time, and the effects so far.
pub(crate) struct Turn {
    pub(crate) now: Now,
    /// Effects requested so far, in order.
    pub(crate) effects: Vec<Effect>,
    /// Result of the command, if the event is a command. `Done` otherwise.
    result: CommandResult,
}

impl Turn {
    fn new(now: Now) -> Self {
        Self {
            now,
            effects: Vec::new(),
            result: CommandResult::Done,
        }
    }

    /// Sets the result of the command. If several are set, the first one that is not `Done` stays.
    fn set_result(&mut self, result: CommandResult) {
        if matches!(self.result, CommandResult::Done) {
            self.result = result;
        }
    }

    /// Adds `request` to the effects, and sets `attempt` as the result of the command.
    pub(crate) fn send(&mut self, attempt: AttemptId, request: Effect) {
        self.set_result(CommandResult::Began(attempt));
        self.effects.push(request);
    }

    pub(crate) fn record(&mut self, line: AuditRecord) {
        self.effects.push(Effect::Audit(Box::new(line)));
    }

    /// Refuses a command for this cause. No request is sent.
    pub(crate) fn refuse(&mut self, cause: Cause) {
        self.refuse_with(Failure::new(cause));
    }

    /// Refuses a command. No request is sent. `failure` holds the cause and details.
    pub(crate) fn refuse_with(&mut self, failure: Failure) {
        let failure = Arc::new(failure);
        self.set_result(CommandResult::Refused(failure.clone()));
        self.effects.push(Effect::Refuse(failure));
    }
}

/// The result of a command.
#[derive(Debug, Clone)]
pub enum CommandResult {
    /// The command was carried out without starting an attempt.
    Done,
    /// The command started this attempt.
    Began(AttemptId),
    /// The command was refused, and no request was sent.
    Refused(Arc<Failure>),
}

impl Console {
    /// Handles an event and everything that has come due. Returns the effects for the worker to
    /// carry out.
    pub fn apply(&mut self, event: Event, now: Now) -> Vec<Effect> {
        self.take_turn(event, now).1
    }

    /// Handles a command and everything that has come due. The returned result is about the command
    /// alone.
    pub fn tell(&mut self, command: Command, now: Now) -> (CommandResult, Vec<Effect>) {
        self.take_turn(Event::Command(command), now)
    }

    /// Handles an event, then everything that has come due. Returns the result of the command and
    /// all effects.
    fn take_turn(&mut self, event: Event, now: Now) -> (CommandResult, Vec<Effect>) {
        let mut turn = Turn::new(now);
        self.notice_jump(&mut turn);
        self.inform_pacer(&event, &mut turn);
        // A result that `notice_jump` or `inform_pacer` set isn't the command's.
        turn.result = CommandResult::Done;
        self.take_in(event, &mut turn);
        let result = std::mem::replace(&mut turn.result, CommandResult::Done);
        self.pass_time(&mut turn);
        (result, turn.effects)
    }

    /// Passes an event to the function that handles it.
    fn take_in(&mut self, event: Event, turn: &mut Turn) {
        match event {
            Event::Command(command) => self.command(command, turn),
            Event::SignedIn(facts) => self.signed_in(facts, turn),
            Event::SignedOut => self.signed_out(turn),
            Event::RemovalProvedEarlier => self.can_remove = true,
            Event::Roster {
                call,
                asked,
                participants,
                incomplete,
            } => {
                let reading = RosterReading {
                    asked,
                    participants,
                    incomplete,
                };
                self.roster(&call, reading, turn);
            }
            Event::OneRead {
                call,
                participant,
                asked,
                read,
            } => self.one_read(&call, &participant, asked, read, turn),
            Event::Late(by) => self.timer_was_late(by, turn),
            Event::RosterFailed {
                call,
                asked,
                failure,
                next_try,
            } => self.roster_failed(&call, asked, failure, next_try, turn),
            Event::Throttled {
                call,
                asked,
                failure,
                next_try,
            } => self.reading_throttled(&call, asked, failure, next_try, turn.now),
            Event::Restored(calls) => self.restored(calls, turn),
            Event::RestoredProtected(people) => self.restore_protected(people),
            Event::OtherWindows(news) => self.other_windows(*news, turn),
            Event::KeptAlive {
                call,
                asked,
                result,
            } => self.kept_alive(&call, asked, result, turn),
            Event::LookedUp { id, result } => self.looked_up(&id, result, turn.now),
            Event::NoAnswer { call, since } => self.is_silent(&call, since),
            Event::CallRead { call, asked, read } => self.call_read(&call, asked, read, turn),
            Event::CallFailed {
                call,
                asked,
                failure,
                next_try,
            } => self.call_failed(&call, asked, failure, next_try, turn),
            Event::OperationRead { call, of, outcome } => match of {
                OperationOf::Invitation(invitation) => {
                    self.operation_read(&call, &invitation, outcome, turn);
                }
                OperationOf::Service(attempt) => {
                    self.service_operation(&call, attempt, outcome, turn);
                }
            },
            Event::AttemptWaits {
                attempt,
                until,
                asked_by_graph,
                failure,
            } => self.attempt_waits(attempt, until, asked_by_graph, failure, turn.now),
            Event::TurnedAway { attempt, failure } => self.turned_away(attempt, &failure, turn),
            Event::Answered { attempt, answer } => self.answered(attempt, answer, turn),
            Event::ResultWritten { attempt } => self.result_written(attempt, turn),
            Event::Operator(name) => self.take_operator(name, turn.now),
            Event::RecordSettings(rules) => self.take_record_rules(rules, turn.now),
            Event::NoteWritten {
                entry,
                note,
                written,
            } => self.note_written(entry, note, written),
            Event::Tick => {}
        }
    }

    /// Handles everything that has come due. Called after each event.
    fn pass_time(&mut self, turn: &mut Turn) {
        self.latest = self.latest.max(turn.now.monotonic);
        self.tick_removals(turn);
        self.tick_invitations(turn);
        self.tick_service_acts(turn);
        self.pace(turn);
        self.tick_rules(turn);
        self.tick_raids(turn);
        self.tick_batches(turn);
        self.tick_setting_up(turn);
        self.tick_keeping(turn);
        self.tick_names(turn);
        self.tick_singles(turn);
        self.sweep_proved(turn.now);
        for call in &mut self.calls {
            call.roster.sweep(turn.now);
        }
    }

    /// Returns the views of the watched calls, in the order in which the calls were added.
    pub fn views(&self, now: Now) -> Vec<CallView> {
        self.calls.iter().map(|call| call.view(now)).collect()
    }

    /// Returns the joins that have not created a call yet, and the failed joins.
    pub fn joins(&self) -> &[Arc<Join>] {
        &self.joins
    }

    /// Returns the notice about a sleep or a clock jump, until the operator dismisses it.
    pub fn resumed(&self) -> Option<Resumed> {
        self.resumed
    }

    /// Returns the people whom the operator protects.
    pub fn protected(&self) -> &[SavedPerson] {
        &self.protected
    }

    /// Returns the kind of the person whom an open attempt is about.
    pub(crate) fn badge_of(&self, attempt: AttemptId) -> Option<Badge> {
        self.attempts.get(&attempt).map(|open| open.who.badge)
    }

    /// Returns the activity entries, oldest first.
    pub fn activity(&self) -> &ActivityLog {
        &self.log
    }

    /// Returns the number of requests that were sent but not answered. Removals that wait to be
    /// sent again do not count.
    pub fn in_flight(&self) -> usize {
        let joins = self.joins.iter().filter(|join| join.is_open());
        let attempts = self.attempts.values();
        let unanswered = attempts.filter(|pending| pending.progress.answer.is_none());
        (joins.count() + unanswered.count()).saturating_sub(self.waiting_again.len())
    }

    /// Ends each open attempt in the audit log with its last known state. Called when the program ends.
    pub fn close(&mut self, now: Now) -> Vec<Effect> {
        let mut turn = Turn::new(now);
        self.stop_all_waiting(&mut turn);
        let calls: Vec<CallId> = self.calls.iter().map(|call| call.id.clone()).collect();
        for call in calls {
            self.end_attempts(&call, &Outcome::Accepted, &mut turn);
        }
        self.lose_unanswered(&mut turn);
        turn.effects
    }

    /// Returns the monotonic time at which the state next changes without an event. `None` if it won't.
    ///
    /// The time is always later than the latest event. So a caller who sleeps until then never spins.
    pub fn next_due(&self) -> Option<Duration> {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        let stale = live.filter_map(Watched::stale_at);
        let sweeps = self.calls.iter();
        let sweeps = sweeps.filter_map(|call| call.roster.next_sweep());
        stale
            .chain(sweeps)
            .chain(self.invitations_due())
            .chain(self.service_acts_due())
            .chain(self.rules_due())
            .map(|at| at.monotonic)
            .chain(self.removals_due())
            .chain(self.batches_due())
            .chain(self.singles_due())
            .chain(self.keeping_due())
            .chain(self.raids_due())
            .chain(self.setting_up_due())
            .chain(self.names_due())
            .chain(self.turns_due())
            .filter(|due| *due > self.latest)
            .min()
    }

    /// Passes a command to the function that carries it out.
    fn command(&mut self, command: Command, turn: &mut Turn) {
        match command {
            Command::NoteFault(fault) => self.note_fault(fault, turn),
            Command::Watch(call) => self.watch(&call, turn),
            Command::Forget(call) => self.forget(&call, turn),
            Command::WhoAre(people) => self.who_are(&people, turn),
            Command::ClearEnded => self.clear_ended(turn),
            Command::Join { new, source } => self.join(new, source, turn),
            Command::DismissJoin(attempt) => self.dismiss_join(attempt),
            Command::KeepAlive(call, on) => self.switch_keep_alive(&call, on, turn),
            Command::Leave { call, source } => self.leave(&call, source, turn),
            Command::EndForAll { call, people } => self.end_for_all(&call, &people, turn),
            Command::RemoveMany { call, people } => self.remove_many(&call, &people, turn),
            Command::KeepOut(call, order) => self.keep_out(&call, &order, turn),
            Command::LetBackIn(call, identity) => self.let_back_in(&call, &identity, turn),
            Command::Door(call, close_for) => self.move_door(&call, close_for, turn),
            Command::KeepOutFor(call, who, time) => self.keep_out_for(&call, &who, time, turn),
            Command::KeepOutAgain(call, identity) => self.keep_out_again(&call, &identity, turn),
            Command::DoorConcerns(call, scope) => self.set_door_scope(&call, scope, turn),
            Command::CheckAgain(call, participant) => self.recheck(&call, &participant, turn),
            Command::DismissResumed => self.dismiss_resumed(),
            Command::LetNextIn(call, guests) => self.let_next_in(&call, guests, turn),
            Command::DismissOver(call, read) => self.dismiss_over(&call, read),
            Command::LetStay(call, participant) => self.let_stay(&call, participant, turn),
            Command::AnswerRules(call, go_on) => self.answer_rules(&call, go_on, turn),
            Command::Raid(call, on) => self.switch_raid(&call, on, turn),
            Command::DismissWave(call) => self.dismiss_wave(&call),
            Command::ShowWave(call) => self.show_wave(&call),
            Command::Protect { who, on } => self.protect(&who, on, turn),
            Command::StopRemovals(call) => self.stop_batch(&call, turn),
            Command::DismissBatch(call) => self.dismiss_batch(&call),
            Command::Show(call) => self.show(call, turn),
            Command::Refresh(call) => self.refresh(&call, turn),
            Command::Remove {
                call,
                participant,
                source,
            } => self.remove(&call, &participant, source, turn),
            Command::Stop(attempt) => self.stop(attempt, turn),
            Command::Dismiss(call, participant) => self.dismiss(&call, participant, turn),
            Command::Service {
                call,
                deed,
                participant,
                source,
            } => self.serve(&call, deed, participant, source, turn),
            Command::DismissService(call, participant) => {
                self.dismiss_service(&call, participant.as_ref());
            }
            Command::Invite {
                call,
                people,
                source,
            } => self.invite(&call, people, source, turn),
            Command::Note { entry, text } => self.add_note(entry, &text, turn),
            Command::AutoCancel(call, invitation, after) => {
                self.set_auto_cancel(&call, &invitation, after);
            }
            Command::RemoveOnArrival(call, invitation, on) => {
                self.set_on_arrival(&call, &invitation, on, turn);
            }
            Command::CancelInvitations {
                call,
                invitations,
                source,
            } => self.cancel_several(&call, &invitations, source, turn),
            Command::CancelInvitation {
                call,
                invitation,
                source,
            } => self.cancel_invitation(&call, &invitation, source, turn),
            Command::NotInvited {
                call,
                name,
                failure,
            } => self.not_invited(call, name, failure, turn.now),
            Command::DismissInvitation(call, invitation) => {
                self.dismiss_invitation(&call, &invitation);
            }
        }
    }

    /// Requests one reading outside the regular schedule. Does nothing if the call is over or not
    /// watched.
    pub(crate) fn poll(&self, id: &CallId, what: Poll, turn: &mut Turn) {
        if self.is_live(id) {
            let call = id.clone();
            turn.effects.push(Effect::Poll { call, what });
        }
    }

    /// Requests one reading after a delay. Does nothing if the call is over or not watched.
    pub(crate) fn poll_in(&self, id: &CallId, what: Poll, after: Duration, turn: &mut Turn) {
        if self.is_live(id) {
            let call = id.clone();
            turn.effects.push(Effect::PollIn { call, what, after });
        }
    }

    /// Returns the call if requests may change something in it. Otherwise returns why not.
    pub(crate) fn may_act(&self, id: &CallId) -> Result<&Watched, Cause> {
        if self.session.is_none() {
            return Err(Cause::SignedOut);
        }
        self.watched(id)
            .filter(|call| call.ended.is_none())
            .ok_or(Cause::CallNotFound)
    }

    pub(crate) fn watched(&self, id: &CallId) -> Option<&Watched> {
        self.calls.iter().find(|call| &call.id == id)
    }

    pub(crate) fn watched_mut(&mut self, id: &CallId) -> Option<&mut Watched> {
        self.calls.iter_mut().find(|call| &call.id == id)
    }

    /// Whether the call is watched and not over.
    pub(crate) fn is_live(&self, id: &CallId) -> bool {
        self.watched(id).is_some_and(|call| call.ended.is_none())
    }
}
