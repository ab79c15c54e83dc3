//! Moves a person from one of the app's calls to another, by an invitation with `replacesCallId`.

use crate::simulator::model::invitation::{Invitee, InviteeAnswer};
use crate::simulator::refusal::Refusal;
use crate::simulator::world::World;

impl World {
    /// Refuses to replace a call that this person is not in, or the call `into` itself. Like the service, gives a 500
    /// without a reason.
    pub(crate) fn check_replaced(&self, into: usize, invitee: &Invitee) -> Result<(), Refusal> {
        let Some(from) = &invitee.replaces else {
            return Ok(());
        };
        let from = self.running_call(from).map_err(|_gone| Refusal::Internal)?;
        let there = self.calls[from].visit_of(invitee);
        if from != into && there.is_some() {
            Ok(())
        } else {
            Err(Refusal::Internal)
        }
    }

    /// Returns the reaction of people without a scripted answer. A move needs no consent, so it is
    /// accepted; a plain invitation is not answered.
    pub(crate) fn unexpected_answer(&self, invitee: &Invitee) -> InviteeAnswer {
        match invitee.replaces {
            Some(_) => InviteeAnswer::Accepts(self.settings.removal_delay),
            None => InviteeAnswer::Never,
        }
    }

    /// Returns the name of this person in the replaced call; `None` if there is no such person, or
    /// Graph shows no name.
    pub(crate) fn replaced_name(&self, invitee: &Invitee) -> Option<String> {
        let (from, person) = self.replaced_person(invitee)?;
        let person = &self.calls[from].people[person];
        person.display_name().map(str::to_owned)
    }

    /// Removes a moved person from the call they came from.
    pub(crate) fn leave_replaced(&mut self, invitee: &Invitee) {
        if let Some((from, person)) = self.replaced_person(invitee) {
            self.depart(from, person);
        }
    }

    /// Returns the indexes of the replaced call and of the person in it; `None` if no call is
    /// replaced or the person is not in it.
    fn replaced_person(&self, invitee: &Invitee) -> Option<(usize, usize)> {
        let from = invitee.replaces.as_deref()?;
        let at = self.place_of(from)?;
        let visit = self.calls[at].visit_of(invitee)?;
        Some((at, visit.person))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::simulator::{PersonKind, Scenario};

    fn two_calls() -> (World, String, String, Invitee) {
        let scenario = Scenario::call("Waiting room")
            .person("Ada")
            .and_call("Main");
        let scenario = scenario.build();
        let [from, into] = <[String; 2]>::try_from(scenario.calls()).unwrap();
        let world = scenario.into_world();
        let ada = Invitee {
            kind: PersonKind::User,
            identity: world.user_id("Ada"),
            name: None,
            participant_id: None,
            replaces: Some(from.clone()),
            hidden: false,
        };
        (world, from, into, ada)
    }

    #[test]
    fn somebody_who_is_moved_leaves_the_one_call_for_the_other() {
        let (mut world, from, into, ada) = two_calls();
        world.invite(&into, vec![ada], None).unwrap();
        assert!(world.participant_id(&from, "Ada").is_some());
        world.advance(Duration::from_secs(2));
        assert_eq!(world.participant_id(&from, "Ada"), None);
        assert!(world.participant_id(&into, "Ada").is_some());
    }

    #[test]
    fn a_call_that_this_person_is_not_in_cannot_be_replaced() {
        let (mut world, from, into, ada) = two_calls();
        for wrong in ["no-such-call", &into] {
            let lost = Invitee {
                replaces: Some(wrong.to_owned()),
                ..ada.clone()
            };
            let refused = world.invite(&into, vec![lost], None);
            assert_eq!(refused, Err(Refusal::Internal), "{wrong}");
        }
        world.leave(&from, "Ada");
        assert_eq!(world.invite(&into, vec![ada], None), Err(Refusal::Internal));
    }
}
