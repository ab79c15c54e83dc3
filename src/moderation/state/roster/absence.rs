//! Rows that readings do not list. Decides when they count as gone, and when as present all along.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::evidence::departure::{APART, AbsentReadings, ReadingKind};
use crate::moderation::model::identity::LastingIdentity;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::Roster;
use crate::moderation::state::roster::history::Absence;
use crate::moderation::state::roster::history::{EmptyAnswers, Listed, RosterChange};
use crate::moderation::state::row::{Listing, PersonRef, Row, RowKey, RowState};

/// If more rows than this go missing together, they may have to be read one by one.
const MANY: usize = 3;
/// Rows that went missing together are read one by one only if they exceed one in this many of the call's rows.
const SHARE: usize = 5;

/// After this many returns within [`FLIPS_WITHIN`], Graph counts as contradicting itself. A return is a listing after a
/// whole roster without the person.
const FLIPS: usize = 3;
/// Period in which returns are counted for [`FLIPS`].
const FLIPS_WITHIN: Duration = Duration::from_secs(30);

impl Roster {
    /// Marks as present the rows that a roster lists, except rows that a newer reading lacks. A visit continues even if
    /// readings before this roster lacked the row.
    pub(crate) fn note_listed(&mut self, seen: &[bool], changes: &mut Vec<RosterChange>) {
        // If a newer reading did not find the person, this roster is too old to prove that they are present.
        let is_older = |absence: &Absence| {
            let absent = absence.readings.as_ref();
            absent.is_some_and(|it| self.asked.is_some_and(|asked| it.is_newer_than(asked)))
        };
        let is_back = |row: &Row| {
            let absence = self.absences.get(&row.key);
            match absence {
                Some(absence) => !is_older(absence),
                None => row.seen.listing != Listing::Listed,
            }
        };
        let listed = self.rows.iter().enumerate().filter(|(at, _)| seen[*at]);
        let back: Vec<usize> = listed
            .filter(|(_, row)| is_back(row))
            .map(|(at, _)| at)
            .collect();
        for at in back {
            self.is_there(at, changes);
        }
    }

    /// Marks a row as present after an absence. If a proof said that the person was gone, reports
    /// the proof as wrong.
    fn is_there(&mut self, at: usize, changes: &mut Vec<RosterChange>) {
        let row = self.rows[at].clone();
        let absence = self.absences.remove(&row.key);
        let was_proved = absence.is_some_and(|absence| absence.is_proved);
        if row.is_gone() || was_proved {
            self.people.was_not_over(&row, true);
            self.people.arrived(&row);
        }
        let disproved = match row.state {
            RowState::Gone { attempt, at, .. } => Some((attempt, at)),
            _ => None,
        };
        let unrecorded = row.proof_wanted().filter(|_| was_proved);
        if let Some(attempt) = disproved.map(|(attempt, _)| attempt).or(unrecorded) {
            let key = row.key.clone();
            changes.push(RosterChange::Disproved { attempt, key });
        }
        drop(row);
        if matches!(self.rows[at].seen.listing, Listing::NotListed { .. }) {
            self.note_flip();
        }
        self.change(at, |row| {
            row.seen.listing = Listing::Listed;
            if let Some((attempt, accepted)) = disproved {
                row.state = RowState::StillHere { attempt, accepted };
            }
        });
    }

    /// Records that a person is listed again after a whole roster without them.
    fn note_flip(&mut self) {
        if let Some(asked) = self.asked {
            self.flips.push_back(asked);
            if self.flips.len() > FLIPS {
                self.flips.pop_front();
            }
        }
    }

    /// Whether Graph contradicts itself: within `FLIPS_WITHIN`, people were listed again at least `FLIPS` times
    /// after whole rosters without them.
    pub fn contradicts(&self, now: Now) -> bool {
        let oldest = self.flips.front();
        self.flips.len() >= FLIPS && oldest.is_some_and(|at| now.since(*at) < FLIPS_WITHIN)
    }

