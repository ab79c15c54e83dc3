//! The current time. Callers always pass it in, so that tests can choose it.

use std::time::Duration;

use jiff::Timestamp;

/// One moment on two clocks: the monotonic clock to measure, and the wall clock to show and record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Time since the program started. Never goes back.
    pub monotonic: Duration,
    /// Time of the computer's clock, which may jump.
    pub wall: Timestamp,
}

impl Now {
    /// Returns the time since `earlier` on the monotonic clock. Zero if `earlier` is later than this moment.
    pub fn since(self, earlier: Self) -> Duration {
        self.monotonic.saturating_sub(earlier.monotonic)
    }

    /// Returns how long ago `earlier` was, by the clock that shows the longer time. The monotonic clock may stop while
    /// the computer sleeps.
    ///
    /// Used for ages that are shown, and for limits such as the age of a reading that may prove something. The order of
    /// readings follows the monotonic clock.
    pub fn age_of(self, earlier: Self) -> Duration {
        let by_wall = self.wall.duration_since(earlier.wall);
        self.since(earlier)
            .max(Duration::try_from(by_wall).unwrap_or_default())
    }

    /// Returns the time until `until` by the clock that shows the shorter time. Zero once
    /// [`Self::has_reached`] is `true`.
    pub fn left_until(self, until: Self) -> Duration {
        let by_wall = until.wall.duration_since(self.wall);
        until
            .since(self)
            .min(Duration::try_from(by_wall).unwrap_or_default())
    }

    /// Whether either clock has reached `until`.
    pub fn has_reached(self, until: Self) -> bool {
        until.monotonic <= self.monotonic || until.wall <= self.wall
    }

    /// Returns the moment that is `later` after this one, on both clocks.
    #[must_use]
    pub fn plus(self, later: Duration) -> Self {
        Self {
            monotonic: self.monotonic.saturating_add(later),
            wall: self.wall.checked_add(later).unwrap_or(self.wall),
        }
    }

    /// Returns the moment that is `earlier` before this one, on both clocks.
    #[must_use]
    pub fn before(self, earlier: Duration) -> Self {
        Self {
            monotonic: self.monotonic.saturating_sub(earlier),
            wall: self.wall.checked_sub(earlier).unwrap_or(self.wall),
        }
    }
}

/// A fixed moment for tests and benches.
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

    /// Returns the moment one hour later on the wall clock, with the monotonic clock stopped.
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
