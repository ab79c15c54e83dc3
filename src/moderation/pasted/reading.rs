//! What a paste is read as: a call or a meeting, each with its doubts.

use std::borrow::Cow;
use std::sync::Arc;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::{LinkCloud, MeetingInfo};

/// What a pasted text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// A call that this app is in already.
    Call(CallId),
    /// A meeting that can be joined.
    Meeting(MeetingLink),
}

/// A meeting, and what its link tells beside what Graph needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingLink {
    /// What tells Graph which meeting is meant.
    pub meeting: MeetingInfo,
    /// The tenant that owns it; only a long link names one.
    pub tenant: Option<Arc<str>>,
    /// The cloud that it belongs to; a typed meeting id tells none.
    pub cloud: Option<LinkCloud>,
    /// The host of the link, in lower case.
    pub host: Option<Arc<str>>,
    /// In which form it came.
    pub kind: LinkKind,
}

/// The form in which a meeting was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A `meetup-join` link with the thread and the organizer in it.
    LongLink,
    /// A `meet` link with the digits of the meeting.
    ShortLink,
    /// Digits, typed or out of a mail.
    TypedId,
}

/// What a text was read as: one thing, or several of which somebody has to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasteReading {
    /// Never empty.
    pub(crate) choices: Vec<Interpretation>,
}

/// One thing that a text may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpretation {
    /// What it is.
    pub pasted: Pasted,
    /// What speaks against having read it right. With any, somebody has to see it before it is sent.
    pub doubts: Vec<PasteDoubt>,
}

/// Why something was perhaps not read right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasteDoubt {
    /// It stood on several lines, or more digits stand beside it.
    PutTogether,
    /// The passcode looks like none that Teams makes.
    Passcode,
    /// No label that is known says that these are a meeting id and a passcode.
    Label,
    /// Another link or line beside it cannot be read.
    Damaged,
    /// A mail filter made small letters of all.
    LostCapitals,
    /// The host looks like a regional one of Teams.
    RegionalHost(Arc<str>),
}

impl PasteReading {
    /// All that the text may mean, in the order in which it stands there.
    pub fn choices(&self) -> &[Interpretation] {
        &self.choices
    }

    /// The only thing that the text can mean.
    pub fn only(&self) -> Option<&Interpretation> {
        match self.choices.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The same where nothing speaks against it: it may be sent without anybody having looked at it.
    pub fn beyond_doubt(&self) -> Option<&Pasted> {
        let only = self.only().filter(|choice| choice.doubts.is_empty());
        only.map(|choice| &choice.pasted)
    }
}

/// A host as it may be shown: never longer than a line or two.
pub(crate) fn shown(host: &str) -> Arc<str> {
    let cut: Cow<'_, str> = match host.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", &host[..end]).into(),
        None => host.into(),
    };
    cut.into()
}
