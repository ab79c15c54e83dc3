//! Who is new: ids that were never seen, and how certain it is that they were not there before.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{Listed, Roster, RosterChange};

use crate::moderation::model::evidence::{APART, SAME_VISIT};
use crate::moderation::model::participant::{Identity, LastingIdentity, Participant};
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::entry::{role_of, safe_name, shared_ids};
use crate::moderation::state::roster::new_ids::Before;
use crate::moderation::state::row::{
    Arrival, EndedVisit, Listing, PersonRef, Row, RowKey, RowState, Seen,
};

/// What was known of an id before a reading that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// No reading has listed it.
    Unseen,
    /// Only readings have that were not taken over.
    PassedOver,
    /// A row has stood for it.
    Shown,
}

/// What tells a join from somebody who was there all along.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
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

impl Arrivals {
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
    fn pair(&self) -> Option<Now> {
        let (older, newer) = self.whole.front().zip(self.whole.back())?;
        (newer.since(*older) >= APART).then_some(*older)
    }

    /// Whole rosters of before vouch for nobody any more.
    pub(crate) fn begin_anew(&mut self) {
        self.whole.clear();
    }

    /// Notes an id that a row stands for from now on; what was known of it before.
    fn shows(&mut self, key: &RowKey) -> Known {
        let id = hash_of(key);
        match (self.ids.insert(id), self.only_passed_over.remove(&id)) {
            (true, _) => Known::Unseen,
            (false, true) => Known::PassedOver,
            (false, false) => Known::Shown,
        }
    }