    /// Records the rows that a whole roster does not list. Leaves out rows that a later reading lists, and rows to
    /// which an entry without an id may belong.
    pub(crate) fn note_absent(&mut self, listed: &Listed, asked: Now, answered: Now) {
        let mut absent: Vec<usize> = Vec::new();
        for (at, _) in listed.seen.iter().enumerate().filter(|(_, seen)| !**seen) {
            let row = &self.rows[at];
            let is_known_better = self.last_listed(row).monotonic >= asked.monotonic;
            if !row.is_gone() && !is_known_better && !is_named_without_id(row, listed) {
                absent.push(at);
            }
        }
        if absent.is_empty() {
            return;
        }
        for at in absent {
            let row = &self.rows[at];
            let reason = listed.removed_reasons.get(&row.key).cloned();
            let key = row.key.clone();
            self.lacks(&key, ReadingKind::Roster, asked, answered);
            self.shows_missing(at, asked, reason);
        }
        self.mark_many();
    }

    /// Records that one reading did not find the person of this row. If the reading cannot count for a proof, records
    /// only that the row is absent.
    fn lacks(&mut self, key: &RowKey, kind: ReadingKind, asked: Now, answered: Now) {
        let Some(row) = self.get(key) else { return };
        let counts = counts_for_proof(row, asked);
        let absence = self.absences.entry(key.clone()).or_default();
        if !counts {
            return;
        }
        match &mut absence.readings {
            Some(absent) => absent.again(kind, asked),
            None => absence.readings = Some(AbsentReadings::new(kind, asked, answered)),
        }
    }

    /// Shows a row as not listed, since the first roster without the row.
    fn shows_missing(&mut self, at: usize, asked: Now, reason: Option<Arc<str>>) {
        let (since, last) = match &self.rows[at].seen.listing {
            Listing::NotListed { since, last, .. } => (*since, *last),
            Listing::Listed | Listing::Gone => (asked, self.last_listed(&self.rows[at])),
        };
        let listing = Listing::NotListed {
            since,
            last,
            reason,
        };
        if self.rows[at].seen.listing != listing {
            self.change(at, |row| row.seen.listing = listing);
        }
    }

    /// Marks many rows that went missing together without a removal. An incomplete or outdated roster may be the cause.
    fn mark_many(&mut self) {
        let is_unasked = |row: &&Arc<Row>| row.is_missing() && row.proof_wanted().is_none();
        let missing: Vec<RowKey> = self
            .rows
            .iter()
            .filter(is_unasked)
            .map(|row| row.key.clone())
            .collect();
        let there = self.rows.iter().filter(|row| !row.is_gone()).count();
        if missing.len() <= MANY || missing.len() * SHARE <= there {
            return;
        }
        for key in missing {
            if let Some(absence) = self.absences.get_mut(&key) {
                absence.together = true;
            }
        }
    }

    /// Ends visits, or reports removals as proved, once enough readings did not list the row.
    pub(crate) fn take_leave(&mut self, now: Now, changes: &mut Vec<RosterChange>) {
        if self.absences.is_empty() {
            return;
        }
        let mut keys: Vec<RowKey> = self.absences.keys().cloned().collect();
        // Sorted by row, since the order of the hash map is random.
        keys.sort_by_key(|key| self.index.get(key).copied());
        let mut gone = Vec::new();
        for key in keys {
            let (Some(absence), Some(row)) = (self.absences.get(&key), self.get(&key)) else {
                self.absences.remove(&key);
                continue;
            };
            let Some(absent) = &absence.readings else {
                continue;
            };
            if let Some(attempt) = row.proof_wanted() {
                if let Some(proof) = absent.proof().filter(|_| !absence.is_proved) {
                    self.take_proof(&key, attempt, proof, now, changes);
                }
            } else if !matches!(row.state, RowState::Asked { .. } | RowState::Gone { .. }) {
                let is_over = if absence.together {
                    let can_be_read = !self.singles_refused && !absence.is_unreadable;
                    absent.shows_departure_of_many(can_be_read)
                } else {
                    absent.shows_departure()
                };
                if is_over {
                    gone.push(key);
                }
            }
        }
        self.let_go(&gone, now, changes);
    }

    /// Ends the visits of people who left without being removed. Reports each departure, unless the person stays listed
    /// under another entry.
    fn let_go(&mut self, gone: &[RowKey], now: Now, changes: &mut Vec<RosterChange>) {
        for key in gone {
            if let Some(row) = self.get(key).cloned() {
                let last = self.last_listed(&row);
                self.people.left(&row, last, None);
                let goes_on =
                    self.is_superseded(key) || self.is_there_with_id(key, &row.participant);
                if !goes_on {
                    let after = row.left_after();
                    changes.push(RosterChange::Left(PersonRef::from(&*row), after));
                }
            }
        }
        self.drop_rows(gone, now);
    }

