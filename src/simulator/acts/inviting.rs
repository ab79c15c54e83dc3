//! Invitations, from being sent to their end.

use std::time::Duration;

use crate::simulator::model::invitation::{
    Addressing, Invitation, InvitationFailure, InvitationState, Invitee, InviteeAnswer,
};
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::refusal::Refusal;
use crate::simulator::world::World;

/// Maximum number of people in one request, as Graph documents it.
pub(crate) const MOST_INVITEES: usize = 5;

/// Delay until a person accepts an invitation that is being canceled. Shorter than a cancellation takes by default.
const ACCEPTS_DURING_CANCEL: Duration = Duration::from_millis(700);

impl World {
    /// Sends invitations and returns their operation id. Results appear in
    /// [`crate::simulator::Call::invitations`].
    pub fn invite(
        &mut self,
        call: &str,
        invitees: Vec<Invitee>,
        client_context: Option<&str>,
    ) -> Result<String, Refusal> {
        let at = self.running_call(call)?;
        self.check_invitees(at, &invitees)?;
        let mut invitees = invitees;
        if invitees.iter().any(|invitee| invitee.replaces.is_some()) {
            // As documented, only the first of several people is moved.
            invitees.truncate(1);
        }
        let operation = self.ids.next();
        for invitee in invitees {
            self.ring(at, operation.clone(), invitee, client_context);
        }
        Ok(operation)
    }

    /// Makes the people invited by `operation` accept or decline now; if it is `None`, all people invited to the call.
    /// Returns whether an invitation was still open.
    pub fn answer(&mut self, call: &str, operation: Option<&str>, accepts: bool) -> bool {
        let Some(at) = self.place_of(call) else {
            return false;
        };
        let open: Vec<usize> = self.calls[at]
            .open_invitations()
            .filter(|(_, open)| operation.is_none_or(|only| only == open.operation))
            .map(|(n, _)| n)
            .collect();
        for invitation in &open {
            self.answers(at, *invitation, accepts);
        }
        !open.is_empty()
    }

    /// Refuses an invalid request as a whole, before anything rings.
    fn check_invitees(&self, at: usize, invitees: &[Invitee]) -> Result<(), Refusal> {
        let call = &self.calls[at];
        if invitees.is_empty() || invitees.len() > MOST_INVITEES {
            return Err(Refusal::bad(format!(
                "participants must hold one to {MOST_INVITEES} entries, not {}.",
                invitees.len()
            )));
        }
        if call.one_to_one && invitees.len() > 1 {
            return Err(Refusal::bad(
                "Several people can be invited into a group call only.",
            ));
        }
        for invitee in invitees {
            self.check_replaced(at, invitee)?;
            let ringing = call
                .open_invitations()
                .any(|(_, open)| invitee.is(open.invitee.kind, &open.invitee.identity));
            if ringing || call.visit_of(invitee).is_some() {
                return Err(Refusal::bad(format!(
                    "{} is already in the call or invited to it.",
                    invitee.identity
                )));
            }
            if call.rejects_participant_id && invitee.participant_id.is_some() {
                return Err(Refusal::bad(
                    "The property 'participantId' is not allowed in this invitation.",
                ));
            }
        }
        Ok(())
    }

    /// Sends one invitation and schedules how it ends.
    fn ring(
        &mut self,
        at: usize,
        operation: String,
        mut invitee: Invitee,
        client_context: Option<&str>,
    ) {
        let expected = self.calls[at].take_expectation(&invitee);
        let (answer, addressing) = if let Some(expected) = expected {
            invitee.name = expected.name.or(invitee.name);
            (expected.answer, expected.addressing)
        } else {
            invitee.name = invitee.name.take().or_else(|| self.replaced_name(&invitee));
            (self.unexpected_answer(&invitee), None)
        };
        let (served_id, address) = match addressing.unwrap_or(self.calls[at].addressing) {
            Addressing::IdServed => {
                let id = self.ids.next();
                (Some(id.clone()), Some(id))
            }
            Addressing::Echoed => (None, invitee.participant_id.clone()),
            Addressing::None => (None, None),
        };
        let call = &mut self.calls[at];
        let invitation = call.invitations.len();
        call.invitations.push(Invitation {
            operation,
            client_context: client_context.map(str::to_owned),
            invitee,
            served_id,
            address,
            state: InvitationState::Ringing,
            accepts_when_cancelled: answer == InviteeAnswer::AcceptsWhenCancelled,
        });
        self.plan_answer(at, invitation, answer);
        let limit = self.settings.ringing_limit;
        let no_answer = ScheduledEvent::InvitationFails(invitation, InvitationFailure::NoAnswer);
        self.plan(at, limit, no_answer);
    }

