//! The one task that owns the mind: events in, effects carried out, snapshots out.

mod access;
mod files;
mod publishing;
mod sending;
mod sign_in;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::AbortHandle;
use tokio::time::Instant;

use self::access::AccessLog;
pub(crate) use self::files::List;
use self::files::{Delta, Saving};
use super::poller::{Due, PollResult, Poller, TryNumber};
use super::session::Session;
use super::{AuditWishes, LAST_ACTIONS, Order, Wake, send};

use crate::moderation::acts::resuming::CLOCKS_MAY_DIFFER;
use crate::moderation::command::{Command, Effect, Event, Poll};
use crate::moderation::console::Console;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::{SignIn, SignInWait, Snapshot};
use crate::worker::audit::writer::AuditWriter;

/// How many reports of finished requests may wait; their tasks wait with them.
const NEWS_QUEUE: usize = 256;

/// An idle connection is dropped after 90 s, so the one for actions is used once a minute.
const KEEP_WARM: Duration = Duration::from_mins(1);

/// Tells the time on both clocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    start: Instant,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self {
            start: Instant::now(),
        }
    }

    pub(crate) fn now(self) -> Now {
        Now {
            monotonic: self.start.elapsed(),
            wall: jiff::Timestamp::now(),
        }
    }

    fn at(self, monotonic: Duration) -> Instant {
        self.start + monotonic
    }
}

/// What tasks report.
pub(crate) enum News {
    /// A poll is over.
    Polled {
        /// In which session it was begun: an answer to an earlier one says nothing about this one.
        session: u64,
        due: Due,
        asked: Now,
        event: Result<Event, Arc<Failure>>,
        result: PollResult,
    },
    /// Something for the mind.
    Happened(Event),
    /// A line of the audit log is on the disk, or could not be written.
    Recorded(Option<AttemptId>, io::Result<()>),
    /// The same about the line of a note: to which entry it was added, and its place among the notes there.
    NoteRecorded(u64, usize, io::Result<()>),
    /// The folder of the log has been looked through; these files are old and not whole.
    Retained(io::Result<Vec<String>>),
    /// A change to the list of watched calls is on the disk, or could not be written.
    Saved(Result<(), (io::Error, Box<files::Unsaved>)>),
    /// The call that a create brought could not be written.
    NotKept(io::Error),
    /// A sign-in is tried again later.
    SignInWaits(u64, SignInWait),
    /// A sign-in is over.
    SignedIn(u64, Result<Box<Session>, Failure>),
    /// A new token is there or was refused; in which session it was asked for.
    FreshToken(u64, Result<(), Failure>, Reply),
}

type Reply = oneshot::Sender<Result<(), Failure>>;

/// The worker's state.
pub(crate) struct Engine {
    console: Console,
    poller: Poller,
    session: Option<Session>,
    sign_in: SignIn,
    /// The sign-in that is under way: its number, so that a cancelled one is recognised, and who waits for it.
    signing_in: Option<(u64, AbortHandle, Reply)>,
    /// What requests have shown about what the app may do.
    access: AccessLog,
    newest_sign_in: u64,
    /// Counts the sessions and the times between them.
    session_number: u64,
    replies: BTreeMap<AttemptId, Reply>,
    tasks: BTreeMap<AttemptId, AbortHandle>,
    /// Readings that are under way.
    polls: BTreeMap<TryNumber, AbortHandle>,
    /// Receipts of intents that were written in this turn, for the sends that follow them.
    intents: BTreeMap<AttemptId, oneshot::Receiver<io::Result<()>>>,
    /// The log of the newest session; it outlives a sign-out, since answers may still come.
    audit: Option<Arc<AuditWriter>>,
    /// From which attempt on each session has numbered its own, and its log: a note follows its attempt there.
    eras: Vec<(AttemptId, Option<Arc<AuditWriter>>)>,
    /// What a person chose about the log.
    wishes: AuditWishes,
    /// When the folder of the log is looked through next for files that are old enough.
    retention_at: Duration,
    /// Files that are old and not whole, and stay.
    audit_damaged: Arc<[Arc<str>]>,
    /// Which log the intent of an attempt stands in, so that its result follows it there.
    logs: BTreeMap<AttemptId, Arc<AuditWriter>>,
    list: Option<List>,
    saving: Saving,
    audit_trouble: Option<Arc<str>>,
    store_trouble: Option<Arc<str>>,
    /// When the connection for actions is used next, so that a click finds it open.
    warm_at: Duration,
    publisher: watch::Sender<Arc<Snapshot>>,
    wake: Wake,
    clock: Clock,
    news: mpsc::Sender<News>,
    inbox: Option<mpsc::Receiver<News>>,
}

