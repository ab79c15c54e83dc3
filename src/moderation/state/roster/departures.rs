//! Marks people as removed once their removal is proved, and drops their rows after
//! [`GONE_ROW_STAYS`]. Keeps dropped rows as ended visits, for the export.

use std::sync::Arc;

use crate::moderation::evidence::departure::{Proof, ProvedDeparture};
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::Roster;
use crate::moderation::state::roster::history::{EndedVisit, RosterChange};
use crate::moderation::state::row::{GONE_ROW_STAYS, Listing, PersonRef, RowKey, RowState, Seen};

impl Roster {
    /// Handles the proof that a person is gone. Ends the visit at once, since the same roster may
    /// list the person under a new id.
    pub(crate) fn take_proof(
        &mut self,
        key: &RowKey,
        attempt: AttemptId,
        proof: Proof,
        now: Now,
        changes: &mut Vec<RosterChange>,
    ) {
        let Some(row) = self.get(key).cloned() else {
            return;
        };
        self.mark_proved(key);
        let since = match row.state {
            RowState::Accepted { asked, .. } => asked,
            RowState::StillHere { accepted, .. } | RowState::NotProved { accepted, .. } => accepted,
            RowState::Failed { at, .. } => at,
            _ => row.seen.dismissed.map_or(row.first_seen, |(_, at)| at),
        };
        self.people.left(&row, now, Some(since));
        if let Some(lasting) = row.participant.identity.lasting() {
            self.alarm_rejoined(&lasting, since, changes);
        }
        changes.push(RosterChange::Proved {
            attempt,
            key: key.clone(),
            proof,
        });
    }

    /// Marks visits of this identity as returns if they began after `since`. Called when the removal is proved: until
    /// then, nothing shows that the person has come back.
    fn alarm_rejoined(
        &mut self,
        lasting: &LastingIdentity,
        since: Now,
        changes: &mut Vec<RosterChange>,
    ) {
        for key in self.people.devices(lasting) {
            let Some(at) = self.index.get(&key).copied() else {
                continue;
            };
            let row = &self.rows[at];
            let is_rejoin = row.first_seen.monotonic > since.monotonic;
            let removed = self.people.removed_before(&row.participant.identity);
            let is_told = matches!(row.state, RowState::CameBack { .. });
            // Doesn't raise a second alarm for the same removal after the operator has dismissed the first one.
            let is_new = row.state == RowState::Present && !row.seen.is_return_logged;
            let is_untouched = is_told || is_new;
            if let (true, true, Some((removed, times))) = (is_untouched, is_rejoin, removed) {
                if !is_told {
                    changes.push(RosterChange::CameBack(key, removed));
                }
                // `times` includes the removal that was just proved.
                self.change(at, |row| {
                    row.seen.is_return_logged = true;
                    row.state = RowState::CameBack {
                        at: row.first_seen,
                        removed,
                        times,
                    };
                });
            }
        }
    }

    /// Notes that the operator allowed this identity to return. A return then raises no alarm.
    pub(crate) fn welcome_back(&mut self, identity: &LastingIdentity) {
        self.people.welcome_back(identity);
    }

    /// Marks the removal of this row as proved. The row then says "Removed" for [`GONE_ROW_STAYS`].
    ///
    /// Returns `false` if the person has been listed again since the proof. The row then shows that they are still in
    /// the call.
    pub fn settle(
        &mut self,
        key: &RowKey,
        attempt: AttemptId,
        settled: ProvedDeparture,
        asked: Now,
        now: Now,
    ) -> bool {
        let is_proved = self.is_proved(key);
        let state = if is_proved {
            RowState::Gone {
                attempt,
                at: now,
                asked,
                settled,
            }
        } else {
            RowState::StillHere {
                attempt,
                accepted: now,
            }
        };
        if let Some(at) = self.index.get(key).copied() {
            self.change(at, |row| {
                row.state = state;
                row.seen.dismissed = None;
                if is_proved {
                    row.seen.listing = Listing::Gone;
                }
            });
        }
        is_proved
    }

    /// Clears the removal or alarm from this row. Earlier readings without the row no longer count.
    pub fn give_up(&mut self, key: &RowKey) {
        self.begin_proof(key);
        self.set_state(key, RowState::Present);
    }

    /// Records that the operator dismissed the failure or alarm of a removal that may have worked after all.
    pub(crate) fn note_dismissed(&mut self, key: &RowKey, attempt: AttemptId, now: Now) {
        self.note_seen(key, |seen| seen.dismissed = Some((attempt, now)));
    }

    pub(crate) fn note_seen(&mut self, key: &RowKey, note: impl FnOnce(&mut Seen)) {
        if let Some(at) = self.index.get(key).copied() {
            self.change(at, |row| note(&mut row.seen));
        }
    }

    /// Drops rows of removed people after [`GONE_ROW_STAYS`].
    pub fn sweep(&mut self, now: Now) {
        if self
            .tally()
            .next_sweep
            .is_none_or(|at| !now.has_reached(at))
        {
            return;
        }
        let is_over = |at| now.since(at) >= GONE_ROW_STAYS;
        let over = (self.rows.iter()).filter(|row| row.state.gone_at().is_some_and(is_over));
        let over: Vec<RowKey> = over.map(|row| row.key.clone()).collect();
        self.drop_rows(&over, now);
    }

    /// Returns when [`Roster::sweep`] next has a row to drop. `None` if there is none.
    pub fn next_sweep(&self) -> Option<Now> {
        self.tally().next_sweep
    }

    /// Returns the person with this id, if readings listed them and then proved them gone. `None`
    /// otherwise.
    pub(crate) fn departed(&self, id: &ParticipantId) -> Option<PersonRef> {
        let key = RowKey::Participant(id.clone());
        match self.get(&key) {
            Some(row) if row.is_gone() => Some(PersonRef::from(&**row)),
            Some(_) => None,
            None => {
                let mut visits = self.ended.iter().rev();
                let visit = visits.find(|visit| visit.row.key == key)?;
                Some(PersonRef::from(&*visit.row))
            }
        }
    }

    /// Keeps the visit of a row that is about to be dropped, for the export.
    fn remember(&mut self, key: &RowKey, now: Now) {
        let Some(row) = self.get(key).cloned() else {
            return;
        };
        let last_seen = self.last_listed(&row);
        self.forget_absence(key);
        let gone = row.state.gone_at().unwrap_or(now);
        let ended = Arc::make_mut(&mut self.ended);
        ended.push(Arc::new(EndedVisit {
            row,
            last_seen,
            gone,
        }));
    }

    /// Forgets the `count` oldest ended visits.
    pub(crate) fn forget_ended(&mut self, count: usize) {
        let ended = Arc::make_mut(&mut self.ended);
        ended.drain(..count.min(ended.len()));
    }

    /// Drops rows, and keeps their visits for the export.
    pub(crate) fn drop_rows(&mut self, keys: &[RowKey], now: Now) {
        if keys.is_empty() {
            return;
        }
        for key in keys {
            self.remember(key, now);
        }
        self.take_out(keys);
    }

    /// Drops rows without keeping their visits.
    pub(crate) fn take_out(&mut self, keys: &[RowKey]) {
        if keys.is_empty() {
            return;
        }
        for key in keys {
            self.forget_absence(key);
            self.index.remove(key);
        }
        let index = &self.index;
        Arc::make_mut(&mut self.rows).retain(|row| index.contains_key(&row.key));
        let numbered = self.rows.iter().enumerate();
        self.index = numbered.map(|(at, row)| (row.key.clone(), at)).collect();
        self.version += 1;
    }
}
