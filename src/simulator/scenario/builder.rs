//! Scenarios for tests, said in a line or two.

use std::time::Duration;

use crate::simulator::scenario::Scenario;
use crate::simulator::scenario::form::{CallFile, Checked, MeetingFile, PeopleFile};
use crate::simulator::world::World;
use crate::simulator::world::happening::Happening;
use crate::simulator::world::invitation::{Addressing, Answer, ExpectedAnswer};
use crate::simulator::world::person::{Kind, Person};

/// Puts a scenario together in a test.
#[derive(Clone, Debug)]
pub struct ScenarioBuilder {
    title: String,
    call: usize,
    world: World,
}

impl ScenarioBuilder {
    pub(crate) fn new(subject: &str) -> Self {
        let mut world = World::of_tenant(subject, vec!["contoso.example".to_owned()]);
        let call = world.add_call(subject);
        world.plan(Duration::ZERO, Happening::Established { call });
        Self {
            title: subject.to_owned(),
            call,
            world,
        }
    }

    /// Goes on with another call of the same tenant.
    #[must_use]
    pub fn and_call(mut self, subject: &str) -> Self {
        self.call = self.world.add_call(subject);
        self.world
            .plan(Duration::ZERO, Happening::Established { call: self.call });
        self
    }

    /// A user of the tenant who is in the call.
    #[must_use]
    pub fn person(self, name: &str) -> Self {
        self.with(Person::new(Kind::User, name))
    }

    /// A guest who is in the call.
    #[must_use]
    pub fn guest(self, name: &str) -> Self {
        self.with(Person::new(Kind::Guest, name))
    }

    /// A telephone that is in the call.
    #[must_use]
    pub fn phone(self, number: &str) -> Self {
        self.with(Person::new(Kind::Phone, number))
    }

    /// So many users of the tenant, called "Person 00001" and so on.
    #[must_use]
    pub fn crowd(self, count: usize) -> Self {
        (1..=count).fold(self, |builder, number| {
            builder.person(&format!("Person {number:05}"))
        })
    }

    /// Anybody who is in the call from the start.
    #[must_use]
    pub fn with(self, person: Person) -> Self {
        self.joined(person, false)
    }

    /// A guest who waits in the lobby.
    #[must_use]
    pub fn in_lobby(self, name: &str) -> Self {
        self.joined(Person::new(Kind::Guest, name), true)
    }

    /// Somebody whom the call knows and who is not there yet; see [`World::join`].
    #[must_use]
    pub fn absent(mut self, mut person: Person) -> Self {
        self.world.complete(&mut person);
        self.world.calls[self.call].people.push(person);
        self
    }

    /// The person named last is there once more, from a second device.
    #[must_use]
    pub fn second_device(mut self) -> Self {
        let last = self.world.calls[self.call].people.len() - 1;
        self.world.enter(self.call, last, false);
        self
    }

    /// How a user of the tenant takes an invitation; the object id is [`World::user_id`] of the name.
    #[must_use]
    pub fn invitable(mut self, name: &str, answer: Answer) -> Self {
        let identity = self.world.user_id(name);
        let expected = ExpectedAnswer {
            kind: Kind::User,
            identity,
            name: Some(name.to_owned()),
            answer,
            addressing: None,
        };
        self.world.calls[self.call].expected.push(expected);
        self
    }

    /// How a telephone takes an invitation.
    #[must_use]
    pub fn invitable_phone(mut self, number: &str, answer: Answer) -> Self {
        let expected = ExpectedAnswer {
            kind: Kind::Phone,
            identity: number.to_owned(),
            name: None,
            answer,
            addressing: None,
        };
        self.world.calls[self.call].expected.push(expected);
        self
    }

    /// A meeting that can be joined and has these users in it; the first one organises it.
    ///
    /// Two meetings of one subject are one too many, and the second is left out.
    #[must_use]
    pub fn meeting(mut self, subject: &str, passcode: Option<&str>, people: &[&str]) -> Self {
        let names = people.iter().map(|&name| name.to_owned()).collect();
        let call = CallFile {
            subject: subject.to_owned(),
            organizer: people.first().map(|&name| name.to_owned()),
            people: vec![Checked(PeopleFile {
                names,
                ..PeopleFile::default()
            })],
            ..CallFile::default()
        };
        let meeting = MeetingFile {
            passcode: passcode.map(str::to_owned),
            admits_guests_after: None,
            call,
        };
        if let Err(problem) = meeting.add_to(&mut self.world) {
            tracing::warn!("a meeting is left out: {}", problem.message);
        }
        self
    }

    /// How invitations into this call can be cancelled.
    #[must_use]
    pub fn addressing(mut self, addressing: Addressing) -> Self {
        self.world.calls[self.call].addressing = addressing;
        self
    }

    /// Changes anything else about the world.
    #[must_use]
    pub fn change(mut self, change: impl FnOnce(&mut World)) -> Self {
        change(&mut self.world);
        self
    }

    /// The finished scenario, at its first moment.
    pub fn build(mut self) -> Scenario {
        self.world.advance(Duration::ZERO);
        Scenario::new(self.title, Vec::new(), self.world)
    }

    fn joined(self, person: Person, in_lobby: bool) -> Self {
        let mut builder = self.absent(person);
        let last = builder.world.calls[builder.call].people.len() - 1;
        builder.world.enter(builder.call, last, in_lobby);
        builder
    }
}