    fn plan_answer(&mut self, call: usize, invitation: usize, answer: InviteeAnswer) {
        let (after, accepts) = match answer {
            InviteeAnswer::Accepts(after) => (after, true),
            InviteeAnswer::Declines(after) => (after, false),
            InviteeAnswer::AcceptsWhenCancelled | InviteeAnswer::Never => return,
        };
        let answers = ScheduledEvent::Answers {
            invitation,
            accepts,
        };
        self.plan(call, after, answers);
    }

    /// Accepts the cancellation of an open invitation, even one that is already being canceled.
    ///
    /// The cancellation takes effect after this delay, unless the invitation ends earlier. It never takes effect if the
    /// delay is `None`.
    pub(crate) fn cancel(
        &mut self,
        call: usize,
        address: &str,
        after: Option<Duration>,
    ) -> Result<(), Refusal> {
        let addressed = |(_, open): &(usize, &Invitation)| open.address.as_deref() == Some(address);
        let found = self.calls[call]
            .open_invitations()
            .find(addressed)
            .map(|(number, open)| (number, open.accepts_when_cancelled));
        let Some((invitation, accepts)) = found else {
            return Err(Refusal::ParticipantNotFound);
        };
        let Some(after) = after else {
            return Ok(());
        };
        self.calls[call].invitations[invitation].state = InvitationState::Cancelling;
        if accepts {
            let answers = ScheduledEvent::Answers {
                invitation,
                accepts,
            };
            self.plan(call, ACCEPTS_DURING_CANCEL, answers);
        }
        let cancelled = ScheduledEvent::InvitationFails(invitation, InvitationFailure::Cancelled);
        self.plan(call, after, cancelled);
        Ok(())
    }

    pub(crate) fn answers(&mut self, call: usize, invitation: usize, accepts: bool) {
        let Some(open) = self.calls[call].open_invitation_mut(invitation) else {
            return;
        };
        if !accepts {
            open.state = InvitationState::Failed(InvitationFailure::Declined);
            return;
        }
        // A person who accepts during a cancellation gets a participant id that no client could
        // have known.
        let known_id = if open.state == InvitationState::Ringing {
            open.address.clone()
        } else {
            None
        };
        open.state = InvitationState::Joined;
        let invitee = open.invitee.clone();
        let person = self.calls[call].person_for(&invitee, &self.tenant.id);
        let id = known_id.unwrap_or_else(|| self.ids.next());
        self.leave_replaced(&invitee);
        let now = self.now();
        self.calls[call].enter(person, id, invitee.identity, false, now);
    }

    /// Ends all open invitations of a call that is over.
    pub(crate) fn give_up_invitations(&mut self, call: usize) {
        for invitation in 0..self.calls[call].invitations.len() {
            self.fail(call, invitation, InvitationFailure::CallEnded);
        }
    }

