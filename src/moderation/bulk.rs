//! How many removals that nobody pressed singly may be in flight in a call: more while answers are quick, half as many after
//! trouble. Single clicks wait for none of them.

use std::sync::Arc;

use super::audit::Source;
use super::console::Console;
use super::ids::CallId;
use super::row::{Row, RowState};

/// Where a call begins and how far it may grow.
const FIRST: usize = 16;
const MOST: usize = 64;

/// The room that bulks and rules of one call share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InFlight {
    limit: usize,
}

impl Default for InFlight {
    fn default() -> Self {
        Self { limit: FIRST }
    }
}

impl InFlight {
    /// How many more may leave while so many are in flight.
    pub(super) fn room(&self, in_flight: usize) -> usize {
        self.limit.saturating_sub(in_flight)
    }

    /// One was accepted.
    pub(super) fn grow(&mut self) {
        self.limit = (self.limit + 1).min(MOST);
    }

    /// The service asked to wait, or has trouble of its own.
    pub(super) fn halve(&mut self) {
        self.limit = (self.limit / 2).max(1);
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
    pub(super) fn ease(&mut self, id: &CallId, source: Source) {
        if let Some(call) = self.watched_mut(id).filter(|_| source.is_paced()) {
            call.in_flight.halve();
        }
    }

    /// A removal took effect: more at a time.
    pub(super) fn hasten(&mut self, id: &CallId, source: Source) {
        if let Some(call) = self.watched_mut(id).filter(|_| source.is_paced()) {
            call.in_flight.grow();
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
            room.grow();
        }
        assert_eq!(room.room(0), 64);
        for wanted in [32, 16, 8, 4, 2, 1, 1] {
            room.halve();
            assert_eq!(room.room(0), wanted);
        }
    }
}
