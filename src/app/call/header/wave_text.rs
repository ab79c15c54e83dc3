//! The words for a wave of joins: how many people came, are waiting, and may have come back.

use crate::app::language::text::tr_with;
use crate::moderation::state::deeds::raid::Wave;
use crate::moderation::state::snapshot::CallView;

/// Returns how many people of the wave are still in the lobby.
pub(crate) fn wave_waits(call: &CallView, wave: Wave) -> usize {
    let waits = call.rows.iter().filter(|row| {
        row.participant.in_lobby && row.is_listed() && row.joined_since(wave.since.monotonic)
    });
    waits.count().min(wave.joins)
}

/// Returns how many of the wave's joins to count separately as possible returns of removed people, because one person
/// who keeps coming back isn't many people. Zero if all joins are such returns, or if anyone waits in the lobby.
pub(crate) fn counted_apart(wave: Wave, waiting: usize) -> usize {
    let is_apart = waiting == 0 && wave.again < wave.joins;
    if is_apart { wave.again } else { 0 }
}

/// Says how many people joined the call, and how many wait in the lobby.
pub(crate) fn wave_words(came: usize, waiting: usize) -> String {
    let joined = came.saturating_sub(waiting);
    let values = [("n", joined.into()), ("lobby", waiting.into())];
    if waiting == 0 {
        tr_with("notice-wave", &values)
    } else {
        tr_with("notice-wave-lobby", &values)
    }
}
