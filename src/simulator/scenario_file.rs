//! The form of a scenario file, and how it becomes a world.
//!
//! Mistakes are told with their line: serde knows it while it reads, and a name
//! that nobody has is looked up in the text.

use std::fmt;
use std::time::Duration;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

use super::call::{End, Stream};
use super::invitation::{Addressing, Answer, ExpectedAnswer};
use super::invite_body::check_identity;
use super::person::{Kind, Media, Person};
use super::scenario::{ConsoleInvitation, Scenario, ScenarioError, Whom};
use super::world::{Happening, Settings, World};

/// Reads a file into a scenario at its first moment.
pub(super) fn read(text: &str) -> Result<Scenario, ScenarioError> {
    let file: ScenarioFile = serde_json::from_str(text).map_err(|problem| {
        let whole = problem.to_string();
        // serde_json ends its text with the position, which stands in fields of its own here.
        let message = whole
            .rsplit_once(" at line ")
            .map_or(whole.as_str(), |(message, _)| message)
            .to_owned();
        ScenarioError {
            line: problem.line(),
            column: problem.column(),
            message,
        }
    })?;
    let mut world = World::of_tenant(&file.title, vec![file.tenant.domain]);
    file.settings.apply(&mut world.settings);
    if let Some(secret) = file.tenant.secret {
        world.tenant.client_secret = secret;
    }
    let mut console = Vec::new();
    for call in file.calls {
        let locate = |problem: Problem| problem.located(text);
        console.extend(call.add_to(&mut world).map_err(locate)?);
    }
    world.advance(Duration::ZERO);
    Ok(Scenario::new(file.title, console, world))
}

/// Something that only shows once the whole file is read.
struct Problem {
    /// A piece of the file's text that stands near the mistake.
    near: String,
    message: String,
}

impl Problem {
    fn unknown(name: &str) -> Self {
        Self {
            near: name.to_owned(),
            message: format!("nobody in this call is called \"{name}\""),
        }
    }

