//! Facts from earlier readings with which a roster judges the next one.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, LazyLock};

use crate::moderation::evidence::departure::{APART, AbsentReadings, Proof};
use crate::moderation::evidence::reading::Completeness;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Identity, LastingIdentity, Participant};
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::entry::shared_ids;
use crate::moderation::state::roster::seen_ids::SeenIds;
use crate::moderation::state::row::{Arrival, PersonRef, Row, RowKey, RowState};

/// An ended visit, for the export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedVisit {
    /// The row when it was dropped.
    pub row: Arc<Row>,
    /// When the newest reading that listed the row was requested.
    pub last_seen: Now,
    /// When it became certain that the visit was over.
    pub gone: Now,
}

/// Facts about a row that is missing from readings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Absence {
    /// Consecutive readings without the row. For a removal, only readings that were requested after the removal was
    /// answered. `None` if none count yet.
    pub(crate) readings: Option<AbsentReadings>,
    /// Whether the row went missing together with many others, without a removal.
    pub(crate) together: bool,
    /// Whether reading this participant singly has failed. Rosters alone then have to prove the absence.
    pub(crate) is_unreadable: bool,
    /// Whether the removal of the row is proved. The audit log may not have recorded the proof yet.
    pub(crate) is_proved: bool,
}

/// Distinguishes people who join from people who were in the call all along.
#[derive(Debug, Default)]
pub(crate) struct ArrivalHistory {
    /// Hashes of all ids ever listed in this call.
    ids: SeenIds,
    /// Ids that were listed only by dropped readings, or only before the call seemed to end. They have had no row
    /// since, but a later listing is not a join.
    only_dropped: BTreeSet<u128>,
    /// Ids that Graph listed as removed, although no earlier reading had listed them as present.
    only_removed: BTreeSet<u128>,
    /// Whether there was a whole roster. Later rosters can be compared with it.
    has_whole: bool,
    /// People whose entry had no id, or had the same id as another person's entry.
    unaddressed: HashSet<LastingIdentity>,
    /// When the newest whole rosters were requested, oldest first. The first entry is the latest one that is at least
    /// [`APART`] older than the newest, if there is one.
    whole: VecDeque<Now>,
}

impl ArrivalHistory {
    /// Adds a whole roster that was requested at `asked`.
    pub(crate) fn note_whole(&mut self, asked: Now) {
        self.has_whole = true;
        while self
            .whole
            .get(1)
            .is_some_and(|older| asked.since(*older) >= APART)
        {
            self.whole.pop_front();
        }
        self.whole.push_back(asked);
    }

    /// Returns the request time of a whole roster that is at least [`APART`] older than the newest whole roster.
    ///
    /// If there are several, takes the newest of them. `None` if there is none.
    pub(crate) fn pair(&self) -> Option<Now> {
        let (older, newer) = self.whole.front().zip(self.whole.back())?;
        (newer.since(*older) >= APART).then_some(*older)
    }

    /// Discards all whole rosters, which prove nothing after the computer slept or its clock jumped.
    pub(crate) fn discard_evidence(&mut self) {
        self.whole.clear();
    }

    /// Records that an id has a row now. Returns whether and how the id was known before.
    pub(crate) fn shows(&mut self, key: &RowKey) -> IdHistory {
        let id = hash_of(key);
        match (self.ids.insert(id), self.only_dropped.remove(&id)) {
            (true, _) => IdHistory::Unseen,
            (false, true) => IdHistory::OnlyDropped,
            (false, false) => IdHistory::Shown,
        }
    }

    /// Records an id that Graph lists as removed. Returns whether no reading had listed the id before, not even as
    /// removed.
    pub(crate) fn is_first_told_as_removed(&mut self, key: &RowKey) -> bool {
        let id = hash_of(key);
        !self.ids.contains(id) && self.only_removed.insert(id)
    }

