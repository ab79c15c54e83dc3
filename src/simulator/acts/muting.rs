//! Muting: the service mutes a participant, the app mutes or unmutes itself, and people mute or unmute themselves.

use crate::simulator::model::call::{Call, MuteOperation, Participant};
use crate::simulator::model::call_state::CallState;
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::refusal::Refusal;
use crate::simulator::world::World;

/// Parameters of a mute request besides its path.
#[derive(Clone, Debug, Default)]
pub(crate) struct MuteRequest {
    pub(crate) client_context: Option<String>,
    /// Whether to answer 200 with a failed operation.
    pub(crate) fails: bool,
}

impl World {
    /// Mutes a participant for everybody; returns the operation id.
    pub(crate) fn mute(
        &mut self,
        call: &str,
        participant: &str,
        wish: MuteRequest,
    ) -> Result<String, Refusal> {
        let at = self.running_call(call)?;
        let here = &self.calls[at];
        if here.one_to_one {
            return Err(Refusal::bad(
                "Only participants of a group call can be muted.",
            ));
        }
        let found = here.participant(participant);
        let found = found
            .filter(|_| self.has_roster(here))
            .ok_or(Refusal::ParticipantNotFound)?;
        if found.in_lobby {
            return Err(Refusal::bad("Nobody can be muted in the lobby."));
        }
        if !wish.fails {
            let by_server = participant != here.my_participant;
            self.calls[at].change_microphone(participant, |found| {
                (found.muted, found.server_muted) = (true, by_server);
            });
        }
        Ok(self.note_operation(at, true, wish))
    }

    /// Mutes or unmutes the app itself; returns the operation id.
    pub(crate) fn mute_self(
        &mut self,
        call: &str,
        mutes: bool,
        wish: MuteRequest,
    ) -> Result<String, Refusal> {
        let at = self.running_call(call)?;
        if self.calls[at].state != CallState::Established {
            return Err(Refusal::bad("The call is not established."));
        }
        if !wish.fails {
            let own = self.calls[at].my_participant.clone();
            self.calls[at].change_microphone(&own, |own| own.muted = mutes);
        }
        Ok(self.note_operation(at, mutes, wish))
    }

    /// Lets the person with this name mute or unmute themselves. Returns whether the person exists.
    pub fn set_muted(&mut self, call: &str, name: &str, muted: bool) -> bool {
        let Some((at, person)) = self.find_person(call, name) else {
            return false;
        };
        self.happen(at, ScheduledEvent::Mute { person, muted });
        true
    }

    fn note_operation(&mut self, at: usize, mutes: bool, wish: MuteRequest) -> String {
        let id = self.ids.next();
        self.calls[at].operations.push(MuteOperation {
            id: id.clone(),
            mutes,
            client_context: wish.client_context,
            failed: wish.fails,
        });
        id
    }
}

impl Call {
    /// Changes a participant, and increases the version of the roster.
    fn change_microphone(&mut self, id: &str, change: impl FnOnce(&mut Participant)) {
        let mut participants = self.participants.iter_mut();
        if let Some(found) = participants.find(|participant| participant.id == id) {
            change(found);
            self.roster_version += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::Scenario;

    #[test]
    fn a_server_mute_lasts_until_the_person_unmutes() {
        let scenario = Scenario::call("Town hall").person("Ada").build();
        let call = scenario.calls().remove(0);
        let mut world = scenario.into_world();
        let ada = world.participant_id(&call, "Ada").unwrap();
        let state = |world: &World| {
            let ada = world.call(&call).unwrap().participant(&ada).unwrap();
            (ada.muted, ada.server_muted)
        };
        world.mute(&call, &ada, MuteRequest::default()).unwrap();
        assert_eq!(state(&world), (true, true));
        assert!(world.set_muted(&call, "Ada", false));
        assert_eq!(state(&world), (false, false));
        world.set_muted(&call, "Ada", true);
        assert_eq!(state(&world), (true, false));
    }

    #[test]
    fn an_operation_that_fails_changes_nothing() {
        let scenario = Scenario::call("Town hall").person("Ada").build();
        let call = scenario.calls().remove(0);
        let mut world = scenario.into_world();
        let ada = world.participant_id(&call, "Ada").unwrap();
        let fails = MuteRequest {
            fails: true,
            ..MuteRequest::default()
        };
        world.mute(&call, &ada, fails).unwrap();
        let here = world.call(&call).unwrap();
        assert!(!here.participant(&ada).unwrap().muted);
        assert!(here.operations[0].failed);
    }
}
