//! Why a pasted text cannot be used. No variant contains text that could be a passcode.

use std::sync::Arc;

use crate::moderation::model::ids::IdError;
use crate::moderation::pasted::TeamsPage;

/// Why a pasted text names nothing usable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PastedError {
    /// The text is empty, or has only spaces, quotes and invisible characters.
    #[error("nothing was typed")]
    Empty,
    /// The text is longer than [`MAX_BYTES`](super::MAX_BYTES).
    #[error("the text is longer than 1 MiB")]
    TooLong,
    /// A meeting of personal Teams, which belongs to no tenant.
    #[error("a consumer meeting cannot be joined by an app")]
    Consumer,
    /// A long link without its context, which would name the organizer.
    #[error("the link has no context")]
    NoContext,
    /// The context of a long link is not JSON, usually because it was cut off.
    #[error("the context of the link is not JSON")]
    ContextUnreadable,
    /// The context of a long link lacks a member that Graph needs.
    #[error("the context of the link lacks {0}")]
    ContextLacks(ContextMember),
    /// A member in the context of a long link has an invalid value.
    #[error("{0} in the context of the link is not what it should be")]
    ContextValue(ContextMember),
    /// A long link without its thread or message, a thread id alone, or a link that was shortened for display.
    #[error("the link is cut off")]
    HalfLink,
    /// A part of the link is invalid after decoding, or has two values.
    #[error("{0} in the link holds characters that do not belong there, or is too long")]
    BadPart(LinkPart),
    /// A short link without the digits of a meeting.
    #[error("the link holds no meeting id")]
    NoDigits,
    /// A Teams link to a page other than a meeting.
    #[error("the link leads to {0}, not to a meeting")]
    NotAMeeting(TeamsPage),
    /// A link to a host that does not belong to Teams.
    #[error("{0} is no host of Teams")]
    UnknownHost(Arc<str>),
    /// A link that is not a valid URL.
    #[error("the link is damaged")]
    BrokenLink,
    /// The address of a mail filter or launcher, without a link in it. Or too many such addresses are nested.
    #[error("the link wraps no other link")]
    EmptyWrapper,
    /// The address of a mail filter that only the filter's service can resolve.
    #[error("only {0} knows where its address leads")]
    OpaqueWrapper(&'static str),
    /// A link or meeting id that is, or may be, broken over several lines.
    #[error("the link or the meeting id is broken over several lines")]
    BrokenLines,
    /// The text contains digits, but not as many as a meeting id has.
    #[error("a meeting id has {} to {} digits", MEETING_DIGITS.start(), MEETING_DIGITS.end())]
    MeetingIdShape,
    /// The text names too many meetings or calls to choose from.
    #[error("the text names too many meetings")]
    Several,
    /// A call id that cannot be part of a URL.
    #[error("no call id: {0}")]
    CallId(#[from] IdError),
    /// The text contains nothing that is recognized.
    #[error("the text holds no call id, link or meeting id")]
    NotUnderstood,
}

/// Allowed number of digits of a meeting id. Ten to thirteen have been seen. The wider range only excludes numbers that
/// are certainly something else.
pub const MEETING_DIGITS: std::ops::RangeInclusive<usize> = 7..=20;

impl PastedError {
    /// Whether the link may have been cut. If the next line looks like its continuation, [`Self::BrokenLines`] is
    /// reported instead.
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

    /// Whether the link leads to no meeting, as far as it can be read. If so, it casts no doubt on other links.
    pub(crate) fn leads_to_no_meeting(&self) -> bool {
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

/// A member of the JSON object in the parameter `context` of a long link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContextMember {
    /// The tenant id.
    Tid,
    /// The object id of the organizer.
    Oid,
    /// The id of the message that started a thread in a channel.
    MessageId,
}

impl ContextMember {
    /// Returns the name of the member in the JSON of the context.
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
    /// The id of the meeting's chat.
    Thread,
    /// The id of the message that announced the meeting.
    Message,
    /// The passcode of a short link (parameter `p`).
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
