//! What a scenario file may say; [`super::scenario_build`] makes a world of it.

use std::time::Duration;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::invitation::Addressing;
use super::person::{Kind, Media};
use super::span::Span;
use super::trouble::Trouble;
use super::waves::WaveFile;

/// What repeats faster than this would only keep the machine busy.
pub(super) const SHORTEST_ROUND: Duration = Duration::from_millis(100);

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioFile {
    pub(super) title: String,
    pub(super) tenant: TenantFile,
    #[serde(default)]
    pub(super) settings: SettingsFile,
    pub(super) calls: Vec<CallFile>,
    /// Meetings that the app is not in until it joins them.
    #[serde(default)]
    pub(super) meetings: Vec<MeetingFile>,
}

/// The tenant and its app; ids follow from the title, so that they are the same in every run.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TenantFile {
    pub(super) domain: String,
    pub(super) secret: Option<String>,
}

/// What differs from the usual settings.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SettingsFile {
    pub(super) removal_delay: Option<Span>,
    pub(super) ringing_limit: Option<Span>,
    pub(super) joining_delay: Option<Span>,
    pub(super) lobby_limit: Option<Span>,
    pub(super) keep_alive_limit: Option<Span>,
    pub(super) token_lifetime: Option<Span>,
    pub(super) removal_allowed: Option<bool>,
    pub(super) messy: Option<bool>,
    pub(super) roles: Option<Vec<String>>,
}

/// A meeting to join; its links follow from the subject.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingFile {
    pub(super) passcode: Option<String>,
    /// How long somebody who joins as a guest waits in the lobby; for ever where absent.
    pub(super) admits_guests_after: Option<Span>,
    /// What each join plays from its start; of `console`, only how people take an invitation.
    pub(super) call: CallFile,
}

/// One call that the app is in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CallFile {
    pub(super) subject: String,
    pub(super) organizer: Option<String>,
    #[serde(default)]
    pub(super) one_to_one: bool,
    /// Whether it ends unless the console keeps it alive; otherwise another program does.
    #[serde(default)]
    pub(super) needs_keep_alive: bool,
    #[serde(default)]
    pub(super) addressing: Addressing,
    #[serde(default)]
    pub(super) rejects_participant_id: bool,
    #[serde(default)]
    pub(super) established_after: Span,
    #[serde(default)]
    /// How long the roster stays empty after that.
    pub(super) roster_after: Span,
    pub(super) people: Vec<Checked<PeopleFile>>,
    #[serde(default)]
    pub(super) streams: Vec<Checked<StreamFile>>,
    #[serde(default)]
    pub(super) waves: Vec<Checked<WaveFile>>,
    #[serde(default)]
    pub(super) timetable: Vec<Checked<EventFile>>,
    /// Plays the timetable again each time this has passed.
    pub(super) repeat_every: Option<Span>,
    #[serde(default)]
    pub(super) console: Vec<Checked<ConsoleFile>>,
}

/// One person, or several who share everything but the name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a file says each of these by its name"
)]
pub(super) struct PeopleFile {
    pub(super) name: Option<String>,
    pub(super) names: Vec<String>,
    /// So many people who show the one name; the file calls them by it and a number, as "Guest 1".
    pub(super) count: Option<usize>,
    /// What Graph shows in place of the name.
    pub(super) shown: Option<String>,
    pub(super) kind: Kind,
    /// The name of another company, whose tenant the account belongs to.
    pub(super) tenant: Option<String>,
    /// The object id or the number, where it has to be a certain one.
    pub(super) id: Option<String>,
    /// Not in the call at the start.
    pub(super) away: bool,
    /// Waits in the lobby, until the timetable admits them.
    pub(super) lobby: bool,
    /// How often they are there at once.
    pub(super) devices: usize,
    pub(super) nameless: Option<bool>,
    pub(super) unaddressed: bool,
    pub(super) muted: bool,
    pub(super) media: Vec<Media>,
    pub(super) rejoins_after: Option<Span>,
    /// How often they come back; once where absent.
    pub(super) rejoins: Option<u32>,
    pub(super) stays: bool,
    pub(super) recorder: bool,
}

impl Default for PeopleFile {
    fn default() -> Self {
        Self {
            name: None,
            names: Vec::new(),
            count: None,
            shown: None,
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
            rejoins: None,
            stays: false,
            recorder: false,
        }
    }
}

/// People of the call who come one after another and leave again, for as long as it goes on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StreamFile {
    pub(super) first: Span,
    pub(super) every: Span,
    pub(super) stay: Span,
    /// Each n-th of them waits in the lobby first, and is let in after `admitted_after`.
    pub(super) lobby_every: Option<u64>,
    #[serde(default)]
    pub(super) admitted_after: Span,
    pub(super) people: Vec<String>,
}

/// One thing that happens at a time counted from the start, or from the last repetition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventFile {
    pub(super) at: Span,
    pub(super) join: Option<String>,
    pub(super) lobby: Option<String>,
    pub(super) admit: Option<String>,
    pub(super) leave: Option<String>,
    pub(super) mute: Option<String>,
    pub(super) unmute: Option<String>,
    /// A wave comes.
    pub(super) wave: Option<String>,
    /// Requests go wrong from now on: those about this call, unless they concern none or `path` says which.
    pub(super) trouble: Option<Checked<Trouble>>,
    pub(super) end: Option<EndFile>,
}

/// Why the call ends, in Graph's codes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EndFile {
    pub(super) code: i32,
    pub(super) subcode: i32,
    #[serde(default)]
    pub(super) message: String,
}

/// An invitation for the console to send, and how it will be taken.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConsoleFile {
    #[serde(default)]
    pub(super) after: Span,
    /// A name; the object id follows from it.
    pub(super) user: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) answer: AnswerFile,
    pub(super) addressing: Option<Addressing>,
}

/// As [`super::Answer`], in the file's words.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum AnswerFile {
    AcceptsAfter(Span),
    DeclinesAfter(Span),
    AcceptsWhenCancelled,
    #[default]
    Never,
}

/// A form that can be read and still make no sense.
pub(super) trait Check {
    /// Says what is wrong with it.
    fn check(&self) -> Result<(), &'static str>;
}

/// A form that was checked while the reader still knew its line.
#[derive(Clone, Debug)]
pub(super) struct Checked<T>(pub(super) T);

impl<'de, T: Deserialize<'de> + Check> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = T::deserialize(deserializer)?;
        form.check().map_err(D::Error::custom)?;
        Ok(Self(form))
    }
}

impl Check for PeopleFile {
    fn check(&self) -> Result<(), &'static str> {
        if self.name.is_none() && self.names.is_empty() {
            return Err("an entry of people has neither name nor names");
        }
        // More would be a slip of the pen.
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

impl Check for StreamFile {
    fn check(&self) -> Result<(), &'static str> {
        if self.people.is_empty() || self.every.0 < SHORTEST_ROUND {
            return Err("a stream needs people and at least a tenth of a second between them");
        }
        Ok(())
    }
}

impl Check for EventFile {
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

impl Check for ConsoleFile {
    fn check(&self) -> Result<(), &'static str> {
        if self.user.is_some() == self.phone.is_some() {
            return Err("an invitation of the console needs either user or phone");
        }
        Ok(())
    }
}
