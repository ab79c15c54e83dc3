//! Clock times and ages in words.

use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::text::tr_with;
use crate::moderation::time::Now;

/// The time of day in the zone of this computer.
pub fn clock(at: Now) -> String {
    let there = at.wall.to_zoned_datetime(TimeZone::system());
    there.strftime("%H:%M:%S").to_string()
}

/// The same without seconds.
pub fn clock_short(at: Now) -> String {
    let there = at.wall.to_zoned_datetime(TimeZone::system());
    there.strftime("%H:%M").to_string()
}

/// A moment that may be days ago.
pub fn day_and_clock(at: Timestamp) -> String {
    let there = at.to_zoned_datetime(TimeZone::system());
    there.strftime("%Y-%m-%d %H:%M").to_string()
}

/// A length of time in its largest unit.
pub fn age(age: Duration) -> String {
    let seconds = age.as_secs();
    match seconds {
        0..60 => tr_with("age-seconds", &[("n", seconds.into())]),
        60..3_600 => tr_with("age-minutes", &[("n", (seconds / 60).into())]),
        _ => tr_with("age-hours", &[("n", (seconds / 3_600).into())]),
    }
}

/// How far a clock is off, in either direction, in its largest unit.
pub fn clock_off(off: SignedDuration) -> String {
    age(off.unsigned_abs())
}

/// A length of time as a clock that runs: `0:18`.
pub fn stopwatch(age: Duration) -> String {
    let seconds = age.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How long until a moment, in whole seconds, rounded up so that it never says 0 while it is ahead.
pub fn until(now: Now, then: Now) -> u64 {
    then.since(now)
        .as_millis()
        .div_ceil(1_000)
        .try_into()
        .unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopwatch_keeps_two_digits_of_seconds() {
        for (seconds, shown) in [(0, "0:00"), (18, "0:18"), (60, "1:00"), (3_725, "62:05")] {
            assert_eq!(stopwatch(Duration::from_secs(seconds)), shown);
        }
    }

    #[test]
    fn a_wait_counts_down_to_one_and_not_to_zero() {
        let now = Now::default();
        for (millis, seconds) in [(0, 0), (1, 1), (1_000, 1), (1_001, 2)] {
            assert_eq!(until(now, now.plus(Duration::from_millis(millis))), seconds);
        }
    }
}
