//! Says what a moderator pasted into the one box for calls and meetings: a call id, a join link, a meeting id, or a
//! whole invitation mail around one of them.
//!
//! Nothing is guessed and nothing is sent: a text that could mean two meetings is refused. Links come wrapped and
//! encoded by mail and chat programs; `link` takes the layers off, `prose` finds the lines of a mail.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::ids::CallId;
use super::meeting::{LinkCloud, MeetingInfo};

mod decode;
mod error;
mod find;
mod link;
mod meetup_join;
mod page;
mod prose;
#[cfg(test)]
mod tests;
mod word;

pub use error::{ContextMember, LinkPart, MEETING_DIGITS, PastedError};
pub use page::TeamsPage;

/// The longest text that is looked at; an invitation mail has a few kilobytes.
pub const MAX_BYTES: usize = 64 * 1024;

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

/// Says what a text names, or why it names nothing that can be used.
pub fn read(text: &str) -> Result<Pasted, PastedError> {
    if text.len() > MAX_BYTES {
        return Err(PastedError::TooLong);
    }
    let text = find::visible(text);
    let text = text.trim_matches(|c: char| c.is_whitespace() || find::is_quote(c));
    if text.is_empty() {
        return Err(PastedError::Empty);
    }
    let links = find::links(text);
    if links.is_empty() {
        read_plain(text)
    } else {
        read_with(text, &links)
    }
}

/// A text around links; mails hold some to help, options and telephone numbers beside the one that counts.
fn read_with(text: &str, links: &[Range<usize>]) -> Result<Pasted, PastedError> {
    let mut beside = None;
    let mut claims = Vec::new();
    for range in links {
        match link::read(&text[range.clone()]) {
            Err(error) if error.is_beside_the_point() => {
                beside.get_or_insert(error);
            }
            claim => claims.push(claim),
        }
    }
    let line = only_one(prose::ids(&find::without(text, links), false));
    if claims.is_empty() {
        return line.map_err(|error| match error {
            PastedError::Several => error,
            error => beside.unwrap_or(error),
        });
    }
    let link = only_one(claims)?;
    match line {
        Ok(line) => same(link, line).ok_or(PastedError::Several),
        Err(PastedError::Several) => Err(PastedError::Several),
        // A line that cannot be read takes nothing from a link.
        Err(_) => Ok(link),
    }
}

/// A text without any link.
fn read_plain(text: &str) -> Result<Pasted, PastedError> {
    let ids = prose::ids(text, true);
    if !ids.is_empty() {
        return only_one(ids);
    }
    if text.contains(char::is_whitespace) {
        return Err(PastedError::NotUnderstood);
    }
    word::read(text)
}

/// The one thing that all claims name; without any claim, nothing was understood.
fn only_one(claims: Vec<Result<Pasted, PastedError>>) -> Result<Pasted, PastedError> {
    let (mut found, mut trouble) = (None, None);
    for claim in claims {
        match (claim, found.take()) {
            (Ok(claim), None) => found = Some(claim),
            (Ok(claim), Some(before)) => {
                found = Some(same(before, claim).ok_or(PastedError::Several)?);
            }
            (Err(error), before) => {
                found = before;
                trouble.get_or_insert(error);
            }
        }
    }
    match (found, trouble) {
        (Some(found), None) => Ok(found),
        // A good link beside a damaged one: nobody knows which of them was meant.
        (Some(_), Some(_)) => Err(PastedError::Several),
        (_, trouble) => Err(trouble.unwrap_or(PastedError::NotUnderstood)),
    }
}

/// What two claims name together, unless they name different things.
fn same(one: Pasted, other: Pasted) -> Option<Pasted> {
    match (one, other) {
        (Pasted::Meeting(one), Pasted::Meeting(other)) => {
            same_meeting(one, other).map(Pasted::Meeting)
        }
        (one, other) => (one == other).then_some(one),
    }
}

/// The first of two claims wins: links are claimed before the lines of the mail around them.
fn same_meeting(mut one: MeetingLink, other: MeetingLink) -> Option<MeetingLink> {
    let is_line = other.kind == LinkKind::TypedId;
    match (&mut one.meeting, other.meeting) {
        // A mail repeats the meeting of its long link as digits; nothing in the link contradicts them.
        (MeetingInfo::Organizer { .. }, MeetingInfo::MeetingId { .. }) if is_line => {}
        (
            MeetingInfo::MeetingId { id, passcode },
            MeetingInfo::MeetingId {
                id: same_id,
                passcode: second,
            },
        ) => {
            let agree = passcode.is_none() || second.is_none() || *passcode == second;
            // The passcode of a link is longer than the one that its mail prints for typing: both are good.
            let is_printed = is_line && one.kind == LinkKind::ShortLink;
            if *id != same_id || !(agree || is_printed) {
                return None;
            }
            *passcode = passcode.take().or(second);
        }
        (meeting, again) if *meeting == again && one.cloud == other.cloud => {}
        _ => return None,
    }
    Some(one)
}

/// A host as it may be shown: never longer than a line or two.
fn shown(host: &str) -> Arc<str> {
    let cut: Cow<'_, str> = match host.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", &host[..end]).into(),
        None => host.into(),
    };
    cut.into()
}
