//! Counts over all rows, computed once per change of the rows instead of at every event.

use std::cell::RefCell;
use std::sync::Arc;

use crate::moderation::model::time::Now;
use crate::moderation::state::row::{GONE_ROW_STAYS, Row};

/// Counts over the rows of a call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Rows listed outside the lobby, including this app.
    pub(crate) in_call: u32,
    /// Rows listed in the lobby.
    pub(crate) in_lobby: u32,
    /// Rows that need attention, as [`Row::needs_attention`] says: for example, the removal failed or the person came
    /// back.
    pub(crate) need_attention: u32,
    /// Rows with a removal that readings may still prove.
    pub(crate) await_proof: u32,
    /// When the next row of a removed person is to be dropped. `None` if there is none.
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
            tally.need_attention += u32::from(row.needs_attention());
            tally.await_proof += u32::from(row.proof_wanted().is_some());
            if let Some(at) = row.state.gone_at() {
                let leaves = at.plus(GONE_ROW_STAYS);
                let sooner = |known: &Now| known.monotonic <= leaves.monotonic;
                tally.next_sweep = tally.next_sweep.filter(sooner).or(Some(leaves));
            }
        }
        tally
    }
}

/// The newest tally, with the rows it was computed from. Shared rows never change, so the same
/// pointer means the same rows.
#[derive(Debug, Default)]
pub(crate) struct CachedTally(RefCell<(Arc<Vec<Arc<Row>>>, Tally)>);

impl CachedTally {
    /// Returns the counts of `rows`. Computes them again only if the rows have changed.
    pub(crate) fn of(&self, rows: &Arc<Vec<Arc<Row>>>) -> Tally {
        let mut known = self.0.borrow_mut();
        if !Arc::ptr_eq(&known.0, rows) {
            *known = (rows.clone(), Tally::of(rows));
        }
        known.1
    }
}