    /// Records the people in a dropped reading. A later listing of them is then not a join.
    pub(crate) fn note_dropped(&mut self, participants: &[Participant]) {
        let shared = shared_ids(participants);
        for one in participants.iter().filter(|one| one.removed.is_none()) {
            let id = one.id.clone().filter(|_| one.has_id());
            if id.as_ref().is_none_or(|id| shared.contains(id)) {
                let who = one.identity.key();
                self.unaddressed
                    .insert(who.unwrap_or_else(|| one.identity.by_name()));
            }
            let id = id.map(|id| hash_of(&RowKey::Participant(id)));
            if let Some(id) = id.filter(|id| self.ids.insert(*id)) {
                self.only_dropped.insert(id);
            }
        }
    }

    /// Adds the ids, and the people without ids, that were seen before the call seemed to end. Earlier rosters do not
    /// count as evidence.
    pub(crate) fn remembers(&mut self, earlier: Self) {
        self.only_dropped.extend(earlier.ids.iter());
        for id in earlier.ids.iter() {
            self.ids.insert(id);
        }
        self.only_removed.extend(earlier.only_removed);
        self.unaddressed.extend(earlier.unaddressed);
    }

    /// Records people whose entry had no id of its own. They are in the call although no roster lists their id.
    pub(crate) fn note_unaddressed(&mut self, who: Vec<LastingIdentity>) {
        self.unaddressed.extend(who);
    }

    /// Returns how the visit of a new id started. `None` if the person may have been in the call before.
    ///
    /// That is possible before the first whole roster. It is also possible if an entry of the person lacked an id of
    /// its own.
    pub(crate) fn joined(&self, identity: &Identity, asked: Now) -> Option<Arrival> {
        let is_known = |who: LastingIdentity| self.unaddressed.contains(&who);
        let may_have_been_there = !self.unaddressed.is_empty()
            && (identity.key().is_some_and(is_known) || is_known(identity.by_name()));
        (self.has_whole && !may_have_been_there).then(|| Arrival {
            asked,
            absent: self.whole.back().copied(),
            absent_twice: self.pair(),
        })
    }
}

/// Returns a 128-bit hash of a row key. It uses random keys. So no server can make two ids that collide.
fn hash_of(key: &RowKey) -> u128 {
    static KEYED: LazyLock<[RandomState; 2]> =
        LazyLock::new(|| [RandomState::new(), RandomState::new()]);
    let [high, low] = KEYED.each_ref().map(|keyed| keyed.hash_one(key));
    (u128::from(high) << u64::BITS) | u128::from(low)
}

/// Tracks whether Graph gives everybody new ids with each reading.
#[derive(Debug, Default)]
pub(crate) struct NewIds {
    /// Number of readings in which most people had new ids. A few readings in a row without
    /// new ids for most people reset it.
    pub(crate) in_a_row: u32,
    /// Number of readings since the last one with new ids. Readings that list very few people don't count.
    pub(crate) calm: u32,
    /// Rows of people who are listed under another id now.
    pub(crate) superseded: HashSet<RowKey>,
}

/// Facts about a person, from the row of the previous id.
#[derive(Debug, Clone)]
pub(crate) struct PreviousRow {
    pub(crate) first_seen: Now,
    pub(crate) was_there: bool,
    /// How the visit started. `None` if that is unknown, for example because either of two people with the same name
    /// may have joined.
    pub(crate) joined: Option<Arrival>,
    /// Whether the person waited in the lobby, or was admitted from the lobby.
    pub(crate) in_lobby_before: bool,
    pub(crate) state: RowState,
}

/// Highest number of ended visits kept for the exports, all calls together.
///
/// Above this number, the call with the most ended visits loses its oldest ones first.
pub const KEPT_ENDED_VISITS: usize = 10_000;

