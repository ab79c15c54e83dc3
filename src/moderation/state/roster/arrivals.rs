//! Newly listed people: adds rows for entries that have none, and judges whether each person has just joined.

use std::sync::Arc;

use crate::moderation::evidence::departure::SAME_VISIT;
use crate::moderation::model::participant::Participant;
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::Roster;
use crate::moderation::state::roster::entry::role_of;
use crate::moderation::state::roster::history::{
    EndedVisit, IdHistory, Listed, PreviousRow, RosterChange,
};
use crate::moderation::state::row::{Listing, PersonRef, Row, RowKey, RowState, Seen};

impl Roster {
    /// Returns the request time of a whole roster that is at least
    /// [`APART`](crate::moderation::evidence::departure::APART) older than the newest whole roster.
    ///
    /// If there are several, takes the newest of them. `None` if there is none.
    pub fn whole_pair(&self) -> Option<Now> {
        self.arrivals.pair()
    }

    /// Adds rows for entries without a row. These entries are joins, resumed visits, people now listed under another
    /// id, or people who may have been in the call before.
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
            let was_seen = known != IdHistory::Unseen;
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
                // If the id had a row before, that visit has ended. So the person was not there all along.
                was_there: joined.is_none() && known != IdHistory::Shown,
                seen: Seen {
                    listing: Listing::Listed,
                    shares_id,
                    joined,
                    is_return_logged: matches!(row.state, RowState::CameBack { .. }),
                    ..Seen::default()
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

    /// Reports people whom Graph lists as removed and whom no reading had listed as present. Reports each person once.
    pub(crate) fn tell_removed(
        &mut self,
        removed: Vec<(RowKey, Participant, Arc<str>)>,
        now: Now,
        changes: &mut Vec<RosterChange>,
    ) {
        for (key, participant, reason) in removed {
            if self.arrivals.is_first_told_as_removed(&key) {
                let who = PersonRef::from(&self.new_row(key, participant, now));
                changes.push(RosterChange::ListedAsRemoved(who, reason));
            }
        }
    }

    /// Whether an entry without an id of its own belongs to a person who also has a row with an id. Such an entry is
    /// neither a join nor a departure.
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

    /// Appends a row, and adds the person to the identity index.
    fn take_in(&mut self, row: Row) {
        self.people.arrived(&row);
        let rows = Arc::make_mut(&mut self.rows);
        self.index.insert(row.key.clone(), rows.len());
        rows.push(Arc::new(row));
    }

    /// Resumes the latest visit of this key if it ended at most [`SAME_VISIT`] ago. Returns whether it did. If a
    /// removal of this visit was proved, reports the proof as wrong.
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
        row.name = participant.identity.safe_name();
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

    /// Makes the row of a new visit, with an alarm if this app removed the person before and the operator has not
    /// allowed a return.
    fn new_row(&self, key: RowKey, participant: Participant, now: Now) -> Row {
        let state = match self.people.removed_before(&participant.identity) {
            Some((removed, times)) => RowState::CameBack {
                at: now,
                removed,
                times,
            },
            None => RowState::Present,
        };
        let lasting = participant.identity.lasting();
        Row {
            role: role_of(&participant, &self.facts),
            earlier_visits: self.people.earlier_visits(lasting.as_ref()),
            state,
            ..Row::new(key, participant, self.facts.home.as_deref(), now)
        }
    }
}

/// Makes a row that continues a person's visit under a new id.
fn under_another_id(row: Row, before: &PreviousRow, shares_id: bool) -> Row {
    let state = match &before.state {
        RowState::CameBack { .. } | RowState::JoinedAnyway { .. } => before.state.clone(),
        _ => RowState::Present,
    };
    Row {
        first_seen: before.first_seen,
        was_there: before.was_there,
        seen: Seen {
            listing: Listing::Listed,
            shares_id,
            joined: before.joined,
            is_return_logged: matches!(state, RowState::CameBack { .. }),
            let_in: (before.in_lobby_before && !row.participant.in_lobby).then_some(row.first_seen),
            let_stay: false,
            failed: 0,
            ignored: 0,
            dismissed: None,
        },
        state,
        ..row
    }
}