impl Engine {
    pub(crate) fn new(publisher: watch::Sender<Arc<Snapshot>>, wake: Wake, clock: Clock) -> Self {
        let (news, inbox) = mpsc::channel(NEWS_QUEUE);
        Self {
            console: Console::default(),
            poller: Poller::new(fastrand::f64),
            session: None,
            sign_in: SignIn::SignedOut,
            signing_in: None,
            access: AccessLog::default(),
            newest_sign_in: 0,
            session_number: 0,
            replies: BTreeMap::new(),
            tasks: BTreeMap::new(),
            polls: BTreeMap::new(),
            intents: BTreeMap::new(),
            audit: None,
            eras: Vec::new(),
            wishes: AuditWishes::default(),
            retention_at: Duration::ZERO,
            audit_damaged: Arc::default(),
            logs: BTreeMap::new(),
            list: None,
            saving: Saving::default(),
            audit_trouble: None,
            store_trouble: None,
            warm_at: Duration::ZERO,
            publisher,
            wake,
            clock,
            news,
            inbox: Some(inbox),
        }
    }

    /// Runs until every handle is dropped and the last actions are over.
    pub(crate) async fn run(
        mut self,
        mut orders: mpsc::Receiver<Order>,
        mut wishes: watch::Receiver<AuditWishes>,
    ) {
        let Some(mut news) = self.inbox.take() else {
            return;
        };
        loop {
            let due = self.next_due();
            let mut late = None;
            tokio::select! {
                // In this order: a click is taken before any poll's answer, and carries the name that was typed before it.
                biased;
                Ok(()) = wishes.changed() => {
                    let wishes = wishes.borrow_and_update().clone();
                    self.take_wishes(wishes);
                }
                order = orders.recv() => match order {
                    Some(order) => self.order(order),
                    None => break,
                },
                Some(report) = news.recv() => self.report(report),
                () = sleep_until(due) => {
                    late = due.map(|due| Instant::now().saturating_duration_since(due));
                    self.apply(Event::Tick);
                }
            }
            if let Some(by) = late.filter(|by| *by > CLOCKS_MAY_DIFFER) {
                self.apply(Event::Late(by));
            }
            self.start_polls();
            self.mind_retention();
            self.publish();
        }
        self.finish(&mut news).await;
    }

    /// The window is closed: waits for what is on its way, then writes what is known of the rest.
    async fn finish(mut self, news: &mut mpsc::Receiver<News>) {
        let end = Instant::now() + LAST_ACTIONS;
        while self.console.in_flight() > 0 {
            match tokio::time::timeout_at(end, news.recv()).await {
                Ok(Some(report)) => self.report(report),
                Ok(None) | Err(_) => break,
            }
        }
        while self.saving.is_writing {
            match tokio::time::timeout_at(end, news.recv()).await {
                Ok(Some(report)) => self.report(report),
                Ok(None) | Err(_) => break,
            }
        }
        let now = self.clock.now();
        for effect in self.console.close(now) {
            if let Effect::Audit(record) = effect {
                self.record(*record);
            }
        }
        let logs: Vec<Arc<AuditWriter>> = self.logs.into_values().chain(self.audit).collect();
        for log in logs {
            // The program ends either way; the intent is on record.
            drop(tokio::time::timeout(LAST_ACTIONS, log.flush().synced).await);
        }
    }

