//! Waves in words.

use crate::app::language::text::tr_with;
use crate::moderation::state::deeds::raid::Wave;
use crate::moderation::state::snapshot::CallView;

/// Returns how many people of the wave only wait in the lobby.
pub(crate) fn wave_waits(call: &CallView, wave: Wave) -> usize {
    let waits = call.rows.iter().filter(|row| {
        row.participant.in_lobby && row.is_listed() && row.joined_since(wave.since.monotonic)
    });
    waits.count().min(wave.joins)
}

/// Returns how many of the wave's joins are counted apart, since these may be people who were removed before: one person
/// who comes back again and again isn't many people. Zero where nobody else came, or where some wait in the lobby.
pub(crate) fn counted_apart(wave: Wave, waiting: usize) -> usize {
    let is_apart = waiting == 0 && wave.again < wave.joins;
    if is_apart { wave.again } else { 0 }
}

/// Says how many people joined, and how many of those who came wait in the lobby.
pub(crate) fn wave_words(came: usize, waiting: usize) -> String {
    let joined = came.saturating_sub(waiting);
    let values = [("n", joined.into()), ("lobby", waiting.into())];
    if waiting == 0 {
        tr_with("notice-wave", &values)
    } else {
        tr_with("notice-wave-lobby", &values)
    }
}
