//! The format of scenario files; [`crate::simulator::scenario::build`] turns them into a world.

use std::time::Duration;

use serde::Deserialize;

use crate::simulator::fault::Fault;
use crate::simulator::model::invitation::{Addressing, InviteeAnswer};
use crate::simulator::model::person::{Media, PersonKind};
use crate::simulator::span::Span;
use crate::simulator::validated::{Validate, Validated};

/// Shortest interval for repetitions. Shorter ones would only keep the machine busy.
pub(crate) const SHORTEST_ROUND: Duration = Duration::from_millis(100);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScenarioFile {
    pub(crate) title: String,
    pub(crate) tenant: TenantFile,
    #[serde(default)]
    pub(crate) settings: SettingsFile,
    pub(crate) calls: Vec<CallFile>,
    #[serde(default)]
    pub(crate) meetings: Vec<MeetingFile>,
}

/// The tenant and its app. Ids derive from the title, so they are the same in every run.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TenantFile {
    pub(crate) domain: String,
    pub(crate) secret: Option<String>,
}

/// Settings that differ from the defaults.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SettingsFile {
    pub(crate) removal_delay: Option<Span>,
    pub(crate) ringing_limit: Option<Span>,
    pub(crate) joining_delay: Option<Span>,
    pub(crate) lobby_limit: Option<Span>,
    pub(crate) keep_alive_limit: Option<Span>,
    pub(crate) token_lifetime: Option<Span>,
    pub(crate) removal_allowed: Option<bool>,
    pub(crate) messy: Option<bool>,
    pub(crate) roles: Option<Vec<String>>,
}

/// A meeting to join; its links derive from the subject.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetingFile {
    pub(crate) passcode: Option<String>,
    /// How long the app waits in the lobby if it joins as a guest. If absent, it waits until somebody admits it or
    /// `lobby_limit` is over.
    pub(crate) admits_guests_after: Option<Span>,
    /// The call that each join plays from the start. Invitations under its `console` are not sent. Only their answers
    /// are used.
    pub(crate) call: CallFile,
}

/// A call that the app is in, or the template of a meeting's calls.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CallFile {
    pub(crate) subject: String,
    pub(crate) organizer: Option<String>,
    #[serde(default)]
    pub(crate) one_to_one: bool,
    /// Whether the call ends unless the console keeps it alive. If `false`, another program keeps it alive. Has no
    /// effect on a meeting's calls, which the console must always keep alive.
    #[serde(default)]
    pub(crate) needs_keep_alive: bool,
    #[serde(default)]
    pub(crate) addressing: Addressing,
    #[serde(default)]
    pub(crate) rejects_participant_id: bool,
    #[serde(default)]
    pub(crate) established_after: Span,
    /// How long the roster stays empty after the call is established.
    #[serde(default)]
    pub(crate) roster_after: Span,
    pub(crate) people: Vec<Validated<PeopleFile>>,
    #[serde(default)]
    pub(crate) streams: Vec<Validated<StreamFile>>,
    #[serde(default)]
    pub(crate) waves: Vec<Validated<WaveFile>>,
    #[serde(default)]
    pub(crate) timetable: Vec<Validated<EventFile>>,
    /// Interval at which the timetable repeats; it does not repeat if absent.
    pub(crate) repeat_every: Option<Span>,
    #[serde(default)]
    pub(crate) console: Vec<Validated<ConsoleFile>>,
}

/// One person, or several who differ only in their names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a file says each of these by its name"
)]
pub(crate) struct PeopleFile {
    pub(crate) name: Option<String>,
    pub(crate) names: Vec<String>,
    /// Number of people whom Graph shows under the same name. The scenario refers to them by `name` and a number, such
    /// as "Guest 1". If absent, each name is one person.
    pub(crate) count: Option<usize>,
    /// Name that Graph shows instead of the name in the file.
    pub(crate) shown: Option<String>,
    pub(crate) kind: PersonKind,
    /// Name of another company whose tenant the account belongs to.
    pub(crate) tenant: Option<String>,
    /// Object id or phone number to use instead of the one derived from the name.
    pub(crate) id: Option<String>,
    /// Whether the people are absent at the start.
    pub(crate) away: bool,
    /// Whether the people wait in the lobby until the timetable admits them.
    pub(crate) lobby: bool,
    /// Number of devices of each person.
    pub(crate) devices: usize,
    pub(crate) nameless: Option<bool>,
    pub(crate) unaddressed: bool,
    pub(crate) muted: bool,
    pub(crate) media: Vec<Media>,
    pub(crate) rejoins_after: Option<Span>,
    /// How many times each person comes back after a removal. If this field is absent, once.
    pub(crate) rejoins: Option<u32>,
    pub(crate) stays: bool,
    pub(crate) recorder: bool,
}

