//! A pair of clocks: a monotonic one for intervals and the wall clock for records.

use std::time::Duration;

use tokio::time::Instant;

use crate::moderation::model::time::Now;

/// A monotonic clock, which counts from the worker's start, and the wall clock.
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

    /// Converts a monotonic time, counted from the worker's start, to an [`Instant`].
    pub(crate) fn at(self, monotonic: Duration) -> Instant {
        self.start + monotonic
    }
}
