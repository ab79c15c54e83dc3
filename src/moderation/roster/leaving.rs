//! Rows that end: people who left, removals that a roster proves, rows that have been shown long enough.

use std::sync::Arc;
use std::time::Duration;

use super::{KEPT_ENDED_VISITS, Roster, RosterChange};
use crate::moderation::ids::{AttemptId, ParticipantId};
use crate::moderation::participant::LastingIdentity;
use crate::moderation::row::{
    EndedVisit, GONE_ROW_STAYS, PersonRef, RemovalAnswer, Row, RowKey, RowState,
};
use crate::moderation::time::Now;

/// What a roster proves about a row that it lacks.
struct Proof {
    attempt: AttemptId,
    already_left: bool,
    /// Since when whoever joins with the same identity has come back.
    since: Now,
}

impl Roster {
    /// Takes note of when the rows that the newest roster lacks were listed last: in the one before, unless they lacked there too.
    pub(super) fn note_lacking(&mut self, seen: &[bool], before: Option<Now>) {
        let lacking = self.rows.iter().zip(seen).filter(|(_, seen)| !**seen);
        let known = &self.last_listed;
        self.last_listed = lacking
            .map(|(row, _)| {
                let last = known.get(&row.key).copied().or(before);
                (row.key.clone(), last.unwrap_or(row.first_seen))
            })
            .collect();
    }

    /// Handles the rows that the newest roster lacks.
    pub(super) fn take_leave(
        &mut self,
        seen: &[bool],
        asked: Now,
        now: Now,
        changes: &mut Vec<RosterChange>,
    ) {
        self.absent.clear();
        if seen.iter().all(|seen| *seen) {
            return;
        }
        let rows = self.rows.clone();
        let lacking = rows.iter().zip(seen).filter(|(_, seen)| !**seen);
        let mut leavers = Vec::new();
        for (row, _) in lacking {
            match &row.state {
                RowState::Gone { .. } => {}
                RowState::Asked { .. } | RowState::Accepted { .. } | RowState::StillHere { .. } => {
                    self.absent.insert(row.key.clone());
                    if let Some(proof) = proof(row, asked) {
                        self.take_proof(row, &proof, now, changes);
                    }
                }
                RowState::Present | RowState::Failed { .. } | RowState::CameBack { .. } => {
                    changes.push(RosterChange::Left(PersonRef::from(&**row)));
                    leavers.push(row.key.clone());
                    self.people.left(row, asked, false);
                }
            }
        }
        // Let go before the rows change, so that they are changed in place.
        drop(rows);
        self.drop_rows(&leavers);
    }

    /// Notes at once that the visit was ended from here: the same roster may list the person again.
    fn take_proof(&mut self, row: &Row, proof: &Proof, now: Now, changes: &mut Vec<RosterChange>) {
        self.people.left(row, now, true);
        if let Some(lasting) = row.participant.identity.lasting() {
            self.alarm_rejoined(&lasting, proof.since, changes);
        }
        changes.push(RosterChange::Proved {
            attempt: proof.attempt,
            key: row.key.clone(),
            already_left: proof.already_left,
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
            if let (RowState::Present, true, Some((removed, times))) =
                (&row.state, is_rejoin, removed)
            {
                changes.push(RosterChange::CameBack(key, removed));
                self.change(at, |row| {
                    row.state = RowState::CameBack {
                        at: row.first_seen,
                        removed,
                        times,
                    };
                });
            }
        }
    }

    /// Settles a proved removal: the row says "Removed" for a while, unless the person is listed again meanwhile.
    pub fn settle(
        &mut self,
        key: &RowKey,
        attempt: AttemptId,
        already_left: bool,
        after: Duration,
        now: Now,
    ) {
        let state = if self.absent.remove(key) {
            RowState::Gone {
                attempt,
                at: now,
                after,
                already_left,
            }
        } else {
            RowState::StillHere {
                attempt,
                accepted: now,
            }
        };
        self.set_state(key, state);
    }

    /// Nothing is being done to this row any more: it is present, or the newest roster lacks it.
    pub fn give_up(&mut self, key: &RowKey) {
        if !self.absent.remove(key) {
            return self.set_state(key, RowState::Present);
        }
        if let Some(row) = self.get(key).cloned() {
            let until = self.asked.unwrap_or(row.first_seen);
            self.people.left(&row, until, false);
            self.drop_rows(std::slice::from_ref(key));
            self.apply_notes();
        }
    }

    /// Drops rows of removed people that have been shown long enough.
    pub fn sweep(&mut self, now: Now) {
        let is_over = |row: &Arc<Row>| matches!(row.state, RowState::Gone { at, .. } if now.since(at) >= GONE_ROW_STAYS);
        let over = self.rows.iter().filter(|row| is_over(row));
        let over: Vec<RowKey> = over.map(|row| row.key.clone()).collect();
        self.drop_rows(&over);
    }

    /// When [`Roster::sweep`] has something to do next.
    pub fn next_sweep(&self) -> Option<Now> {
        self.rows
            .iter()
            .filter_map(|row| match row.state {
                RowState::Gone { at, .. } => Some(at.plus(GONE_ROW_STAYS)),
                _ => None,
            })
            .min_by_key(|at| at.monotonic)
    }

    /// Somebody whom an earlier roster listed and the newest does not, if no removal of theirs waits for its proof.
    pub(crate) fn departed(&self, id: &ParticipantId) -> Option<PersonRef> {
        let key = RowKey::Participant(id.clone());
        match self.get(&key) {
            Some(row) if row.is_listed() => None,
            Some(row) => Some(PersonRef::from(&**row)),
            None => {
                let mut visits = self.ended.iter().rev();
                let visit = visits.find(|visit| visit.row.key == key)?;
                Some(PersonRef::from(&*visit.row))
            }
        }
    }

    /// Keeps the visit of a row that is about to be dropped.
    fn remember(&mut self, key: &RowKey) {
        let last = self.last_listed.remove(key);
        let Some(row) = self.get(key).cloned() else {
            return;
        };
        let last_seen = last.unwrap_or(row.first_seen);
        let ended = Arc::make_mut(&mut self.ended);
        if ended.len() >= KEPT_ENDED_VISITS {
            // A tenth at once, or each one who leaves would move all the others.
            ended.drain(..KEPT_ENDED_VISITS / 10);
        }
        ended.push(Arc::new(EndedVisit { row, last_seen }));
    }

    fn drop_rows(&mut self, keys: &[RowKey]) {
        if keys.is_empty() {
            return;
        }
        for key in keys {
            self.remember(key);
            self.index.remove(key);
        }
        let index = &self.index;
        Arc::make_mut(&mut self.rows).retain(|row| index.contains_key(&row.key));
        let numbered = self.rows.iter().enumerate();
        self.index = numbered.map(|(at, row)| (row.key.clone(), at)).collect();
        self.version += 1;
    }
}

/// What the lack of this row in a roster that was asked for then proves, if anything.
fn proof(row: &Row, asked: Now) -> Option<Proof> {
    match &row.state {
        // A roster asked for before the press proves nothing about the removal.
        RowState::Accepted {
            attempt,
            asked: pressed,
            answer,
            ..
        } if asked.monotonic >= pressed.monotonic => Some(Proof {
            attempt: *attempt,
            already_left: matches!(answer, RemovalAnswer::NotFound(_)),
            since: *pressed,
        }),
        RowState::StillHere { attempt, accepted } => Some(Proof {
            attempt: *attempt,
            already_left: false,
            since: *accepted,
        }),
        _ => None,
    }
}
