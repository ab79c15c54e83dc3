//! Whether a call is kept alive, and when it was last.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::time::Now;

/// Without a sign of life for so long, the service ends the call (`call: keepAlive`, 45 minutes at most).
pub const KEEP_ALIVE_WINDOW: Duration = Duration::from_mins(45);

/// How often a sign of life is sent; the page recommends a quarter of an hour, Microsoft's samples take ten minutes.
pub const KEEP_ALIVE_EVERY: Duration = Duration::from_mins(10);

/// With less than this left, the window says that the call is about to end.
pub const WINDOW_IS_SHORT: Duration = Duration::from_mins(20);

/// The first wait after a sign of life that failed, and the longest.
pub(crate) const FIRST_RETRY: Duration = Duration::from_secs(15);

pub(crate) const LONGEST_RETRY: Duration = Duration::from_mins(2);

/// When a sign of life that worked was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignOfLife {
    wall: Timestamp,
    /// `None` where it is known from before this program started.
    monotonic: Option<Duration>,
}

impl SignOfLife {
    fn sent(at: Now) -> Self {
        Self {
            wall: at.wall,
            monotonic: Some(at.monotonic),
        }
    }

    /// How long ago that was, by the clock that says more.
    fn age(self, now: Now) -> Duration {
        let by_wall = now.wall.duration_since(self.wall);
        let by_wall = Duration::try_from(by_wall).unwrap_or_default();
        let steady = |at| now.monotonic.saturating_sub(at);
        by_wall.max(self.monotonic.map(steady).unwrap_or_default())
    }
}

/// How a call is kept alive, as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeepAlive {
    /// Whether this console keeps it alive.
    pub on: bool,
    /// Whether it cannot be switched off, since this console created the call.
    pub ours: bool,
    /// The newest sign of life that worked, where one is known.
    pub last: Option<SignOfLife>,
    /// What the newest one ran into, if it failed.
    pub trouble: Option<Arc<Failure>>,
}

impl KeepAlive {
    /// How long the call lasts without another sign of life; `None` where nobody here knows.
    pub fn left(&self, now: Now) -> Option<Duration> {
        let last = self.last.filter(|_| self.on)?;
        Some(KEEP_ALIVE_WINDOW.saturating_sub(last.age(now)))
    }

    /// The same, if it is so little that somebody should know.
    pub fn runs_short(&self, now: Now) -> Option<Duration> {
        self.left(now).filter(|left| *left < WINDOW_IS_SHORT)
    }
}

/// The clock of one call that is kept alive.
#[derive(Debug, Clone)]
pub(crate) struct KeepAliveClock {
    pub(crate) last: Option<SignOfLife>,
    pub(crate) next: Duration,
    pub(crate) is_in_flight: bool,
    failures: u32,
    pub(crate) trouble: Option<Arc<Failure>>,
}

impl KeepAliveClock {
    /// The create itself was the newest sign of life.
    pub(crate) fn created(asked: Now) -> Self {
        Self {
            next: asked.monotonic + KEEP_ALIVE_EVERY,
            ..Self::at_once(Some(SignOfLife::sent(asked)), asked)
        }
    }

    /// Nothing, or only something old, is known, so the next sign of life is due now.
    pub(crate) fn at_once(last: Option<SignOfLife>, now: Now) -> Self {
        Self {
            last,
            next: now.monotonic,
            is_in_flight: false,
            failures: 0,
            trouble: None,
        }
    }

    /// As the disk knows it.
    pub(crate) fn restored(kept_alive: Option<Timestamp>, now: Now) -> Self {
        let last = kept_alive.map(|wall| SignOfLife {
            wall,
            monotonic: None,
        });
        Self::at_once(last, now)
    }

    pub(crate) fn kept_alive(&self) -> Option<Timestamp> {
        self.last.map(|last| last.wall)
    }

    /// What an earlier session sent is not waited for.
    pub(crate) fn expects_no_answer(&mut self) {
        self.is_in_flight = false;
    }

    pub(crate) fn is_due(&self, now: Now) -> bool {
        let slept = self.failures == 0
            && self
                .last
                .is_some_and(|last| last.age(now) >= KEEP_ALIVE_EVERY);
        !self.is_in_flight && (self.next <= now.monotonic || slept)
    }

    /// Whether the call may end unless a sign of life is sent, also while nothing else is.
    pub(crate) fn cannot_wait(&self, now: Now) -> bool {
        let left = |last: SignOfLife| KEEP_ALIVE_WINDOW.saturating_sub(last.age(now));
        self.last.is_none_or(|last| left(last) < WINDOW_IS_SHORT)
    }

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
