//! What a roster keeps to judge the next one by.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::moderation::model::evidence::{APART, Evidence, Lacking};
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Identity, LastingIdentity, Participant};
use crate::moderation::model::reading::ReadingWorth;
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::entry::shared_ids;
use crate::moderation::state::row::{Arrival, PersonRef, RowKey, RowState};

/// What readings say about a row that they lack.
#[derive(Debug, Clone, Default)]
pub(crate) struct Absence {
    /// The readings in a row that lack it; for a removal only those since its answer.
    pub(crate) lacking: Option<Lacking>,
    /// Whether it went missing together with many others, whom nobody had asked to go.
    pub(crate) together: bool,
    /// Whether the newest reading of the participant itself brought no answer.
    pub(crate) is_unreadable: bool,
    /// Whether its removal is proved and waits for the record.
    pub(crate) is_proved: bool,
}

/// What tells a join from somebody who was there all along.
#[derive(Debug, Default)]
pub(crate) struct ArrivalHistory {
    /// Every id that was listed in this call, by a hash, so that a day of joins costs no memory to speak of.
    ids: HashSet<u128>,
    /// Those of them that only readings list which were not taken over: nobody was shown, and nobody joins.
    only_passed_over: HashSet<u128>,
    /// Those whom Graph lists as removed, and who were never listed otherwise.
    only_removed: HashSet<u128>,
    /// Whether a whole roster was ever read that newer ones may be held against.
    has_whole: bool,
    /// Whose entries came without an id, or with one that stood over somebody else too.
    unaddressed: HashSet<LastingIdentity>,
    /// When the newest whole rosters were asked for: the oldest of these is the newest that lies a second before the newest.
    whole: VecDeque<Now>,
}

impl ArrivalHistory {
    /// One more whole roster was read.
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

    /// When the older of the newest two whole rosters was asked for that lie a second apart.
    pub(crate) fn pair(&self) -> Option<Now> {
        let (older, newer) = self.whole.front().zip(self.whole.back())?;
        (newer.since(*older) >= APART).then_some(*older)
    }

    /// Whole rosters of before vouch for nobody any more.
    pub(crate) fn begin_anew(&mut self) {
        self.whole.clear();
    }

    /// Notes an id that a row stands for from now on; what was known of it before.
    pub(crate) fn shows(&mut self, key: &RowKey) -> IdHistory {
        let id = hash_of(key);
        match (self.ids.insert(id), self.only_passed_over.remove(&id)) {
            (true, _) => IdHistory::Unseen,
            (false, true) => IdHistory::PassedOver,
            (false, false) => IdHistory::Shown,
        }
    }

    /// Notes an id that Graph lists as removed; whether nothing was known of it before.
    pub(crate) fn is_first_told_as_removed(&mut self, key: &RowKey) -> bool {
        let id = hash_of(key);
        !self.ids.contains(&id) && self.only_removed.insert(id)
    }

    /// Notes whom a reading lists that is not taken over: whatever it is worth, they are no strangers.
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

    /// What was seen of a call before it seemed to be over; rosters of before vouch for nobody.
    pub(crate) fn remembers(&mut self, earlier: Self) {
        self.only_passed_over.extend(earlier.ids.iter().copied());
        self.ids.extend(earlier.ids);
        self.only_removed.extend(earlier.only_removed);
        self.unaddressed.extend(earlier.unaddressed);
    }

    /// Notes whose entries came without an id of their own: they are there, whatever lacks their ids.
    pub(crate) fn note_unaddressed(&mut self, who: Vec<LastingIdentity>) {
        self.unaddressed.extend(who);
    }

    /// How the visit of an id that was never seen began; `None` where no whole roster lacked it, or where its entry may have
    /// come without that id.
    pub(crate) fn joined(&self, identity: &Identity, asked: Now) -> Option<Arrival> {
        let key = identity.key();
        let may_have_been_there = key.is_some_and(|key| self.unaddressed.contains(&key));
        (self.has_whole && !may_have_been_there).then(|| Arrival {
            asked,
            lacked_twice: self.pair(),
        })
    }
}

