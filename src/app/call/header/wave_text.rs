//! The words for a wave of joins: how many people came, are waiting, and may have been removed before.

use crate::app::language::text::{key, tr_with};
use crate::moderation::state::deeds::raid::Wave;
use crate::moderation::state::snapshot::CallView;

/// The counts of a wave since the moderator last dealt with it. People in the lobby, and people who may have been
/// removed before, have counts of their own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WaveCounts {
    /// How many people joined, without those counted in `again`.
    pub(crate) joined: usize,
    /// How many of the wave wait in the lobby now.
    pub(crate) waiting: usize,
    /// How many of `joined` are outsiders who had been in the call before.
    pub(crate) back: usize,
    /// How many joins may be of people who were removed before.
    pub(crate) again: usize,
}

impl WaveCounts {
    pub(crate) fn new(call: &CallView, wave: Wave) -> Self {
        let waits = call.rows.iter().filter(|row| {
            row.participant.in_lobby && row.is_listed() && row.joined_since(wave.since.monotonic)
        });
        Self {
            joined: wave.joins.saturating_sub(wave.returns),
            waiting: waits.count(),
            back: wave.rejoins,
            again: wave.returns,
        }
    }

    /// Whether all arrivals may be of people who were removed before.
    fn is_all_again(self) -> bool {
        self.joined + self.waiting == 0 && self.again > 0
    }

    /// Says how many people joined, and how many wait in the lobby. If all of them may have been removed before, says
    /// that instead.
    pub(crate) fn words(self) -> String {
        if self.is_all_again() {
            return tr_with("notice-wave-again", &[("n", self.again.into())]);
        }
        let key = if self.waiting > 0 {
            key!("notice-wave-lobby")
        } else {
            key!("notice-wave")
        };
        let values = [("n", self.joined.into()), ("lobby", self.waiting.into())];
        tr_with(key, &values)
    }

    /// Says how many further joins may be of people who were removed before. `None` if there are none, or if [`Self::words`] already says
    /// so.
    pub(crate) fn more_again(self) -> Option<String> {
        let is_more = self.again > 0 && !self.is_all_again();
        is_more.then(|| tr_with("notice-wave-more-again", &[("n", self.again.into())]))
    }
}
