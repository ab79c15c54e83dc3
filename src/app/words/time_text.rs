//! Clock times and lengths of time in words.

use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::app::language::text::{Language, tr_with};
use crate::moderation::model::time::Now;

/// Returns the time of day with seconds, in this computer's time zone.
pub fn clock(at: Now) -> String {
    clock_of(at.wall)
}

/// Returns the time of day of a timestamp, as [`clock`] does.
pub(crate) fn clock_of(at: Timestamp) -> String {
    let there = at.to_zoned_datetime(TimeZone::system());
    there.strftime("%H:%M:%S").to_string()
}

/// Returns the time of day without seconds, in this computer's time zone.
pub fn clock_short(at: Now) -> String {
    let there = at.wall.to_zoned_datetime(TimeZone::system());
    there.strftime("%H:%M").to_string()
}

/// Returns date and time in this computer's time zone, for a time that may be days ago.
pub fn day_and_clock(at: Timestamp) -> String {
    let there = at.to_zoned_datetime(TimeZone::system());
    there.strftime("%Y-%m-%d %H:%M").to_string()
}

/// Returns a length of time in its largest unit, rounded down: seconds, minutes or hours.
pub fn age(age: Duration) -> String {
    let seconds = age.as_secs();
    match seconds {
        0..60 => tr_with("age-seconds", &[("n", seconds.into())]),
        60..3_600 => tr_with("age-minutes", &[("n", (seconds / 60).into())]),
        _ => tr_with("age-hours", &[("n", (seconds / 3_600).into())]),
    }
}

/// Returns a length of time as [`age`] does, but with its unit in full: screen readers would spell `s` and `min`.
pub fn age_aloud(age: Duration) -> String {
    let seconds = age.as_secs();
    match seconds {
        0..60 => tr_with("age-seconds-aloud", &[("n", seconds.into())]),
        60..3_600 => tr_with("age-minutes-aloud", &[("n", (seconds / 60).into())]),
        _ => tr_with("age-hours-aloud", &[("n", (seconds / 3_600).into())]),
    }
}

/// Returns a clock's deviation in either direction, rounded to the nearest whole unit.
///
/// Requests take a moment, so an offset of two hours less a second should read as two hours.
pub fn clock_off(off: SignedDuration) -> String {
    let seconds = off.unsigned_abs().as_secs();
    let nearest = |unit: u64| (seconds + unit / 2) / unit * unit;
    let shown = match (seconds, nearest(60)) {
        (0..60, _) => seconds,
        (_, minutes @ 0..3_600) => minutes,
        _ => nearest(3_600),
    };
    age(Duration::from_secs(shown))
}

/// The longest wait that is counted down in seconds. For longer waits the time of their end is shown.
const COUNTED_DOWN: Duration = Duration::from_mins(2);

/// Returns when a wait ends, such as `14:00`, `tomorrow 14:00` or `2026-11-30 14:00`. `None` if the wait is short, and
/// shown as a countdown.
pub fn far(now: Now, then: Now) -> Option<String> {
    (then.since(now) > COUNTED_DOWN).then(|| when(now.wall, then.wall))
}

/// Returns when a wait ends, given its beginning and its length, in the words of [`far`]. `None` if the wait is short
/// enough to be counted down.
pub fn far_from(began: Timestamp, wait: Duration) -> Option<String> {
    let wait = SignedDuration::try_from(wait).ok();
    let wait = wait.filter(|wait| wait.unsigned_abs() > COUNTED_DOWN)?;
    Some(when(began, began.checked_add(wait).ok()?))
}

/// Returns a time of day, with its day unless that is today.
pub(crate) fn when(now: Timestamp, then: Timestamp) -> String {
    let local = |at: Timestamp| at.to_zoned_datetime(TimeZone::system());
    let (now, then) = (local(now), local(then));
    let time = then.strftime("%H:%M").to_string();
    if then.date() == now.date() {
        time
    } else if now.date().tomorrow().ok() == Some(then.date()) {
        tr_with("time-tomorrow", &[("time", time.into())])
    } else {
        then.strftime("%Y-%m-%d %H:%M").to_string()
    }
}

/// Returns a length of time in minutes and seconds, such as `0:18`.
pub fn stopwatch(age: Duration) -> String {
    let seconds = age.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Returns the whole seconds until `then`, rounded up. Zero thus means that `then` has come.
pub fn until(now: Now, then: Now) -> u64 {
    then.since(now)
        .as_millis()
        .div_ceil(1_000)
        .try_into()
        .unwrap_or(u64::MAX)
}

/// Returns the hour and minute in this computer's time zone.
pub(crate) fn hour(at: Timestamp) -> String {
    let there = at.to_zoned_datetime(TimeZone::system());
    there.strftime("%H:%M").to_string()
}

/// Returns the date in this computer's time zone, such as `2026-11-30`.
pub(crate) fn day(at: Timestamp) -> String {
    let there = at.to_zoned_datetime(TimeZone::system());
    there.strftime("%Y-%m-%d").to_string()
}

/// Formats seconds with one decimal, such as `1.4`. Polls can't prove a more precise time. Rounds as the CSV export
/// does.
pub(crate) fn tenths(time: Duration) -> String {
    let text = format!("{:.1}", time.as_secs_f64());
    text.replace('.', Language::chosen().decimal_mark())
}

/// Says when a certificate expires or expired.
pub(crate) fn certificate_ends(ends: Timestamp, now: Timestamp) -> String {
    let (left, on) = (ends.duration_since(now), ("day", day(ends).into()));
    if left.is_positive() {
        let days = ("days", (left.as_hours() / 24).into());
        tr_with("certificate-notice-ends", &[days, on])
    } else {
        tr_with("certificate-notice-ended", &[on])
    }
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
    fn a_clock_is_off_by_the_nearest_unit() {
        for (seconds, shown) in [
            (59, "59 s"),
            (-7_199, "2 h"),
            (7_202, "2 h"),
            (-3_590, "1 h"),
            (3_600, "1 h"),
            (89, "1 min"),
            (-179, "3 min"),
            (60, "1 min"),
        ] {
            let off = SignedDuration::from_secs(seconds);
            assert_eq!(clock_off(off), shown, "{seconds}");
        }
    }

    #[test]
    fn a_long_wait_is_told_by_its_end_and_names_the_day() {
        let now = Now::default();
        let after = |hours: u64| far(now, now.plus(Duration::from_hours(hours)));
        assert_eq!(far(now, now.plus(Duration::from_mins(2))), None);
        let tomorrow = after(24).unwrap();
        assert!(tomorrow.starts_with("tomorrow "), "{tomorrow}");
        let later = after(72).unwrap();
        assert!(later.starts_with("2026-09-"), "{later}");
        assert_eq!(far_from(now.wall, Duration::from_hours(72)), Some(later));
    }

    #[test]
    fn a_wait_counts_down_to_one_and_not_to_zero() {
        let now = Now::default();
        for (millis, seconds) in [(0, 0), (1, 1), (1_000, 1), (1_001, 2)] {
            assert_eq!(until(now, now.plus(Duration::from_millis(millis))), seconds);
        }
    }
}
