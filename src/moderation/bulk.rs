//! How many requests of one bulk may be in flight: more while answers are quick, half as many after trouble.

/// Where a bulk begins and how far it may grow.
const FIRST: usize = 16;
const MOST: usize = 64;

/// The room that a bulk has.
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
