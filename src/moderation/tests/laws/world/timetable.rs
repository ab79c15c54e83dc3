//! The schedule of the worker's polls: one request at a time for the roster and one for the call, single readings
//! between them, and nothing while Graph asked us to wait.

use std::collections::VecDeque;
use std::time::Duration;

use crate::moderation::effect::Poll;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::{BACK_INTERVAL, FRONT_INTERVAL};

const OFTEN_INTERVAL: Duration = Duration::from_secs(1);
const OFTEN_FOR: Duration = Duration::from_secs(30);
const CALL_INTERVAL: Duration = Duration::from_secs(10);
const LEAST_APART: Duration = Duration::from_millis(300);
const LONGEST_BACKOFF: Duration = Duration::from_secs(10);

/// When the next polls are due. All times are on the monotonic clock.
#[derive(Debug, Default)]
pub(crate) struct Timetable {
    roster: PollSchedule,
    call: PollSchedule,
    ones: VecDeque<ParticipantId>,
    is_on: bool,
    is_in_front: bool,
    often_until: Duration,
    paused_until: Duration,
}

#[derive(Debug, Default)]
struct PollSchedule {
    due: Duration,
    started: Option<Duration>,
    is_in_flight: bool,
    /// When to poll again, because a poll was requested while another was in progress. The response
    /// to the earlier poll may be too old. `None` if no poll was requested.
    wanted: Option<Duration>,
    failures: u32,
}

impl Timetable {
    pub(crate) fn start(&mut self, now: Duration) {
        self.is_on = true;
        (self.roster, self.call) = (PollSchedule::from(now), PollSchedule::from(now));
    }

    pub(crate) fn stop(&mut self) {
        self.is_on = false;
    }

    pub(crate) fn show(&mut self, in_front: bool, now: Duration) {
        self.is_in_front = in_front;
        if in_front {
            self.roster.want(now, now);
        }
    }

    pub(crate) fn often(&mut self, now: Duration) {
        self.often_until = now + OFTEN_FOR;
        self.roster.due = self.roster.due.min(now + OFTEN_INTERVAL);
    }

    /// Schedules a poll outside the regular schedule, at the time `at`.
    pub(crate) fn want(&mut self, what: Poll, at: Duration, now: Duration) {
        match what {
            Poll::Roster => self.roster.want(at, now),
            Poll::Call => self.call.want(at, now),
            Poll::One(id) => self.ones.push_back(id),
            Poll::Operation(..) => {}
        }
    }

    /// Returns the next poll that is due, and when. `None` if polling has stopped, or no further poll may start before
    /// an answer.
    pub(crate) fn next(&self) -> Option<(Duration, Poll)> {
        if !self.is_on {
            return None;
        }
        let both = [(&self.call, Poll::Call), (&self.roster, Poll::Roster)];
        let both = both.into_iter().filter(|(polls, _)| !polls.is_in_flight);
        let both = both.map(|(polls, what)| (polls.due, what));
        let one = self
            .ones
            .front()
            .map(|id| (Duration::ZERO, Poll::One(id.clone())));
        let next = one.into_iter().chain(both).min_by_key(|(due, _)| *due)?;
        Some((next.0.max(self.paused_until), next.1))
    }

    /// Returns the monotonic time until which Graph asked us to wait.
    pub(crate) fn paused_until(&self) -> Duration {
        self.paused_until
    }

    /// Records that a poll was sent.
    pub(crate) fn leaves(&mut self, what: &Poll, now: Duration) {
        match what {
            Poll::Roster => self.roster.leaves(now),
            Poll::Call => self.call.leaves(now),
            Poll::One(_) | Poll::Operation(..) => {
                self.ones.pop_front();
            }
        }
    }

    /// Records that a poll was answered or has failed. Returns when the next poll of this kind is due.
    pub(crate) fn finished(
        &mut self,
        what: &Poll,
        trouble: Option<&Cause>,
        now: Duration,
    ) -> Duration {
        if let Some(Cause::Throttled(wait)) = trouble {
            let wait = wait.unwrap_or(FRONT_INTERVAL * 2);
            self.paused_until = self.paused_until.max(now + wait);
        }
        let interval = match what {
            Poll::Call => CALL_INTERVAL,
            _ if now < self.often_until => OFTEN_INTERVAL,
            _ if self.is_in_front => FRONT_INTERVAL,
            _ => BACK_INTERVAL,
        };
        let polls = match what {
            Poll::Call => &mut self.call,
            _ => &mut self.roster,
        };
        polls.finish(interval, trouble.is_some(), now);
        polls.due.max(self.paused_until)
    }
}

impl PollSchedule {
    fn from(now: Duration) -> Self {
        Self {
            due: now,
            ..Self::default()
        }
    }

    fn want(&mut self, at: Duration, now: Duration) {
        if self.is_in_flight {
            self.wanted = Some(self.wanted.map_or(at, |before| before.min(at)));
        } else {
            self.due = self.due.min(at.max(self.earliest(now)));
        }
    }

    fn earliest(&self, now: Duration) -> Duration {
        self.started
            .map_or(now, |started| now.max(started + LEAST_APART))
    }

    fn leaves(&mut self, now: Duration) {
        self.is_in_flight = true;
        self.wanted = None;
        self.started = Some(now);
    }

    fn finish(&mut self, interval: Duration, has_failed: bool, now: Duration) {
        self.is_in_flight = false;
        self.failures = if has_failed { self.failures + 1 } else { 0 };
        let wait = match self.failures {
            0 => interval,
            failures => {
                (interval * (1 << (failures - 1).min(5))).min(LONGEST_BACKOFF.max(interval))
            }
        };
        self.due = now + wait;
        if let Some(wanted) = self.wanted.take().filter(|_| !has_failed) {
            self.due = self.due.min(wanted.max(self.earliest(now)));
        }
    }
}
