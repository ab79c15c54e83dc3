//! Removes people and cancels invitations.

use std::time::Duration;

use crate::simulator::model::person::Person;
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::refusal::Refusal;
use crate::simulator::world::World;

impl World {
    /// Removes a participant or cancels an invitation. With `lands` false, accepts the request without any
    /// effect.
    pub fn remove(&mut self, call: &str, participant: &str, lands: bool) -> Result<(), Refusal> {
        let after = lands.then_some(self.settings.removal_delay);
        self.remove_after(call, participant, after)
    }

    /// Accepts a removal or cancellation, which takes effect after this delay. It never takes effect if the delay is
    /// `None`, or if the person to remove has [`Person::stays`] set.
    pub(crate) fn remove_after(
        &mut self,
        call: &str,
        participant: &str,
        after: Option<Duration>,
    ) -> Result<(), Refusal> {
        let at = self.running_call(call)?;
        let here = &self.calls[at];
        if !self.has_roster(here) {
            return Err(Refusal::ParticipantNotFound);
        }
        if participant.eq_ignore_ascii_case(&here.my_participant) {
            return Err(Refusal::OwnParticipant);
        }
        if !self.settings.removal_allowed {
            return Err(Refusal::RemovalNotAllowed);
        }
        let Some(found) = here.participant(participant) else {
            return self.cancel(at, participant, after);
        };
        let stays = here.person_of(found).is_some_and(|person| person.stays);
        if let Some(after) = after.filter(|_| !stays) {
            let participant = found.id.clone();
            self.plan(at, after, ScheduledEvent::RemovalLands(participant));
        }
        Ok(())
    }

    /// Takes a removed participant off the roster. Once no device of the person is left, schedules their return, if the
    /// scenario contains one.
    pub(crate) fn removal_lands(&mut self, call: usize, participant: &str) {
        let here = &mut self.calls[call];
        let Some(person) = here.drop_participant(participant) else {
            return;
        };
        // Another device is still in the call, so the person is not gone yet.
        if here.is_present(person) {
            return;
        }
        let back_after = here.people.get_mut(person).and_then(Person::rejoin);
        if let Some(after) = back_after {
            let in_lobby = false;
            self.plan(call, after, ScheduledEvent::Join { person, in_lobby });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::{PersonKind, Scenario};

    fn world() -> (World, String) {
        let mut ada = Person::new(PersonKind::User, "Ada");
        ada.rejoins_after = Some(Duration::from_secs(20));
        let mut bob = Person::new(PersonKind::Guest, "Bob");
        bob.rejoins_after = Some(Duration::from_secs(20));
        let scenario = Scenario::call("Town hall")
            .with(ada)
            .second_device()
            .with(bob)
            .build();
        let call = scenario.calls().remove(0);
        (scenario.into_world(), call)
    }

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn removing_one_device_leaves_the_other_in_the_call() {
        let (mut world, call) = world();
        let first = world.participant_id(&call, "Ada").unwrap();
        world.remove(&call, &first, true).unwrap();
        world.advance(seconds(2));
        let left: Vec<_> = world
            .call(&call)
            .unwrap()
            .participants_named("Ada")
            .collect();
        assert_eq!(left.len(), 1);
        assert_ne!(left[0].id, first);
        world.advance(seconds(60));
        assert_eq!(
            world.call(&call).unwrap().participants_named("Ada").count(),
            1
        );
    }

    #[test]
    fn a_removed_guest_comes_back_once_with_new_ids() {
        let (mut world, call) = world();
        let visit = |world: &World| {
            let here = world.call(&call).unwrap();
            here.participants_named("Bob")
                .next()
                .map(|bob| (bob.id.clone(), bob.identity.clone()))
        };
        let first = visit(&world).unwrap();
        world.remove(&call, &first.0, true).unwrap();
        world.advance(seconds(20));
        assert_eq!(visit(&world), None);
        world.advance(seconds(2));
        let second = visit(&world).unwrap();
        assert_ne!(second.0, first.0);
        assert_ne!(second.1, first.1);
        world.remove(&call, &second.0, true).unwrap();
        world.advance(seconds(60));
        assert_eq!(visit(&world), None);
    }

    #[test]
    fn a_user_keeps_the_identity_over_a_rejoin() {
        let (mut world, call) = world();
        let identity = world
            .call(&call)
            .unwrap()
            .participants_named("Ada")
            .next()
            .unwrap()
            .identity
            .clone();
        let before = world.participant_id(&call, "Ada").unwrap();
        let after = world.rejoin(&call, "Ada").unwrap();
        assert_ne!(before, after);
        assert_eq!(
            world
                .call(&call)
                .unwrap()
                .participant(&after)
                .unwrap()
                .identity,
            identity
        );
    }

    #[test]
    fn somebody_who_stays_is_still_there_after_a_removal() {
        let mut eve = Person::new(PersonKind::Guest, "Eve");
        eve.stays = true;
        let scenario = Scenario::call("Town hall").with(eve).build();
        let call = scenario.calls().remove(0);
        let mut world = scenario.into_world();
        let id = world.participant_id(&call, "Eve").unwrap();
        assert_eq!(world.remove(&call, &id, true), Ok(()));
        world.advance(seconds(60));
        assert_eq!(world.participant_id(&call, "Eve"), Some(id));
    }

    #[test]
    fn the_roster_version_grows_with_every_change() {
        let (mut world, call) = world();
        let version = |world: &World| world.call(&call).unwrap().roster_version;
        let start = version(&world);
        assert!(world.leave(&call, "Bob"));
        let left = version(&world);
        assert!(left > start);
        assert!(!world.leave(&call, "Bob"));
        assert_eq!(version(&world), left);
        world.join(&call, "Bob").unwrap();
        assert!(version(&world) > left);
    }

    #[test]
    fn nothing_happens_in_a_call_that_has_ended() {
        let (mut world, call) = world();
        let bob = world.participant_id(&call, "Bob").unwrap();
        world.remove(&call, &bob, true).unwrap();
        world.end_call(&call, 200, 5001, "").unwrap();
        world.advance(seconds(60));
        assert_eq!(world.call(&call).unwrap().participants, []);
        assert_eq!(world.remove(&call, &bob, true), Err(Refusal::CallNotFound));
        assert_eq!(
            world.end_call(&call, 200, 5002, ""),
            Err(Refusal::CallNotFound)
        );
    }
}
