//! How many removals that nobody pressed singly may be in flight in a call: more while answers are quick, half as many after
//! trouble. Single clicks wait for none of them.

use std::sync::Arc;
use std::time::Duration;

use super::attempts::Pending;
use super::audit::Source;
use super::console::Console;
use super::ids::CallId;
use super::row::{Row, RowState};
use super::time::Now;

/// Where a call begins and how far it may grow.
const FIRST: usize = 16;
const MOST: usize = 64;
/// An answer that came within so much was quick.
const QUICK: Duration = Duration::from_secs(1);
/// Requests that left together meet the same trouble together: it counts once within so much.
const ONE_BURST: Duration = Duration::from_secs(1);

/// The room that bulks and rules of one call share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InFlight {
    limit: usize,
    /// When there was trouble last.
    eased: Option<Now>,
}

impl Default for InFlight {
    fn default() -> Self {
        Self {
            limit: FIRST,
            eased: None,
        }
    }
}

impl InFlight {
    /// How many more may leave while so many are in flight.
    pub(super) fn room(&self, in_flight: usize) -> usize {
        self.limit.saturating_sub(in_flight)
    }

    /// One was accepted quickly; right after trouble that says nothing yet.
    pub(super) fn grow(&mut self, now: Now) {
        if !self.is_eased(now) {
            self.limit = (self.limit + 1).min(MOST);
        }
    }

    /// The service asked to wait, or has trouble of its own.
    pub(super) fn halve(&mut self, now: Now) {
        if !self.is_eased(now) {
            self.eased = Some(now);
            self.limit = (self.limit / 2).max(1);
        }
    }

    fn is_eased(&self, now: Now) -> bool {
        self.eased.is_some_and(|at| now.since(at) < ONE_BURST)
    }
}

impl Console {
    /// How many more removals of bulks and rules may leave in this call.
    pub(super) fn room(&self, id: &CallId) -> usize {
        let Some(call) = self.watched(id) else {
            return 0;
        };
        let rows = call.roster.rows().iter();
        let asked = rows.filter(|row| matches!(row.state, RowState::Asked { .. }));
        call.in_flight.room(asked.count())
    }

    /// What was learned while many were on their way is old once none is.
    pub(super) fn begin_anew(&mut self, id: &CallId) {
        let is_idle = |row: &Arc<Row>| !matches!(row.state, RowState::Asked { .. });
        let call = self.watched_mut(id);
        if let Some(call) = call.filter(|call| call.roster.rows().iter().all(is_idle)) {
            call.in_flight = InFlight::default();
        }
    }

    /// Graph asked a removal to wait, or has trouble: fewer at a time, unless a person pressed it singly.
    pub(super) fn ease(&mut self, id: &CallId, source: Source, now: Now) {
        if let Some(call) = self.watched_mut(id).filter(|_| source.is_paced()) {
            call.in_flight.halve(now);
        }
    }

    /// A removal was accepted: more at a time, if the answer was quick.
    pub(super) fn hasten(&mut self, pending: &Pending, now: Now) {
        let counts = pending.source.is_paced() && now.since(pending.asked) < QUICK;
        if let Some(call) = self.watched_mut(&pending.call).filter(|_| counts) {
            call.in_flight.grow(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_grows_slowly_to_its_end_and_shrinks_fast() {
        let mut room = InFlight::default();
        assert_eq!((room.room(0), room.room(15), room.room(99)), (16, 1, 0));
        for _ in 0..1_000 {
            room.grow(Now::default());
        }
        assert_eq!(room.room(0), 64);
        let mut now = Now::default();
        for wanted in [32, 16, 8, 4, 2, 1, 1] {
            now = now.plus(ONE_BURST);
            for _ in 0..16 {
                room.halve(now);
            }
            assert_eq!(room.room(0), wanted, "once for all that left together");
        }
    }
}
