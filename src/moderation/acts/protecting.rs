//! Protected people: removing one takes a confirmation with a warning, and bulk removals and rules
//! skip them.

use std::sync::Arc;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Effect;
use crate::moderation::model::audit::{AuditAction, Source};
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::saved::SavedPerson;

impl Console {
    /// Starts or ends the protection of a person in every call of this app. Refused for people without a lasting
    /// identity, such as guests.
    pub(crate) fn protect(&mut self, who: &PersonRef, on: bool, turn: &mut Turn) {
        let Some(identity) = who.lasting.clone() else {
            return turn.refuse(Cause::NotAllowed);
        };
        let known = self
            .protected
            .iter()
            .position(|known| known.identity.is_same_as(&identity));
        match (known, on) {
            (None, true) => self.protected.push(SavedPerson {
                identity,
                name: who.name.as_str().into(),
            }),
            (Some(at), false) => {
                self.protected.remove(at);
            }
            _ => return,
        }
        let action = if on {
            AuditAction::Protect
        } else {
            AuditAction::Unprotect
        };
        self.record_switch(action, Source::Window, None, who, turn);
        turn.effects
            .push(Effect::KeepProtected(self.protected.clone()));
        self.pass_on_protection();
    }

    /// Replaces the list of protected people by the saved one.
    pub(crate) fn restore_protected(&mut self, people: Vec<SavedPerson>) {
        self.protected = people;
        self.pass_on_protection();
    }

    /// Updates the roles of people in all calls, after the list of protected people changed.
    fn pass_on_protection(&mut self) {
        let calls: Vec<CallId> = self.calls.iter().map(|call| call.id.clone()).collect();
        for call in calls {
            self.pass_on_facts(&call);
        }
    }

    pub(crate) fn protected_identities(&self) -> Arc<[LastingIdentity]> {
        let people = self.protected.iter();
        people.map(|person| person.identity.clone()).collect()
    }

    pub(crate) fn is_protected(&self, identity: &LastingIdentity) -> bool {
        self.protected
            .iter()
            .any(|person| person.identity.is_same_as(identity))
    }
}
