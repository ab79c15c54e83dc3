//! When to ask Graph about which call next, as a state machine that is told the time.
//!
//! Each call has two lanes: its roster and the call itself. One request at a time is in flight on a lane,
//! and what Graph asked for with `Retry-After` wins over everything but a person's action, which never comes here.
//! A reading that was refused holds every reading; an action that was refused holds all but those of the call in front.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::command::{OperationOf, Poll};
use crate::moderation::model::ids::{CallId, OperationId, ParticipantId};
use crate::moderation::{BACK_INTERVAL, FRONT_INTERVAL};

/// How often the roster is asked for while something was just done in the call.
const OFTEN_INTERVAL: Duration = Duration::from_secs(1);
/// For how long.
const OFTEN_FOR: Duration = Duration::from_secs(30);
/// How often the call itself is read: in front, and otherwise.
const CALL_FRONT_INTERVAL: Duration = Duration::from_secs(10);
const CALL_BACK_INTERVAL: Duration = Duration::from_secs(30);
/// Two requests for the same roster are at least so far apart, however many people press Refresh.
const LEAST_APART: Duration = Duration::from_millis(300);
/// A try that has not been answered for so long is told of, and dropped when a person asks anew.
const LONG: Duration = Duration::from_secs(3);
/// The longest wait after failures in a row, in front and otherwise; `Retry-After` may ask for more.
const LONGEST_BACKOFF_IN_FRONT: Duration = Duration::from_secs(10);
const LONGEST_BACKOFF: Duration = Duration::from_secs(30);
/// Polls spread by this share of their interval, so that a hundred calls do not ask in step.
const JITTER: f64 = 0.2;

/// The timetable of all watched calls.
pub(crate) struct Poller {
    calls: BTreeMap<CallId, Schedule>,
    front: Option<CallId>,
    /// Until when Graph asked this app to wait: the limit is per app and tenant, so it holds for every call.
    held_until: Duration,
    /// Until when all but the call in front waits, since an action was one too many.
    held_back_until: Duration,
    /// Counts the tries.
    newest_try: TryNumber,
    /// Gives numbers from 0 to 1.
    random: Box<dyn FnMut() -> f64 + Send>,
}

/// Tells a try from the one that took its place.
pub(crate) type TryNumber = u64;

/// A reading that is to be made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) call: CallId,
    pub(crate) what: Poll,
    pub(crate) number: TryNumber,
}

#[derive(Default)]
struct Schedule {
    roster: Lane,
    call: Lane,
    often_until: Duration,
    /// Readings of operations that somebody asked for.
    operations: Vec<(OperationOf, OperationId)>,
    /// Participants who are to be read singly.
    singles: Vec<ParticipantId>,
}

#[derive(Default)]
struct Lane {
    due: Duration,
    /// When the newest request left, if any did.
    started: Option<Duration>,
    in_flight: Option<TryNumber>,
    /// When the first of the tries left that have had no answer of any kind.
    silent_since: Option<Duration>,
    /// Whether that was told.
    is_silence_told: bool,
    /// Asked for again while a request is in flight, whose answer may be too old.
    is_wanted_again: bool,
    failures: u32,
}

/// How a poll ended, as far as the timetable needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PollResult {
    /// An answer came.
    Good,
    /// None came, or a useless one.
    Failed,
    /// The service has trouble with this call and said when to come back.
    Unavailable(Duration),
    /// Graph asked to wait.
    Throttled(Option<Duration>),
}

impl Poller {
    /// An empty timetable; `random` gives numbers from 0 to 1 for the spread.
    pub(crate) fn new(random: impl FnMut() -> f64 + Send + 'static) -> Self {
        Self {
            calls: BTreeMap::new(),
            front: None,
            held_until: Duration::ZERO,
            held_back_until: Duration::ZERO,
            newest_try: 0,
            random: Box::new(random),
        }
    }

    /// Polls this call from now on, at once.
    pub(crate) fn start(&mut self, call: CallId, now: Duration) {
        let mut schedule = Schedule::default();
        schedule.roster.due = now;
        schedule.call.due = now;
        // In place of an older one: what a session before this one asked for is not waited for.
        self.calls.insert(call, schedule);
    }