    fn next_due(&self) -> Option<Instant> {
        let poll = self.session.as_ref().and_then(|_| self.poller.next_due());
        let due = [poll, self.console.next_due()]
            .into_iter()
            .flatten()
            .min()?;
        Some(self.clock.at(due))
    }

    fn order(&mut self, order: Order) {
        match order {
            Order::Tell(command, reply) => self.tell(command, reply),
            Order::LookUp(id_or_upn, reply) => self.look_up(id_or_upn, reply),
            Order::SignIn(order, reply) => self.begin_sign_in(*order, reply),
            Order::CancelSignIn => self.cancel_sign_in(),
            Order::FreshToken(reply) => self.get_fresh_token(reply),
            Order::SignOut => self.sign_out(),
        }
    }

    /// Gives a command to the mind; what it sends answers the one who told it.
    fn tell(&mut self, command: Command, reply: Reply) {
        let now = self.clock.now();
        let effects = self.console.apply(Event::Command(command), now);
        let sent = effects.iter().find_map(|effect| match effect {
            Effect::Send(attempt) => Some(Ok(attempt.id)),
            Effect::Join { attempt, .. } => Some(Ok(*attempt)),
            Effect::Refuse(failure) => Some(Err(failure.clone())),
            _ => None,
        });
        match sent {
            Some(Ok(attempt)) => {
                self.replies.insert(attempt, reply);
            }
            Some(Err(failure)) => answer(reply, Err((*failure).clone())),
            None => answer(reply, Ok(())),
        }
        self.carry_out(effects, now);
    }

    fn apply(&mut self, event: Event) {
        let now = self.clock.now();
        self.access.learn(&event, now.wall);
        match &event {
            Event::Answered { attempt, answer } => self.answered(*attempt, answer.as_ref().err()),
            Event::Joined { attempt, answer } => self.answered(*attempt, answer.as_ref().err()),
            Event::TurnedAway { attempt, failure } => {
                // Whoever asked goes on waiting: it is sent again.
                self.tasks.remove(attempt);
                self.notice_expiry(failure);
            }
            Event::KeptAlive {
                result: Err(failure),
                ..
            } => self.notice_expiry(failure),
            _ => {}
        }
        let effects = self.console.apply(event, now);
        self.carry_out(effects, now);
    }

