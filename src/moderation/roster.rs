//! Who is in a call, as of one poll.
//!
//! Graph sends whole rosters, not changes; [`Roster::take_over`] finds the changes, so that the window can
//! say "Ada joined" without asking Graph again. A row whose removal is on its way stays until a roster proves it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::ids::{AttemptId, ParticipantId};
use super::name::SafeName;
use super::participant::{Identity, LastingIdentity, Participant};
use super::people::People;
use super::row::{EndedVisit, PersonRef, Row, RowKey, RowState};
use super::time::Now;
use entry::{key_of, role_of, safe_name};

mod entry;
mod leaving;

/// How many answers with an older version number are dropped in a row; more means that the numbering began anew.
const OLD_VERSIONS_DROPPED: u32 = 3;

/// How many visits that are over are remembered of one call, for its export; the oldest go first.
pub const KEPT_ENDED_VISITS: usize = 10_000;

/// What is known of the call from elsewhere and decides how a row is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Our own entry (`call.myParticipantId`).
    pub own: Option<ParticipantId>,
    /// The app that is signed in: its entry is ours as long as the call itself has not told which one is.
    pub app: Option<Arc<str>>,
    /// Who organises the meeting.
    pub organizer: Option<Identity>,
    /// The tenant that was signed in to.
    pub home: Option<Arc<str>>,
    /// Whom the moderator has put under protection.
    pub protected: Arc<[LastingIdentity]>,
}

/// What came between two rosters.
#[derive(Debug, Clone, PartialEq)]
pub enum RosterChange {
    /// Listed for the first time.
    Joined(RowKey),
    /// Listed for the first time, after an earlier visit was removed from here.
    CameBack(RowKey, Now),
    /// Was in the lobby and is in the call.
    LetIn(RowKey),
    /// Muted or unmuted.
    MuteChanged(RowKey, bool),
    /// Carries another name than this one now.
    Renamed(RowKey, SafeName),
    /// No longer listed, without a removal from here.
    Left(PersonRef),
    /// No longer listed after a removal; the row stays until [`Roster::settle`].
    Proved {
        /// The removal that this proves.
        attempt: AttemptId,
        /// The row.
        key: RowKey,
        /// Whether Graph said that the person had left before.
        already_left: bool,
    },
}

/// The rows of one watched call and the index over them.
#[derive(Debug, Default)]
pub struct Roster {
    rows: Arc<Vec<Arc<Row>>>,
    index: HashMap<RowKey, usize>,
    people: People,
    facts: Facts,
    asked: Option<Now>,
    version: u64,
    sequence: Option<u64>,
    old_versions: u32,
    /// Rows that the newest roster lacks and that wait for the proof of their removal to be settled.
    absent: HashSet<RowKey>,
    /// When rows that the newest roster lacks were listed last.
    last_listed: HashMap<RowKey, Now>,
    ended: Arc<Vec<Arc<EndedVisit>>>,
}

impl Roster {
    /// The rows in the order of arrival.
    pub fn rows(&self) -> &Arc<Vec<Arc<Row>>> {
        &self.rows
    }

    /// The visits that are over, oldest first; at most [`KEPT_ENDED_VISITS`].
    pub fn ended(&self) -> &Arc<Vec<Arc<EndedVisit>>> {
        &self.ended
    }

    /// Counts up whenever a row changes.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// When the newest roster was asked for.
    pub fn asked(&self) -> Option<Now> {
        self.asked
    }

    /// The rows of everybody present with this identity.
    pub(super) fn devices(&self, identity: &LastingIdentity) -> Vec<RowKey> {
        self.people.devices(identity)
    }

