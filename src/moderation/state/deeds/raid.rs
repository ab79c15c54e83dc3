//! Raid mode, and detection of waves of joins.

use std::collections::VecDeque;
use std::time::Duration;

use crate::moderation::model::time::Now;

/// How long raid mode lasts, unless the operator ends it earlier.
pub const RAID_LASTS: Duration = Duration::from_mins(10);

/// Number of joins within [`WAVE_TIME`] that make a wave.
pub const WAVE: usize = 5;

/// Period over which joins are counted for [`WAVE`].
pub const WAVE_TIME: Duration = Duration::from_secs(10);

/// Shortest time for which the window mentions a wave, even if the guests who came with it have left.
pub(crate) const WAVE_STAYS: Duration = Duration::from_mins(2);

/// Longest time for which the window mentions a wave, even if guests who came with it are still in the call.
pub(crate) const WAVE_LASTS: Duration = Duration::from_mins(30);

/// Raid mode: for a limited time, the roster is read more often, and people who join are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raid {
    /// When raid mode started. People who join later are marked.
    pub since: Now,
    /// When raid mode ends by itself.
    pub until: Now,
    /// Monotonic time at which fast polling is requested again.
    pub(crate) poll_at: Duration,
}

/// A wave: at least [`WAVE`] people who joined within [`WAVE_TIME`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wave {
    /// When the wave was detected.
    pub at: Now,
    /// When the first person of the wave joined.
    pub since: Now,
    /// The latest time with at least [`WAVE`] joins within the preceding [`WAVE_TIME`].
    pub height: Now,
    /// Number of joins since the wave began, including those that made it a wave.
    pub joins: usize,
    /// Number of these joins by people who came back, or under the name of a removed person.
    pub again: usize,
}

/// A join of the last seconds.
#[derive(Debug)]
struct CountedJoin {
    at: Now,
    /// Whether the person came back, or has the name of somebody removed.
    is_again: bool,
}

/// Counts joins to detect waves.
#[derive(Debug, Default)]
pub(crate) struct JoinCounter {
    /// The joins within the last [`WAVE_TIME`], oldest first.
    joins: VecDeque<CountedJoin>,
    /// The current wave, if there is one.
    pub(crate) wave: Option<Wave>,
    /// When [`Self::note`] was last called with a roster.
    counted: Option<Now>,
}

/// Longest time between two rosters that still show how fast people joined: three times
/// [`WAVE_TIME`].
const LONGEST_GAP: Duration = Duration::from_secs(30);

impl JoinCounter {
    /// Counts the joins of one roster; `are_again` has an element for each join.
    ///
    /// Joins after a long gap between two rosters, such as between two sign-ins, make no wave, because the people may
    /// have joined slowly.
    pub(crate) fn note(&mut self, are_again: &[bool], now: Now) {
        let before = self.counted.replace(now);
        if before.is_some_and(|before| now.age_of(before) > LONGEST_GAP) {
            self.joins.clear();
        } else {
            let joins = are_again.iter().copied();
            self.joins
                .extend(joins.map(|is_again| CountedJoin { at: now, is_again }));
        }
        let is_over = |join: &mut CountedJoin| now.since(join.at) > WAVE_TIME;
        while self.joins.pop_front_if(is_over).is_some() {}
        let again = are_again.iter().filter(|is_again| **is_again).count();
        let recent = self.joins.len();
        if let Some(wave) = &mut self.wave {
            wave.joins += are_again.len();
            wave.again += again;
            if !are_again.is_empty() && recent >= WAVE {
                wave.height = now;
            }
        } else if let Some(first) = self.joins.front().filter(|_| recent >= WAVE) {
            self.wave = Some(Wave {
                at: now,
                since: first.at,
                height: now,
                joins: recent,
                again: self.joins.iter().filter(|join| join.is_again).count(),
            });
        }
    }
}
