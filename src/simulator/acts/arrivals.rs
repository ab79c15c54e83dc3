//! Lets the people of a scenario join and leave calls.

use crate::simulator::model::person::{Person, PersonKind};
use crate::simulator::world::World;

impl World {
    /// Lets a person of the call's cast join, and returns the participant id. `None` for an unknown call or name.
    ///
    /// Joining again adds another device.
    pub fn join(&mut self, call: &str, name: &str) -> Option<String> {
        let (at, person) = self.find_person(call, name)?;
        self.enter(at, person, false);
        self.calls[at]
            .participants
            .last()
            .map(|participant| participant.id.clone())
    }

    /// Lets the person with this name leave, with all devices. Returns whether the person was in the call.
    pub fn leave(&mut self, call: &str, name: &str) -> bool {
        let Some((at, person)) = self.find_person(call, name) else {
            return false;
        };
        self.depart(at, person)
    }

    /// Lets a person leave and come back, and returns their new participant id. `None` for an
    /// unknown call or name.
    pub fn rejoin(&mut self, call: &str, name: &str) -> Option<String> {
        self.leave(call, name);
        self.join(call, name)
    }

    /// Adds a person to a call's cast without letting them join. Returns whether the call exists.
    pub fn add_person(&mut self, call: &str, person: Person) -> bool {
        let Some(call) = self.call_mut(call) else {
            return false;
        };
        call.people.push(person);
        true
    }

    /// Returns the participant id of a person in the call. If the person has several devices, returns the id of the
    /// first.
    pub fn participant_id(&self, call: &str, name: &str) -> Option<String> {
        self.call(call)?
            .participants_named(name)
            .next()
            .map(|participant| participant.id.clone())
    }

    /// Fills in a missing identity, unless the person is a guest or `Nobody`. For a user, also fills in a missing
    /// tenant.
    pub(crate) fn complete(&self, person: &mut Person) {
        let id = match person.kind {
            PersonKind::Guest | PersonKind::Nobody => None,
            PersonKind::Phone => Some(person.name.clone()),
            PersonKind::User => Some(self.user_id(&person.name)),
            PersonKind::Application | PersonKind::ApplicationInstance | PersonKind::Device => {
                Some(self.ids.named(&format!("app/{}", person.name)))
            }
            PersonKind::Encrypted => Some(format!(
                "29:{}",
                self.ids.named(&person.name).replace('-', "")
            )),
            PersonKind::AzureCommunicationServicesUser => Some(format!(
                "8:acs:{}_{}",
                self.ids.named("resource"),
                self.ids.named(&person.name)
            )),
            PersonKind::OnPremises => Some(format!("8:sfb:{}", self.ids.named(&person.name))),
        };
        person.identity = person.identity.take().or(id);
        if person.kind == PersonKind::User && person.tenant.is_none() {
            person.tenant = Some(self.tenant.id.clone());
        }
    }

    /// Returns the object id that derives from a user's name. If the scenario sets an id for the user, the user has
    /// that id instead.
    pub fn user_id(&self, name: &str) -> String {
        self.ids.named(&format!("user/{name}"))
    }
}
