//! Injected faults: starts and ends them, and applies them to requests.

use tokio::time::Instant;

use crate::simulator::fault::target::{Target, participant_in};
use crate::simulator::fault::{AppliedFault, Fault};
use crate::simulator::world::World;

impl World {
    /// Applies this fault to matching requests from now on.
    pub(crate) fn begin_fault(&mut self, fault: Fault) {
        self.faults.add(fault, self.now());
    }

    /// Ends all faults equal to this one. Returns whether one was active.
    pub(crate) fn end_fault(&mut self, fault: &Fault) -> bool {
        let was_active = self.active_faults().contains(&fault);
        self.faults.end(fault);
        was_active
    }

    /// Returns the faults that were not ended and whose `lasts` is not over. Their `times` may be used up.
    pub(crate) fn active_faults(&self) -> Vec<&Fault> {
        self.faults.active(self.now())
    }

    /// Returns the effects of the active faults on a request. `arrived` is the time of its arrival by the runtime's
    /// clock.
    pub(crate) fn apply_faults(
        &mut self,
        target: Target,
        path: &str,
        arrived: Instant,
    ) -> Vec<AppliedFault> {
        let now = self.now();
        let person = participant_in(path).and_then(|(call, participant)| {
            let call = self.calls.iter().find(|known| known.id == call)?;
            call.person_of(call.participant(participant)?)
        });
        let person = person.map(|person| person.name.as_str());
        self.faults.apply(target, path, person, now, arrived)
    }
}