    /// Records an empty roster. A second empty roster and a reading of the call itself have to
    /// confirm it.
    pub(crate) fn note_empty(&mut self, asked: Now, answered: Now) {
        match &mut self.empty {
            None => {
                self.empty = Some(EmptyAnswers {
                    first: asked,
                    first_answered: answered,
                    second: None,
                });
            }
            Some(empty) if asked.since(empty.first_answered) >= APART => {
                empty.second = Some(asked);
            }
            Some(_) => {}
        }
    }

    /// Handles a reading of the call itself that shows the call as active. If two rosters before it
    /// were empty, nobody is in the call.
    pub fn confirm_empty(&mut self, call_asked: Now, now: Now) -> Vec<RosterChange> {
        let mut changes = Vec::new();
        let Some(EmptyAnswers {
            first,
            first_answered,
            second: Some(second),
        }) = self.empty
        else {
            return changes;
        };
        if call_asked.monotonic < second.monotonic {
            return changes;
        }
        let listed = Listed {
            seen: vec![false; self.rows.len()],
            ..Listed::default()
        };
        self.note_absent(&listed, first, first_answered);
        self.note_absent(&listed, second, now);
        // The reading of the call has confirmed the empty rosters, so nobody has to be read singly.
        for row in self.rows.iter() {
            if let Some(absence) = self.absences.get_mut(&row.key) {
                absence.together = false;
            }
        }
        self.take_leave(now, &mut changes);
        self.apply_notes();
        changes
    }

    /// Handles a reading that did not find one participant. Ignored in any of these cases:
    ///
    /// - A later reading lists the participant.
    /// - There is no row, or the person is certainly gone.
    /// - The row is neither missing nor waiting for the proof of a removal.
    /// - Another person's entry has the same id.
    /// - The reading is from before a sleep or a clock jump.
    pub fn note_absent_one(
        &mut self,
        id: &ParticipantId,
        asked: Now,
        now: Now,
    ) -> Vec<RosterChange> {
        let key = RowKey::Participant(id.clone());
        let mut changes = Vec::new();
        let counts = self.get(&key).is_some_and(|row| {
            let is_open = row.proof_wanted().is_some() || self.absences.contains_key(&row.key);
            let is_known_better = self.last_listed(row).monotonic >= asked.monotonic;
            is_open && !row.is_gone() && !row.seen.shares_id && !is_known_better
        });
        if counts && !self.is_from_before(asked) {
            self.lacks(&key, ReadingKind::Single, asked, now);
            self.take_leave(now, &mut changes);
            self.apply_notes();
        }
        changes
    }

    /// Handles a single reading that found this participant. Ignores it if the participant has no row, if a later
    /// reading did not find them, or if the reading is from before a sleep or a clock jump.
    pub fn has_one(&mut self, id: &ParticipantId, asked: Now) -> Vec<RosterChange> {
        let key = RowKey::Participant(id.clone());
        let mut changes = Vec::new();
        let newest = self.absences.get(&key).and_then(|it| it.readings.as_ref());
        let is_older =
            newest.is_some_and(|it| it.is_newer_than(asked)) || self.is_from_before(asked);
        if let Some(at) = self.index.get(&key).copied().filter(|_| !is_older) {
            if self.rows[at].seen.listing != Listing::Listed || self.absences.contains_key(&key) {
                self.is_there(at, &mut changes);
            }
            if self.last_listed(&self.rows[at]).monotonic < asked.monotonic {
                self.sightings.insert(key, asked);
            }
            self.apply_notes();
        }
        changes
    }

    /// Whether this row was listed after `then`, by the newest roster or a later single reading.
    pub fn lists_since(&self, key: &RowKey, then: Now) -> bool {
        let Some((row, newest)) = self.get(key).zip(self.asked) else {
            return false;
        };
        let last = self.last_listed(row).monotonic;
        row.is_listed() && last >= newest.monotonic && last > then.monotonic
    }

