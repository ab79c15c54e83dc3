//! A tenant with its calls, as plain data with its own rules: no HTTP, and no clock of its own.
//!
//! Time passes only in [`World::advance`], so that a test can look at any moment
//! without waiting for it. The rules of invitations are in [`crate::simulator::world::inviting`].

pub(crate) mod call;
pub(crate) mod directory;
pub(crate) mod happening;
pub(crate) mod ids;
pub(crate) mod invitation;
pub(crate) mod inviting;
pub(crate) mod joining;
pub(crate) mod meeting;
pub(crate) mod muting;
pub(crate) mod past;
pub(crate) mod person;
pub(crate) mod replacing;
pub(crate) mod trouble;
pub(crate) mod truth;
pub(crate) mod waves;

use std::collections::BTreeMap;
use std::time::Duration;

use super::refusal::Refusal;

use crate::simulator::routes::token::Tokens;
use crate::simulator::scenario::settings::{Settings, Tenant};
use crate::simulator::world::call::{Call, CallState, End};
use crate::simulator::world::happening::Happening;
use crate::simulator::world::ids::Ids;
use crate::simulator::world::meeting::Meeting;
use crate::simulator::world::past::Past;
use crate::simulator::world::person::Person;
use crate::simulator::world::trouble::Troubles;

/// The tenant, its app registration and its calls.
#[derive(Clone, Debug)]
pub struct World {
    pub settings: Settings,
    pub(crate) tenant: Tenant,
    pub(crate) tokens: Tokens,
    pub(crate) calls: Vec<Call>,
    /// What each of the calls was like before.
    pub(crate) past: Vec<Past>,
    pub(crate) meetings: Vec<Meeting>,
    pub(crate) ids: Ids,
    /// Ids of requests and tokens have a sequence of their own: who is in the call must not depend on how often somebody asked.
    pub(crate) request_ids: Ids,
    /// What goes wrong with requests: data here, since it comes at its time; the front plays it.
    pub(crate) troubles: Troubles,
    now: Duration,
    /// By due time, then by the order in which it was planned.
    agenda: BTreeMap<(Duration, u64), Happening>,
    planned: u64,
}

impl World {
    pub(crate) fn new(tenant: Tenant, ids: Ids) -> Self {
        Self {
            settings: Settings::default(),
            tenant,
            tokens: Tokens::default(),
            calls: Vec::new(),
            past: Vec::new(),
            meetings: Vec::new(),
            request_ids: ids.beside("requests"),
            ids,
            troubles: Troubles::default(),
            now: Duration::ZERO,
            agenda: BTreeMap::new(),
            planned: 0,
        }
    }

    /// How much time has passed since the scenario began.
    pub fn now(&self) -> Duration {
        self.now
    }

    /// Lets time pass, and everything happen that is due by then, in its order.
    pub fn advance(&mut self, elapsed: Duration) {
        let until = self.now.saturating_add(elapsed);
        while let Some(next) = self
            .agenda
            .first_entry()
            .filter(|next| next.key().0 <= until)
        {
            let ((at, _), happening) = next.remove_entry();
            self.now = self.now.max(at);
            self.happen(happening);
            self.remember();
        }
        self.now = until;
        self.remember();
    }

    /// Puts something on the agenda.
    pub(crate) fn plan(&mut self, after: Duration, happening: Happening) {
        self.planned += 1;
        self.agenda
            .insert((self.now.saturating_add(after), self.planned), happening);
    }

    /// The calls that the app is in, or was.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// The meetings that the app can join by a link.
    pub fn meetings(&self) -> &[Meeting] {
        &self.meetings
    }

    /// A call by its id, whether it goes on or not.
    pub fn call(&self, id: &str) -> Option<&Call> {
        self.calls.iter().find(|call| call.id == id)
    }

    /// A call by its id, to be changed at will.
    pub fn call_mut(&mut self, id: &str) -> Option<&mut Call> {
        self.calls.iter_mut().find(|call| call.id == id)
    }

    /// A call that can be asked about: one that goes on, or ended only just now.
    pub(crate) fn readable_call(&self, id: &str) -> Result<&Call, Refusal> {
        let call = self.call(id).ok_or(Refusal::CallNotFound)?;
        self.check_readable(call)?;
        Ok(call)
    }

    /// Whether a call goes on, or ended only just now.
    pub(crate) fn check_readable(&self, call: &Call) -> Result<(), Refusal> {
        match &call.state {
            CallState::Terminated(end)
                if self.now >= end.at.saturating_add(self.settings.ended_call_lingers) =>
            {
                Err(Refusal::CallNotFound)
            }
            _ => Ok(()),
        }
    }

