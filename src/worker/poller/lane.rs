//! One kind of reading of one call: one request at a time, and when the next one is due.

use std::time::Duration;

/// Two requests for the same are at least so far apart, however many people press Refresh.
pub(crate) const LEAST_APART: Duration = Duration::from_millis(300);
/// A try that has not been answered for so long is told of, and dropped when a person asks anew.
const LONG: Duration = Duration::from_secs(3);

/// Tells a try from the one that took its place.
pub(crate) type TryNumber = u64;

/// The timetable of one kind of reading.
#[derive(Default)]
pub(crate) struct PollLane {
    pub(crate) due: Duration,
    /// When the newest request left, if any did.
    started: Option<Duration>,
    pub(crate) in_flight: Option<TryNumber>,
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

impl PollLane {
    pub(crate) fn want(&mut self, now: Duration) {
        if self.in_flight.is_some() {
            self.is_wanted_again = true;
        } else {
            self.due = self.due.min(self.earliest(now));
        }
    }

    /// While a request is in flight, its answer decides.
    pub(crate) fn want_at(&mut self, at: Duration) {
        self.due = self.due.min(self.earliest(at));
    }

    fn earliest(&self, now: Duration) -> Duration {
        self.started
            .map_or(now, |started| now.max(started + LEAST_APART))
    }

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

    /// Lets go of a try that has not been answered for long; how long nothing came is still counted from its beginning.
    pub(crate) fn drop_if_long(&mut self, now: Duration) -> Option<TryNumber> {
        let is_long = self.started.is_some_and(|started| now >= started + LONG);
        let dropped = self.in_flight.take_if(|_| is_long);
        if dropped.is_some() {
            self.due = now;
        }
        dropped
    }

    pub(crate) fn next(&self) -> Option<Duration> {
        self.in_flight.is_none().then_some(self.due)
    }

    /// Since when nothing has come, if that is to be told now; once.
    pub(crate) fn tell_silence(&mut self, now: Duration) -> Option<Duration> {
        let since = self.silent_since.filter(|_| !self.is_silence_told)?;
        self.is_silence_told = now >= since + LONG;
        self.is_silence_told.then_some(since)
    }

    /// When its silence is to be told.
    pub(crate) fn silence_due(&self) -> Option<Duration> {
        let since = self.silent_since.filter(|_| !self.is_silence_told)?;
        Some(since + LONG)
    }

    pub(crate) fn finish(
        &mut self,
        interval: Duration,
        longest: Duration,
        result: PollResult,
        now: Duration,
    ) {
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
