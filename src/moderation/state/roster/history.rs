//! Facts that a roster keeps to judge the next reading.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, LazyLock};

use crate::moderation::model::evidence::{APART, AbsentReadings, Evidence};
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Identity, LastingIdentity, Participant};
use crate::moderation::model::reading::ReadingWorth;
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::entry::shared_ids;
use crate::moderation::state::row::{Arrival, PersonRef, RowKey, RowState};

/// Facts from readings about a row that they lack.
#[derive(Debug, Clone, Default)]
pub(crate) struct Absence {
    /// Consecutive readings that lack it. For a removal, only those asked for after its answer.
    pub(crate) lacking: Option<AbsentReadings>,
    /// Whether it went missing together with many others without a removal.
    pub(crate) together: bool,
    /// Whether the participant itself could not be read.
    pub(crate) is_unreadable: bool,
    /// Whether its removal is proved and not yet on record.
    pub(crate) is_proved: bool,
}

/// Distinguishes joins from people who were there all along.
#[derive(Debug, Default)]
pub(crate) struct ArrivalHistory {
    /// Hashes of all ids ever listed in this call, so that a day of joins needs little memory. A tree
    /// grows by some 14 bytes for each; a hash table doubled, by megabytes at once.
    ids: BTreeSet<u64>,
    /// Ids that only dropped readings have listed. They never had a row, and are no joins.
    only_passed_over: BTreeSet<u64>,
    /// Ids that Graph lists as removed and never listed otherwise.
    only_removed: BTreeSet<u64>,
    /// Whether there was a whole roster to compare newer ones with.
    has_whole: bool,
    /// People whose entry had no id, or one that another person had as well.
    unaddressed: HashSet<LastingIdentity>,
    /// When the newest whole rosters were asked for. The front is the latest that is at least
    /// [`APART`] before the newest.
    whole: VecDeque<Now>,
}

impl ArrivalHistory {
    /// Adds a whole roster.
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

    /// Returns the request time of the older of the newest two whole rosters that are at least
    /// [`APART`] apart.
    pub(crate) fn pair(&self) -> Option<Now> {
        let (older, newer) = self.whole.front().zip(self.whole.back())?;
        (newer.since(*older) >= APART).then_some(*older)
    }

    /// Discards earlier whole rosters, which prove nothing after a sleep.
    pub(crate) fn discard_evidence(&mut self) {
        self.whole.clear();
    }

    /// Records that an id has a row now, and returns what was known of the id.
    pub(crate) fn shows(&mut self, key: &RowKey) -> IdHistory {
        let id = hash_of(key);
        match (self.ids.insert(id), self.only_passed_over.remove(&id)) {
            (true, _) => IdHistory::Unseen,
            (false, true) => IdHistory::PassedOver,
            (false, false) => IdHistory::Shown,
        }
    }

    /// Records an id that Graph lists as removed. Returns whether it was unknown.
    pub(crate) fn is_first_told_as_removed(&mut self, key: &RowKey) -> bool {
        let id = hash_of(key);
        !self.ids.contains(&id) && self.only_removed.insert(id)
    }

    /// Records the people in a dropped reading: when they are listed later, they did not join.
    pub(crate) fn pass_over(&mut self, participants: &[Participant]) {
        let shared = shared_ids(participants);
        for one in participants.iter().filter(|one| one.removed.is_none()) {
            let id = one.id.clone().filter(|_| one.has_id());
            if id.as_ref().is_none_or(|id| shared.contains(id)) {
                self.unaddressed.extend(one.identity.key());
            }
            let id = id.map(|id| hash_of(&RowKey::Participant(id)));
            if let Some(id) = id.filter(|id| self.ids.insert(*id)) {
                self.only_passed_over.insert(id);
            }
        }
    }

    /// Takes over the ids seen before the call seemed to end, but none of its rosters as evidence.
    pub(crate) fn remembers(&mut self, earlier: Self) {
        self.only_passed_over.extend(&earlier.ids);
        self.ids.extend(earlier.ids);
        self.only_removed.extend(earlier.only_removed);
        self.unaddressed.extend(earlier.unaddressed);
    }

    /// Records people whose entry had no id of its own: they are present although no roster lists
    /// their id.
    pub(crate) fn note_unaddressed(&mut self, who: Vec<LastingIdentity>) {
        self.unaddressed.extend(who);
    }

