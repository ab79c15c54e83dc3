//! Recognizes the calls and meetings that a text names, such as one pasted into the join dialog.
//!
//! The text may be a call id, a join link or a meeting id. It may also be a mail, calendar file, shortcut, JSON, rich
//! text or web page that contains one of them.
//!
//! The text passes through small steps without network access. If a step has to guess, the operator has to confirm
//! the result.
//! - `bytes` and `container` extract plain texts.
//! - `find` and `continuation_lines` locate the links in these texts.
//! - `link_wrapper` unwraps the links of mail filters.
//! - `links` and `typed_meeting_ids` read links and typed meeting ids.
//! - `following_text` compares a link with the text after it.
//! - `findings` combines the results into one meeting or call, or several to choose from.

mod bytes;
mod container;
mod continuation_lines;
mod decode;
mod digits;
mod error;
mod find;
mod findings;
mod following_text;
mod labels;
mod link_wrapper;
pub mod links;
mod page;
mod passcode;
mod passcode_suffix;
pub(crate) mod reading;
mod torn_link;
mod typed_meeting_ids;

use crate::moderation::pasted::reading::PasteReading;

#[cfg(test)]
mod tests;

pub use crate::moderation::pasted::bytes::decoded;
pub use crate::moderation::pasted::error::{ContextMember, LinkPart, MEETING_DIGITS, PastedError};
pub use crate::moderation::pasted::page::TeamsPage;

/// Longest text that is read, in bytes. The source of an invitation mail has a few hundred
/// kilobytes at most.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Reads the calls and meetings that a text names. `Err` says why the text names nothing usable.
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
    let mut findings = findings::Findings::default();
    for text in &texts {
        findings.take_in(text, texts.len() == 1 && text.folded.is_none());
    }
    findings.finish()
}
