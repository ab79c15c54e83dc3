//! The one task that owns the console. It takes events, carries out effects and publishes snapshots.
//!
//! All events pass through this task. So the console needs no locks and sees events in one order. Requests and disk
//! access run in tasks of their own, which report back when they are done.

mod access;
mod effects;
mod publishing;
mod recording;
mod reports;
pub(crate) mod saving;
mod sending;
mod sessions;
mod shutdown;
mod window_waker;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use crate::moderation::acts::resuming::CLOCKS_MAY_DIFFER;
use crate::moderation::command::Command;
use crate::moderation::console::{CommandResult, Console};
use crate::moderation::event::Event;
use crate::moderation::state::snapshot::Snapshot;
use crate::worker::clock::Clock;
use crate::worker::engine::recording::Recording;
use crate::worker::engine::saving::Saving;
use crate::worker::engine::sessions::Sessions;
use crate::worker::engine::window_waker::WindowWaker;
use crate::worker::handle::Ender;
use crate::worker::in_flight::InFlight;
use crate::worker::message::{AuditWishes, Wake, WorkerMessage};
use crate::worker::poller::Poller;
use crate::worker::session::OpenFiles;
use crate::worker::task_report::{Reply, Reports, TaskReport, answer};

/// Capacity of the queue of task reports. When it is full, a task waits before it can report.
const REPORTS_QUEUE: usize = 256;

/// The console with its schedules, sessions, logs and channels.
pub(crate) struct Engine {
    console: Console,
    /// Number of commands that the engine has taken from the window.
    commands_handled: u64,
    poller: Poller,
    sessions: Sessions,
    in_flight: InFlight,
    recording: Recording,
    saving: Saving,
    /// When to send the next request that keeps the connection for actions open, so that a click need not wait for a
    /// new connection.
    warm_at: Duration,
    publisher: watch::Sender<Arc<Snapshot>>,
    waking: WindowWaker,
    clock: Clock,
    reports: Reports,
    inbox: Option<mpsc::Receiver<TaskReport>>,
}

impl Engine {
    pub(crate) fn new(publisher: watch::Sender<Arc<Snapshot>>, wake: Wake, clock: Clock) -> Self {
        let (reports, inbox) = mpsc::channel(REPORTS_QUEUE);
        Self {
            console: Console::default(),
            commands_handled: 0,
            poller: Poller::new(fastrand::f64),
            sessions: Sessions::new(clock, reports.clone()),
            in_flight: InFlight::default(),
            recording: Recording::new(reports.clone()),
            saving: Saving::new(reports.clone()),
            warm_at: Duration::ZERO,
            publisher,
            waking: WindowWaker::new(wake),
            clock,
            reports,
            inbox: Some(inbox),
        }
    }

    /// Runs until every handle is dropped or [`Ender::end`] is called. Then finishes the last actions for a limited time.
    pub(crate) async fn run(
        mut self,
        mut messages: mpsc::Receiver<WorkerMessage>,
        mut wishes: watch::Receiver<AuditWishes>,
        ender: Ender,
    ) {
        let Some(mut reports) = self.inbox.take() else {
            return;
        };
        loop {
            let due = self.next_due();
            let mut late = None;
            tokio::select! {
                // Biased, to handle a click before poll results. Changed settings come first, so
                // that the click is recorded under the right operator.
                biased;
                Ok(()) = wishes.changed() => {
                    let wishes = wishes.borrow_and_update().clone();
                    self.take_wishes(wishes);
                }
                message = messages.recv() => match message {
                    Some(message) => self.message(message),
                    None => break,
                },
                () = ender.asked() => break,
                Some(report) = reports.recv() => self.report(report),
                () = sleep_until(self.saving.next_check()) => self.saving.check_folder(),
                () = sleep_until(due) => {
                    late = due.map(|due| Instant::now().saturating_duration_since(due));
                    self.apply(Event::Tick);
                }
            }
            if let Some(by) = late.filter(|by| *by > CLOCKS_MAY_DIFFER) {
                self.apply(Event::Late(by));
            }
            self.start_polls();
            self.recording.apply_retention(self.clock.now());
            self.publish();
        }
        self.finish(&mut reports, &ender).await;
    }

    /// Returns when the engine must act even without an event: to start a reading, to let the console act (for example
    /// on a rule), or to wake the window. `None` if nothing is scheduled.
    ///
    /// Leaves out [`Saving::next_check`], which has a timer of its own.
    fn next_due(&self) -> Option<Instant> {
        let is_running = self.sessions.is_running();
        let poll = self.poller.next_due().filter(|_| is_running);
        let due = [poll, self.console.next_due(), self.waking.due()]
            .into_iter()
            .flatten()
            .min()?;
        Some(self.clock.at(due))
    }

    fn message(&mut self, message: WorkerMessage) {
        match message {
            WorkerMessage::Tell(command, reply) => self.tell(command, reply),
            WorkerMessage::LookUp(id_or_upn, reply) => self.look_up(id_or_upn, reply),
            WorkerMessage::SignIn(order, reply) => {
                let open = OpenFiles {
                    logs: self.recording.open_logs(),
                    lease: self.saving.lease().cloned(),
                };
                self.sessions.begin(*order, open, reply);
            }
            WorkerMessage::CancelSignIn => self.sessions.cancel(),
            WorkerMessage::FreshToken(reply) => self.sessions.get_fresh_token(reply),
            WorkerMessage::SignOut => self.sign_out(),
        }
    }

    /// Passes a command to the console. If the command starts an attempt, `reply` waits for the result of the attempt.
    fn tell(&mut self, command: Command, reply: Reply) {
        let now = self.clock.now();
        self.commands_handled += 1;
        let (result, effects) = self.console.tell(command, now);
        match result {
            CommandResult::Began(attempt) => self.in_flight.waits(attempt, reply),
            CommandResult::Refused(failure) => answer(reply, Err((*failure).clone())),
            CommandResult::Done => answer(reply, Ok(())),
        }
        self.carry_out(effects, now);
    }

    /// Applies an event of the current session and carries out the effects.
    fn apply(&mut self, event: Event) {
        let who = match &event {
            Event::Answered { attempt, .. } => self.console.badge_of(*attempt),
            _ => None,
        };
        self.sessions.learn(&event, who, self.clock.now());
        self.pass_on(event);
    }

    /// Applies an event that may come from an earlier session. It counts neither for the access check nor for the state
    /// of the sign-in.
    fn pass_on(&mut self, event: Event) {
        let now = self.clock.now();
        match &event {
            Event::Answered { attempt, answer } => {
                let result = answer.as_ref().map(|_| ());
                let result = result.map_err(|failure| (**failure).clone());
                self.in_flight.answered(*attempt, result);
            }
            Event::TurnedAway { attempt, .. } => self.in_flight.returned(*attempt),
            _ => {}
        }
        let effects = self.console.apply(event, now);
        self.carry_out(effects, now);
    }

    /// Applies changed settings of the audit log.
    fn take_wishes(&mut self, wishes: AuditWishes) {
        self.recording.take_wishes(wishes, self.clock.now());
        let operator = self.recording.operator();
        self.apply(Event::Operator(operator.map(Into::into)));
        self.apply(Event::RecordSettings(self.recording.rules()));
    }

    /// Ends the session, together with a sign-in in progress.
    fn sign_out(&mut self) {
        self.sessions.cancel();
        self.apply(Event::SignedOut);
        self.saving.rest();
        self.sessions.end();
    }
}

/// Sleeps until `due`; forever if that is `None`.
async fn sleep_until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}
