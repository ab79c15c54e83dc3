//! Keeps calls alive: when the last keepAlive request succeeded, and when the next is due.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::time::Now;

/// Time without a keepAlive request after which Graph ends a call (documentation page `call: keepAlive`).
pub const KEEP_ALIVE_WITHIN: Duration = Duration::from_mins(45);

/// Interval between keepAlive requests. Graph's page recommends 15 minutes; Microsoft's samples use 10.
pub const KEEP_ALIVE_EVERY: Duration = Duration::from_mins(10);

/// The window warns if a call would end within this time.
pub const KEEP_ALIVE_IS_URGENT: Duration = Duration::from_mins(20);

/// Wait after the first keepAlive request that failed. The wait doubles with each further failure, up to
/// [`LONGEST_RETRY`].
pub(crate) const FIRST_RETRY: Duration = Duration::from_secs(15);

/// Longest wait after a keepAlive request that failed. The service may ask for a longer one.
pub(crate) const LONGEST_RETRY: Duration = Duration::from_mins(2);

/// When the last successful keepAlive was sent. The request that created the call counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastKeepAlive {
    /// When the request was sent, by the wall clock.
    wall: Timestamp,
    /// When the request was sent, by the monotonic clock. `None` if that was before this program
    /// started.
    monotonic: Option<Duration>,
}

impl LastKeepAlive {
    fn sent(at: Now) -> Self {
        Self {
            wall: at.wall,
            monotonic: Some(at.monotonic),
        }
    }

    /// Returns the time since the request, by the clock that shows the longer time.
    fn age(self, now: Now) -> Duration {
        let by_wall = now.wall.duration_since(self.wall);
        let by_wall = Duration::try_from(by_wall).unwrap_or_default();
        let steady = |at| now.monotonic.saturating_sub(at);
        by_wall.max(self.monotonic.map(steady).unwrap_or_default())
    }
}

/// Whether and how a call is kept alive, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeepAlive {
    /// Whether this app sends keepAlive requests for the call.
    pub on: bool,
    /// Whether this app created the call. If so, keepAlive requests cannot be switched off.
    pub ours: bool,
    /// The last successful keepAlive request. `None` if none is known.
    pub last: Option<LastKeepAlive>,
    /// Why the newest finished keepAlive request failed. `None` if it succeeded, or if none has finished.
    pub trouble: Option<Arc<Failure>>,
}

impl KeepAlive {
    /// Returns how long the call lasts without another keepAlive request. `None` if this app sends
    /// none, or the time of the last one is unknown.
    pub fn left(&self, now: Now) -> Option<Duration> {
        let last = self.last.filter(|_| self.on)?;
        Some(KEEP_ALIVE_WITHIN.saturating_sub(last.age(now)))
    }

    /// Returns the same time as [`Self::left`] if it is less than [`KEEP_ALIVE_IS_URGENT`]. `None`
    /// otherwise.
    pub fn runs_short(&self, now: Now) -> Option<Duration> {
        self.left(now).filter(|left| *left < KEEP_ALIVE_IS_URGENT)
    }
}

/// Schedule of the keepAlive requests of one call.
#[derive(Debug, Clone)]
pub(crate) struct KeepAliveClock {
    /// The last successful keepAlive request. `None` if none is known.
    pub(crate) last: Option<LastKeepAlive>,
    /// Monotonic time at which the next request is due.
    pub(crate) next: Duration,
    /// Whether a request has been sent and not answered yet.
    pub(crate) is_in_flight: bool,
    /// Number of failures in a row.
    failures: u32,
    /// Why the newest finished request failed. `None` if it succeeded, or if none has finished.
    pub(crate) trouble: Option<Arc<Failure>>,
}

impl KeepAliveClock {
    /// Starts the schedule at a successful request that was sent at `asked`: a keepAlive request, or the request that
    /// created the call.
    pub(crate) fn created(asked: Now) -> Self {
        Self {
            next: asked.monotonic + KEEP_ALIVE_EVERY,
            ..Self::at_once(Some(LastKeepAlive::sent(asked)), asked)
        }
    }

    /// Starts the schedule with a request that is due now. `last` is the last successful one, if it is known.
    pub(crate) fn at_once(last: Option<LastKeepAlive>, now: Now) -> Self {
        Self {
            last,
            next: now.monotonic,
            is_in_flight: false,
            failures: 0,
            trouble: None,
        }
    }

    /// Makes the schedule from the saved time of the last successful request. The next request is due now.
    pub(crate) fn restored(kept_alive: Option<Timestamp>, now: Now) -> Self {
        let last = kept_alive.map(|wall| LastKeepAlive {
            wall,
            monotonic: None,
        });
        Self::at_once(last, now)
    }

    /// Returns when the last successful request was sent, to save it.
    pub(crate) fn kept_alive(&self) -> Option<Timestamp> {
        self.last.map(|last| last.wall)
    }

    /// Forgets a request of an earlier session, because its response will not come.
    pub(crate) fn expects_no_answer(&mut self) {
        self.is_in_flight = false;
    }

    /// Whether a request is due by the schedule, or because the last successful one is at least [`KEEP_ALIVE_EVERY`]
    /// old, as after a sleep.
    ///
    /// After a failure, the age of the last successful request does not count. `false` while a request is unanswered.
    pub(crate) fn is_due(&self, now: Now) -> bool {
        let slept = self.failures == 0
            && self
                .last
                .is_some_and(|last| last.age(now) >= KEEP_ALIVE_EVERY);
        !self.is_in_flight && (self.next <= now.monotonic || slept)
    }

    /// Whether the call may end soon, or it is unknown when it may end. If so, a keepAlive request is sent even while
    /// other requests are paused.
    pub(crate) fn cannot_wait(&self, now: Now) -> bool {
        let left = |last: LastKeepAlive| KEEP_ALIVE_WITHIN.saturating_sub(last.age(now));
        self.last
            .is_none_or(|last| left(last) < KEEP_ALIVE_IS_URGENT)
    }

    /// Records a failed request and schedules the next one. The wait doubles each time, up to [`LONGEST_RETRY`]. It is
    /// longer if the service asks for that.
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
