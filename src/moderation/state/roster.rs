//! Who is in a call, as of its readings.
//!
//! Graph sends whole rosters, not changes; [`Roster::take_over`] finds the changes, so that the window can
//! say "Ada joined" without asking Graph again. Nobody leaves by one roster: see [`crate::moderation::model::evidence`].

pub(crate) mod absence;
pub(crate) mod arrivals;
pub(crate) mod departures;
pub(crate) mod entry;
pub mod history;
pub(crate) mod new_ids;
pub(crate) mod tally;

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::participant::{Identity, LastingIdentity, Participant};
use crate::moderation::model::reading::{Lack, READ_WITHIN, ReadingWorth, RosterReading};
use crate::moderation::model::time::Now;
use crate::moderation::state::directory_names::DirectoryEntry;
use crate::moderation::state::identity_index::IdentityIndex;
use crate::moderation::state::roster::entry::{CallFacts, EntryKeys, is_own, role_of, shared_ids};
use crate::moderation::state::roster::history::{
    Absence, ArrivalHistory, EmptyAnswers, Listed, NewIds, RosterChange, TakenOver,
};
use crate::moderation::state::roster::tally::{CachedTally, Tally};
use crate::moderation::state::row::{EndedVisit, Role, Row, RowKey, RowState};

/// How many answers with an older version number are dropped in a row; more means that the numbering began anew.
const OLD_VERSIONS_DROPPED: u32 = 3;

/// The rows of one watched call and the index over them.
#[derive(Debug, Default)]
pub struct Roster {
    rows: Arc<Vec<Arc<Row>>>,
    index: HashMap<RowKey, usize>,
    people: IdentityIndex,
    facts: CallFacts,
    asked: Option<Now>,
    version: u64,
    sequence: Option<u64>,
    old_versions: u32,
    /// Rows that readings lack and that are not gone yet.
    absences: HashMap<RowKey, Absence>,
    /// When rows were last listed that the newest roster does not list, or that the reading of one has shown since.
    sightings: HashMap<RowKey, Now>,
    arrivals: ArrivalHistory,
    /// When people were brought back of late whom a whole roster had lacked.
    flips: VecDeque<Now>,
    new_ids: NewIds,
    lists_others: bool,
    /// The first and the newest of the whole rosters in a row that list this app and nobody else.
    alone: Option<(Now, Now)>,
    /// Whether our own entry was ever listed: only then does a roster without it say something.
    was_listed_ourselves: bool,
    /// Whether the reading of one participant is refused, so that rosters alone decide.
    singles_refused: bool,
    /// Whatever was asked for before that is old, however young it looks: the computer slept.
    begun: Option<Now>,
    /// Two empty answers that only the call itself can confirm; see [`Roster::confirm_empty`].
    empty: Option<EmptyAnswers>,
    ended: Arc<Vec<Arc<EndedVisit>>>,
    tallied: CachedTally,
}

impl Roster {
    /// The rows in the order of arrival.
    pub fn rows(&self) -> &Arc<Vec<Arc<Row>>> {
        &self.rows
    }

    /// The visits that are over, oldest first; of all calls at most [`KEPT_ENDED_VISITS`](history::KEPT_ENDED_VISITS).
    pub fn ended(&self) -> &Arc<Vec<Arc<EndedVisit>>> {
        &self.ended
    }

    /// Counts up whenever a row changes.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What is counted over the rows.
    pub(crate) fn tally(&self) -> Tally {
        self.tallied.of(&self.rows)
    }

    /// When the newest roster was asked for.
    pub fn asked(&self) -> Option<Now> {
        self.asked
    }

    /// The rows of everybody present with this identity.
    pub(crate) fn devices(&self, identity: &LastingIdentity) -> Vec<RowKey> {
        self.people.devices(identity)
    }

