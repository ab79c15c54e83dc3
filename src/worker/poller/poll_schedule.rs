//! Schedules one kind of reading of one call, with at most one request in flight.

use std::time::Duration;

/// Minimum time between two requests of a schedule, however often Refresh is pressed.
pub(crate) const LEAST_APART: Duration = Duration::from_millis(300);
/// Time after which an unanswered try is reported. From then on, the try is dropped when the moderator asks for a new
/// reading.
const LONG: Duration = Duration::from_secs(3);

/// Number of a try, to distinguish it from a later try that replaced it.
pub(crate) type TryNumber = u64;

#[derive(Default)]
pub(crate) struct PollSchedule {
    pub(crate) due: Duration,
    /// The service asked to wait. Before this time, a reading is sent only if the moderator asks for it.
    not_before: Duration,
    /// When the newest request was sent, if any.
    started: Option<Duration>,
    pub(crate) in_flight: Option<TryNumber>,
    /// Start of the oldest try since the last result, even if that try was dropped. `None` if no try has started since.
    silent_since: Option<Duration>,
    is_silence_reported: bool,
    /// Whether the reading was requested again during a try. The answer to that try may be too old.
    is_wanted_again: bool,
    failures: u32,
}

/// Result of a poll, reduced to the facts for scheduling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PollResult {
    /// A usable answer.
    Good,
    /// No answer or a useless one.
    Failed,
    /// The service failed for this call and named a time to wait.
    Unavailable(Duration),
    /// Graph asked this app to wait, and may have said for how long.
    Throttled(Option<Duration>),
}

impl PollSchedule {
    /// Polls as soon as possible. If a request is in flight, polls once more right after its answer, unless the request
    /// fails.
    pub(crate) fn want(&mut self, now: Duration) {
        if self.in_flight.is_some() {
            self.is_wanted_again = true;
        } else {
            self.due = self.due.min(self.earliest(now));
        }
    }

    /// Makes the next poll due by `at`, or as soon after it as [`Self::earliest`] allows. If a request is in flight,
    /// the result of that request decides instead.
    pub(crate) fn want_at(&mut self, at: Duration) {
        self.due = self.due.min(self.earliest(at));
    }

    /// Returns the earliest time for the next request: not before `now` or `not_before`, and at least [`LEAST_APART`]
    /// after the last request.
    fn earliest(&self, now: Duration) -> Duration {
        let apart = self
            .started
            .map_or(now, |started| now.max(started + LEAST_APART));
        apart.max(self.not_before)
    }

    /// Allows the next request during a wait that the service asked for, because a person requested
    /// the reading.
    pub(crate) fn wait_no_more(&mut self) {
        self.not_before = Duration::ZERO;
    }

    /// If a try is due, increases `number` and starts the try with this number. Returns whether a try was started.
    pub(crate) fn take_if_due(&mut self, now: Duration, number: &mut TryNumber) -> bool {
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

    /// Drops the try in flight if it has had no answer for [`LONG`], and returns its number. The silence still counts
    /// from the first unanswered try.
    pub(crate) fn drop_if_long(&mut self, now: Duration) -> Option<TryNumber> {
        let is_long = self.started.is_some_and(|started| now >= started + LONG);
        let dropped = self.in_flight.take_if(|_| is_long);
        if dropped.is_some() {
            self.due = now;
        }
        dropped
    }

    /// Returns when the next request is due; `None` while one is in flight.
    pub(crate) fn next(&self) -> Option<Duration> {
        self.in_flight.is_none().then_some(self.due)
    }

    /// Returns the start of the silence if it should be reported now. Reports each silence once.
    pub(crate) fn tell_silence(&mut self, now: Duration) -> Option<Duration> {
        let since = self.silent_since.filter(|_| !self.is_silence_reported)?;
        self.is_silence_reported = now >= since + LONG;
        self.is_silence_reported.then_some(since)
    }

    /// Returns when the current silence should be reported; `None` if there is no silence, or it was already
    /// reported.
    pub(crate) fn silence_due(&self) -> Option<Duration> {
        let since = self.silent_since.filter(|_| !self.is_silence_reported)?;
        Some(since + LONG)
    }

    /// Handles the result of a try and schedules the next request.
    pub(crate) fn finish(
        &mut self,
        interval: Duration,
        longest: Duration,
        result: PollResult,
        now: Duration,
    ) {
        self.in_flight = None;
        self.silent_since = None;
        self.is_silence_reported = false;
        self.failures = match result {
            PollResult::Good => 0,
            // Not doubled: Graph named the wait, and doubling would starve the roster during a bulk
            // removal.
            PollResult::Throttled(Some(_)) => self.failures,
            PollResult::Failed | PollResult::Unavailable(_) | PollResult::Throttled(None) => {
                self.failures.saturating_add(1)
            }
        };
        let wait = match self.failures {
            0 => interval,
            // Doubles with each further failure since the last good answer, from the interval up to `longest`.
            failures => interval
                .saturating_mul(1 << (failures - 1).min(5))
                .clamp(interval, longest.max(interval)),
        };
        let wait = match result {
            PollResult::Unavailable(asked) => {
                self.not_before = now + asked;
                wait.max(asked)
            }
            _ => wait,
        };
        self.due = if std::mem::take(&mut self.is_wanted_again) && self.failures == 0 {
            self.earliest(now)
        } else {
            now + wait
        };
    }
}