/// A change in a call that readings show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterChange {
    /// The person joined: listed for the first time, after a whole roster without this id.
    Joined(RowKey),
    /// A person whom this app had removed joined again. Contains when the latest removal was proved.
    CameBack(RowKey, Now),
    /// The person was admitted from the lobby.
    LetIn(RowKey),
    /// The person was muted (`true`) or unmuted (`false`).
    MuteChanged(RowKey, bool),
    /// The person has a new name. Contains the previous one.
    Renamed(RowKey, SafeName),
    /// The person left without being removed by this app. Contains `Row::left_after`.
    Left(PersonRef, Option<Now>),
    /// Graph lists the person as removed, and no roster had listed them before. Contains Graph's
    /// reason.
    ListedAsRemoved(PersonRef, Arc<str>),
    /// The person is proved gone after a removal. The row says so once `Roster::settle` is called.
    Proved {
        /// The proved removal.
        attempt: AttemptId,
        /// Row of the person who was removed.
        key: RowKey,
        /// The readings that agree.
        proof: Proof,
    },
    /// The person is listed again after the removal was proved, so the proof was wrong.
    Disproved {
        /// The removal that was proved wrongly.
        attempt: AttemptId,
        /// Row of the person who is listed again.
        key: RowKey,
    },
}

/// The result of `Roster::take_over` for one reading.
#[derive(Debug)]
pub struct RosterUpdate {
    /// Whether the roster was whole, or why not.
    pub completeness: Completeness,
    /// Differences between the reading and the rows before it.
    pub changes: Vec<RosterChange>,
}

/// Consecutive rosters that listed nobody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EmptyAnswers {
    /// When the first empty roster was requested.
    pub(crate) first: Now,
    /// When the first empty roster was received.
    pub(crate) first_answered: Now,
    /// When a further empty roster was requested, at least [`APART`] after the first was received.
    /// `None` until then.
    pub(crate) second: Option<Now>,
}

impl Listed {
    /// Adds an entry that has no row. A repeated entry replaces the earlier one.
    pub(crate) fn welcome(&mut self, key: RowKey, participant: Participant, shares_id: bool) {
        let has_twins = self.has_twins;
        let mut fresh = self.fresh.iter_mut();
        match fresh.find(|(known, ..)| has_twins && *known == key) {
            Some(known) => known.1 = participant,
            None => self.fresh.push((key, participant, shares_id)),
        }
    }
}

/// The entries of a reading, matched with the rows.
#[derive(Default)]
pub(crate) struct Listed {
    /// For each row in order, whether the reading lists it.
    pub(crate) seen: Vec<bool>,
    /// Whether several entries have the same id.
    pub(crate) has_twins: bool,
    /// Entries without a row. The fields are: the key, the entry, and whether another person's entry has the same id.
    pub(crate) fresh: Vec<(RowKey, Participant, bool)>,
    /// People whose entry had no id. Rows with the same identity do not count as missing. For an
    /// entry without an identity, rows with the same name do not count as missing.
    pub(crate) unaddressed: Vec<LastingIdentity>,
    /// People whose entry has the same id as another person's entry.
    pub(crate) sharing: Vec<LastingIdentity>,
    /// Graph's reason for each row that it lists as removed.
    pub(crate) removed_reasons: HashMap<RowKey, Arc<str>>,
    /// The entries that Graph lists as removed, each with its row key and Graph's reason.
    pub(crate) removed: Vec<(RowKey, Participant, Arc<str>)>,
    /// People who were listed under another id until now, by the key of their new entry.
    pub(crate) again: HashMap<RowKey, PreviousRow>,
}

/// Whether and how an id was known before a reading that lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdHistory {
    /// No reading has listed the id before.
    Unseen,
    /// The id was listed before, but only by dropped readings, or before the call seemed to end.
    OnlyDropped,
    /// The id had a row before.
    Shown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_of_a_hash_depend_on_the_id_and_have_keys_of_their_own() {
        let halves = |word: &str| {
            let hash = hash_of(&RowKey::Participant(word.into()));
            [hash >> u64::BITS, hash & u128::from(u64::MAX)]
        };
        let ([high, low], [other_high, other_low]) = (halves("ada"), halves("bob"));
        assert!(high != low && high != other_high && low != other_low);
        let guid = "57dab8b1-894c-409a-b240-bd8beae78896";
        assert_eq!(halves(guid), halves(&guid.to_uppercase()));
    }
}
