//! The words for a wave of joins: how many people came, are waiting, and may have been removed before.

use crate::app::language::text::{key, sentences, tr_with};
use crate::moderation::state::deeds::raid::Wave;
use crate::moderation::state::row::RowState;
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
    /// How many people of `again` aren't gone.
    again_here: usize,
}

impl WaveCounts {
    pub(crate) fn new(call: &CallView, wave: Wave) -> Self {
        let waits = call.rows.iter().filter(|row| {
            row.participant.in_lobby && row.is_listed() && row.joined_since(wave.since.monotonic)
        });
        let since = wave.counted_since.monotonic;
        let here = call.rows.iter().filter(|row| {
            let is_again =
                row.removed_namesake.is_some() || matches!(row.state, RowState::CameBack { .. });
            is_again && row.joined_since(since) && !row.is_gone() && !row.participant.in_lobby
        });
        Self {
            joined: wave.joins.saturating_sub(wave.returns),
            waiting: waits.count(),
            back: wave.rejoins,
            again: wave.returns,
            again_here: here.count(),
        }
    }

    /// Whether all arrivals may be of people who were removed before.
    fn is_all_again(self) -> bool {
        self.joined + self.waiting == 0 && self.again > 0
    }

    /// Says how many people joined, and how many wait in the lobby. Omits zeros. If all of them may have been removed
    /// before, says that instead. Empty if nobody came.
    pub(crate) fn words(self) -> String {
        if self.is_all_again() {
            return tr_with("notice-wave-again", &[("n", self.again.into())]);
        }
        let key = match (self.joined, self.waiting) {
            (0, 0) => return String::new(),
            (0, n) => return tr_with("notice-wave-waiting", &[("n", n.into())]),
            (_, 0) => key!("notice-wave"),
            _ => key!("notice-wave-lobby"),
        };
        let values = [("n", self.joined.into()), ("lobby", self.waiting.into())];
        tr_with(key, &values)
    }

    /// Whether [`Self::words`] can be followed by a time since when.
    pub(crate) fn is_since(self) -> bool {
        self.joined > 0 || self.is_all_again()
    }

    /// Says how many more may be people who were removed before, unless [`Self::words`] already says so, and how many
    /// of all those are still here. `None` if there are none.
    pub(crate) fn again_words(self) -> Option<String> {
        let n = || ("n", self.again.into());
        let more = (!self.is_all_again()).then(|| tr_with("notice-wave-more-again", &[n()]));
        let here = ("here", self.again_here.min(self.again).into());
        let out = || tr_with("notice-wave-again-out", &[n(), here]);
        (self.again > 0).then(|| sentences(&[more.unwrap_or_default(), out()]))
    }
}
