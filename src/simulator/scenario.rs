//! Scenarios: a tenant to play with, from a file or put together by a test.

pub(crate) mod build;
pub(crate) mod builder;
pub(crate) mod file;
pub(crate) mod form;
pub(crate) mod settings;
pub(crate) mod span;

use std::time::Duration;

use super::Credentials;

use crate::simulator::scenario::builder::ScenarioBuilder;
use crate::simulator::scenario::settings::Tenant;
use crate::simulator::world::World;
use crate::simulator::world::call::{Call, Participant};
use crate::simulator::world::ids::Ids;
use crate::simulator::world::meeting::Meeting;
use crate::simulator::world::person::{Kind, Person};

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

/// The secret of every simulated app: no secret at all, and recognisable in a log.
const SECRET: &str = "simulator~not-a-secret";

/// A world before its first moment, and what the console does in it during a demo.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// One line for people.
    pub title: String,
    /// Invitations that the console itself sends, through its ordinary command.
    pub console: Vec<ConsoleInvitation>,
    world: World,
}

/// An invitation for the console to send; the world knows how it will be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleInvitation {
    /// How long after the start.
    pub after: Duration,
    pub call_id: String,
    pub whom: Whom,
    pub display_name: Option<String>,
}

/// Whom to invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// By object id.
    User(String),
    /// By number, in E.164 form.
    Phone(String),
}

/// What is wrong with a scenario file, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct ScenarioError {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

impl Scenario {
    /// Reads a scenario file.
    pub fn from_json(text: &str) -> Result<Self, ScenarioError> {
        file::read(text)
    }

    /// One of the scenarios that come with the program; none for any other name.
    pub fn builtin(name: &str) -> Option<Result<Self, ScenarioError>> {
        BUILTIN
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, text)| Self::from_json(text))
    }

    /// The names that [`Scenario::builtin`] knows; the first is the one for a demo.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILTIN.iter().map(|(name, _)| *name)
    }

    /// Begins a scenario for a test: one call that is established and holds the app itself.
    pub fn call(subject: &str) -> ScenarioBuilder {
        ScenarioBuilder::new(subject)
    }

    pub(crate) fn new(title: String, console: Vec<ConsoleInvitation>, world: World) -> Self {
        Self {
            title,
            console,
            world,
        }
    }

    /// What a client needs to sign in.
    pub fn credentials(&self) -> Credentials {
        self.world.credentials()
    }

    /// The calls' ids, in the file's order.
    pub fn calls(&self) -> Vec<String> {
        self.world
            .calls()
            .iter()
            .map(|call| call.id.clone())
            .collect()
    }

    /// The meetings that can be joined, in the file's order.
    pub fn meetings(&self) -> &[Meeting] {
        self.world.meetings()
    }

    pub(crate) fn into_world(self) -> World {
        self.world
    }
}

impl World {
    /// A tenant without calls; everything that is not given follows from the title.
    pub(crate) fn of_tenant(title: &str, domains: Vec<String>) -> Self {
        let ids = Ids::new(title);
        let tenant = Tenant {
            id: ids.named("tenant"),
            domains,
            others: vec![ids.named("other tenant")],
            client_id: ids.named("app"),
            client_secret: SECRET.to_owned(),
            certificates: Vec::new(),
            federated_tokens: Vec::new(),
        };
        Self::new(tenant, ids)
    }

    /// Adds a call in which only the app itself is so far.
    pub(crate) fn add_call(&mut self, subject: &str) -> usize {
        let (id, mine) = (self.ids.next(), self.ids.next());
        let mut call = Call::new(id, self.tenant.id.clone(), mine.clone());
        call.subject = Some(subject.to_owned());
        let mut app = Person::new(Kind::Application, "Moderato");
        app.identity = Some(self.tenant.client_id.clone());
        app.muted = true;
        let identity = self.tenant.client_id.clone();
        call.participants.push(Participant {
            id: mine,
            person: 0,
            identity,
            since: self.now(),
            in_lobby: false,
            muted: true,
            server_muted: false,
            media: app.media.clone(),
        });
        call.people.push(app);
        self.calls.push(call);
        self.calls.len() - 1
    }

    /// Fills in what a person's kind calls for: an object id, a tenant, an app id.
    pub(crate) fn complete(&self, person: &mut Person) {
        let id = match person.kind {
            Kind::Guest | Kind::Nobody => None,
            Kind::Phone => Some(person.name.clone()),
            Kind::User => Some(self.user_id(&person.name)),
            Kind::Application | Kind::ApplicationInstance | Kind::Device => {
                Some(self.ids.named(&format!("app/{}", person.name)))
            }
            Kind::Encrypted => Some(format!(
                "29:{}",
                self.ids.named(&person.name).replace('-', "")
            )),
            Kind::AzureCommunicationServicesUser => Some(format!(
                "8:acs:{}_{}",
                self.ids.named("resource"),
                self.ids.named(&person.name)
            )),
            Kind::OnPremises => Some(format!("8:sfb:{}", self.ids.named(&person.name))),
        };
        person.identity = person.identity.take().or(id);
        if person.kind == Kind::User && person.tenant.is_none() {
            person.tenant = Some(self.tenant.id.clone());
        }
    }

    /// The object id of a user with this name.
    pub fn user_id(&self, name: &str) -> String {
        self.ids.named(&format!("user/{name}"))
    }

    /// What a client needs to sign in.
    pub fn credentials(&self) -> Credentials {
        let Tenant {
            id,
            client_id,
            client_secret,
            ..
        } = &self.tenant;
        Credentials {
            tenant_id: id.clone(),
            client_id: client_id.clone(),
            client_secret: client_secret.clone(),
        }
    }

    /// A second tenant that knows the app and does not own these calls.
    pub fn other_tenant(&self) -> Option<&str> {
        self.tenant.others.first().map(String::as_str)
    }
}
