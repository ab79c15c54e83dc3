//! Builds a world from a scenario file.

use std::time::Duration;

use crate::simulator::fault::Fault;
use crate::simulator::model::call::{Arrival, Call, Stream, Wave};
use crate::simulator::model::call_state::CallEnd;
use crate::simulator::model::invitation::ExpectedAnswer;
use crate::simulator::model::meeting::{Meeting, thirteen_digits};
use crate::simulator::model::person::{Person, PersonKind};
use crate::simulator::model::scheduled_event::ScheduledEvent;
use crate::simulator::model::settings::Settings;
use crate::simulator::scenario::form::{
    CallFile, ConsoleFile, EventFile, MeetingFile, PeopleFile, SHORTEST_ROUND, SettingsFile,
    StreamFile, WaveFile,
};
use crate::simulator::span::Span;
use crate::simulator::validated::Validated;
use crate::simulator::world::World;

/// An invitation that the console sends. The world contains its scripted answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsoleInvitation {
    /// Delay after the start of the demo.
    pub after: Duration,
    pub call_id: String,
    pub whom: PersonToInvite,
    pub display_name: Option<String>,
}

/// The person to invite, by the id that the request to Graph needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonToInvite {
    /// A user, by object id.
    User(String),
    /// A telephone, by number in E.164 format.
    Phone(String),
}

/// An error that can be found only after the whole file is read.
pub(crate) struct ScenarioProblem {
    /// String value in the file near the error.
    pub(crate) near: String,
    /// Keys under which `near` is searched first; empty if any key will do.
    pub(crate) keys: &'static [&'static str],
    pub(crate) message: String,
}

impl ScenarioProblem {
    /// Makes the error for a name that nobody in the call has.
    pub(crate) fn unknown(name: &str) -> Self {
        Self {
            near: name.to_owned(),
            keys: &[],
            message: format!("nobody in this call is called \"{name}\""),
        }
    }
}

impl SettingsFile {
    /// Replaces the settings that the file gives.
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

impl CallFile {
    pub(crate) fn add_to(
        self,
        world: &mut World,
    ) -> Result<Vec<ConsoleInvitation>, ScenarioProblem> {
        let call = world.add_call(&self.subject);
        let established = self.established_after.0;
        world.plan(call, established, ScheduledEvent::Established);
        if self.needs_keep_alive {
            world.begin_window(call);
        }
        let quiet = self.quiet();
        let console = self.fill(world, call)?;
        world.calls[call].roster_from = world.now().saturating_add(quiet);
        world.begin(call);
        Ok(console)
    }

    /// Returns how long the roster stays empty after the call begins.
    fn quiet(&self) -> Duration {
        self.established_after.0.saturating_add(self.roster_after.0)
    }

