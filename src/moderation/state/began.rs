//! When a visit began, as far as readings show.

use std::time::Duration;

use crate::moderation::model::time::Now;

/// If the last whole roster before somebody was first seen is older than this, they may have joined much earlier.
/// Longer than the time between two rosters of a call in the background.
pub const JOIN_SEEN_WITHIN: Duration = Duration::from_secs(20);

/// What readings show about the start of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Began {
    /// Shortly before it was first seen.
    WhenSeen,
    /// After this time, at which a roster without the visit was requested.
    After(Now),
    /// At an unknown time.
    Earlier,
}
