//! The two clocks: one that only goes forward, and the one on the wall.

use std::time::Duration;

use tokio::time::Instant;

use crate::moderation::model::time::Now;

/// Tells the time on both clocks.
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

    /// The moment on the steady clock that lies so long after its start.
    pub(crate) fn at(self, monotonic: Duration) -> Instant {
        self.start + monotonic
    }
}
