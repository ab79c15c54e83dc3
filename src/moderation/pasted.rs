//! Says what a moderator pasted into the one box for calls and meetings: a call id, a join link, a meeting id, or a
//! mail, a calendar file, a shortcut, JSON or a web page around one of them.
//!
//! A pipeline of small steps, none of which guesses and none of which sends: `bytes` and `container` make plain texts
//! of whatever it is, `find` and `continued` find the links in them, `wrapper` takes off what filters put around,
//! `link` and `prose` read what is left, and `claims` puts it together: one meeting, or several to choose from.

mod bytes;
mod claims;
mod container;
mod continued;
mod decode;
mod digits;
mod error;
mod find;
mod host;
mod labels;
mod light;
mod link;
mod meetup_join;
mod page;
mod passcode;
mod prose;
mod word;
mod wrapper;

use std::borrow::Cow;
use std::sync::Arc;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::{LinkCloud, MeetingInfo};

#[cfg(test)]
mod tests;

pub use bytes::decoded;
pub use error::{ContextMember, LinkPart, MEETING_DIGITS, PastedError};
pub use page::TeamsPage;

/// The longest text that is looked at; the source of an invitation mail has some hundred kilobytes at most.
pub const MAX_BYTES: usize = 1024 * 1024;

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
pub struct Reading {
    /// Never empty.
    choices: Vec<Choice>,
}

/// One thing that a text may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is.
    pub pasted: Pasted,
    /// What speaks against having read it right. With any, somebody has to see it before it is sent.
    pub doubts: Vec<Doubt>,
}

/// Why something was perhaps not read right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
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

impl Reading {
    /// All that the text may mean, in the order in which it stands there.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The only thing that the text can mean.
    pub fn only(&self) -> Option<&Choice> {
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

/// Says what a text names, or why it names nothing that can be used.
pub fn read(text: &str) -> Result<Reading, PastedError> {
    if text.len() > MAX_BYTES {
        return Err(PastedError::TooLong);
    }
    let text = find::visible(text);
    if text
        .trim_matches(|c: char| c.is_whitespace() || find::is_quote(c))
        .is_empty()
    {
        return Err(PastedError::Empty);
    }
    let texts = container::texts(&text);
    let mut claims = claims::Claims::default();
    for text in &texts {
        claims.take_in(text, texts.len() == 1 && text.folded.is_none());
    }
    claims.finish()
}

/// A host as it may be shown: never longer than a line or two.
fn shown(host: &str) -> Arc<str> {
    let cut: Cow<'_, str> = match host.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", &host[..end]).into(),
        None => host.into(),
    };
    cut.into()
}