    /// Records when the rows that this roster does not list were last listed. Incomplete rosters count as well. Drops
    /// this time for rows that the roster lists, unless a later single reading set it.
    pub(crate) fn note_sightings(&mut self, seen: &[bool], asked: Now, before: Option<Now>) {
        for (row, seen) in self.rows.iter().zip(seen) {
            if !*seen {
                let last = before.unwrap_or(row.first_seen);
                self.sightings.entry(row.key.clone()).or_insert(last);
            } else if !self.sightings.is_empty()
                && self
                    .sightings
                    .get(&row.key)
                    .is_some_and(|last| last.monotonic <= asked.monotonic)
            {
                self.sightings.remove(&row.key);
            }
        }
    }

    /// Records that a missing person could not be read singly. Rosters then have to prove the absence.
    pub fn cannot_read_one(&mut self, id: &ParticipantId) {
        if let Some(absence) = self.absences.get_mut(&RowKey::Participant(id.clone())) {
            absence.is_unreadable = true;
        }
    }

    /// Sets whether single participants cannot be read now. If so, only rosters show who is gone.
    pub fn set_singles_refused(&mut self, refused: bool) {
        self.singles_refused = refused;
    }

    /// Returns the people to read singly, because they went missing together with many others.
    pub fn to_be_read(&self) -> impl Iterator<Item = &ParticipantId> {
        let rows = self.rows.iter().filter(|row| {
            let absence = self.absences.get(&row.key);
            absence.is_some_and(|absence| absence.together) && !row.is_gone()
        });
        rows.filter_map(|row| row.participant.address())
    }

    /// Whether another roster is needed: a reading did not find a person who is not yet proved gone, or an empty roster
    /// is not confirmed.
    pub fn has_missing(&self) -> bool {
        let is_open = |absence: &Absence| !absence.is_proved;
        self.absences.values().any(is_open) || (self.empty.is_some() && !self.is_empty())
    }

    /// Returns when the newest reading that listed this row was requested.
    pub(crate) fn last_listed(&self, row: &Row) -> Now {
        let sighting = self.sightings.get(&row.key).copied();
        sighting.or(self.asked).unwrap_or(row.first_seen)
    }

    /// Forgets the readings in which rows were absent, except for rows whose removal is already proved.
    pub(crate) fn forget_absent_readings(&mut self) {
        for absence in self
            .absences
            .values_mut()
            .filter(|absence| !absence.is_proved)
        {
            absence.readings = None;
        }
    }

    /// Starts the proof of a removal again, for example when the removal was answered. Readings so far do not count.
    pub(crate) fn begin_proof(&mut self, key: &RowKey) {
        if let Some(absence) = self.absences.get_mut(key) {
            absence.readings = None;
        }
    }
}

/// Whether an entry without an id may belong to the person of this row. The row then does not count as missing.
fn is_named_without_id(row: &Row, listed: &Listed) -> bool {
    if listed.unaddressed.is_empty() || !row.participant.has_id() {
        return false;
    }
    let identity = &row.participant.identity;
    let theirs = [identity.key(), Some(identity.by_name())];
    let is_theirs = |key: &LastingIdentity| theirs.iter().flatten().any(|it| it.is_same_as(key));
    listed.unaddressed.iter().any(is_theirs)
}

/// Whether a reading requested at `asked` may count towards the proof of this row's removal or departure.
fn counts_for_proof(row: &Row, asked: Now) -> bool {
    match &row.state {
        RowState::Asked { .. } => false,
        RowState::Accepted { at, .. }
        | RowState::Failed {
            at,
            may_have_worked: true,
            ..
        } => asked.monotonic >= at.monotonic,
        RowState::StillHere { accepted, .. } | RowState::NotProved { accepted, .. } => {
            asked.monotonic >= accepted.monotonic
        }
        RowState::Present
        | RowState::Gone { .. }
        | RowState::Failed { .. }
        | RowState::CameBack { .. }
        | RowState::JoinedAnyway { .. } => row
            .dismissed_removal()
            .is_none_or(|(_, at)| asked.monotonic >= at.monotonic),
    }
}

impl Roster {
    /// Whether a removal of this row is proved. The audit log may not have recorded the proof yet.
    pub(crate) fn is_proved(&self, key: &RowKey) -> bool {
        self.absences.get(key).is_some_and(|it| it.is_proved)
    }

    pub(crate) fn mark_proved(&mut self, key: &RowKey) {
        if let Some(absence) = self.absences.get_mut(key) {
            absence.is_proved = true;
        }
    }

    pub(crate) fn forget_absence(&mut self, key: &RowKey) {
        self.absences.remove(key);
        self.sightings.remove(key);
    }
}