    /// Where the call stands, if it goes on.
    pub(crate) fn running_call(&self, id: &str) -> Result<usize, Refusal> {
        let running = |call: &Call| call.id == id && !call.is_over();
        self.calls
            .iter()
            .position(running)
            .ok_or(Refusal::CallNotFound)
    }

    /// Whether the roster of this call can be read yet.
    pub(crate) fn has_roster(&self, call: &Call) -> bool {
        call.state == CallState::Established && self.now >= call.roster_from && !call.one_to_one
    }

    /// Removes a participant or cancels an invitation; `lands` is false where the 204 shall stay without effect.
    pub fn remove(&mut self, call: &str, participant: &str, lands: bool) -> Result<(), Refusal> {
        let after = lands.then_some(self.settings.removal_delay);
        self.remove_after(call, participant, after)
    }

    /// Accepts a removal or a cancellation, which takes effect after a while or never.
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
            let happening = Happening::RemovalLands {
                call: at,
                participant: found.id.clone(),
            };
            self.plan(after, happening);
        }
        Ok(())
    }

    /// Lets a person join by name, as the scenario or [`World::add_person`] defined them; a second time is a second device.
    pub fn join(&mut self, call: &str, name: &str) -> Option<String> {
        let (at, person) = self.find_person(call, name)?;
        self.enter(at, person, false);
        self.calls[at]
            .participants
            .last()
            .map(|participant| participant.id.clone())
    }

    /// Lets a person leave by name, with all devices.
    pub fn leave(&mut self, call: &str, name: &str) -> bool {
        let Some((at, person)) = self.find_person(call, name) else {
            return false;
        };
        self.depart(at, person)
    }

    /// Lets a person leave and come back, which gives a new participant id.
    pub fn rejoin(&mut self, call: &str, name: &str) -> Option<String> {
        self.leave(call, name);
        self.join(call, name)
    }

    /// Makes somebody known to a call without letting them join.
    pub fn add_person(&mut self, call: &str, person: Person) -> bool {
        let Some(call) = self.call_mut(call) else {
            return false;
        };
        call.people.push(person);
        true
    }

    /// The participant id under which somebody is in the call, the first one where there are several devices.
    pub fn participant_id(&self, call: &str, name: &str) -> Option<String> {
        self.call(call)?
            .participants_named(name)
            .next()
            .map(|participant| participant.id.clone())
    }

    /// Ends a call with one of Graph's pairs of codes.
    pub fn end_call(
        &mut self,
        call: &str,
        code: i32,
        subcode: i32,
        message: &str,
    ) -> Result<(), Refusal> {
        let call = self.running_call(call)?;
        self.happen(Happening::Ends {
            call,
            end: End {
                code,
                subcode,
                message: message.to_owned(),
                at: self.now,
            },
        });
        Ok(())
    }

    /// The places of a call and of a person in it.
    pub(crate) fn find_person(&self, call: &str, name: &str) -> Option<(usize, usize)> {
        let at = self.calls.iter().position(|known| known.id == call)?;
        Some((at, self.calls[at].person_named(name)?))
    }

    /// Lets a person in under ids that nobody has had.
    pub(crate) fn enter(&mut self, call: usize, person: usize, in_lobby: bool) {
        let (id, identity) = (self.ids.next(), self.ids.next());
        let now = self.now;
        self.calls[call].enter(person, id, identity, in_lobby, now);
    }

    /// Ends every visit of a person and says whether there was one.
    pub(crate) fn depart(&mut self, call: usize, person: usize) -> bool {
        let here = &mut self.calls[call];
        let before = here.participants.len();
        here.participants
            .retain(|participant| participant.person != person);
        let left = here.participants.len() < before;
        here.roster_version += u64::from(left);
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulator::{Kind, Scenario};

    fn world() -> (World, String) {
        let mut ada = Person::new(Kind::User, "Ada");
        ada.rejoins_after = Some(Duration::from_secs(20));
        let mut bob = Person::new(Kind::Guest, "Bob");
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
        let mut eve = Person::new(Kind::Guest, "Eve");
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
    fn time_in_small_steps_does_the_same_as_in_one() {
        let scenario = Scenario::builtin("town_hall").unwrap().unwrap();
        let (mut steps, mut leap) = (scenario.clone().into_world(), scenario.into_world());
        for _ in 0..700 {
            steps.advance(Duration::from_secs_f32(1.0));
        }
        leap.advance(seconds(700));
        assert_eq!(steps.calls()[0].participants, leap.calls()[0].participants);
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
