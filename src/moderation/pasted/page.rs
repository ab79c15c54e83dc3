//! Pages of Teams, other than meetings, to which a link may lead.

use std::fmt;

/// A Teams page that is not a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamsPage {
    /// A channel of a team.
    Channel,
    /// A chat.
    Chat,
    /// A team.
    Team,
    /// A message in a chat or a channel.
    Message,
    /// The options of a meeting. Invitations contain a link to this page for organizers.
    MeetingOptions,
    /// The page of a webinar or town hall, for registering or watching.
    Event,
    /// Any other page.
    Other,
}

impl TeamsPage {
    /// Recognizes a page by the first segments of its path.
    pub(crate) fn of(pieces: &[&str]) -> Self {
        let kind = match pieces {
            [l, kind, ..] if l.eq_ignore_ascii_case("l") => kind,
            [kind, ..] => kind,
            [] => return Self::Other,
        };
        match kind.to_ascii_lowercase().as_str() {
            "channel" => Self::Channel,
            "chat" => Self::Chat,
            "team" => Self::Team,
            "message" => Self::Message,
            "meetingoptions" => Self::MeetingOptions,
            "registration" | "convene" | "event" => Self::Event,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for TeamsPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Channel => "a channel",
            Self::Chat => "a chat",
            Self::Team => "a team",
            Self::Message => "a message",
            Self::MeetingOptions => "the options of a meeting",
            Self::Event => "the page of a webinar or town hall",
            Self::Other => "another page of Teams",
        })
    }
}
