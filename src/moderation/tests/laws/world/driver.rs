//! The worker in simulated time: polls on schedule, carries out effects, and delivers their
//! results.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::console::Console;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::OneReading;
use crate::moderation::event::{Event, SessionFacts};
use crate::moderation::model::audit::{AuditRecord, Phase};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::time::Now;
use crate::moderation::state::row::Row;
use crate::moderation::state::watched::Watched;
use crate::moderation::tests::cast::HOME;
use crate::moderation::tests::laws::world::coming::InTransit;
use crate::moderation::tests::laws::world::laws::Truth;
use crate::moderation::tests::laws::world::meeting::{APP, Meeting, Who};
use crate::moderation::tests::laws::world::record::Record;
use crate::moderation::tests::laws::world::requests::Requests;
use crate::moderation::tests::laws::world::service::Service;
use crate::moderation::tests::laws::world::shown::ReportedMoves;
use crate::moderation::tests::laws::world::timetable::Timetable;

const CALL: &str = "C1";

/// The world: the truth, the service, the console, and the laws.
pub(crate) struct World {
    pub(crate) now: Now,
    pub(crate) meeting: Meeting,
    pub(crate) service: Service,
    pub(crate) console: Console,
    pub(crate) requests: Requests,
    pub(crate) record: Record,
    pub(crate) shown: ReportedMoves,
    pub(crate) timetable: Timetable,
    coming: BTreeMap<(Duration, u64), InTransit>,
    numbers: u64,
    /// How long each of the next result lines takes to be written to disk. Further lines take no time.
    pub(crate) disk: VecDeque<Duration>,
    pub(crate) given_up: BTreeSet<AttemptId>,
    /// Whether the app has left the call.
    pub(crate) is_over: bool,
    /// Whether the computer has slept and no event has followed.
    has_slept: bool,
}

pub(crate) fn call() -> CallId {
    CALL.into()
}

impl World {
    /// Makes a world with these people in the call. The app is signed in and watches the call.
    pub(crate) fn new(never_lies_twice: bool, people: &[Who]) -> Self {
        let now = Now::default().plus(Duration::from_secs(100));
        let mut meeting = Meeting::new(Now::default());
        for who in people {
            meeting.joins(*who, false, Now::default());
        }
        let mut world = Self {
            now,
            meeting,
            service: Service::new(never_lies_twice),
            console: Console::default(),
            requests: Requests::default(),
            record: Record::default(),
            shown: ReportedMoves::default(),
            timetable: Timetable::default(),
            coming: BTreeMap::new(),
            numbers: 0,
            disk: VecDeque::new(),
            given_up: BTreeSet::new(),
            is_over: false,
            has_slept: false,
        };
        world.happens(Event::SignedIn(SessionFacts {
            tenant: Some(HOME.into()),
            client_id: Some(APP.into()),
            ..SessionFacts::default()
        }));
        world.does(Command::Watch(call()));
        world.does(Command::Show(Some(call())));
        world
    }

    pub(crate) fn watched(&self) -> &Watched {
        self.console.watched(&call()).unwrap()
    }

    /// Returns all rows that have a participant id.
    pub(crate) fn rows(&self) -> Vec<&Row> {
        let rows = self.watched().roster.rows().iter().map(|row| &**row);
        rows.filter(|row| row.key.participant().is_some()).collect()
    }

