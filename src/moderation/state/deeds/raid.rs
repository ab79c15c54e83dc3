//! Raid mode, and waves of people who join.

use std::collections::VecDeque;
use std::time::Duration;

use crate::moderation::model::time::Now;

/// How long raid mode lasts, unless it is ended before.
pub const RAID_LASTS: Duration = Duration::from_mins(10);

/// So many joins within [`WAVE_TIME`] are a wave.
pub const WAVE: usize = 5;

/// See [`WAVE`].
pub const WAVE_TIME: Duration = Duration::from_secs(10);

/// How long a wave is told of.
pub(crate) const WAVE_STAYS: Duration = Duration::from_mins(2);

/// Raid mode, while it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raid {
    /// Since when: whoever came later is marked.
    pub since: Now,
    /// When it ends by itself.
    pub until: Now,
    pub(crate) poll_at: Duration,
}

/// A wave of joins that somebody should know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wave {
    /// When it was noticed.
    pub at: Now,
    /// When it was at its height.
    pub height: Now,
    /// How many joined within [`WAVE_TIME`] then.
    pub people: usize,
}

/// Counts who joins.
#[derive(Debug, Default)]
pub(crate) struct JoinCounter {
    joins: VecDeque<Duration>,
    pub(crate) wave: Option<Wave>,
}

impl JoinCounter {
    /// Takes note of so many joins in one roster.
    pub(crate) fn note(&mut self, joins: usize, now: Now) {
        self.joins.extend(std::iter::repeat_n(now.monotonic, joins));
        let oldest = now.monotonic.saturating_sub(WAVE_TIME);
        while self.joins.front().is_some_and(|at| *at < oldest) {
            self.joins.pop_front();
        }
        let people = self.joins.len();
        if people < WAVE {
            return;
        }
        match &mut self.wave {
            Some(wave) if wave.people > people => {}
            Some(wave) => (wave.height, wave.people) = (now, people),
            None => {
                self.wave = Some(Wave {
                    at: now,
                    height: now,
                    people,
                });
            }
        }
    }
}