    /// Stops polling it.
    pub(crate) fn stop(&mut self, call: &CallId) {
        self.calls.remove(call);
    }

    /// Polls this call as the one in front; a call that comes to the front is asked for at once.
    pub(crate) fn show(&mut self, call: Option<CallId>, now: Duration) {
        if self.front == call {
            return;
        }
        self.front = call;
        if let Some(schedule) = self.front.as_ref().and_then(|id| self.calls.get_mut(id)) {
            schedule.roster.want(now);
        }
    }

    /// Asks out of turn.
    pub(crate) fn want(&mut self, call: &CallId, what: Poll, now: Duration) {
        let Some(schedule) = self.calls.get_mut(call) else {
            return;
        };
        match what {
            Poll::Roster => schedule.roster.want(now),
            Poll::Call => schedule.call.want(now),
            Poll::Operation(of, operation) => {
                let wanted = (of, operation);
                // While Graph makes us wait, the same reading is asked for again and again.
                if !schedule.operations.contains(&wanted) {
                    schedule.operations.push(wanted);
                }
            }
            Poll::One(participant) => {
                if !schedule.singles.contains(&participant) {
                    schedule.singles.push(participant);
                }
            }
        }
    }

    /// Asks after a while, unless it is asked before.
    pub(crate) fn want_in(&mut self, call: &CallId, what: &Poll, after: Duration, now: Duration) {
        let Some(schedule) = self.calls.get_mut(call) else {
            return;
        };
        match what {
            Poll::Roster => schedule.roster.want_at(now + after),
            Poll::Call => schedule.call.want_at(now + after),
            // Whoever asks for one of these decides about the time.
            Poll::Operation(..) | Poll::One(_) => {}
        }
    }

    /// Asks for the roster and the call in place of what has not been answered for long; gives the tries that are dropped.
    pub(crate) fn want_anew(&mut self, call: &CallId, now: Duration) -> Vec<TryNumber> {
        let Some(schedule) = self.calls.get_mut(call) else {
            return Vec::new();
        };
        let lanes = [&mut schedule.roster, &mut schedule.call];
        let dropped = lanes.into_iter().filter_map(|lane| {
            let dropped = lane.drop_if_long(now);
            lane.want(now);
            dropped
        });
        dropped.collect()
    }

    /// Leaves all but the call in front alone until then.
    pub(crate) fn hold_back(&mut self, until: Duration) {
        self.held_back_until = self.held_back_until.max(until);
    }

    /// The rosters that have been asked for so long that it should be told, each once, and since when.
    pub(crate) fn take_silent(&mut self, now: Duration) -> Vec<(CallId, Duration)> {
        let silent = self.calls.iter_mut().filter_map(|(id, schedule)| {
            let lane = &mut schedule.roster;
            let since = lane.silent_since.filter(|_| !lane.is_silence_told)?;
            lane.is_silence_told = now >= since + LONG;
            lane.is_silence_told.then(|| (id.clone(), since))
        });
        silent.collect()
    }

    /// Polls this roster often for a while, since something was done in the call.
    pub(crate) fn often(&mut self, call: &CallId, now: Duration) {
        if let Some(schedule) = self.calls.get_mut(call) {
            schedule.often_until = now + OFTEN_FOR;
            schedule.roster.due = schedule.roster.due.min(now + OFTEN_INTERVAL);
        }
    }

    /// Takes what is due off the timetable; each is in flight from now on.
    pub(crate) fn take_due(&mut self, now: Duration) -> Vec<Due> {
        let mut due = Vec::new();
        if now < self.held_until {
            return due;
        }
        let is_held_back = now < self.held_back_until;
        let number = &mut self.newest_try;
        for (id, schedule) in &mut self.calls {
            if is_held_back && self.front.as_ref() != Some(id) {
                continue;
            }
            let mut add = |what, number| {
                let call = id.clone();
                due.push(Due { call, what, number });
            };
            if schedule.call.take_if_due(now, number) {
                add(Poll::Call, *number);
            }
            if schedule.roster.take_if_due(now, number) {
                add(Poll::Roster, *number);
            }
            if is_held_back {
                continue;
            }
            for (of, operation) in schedule.operations.drain(..) {
                *number += 1;
                add(Poll::Operation(of, operation), *number);
            }
            for participant in schedule.singles.drain(..) {
                *number += 1;
                add(Poll::One(participant), *number);
            }
        }
        due
    }

