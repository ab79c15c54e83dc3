//! Decides what to forget of absent people: the older half, once there are too many.

use std::time::Duration;

use crate::moderation::model::time::Now;

/// Highest number of absent identities whose visits are remembered. Also limits the names of members who left, and of
/// removed people.
///
/// Above this number, the whole older half is dropped in one go, because each drop searches all entries.
const KEPT_ABSENT: usize = 2_000;

/// Returns the latest time among the older half of `times`. `None` if `count` is at most [`KEPT_ABSENT`].
pub(super) fn older_half(times: impl Iterator<Item = Now>, count: usize) -> Option<Duration> {
    if count <= KEPT_ABSENT {
        return None;
    }
    let mut times: Vec<Duration> = times.map(|time| time.monotonic).collect();
    times.sort_unstable();
    times.get(times.len().checked_sub(1)? / 2).copied()
}
