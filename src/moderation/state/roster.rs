//! The people in a call, as readings of the call show them.
//!
//! Graph sends whole rosters, not changes. [`Roster::take_over`] finds the changes, so that the
//! window can say "Ada joined". One roster alone never shows that somebody left: see
//! [`crate::moderation::evidence::departure`].

pub(crate) mod absence;
pub(crate) mod arrivals;
pub(crate) mod departures;
pub(crate) mod entry;
pub mod history;
pub(crate) mod new_ids;
mod seen_ids;
pub(crate) mod tally;

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crate::moderation::evidence::reading::{
    Completeness, IncompleteReason, READ_WITHIN, RosterReading,
};
use crate::moderation::model::participant::{Identity, LastingIdentity, Participant};
use crate::moderation::model::time::Now;
use crate::moderation::state::directory_names::DirectoryEntry;
use crate::moderation::state::identity_index::IdentityIndex;
use crate::moderation::state::roster::entry::{CallFacts, EntryKeys, is_own, role_of, shared_ids};
use crate::moderation::state::roster::history::{
    Absence, ArrivalHistory, EmptyAnswers, EndedVisit, Listed, NewIds, RosterChange, RosterUpdate,
};
use crate::moderation::state::roster::tally::{CachedTally, Tally};
use crate::moderation::state::row::{Role, Row, RowKey, RowState};

/// Number of consecutive rosters with an old version number that are dropped.
///
/// The next roster with an old number is accepted: Graph must have restarted its numbering.
const OLD_VERSIONS_DROPPED: u32 = 3;

/// The rows of one watched call, and the facts needed to judge the next reading.
#[derive(Debug, Default)]
pub struct Roster {
    /// In order of arrival. Shared with the snapshots.
    rows: Arc<Vec<Arc<Row>>>,
    /// Position of each key in `rows`.
    index: HashMap<RowKey, usize>,
    people: IdentityIndex,
    /// Facts from the call and the session that decide roles and badges.
    facts: CallFacts,
    /// When the newest roster was requested.
    asked: Option<Now>,
    /// Number that increases with every change of the rows.
    version: u64,
    /// Version number of the newest accepted roster that had one.
    sequence: Option<u64>,
    /// Number of consecutive rosters that were dropped because their version number was below `sequence`.
    old_versions: u32,
    /// Facts about rows that are missing from readings, until they are listed again or dropped.
    absences: HashMap<RowKey, Absence>,
    /// When a reading last listed a row. Contains only rows that the newest roster does not list, and rows that a
    /// single reading has found since that roster.
    sightings: HashMap<RowKey, Now>,
    arrivals: ArrivalHistory,
    /// Times at which people reappeared after a whole roster had not listed them.
    flips: VecDeque<Now>,
    new_ids: NewIds,
    /// Whether the newest roster lists anybody but this app. A complete roster without entries doesn't change this.
    lists_others: bool,
    /// When the first and the newest of the whole rosters with only this app were requested. `None` if there was none.
    /// A roster with others, a sleep or a clock jump resets this to `None`.
    alone: Option<(Now, Now)>,
    /// Whether a roster ever listed this app itself. Only then does a missing entry of this app
    /// show that a roster is incomplete.
    was_listed_ourselves: bool,
    /// Whether single participants cannot be read now, because Graph refuses it, readings are paused or nobody is
    /// signed in. Then only rosters show who is in the call.
    singles_refused: bool,
    /// Readings requested before this time are outdated, because the computer slept or its clock jumped.
    ///
    /// The monotonic clock may stop during sleep. So a reading with the same monotonic time but another wall time is
    /// outdated too.
    begun: Option<Now>,
    /// Consecutive empty rosters. Empty rosters count only if a reading of the call itself confirms
    /// them. See [`Roster::confirm_empty`].
    empty: Option<EmptyAnswers>,
    /// Ended visits, oldest first.
    ended: Arc<Vec<Arc<EndedVisit>>>,
    tallied: CachedTally,
}

impl Roster {
    /// Returns all rows, in order of arrival.
    pub fn rows(&self) -> &Arc<Vec<Arc<Row>>> {
        &self.rows
    }

    /// Returns the ended visits, oldest first. [`KEPT_ENDED_VISITS`](history::KEPT_ENDED_VISITS)
    /// limits the number over all calls.
    pub fn ended(&self) -> &Arc<Vec<Arc<EndedVisit>>> {
        &self.ended
    }

    /// Returns a number that increases whenever the rows change.
    pub fn version(&self) -> u64 {
        self.version
    }

    pub(crate) fn tally(&self) -> Tally {
        self.tallied.of(&self.rows)
    }

    /// Returns when the newest roster was requested. `None` before the first roster.
    pub fn asked(&self) -> Option<Now> {
        self.asked
    }