    fn located(self, text: &str) -> ScenarioError {
        let quoted = serde_json::Value::from(self.near).to_string();
        let before = text.rfind(&quoted).map_or("", |at| &text[..at]);
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        ScenarioError {
            line,
            column,
            message: self.message,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScenarioFile {
    title: String,
    tenant: TenantFile,
    #[serde(default)]
    settings: SettingsFile,
    calls: Vec<CallFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TenantFile {
    domain: String,
    secret: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SettingsFile {
    removal_delay: Option<Span>,
    ringing_limit: Option<Span>,
    token_lifetime: Option<Span>,
    removal_allowed: Option<bool>,
    messy: Option<bool>,
    roles: Option<Vec<String>>,
}

impl SettingsFile {
    fn apply(self, settings: &mut Settings) {
        let span = |given: Option<Span>, usual: Duration| given.map_or(usual, |span| span.0);
        settings.removal_delay = span(self.removal_delay, settings.removal_delay);
        settings.ringing_limit = span(self.ringing_limit, settings.ringing_limit);
        settings.token_lifetime = span(self.token_lifetime, settings.token_lifetime);
        settings.removal_allowed = self.removal_allowed.unwrap_or(settings.removal_allowed);
        settings.messy = self.messy.unwrap_or(settings.messy);
        if let Some(roles) = self.roles {
            settings.roles = roles;
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CallFile {
    subject: String,
    organizer: Option<String>,
    #[serde(default)]
    addressing: Addressing,
    #[serde(default)]
    rejects_participant_id: bool,
    #[serde(default)]
    established_after: Span,
    #[serde(default)]
    roster_after: Span,
    people: Vec<PeopleFile>,
    #[serde(default)]
    streams: Vec<StreamFile>,
    #[serde(default)]
    timetable: Vec<EventFile>,
    /// Plays the timetable again each time this has passed.
    repeat_every: Option<Span>,
    #[serde(default)]
    console: Vec<ConsoleFile>,
}

/// One person, or several who share everything but the name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PeopleFile {
    name: Option<String>,
    names: Vec<String>,
    kind: Kind,
    /// The name of another company, whose tenant the account belongs to.
    tenant: Option<String>,
    /// The object id or the number, where it has to be a certain one.
    id: Option<String>,
    /// Not in the call at the start.
    away: bool,
    lobby: bool,
    devices: usize,
    nameless: Option<bool>,
    unaddressed: bool,
    muted: bool,
    media: Vec<Media>,
    rejoins_after: Option<Span>,
    stays: bool,
    recorder: bool,
}

impl Default for PeopleFile {
    fn default() -> Self {
        Self {
            name: None,
            names: Vec::new(),
            kind: Kind::User,
            tenant: None,
            id: None,
            away: false,
            lobby: false,
            devices: 1,
            nameless: None,
            unaddressed: false,
            muted: false,
            media: vec![Media::Audio],
            rejoins_after: None,
            stays: false,
            recorder: false,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StreamFile {
    first: Span,
    every: Span,
    stay: Span,
    lobby_every: Option<u64>,
    #[serde(default)]
    admitted_after: Span,
    people: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    at: Span,
    join: Option<String>,
    lobby: Option<String>,
    admit: Option<String>,
    leave: Option<String>,
    mute: Option<String>,
    unmute: Option<String>,
    end: Option<EndFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EndFile {
    code: i32,
    subcode: i32,
    #[serde(default)]
    message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsoleFile {
    after: Span,
    user: Option<String>,
    phone: Option<String>,
    name: Option<String>,
    #[serde(default)]
    answer: AnswerFile,
    addressing: Option<Addressing>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AnswerFile {
    AcceptsAfter(Span),
    DeclinesAfter(Span),
    AcceptsWhenCancelled,
    #[default]
    Never,
}

impl From<AnswerFile> for Answer {
    fn from(file: AnswerFile) -> Self {
        match file {
            AnswerFile::AcceptsAfter(span) => Self::Accepts(span.0),
            AnswerFile::DeclinesAfter(span) => Self::Declines(span.0),
            AnswerFile::AcceptsWhenCancelled => Self::AcceptsWhenCancelled,
            AnswerFile::Never => Self::Never,
        }
    }
}

impl CallFile {
    fn add_to(self, world: &mut World) -> Result<Vec<ConsoleInvitation>, Problem> {
        let call = world.add_call(&self.subject);
        world.calls[call].addressing = self.addressing;
        world.calls[call].rejects_participant_id = self.rejects_participant_id;
        world.calls[call].roster_from = self.established_after.0 + self.roster_after.0;
        world.plan(self.established_after.0, Happening::Established { call });
        for people in self.people {
            people.add_to(world, call)?;
        }
        if let Some(name) = &self.organizer {
            world.calls[call].organizer = Some(person(world, call, name)?);
        }
        for stream in self.streams {
            stream.add_to(world, call)?;
        }
        for event in self.timetable {
            let planned = event.happening(world, call)?;
            world.calls[call].timetable.push(planned);
        }
        world.calls[call].repeat_every = self
            .repeat_every
            .map(|span| span.0)
            .filter(|span| !span.is_zero());
        world.plan(Duration::ZERO, Happening::Timetable { call });
        self.console
            .into_iter()
            .map(|invitation| invitation.add_to(world, call))
            .collect()
    }
}

impl PeopleFile {
    fn add_to(self, world: &mut World, call: usize) -> Result<(), Problem> {
        let names: Vec<&String> = self.name.iter().chain(&self.names).collect();
        if names.is_empty() {
            return Err(Problem {
                near: "people".to_owned(),
                message: "an entry of people has neither name nor names".to_owned(),
            });
        }
        for name in names {
            if world.calls[call].person_named(name).is_some() {
                return Err(Problem {
                    near: name.clone(),
                    message: format!("\"{name}\" is in this call's people twice"),
                });
            }
            let mut person = self.person(world, name);
            world.complete(&mut person);
            if matches!(person.kind, Kind::User | Kind::Phone) {
                let identity = person.identity.as_deref().unwrap_or_default();
                check_identity(person.kind, identity).map_err(|refusal| Problem {
                    near: self.id.clone().unwrap_or_else(|| name.clone()),
                    message: refusal.to_string(),
                })?;
            }
            world.calls[call].people.push(person);
            let at = world.calls[call].people.len() - 1;
            for _ in 0..if self.away { 0 } else { self.devices } {
                world.enter(call, at, self.lobby);
            }
        }
        Ok(())
    }

    fn person(&self, world: &World, name: &str) -> Person {
        let mut person = Person::new(self.kind, name);
        person.identity.clone_from(&self.id);
        person.tenant = self
            .tenant
            .as_ref()
            .map(|company| world.ids.named(&format!("tenant/{company}")));
        person.nameless = self.nameless.unwrap_or(person.nameless);
        person.unaddressed = self.unaddressed;
        person.muted = self.muted;
        person.media.clone_from(&self.media);
        person.rejoins_after = self.rejoins_after.map(|span| span.0);
        person.stays = self.stays;
        person.recorder = self.recorder;
        person
    }
}

impl StreamFile {
    fn add_to(self, world: &mut World, call: usize) -> Result<(), Problem> {
        let people: Vec<usize> = self
            .people
            .iter()
            .map(|name| person(world, call, name))
            .collect::<Result<_, _>>()?;
        if people.is_empty() || self.every.0.is_zero() {
            let message = "a stream needs people and a time above zero between them".to_owned();
            return Err(Problem {
                near: "streams".to_owned(),
                message,
            });
        }
        let stream = world.calls[call].streams.len();
        world.calls[call].streams.push(Stream {
            people,
            every: self.every.0,
            stay: self.stay.0,
            lobby_every: self.lobby_every,
            admitted_after: self.admitted_after.0,
        });
        world.plan(
            self.first.0,
            Happening::StreamStep {
                call,
                stream,
                step: 0,
            },
        );
        Ok(())
    }
}

impl EventFile {
    fn happening(self, world: &World, call: usize) -> Result<(Duration, Happening), Problem> {
        let mut happenings = Vec::new();
        let find = |name: &String| person(world, call, name);
        if let Some(name) = &self.join {
            happenings.push(Happening::Join {
                call,
                person: find(name)?,
                in_lobby: false,
            });
        }
        if let Some(name) = &self.lobby {
            happenings.push(Happening::Join {
                call,
                person: find(name)?,
                in_lobby: true,
            });
        }
        if let Some(name) = &self.admit {
            happenings.push(Happening::Admit {
                call,
                person: find(name)?,
            });
        }
        if let Some(name) = &self.leave {
            happenings.push(Happening::Leave {
                call,
                person: find(name)?,
            });
        }
        for (name, muted) in [(&self.mute, true), (&self.unmute, false)] {
            if let Some(name) = name {
                happenings.push(Happening::Mute {
                    call,
                    person: find(name)?,
                    muted,
                });
            }
        }
        if let Some(EndFile {
            code,
            subcode,
            message,
        }) = self.end
        {
            happenings.push(Happening::Ends {
                call,
                end: End {
                    code,
                    subcode,
                    message,
                    at: self.at.0,
                },
            });
        }
        match (happenings.pop(), happenings.pop()) {
            (Some(happening), None) => Ok((self.at.0, happening)),
            _ => Err(Problem {
                near: "timetable".to_owned(),
                message: "an entry of the timetable needs exactly one thing to happen".to_owned(),
            }),
        }
    }
}

impl ConsoleFile {
    fn add_to(self, world: &mut World, call: usize) -> Result<ConsoleInvitation, Problem> {
        let (kind, identity, name) = match (self.user, self.phone) {
            (Some(name), None) => (Kind::User, world.user_id(&name), Some(name)),
            (None, Some(number)) => (Kind::Phone, number, self.name),
            _ => {
                return Err(Problem {
                    near: "console".to_owned(),
                    message: "an invitation of the console needs either user or phone".to_owned(),
                });
            }
        };
        check_identity(kind, &identity).map_err(|refusal| Problem {
            near: identity.clone(),
            message: refusal.to_string(),
        })?;
        let expected = ExpectedAnswer {
            kind,
            identity: identity.clone(),
            name: name.clone(),
            answer: self.answer.into(),
            addressing: self.addressing,
        };
        world.calls[call].expected.push(expected);
        let whom = if kind == Kind::User {
            Whom::User(identity)
        } else {
            Whom::Phone(identity)
        };
        Ok(ConsoleInvitation {
            after: self.after.0,
            call_id: world.calls[call].id.clone(),
            whom,
            display_name: name,
        })
    }
}

fn person(world: &World, call: usize, name: &str) -> Result<usize, Problem> {
    world.calls[call]
        .person_named(name)
        .ok_or_else(|| Problem::unknown(name))
}

/// A length of time: seconds, or a text such as `1:30` or `1:00:00`.
#[derive(Clone, Copy, Default)]
struct Span(Duration);

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SpanVisitor)
    }
}

struct SpanVisitor;

impl Visitor<'_> for SpanVisitor {
    type Value = Span;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a time: seconds, or a text like \"1:30\"")
    }

    fn visit_u64<E: Error>(self, seconds: u64) -> Result<Span, E> {
        Ok(Span(Duration::from_secs(seconds)))
    }

    fn visit_f64<E: Error>(self, seconds: f64) -> Result<Span, E> {
        Duration::try_from_secs_f64(seconds)
            .map(Span)
            .map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Span, E> {
        let wrong = || {
            E::custom(format!(
                "\"{text}\" is not a time; write seconds, \"1:30\" or \"1:00:00\""
            ))
        };
        let parts: Vec<u64> = text
            .split(':')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|_not_a_number| wrong())?;
        let (hours, minutes, seconds) = match parts.as_slice() {
            [minutes, seconds] => (0, *minutes, *seconds),
            [hours, minutes, seconds] if *minutes < 60 => (*hours, *minutes, *seconds),
            _ => return Err(wrong()),
        };
        let whole = hours
            .checked_mul(3600)
            .zip(minutes.checked_mul(60))
            .and_then(|(h, m)| h.checked_add(m)?.checked_add(seconds));
        whole
            .filter(|_| seconds < 60)
            .map(|seconds| Span(Duration::from_secs(seconds)))
            .ok_or_else(wrong)
    }
}
