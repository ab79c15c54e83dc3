//! Injected faults: starts and ends them, and applies them to requests.

use tokio::time::Instant;

use crate::simulator::trouble::target::{Target, participant_in};
use crate::simulator::trouble::{Strike, Trouble};
use crate::simulator::world::World;

impl World {
    /// Applies this trouble to matching requests from now on.
    pub(crate) fn begin_trouble(&mut self, trouble: Trouble) {
        self.troubles.add(trouble, self.now());
    }

    /// Ends one trouble; returns whether it was active.
    pub(crate) fn end_trouble(&mut self, trouble: &Trouble) -> bool {
        let was_active = self.active_troubles().contains(&trouble);
        self.troubles.end(trouble);
        was_active
    }

    /// Returns the troubles that are not over yet.
    pub(crate) fn active_troubles(&self) -> Vec<&Trouble> {
        self.troubles.active(self.now())
    }

    /// Returns the effects of the active troubles on a request that arrived at this moment.
    pub(crate) fn strike(&mut self, target: Target, path: &str, arrived: Instant) -> Vec<Strike> {
        let now = self.now();
        let person = participant_in(path).and_then(|(call, participant)| {
            let call = self.calls.iter().find(|known| known.id == call)?;
            call.person_of(call.participant(participant)?)
        });
        let person = person.map(|person| person.name.as_str());
        self.troubles.strike(target, path, person, now, arrived)
    }
}