    /// Returns all present rows with this identity.
    pub(crate) fn devices(&self, identity: &LastingIdentity) -> Vec<RowKey> {
        self.people.devices(identity)
    }

    /// Whether somebody with this person's name was removed before this person joined. It may be the same person.
    /// `false` for members, and for people who were removed themselves.
    pub(crate) fn has_removed_name(&self, key: &RowKey) -> bool {
        self.people.has_removed_name(key)
    }

    /// Whether no row is listed.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| !row.is_listed())
    }

    /// Finds a row by its key. `None` if there is no such row.
    pub fn get(&self, key: &RowKey) -> Option<&Arc<Row>> {
        self.rows.get(*self.index.get(key)?)
    }

    /// Updates the rows from a roster, and returns the changes. `None` if the roster is outdated; it then changes no row.
    pub fn take_over(&mut self, reading: RosterReading, now: Now) -> Option<RosterUpdate> {
        let asked = reading.asked;
        if self
            .asked
            .is_some_and(|newest| asked.monotonic < newest.monotonic)
            || self.is_from_before(asked)
            || self.is_old_version(&reading.participants)
        {
            self.arrivals.note_dropped(&reading.participants);
            return None;
        }
        let before = self.asked.replace(asked);
        let mut changes = Vec::new();
        if reading.participants.is_empty() && reading.incomplete.is_none() {
            self.note_sightings(&vec![false; self.rows.len()], asked, before);
            self.note_empty(asked, now);
            let completeness = Completeness::Partial(IncompleteReason::Empty);
            return Some(RosterUpdate {
                completeness,
                changes,
            });
        }
        self.empty = None;
        // Graph may have told this app its participant id only after a roster had listed the app.
        self.was_listed_ourselves |= self.rows.iter().any(|row| row.role == Role::ThisApp);
        let completeness = self.judge(&reading, now);
        let mut listed = self.match_rows(reading.participants, &mut changes);
        let completeness = self.note_new_ids(&mut listed, completeness);
        self.note_sightings(&listed.seen, asked, before);
        self.note_others(&listed, completeness, asked);
        self.note_listed(&listed.seen, &mut changes);
        if completeness == Completeness::Whole {
            self.note_absent(&listed, asked, now);
        }
        self.take_leave(now, &mut changes);
        self.withdraw_old_ids(&listed);
        let mut unaddressed = std::mem::take(&mut listed.unaddressed);
        unaddressed.append(&mut listed.sharing);
        self.tell_removed(std::mem::take(&mut listed.removed), now, &mut changes);
        self.welcome(listed, asked, now, &mut changes);
        self.arrivals.note_unaddressed(unaddressed);
        if completeness == Completeness::Whole {
            self.arrivals.note_whole(asked);
        }
        self.apply_notes();
        Some(RosterUpdate {
            completeness,
            changes,
        })
    }

    /// Continues the roster of a call that seemed to have ended. People in the `earlier` roster do not count as new,
    /// and earlier removals are remembered.
    pub(crate) fn goes_on_from(&mut self, mut earlier: Self, now: Now) {
        let gone = earlier.rows.iter().filter(|row| row.is_gone());
        let gone: Vec<RowKey> = gone.map(|row| row.key.clone()).collect();
        earlier.drop_rows(&gone, now);
        for row in earlier.rows.iter() {
            earlier.people.withdrawn(row);
        }
        self.people = earlier.people;
        self.ended = earlier.ended;
        self.was_listed_ourselves = earlier.was_listed_ourselves
            || earlier.rows.iter().any(|row| row.role == Role::ThisApp);
        self.arrivals.remembers(earlier.arrivals);
    }

    /// Discards the evidence for departures that are not proved yet, after a sleep or a clock jump. Readings in
    /// progress will be ignored.
    pub fn discard_evidence(&mut self, now: Now) {
        self.begun = Some(now);
        self.alone = None;
        self.empty = None;
        self.arrivals.discard_evidence();
        self.forget_absent_readings();
    }

    /// Whether a reading was requested before the computer slept or its clock jumped. The monotonic clock may not have
    /// advanced during a sleep.
    fn is_from_before(&self, asked: Now) -> bool {
        self.begun
            .is_some_and(|begun| asked.monotonic <= begun.monotonic && asked != begun)
    }

    /// Records whether a roster lists anybody but this app. Also records since when whole rosters have listed this app
    /// alone.
    fn note_others(&mut self, listed: &Listed, completeness: Completeness, asked: Now) {
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
        let is_alone = completeness == Completeness::Whole && !lists_others && all().any(is_ours);
        self.lists_others = lists_others;
        self.alone = match self.alone {
            _ if lists_others => None,
            Some((first, _)) if is_alone => Some((first, asked)),
            None if is_alone => Some((asked, asked)),
            kept => kept,
        };
    }

    /// Whether the newest roster lists anybody but this app. A complete roster without entries doesn't change this.
    pub fn lists_others(&self) -> bool {
        self.lists_others
    }

    /// Returns how long whole rosters have listed only this app. Measures from the first to the newest such roster.
    pub fn alone_for(&self) -> Duration {
        self.alone
            .map_or(Duration::ZERO, |(first, newest)| newest.since(first))
    }

    /// Decides whether the roster is whole, or why it may be incomplete.
    fn judge(&self, reading: &RosterReading, now: Now) -> Completeness {
        let ours = |participant: &&Participant| {
            participant.removed.is_none() && is_own(participant, &self.facts)
        };
        let own = reading.participants.iter().find(ours);
        let incomplete = reading
            .incomplete
            .or_else(|| (now.age_of(reading.asked) > READ_WITHIN).then_some(IncompleteReason::Slow))
            .or_else(|| {
                own.filter(|own| own.in_lobby)
                    .map(|_| IncompleteReason::InLobby)
            })
            .or_else(|| {
                let is_missing = self.was_listed_ourselves && own.is_none();
                is_missing.then_some(IncompleteReason::WithoutUs)
            });
        incomplete.map_or(Completeness::Whole, Completeness::Partial)
    }

    /// Whether to drop this roster, because its version number is older than that of an earlier one. The server that
    /// sent it lags behind then.
    ///
    /// After [`OLD_VERSIONS_DROPPED`] such rosters in a row, the next one is kept. Only the Global cloud sends version
    /// numbers.
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

    /// Updates the rows that exist already. Returns which rows are listed, and the entries that
    /// have no row yet.
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
        // Shared ids are rare, so they are looked for only if an id occurs twice.
        let shared = listed.has_twins.then(|| shared_ids(&participants));
        let mut entries = EntryKeys::new(shared.unwrap_or_default());
        let mut next = 0;
        for participant in participants {
            if let Some(reason) = participant.removed.clone() {
                if let Some(id) = &participant.id {
                    let key = RowKey::Participant(id.clone());
                    listed.removed_reasons.insert(key.clone(), reason.clone());
                    listed.removed.push((key, participant, reason));
                }
                continue;
            }
            if !participant.has_id() {
                let identity = &participant.identity;
                let who = identity.key().unwrap_or_else(|| identity.by_name());
                listed.unaddressed.push(who);
            }
            let (key, shares_id) = entries.key_of(&participant);
            if shares_id {
                listed.sharing.extend(participant.identity.key());
            }
            // Rosters usually keep their order, so the next row usually fits without a hash lookup.
            let at = match self.rows.get(next) {
                Some(row) if row.key == key => Some(next),
                _ => self.index.get(&key).copied(),
            };
            match at {
                Some(at) => {
                    // An entry that comes twice was probably on two pages. The later page is newer.
                    listed.seen[at] = true;
                    self.refresh(at, participant, shares_id, changes);
                    next = at + 1;
                }
                None => listed.welcome(key, participant, shares_id),
            }
        }
        listed
    }

    /// Whether several entries have the same id.
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

    /// Updates one row from its entry. Adds an admission from the lobby, a mute change or a new name to `changes`.
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
        let let_in = row.participant.in_lobby && !participant.in_lobby;
        if let_in {
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
        // A name that was or is missing does not count as a change. The directory may have supplied it only now.
        if name != row.name && !row.name.is_empty() && !name.is_empty() {
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

    /// Sets the state of a row. Does nothing if there is no such row.
    pub fn set_state(&mut self, key: &RowKey, state: RowState) {
        if let Some(at) = self.index.get(key).copied() {
            self.change(at, |row| row.state = state);
        }
    }

    /// Sets new facts about the call and the session. Updates the roles and badges that depend on them.
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

    /// Fills in the name and address that Graph omitted, in all rows of a person. `is_theirs` recognizes their
    /// identity, and `known` is their entry in the directory.
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

    /// Changes the row at an index. Copies the row first if a snapshot shares it.
    fn change(&mut self, at: usize, change: impl FnOnce(&mut Row)) {
        let rows = Arc::make_mut(&mut self.rows);
        change(Arc::make_mut(&mut rows[at]));
        self.version += 1;
    }

    /// Writes the findings of [`IdentityIndex`] to the rows that they concern.
    fn apply_notes(&mut self) {
        for (key, note) in self.people.take_notes() {
            let Some(at) = self.index.get(&key).copied() else {
                continue;
            };
            if note.differs_from(&self.rows[at]) {
                self.change(at, |row| note.write_to(row));
            }
        }
    }
}
