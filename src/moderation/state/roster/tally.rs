//! What is counted over all rows: once for each change of them, and not at every event of every call.

use std::cell::RefCell;
use std::sync::Arc;

use crate::moderation::model::time::Now;
use crate::moderation::state::row::{GONE_ROW_STAYS, Row, RowState};

/// The counts of some rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Those who are listed and not in the lobby.
    pub(crate) in_call: u32,
    /// Those who are listed and wait.
    pub(crate) in_lobby: u32,
    /// Those who should be looked at: failed, came back, not proved gone.
    pub(crate) need_a_look: u32,
    /// Those whose removal was accepted and is not proved.
    pub(crate) await_proof: u32,
    /// When the first row of somebody who is gone leaves the list.
    pub(crate) next_sweep: Option<Now>,
}

impl Tally {
    fn of(rows: &[Arc<Row>]) -> Self {
        let mut tally = Self::default();
        for row in rows {
            if row.is_listed() && row.participant.in_lobby {
                tally.in_lobby += 1;
            } else if row.is_listed() {
                tally.in_call += 1;
            }
            tally.need_a_look += u32::from(needs_a_look(row));
            tally.await_proof += u32::from(matches!(
                row.state,
                RowState::Accepted { .. } | RowState::NotProved { .. } | RowState::StillHere { .. }
            ));
            if let RowState::Gone { at, .. } = row.state {
                let leaves = at.plus(GONE_ROW_STAYS);
                let sooner = |known: &Now| known.monotonic <= leaves.monotonic;
                tally.next_sweep = tally.next_sweep.filter(sooner).or(Some(leaves));
            }
        }
        tally
    }
}

fn needs_a_look(row: &Row) -> bool {
    matches!(
        row.state,
        RowState::Failed { .. }
            | RowState::NotProved { .. }
            | RowState::StillHere { .. }
            | RowState::CameBack { .. }
            | RowState::JoinedAnyway { .. }
    )
}

/// The newest tally, with the rows that it counts: whoever holds them, sees no change of them.
#[derive(Debug, Default)]
pub(crate) struct CachedTally(RefCell<(Arc<Vec<Arc<Row>>>, Tally)>);

impl CachedTally {
    /// The counts of these rows.
    pub(crate) fn of(&self, rows: &Arc<Vec<Arc<Row>>>) -> Tally {
        let mut known = self.0.borrow_mut();
        if !Arc::ptr_eq(&known.0, rows) {
            *known = (rows.clone(), Tally::of(rows));
        }
        known.1
    }
}
