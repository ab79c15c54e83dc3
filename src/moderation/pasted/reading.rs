//! The result of reading a paste: calls and meetings, each with its doubts.

use std::borrow::Cow;
use std::sync::Arc;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::{LinkCloud, MeetingInfo};

/// A call or a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// A call that this app is in.
    Call(CallId),
    /// A meeting to join.
    Meeting(MeetingLink),
}

/// A meeting, and what its link says besides what Graph needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingLink {
    /// Identifies the meeting to Graph.
    pub meeting: MeetingInfo,
    /// Tenant that owns the meeting. Only long links name it.
    pub tenant: Option<Arc<str>>,
    /// Cloud of the meeting. Unknown for a typed meeting id.
    pub cloud: Option<LinkCloud>,
    /// Host of the link, in lower case.
    pub host: Option<Arc<str>>,
    /// The form in which it was given.
    pub kind: LinkKind,
}

/// The form in which a meeting was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A `meetup-join` link with thread and organizer.
    LongLink,
    /// A `meet` link with the meeting's digits.
    ShortLink,
    /// Digits, typed or from a mail.
    TypedId,
}

/// The result of reading a text: one call or meeting, or several to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasteReading {
    /// Never empty.
    pub(crate) choices: Vec<Interpretation>,
}

/// One possible reading of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpretation {
    /// The call or meeting.
    pub pasted: Pasted,
    /// Doubts about the reading. With any, the operator has to confirm it before it is used.
    pub doubts: Vec<PasteDoubt>,
}

/// Why a reading may be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasteDoubt {
    /// The link or id was on several lines, or other digits are next to it.
    PutTogether,
    /// The passcode does not look like one that Teams makes.
    Passcode,
    /// No known label identifies the meeting id and passcode.
    Label,
    /// Another link or line in the text cannot be read.
    Damaged,
    /// A mail filter converted it to lower case.
    LostCapitals,
    /// The host looks like a regional Teams host.
    RegionalHost(Arc<str>),
}

impl PasteReading {
    /// Returns all possible readings, in the order of the text.
    pub fn choices(&self) -> &[Interpretation] {
        &self.choices
    }

    /// Returns the reading, if there is only one.
    pub fn only(&self) -> Option<&Interpretation> {
        match self.choices.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Returns the only reading, if there are no doubts. It may be used without confirmation.
    pub fn beyond_doubt(&self) -> Option<&Pasted> {
        let only = self.only().filter(|choice| choice.doubts.is_empty());
        only.map(|choice| &choice.pasted)
    }
}

/// Shortens a host for display.
pub(crate) fn shown(host: &str) -> Arc<str> {
    let cut: Cow<'_, str> = match host.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", &host[..end]).into(),
        None => host.into(),
    };
    cut.into()
}
