//! Scenarios: a simulated tenant, read from a file or built by a test.
//!
//! Errors in a file are reported with their line. serde gives the position of an error that it finds itself. For any
//! other error, such as an unknown name, the text is searched afterwards.

pub(crate) mod build;
pub(crate) mod form;
mod position;

#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::simulator::model::invitation::{Addressing, ExpectedAnswer, InviteeAnswer};
use crate::simulator::model::meeting::Meeting;
use crate::simulator::model::person::{Person, PersonKind};
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::model::tenant::Credentials;
use crate::simulator::scenario::build::{ConsoleInvitation, ScenarioProblem};
use crate::simulator::scenario::form::{CallFile, MeetingFile, PeopleFile, ScenarioFile};
use crate::simulator::scenario::position::position;
use crate::simulator::validated::Validated;
use crate::simulator::world::World;

const BUILTIN: [(&str, &str); 3] = [
    (
        "town_hall",
        include_str!("../../assets/scenarios/town_hall.json"),
    ),
    (
        "support_bridge",
        include_str!("../../assets/scenarios/support_bridge.json"),
    ),
    ("raid", include_str!("../../assets/scenarios/raid.json")),
];

/// A world before it starts, with the invitations that the console sends during a demo.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// A one-line description.
    pub title: String,
    /// Invitations that the console itself sends in the demo.
    pub console: Vec<ConsoleInvitation>,
    world: World,
}

/// An error in a scenario file, and its position.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {}", visible(message))]
pub struct ScenarioError {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

impl Scenario {
    /// Reads a scenario file.
    pub fn from_json(text: &str) -> Result<Self, ScenarioError> {
        let file: ScenarioFile = serde_json::from_str(text).map_err(|problem| misread(&problem))?;
        let mut world = World::of_tenant(&file.title, vec![file.tenant.domain]);
        file.settings.apply(&mut world.settings);
        if let Some(secret) = file.tenant.secret {
            world.tenant.client_secret = secret;
        }
        let mut console = Vec::new();
        let locate = |problem: ScenarioProblem| problem.located(text);
        for call in file.calls {
            console.extend(call.add_to(&mut world).map_err(locate)?);
        }
        for meeting in file.meetings {
            meeting.add_to(&mut world).map_err(locate)?;
        }
        world.advance(Duration::ZERO);
        Ok(Self {
            title: file.title,
            console,
            world,
        })
    }

    /// Returns a built-in scenario; `None` for unknown names.
    pub fn builtin(name: &str) -> Option<Result<Self, ScenarioError>> {
        BUILTIN
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, text)| Self::from_json(text))
    }

    /// Returns the names of the built-in scenarios.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|(name, _)| *name)
    }

    /// Starts a scenario for a test, with one established call in which only the app is.
    pub fn call(subject: &str) -> ScenarioBuilder {
        let builder = ScenarioBuilder {
            title: subject.to_owned(),
            call: 0,
            world: World::of_tenant(subject, vec!["contoso.example".to_owned()]),
        };
        builder.and_call(subject)
    }

    /// Returns the credentials that a client signs in with.
    pub fn credentials(&self) -> Credentials {
        self.world.credentials()
    }

    /// Returns the ids of the calls, in the file's order.
    pub fn calls(&self) -> Vec<String> {
        self.world
            .calls()
            .iter()
            .map(|call| call.id.clone())
            .collect()
    }

    /// Returns the meetings that can be joined, in the file's order.
    pub fn meetings(&self) -> &[Meeting] {
        self.world.meetings()
    }

    pub(crate) fn into_world(self) -> World {
        self.world
    }
}

impl ScenarioProblem {
    fn located(self, text: &str) -> ScenarioError {
        let (line, column) = position(text, &self.near, self.keys);
        ScenarioError {
            line,
            column,
            message: self.message,
        }
    }
}

/// Escapes invisible characters, such as marks that change the direction of writing.
fn visible(message: &str) -> String {
    let whole = format!("{message:?}");
    let inside = whole.get(1..whole.len() - 1).unwrap_or_default();
    inside.replace("\\\"", "\"").replace("\\\\", "\\")
}

/// Converts an error of serde to one with separate line and column.
fn misread(problem: &serde_json::Error) -> ScenarioError {
    let whole = problem.to_string();
    // serde_json appends the position, which has its own fields here.
    let message = whole
        .rsplit_once(" at line ")
        .map_or(whole.as_str(), |(message, _)| message)
        .to_owned();
    ScenarioError {
        line: problem.line(),
        column: problem.column(),
        message,
    }
}

