//! Failures that still matter. Of several removals of one person, only the newest counts, so that the activity and the
//! list of people show the same number.

use std::collections::HashSet;
use std::sync::Arc;

use crate::moderation::model::ids::CallId;
use crate::moderation::state::activity::entry::ActivityEntry;
use crate::moderation::state::row::RowKey;
use crate::moderation::state::snapshot::CallView;

/// Returns the indexes of the entries whose failure still matters.
pub fn standing_failures(
    entries: &[Arc<ActivityEntry>],
    calls: &[Arc<CallView>],
) -> HashSet<usize> {
    let mut tried = HashSet::new();
    let newest_first = entries.iter().enumerate().rev();
    let standing = newest_first.filter(|(_, entry)| {
        let whom = entry.removed();
        let is_newest = whom.is_none_or(|whom| tried.insert(whom));
        is_newest && entry.is_single_failure() && whom.is_none_or(|whom| is_problem(whom, calls))
    });
    standing.map(|(place, _)| place).collect()
}

/// Whether this person still needs attention. `true` if the call is not watched, because nothing shows that the problem
/// is over.
fn is_problem((call, key): (Option<&CallId>, &RowKey), calls: &[Arc<CallView>]) -> bool {
    let mut calls = calls.iter();
    let Some(call) = calls.find(|known| Some(&known.id) == call) else {
        return true;
    };
    // Searches the rows only if one of the call's alarms may belong to a row.
    let may_be = !call.has_ended() && call.alarms > 0;
    may_be && call.row(key).is_some_and(|row| row.needs_attention())
}