    /// Returns how the visit of a new id started. `None` if no whole roster lacked the id, or if
    /// its entry may have come without an id.
    pub(crate) fn joined(&self, identity: &Identity, asked: Now) -> Option<Arrival> {
        let key = identity.key();
        let may_have_been_there = key.is_some_and(|key| self.unaddressed.contains(&key));
        (self.has_whole && !may_have_been_there).then(|| Arrival {
            asked,
            lacked_twice: self.pair(),
        })
    }
}

/// Hashes a key in 64 bits. The hash is keyed by chance at each start, so that no server can make two ids that collide.
fn hash_of(key: &RowKey) -> u64 {
    static KEYED: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    KEYED.hash_one(key)
}

/// Whether Graph gives everybody new ids, as far as readings show.
#[derive(Debug, Default)]
pub(crate) struct NewIds {
    /// Consecutive readings in which most people had new ids.
    pub(crate) in_a_row: u32,
    /// Consecutive readings since then in which most people kept their ids.
    pub(crate) calm: u32,
    /// Rows of people who are listed under another id now.
    pub(crate) superseded: HashSet<RowKey>,
}

/// Facts about a person from the row under their previous id.
#[derive(Debug, Clone)]
pub(crate) struct PreviousRow {
    pub(crate) first_seen: Now,
    pub(crate) was_there: bool,
    /// `None` if it is ambiguous: of two people with the same name, either may have joined.
    pub(crate) joined: Option<Arrival>,
    /// Whether it waited in the lobby, or was admitted from there.
    pub(crate) in_lobby_before: bool,
    pub(crate) state: RowState,
}

/// Ended visits kept for the exports, over all calls together. The oldest of the call with the most
/// go first.
pub const KEPT_ENDED_VISITS: usize = 10_000;

/// A change between two rosters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterChange {
    /// Listed for the first time, and a whole roster lacked the id before.
    Joined(RowKey),
    /// Joined again after a removal from here, which happened at this time.
    CameBack(RowKey, Now),
    /// Was admitted from the lobby.
    LetIn(RowKey),
    /// Was muted (`true`) or unmuted (`false`).
    MuteChanged(RowKey, bool),
    /// Has a new name. Holds the previous one.
    Renamed(RowKey, SafeName),
    /// Left without a removal from here.
    Left(PersonRef),
    /// Listed as removed without having been seen here. Holds Graph's text.
    ListedAsRemoved(PersonRef, Arc<str>),
    /// Proved gone after a removal. The row stays until `Roster::settle`.
    Proved {
        /// The proved removal.
        attempt: AttemptId,
        /// The row.
        key: RowKey,
        /// The proof.
        evidence: Evidence,
    },
    /// Listed again although its removal was proved: the proof was wrong.
    Disproved {
        /// The removal.
        attempt: AttemptId,
        /// The row.
        key: RowKey,
    },
}

/// Result of taking in a reading.
#[derive(Debug)]
pub struct TakenOver {
    /// How far the reading could be relied on.
    pub worth: ReadingWorth,
    /// The changes.
    pub changes: Vec<RosterChange>,
}

/// Consecutive rosters that list nobody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EmptyAnswers {
    /// When the first was asked for.
    pub(crate) first: Now,
    /// When the first was answered.
    pub(crate) first_answered: Now,
    /// A roster asked for at least [`APART`] after the first was answered.
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
    /// For each row, whether it is listed.
    pub(crate) seen: Vec<bool>,
    /// Whether several entries have the same id.
    pub(crate) has_twins: bool,
    /// Entries without a row, and whether another person's entry has the same id.
    pub(crate) fresh: Vec<(RowKey, Participant, bool)>,
    /// People whose entry had no id: rows of the same identity are not judged.
    pub(crate) unaddressed: Vec<LastingIdentity>,
    /// People whose entry has an id that another person has as well. It is unknown which of them
    /// the id means.
    pub(crate) sharing: Vec<LastingIdentity>,
    /// Graph's text for entries that it lists as removed.
    pub(crate) told: HashMap<RowKey, Arc<str>>,
    /// Entries that Graph lists as removed, with its text.
    pub(crate) removed: Vec<(RowKey, Participant, Arc<str>)>,
    /// Entries without a row whose people were listed under another id until now.
    pub(crate) again: HashMap<RowKey, PreviousRow>,
}

/// State of an id before a reading lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdHistory {
    /// No reading has listed it.
    Unseen,
    /// Only dropped readings have listed it.
    PassedOver,
    /// It had a row.
    Shown,
}
