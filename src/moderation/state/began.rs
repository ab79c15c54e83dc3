//! When a visit began, as far as readings show.

use std::time::Duration;

use crate::moderation::model::time::Now;

/// Longest gap between readings after which an arrival or departure still counts as just happened. After a longer gap,
/// it may have been much earlier.
///
/// Longer than the time between two rosters of a call in the background.
pub const JOIN_SEEN_WITHIN: Duration = Duration::from_secs(20);

/// What readings show about the start of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Began {
    /// The visit began shortly before it was first seen.
    WhenSeen,
    /// The visit began after this time. A roster that was requested then doesn't list the person.
    After(Now),
    /// No reading shows when the visit began.
    Earlier,
}
