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

/// How long a wave is told of after its height, at least.
pub(crate) const WAVE_STAYS: Duration = Duration::from_mins(2);

/// How long a wave is told of at most, while guests who came with it are still in the call.
pub(crate) const WAVE_LASTS: Duration = Duration::from_mins(30);

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
    /// When the first of it joined.
    pub since: Now,
    /// When people joined last as quickly as makes a wave.
    pub height: Now,
    /// How many have joined since it began.
    pub people: usize,
}

/// Counts who joins.
#[derive(Debug, Default)]
pub(crate) struct JoinCounter {
    joins: VecDeque<Now>,
    pub(crate) wave: Option<Wave>,
}

impl JoinCounter {
    /// Takes note of so many joins in one roster.
    pub(crate) fn note(&mut self, joins: usize, now: Now) {
        self.joins.extend(std::iter::repeat_n(now, joins));
        while self
            .joins
            .front()
            .is_some_and(|at| now.since(*at) > WAVE_TIME)
        {
            self.joins.pop_front();
        }
        let people = self.joins.len();
        if let Some(wave) = &mut self.wave {
            wave.people += joins;
            if joins > 0 && people >= WAVE {
                wave.height = now;
            }
        } else if let Some(first) = self.joins.front().filter(|_| people >= WAVE) {
            self.wave = Some(Wave {
                at: now,
                since: *first,
                height: now,
                people,
            });
        }
    }
}
