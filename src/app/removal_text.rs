//! What came of a removal of several people, counted in words.

use super::text::{key, tr, tr_with};
use crate::moderation::ending::{EndForAll, Fate};

/// The counts of a removal, as its panel says them.
pub(super) fn through_of(ending: &EndForAll) -> String {
    through(
        ending.count(|fate| *fate == Fate::Gone),
        ending.count(|fate| *fate == Fate::AlreadyGone),
        ending.count(Fate::is_left_over),
        ending.count(|fate| *fate == Fate::Stopped),
    )
}

/// The same of any counts: only what there is, but always how many were removed.
pub(super) fn through(
    removed: usize,
    already_gone: usize,
    failed: usize,
    stopped: usize,
) -> String {
    let parts = [
        (key!("removal-removed"), removed),
        (key!("removal-already-gone"), already_gone),
        (key!("removal-not"), failed),
        (key!("removal-not-asked"), stopped),
    ];
    let said = parts.into_iter().enumerate();
    let said = said.filter(|(place, (_, n))| *place == 0 || *n > 0);
    let said: Vec<String> = said
        .map(|(_, (key, n))| tr_with(key, &[("n", n.into())]))
        .collect();
    said.join(&tr("counts-comma"))
}