    /// When something is due next.
    pub(crate) fn next_due(&self) -> Option<Duration> {
        let next = self.calls.iter().flat_map(|(id, schedule)| {
            let is_front = self.front.as_ref() == Some(id);
            let held = |due: Duration| due.max(self.held_until);
            let held_back = |due: Duration| held(due).max(self.held_back_until);
            let has_more = !schedule.operations.is_empty() || !schedule.singles.is_empty();
            let operations = has_more.then_some(Duration::ZERO);
            let lanes = [schedule.roster.next(), schedule.call.next()];
            let lanes =
                lanes.map(|due| due.map(|due| if is_front { held(due) } else { held_back(due) }));
            let [roster, call] = lanes;
            let silent = schedule.roster.silence_due();
            [roster, call, operations.map(held_back), silent]
        });
        next.flatten().min()
    }

    /// Takes a finished poll back onto the timetable and says when it is due next; `None` if another took its place.
    pub(crate) fn finished(
        &mut self,
        Due { call, what, number }: &Due,
        result: PollResult,
        now: Duration,
    ) -> Option<Duration> {
        if let PollResult::Throttled(wait) = result {
            let wait = wait.unwrap_or(FRONT_INTERVAL * 2);
            self.held_until = self.held_until.max(now + wait);
        }
        let is_front = self.front.as_ref() == Some(call);
        let spread = 1.0 - JITTER + 2.0 * JITTER * (self.random)();
        let Some(schedule) = self.calls.get_mut(call) else {
            return Some(now);
        };
        let is_often = now < schedule.often_until;
        let (lane, interval) = match what {
            Poll::Roster if is_often => (&mut schedule.roster, OFTEN_INTERVAL),
            Poll::Roster if is_front => (&mut schedule.roster, FRONT_INTERVAL),
            Poll::Roster => (&mut schedule.roster, BACK_INTERVAL),
            Poll::Call if is_front => (&mut schedule.call, CALL_FRONT_INTERVAL),
            Poll::Call => (&mut schedule.call, CALL_BACK_INTERVAL),
            Poll::Operation(..) | Poll::One(_) => return Some(now.max(self.held_until)),
        };
        let longest = if is_front {
            LONGEST_BACKOFF_IN_FRONT
        } else {
            LONGEST_BACKOFF
        };
        if lane.in_flight != Some(*number) {
            return None;
        }
        lane.finish(interval.mul_f64(spread), longest, result, now);
        Some(lane.due.max(self.held_until))
    }
}

impl Lane {
    fn want(&mut self, now: Duration) {
        if self.in_flight.is_some() {
            self.is_wanted_again = true;
        } else {
            self.due = self.due.min(self.earliest(now));
        }
    }

    /// While a request is in flight, its answer decides.
    fn want_at(&mut self, at: Duration) {
        self.due = self.due.min(self.earliest(at));
    }

    fn earliest(&self, now: Duration) -> Duration {
        self.started
            .map_or(now, |started| now.max(started + LEAST_APART))
    }

    fn take_if_due(&mut self, now: Duration, number: &mut TryNumber) -> bool {
        let is_due = self.in_flight.is_none() && self.due <= now;
        if is_due {
            *number += 1;
            self.in_flight = Some(*number);
            self.is_wanted_again = false;
            self.started = Some(now);
            self.silent_since.get_or_insert(now);
        }
        is_due
    }

    /// Lets go of a try that has not been answered for long; how long nothing came is still counted from its beginning.
    fn drop_if_long(&mut self, now: Duration) -> Option<TryNumber> {
        let is_long = self.started.is_some_and(|started| now >= started + LONG);
        let dropped = self.in_flight.take_if(|_| is_long);
        if dropped.is_some() {
            self.due = now;
        }
        dropped
    }

    fn next(&self) -> Option<Duration> {
        self.in_flight.is_none().then_some(self.due)
    }

    fn silence_due(&self) -> Option<Duration> {
        let since = self.silent_since.filter(|_| !self.is_silence_told)?;
        Some(since + LONG)
    }