    /// Whether nobody is listed.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| !row.is_listed())
    }

    /// The row of this key.
    pub fn get(&self, key: &RowKey) -> Option<&Arc<Row>> {
        self.rows.get(*self.index.get(key)?)
    }

    /// Takes over a newer reading and says what changed; an older one changes nothing.
    pub fn take_over(&mut self, reading: RosterReading, now: Now) -> Option<TakenOver> {
        let asked = reading.asked;
        if self
            .asked
            .is_some_and(|newest| asked.monotonic < newest.monotonic)
            || self.is_from_before(asked)
            || self.is_old_version(&reading.participants)
        {
            self.arrivals.pass_over(&reading.participants);
            return None;
        }
        let before = self.asked.replace(asked);
        let mut changes = Vec::new();
        if reading.participants.is_empty() && reading.lack.is_none() {
            self.note_sightings(&vec![false; self.rows.len()], asked, before);
            self.note_empty(asked, now);
            let worth = ReadingWorth::Partial(Lack::Empty);
            return Some(TakenOver { worth, changes });
        }
        self.empty = None;
        // Which entry is ours may have been told since the roster that listed it.
        self.was_listed_ourselves |= self.rows.iter().any(|row| row.role == Role::ThisApp);
        let worth = self.judge(&reading, now);
        let mut listed = self.match_rows(reading.participants, &mut changes);
        let worth = self.note_new_ids(&mut listed, worth);
        self.note_sightings(&listed.seen, asked, before);
        self.note_others(&listed, worth, asked);
        self.note_listed(&listed.seen, &mut changes);
        if worth == ReadingWorth::Whole {
            self.note_lacking(&listed, asked, now);
        }
        self.take_leave(now, &mut changes);
        self.withdraw_old_ids(&listed);
        let mut unaddressed = std::mem::take(&mut listed.unaddressed);
        unaddressed.append(&mut listed.sharing);
        self.tell_removed(std::mem::take(&mut listed.removed), now, &mut changes);
        self.welcome(listed, asked, now, &mut changes);
        self.arrivals.note_unaddressed(unaddressed);
        if worth == ReadingWorth::Whole {
            self.arrivals.note_whole(asked);
        }
        self.apply_notes();
        Some(TakenOver { worth, changes })
    }

    /// The call is looked at again: whoever was seen in it then has not joined now.
    pub(crate) fn goes_on_from(&mut self, earlier: Self) {
        self.arrivals.remembers(earlier.arrivals);
    }

    /// The computer slept: what was read before, or is still on its way, counts for nothing any more.
    pub fn begin_anew(&mut self, now: Now) {
        self.begun = Some(now);
        self.alone = None;
        self.empty = None;
        self.arrivals.begin_anew();
        self.forget_lacking();
    }

    /// Whether this was asked for before the computer slept; the steady clock may have stood still.
    fn is_from_before(&self, asked: Now) -> bool {
        self.begun
            .is_some_and(|begun| asked.monotonic <= begun.monotonic && asked != begun)
    }

    /// Whether the newest reading lists anybody but this app, and for how long whole ones have listed it alone.
    fn note_others(&mut self, listed: &Listed, worth: ReadingWorth, asked: Now) {
        let is_ours = |one: &Participant| is_own(one, &self.facts);
        let known = || {
            self.rows
                .iter()
                .zip(&listed.seen)
                .filter(|(_, seen)| **seen)
        };
        let known = || known().map(|(row, _)| &row.participant);
        let all = || known().chain(listed.fresh.iter().map(|(_, one, _)| one));
        let lists_others = all().any(|one| !is_ours(one));
        let is_alone = worth == ReadingWorth::Whole && !lists_others && all().any(is_ours);
        self.lists_others = lists_others;
        self.alone = match self.alone {
            _ if lists_others => None,
            Some((first, _)) if is_alone => Some((first, asked)),
            None if is_alone => Some((asked, asked)),
            kept => kept,
        };
    }

    /// Whether the newest reading lists anybody but this app.
    pub fn lists_others(&self) -> bool {
        self.lists_others
    }

    /// How far apart the whole rosters in a row are that list this app and nobody else.
    pub fn alone_for(&self) -> Duration {
        self.alone
            .map_or(Duration::ZERO, |(first, newest)| newest.since(first))
    }

    /// What this reading counts for.
    fn judge(&self, reading: &RosterReading, now: Now) -> ReadingWorth {
        let ours = |participant: &&Participant| {
            participant.removed.is_none() && is_own(participant, &self.facts)
        };
        let own = reading.participants.iter().find(ours);
        let lack = reading
            .lack
            .or_else(|| (now.age_of(reading.asked) > READ_WITHIN).then_some(Lack::Slow))
            .or_else(|| own.filter(|own| own.in_lobby).map(|_| Lack::InLobby))
            .or_else(|| {
                let is_missing = self.was_listed_ourselves && own.is_none();
                is_missing.then_some(Lack::WithoutUs)
            });
        lack.map_or(ReadingWorth::Whole, ReadingWorth::Partial)
    }

    /// Graph numbers roster versions in one cloud; an answer of a lagging server is recognised by it.
    fn is_old_version(&mut self, participants: &[Participant]) -> bool {
        let newest = participants
            .iter()
            .filter_map(|participant| participant.sequence)
            .max();
        if let (Some(newest), Some(known)) = (newest, self.sequence)
            && newest < known
            && self.old_versions < OLD_VERSIONS_DROPPED
        {
            self.old_versions += 1;
            return true;
        }
        self.old_versions = 0;
        self.sequence = newest.or(self.sequence);
        false
    }

    /// Brings known rows up to date; gives which of them were listed, and the entries that are new.
    fn match_rows(
        &mut self,
        participants: Vec<Participant>,
        changes: &mut Vec<RosterChange>,
    ) -> Listed {
        let mut listed = Listed {
            seen: vec![false; self.rows.len()],
            has_twins: self.has_twins(&participants),
            ..Listed::default()
        };
        // Hardly ever any, and then every entry has to be held against the others.
        let shared = listed.has_twins.then(|| shared_ids(&participants));
        let mut entries = EntryKeys::new(shared.unwrap_or_default());
        let mut next = 0;
        for participant in participants {
            if let Some(told) = participant.removed.clone() {
                if let Some(id) = &participant.id {
                    let key = RowKey::Participant(id.clone());
                    listed.told.insert(key.clone(), told.clone());
                    listed.removed.push((key, participant, told));
                }
                continue;
            }
            if !participant.has_id() {
                listed.unaddressed.extend(participant.identity.key());
            }
            let (key, shares_id) = entries.key_of(&participant);
            if shares_id {
                listed.sharing.extend(participant.identity.key());
            }
            // Rosters mostly come in the same order, which spares the hash.
            let at = match self.rows.get(next) {
                Some(row) if row.key == key => Some(next),
                _ => self.index.get(&key).copied(),
            };
            match at {
                Some(at) => {
                    // One that comes twice is of two pages: the later one is newer.
                    listed.seen[at] = true;
                    self.refresh(at, participant, shares_id, changes);
                    next = at + 1;
                }
                None => listed.welcome(key, participant, shares_id),
            }
        }
        listed
    }

    /// Whether an id stands over more than one entry.
    fn has_twins(&self, participants: &[Participant]) -> bool {
        let mut marked = vec![false; self.rows.len()];
        let mut fresh = HashSet::new();
        let mut next = 0;
        participants.iter().any(|participant| {
            let Some(id) = participant.id.as_ref().filter(|_| participant.has_id()) else {
                return false;
            };
            let guess = self
                .rows
                .get(next)
                .filter(|row| row.key.participant() == Some(id));
            let at = match guess {
                Some(_) => Some(next),
                None => self.index.get(&RowKey::Participant(id.clone())).copied(),
            };
            match at {
                Some(at) => {
                    next = at + 1;
                    std::mem::replace(&mut marked[at], true)
                }
                None => !fresh.insert(id),
            }
        })
    }

    fn refresh(
        &mut self,
        at: usize,
        participant: Participant,
        shares_id: bool,
        changes: &mut Vec<RosterChange>,
    ) {
        let row = &self.rows[at];
        if row.seen.shares_id == shares_id && row.participant.looks_like(&participant) {
            return;
        }
        let key = row.key.clone();
        if row.participant.in_lobby && !participant.in_lobby {
            changes.push(RosterChange::LetIn(key.clone()));
        }
        if let (Some(before), Some(muted)) = (row.participant.muted, participant.muted)
            && before != muted
        {
            changes.push(RosterChange::MuteChanged(key.clone(), muted));
        }
        let said = |one: &Participant| one.identity.display_name.clone();
        let name = if said(&participant) == said(&row.participant) {
            row.name.clone()
        } else {
            participant.identity.safe_name()
        };
        // A name that the directory told is no renaming.
        if name != row.name && !row.name.is_empty() {
            changes.push(RosterChange::Renamed(key.clone(), row.name.clone()));
        }
        let role = role_of(&participant, &self.facts);
        let badge = participant.identity.badge(self.facts.home.as_deref());
        let is_another = name != row.name
            || badge != row.badge
            || participant.identity != row.participant.identity;
        self.change(at, |row| {
            row.participant = participant;
            row.name = name;
            row.role = role;
            row.badge = badge;
            row.seen.shares_id = shares_id;
        });
        if is_another {
            self.people.changed(&self.rows[at]);
        }
    }

    /// Gives a row another state; nothing happens if there is no such row.
    pub fn set_state(&mut self, key: &RowKey, state: RowState) {
        if let Some(at) = self.index.get(key).copied() {
            self.change(at, |row| row.state = state);
        }
    }

    /// Takes over what was learned of the call, and shows the rows accordingly.
    pub fn set_facts(&mut self, facts: CallFacts) {
        if self.facts == facts {
            return;
        }
        self.facts = facts;
        for at in 0..self.rows.len() {
            let row = &self.rows[at];
            let role = role_of(&row.participant, &self.facts);
            let badge = row.participant.identity.badge(self.facts.home.as_deref());
            if row.role != role || row.badge != badge {
                self.change(at, |row| {
                    row.role = role;
                    row.badge = badge;
                });
                self.people.changed(&self.rows[at]);
            }
        }
        self.apply_notes();
    }

    /// Gives name and address to everybody of this identity whom Graph lists without them.
    pub(crate) fn name(&mut self, is_theirs: &impl Fn(&Identity) -> bool, known: &DirectoryEntry) {
        for at in 0..self.rows.len() {
            let identity = &self.rows[at].participant.identity;
            let name = known.name.as_ref();
            let name = name.filter(|_| identity.display_name.is_none()).cloned();
            let address = known.address.as_ref();
            let address = address.filter(|_| identity.email.is_none()).cloned();
            if (name.is_none() && address.is_none()) || !is_theirs(identity) {
                continue;
            }
            self.change(at, |row| {
                let identity = &mut row.participant.identity;
                identity.email = address.or(identity.email.take());
                if name.is_some() {
                    identity.display_name = name;
                    row.name = row.participant.identity.safe_name();
                }
            });
            self.people.changed(&self.rows[at]);
        }
        self.apply_notes();
    }

    fn change(&mut self, at: usize, change: impl FnOnce(&mut Row)) {
        let rows = Arc::make_mut(&mut self.rows);
        change(Arc::make_mut(&mut rows[at]));
        self.version += 1;
    }

    /// Writes what [`IdentityIndex`] found about names and devices onto the rows that it concerns.
    fn apply_notes(&mut self) {
        for (key, note) in self.people.take_notes() {
            let Some(at) = self.index.get(&key).copied() else {
                continue;
            };
            if self.rows[at].mark != note.mark || self.rows[at].devices != note.devices {
                self.change(at, |row| {
                    row.mark = note.mark;
                    row.devices = note.devices;
                });
            }
        }
    }
}