    /// Tells whoever asked how their attempt ended.
    fn answered(&mut self, attempt: AttemptId, failure: Option<&Arc<Failure>>) {
        self.tasks.remove(&attempt);
        let result = match failure {
            None => Ok(()),
            Some(failure) => Err((**failure).clone()),
        };
        if let Some(reply) = self.replies.remove(&attempt) {
            answer(reply, result);
        }
        if let Some(failure) = failure {
            self.notice_expiry(failure);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>, now: Now) {
        for effect in effects {
            match effect {
                Effect::StartPolling(call) => self.poller.start(call, now.monotonic),
                Effect::StopPolling(call) => self.poller.stop(&call),
                Effect::PollInFront(call) => self.poller.show(call, now.monotonic),
                Effect::Poll { call, what } => self.poller.want(&call, what, now.monotonic),
                Effect::PollIn { call, what, after } => {
                    self.poller.want_in(&call, &what, after, now.monotonic);
                }
                Effect::PollAnew(call) => self.poll_anew(&call, now.monotonic),
                Effect::HoldPolls { until } => self.poller.hold_back(until),
                Effect::PollOften(call) => self.poller.often(&call, now.monotonic),
                Effect::Send(attempt) => self.send(attempt),
                Effect::GiveUp(attempt) => self.give_up(attempt),
                Effect::Audit(record) => {
                    self.access.learn_from_record(&record);
                    self.record(*record);
                }
                Effect::Note {
                    entry,
                    note,
                    record,
                } => self.record_note(entry, note, *record),
                Effect::Keep(call) => self.save(Delta::Keep(call)),
                Effect::Drop(call) => self.save(Delta::Forget(call)),
                Effect::KeepProtected(people) => self.save(Delta::Protect(people)),
                Effect::Join {
                    attempt,
                    new,
                    saved,
                } => self.join(attempt, new, saved),
                Effect::KeepAlive(call) => self.keep_alive(call),
                Effect::LookUp(id) => self.look_up_name(id),
                Effect::Refuse(failure) => {
                    tracing::debug!(cause = ?failure.cause, "a command was refused");
                }
            }
        }
    }

    fn report(&mut self, report: News) {
        match report {
            News::Polled { session, due, .. } if session != self.session_number => {
                self.polls.remove(&due.number);
            }
            News::Polled {
                due,
                asked,
                event,
                result,
                ..
            } => self.polled(&due, asked, event, result),
            News::Happened(event) => self.apply(event),
            News::Recorded(attempt, result) => self.recorded(attempt, result),
            News::NoteRecorded(entry, note, result) => self.note_recorded(entry, note, result),
            News::Retained(Ok(damaged)) => {
                self.audit_damaged = damaged.into_iter().map(Into::into).collect();
            }
            News::Retained(Err(error)) => self.recorded(None, Err(error)),
            News::Saved(result) => self.saved(result),
            News::NotKept(error) => self.store_trouble = Some(error.to_string().into()),
            News::SignInWaits(number, wait) => self.sign_in_waits(number, wait),
            News::SignedIn(number, result) => self.signed_in(number, result),
            News::FreshToken(session, result, reply) => {
                self.fresh_token(session, result, reply);
            }
        }
    }

    fn polled(
        &mut self,
        due: &Due,
        asked: Now,
        event: Result<Event, Arc<Failure>>,
        result: PollResult,
    ) {
        let now = self.clock.now();
        self.polls.remove(&due.number);
        let Some(next) = self.poller.finished(due, result, now.monotonic) else {
            return;
        };
        let (call, what) = (due.call.clone(), &due.what);
        let next_try = now.plus(next.saturating_sub(now.monotonic));
        let event = event.unwrap_or_else(|failure| {
            self.notice_expiry(&failure);
            match what {
                Poll::Call => Event::CallFailed {
                    call,
                    asked,
                    failure,
                    next_try,
                },
                Poll::Roster | Poll::Operation(..) | Poll::One(_) => Event::RosterFailed {
                    call,
                    asked,
                    failure,
                    next_try,
                },
            }
        });
        if matches!(event, Event::Roster { .. } | Event::CallRead { .. }) {
            self.notice_life();
        }
        self.apply(event);
    }

    fn start_polls(&mut self) {
        let Some(session) = &self.session else { return };
        let now = self.clock.now().monotonic;
        if self.warm_at <= now {
            self.warm_at = now + KEEP_WARM;
            let client = session.client.clone();
            tokio::spawn(async move { client.warm_up().await });
        }
        for due in self.poller.take_due(now) {
            let number = due.number;
            let polling = send::poll(
                session.client.clone(),
                self.session_number,
                due,
                self.clock,
                self.news.clone(),
            );
            self.polls
                .insert(number, tokio::spawn(polling).abort_handle());
        }
        self.tell_silence();
    }

    /// A person wants to see how it is now: what has not been answered for long is let go.
    fn poll_anew(&mut self, call: &CallId, now: Duration) {
        for dropped in self.poller.want_anew(call, now) {
            if let Some(polling) = self.polls.remove(&dropped) {
                polling.abort();
            }
        }
    }

    /// Says of which rosters nothing has come for long.
    fn tell_silence(&mut self) {
        let now = self.clock.now();
        for (call, since) in self.poller.take_silent(now.monotonic) {
            let since = now.before(now.monotonic.saturating_sub(since));
            self.apply(Event::NoAnswer { call, since });
        }
    }
}

fn answer(reply: Reply, result: Result<(), Failure>) {
    // Whoever asked may be gone; the snapshot tells the truth all the same.
    drop(reply.send(result));
}

async fn sleep_until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}
