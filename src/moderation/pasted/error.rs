//! Why a pasted text cannot be used. No variant holds anything that could be a passcode.

use std::sync::Arc;

use crate::moderation::model::ids::IdError;
use crate::moderation::pasted::TeamsPage;

/// Why a pasted text names nothing that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PastedError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Longer than any invitation.
    #[error("the text is longer than 1 MiB")]
    TooLong,
    /// A meeting of Teams for private use, which belongs to no tenant.
    #[error("a consumer meeting cannot be joined by an app")]
    Consumer,
    /// A long link that lost its query, and the organizer with it.
    #[error("the link has no context")]
    NoContext,
    /// A context that is not JSON, usually because it was cut.
    #[error("the context of the link is not JSON")]
    ContextUnreadable,
    /// A context without a member that Graph needs.
    #[error("the context of the link lacks {0}")]
    ContextLacks(ContextMember),
    /// A context with a member that cannot be what it says.
    #[error("{0} in the context of the link is not what it should be")]
    ContextValue(ContextMember),
    /// A long link without its thread or its message.
    #[error("the link is cut off")]
    HalfLink,
    /// A part of a link that was decoded into something that no such part is.
    #[error("{0} in the link holds characters that do not belong there, or is too long")]
    BadPart(LinkPart),
    /// A short link without the digits of a meeting.
    #[error("the link holds no meeting id")]
    NoDigits,
    /// A link of Teams that leads elsewhere.
    #[error("the link leads to {0}, not to a meeting")]
    NotAMeeting(TeamsPage),
    /// A link of somebody else.
    #[error("{0} is no host of Teams")]
    UnknownHost(Arc<str>),
    /// A link that no browser would open.
    #[error("the link is damaged")]
    BrokenLink,
    /// A Safe Links or launcher address around nothing, or around too many others.
    #[error("the link wraps no other link")]
    EmptyWrapper,
    /// An address of a mail filter, of which only that service knows where it leads.
    #[error("only {0} knows where its address leads")]
    OpaqueWrapper(&'static str),
    /// A link or a meeting id that goes on in the next line, or may do so.
    #[error("the link or the meeting id is broken over several lines")]
    BrokenLines,
    /// Digits, but not as many as a meeting id has.
    #[error("a meeting id has {} to {} digits", MEETING_DIGITS.start(), MEETING_DIGITS.end())]
    MeetingIdShape,
    /// More meetings or calls than anybody would choose from.
    #[error("the text names too many meetings")]
    Several,
    /// A call id that cannot stand in a URL.
    #[error("no call id: {0}")]
    CallId(#[from] IdError),
    /// None of all this.
    #[error("the text holds no call id, link or meeting id")]
    NotUnderstood,
}

/// How many digits a meeting id has. Ten to thirteen have been seen; the bounds only catch slips and telephone numbers.
pub const MEETING_DIGITS: std::ops::RangeInclusive<usize> = 7..=20;

impl PastedError {
    /// Whether more of the link could mend it.
    pub(crate) fn is_cut(&self) -> bool {
        matches!(
            self,
            Self::NoContext
                | Self::ContextUnreadable
                | Self::HalfLink
                | Self::BadPart(_)
                | Self::NoDigits
                | Self::BrokenLink
                | Self::EmptyWrapper
                | Self::MeetingIdShape
        )
    }

    /// Whether a link with this trouble says nothing about a meeting, so that others in the same text may speak.
    pub(crate) fn is_beside_the_point(&self) -> bool {
        matches!(
            self,
            Self::NotAMeeting(_)
                | Self::UnknownHost(_)
                | Self::BrokenLink
                | Self::EmptyWrapper
                | Self::OpaqueWrapper(_)
        )
    }
}

/// A member of the context of a long link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextMember {
    /// The tenant.
    Tid,
    /// The organizer.
    Oid,
    /// The message that began a thread in a channel.
    MessageId,
}

impl ContextMember {
    /// Its name in the JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tid => "Tid",
            Self::Oid => "Oid",
            Self::MessageId => "MessageId",
        }
    }
}

impl std::fmt::Display for ContextMember {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A part of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkPart {
    /// The chat of the meeting.
    Thread,
    /// The message in which it was announced.
    Message,
    /// What lets people in.
    Passcode,
}

impl std::fmt::Display for LinkPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Thread => "the thread id",
            Self::Message => "the message id",
            Self::Passcode => "the passcode",
        })
    }
}