pub(crate) fn hash_of(key: &RowKey) -> u128 {
    let mut hash = Sha256::new();
    match key {
        RowKey::Participant(id) => hash.update(id.as_str()),
        RowKey::Unaddressed(who, number) => {
            hash.update(who.as_bytes());
            hash.update(b"\0");
            hash.update(number.to_le_bytes());
        }
    }
    let digest = hash.finalize();
    let mut short = [0; 16];
    short.copy_from_slice(&digest[..16]);
    u128::from_le_bytes(short)
}

/// What readings have shown of that so far.
#[derive(Debug, Default)]
pub(crate) struct NewIds {
    pub(crate) in_a_row: u32,
    pub(crate) calm: u32,
    /// Rows of people who are listed under another id since.
    pub(crate) superseded: HashSet<RowKey>,
}

/// Somebody who was listed under another id until now.
#[derive(Debug, Clone)]
pub(crate) struct FormerListing {
    pub(crate) first_seen: Now,
    pub(crate) was_there: bool,
    /// Only where nobody else could be meant: of two namesakes nobody knows who joined.
    pub(crate) joined: Option<Arrival>,
    pub(crate) state: RowState,
}

/// How many visits that are over are remembered of all calls together, for their exports; the oldest of the call with
/// most of them go first.
pub const KEPT_ENDED_VISITS: usize = 10_000;

/// What came between two rosters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterChange {
    /// Listed for the first time, after a whole roster that lacked the id.
    Joined(RowKey),
    /// Listed for the first time since so long that it is another visit, or after an earlier visit was removed from here.
    CameBack(RowKey, Now),
    /// Was in the lobby and is in the call.
    LetIn(RowKey),
    /// Muted or unmuted.
    MuteChanged(RowKey, bool),
    /// Carries another name than this one now.
    Renamed(RowKey, SafeName),
    /// Gone, without a removal from here.
    Left(PersonRef),
    /// Listed as removed without ever having been seen here, and what Graph says of it.
    ListedAsRemoved(PersonRef, Arc<str>),
    /// Gone after a removal; the row stays until `Roster::settle`.
    Proved {
        /// The removal that this proves.
        attempt: AttemptId,
        /// The row.
        key: RowKey,
        /// What proves it.
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

/// What taking over a reading brought.
#[derive(Debug)]
pub struct TakenOver {
    /// What it was worth.
    pub worth: ReadingWorth,
    /// What changed.
    pub changes: Vec<RosterChange>,
}

/// Answers in a row that list nobody at all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EmptyAnswers {
    pub(crate) first: Now,
    pub(crate) first_answered: Now,
    /// One that was asked for a second after the first was answered.
    pub(crate) second: Option<Now>,
}

impl Listed {
    /// Takes an entry without a row; a later one of the same person takes the place of an earlier one.
    pub(crate) fn welcome(&mut self, key: RowKey, participant: Participant, shares_id: bool) {
        let has_twins = self.has_twins;
        let mut fresh = self.fresh.iter_mut();
        match fresh.find(|(known, ..)| has_twins && *known == key) {
            Some(known) => known.1 = participant,
            None => self.fresh.push((key, participant, shares_id)),
        }
    }
}

/// What a reading lists, held against the rows.
#[derive(Default)]
pub(crate) struct Listed {
    /// Which rows it lists.
    pub(crate) seen: Vec<bool>,
    /// Whether an id stands over more than one entry.
    pub(crate) has_twins: bool,
    /// Entries without a row, with whether another entry shares their id.
    pub(crate) fresh: Vec<(RowKey, Participant, bool)>,
    /// Whose entries came without an id: nothing is said about the rows of the same identity.
    pub(crate) unaddressed: Vec<LastingIdentity>,
    /// Whose entries came with an id that stands over somebody else too: which of them it means is not known.
    pub(crate) sharing: Vec<LastingIdentity>,
    /// What Graph says of those whom it lists as removed.
    pub(crate) told: HashMap<RowKey, Arc<str>>,
    /// Their entries, each with that.
    pub(crate) removed: Vec<(RowKey, Participant, Arc<str>)>,
    /// Which entries without a row are people who were listed under another id until now.
    pub(crate) again: HashMap<RowKey, FormerListing>,
}

/// What was known of an id before a reading that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdHistory {
    /// No reading has listed it.
    Unseen,
    /// Only readings have that were not taken over.
    PassedOver,
    /// A row has stood for it.
    Shown,
}