    fn finish(&mut self, interval: Duration, longest: Duration, result: PollResult, now: Duration) {
        self.in_flight = None;
        self.silent_since = None;
        self.is_silence_told = false;
        self.failures = match result {
            PollResult::Good => 0,
            // It says itself when to come back; doubling that would starve the roster while a bulk goes on.
            PollResult::Throttled(Some(_)) => self.failures,
            PollResult::Failed | PollResult::Unavailable(_) | PollResult::Throttled(None) => {
                self.failures.saturating_add(1)
            }
        };
        let wait = match self.failures {
            0 => interval,
            // Doubles with each failure in a row; never shorter than the interval, never longer than the cap.
            failures => interval
                .saturating_mul(1 << (failures - 1).min(5))
                .clamp(interval, longest.max(interval)),
        };
        let wait = match result {
            PollResult::Unavailable(asked) => wait.max(asked),
            _ => wait,
        };
        self.due = if std::mem::take(&mut self.is_wanted_again) && self.failures == 0 {
            self.earliest(now)
        } else {
            now + wait
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn due(call: &CallId, what: Poll) -> Due {
        let (call, number) = (call.clone(), 0);
        Due { call, what, number }
    }

    impl Poller {
        /// What is due now, without its numbers.
        fn take(&mut self, now: Duration) -> Vec<(CallId, Poll)> {
            let due = self.take_due(now).into_iter();
            due.map(|due| (due.call, due.what)).collect()
        }

        /// The running try ends.
        fn ends(
            &mut self,
            call: &CallId,
            what: &Poll,
            result: PollResult,
            now: Duration,
        ) -> Duration {
            let mut due = due(call, what.clone());
            let schedule = self.calls.get(call);
            let lane = schedule.map(|schedule| match what {
                Poll::Call => &schedule.call,
                _ => &schedule.roster,
            });
            due.number = lane.and_then(|lane| lane.in_flight).unwrap_or_default();
            self.finished(&due, result, now).unwrap()
        }
    }

    /// A poller without spread that watches one call and has asked for everything once.
    fn settled() -> (Poller, CallId) {
        let mut poller = Poller::new(|| 0.5);
        let call = CallId::from("c");
        poller.start(call.clone(), Duration::ZERO);
        poller.show(Some(call.clone()), Duration::ZERO);
        assert_eq!(poller.take(Duration::ZERO).len(), 2);
        for what in [Poll::Call, Poll::Roster] {
            poller.ends(&call, &what, PollResult::Good, Duration::ZERO);
        }
        (poller, call)
    }

    #[test]
    fn a_new_call_is_asked_for_at_once_and_one_request_at_a_time() {
        let mut poller = Poller::new(|| 0.5);
        poller.start("c".into(), secs(5));
        assert_eq!(poller.next_due(), Some(secs(5)));
        assert_eq!(poller.take(secs(5)).len(), 2);
        assert_eq!(poller.take(secs(500)), []);
        assert_eq!(poller.next_due(), Some(secs(8)), "when its silence is told");
        assert_eq!(poller.take_silent(secs(8)), [("c".into(), secs(5))]);
        assert_eq!(poller.next_due(), None);
    }

    #[test]
    fn the_call_in_front_is_asked_for_more_often_than_the_others() {
        let (mut poller, call) = settled();
        assert_eq!(poller.next_due(), Some(secs(2)));
        poller.show(None, secs(0));
        poller.take(secs(2));
        assert_eq!(
            poller.ends(&call, &Poll::Roster, PollResult::Good, secs(2)),
            secs(12)
        );
    }

    #[test]
    fn after_an_action_the_roster_is_asked_for_every_second_for_half_a_minute() {
        let (mut poller, call) = settled();
        poller.often(&call, secs(0));
        assert_eq!(poller.next_due(), Some(secs(1)));
        poller.take(secs(1));
        assert_eq!(
            poller.ends(&call, &Poll::Roster, PollResult::Good, secs(1)),
            secs(2)
        );
        poller.take(secs(40));
        assert_eq!(
            poller.ends(&call, &Poll::Roster, PollResult::Good, secs(40)),
            secs(42)
        );
    }

    #[test]
    fn pressing_refresh_many_times_asks_at_most_every_300_milliseconds() {
        let (mut poller, call) = settled();
        for _ in 0..50 {
            poller.want(&call, Poll::Roster, Duration::from_millis(10));
        }
        assert_eq!(poller.take(Duration::from_millis(10)), []);
        assert_eq!(poller.next_due(), Some(LEAST_APART));
        assert_eq!(poller.take(LEAST_APART), [(call, Poll::Roster)]);
    }

    #[test]
    fn what_is_wanted_while_a_request_is_in_flight_is_asked_for_after_it() {
        let (mut poller, call) = settled();
        poller.take(secs(2));
        poller.want(&call, Poll::Roster, secs(3));
        assert_eq!(poller.take(secs(3)), []);
        let next = poller.ends(&call, &Poll::Roster, PollResult::Good, secs(4));
        assert_eq!(next, secs(4));
    }

    #[test]
    fn failures_in_a_row_double_the_wait_up_to_the_cap() {
        let (mut poller, call) = settled();
        let mut now = secs(2);
        let mut waits = Vec::new();
        for _ in 0..7 {
            poller.take(now);
            let next = poller.ends(&call, &Poll::Roster, PollResult::Failed, now);
            waits.push(next.saturating_sub(now).as_secs());
            now = next;
        }
        assert_eq!(waits, [2, 4, 8, 10, 10, 10, 10]);
    }

    #[test]
    fn retry_after_wins_over_refresh_and_holds_for_every_call() {
        let (mut poller, call) = settled();
        poller.start("other".into(), secs(2));
        poller.take(secs(2));
        let next = poller.ends(
            &call,
            &Poll::Roster,
            PollResult::Throttled(Some(secs(60))),
            secs(2),
        );
        assert_eq!(next, secs(62));
        poller.want(&call, Poll::Roster, secs(3));
        poller.start("third".into(), secs(3));
        assert_eq!(poller.take(secs(61)), []);
        assert_eq!(poller.take_silent(secs(61)), [("other".into(), secs(2))]);
        assert_eq!(poller.next_due(), Some(secs(62)));
        assert!(!poller.take(secs(62)).is_empty());
    }

    #[test]
    fn a_wait_asked_for_by_an_operation_holds_too_and_readings_do_not_pile_up() {
        let (mut poller, call) = settled();
        let reading = Poll::Operation(OperationOf::Invitation("i".into()), OperationId::from("o"));
        poller.want(&call, reading.clone(), secs(1));
        assert_eq!(poller.take(secs(1)), [(call.clone(), reading.clone())]);
        let next = poller.ends(
            &call,
            &reading,
            PollResult::Throttled(Some(secs(60))),
            secs(1),
        );
        assert_eq!(next, secs(61));
        for second in 2..60 {
            poller.want(&call, reading.clone(), secs(second));
            assert_eq!(poller.take(secs(second)), []);
        }
        let due = poller.take(secs(61));
        let readings = due.iter().filter(|(_, what)| *what == reading);
        assert_eq!(readings.count(), 1);
    }

    #[test]
    fn a_service_in_trouble_is_left_alone_for_as_long_as_it_asks() {
        let (mut poller, call) = settled();
        poller.take(secs(2));
        let unavailable = PollResult::Unavailable(secs(60));
        let next = poller.ends(&call, &Poll::Roster, unavailable, secs(2));
        assert_eq!(next, secs(62));
    }

    #[test]
    fn the_spread_stays_within_a_fifth() {
        for (random, wanted) in [(0.0, 1.6), (1.0, 2.4)] {
            let mut poller = Poller::new(move || random);
            let call = CallId::from("c");
            poller.start(call.clone(), Duration::ZERO);
            poller.show(Some(call.clone()), Duration::ZERO);
            poller.take(Duration::ZERO);
            let next = poller.ends(&call, &Poll::Roster, PollResult::Good, Duration::ZERO);
            assert!((next.as_secs_f64() - wanted).abs() < 1e-9, "{next:?}");
        }
    }

    #[test]
    fn a_call_that_is_no_longer_watched_is_never_due() {
        let (mut poller, call) = settled();
        poller.stop(&call);
        assert_eq!(poller.next_due(), None);
        poller.ends(&call, &Poll::Roster, PollResult::Good, secs(1));
        assert_eq!(poller.take(secs(100)), []);
    }
}
