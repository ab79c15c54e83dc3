//! Keeps calls alive: when the last keepAlive request succeeded, and when the next is due.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::time::Now;

/// Graph ends a call that received no keepAlive for this long (page `call: keepAlive`).
pub const KEEP_ALIVE_WINDOW: Duration = Duration::from_mins(45);

/// Interval between keepAlive requests. The page recommends 15 minutes; Microsoft's samples use 10.
pub const KEEP_ALIVE_EVERY: Duration = Duration::from_mins(10);

/// The window warns if less than this is left.
pub const WINDOW_IS_SHORT: Duration = Duration::from_mins(20);

/// Wait after the first keepAlive that failed. Doubles with each further failure.
pub(crate) const FIRST_RETRY: Duration = Duration::from_secs(15);

/// Longest wait after a keepAlive that failed, unless the service asks for more.
pub(crate) const LONGEST_RETRY: Duration = Duration::from_mins(2);

/// When the last successful keepAlive was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastKeepAlive {
    /// When it was sent, by the wall clock.
    wall: Timestamp,
    /// `None` if it was sent before this program started.
    monotonic: Option<Duration>,
}

impl LastKeepAlive {
    /// Makes the record of a keepAlive sent at `at`.
    fn sent(at: Now) -> Self {
        Self {
            wall: at.wall,
            monotonic: Some(at.monotonic),
        }
    }

    /// Returns the time since then, by the clock that shows the longer time.
    fn age(self, now: Now) -> Duration {
        let by_wall = now.wall.duration_since(self.wall);
        let by_wall = Duration::try_from(by_wall).unwrap_or_default();
        let steady = |at| now.monotonic.saturating_sub(at);
        by_wall.max(self.monotonic.map(steady).unwrap_or_default())
    }
}

/// How a call is kept alive, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeepAlive {
    /// Whether this console sends keepAlive requests for the call.
    pub on: bool,
    /// Whether this console created the call, so that keepAlive cannot be switched off.
    pub ours: bool,
    /// The last successful keepAlive, if known.
    pub last: Option<LastKeepAlive>,
    /// Why the newest keepAlive failed, if it did.
    pub trouble: Option<Arc<Failure>>,
}

impl KeepAlive {
    /// Returns how long the call lasts without another keepAlive. `None` if this console does not
    /// keep it alive or does not know.
    pub fn left(&self, now: Now) -> Option<Duration> {
        let last = self.last.filter(|_| self.on)?;
        Some(KEEP_ALIVE_WINDOW.saturating_sub(last.age(now)))
    }

    /// As [`Self::left`], but only if that is less than [`WINDOW_IS_SHORT`].
    pub fn runs_short(&self, now: Now) -> Option<Duration> {
        self.left(now).filter(|left| *left < WINDOW_IS_SHORT)
    }
}

/// Schedule of the keepAlive requests of one call.
#[derive(Debug, Clone)]
pub(crate) struct KeepAliveClock {
    /// The last successful keepAlive, if known.
    pub(crate) last: Option<LastKeepAlive>,
    /// Monotonic time at which the next one is due.
    pub(crate) next: Duration,
    /// Whether one has been sent and not answered.
    pub(crate) is_in_flight: bool,
    /// Number of failures in a row.
    failures: u32,
    /// Why the newest one failed, if it did.
    pub(crate) trouble: Option<Arc<Failure>>,
}

impl KeepAliveClock {
    /// Starts from a successful request: a keepAlive, or the one that created the call.
    pub(crate) fn created(asked: Now) -> Self {
        Self {
            next: asked.monotonic + KEEP_ALIVE_EVERY,
            ..Self::at_once(Some(LastKeepAlive::sent(asked)), asked)
        }
    }

    /// Makes the next keepAlive due now, since the last one is unknown or old.
    pub(crate) fn at_once(last: Option<LastKeepAlive>, now: Now) -> Self {
        Self {
            last,
            next: now.monotonic,
            is_in_flight: false,
            failures: 0,
            trouble: None,
        }
    }

    /// Restores the schedule from the time that was saved.
    pub(crate) fn restored(kept_alive: Option<Timestamp>, now: Now) -> Self {
        let last = kept_alive.map(|wall| LastKeepAlive {
            wall,
            monotonic: None,
        });
        Self::at_once(last, now)
    }

    /// Returns the time of the last successful keepAlive, to be saved.
    pub(crate) fn kept_alive(&self) -> Option<Timestamp> {
        self.last.map(|last| last.wall)
    }

    /// Forgets a request of an earlier session, whose response will not come.
    pub(crate) fn expects_no_answer(&mut self) {
        self.is_in_flight = false;
    }

    /// Whether to send a keepAlive now: the time has come, or the wall clock says so after a sleep.
    pub(crate) fn is_due(&self, now: Now) -> bool {
        let slept = self.failures == 0
            && self
                .last
                .is_some_and(|last| last.age(now) >= KEEP_ALIVE_EVERY);
        !self.is_in_flight && (self.next <= now.monotonic || slept)
    }

    /// Whether the call may end soon, so that a keepAlive is sent even while other requests are
    /// paused.
    pub(crate) fn cannot_wait(&self, now: Now) -> bool {
        let left = |last: LastKeepAlive| KEEP_ALIVE_WINDOW.saturating_sub(last.age(now));
        self.last.is_none_or(|last| left(last) < WINDOW_IS_SHORT)
    }

    /// Schedules the next try: with doubling waits, or later if the service asks for more.
    pub(crate) fn failed(&mut self, failure: Arc<Failure>, now: Now) {
        let backoff = FIRST_RETRY.saturating_mul(1 << self.failures.min(4));
        self.failures = self.failures.saturating_add(1);
        let asked = match failure.cause {
            Cause::Throttled(wait) => wait,
            _ => failure
                .retry_after
                .map(|secs| Duration::from_secs(secs.into())),
        };
        let wait = backoff.min(LONGEST_RETRY).max(asked.unwrap_or_default());
        self.next = now.monotonic + wait;
        self.trouble = Some(failure);
    }
}
