//! Makes the entries of a batch, for people to remove and for people who have left already.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::deeds::batch::{BatchEntry, EntryResult};
use crate::moderation::state::row::{PersonRef, Row};
use crate::moderation::state::watched::Watched;

impl Watched {
    /// Returns batch entries, newest arrival first, for those `people` who aren't gone and for whom `may_go` is true.
    pub(crate) fn departures(
        &self,
        people: &[ParticipantId],
        may_go: impl Fn(&Row) -> bool,
    ) -> Vec<BatchEntry> {
        // Uses a set, because every row is looked up in it.
        let people: BTreeSet<&ParticipantId> = people.iter().collect();
        let rows = self.roster.rows().iter();
        let mut rows: Vec<&Arc<Row>> = rows
            .filter(|row| row.key.participant().is_some_and(|id| people.contains(id)))
            .filter(|row| !row.is_gone() && may_go(row))
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.first_seen.monotonic));
        rows.into_iter()
            .filter_map(|row| {
                let participant = row.key.participant()?.clone();
                Some(BatchEntry {
                    participant,
                    who: PersonRef::from(&**row),
                    result: if row.is_on_its_way() {
                        EntryResult::Asked
                    } else {
                        EntryResult::Waiting
                    },
                })
            })
            .collect()
    }

    /// Returns batch entries for the `people` who have left since the operator saw them.
    pub(crate) fn departed(&self, people: &[ParticipantId]) -> Vec<BatchEntry> {
        let people: BTreeSet<&ParticipantId> = people.iter().collect();
        people
            .into_iter()
            .filter_map(|id| {
                Some(BatchEntry {
                    participant: id.clone(),
                    who: self.roster.departed(id)?,
                    result: EntryResult::AlreadyGone,
                })
            })
            .collect()
    }
}
