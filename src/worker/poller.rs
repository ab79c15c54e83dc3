//! Schedules polls. A state machine without a clock: the caller passes the time.
//!
//! Each call has two schedules: one for its roster, one for the call itself. A schedule has at most one request in
//! flight. A throttled reading delays all readings. A throttled action delays all readings except those of the call in
//! front and its roster. No delay here holds an action back, because actions do not use the poller.

pub(crate) mod poll_schedule;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::moderation::effect::Poll;
use crate::moderation::event::OperationOf;
use crate::moderation::model::ids::{CallId, OperationId, ParticipantId};
use crate::moderation::{BACK_INTERVAL, FRONT_INTERVAL};
use crate::worker::poller::poll_schedule::{PollResult, PollSchedule, TryNumber};

/// Interval between readings of a roster after [`Poller::often`].
const OFTEN_INTERVAL: Duration = Duration::from_secs(1);
/// For this long after [`Poller::often`], a roster is read every [`OFTEN_INTERVAL`].
const OFTEN_FOR: Duration = Duration::from_secs(30);
/// Interval between readings of the call in front. Other calls are read every [`CALL_BACK_INTERVAL`].
const CALL_FRONT_INTERVAL: Duration = Duration::from_secs(10);
const CALL_BACK_INTERVAL: Duration = Duration::from_secs(30);
/// Longest wait after repeated failures for the call in front. Other calls wait up to [`LONGEST_BACKOFF`]. A
/// `Retry-After` may require a longer wait.
const LONGEST_BACKOFF_IN_FRONT: Duration = Duration::from_secs(10);
const LONGEST_BACKOFF: Duration = Duration::from_secs(30);
/// Largest share of an interval by which a poll is moved at random, earlier or later. Otherwise, a hundred calls would
/// poll in step.
const JITTER: f64 = 0.2;

pub(crate) struct Poller {
    calls: BTreeMap<CallId, CallSchedule>,
    front: Option<CallId>,
    /// No reading is sent before this time, because Graph asked to wait. Graph's limit is per app
    /// and tenant, so all calls wait.
    paused_until: Duration,
    /// An action was throttled. Until this time, only the call in front and its roster are read. Operations and single
    /// participants wait.
    others_paused_until: Duration,
    newest_try: TryNumber,
    /// Returns random numbers from 0 to 1.
    random: Box<dyn FnMut() -> f64 + Send>,
}

/// A reading to start now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DuePoll {
    pub(crate) call: CallId,
    pub(crate) what: Poll,
    pub(crate) number: TryNumber,
}

#[derive(Default)]
struct CallSchedule {
    roster: PollSchedule,
    call: PollSchedule,
    often_until: Duration,
    /// Operations to read once.
    operations: Vec<(OperationOf, OperationId)>,
    /// Participants to read one by one.
    singles: Vec<ParticipantId>,
}

impl Poller {
    /// Creates an empty schedule; `random` returns numbers from 0 to 1 for the jitter.
    pub(crate) fn new(random: impl FnMut() -> f64 + Send + 'static) -> Self {
        Self {
            calls: BTreeMap::new(),
            front: None,
            paused_until: Duration::ZERO,
            others_paused_until: Duration::ZERO,
            newest_try: 0,
            random: Box::new(random),
        }
    }

    /// Starts polling this call at once.
    pub(crate) fn start(&mut self, call: CallId, now: Duration) {
        let mut schedule = CallSchedule::default();
        schedule.roster.due = now;
        schedule.call.due = now;
        // Replaces an older schedule. The call then does not wait for readings of a previous session.
        self.calls.insert(call, schedule);
    }

    pub(crate) fn stop(&mut self, call: &CallId) {
        self.calls.remove(call);
    }

    /// Marks this call as the one in front, because the window shows it; `None` if the window shows no call. A call
    /// that comes to the front has its roster polled as soon as possible.
    pub(crate) fn show(&mut self, call: Option<CallId>, now: Duration) {
        if self.front == call {
            return;
        }
        self.front = call;
        if let Some(schedule) = self.front.as_ref().and_then(|id| self.calls.get_mut(id)) {
            schedule.roster.want(now);
        }
    }

    pub(crate) fn front(&self) -> Option<&CallId> {
        self.front.as_ref()
    }