    /// Whether the newest roster listed nobody.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| !self.lists(row))
    }

    /// The row of this key.
    pub fn get(&self, key: &RowKey) -> Option<&Arc<Row>> {
        self.rows.get(*self.index.get(key)?)
    }

    /// Whether the newest roster lists this row.
    pub fn lists(&self, row: &Row) -> bool {
        row.is_listed() && !self.absent.contains(&row.key)
    }

    /// Takes over a newer roster and says what changed; an older one changes nothing.
    pub fn take_over(
        &mut self,
        participants: Vec<Participant>,
        asked: Now,
        now: Now,
    ) -> Option<Vec<RosterChange>> {
        if self
            .asked
            .is_some_and(|newest| asked.monotonic < newest.monotonic)
            || self.is_old_version(&participants)
        {
            return None;
        }
        let before = self.asked.replace(asked);
        let is_first = before.is_none();
        let mut changes = Vec::new();
        let (seen, fresh) = self.match_rows(participants, &mut changes);
        self.note_lacking(&seen, before);
        self.take_leave(&seen, asked, now, &mut changes);
        self.welcome(fresh, is_first, now, &mut changes);
        self.apply_notes();
        Some(changes)
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
    ) -> (Vec<bool>, Vec<(RowKey, Participant)>) {
        let mut seen = vec![false; self.rows.len()];
        let mut fresh: Vec<(RowKey, Participant)> = Vec::new();
        let mut unaddressed: HashMap<Arc<str>, u32> = HashMap::new();
        let mut next = 0;
        for participant in participants {
            let key = key_of(&participant, &mut unaddressed);
            // Rosters mostly come in the same order, which spares the hash.
            let at = match self.rows.get(next) {
                Some(row) if row.key == key => Some(next),
                _ => self.index.get(&key).copied(),
            };
            match at {
                Some(at) => {
                    if !std::mem::replace(&mut seen[at], true) {
                        self.refresh(at, participant, changes);
                    }
                    next = at + 1;
                }
                None => fresh.push((key, participant)),
            }
        }
        (seen, fresh)
    }

    fn refresh(&mut self, at: usize, participant: Participant, changes: &mut Vec<RosterChange>) {
        let row = &self.rows[at];
        let is_back = matches!(row.state, RowState::Gone { .. });
        if !is_back && row.participant.looks_like(&participant) {
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
        let name = safe_name(&participant.identity);
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
            if let RowState::Gone { attempt, at, .. } = row.state {
                row.state = RowState::StillHere {
                    attempt,
                    accepted: at,
                };
            }
        });
        if is_another {
            self.people.changed(&self.rows[at]);
        }
    }

    fn welcome(
        &mut self,
        fresh: Vec<(RowKey, Participant)>,
        is_first: bool,
        now: Now,
        changes: &mut Vec<RosterChange>,
    ) {
        if fresh.is_empty() {
            return;
        }
        for (key, participant) in fresh {
            if self.index.contains_key(&key) {
                continue;
            }
            let row = self.new_row(key, participant, is_first, now);
            match row.state {
                RowState::CameBack { removed, .. } => {
                    changes.push(RosterChange::CameBack(row.key.clone(), removed));
                }
                _ if is_first => {}
                _ => changes.push(RosterChange::Joined(row.key.clone())),
            }
            self.people.arrived(&row);
            let rows = Arc::make_mut(&mut self.rows);
            self.index.insert(row.key.clone(), rows.len());
            rows.push(Arc::new(row));
        }
        self.version += 1;
    }

    fn new_row(&self, key: RowKey, participant: Participant, was_there: bool, now: Now) -> Row {
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
            was_there,
            earlier_visits: self
                .people
                .earlier_visits(participant.identity.lasting().as_ref()),
            state,
            participant,
        }
    }

    /// Gives a row another state; nothing happens if there is no such row.
    pub fn set_state(&mut self, key: &RowKey, state: RowState) {
        if let Some(at) = self.index.get(key).copied() {
            self.change(at, |row| row.state = state);
        }
    }

    /// Takes over what was learned of the call, and shows the rows accordingly.
    pub fn set_facts(&mut self, facts: Facts) {
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

    /// Gives a name to everybody of this identity whom Graph lists without one.
    pub(super) fn name(&mut self, is_theirs: &impl Fn(&Identity) -> bool, name: &Arc<str>) {
        for at in 0..self.rows.len() {
            let identity = &self.rows[at].participant.identity;
            if identity.display_name.is_some() || !is_theirs(identity) {
                continue;
            }
            self.change(at, |row| {
                row.participant.identity.display_name = Some(name.clone());
                row.name = safe_name(&row.participant.identity);
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

    /// Writes what [`People`] found about names and devices onto the rows that it concerns.
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
