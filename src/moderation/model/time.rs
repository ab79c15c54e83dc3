//! What time it is, always told from outside.

use std::time::Duration;

use jiff::Timestamp;

/// One moment on both clocks: the steady one for waiting, the wall one for showing and for the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Since the program started; never goes back, so that an age cannot be negative.
    pub monotonic: Duration,
    /// What the computer's clock said; may jump.
    pub wall: Timestamp,
}

impl Now {
    /// How long ago `earlier` was, or nothing if it lies ahead.
    pub fn since(self, earlier: Self) -> Duration {
        self.monotonic.saturating_sub(earlier.monotonic)
    }

    /// How long ago `earlier` was by whichever clock says more: the steady one stands still while the computer sleeps.
    ///
    /// For what a person is told and for what ends by itself; evidence is counted by the steady clock alone.
    pub fn age_of(self, earlier: Self) -> Duration {
        let by_wall = self.wall.duration_since(earlier.wall);
        self.since(earlier)
            .max(Duration::try_from(by_wall).unwrap_or_default())
    }

    /// How long it is until then by whichever clock says less; nothing once [`Self::has_reached`] says so.
    pub fn left_until(self, until: Self) -> Duration {
        let by_wall = until.wall.duration_since(self.wall);
        until
            .since(self)
            .min(Duration::try_from(by_wall).unwrap_or_default())
    }

    /// Whether `until` is reached by either clock.
    pub fn has_reached(self, until: Self) -> bool {
        until.monotonic <= self.monotonic || until.wall <= self.wall
    }

    /// The same moment, `later` on both clocks.
    #[must_use]
    pub fn plus(self, later: Duration) -> Self {
        let wall = jiff::SignedDuration::try_from(later)
            .ok()
            .and_then(|later| self.wall.checked_add(later).ok())
            .unwrap_or(self.wall);
        Self {
            monotonic: self.monotonic.saturating_add(later),
            wall,
        }
    }

    /// The same moment, `earlier` on both clocks.
    #[must_use]
    pub fn before(self, earlier: Duration) -> Self {
        let wall = jiff::SignedDuration::try_from(earlier)
            .ok()
            .and_then(|earlier| self.wall.checked_sub(earlier).ok())
            .unwrap_or(self.wall);
        Self {
            monotonic: self.monotonic.saturating_sub(earlier),
            wall,
        }
    }
}

/// A start for tests and benches: nothing has passed, on an invented afternoon.
impl Default for Now {
    fn default() -> Self {
        Self {
            monotonic: Duration::ZERO,
            wall: Timestamp::constant(1_790_000_000, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_hours(1);

    /// An hour that only the wall clock saw pass.
    fn after_sleep() -> Now {
        let awake = Now::default();
        let wall = awake.plus(HOUR).wall;
        Now { wall, ..awake }
    }

    #[test]
    fn a_sleep_adds_to_ages_and_takes_from_what_is_left() {
        let (before, now) = (Now::default(), after_sleep());
        assert_eq!(now.age_of(before), HOUR);
        assert_eq!(now.left_until(before.plus(2 * HOUR)), HOUR);
        assert_eq!(now.left_until(before.plus(HOUR / 2)), Duration::ZERO);
        assert!(now.has_reached(before.plus(HOUR / 2)));
    }

    #[test]
    fn a_clock_that_was_set_back_makes_nothing_younger_and_nothing_longer() {
        let before = after_sleep();
        let now = Now::default().plus(HOUR / 4);
        assert_eq!(now.age_of(before), HOUR / 4);
        let until = before.plus(HOUR);
        assert_eq!(now.left_until(until), HOUR * 3 / 4);
    }
}
