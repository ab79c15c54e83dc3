//! Rows that end: removals that readings prove, rows that have been shown long enough, visits that are remembered.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::evidence::{Evidence, ProvedDeparture};
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::time::Now;
use crate::moderation::state::roster::Roster;
use crate::moderation::state::roster::history::RosterChange;
use crate::moderation::state::row::{
    EndedVisit, GONE_ROW_STAYS, Listing, PersonRef, Row, RowKey, RowState,
};

impl Roster {
    /// Notes at once that the visit was ended from here: the same roster may list the person again.
    pub(crate) fn take_proof(
        &mut self,
        key: &RowKey,
        attempt: AttemptId,
        evidence: Evidence,
        now: Now,
        changes: &mut Vec<RosterChange>,
    ) {
        let Some(row) = self.get(key).cloned() else {
            return;
        };
        self.mark_proved(key);
        self.people.left(&row, now, true);
        let since = match row.state {
            RowState::Accepted { asked, .. } => asked,
            RowState::StillHere { accepted, .. } | RowState::NotProved { accepted, .. } => accepted,
            _ => row.first_seen,
        };
        if let Some(lasting) = row.participant.identity.lasting() {
            self.alarm_rejoined(&lasting, since, changes);
        }
        changes.push(RosterChange::Proved {
            attempt,
            key: key.clone(),
            evidence,
        });
    }

    /// Whoever joined between the press and the proof has come back, though nobody could know it then.
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
            // Whoever has read it is not told again, as often as the removal before is proved.
            let is_new = row.state == RowState::Present && !row.seen.told_back;
            let is_untouched = is_told || is_new;
            if let (true, true, Some((removed, times))) = (is_untouched, is_rejoin, removed) {
                if !is_told {
                    changes.push(RosterChange::CameBack(key, removed));
                }
                // Whoever was told as back is back once more than was known then.
                self.change(at, |row| {
                    row.seen.told_back = true;
                    row.state = RowState::CameBack {
                        at: row.first_seen,
                        removed,
                        times,
                    };
                });
            }
        }
    }

    /// Settles a proved removal: the row says "Removed" for a while. Whether it does: whoever was listed again meanwhile is
    /// still here.
    pub fn settle(
        &mut self,
        key: &RowKey,
        attempt: AttemptId,
        settled: ProvedDeparture,
        after: Duration,
        now: Now,
    ) -> bool {
        let is_proved = self.is_proved(key);
        let state = if is_proved {
            RowState::Gone {
                attempt,
                at: now,
                after,
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
                if is_proved {
                    row.seen.listing = Listing::Gone;
                }
            });
        }
        is_proved
    }

    /// Nothing is being done to this row any more: it is present, or readings will tell.
    pub fn give_up(&mut self, key: &RowKey) {
        self.begin_proof(key);
        self.set_state(key, RowState::Present);
    }

    /// Drops rows of removed people that have been shown long enough.
    pub fn sweep(&mut self, now: Now) {
        if self
            .tally()
            .next_sweep
            .is_none_or(|at| !now.has_reached(at))
        {
            return;
        }
        let is_over = |row: &Arc<Row>| matches!(row.state, RowState::Gone { at, .. } if now.since(at) >= GONE_ROW_STAYS);
        let over = self.rows.iter().filter(|row| is_over(row));
        let over: Vec<RowKey> = over.map(|row| row.key.clone()).collect();
        self.drop_rows(&over, now);
    }

    /// When [`Roster::sweep`] has something to do next.
    pub fn next_sweep(&self) -> Option<Now> {
        self.tally().next_sweep
    }

    /// Somebody who was listed and is certainly gone.
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

    /// Keeps the visit of a row that is about to be dropped.
    fn remember(&mut self, key: &RowKey, now: Now) {
        let Some(row) = self.get(key).cloned() else {
            return;
        };
        let last_seen = self.last_listed(&row);
        self.forget_absence(key);
        let gone = match row.state {
            RowState::Gone { at, .. } => at,
            _ => now,
        };
        let ended = Arc::make_mut(&mut self.ended);
        ended.push(Arc::new(EndedVisit {
            row,
            last_seen,
            gone,
        }));
    }

    /// Forgets the oldest visits that are over.
    pub(crate) fn forget_ended(&mut self, count: usize) {
        let ended = Arc::make_mut(&mut self.ended);
        ended.drain(..count.min(ended.len()));
    }

    pub(crate) fn drop_rows(&mut self, keys: &[RowKey], now: Now) {
        if keys.is_empty() {
            return;
        }
        for key in keys {
            self.remember(key, now);
        }
        self.take_out(keys);
    }

    /// Takes rows off the list; whoever calls has seen to what is remembered of them.
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