impl Default for PeopleFile {
    fn default() -> Self {
        Self {
            name: None,
            names: Vec::new(),
            count: None,
            shown: None,
            kind: PersonKind::User,
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
            rejoins: None,
            stays: false,
            recorder: false,
        }
    }
}

/// People who join one after another and leave again, for as long as the call lasts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StreamFile {
    pub(crate) first: Span,
    pub(crate) every: Span,
    pub(crate) stay: Span,
    /// Every n-th person first waits in the lobby, for `admitted_after`. If absent, nobody waits.
    pub(crate) lobby_every: Option<u64>,
    #[serde(default)]
    pub(crate) admitted_after: Span,
    pub(crate) people: Vec<String>,
}

/// People who arrive shortly after one another.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaveFile {
    /// Name used in the timetable and by curl.
    pub(crate) name: String,
    /// Time until the last person of the wave has arrived.
    pub(crate) within: Span,
    /// People of the wave. They arrive in an order that derives from their names, not from this list.
    pub(crate) people: Vec<Validated<PeopleFile>>,
}

/// One event, at a time since the start or the last repetition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventFile {
    pub(crate) at: Span,
    pub(crate) join: Option<String>,
    pub(crate) lobby: Option<String>,
    pub(crate) admit: Option<String>,
    pub(crate) leave: Option<String>,
    pub(crate) mute: Option<String>,
    pub(crate) unmute: Option<String>,
    /// Name of the wave that starts.
    pub(crate) wave: Option<String>,
    /// A fault to start. Without a `path`, it is limited to requests about this call, unless its `on` selects requests
    /// that name no call.
    pub(crate) trouble: Option<Validated<Fault>>,
    pub(crate) end: Option<EndFile>,
}

/// Why the call ends, in Graph's codes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndFile {
    pub(crate) code: i32,
    pub(crate) subcode: i32,
    #[serde(default)]
    pub(crate) message: String,
}

/// An invitation that the console sends, and how it is answered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConsoleFile {
    #[serde(default)]
    pub(crate) after: Span,
    /// Name of a user, from which the object id derives.
    pub(crate) user: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) answer: InviteeAnswer,
    pub(crate) addressing: Option<Addressing>,
}

impl Validate for PeopleFile {
    fn check(&self) -> Result<(), &'static str> {
        if self.name.is_none() && self.names.is_empty() {
            return Err("an entry of people has neither name nor names");
        }
        // A higher number is probably a typing error.
        if self.devices == 0 || self.devices > 20 {
            return Err("devices must be 1 to 20; write away for somebody who is not there yet");
        }
        if self.count.is_some() && (self.name.is_none() || !self.names.is_empty()) {
            return Err("count needs one name");
        }
        if self.count.is_some_and(|count| count == 0 || count > 1000) {
            return Err("count must be 1 to 1000");
        }
        if self.rejoins.is_some() && self.rejoins_after.is_none() {
            return Err("rejoins needs rejoins_after");
        }
        if self.rejoins == Some(0) {
            return Err("rejoins must be 1 or more; leave both out for somebody who stays away");
        }
        Ok(())
    }
}

impl Validate for StreamFile {
    fn check(&self) -> Result<(), &'static str> {
        if self.people.is_empty() || self.every.0 < SHORTEST_ROUND {
            return Err("a stream needs people and at least a tenth of a second between them");
        }
        Ok(())
    }
}

impl Validate for WaveFile {
    fn check(&self) -> Result<(), &'static str> {
        if self.people.is_empty() {
            return Err("a wave needs people");
        }
        if self
            .people
            .iter()
            .any(|Validated(people)| people.away || people.devices != 1)
        {
            return Err(
                "people of a wave are away until it comes, and come once: leave out away and devices",
            );
        }
        Ok(())
    }
}

impl Validate for EventFile {
    fn check(&self) -> Result<(), &'static str> {
        let Self {
            at: _,
            join,
            lobby,
            admit,
            leave,
            mute,
            unmute,
            wave,
            trouble,
            end,
        } = self;
        let named = [join, lobby, admit, leave, mute, unmute, wave];
        let happenings = named.iter().filter(|name| name.is_some()).count()
            + usize::from(trouble.is_some())
            + usize::from(end.is_some());
        if happenings == 1 {
            Ok(())
        } else {
            Err("an entry of the timetable needs exactly one thing to happen")
        }
    }
}

impl Validate for ConsoleFile {
    fn check(&self) -> Result<(), &'static str> {
        if self.user.is_some() == self.phone.is_some() {
            return Err("an invitation of the console needs either user or phone");
        }
        Ok(())
    }
}
