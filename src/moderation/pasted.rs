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
mod labels;
pub mod links;
mod page;
mod passcode;
mod prose;
pub(crate) mod reading;
mod wrapper;

use crate::moderation::pasted::reading::PasteReading;

#[cfg(test)]
mod tests;

pub use crate::moderation::pasted::bytes::decoded;
pub use crate::moderation::pasted::error::{ContextMember, LinkPart, MEETING_DIGITS, PastedError};
pub use crate::moderation::pasted::page::TeamsPage;

/// The longest text that is looked at; the source of an invitation mail has some hundred kilobytes at most.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Says what a text names, or why it names nothing that can be used.
pub fn read(text: &str) -> Result<PasteReading, PastedError> {
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