    pub(crate) fn fail(&mut self, call: usize, invitation: usize, failure: InvitationFailure) {
        if let Some(open) = self.calls[call].open_invitation_mut(invitation) {
            open.state = InvitationState::Failed(failure);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::{PersonKind, Scenario, ScenarioBuilder};

    const NUMBER: &str = "+14255550199";

    fn bridge(answer: InviteeAnswer) -> (World, String) {
        world_of(Scenario::call("Bridge").invitable_phone(NUMBER, answer))
    }

    fn world_of(builder: ScenarioBuilder) -> (World, String) {
        let scenario = builder.build();
        let call = scenario.calls().remove(0);
        (scenario.into_world(), call)
    }

    fn number() -> Invitee {
        Invitee {
            kind: PersonKind::Phone,
            identity: NUMBER.to_owned(),
            name: None,
            participant_id: None,
            replaces: None,
            hidden: false,
        }
    }

    fn state(world: &World, call: &str) -> InvitationState {
        world.call(call).unwrap().invitations[0].state
    }

    fn address(world: &World, call: &str) -> String {
        world.call(call).unwrap().invitations[0]
            .address
            .clone()
            .unwrap()
    }

    #[test]
    fn a_cancelled_invitation_ends_when_the_cancellation_lands() {
        let (mut world, call) = bridge(InviteeAnswer::Accepts(Duration::from_secs(10)));
        world.invite(&call, vec![number()], None).unwrap();
        let address = address(&world, &call);
        world.remove(&call, &address, true).unwrap();
        assert_eq!(state(&world, &call), InvitationState::Cancelling);
        world.advance(Duration::from_millis(1500));
        assert_eq!(
            state(&world, &call),
            InvitationState::Failed(InvitationFailure::Cancelled)
        );
        world.advance(Duration::from_secs(20));
        assert_eq!(world.call(&call).unwrap().participants.len(), 1);
    }

    #[test]
    fn who_answers_before_the_cancellation_lands_is_in_under_a_new_id() {
        let (mut world, call) = bridge(InviteeAnswer::Accepts(Duration::from_secs(10)));
        world.invite(&call, vec![number()], None).unwrap();
        let address = address(&world, &call);
        world.advance(Duration::from_secs(9));
        world.remove(&call, &address, true).unwrap();
        world.advance(Duration::from_secs(5));
        assert_eq!(state(&world, &call), InvitationState::Joined);
        let joined = world.call(&call).unwrap().participants.last().unwrap();
        assert_eq!(joined.identity, NUMBER);
        assert_ne!(joined.id, address);
    }

    #[test]
    fn who_accepts_is_in_the_call_under_the_served_id() {
        let (mut world, call) = bridge(InviteeAnswer::Never);
        let operation = world.invite(&call, vec![number()], None).unwrap();
        let address = address(&world, &call);
        assert!(world.answer(&call, Some(&operation), true));
        assert!(world.call(&call).unwrap().participant(&address).is_some());
        assert!(!world.answer(&call, Some(&operation), true));
    }

    #[test]
    fn nobody_is_invited_twice_or_while_in_the_call() {
        let (mut world, call) = bridge(InviteeAnswer::Never);
        let operation = world.invite(&call, vec![number()], None).unwrap();
        assert!(matches!(
            world.invite(&call, vec![number()], None),
            Err(Refusal::BadRequest(_))
        ));
        world.answer(&call, Some(&operation), true);
        assert!(matches!(
            world.invite(&call, vec![number()], None),
            Err(Refusal::BadRequest(_))
        ));
        world.leave(&call, NUMBER);
        assert!(world.invite(&call, vec![number()], None).is_ok());
    }

    #[test]
    fn expectations_are_met_in_their_order_and_the_last_one_lasts() {
        let later = InviteeAnswer::Declines(Duration::from_secs(1));
        let builder = Scenario::call("Bridge")
            .invitable_phone(NUMBER, InviteeAnswer::Never)
            .invitable_phone(NUMBER, later);
        let (mut world, call) = world_of(builder);
        for failure in [
            InvitationFailure::NoAnswer,
            InvitationFailure::Declined,
            InvitationFailure::Declined,
        ] {
            world.invite(&call, vec![number()], None).unwrap();
            world.advance(Duration::from_mins(1));
            let last = world.call(&call).unwrap().invitations.last().unwrap();
            assert_eq!(last.state, InvitationState::Failed(failure));
        }
    }

    #[test]
    fn one_request_holds_at_most_five_people() {
        let (mut world, call) = bridge(InviteeAnswer::Never);
        let many = (0..6).map(|n| Invitee {
            identity: format!("+1425555010{n}"),
            ..number()
        });
        assert!(matches!(
            world.invite(&call, many.clone().collect(), None),
            Err(Refusal::BadRequest(_))
        ));
        assert!(world.invite(&call, many.take(5).collect(), None).is_ok());
        assert!(matches!(
            world.invite(&call, Vec::new(), None),
            Err(Refusal::BadRequest(_))
        ));
    }

    #[test]
    fn the_end_of_the_call_ends_its_invitations() {
        let (mut world, call) = bridge(InviteeAnswer::Never);
        world.invite(&call, vec![number()], None).unwrap();
        world.end_call(&call, 200, 5001, "").unwrap();
        assert_eq!(
            state(&world, &call),
            InvitationState::Failed(InvitationFailure::CallEnded)
        );
    }
}
