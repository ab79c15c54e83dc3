//! How a scenario file becomes a world.

use std::time::Duration;

use crate::simulator::routes::invite_body::check_identity;
use crate::simulator::scenario::file::Problem;
use crate::simulator::scenario::form::{
    AnswerFile, CallFile, Checked, ConsoleFile, EndFile, EventFile, PeopleFile, SHORTEST_ROUND,
    SettingsFile, StreamFile,
};
use crate::simulator::scenario::settings::Settings;
use crate::simulator::scenario::span::Span;
use crate::simulator::scenario::{ConsoleInvitation, Whom};
use crate::simulator::target::Target;
use crate::simulator::world::World;
use crate::simulator::world::call::{End, Stream};
use crate::simulator::world::happening::Happening;
use crate::simulator::world::invitation::{Answer, ExpectedAnswer};
use crate::simulator::world::person::{Kind, Person};
use crate::simulator::world::trouble::Trouble;

impl SettingsFile {
    pub(crate) fn apply(self, settings: &mut Settings) {
        let span = |given: Option<Span>, usual: Duration| given.map_or(usual, |span| span.0);
        settings.removal_delay = span(self.removal_delay, settings.removal_delay);
        settings.ringing_limit = span(self.ringing_limit, settings.ringing_limit);
        settings.joining_delay = span(self.joining_delay, settings.joining_delay);
        settings.lobby_limit = span(self.lobby_limit, settings.lobby_limit);
        settings.keep_alive_limit = span(self.keep_alive_limit, settings.keep_alive_limit);
        settings.token_lifetime = span(self.token_lifetime, settings.token_lifetime);
        settings.removal_allowed = self.removal_allowed.unwrap_or(settings.removal_allowed);
        settings.messy = self.messy.unwrap_or(settings.messy);
        if let Some(roles) = self.roles {
            settings.roles = roles;
        }
    }
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
    pub(crate) fn add_to(self, world: &mut World) -> Result<Vec<ConsoleInvitation>, Problem> {
        let call = world.add_call(&self.subject);
        world.plan(self.established_after.0, Happening::Established { call });
        if self.needs_keep_alive {
            world.begin_window(call);
        }
        self.fill(world, call)
    }

    /// Brings in everything that does not depend on how the app comes into the call.
    pub(crate) fn fill(
        self,
        world: &mut World,
        call: usize,
    ) -> Result<Vec<ConsoleInvitation>, Problem> {
        world.calls[call].addressing = self.addressing;
        world.calls[call].one_to_one = self.one_to_one;
        world.calls[call].rejects_participant_id = self.rejects_participant_id;
        let quiet = self.established_after.0.saturating_add(self.roster_after.0);
        world.calls[call].roster_from = world.now().saturating_add(quiet);
        for Checked(people) in self.people {
            people.add_to(world, call)?;
        }
        if let Some(name) = &self.organizer {
            world.calls[call].organizer = Some(person(world, call, name)?);
        }
        for Checked(wave) in self.waves {
            wave.add_to(world, call)?;
        }
        for Checked(stream) in self.streams {
            stream.add_to(world, call)?;
        }
        for Checked(event) in self.timetable {
            let planned = event.happening(world, call)?;
            world.calls[call].timetable.extend(planned);
        }
        world.calls[call].repeat_every = self.repeat_every.map(|span| span.0.max(SHORTEST_ROUND));
        world.plan(Duration::ZERO, Happening::Timetable { call });
        self.console
            .into_iter()
            .map(|Checked(invitation)| invitation.add_to(world, call))
            .collect()
    }
}

impl PeopleFile {
    pub(crate) fn add_to(self, world: &mut World, call: usize) -> Result<(), Problem> {
        for name in &self.all_names() {
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

    /// Under which names the file knows these people.
    fn all_names(&self) -> Vec<String> {
        let names = self.name.iter().chain(&self.names);
        match self.count {
            Some(count) => names
                .flat_map(|name| (1..=count).map(move |number| format!("{name} {number}")))
                .collect(),
            None => names.cloned().collect(),
        }
    }

    fn person(&self, world: &World, name: &str) -> Person {
        let mut person = Person::new(self.kind, name);
        // People who are counted show the one name that the file gives.
        let counted = self.count.and(self.name.as_ref());
        person.shown = self.shown.as_ref().or(counted).cloned();
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
        person.rejoins = self.rejoins.unwrap_or(person.rejoins);
        person.stays = self.stays;
        person.recorder = self.recorder;
        person
    }
}

impl StreamFile {
    pub(crate) fn add_to(self, world: &mut World, call: usize) -> Result<(), Problem> {
        let people: Vec<usize> = self
            .people
            .iter()
            .map(|name| person(world, call, name))
            .collect::<Result<_, _>>()?;
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
    fn happening(
        self,
        world: &World,
        call: usize,
    ) -> Result<Option<(Duration, Happening)>, Problem> {
        let find = |name: &Option<String>| {
            name.as_deref()
                .map(|name| person(world, call, name))
                .transpose()
        };
        let end = |EndFile {
                       code,
                       subcode,
                       message,
                   }| Happening::Ends {
            call,
            end: End {
                code,
                subcode,
                message,
                at: self.at.0,
            },
        };
        let wave = |name: String| {
            let wave = world.calls[call].wave_named(&name);
            let wave = wave.ok_or_else(|| Problem {
                message: format!("no wave of this call is called \"{name}\""),
                near: name,
            })?;
            Ok(Happening::Wave { call, wave })
        };
        let trouble = |Checked(mut trouble): Checked<Trouble>| {
            for name in trouble
                .person
                .as_deref()
                .into_iter()
                .chain(trouble.effect.person())
            {
                person(world, call, name)?;
            }
            if trouble.on.is_none_or(Target::concerns_a_call) {
                let here = &world.calls[call].id;
                trouble.path.get_or_insert_with(|| here.clone());
            }
            Ok(Happening::Trouble(Box::new(trouble)))
        };
        let happening = None
            .or(find(&self.join)?.map(|person| Happening::Join {
                call,
                person,
                in_lobby: false,
            }))
            .or(find(&self.lobby)?.map(|person| Happening::Join {
                call,
                person,
                in_lobby: true,
            }))
            .or(find(&self.admit)?.map(|person| Happening::Admit { call, person }))
            .or(find(&self.leave)?.map(|person| Happening::Leave { call, person }))
            .or(find(&self.mute)?.map(|person| Happening::Mute {
                call,
                person,
                muted: true,
            }))
            .or(find(&self.unmute)?.map(|person| Happening::Mute {
                call,
                person,
                muted: false,
            }))
            .or(self.wave.map(wave).transpose()?)
            .or(self.trouble.map(trouble).transpose()?)
            .or(self.end.map(end));
        Ok(happening.map(|happening| (self.at.0, happening)))
    }
}

impl ConsoleFile {
    pub(crate) fn add_to(
        self,
        world: &mut World,
        call: usize,
    ) -> Result<ConsoleInvitation, Problem> {
        let (kind, identity, name) = match self.user {
            Some(name) => (Kind::User, world.user_id(&name), Some(name)),
            None => (Kind::Phone, self.phone.unwrap_or_default(), self.name),
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

/// The place of somebody whom the file names.
fn person(world: &World, call: usize, name: &str) -> Result<usize, Problem> {
    world.calls[call]
        .person_named(name)
        .ok_or_else(|| Problem::unknown(name))
}