    /// Requests this reading as soon as possible, ahead of schedule.
    pub(crate) fn want(&mut self, call: &CallId, what: Poll, now: Duration) {
        let Some(schedule) = self.calls.get_mut(call) else {
            return;
        };
        match what {
            Poll::Roster => schedule.roster.want(now),
            Poll::Call => schedule.call.want(now),
            Poll::Operation(of, operation) => {
                let wanted = (of, operation);
                // Skips a reading that is already scheduled: while Graph throttles, the console
                // requests it repeatedly.
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

    /// Requests a reading of the roster or the call after a delay, unless it is due earlier.
    pub(crate) fn want_in(&mut self, call: &CallId, what: &Poll, after: Duration, now: Duration) {
        let Some(schedule) = self.calls.get_mut(call) else {
            return;
        };
        match what {
            Poll::Roster => schedule.roster.want_at(now + after),
            Poll::Call => schedule.call.want_at(now + after),
            // The console itself decides when to read these again.
            Poll::Operation(..) | Poll::One(_) => {}
        }
    }

    /// Polls roster and call as soon as possible. Ignores a wait that the service demanded for this call alone. Drops
    /// readings that have waited too long for an answer, and returns the numbers of their tries.
    pub(crate) fn want_anew(&mut self, call: &CallId, now: Duration) -> Vec<TryNumber> {
        let Some(schedule) = self.calls.get_mut(call) else {
            return Vec::new();
        };
        let both = [&mut schedule.roster, &mut schedule.call];
        let dropped = both.into_iter().filter_map(|polls| {
            let dropped = polls.drop_if_long(now);
            polls.wait_no_more();
            polls.want(now);
            dropped
        });
        dropped.collect()
    }

    /// Reads only the call in front and its roster until this time.
    pub(crate) fn pause_others(&mut self, until: Duration) {
        self.others_paused_until = self.others_paused_until.max(until);
    }

    /// Returns the calls whose roster requests have long gone unanswered, and since when. Reports
    /// each silence once.
    pub(crate) fn take_silent(&mut self, now: Duration) -> Vec<(CallId, Duration)> {
        let silent = self.calls.iter_mut().filter_map(|(id, schedule)| {
            let since = schedule.roster.tell_silence(now)?;
            Some((id.clone(), since))
        });
        silent.collect()
    }

    /// Polls this roster often for a while, for example after a request or in raid mode.
    pub(crate) fn often(&mut self, call: &CallId, now: Duration) {
        if let Some(schedule) = self.calls.get_mut(call) {
            schedule.often_until = now + OFTEN_FOR;
            schedule.roster.want_at(now + OFTEN_INTERVAL);
        }
    }

    /// Takes the readings that are due; they count as in flight from now on.
    pub(crate) fn take_due(&mut self, now: Duration) -> Vec<DuePoll> {
        let mut due = Vec::new();
        if now < self.paused_until {
            return due;
        }
        let are_others_paused = now < self.others_paused_until;
        let number = &mut self.newest_try;
        for (id, schedule) in &mut self.calls {
            if are_others_paused && self.front.as_ref() != Some(id) {
                continue;
            }
            let mut add = |what, number| {
                let call = id.clone();
                due.push(DuePoll { call, what, number });
            };
            if schedule.call.take_if_due(now, number) {
                add(Poll::Call, *number);
            }
            if schedule.roster.take_if_due(now, number) {
                add(Poll::Roster, *number);
            }
            if are_others_paused {
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

    /// Returns when the next reading is due or a silence has to be reported; `None` if neither is ahead.
    pub(crate) fn next_due(&self) -> Option<Duration> {
        let next = self.calls.iter().flat_map(|(id, schedule)| {
            let is_front = self.front.as_ref() == Some(id);
            let after_pauses =
                |due: Duration| due.max(self.paused_until).max(self.others_paused_until);
            let after_pause = |due: Duration| {
                if is_front {
                    due.max(self.paused_until)
                } else {
                    after_pauses(due)
                }
            };
            let has_more = !schedule.operations.is_empty() || !schedule.singles.is_empty();
            [
                schedule.roster.next().map(after_pause),
                schedule.call.next().map(after_pause),
                has_more.then(|| after_pauses(Duration::ZERO)),
                schedule.roster.silence_due(),
            ]
        });
        next.flatten().min()
    }

    /// Handles the result of a poll and returns when the same reading is due next. `None` if the try was dropped before.
    ///
    /// For an operation or a single participant, returns when the next reading may be sent. Returns `now` for a call that
    /// is no longer polled. A throttled result pauses all readings, even if its try was dropped.
    pub(crate) fn finished(
        &mut self,
        DuePoll { call, what, number }: &DuePoll,
        result: PollResult,
        now: Duration,
    ) -> Option<Duration> {
        if let PollResult::Throttled(wait) = result {
            let wait = wait.unwrap_or(FRONT_INTERVAL * 2);
            self.paused_until = self.paused_until.max(now + wait);
        }
        let is_front = self.front.as_ref() == Some(call);
        let spread = 1.0 - JITTER + 2.0 * JITTER * (self.random)();
        let Some(schedule) = self.calls.get_mut(call) else {
            return Some(now);
        };
        let is_often = now < schedule.often_until;
        let (polls, interval) = match what {
            Poll::Roster if is_often => (&mut schedule.roster, OFTEN_INTERVAL),
            Poll::Roster if is_front => (&mut schedule.roster, FRONT_INTERVAL),
            Poll::Roster => (&mut schedule.roster, BACK_INTERVAL),
            Poll::Call if is_front => (&mut schedule.call, CALL_FRONT_INTERVAL),
            Poll::Call => (&mut schedule.call, CALL_BACK_INTERVAL),
            Poll::Operation(..) | Poll::One(_) => return Some(now.max(self.paused_until)),
        };
        let longest = if is_front {
            LONGEST_BACKOFF_IN_FRONT
        } else {
            LONGEST_BACKOFF
        };
        if polls.in_flight != Some(*number) {
            return None;
        }
        polls.finish(interval.mul_f64(spread), longest, result, now);
        Some(polls.due.max(self.paused_until))
    }
}

#[cfg(test)]
mod tests;