    pub(crate) fn truth(&self) -> Truth<'_> {
        Truth::new(self.now, &self.meeting, &self.service)
    }

    /// Gives the console a command. Returns whether it accepted the command.
    pub(crate) fn does(&mut self, command: Command) -> bool {
        self.happens(Event::Command(command))
    }

    pub(crate) fn happens(&mut self, event: Event) -> bool {
        if std::mem::take(&mut self.has_slept) {
            self.notices_the_sleep();
        }
        let effects = self.console.apply(event, self.now);
        let is_taken = !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Refuse(_)));
        for effect in effects {
            self.carries_out(effect);
        }
        if self
            .console
            .next_due()
            .is_some_and(|due| due <= self.now.monotonic)
        {
            self.truth()
                .broken("a sleeper never spins", "next_due lies in the past");
        }
        self.holds_activity();
        is_taken
    }

    fn carries_out(&mut self, effect: Effect) {
        let now = self.now.monotonic;
        match effect {
            Effect::StartPolling(_) => self.timetable.start(now),
            Effect::StopPolling(_) => self.timetable.stop(),
            Effect::PollInFront(call) => self.timetable.show(call.is_some(), now),
            Effect::PollOften(_) => self.timetable.often(now),
            Effect::Poll { what, .. } => self.timetable.want(what, now, now),
            Effect::PollIn { what, after, .. } => self.timetable.want(what, now + after, now),
            Effect::Send(attempt) => self.sends(&attempt),
            Effect::GiveUp(attempt) => {
                self.given_up.insert(attempt);
            }
            Effect::Audit(line) => self.writes(&line),
            _ => {}
        }
    }

    fn writes(&mut self, line: &AuditRecord) {
        self.requests.writes(line);
        let truth = Truth::new(self.now, &self.meeting, &self.service);
        self.record.writes(line, truth);
        if line.phase == Phase::Result {
            let after = self.disk.pop_front().unwrap_or_default();
            self.comes(after, InTransit::Written(line.attempt));
        }
    }

    pub(crate) fn comes(&mut self, after: Duration, what: InTransit) {
        self.numbers += 1;
        self.coming
            .insert((self.now.monotonic + after, self.numbers), what);
    }

    /// Lets time pass. Handles everything that comes due during this time, in order.
    pub(crate) fn waits(&mut self, time: Duration) {
        let end = self.now.plus(time);
        loop {
            let comes = self.coming.keys().next().map(|(at, _)| *at);
            let polls = self.timetable.next().map(|(at, _)| at);
            let ticks = self.console.next_due();
            let next = [comes, polls, ticks].into_iter().flatten().min();
            let Some(next) = next.filter(|next| *next <= end.monotonic) else {
                break;
            };
            self.now = self.now.plus(next.saturating_sub(self.now.monotonic));
            if comes.is_some_and(|at| at <= self.now.monotonic) {
                let (_, what) = self.coming.pop_first().unwrap();
                self.arrives(what);
            } else if polls.is_some_and(|at| at <= self.now.monotonic) {
                self.polls();
            } else {
                self.happens(Event::Tick);
            }
        }
        self.now = end;
        self.holds();
    }

    /// Lets the computer sleep. If `steady`, the monotonic clock moves on meanwhile, so that timers
    /// are late.
    pub(crate) fn sleeps(&mut self, time: Duration, steady: bool) {
        let mut woken = self.now.plus(time);
        if !steady {
            woken.monotonic = self.now.monotonic;
        }
        self.now = woken;
        self.requests.sleeps();
        self.has_slept = true;
        if steady {
            self.happens(Event::Late(time));
        }
    }

    /// Discards the honest rosters so far. Readings that were on their way count as not honest from now on. Called at the
    /// first event after a sleep.
    fn notices_the_sleep(&mut self) {
        self.shown.is_misled(self.now);
        for what in self.coming.values_mut() {
            if let InTransit::Roster(_, _, honest)
            | InTransit::Call(_, _, honest)
            | InTransit::One(.., honest) = what
            {
                *honest = false;
            }
        }
    }

    fn polls(&mut self) {
        let Some((_, what)) = self.timetable.next() else {
            return;
        };
        self.timetable.leaves(&what, self.now.monotonic);
        let (asked, meeting) = (self.now, &self.meeting);
        match what {
            Poll::Roster => {
                let told = self.service.roster(meeting, asked);
                self.comes(
                    told.takes,
                    InTransit::Roster(asked, told.answer, told.is_honest),
                );
            }
            Poll::Call => {
                let told = self.service.call(self.is_over, asked);
                self.comes(
                    told.takes,
                    InTransit::Call(asked, told.answer, told.is_honest),
                );
            }
            Poll::One(id) => {
                let told = self.service.one(&id, meeting, asked);
                let read = told.answer.unwrap_or(OneReading::Failed);
                self.comes(told.takes, InTransit::One(asked, id, read, told.is_honest));
            }
            Poll::Operation(..) => {}
        }
    }

    fn holds_activity(&mut self) {
        let entries = self.console.activity().entries();
        let truth = Truth::new(self.now, &self.meeting, &self.service);
        let newest = self.shown.newest();
        let new = entries.partition_point(|entry| entry.number <= newest);
        for entry in &entries[new..] {
            self.shown.tells(entry, truth);
        }
    }

    /// Checks what the console shows and has recorded against the truth.
    pub(crate) fn holds(&self) {
        let truth = self.truth();
        let entries = self
            .console
            .activity()
            .entries()
            .iter()
            .map(|entry| &**entry);
        self.record.agrees(self.rows().into_iter(), entries, truth);
        if self.watched().ended.is_none() {
            self.shown.agrees(&self.rows(), truth);
        }
    }

    /// Closes the program, and checks that everything is recorded.
    pub(crate) fn closes(mut self) {
        self.record.closes();
        for effect in self.console.close(self.now) {
            self.carries_out(effect);
        }
        self.record.is_complete(self.truth());
    }
}
