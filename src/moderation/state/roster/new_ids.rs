//! Detects services that give everybody a new id with each reading. No id can then be relied on.
//!
//! In such a reading most ids are new, but the people are the same. After one such reading, nobody counts as gone or as
//! joined, because the cause may be a brief problem. Repeated readings of this kind are reported. Rows with old ids are
//! then dropped silently.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::moderation::evidence::reading::{Completeness, IncompleteReason};
use crate::moderation::model::participant::{Identity, IdentityKind, LastingIdentity};
use crate::moderation::state::roster::Roster;
use crate::moderation::state::roster::history::Listed;
use crate::moderation::state::roster::history::PreviousRow;
use crate::moderation::state::row::{Row, RowKey};

/// After this many readings with new ids, the service counts as giving everybody new ids. [`CALM`] readings without new
/// ids start the count again.
const IN_A_ROW: u32 = 3;
/// After this many readings in a row without new ids for most people, the service no longer counts as giving new ids.
/// Readings that list fewer than [`FEWEST`] people are skipped.
const CALM: u32 = 2;
/// Lowest number of people with new ids that counts. A single new id may belong to a person who
/// keeps rejoining.
const FEWEST: usize = 2;

/// How a person is recognized under another id.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
enum RecognizedBy {
    Identity(LastingIdentity),
    Name(IdentityKind, Arc<str>),
}

impl RecognizedBy {
    /// Returns how to recognize this person: by lasting identity, otherwise by name, otherwise by the identity of a
    /// guest. `None` if there is none of these.
    ///
    /// A guest may get a new identity along with the id, so the name is tried first.
    fn by(identity: &Identity) -> Option<Self> {
        let name = identity.display_name.clone();
        let by_name = name.map(|name| Self::Name(identity.kind.clone(), name));
        let lasting = identity.lasting().map(Self::Identity);
        lasting
            .or(by_name)
            .or_else(|| identity.key().map(Self::Identity))
    }
}

impl Roster {
    /// Whether the service counts as giving everybody a new id with each reading, because several readings have shown
    /// it.
    pub fn gives_new_ids(&self) -> bool {
        self.new_ids.in_a_row >= IN_A_ROW
    }

    /// Whether the person of this row is now listed under another id.
    pub(crate) fn is_superseded(&self, key: &RowKey) -> bool {
        self.new_ids.superseded.contains(key)
    }

    /// Records the people who were listed under other ids until now, if they are most people. The reading then does not
    /// count as whole.
    pub(crate) fn note_new_ids(
        &mut self,
        listed: &mut Listed,
        completeness: Completeness,
    ) -> Completeness {
        let known = listed.seen.iter().filter(|seen| **seen).count();
        let fresh = listed.fresh.len();
        let may_be = fresh >= FEWEST && fresh > known;
        let again = if may_be {
            self.again(listed)
        } else {
            BTreeMap::new()
        };
        let is_most = again.len() >= FEWEST && again.len() * 2 > known + fresh;
        if !is_most {
            self.note_calm(known + fresh);
            return completeness;
        }
        self.new_ids.calm = 0;
        self.new_ids.in_a_row = self.new_ids.in_a_row.saturating_add(1);
        for (key, (old, before)) in again {
            self.new_ids.superseded.insert(old);
            listed.again.insert(key, before);
        }
        match completeness {
            Completeness::Whole => Completeness::Partial(IncompleteReason::NewIds),
            partial @ Completeness::Partial(_) => partial,
        }
    }

    /// Counts a reading that did not give most people new ids, if it lists at least [`FEWEST`] people. `listed` is the
    /// number of people listed.
    ///
    /// Also forgets old ids that have no row any more.
    fn note_calm(&mut self, listed: usize) {
        let index = &self.index;
        self.new_ids
            .superseded
            .retain(|key| index.contains_key(key));
        if listed < FEWEST {
            return;
        }
        self.new_ids.calm = self.new_ids.calm.saturating_add(1);
        if self.new_ids.calm >= CALM {
            self.new_ids.in_a_row = 0;
        }
    }

    /// Matches new entries with rows that this reading does not list. Maps the key of each new entry to the key and the
    /// facts of the matched row.
    fn again(&self, listed: &Listed) -> BTreeMap<RowKey, (RowKey, PreviousRow)> {
        let mut missing: HashMap<RecognizedBy, Vec<&Arc<Row>>> = HashMap::new();
        let rows = self.rows.iter().zip(&listed.seen);
        for (row, _) in rows.filter(|(row, seen)| !**seen && self.is_open(row)) {
            if let Some(known) = RecognizedBy::by(&row.participant.identity) {
                missing.entry(known).or_default().push(row);
            }
        }
        let mut fresh: BTreeMap<RecognizedBy, Vec<&RowKey>> = BTreeMap::new();
        for (key, participant, _) in &listed.fresh {
            if let Some(known) = RecognizedBy::by(&participant.identity) {
                fresh.entry(known).or_default().push(key);
            }
        }
        let mut again = BTreeMap::new();
        for (known, keys) in fresh {
            let Some(rows) = missing.get(&known) else {
                continue;
            };
            let is_certain = keys.len() == 1 && rows.len() == 1;
            // If more entries than rows belong to a person, the remaining entries are joins.
            for (key, row) in keys.into_iter().zip(rows) {
                let joined = row.seen.joined.filter(|_| is_certain);
                let before = PreviousRow {
                    first_seen: row.first_seen,
                    was_there: row.was_there || (row.seen.joined.is_some() && joined.is_none()),
                    joined,
                    in_lobby_before: row.participant.in_lobby || row.seen.let_in.is_some(),
                    state: row.state.clone(),
                };
                again.insert(key.clone(), (row.key.clone(), before));
            }
        }
        again
    }

    /// Whether the person of this row may now be listed under another id.
    ///
    /// `false` if the row is not listed, or if its person was recognized under another id already. Also `false` while
    /// the row shows a removal. If the person returns under a new id, that is a join, which the closed door has to
    /// count.
    fn is_open(&self, row: &Row) -> bool {
        row.is_listed() && row.state.is_idle() && !self.is_superseded(&row.key)
    }

    /// Drops the rows of old ids once ids are known to be unreliable. Rows that show a removal stay.
    pub(crate) fn withdraw_old_ids(&mut self, listed: &Listed) {
        if !self.gives_new_ids() || listed.again.is_empty() {
            return;
        }
        let rows = self.rows.iter().zip(&listed.seen);
        let old = rows.filter(|(row, seen)| !**seen && self.is_superseded(&row.key));
        let old: Vec<Arc<Row>> = old
            .filter(|(row, _)| row.state.is_idle())
            .map(|(row, _)| row.clone())
            .collect();
        for row in &old {
            self.people.withdrawn(row);
            self.new_ids.superseded.remove(&row.key);
        }
        let keys: Vec<RowKey> = old.iter().map(|row| row.key.clone()).collect();
        self.take_out(&keys);
    }
}