/// Builds a scenario in a test.
#[derive(Clone, Debug)]
pub struct ScenarioBuilder {
    title: String,
    call: usize,
    world: World,
}

impl ScenarioBuilder {
    /// Adds another call of the same tenant; later methods apply to it.
    #[must_use]
    pub fn and_call(mut self, subject: &str) -> Self {
        self.call = self.world.add_call(subject);
        self.world
            .plan(self.call, Duration::ZERO, ScheduledEvent::Established);
        self
    }

    /// Adds a user of the tenant to the call.
    #[must_use]
    pub fn person(self, name: &str) -> Self {
        self.with(Person::new(PersonKind::User, name))
    }

    /// Adds a guest to the call.
    #[must_use]
    pub fn guest(self, name: &str) -> Self {
        self.with(Person::new(PersonKind::Guest, name))
    }

    /// Adds a telephone to the call.
    #[must_use]
    pub fn phone(self, number: &str) -> Self {
        self.with(Person::new(PersonKind::Phone, number))
    }

    /// Adds users of the tenant named "Person 00001" and so on.
    #[must_use]
    pub fn crowd(self, count: usize) -> Self {
        (1..=count).fold(self, |builder, number| {
            builder.person(&format!("Person {number:05}"))
        })
    }

    /// Adds a person to the call.
    #[must_use]
    pub fn with(self, person: Person) -> Self {
        self.joined(person, false)
    }

    /// Adds a guest waiting in the lobby.
    #[must_use]
    pub fn in_lobby(self, name: &str) -> Self {
        self.joined(Person::new(PersonKind::Guest, name), true)
    }

    /// Adds a person to the cast, but not to the call. [`World::join`] lets them join later.
    #[must_use]
    pub fn absent(mut self, mut person: Person) -> Self {
        self.world.complete(&mut person);
        self.world.calls[self.call].people.push(person);
        self
    }

    /// Adds another device of the person added last.
    #[must_use]
    pub fn second_device(mut self) -> Self {
        let last = self.world.calls[self.call].people.len() - 1;
        self.world.enter(self.call, last, false);
        self
    }

    /// Scripts how a user of the tenant answers an invitation. [`World::user_id`] gives the object
    /// id.
    #[must_use]
    pub fn invitable(self, name: &str, answer: InviteeAnswer) -> Self {
        let identity = self.world.user_id(name);
        self.expecting(ExpectedAnswer {
            kind: PersonKind::User,
            identity,
            name: Some(name.to_owned()),
            answer,
            addressing: None,
        })
    }

    /// Scripts how a telephone answers an invitation.
    #[must_use]
    pub fn invitable_phone(self, number: &str, answer: InviteeAnswer) -> Self {
        self.expecting(ExpectedAnswer {
            kind: PersonKind::Phone,
            identity: number.to_owned(),
            name: None,
            answer,
            addressing: None,
        })
    }

    /// Adds a meeting that can be joined, with these users; the first one is its organizer.
    ///
    /// A meeting without users, or a second one with the same subject, is left out.
    #[must_use]
    pub fn meeting(mut self, subject: &str, passcode: Option<&str>, people: &[&str]) -> Self {
        let names = people.iter().map(|&name| name.to_owned()).collect();
        let call = CallFile {
            subject: subject.to_owned(),
            organizer: people.first().map(|&name| name.to_owned()),
            people: vec![Validated(PeopleFile {
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

    /// Sets how invitations into this call can be canceled.
    #[must_use]
    pub fn addressing(mut self, addressing: Addressing) -> Self {
        self.world.calls[self.call].addressing = addressing;
        self
    }

    /// Applies any other change to the world.
    #[must_use]
    pub fn change(mut self, change: impl FnOnce(&mut World)) -> Self {
        change(&mut self.world);
        self
    }

    /// Applies the events that are due at the start, and returns the scenario.
    pub fn build(mut self) -> Scenario {
        self.world.advance(Duration::ZERO);
        Scenario {
            title: self.title,
            console: Vec::new(),
            world: self.world,
        }
    }

    fn expecting(mut self, expected: ExpectedAnswer) -> Self {
        self.world.calls[self.call].expected.push(expected);
        self
    }

    fn joined(self, person: Person, in_lobby: bool) -> Self {
        let mut builder = self.absent(person);
        let last = builder.world.calls[builder.call].people.len() - 1;
        builder.world.enter(builder.call, last, in_lobby);
        builder
    }
}