    /// Adds the parts that do not depend on how the app joins the call. Returns the invitations for the console.
    fn fill(
        self,
        world: &mut World,
        call: usize,
    ) -> Result<Vec<ConsoleInvitation>, ScenarioProblem> {
        let here = &mut world.calls[call];
        here.addressing = self.addressing;
        here.one_to_one = self.one_to_one;
        here.rejects_participant_id = self.rejects_participant_id;
        here.repeat_every = self.repeat_every.map(|span| span.0.max(SHORTEST_ROUND));
        for Validated(people) in self.people {
            people.add_to(world, call)?;
        }
        if let Some(name) = &self.organizer {
            world.calls[call].organizer = Some(person(&world.calls[call], name)?);
        }
        for Validated(wave) in self.waves {
            wave.add_to(world, call)?;
        }
        for Validated(stream) in self.streams {
            let stream = stream.stream(&world.calls[call])?;
            world.calls[call].streams.push(stream);
        }
        for Validated(event) in self.timetable {
            let at = event.at.0;
            let event = event.event(&world.calls[call])?;
            let planned = event.map(|event| (at, event));
            world.calls[call].timetable.extend(planned);
        }
        self.console
            .into_iter()
            .map(|Validated(invitation)| invitation.add_to(world, call))
            .collect()
    }
}

impl PeopleFile {
    /// Adds the people to the call's cast and, unless away, to the call.
    pub(crate) fn add_to(self, world: &mut World, call: usize) -> Result<(), ScenarioProblem> {
        for name in &self.all_names() {
            if world.calls[call].person_named(name).is_some() {
                // For numbered people, the file contains only the name without the number.
                let counted = self.count.and(self.name.as_ref());
                return Err(ScenarioProblem {
                    near: counted.unwrap_or(name).clone(),
                    keys: &["name", "names"],
                    message: format!("\"{name}\" is in this call's people twice"),
                });
            }
            let mut person = self.person(world, name);
            world.complete(&mut person);
            if matches!(person.kind, PersonKind::User | PersonKind::Phone) {
                let identity = person.identity.as_deref().unwrap_or_default();
                person
                    .kind
                    .check_identity(identity)
                    .map_err(|refusal| ScenarioProblem {
                        near: self.id.clone().unwrap_or_else(|| name.clone()),
                        keys: &["id", "name", "names"],
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

    /// Returns the names of these people in the scenario. They are numbered if the file gives a count.
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
        // Numbered people all appear under the name in the file, without a number. `shown` can replace that name.
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
    /// Builds the stream. Fails if the call has nobody with one of the names.
    fn stream(self, call: &Call) -> Result<Stream, ScenarioProblem> {
        let people = self.people.iter().map(|name| person(call, name));
        Ok(Stream {
            people: people.collect::<Result<_, _>>()?,
            first: self.first.0,
            every: self.every.0,
            stay: self.stay.0,
            lobby_every: self.lobby_every,
            admitted_after: self.admitted_after.0,
        })
    }
}

impl WaveFile {
    /// Adds the people as away, and spreads their arrivals evenly over the wave's time.
    fn add_to(self, world: &mut World, call: usize) -> Result<(), ScenarioProblem> {
        if world.calls[call].wave_named(&self.name).is_some() {
            return Err(ScenarioProblem {
                message: format!("two waves of this call are called \"{}\"", self.name),
                near: self.name,
                keys: &["name"],
            });
        }
        let mut coming = Vec::new();
        for Validated(mut people) in self.people {
            people.away = true;
            let in_lobby = people.lobby;
            let first = world.calls[call].people.len();
            people.add_to(world, call)?;
            coming.extend((first..world.calls[call].people.len()).map(|at| (at, in_lobby)));
        }
        // A file lists people by kind. A wave mixes the kinds, in the same order in each run.
        let people = &world.calls[call].people;
        coming.sort_by_cached_key(|&(at, _)| world.ids.named(&people[at].name));
        let among = u32::try_from(coming.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let pause = self.within.0 / among.max(1);
        let arrivals = (0..).zip(coming).map(|(turn, (person, in_lobby))| Arrival {
            after: pause * turn,
            person,
            in_lobby,
        });
        let arrivals = arrivals.collect();
        let name = self.name;
        world.calls[call].waves.push(Wave { name, arrivals });
        Ok(())
    }
}

impl EventFile {
    /// Returns the event of this entry. `check` has ensured that the entry contains exactly one.
    fn event(self, call: &Call) -> Result<Option<ScheduledEvent>, ScenarioProblem> {
        let find = |name: Option<String>| name.map(|name| person(call, &name)).transpose();
        let join = |in_lobby| move |person| ScheduledEvent::Join { person, in_lobby };
        let mute = |muted| move |person| ScheduledEvent::Mute { person, muted };
        let end = self
            .end
            .map(|end| CallEnd::new(end.code, end.subcode, &end.message));
        let fault = self.trouble.map(|Validated(fault)| known(call, fault));
        Ok(None
            .or(find(self.join)?.map(join(false)))
            .or(find(self.lobby)?.map(join(true)))
            .or(find(self.admit)?.map(ScheduledEvent::Admit))
            .or(find(self.leave)?.map(ScheduledEvent::Leave))
            .or(find(self.mute)?.map(mute(true)))
            .or(find(self.unmute)?.map(mute(false)))
            .or(self.wave.map(|name| wave(call, name)).transpose()?)
            .or(fault.transpose()?)
            .or(end.map(ScheduledEvent::Ends)))
    }
}

impl ConsoleFile {
    /// Scripts the invitee's answer; returns the invitation for the console.
    pub(crate) fn add_to(
        self,
        world: &mut World,
        call: usize,
    ) -> Result<ConsoleInvitation, ScenarioProblem> {
        let (kind, identity, name) = match self.user {
            Some(name) => (PersonKind::User, world.user_id(&name), Some(name)),
            None => (PersonKind::Phone, self.phone.unwrap_or_default(), self.name),
        };
        kind.check_identity(&identity)
            .map_err(|refusal| ScenarioProblem {
                near: identity.clone(),
                keys: &["phone"],
                message: refusal.to_string(),
            })?;
        let expected = ExpectedAnswer {
            kind,
            identity: identity.clone(),
            name: name.clone(),
            answer: self.answer,
            addressing: self.addressing,
        };
        world.calls[call].expected.push(expected);
        let whom = if kind == PersonKind::User {
            PersonToInvite::User(identity)
        } else {
            PersonToInvite::Phone(identity)
        };
        Ok(ConsoleInvitation {
            after: self.after.0,
            call_id: world.calls[call].id.clone(),
            whom,
            display_name: name,
        })
    }
}

impl MeetingFile {
    /// Adds a meeting. Builds the template of its calls in a copy of the world. So the world itself gets no call.
    pub(crate) fn add_to(self, world: &mut World) -> Result<(), ScenarioProblem> {
        let subject = self.call.subject.clone();
        let problem = |message: &str| ScenarioProblem {
            near: subject.clone(),
            keys: &["subject"],
            message: message.to_owned(),
        };
        let mut meetings = world.meetings.iter();
        if meetings.any(|meeting| meeting.subject == subject) {
            return Err(problem("two meetings have this subject"));
        }
        let mut rehearsal = world.clone();
        let at = rehearsal.add_call(&subject);
        let quiet = self.call.quiet();
        self.call.fill(&mut rehearsal, at)?;
        let rehearsal = rehearsal.calls.swap_remove(at);
        let organizer = rehearsal.organizer;
        let organizer = organizer
            .and_then(|person| rehearsal.people[person].identity.clone())
            .ok_or_else(|| problem("a meeting needs an organizer who is a user"))?;
        let name = format!("meeting/{subject}");
        let seed = world.ids.named(&name).replace('-', "");
        world.meetings.push(Meeting {
            subject,
            tenant: world.tenant.id.clone(),
            organizer,
            thread: format!("19:meeting_{seed}@thread.v2"),
            id: thirteen_digits(&seed),
            passcode: self.passcode,
            admits_guests_after: self.admits_guests_after.map(|span| span.0),
            rehearsal,
            quiet,
        });
        Ok(())
    }
}

/// Returns the index of a person named in the file.
fn person(call: &Call, name: &str) -> Result<usize, ScenarioProblem> {
    call.person_named(name)
        .ok_or_else(|| ScenarioProblem::unknown(name))
}

/// Returns the event that starts the wave of this name.
fn wave(call: &Call, name: String) -> Result<ScheduledEvent, ScenarioProblem> {
    match call.wave_named(&name) {
        Some(wave) => Ok(ScheduledEvent::Wave(wave)),
        None => Err(ScenarioProblem {
            message: format!("no wave of this call is called \"{name}\""),
            near: name,
            keys: &["wave"],
        }),
    }
}

/// Checks that the call knows everybody whom the fault names. Returns the event that starts the fault.
fn known(call: &Call, fault: Fault) -> Result<ScheduledEvent, ScenarioProblem> {
    let named = [fault.person.as_deref(), fault.effect.person()];
    for name in named.into_iter().flatten() {
        person(call, name)?;
    }
    Ok(ScheduledEvent::Fault(Box::new(fault)))
}