    /// Notes an id that Graph lists as removed; whether nothing was known of it before.
    fn is_first_told_as_removed(&mut self, key: &RowKey) -> bool {
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
    fn joined(&self, identity: &Identity, asked: Now) -> Option<Arrival> {
        let key = identity.key();
        let may_have_been_there = key.is_some_and(|key| self.unaddressed.contains(&key));
        (self.has_whole && !may_have_been_there).then(|| Arrival {
            asked,
            lacked_twice: self.pair(),
        })
    }
}

fn hash_of(key: &RowKey) -> u128 {
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

impl Roster {
    /// When the older of the newest two whole rosters was asked for that lie a second apart.
    pub fn whole_pair(&self) -> Option<Now> {
        self.arrivals.pair()
    }

    pub(crate) fn welcome(
        &mut self,
        Listed { fresh, again, .. }: Listed,
        asked: Now,
        now: Now,
        changes: &mut Vec<RosterChange>,
    ) {
        if fresh.is_empty() {
            return;
        }
        for (key, participant, shares_id) in fresh {
            if self.index.contains_key(&key) {
                continue;
            }
            let known = self.arrivals.shows(&key);
            if let Some(before) = again.get(&key) {
                let row = self.new_row(key, participant, now);
                self.take_in(under_another_id(row, before, shares_id));
                continue;
            }
            let was_seen = known != Known::Unseen;
            if was_seen && self.resume(&key, participant.clone(), now, changes) {
                continue;
            }
            let is_known = was_seen || self.is_there_with_id(&key, &participant);
            let joined = self
                .arrivals
                .joined(&participant.identity, asked)
                .filter(|_| !is_known);
            let row = self.new_row(key, participant, now);
            let row = Row {
                // An id that was shown before and is listed again is another visit, though no join.
                was_there: joined.is_none() && known != Known::Shown,
                seen: Seen {
                    listing: Listing::Listed,
                    shares_id,
                    joined,
                    told_back: matches!(row.state, RowState::CameBack { .. }),
                },
                ..row
            };
            if let RowState::CameBack { removed, .. } = row.state {
                changes.push(RosterChange::CameBack(row.key.clone(), removed));
            } else if joined.is_some() {
                changes.push(RosterChange::Joined(row.key.clone()));
            }
            self.take_in(row);
        }
        self.version += 1;
    }

    /// Tells, once each, of those whom Graph lists as removed and for whom no row ever stood that could say so.
    pub(crate) fn tell_removed(
        &mut self,
        removed: Vec<(RowKey, Participant, Arc<str>)>,
        now: Now,
        changes: &mut Vec<RosterChange>,
    ) {
        for (key, participant, told) in removed {
            if self.arrivals.is_first_told_as_removed(&key) {
                let who = PersonRef::from(&self.new_row(key, participant, now));
                changes.push(RosterChange::ListedAsRemoved(who, told));
            }
        }
    }

    /// Whether an entry that came without an id is of somebody who is there under one: nobody joined with it, and nobody
    /// leaves with it.
    pub(crate) fn is_there_with_id(&self, key: &RowKey, participant: &Participant) -> bool {
        let RowKey::Unaddressed(..) = key else {
            return false;
        };
        let Some(theirs) = participant.identity.key() else {
            return false;
        };
        let is_theirs = |row: &Row| {
            let known = row.participant.identity.key();
            row.participant.has_id() && known.is_some_and(|known| known.is_same_as(&theirs))
        };
        self.rows.iter().any(|row| is_theirs(row))
    }

    fn take_in(&mut self, row: Row) {
        self.people.arrived(&row);
        let rows = Arc::make_mut(&mut self.rows);
        self.index.insert(row.key.clone(), rows.len());
        rows.push(Arc::new(row));
    }

    /// Takes up a visit that seemed to be over a moment ago; whether there is one.
    fn resume(
        &mut self,
        key: &RowKey,
        participant: Participant,
        now: Now,
        changes: &mut Vec<RosterChange>,
    ) -> bool {
        let is_theirs = |visit: &EndedVisit| visit.row.key == *key;
        let at = self.ended.iter().rposition(|visit| is_theirs(visit));
        let Some(at) = at.filter(|at| now.since(self.ended[*at].gone) <= SAME_VISIT) else {
            return false;
        };
        let visit = Arc::make_mut(&mut self.ended).remove(at);
        let mut row = (*visit.row).clone();
        self.people
            .was_not_over(&row, matches!(row.state, RowState::Gone { .. }));
        row.name = safe_name(&participant.identity);
        row.badge = participant.identity.badge(self.facts.home.as_deref());
        row.role = role_of(&participant, &self.facts);
        row.participant = participant;
        row.seen.listing = Listing::Listed;
        if let RowState::Gone { attempt, at, .. } = row.state {
            row.state = RowState::StillHere {
                attempt,
                accepted: at,
            };
            changes.push(RosterChange::Disproved {
                attempt,
                key: key.clone(),
            });
        }
        self.take_in(row);
        true
    }

    fn new_row(&self, key: RowKey, participant: Participant, now: Now) -> Row {
        let state = match self.people.removed_before(&participant.identity) {
            Some((removed, times)) => RowState::CameBack {
                at: now,
                removed,
                times,
            },
            None => RowState::Present,
        };
        Row {
            key,
            name: safe_name(&participant.identity),
            badge: participant.identity.badge(self.facts.home.as_deref()),
            role: role_of(&participant, &self.facts),
            mark: None,
            devices: 1,
            first_seen: now,
            was_there: false,
            seen: Seen::default(),
            earlier_visits: self
                .people
                .earlier_visits(participant.identity.lasting().as_ref()),
            state,
            participant,
        }
    }
}

/// The row of somebody who was listed under another id until now: the visit goes on, and nobody joined.
fn under_another_id(row: Row, before: &Before, shares_id: bool) -> Row {
    let state = match &before.state {
        RowState::CameBack { .. } => before.state.clone(),
        _ => RowState::Present,
    };
    Row {
        first_seen: before.first_seen,
        was_there: before.was_there,
        seen: Seen {
            listing: Listing::Listed,
            shares_id,
            joined: before.joined,
            told_back: matches!(state, RowState::CameBack { .. }),
        },
        state,
        ..row
    }
}
