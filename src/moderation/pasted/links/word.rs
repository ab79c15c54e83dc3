//! A single word that is not a complete link: a call id, the path of a call, or a piece of a link.

use std::borrow::Cow;

use crate::moderation::model::digits::is_dash;
use crate::moderation::model::ids::{CallId, check_segment, hyphenated_guid};
use crate::moderation::pasted::PastedError;
use crate::moderation::pasted::decode::{after, from_base64};
use crate::moderation::pasted::find::{self, trimmed};
use crate::moderation::pasted::links::call_id::{call_in_path, is_id_byte};
use crate::moderation::pasted::links::link;
use crate::moderation::pasted::reading::{Interpretation, Pasted};

/// Shortest text in base64 that may contain a link, in characters.
const BASE64: usize = 40;

/// Highest number of links that are read in the decoded text.
const LINKS: usize = 64;

/// Reads the call or meeting that a single word names.
pub(crate) fn read(word: &str) -> Result<Interpretation, PastedError> {
    let word = &*bare(word);
    let lower = word.to_ascii_lowercase();
    if lower.starts_with("http") {
        return Err(PastedError::BrokenLink);
    }
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    if lower.starts_with("www.") || (host.len() < word.len() && host.contains('.')) {
        return match call_in_path(word) {
            Some(id) => Ok(Interpretation::call(id?)),
            None => link::read(word),
        };
    }
    if let Some(id) = call_in_path(word) {
        return Ok(Interpretation::call(id?));
    }
    if is_thread(word) || lower.contains("meetup-join") {
        return Err(PastedError::HalfLink);
    }
    check_segment(word)?;
    let is_guid = hyphenated_guid(word).is_some();
    let is_number = word
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    // Refuses a phone number.
    if word.starts_with('+') && word[1..].bytes().all(|byte| !byte.is_ascii_alphabetic()) {
        return Err(PastedError::NotUnderstood);
    }
    let names_something = word.bytes().any(|byte| byte.is_ascii_alphanumeric());
    if is_number && names_something && !is_guid {
        return Err(PastedError::MeetingIdShape);
    }
    if word.bytes().all(is_id_byte) && names_something {
        Ok(Interpretation::call(CallId::from(word)))
    } else {
        Err(PastedError::NotUnderstood)
    }
}

/// Whether a word is the ID of a meeting's chat, such as `19:…@thread.v2`. Links to the meeting contain it.
pub(crate) fn is_thread(word: &str) -> bool {
    word.starts_with("19:") && word.contains('@')
}

/// Returns a word without the punctuation after it. A GUID also loses brackets and `urn:uuid:`, and its dashes become
/// hyphens.
fn bare(word: &str) -> Cow<'_, str> {
    let trimmed = trimmed(word);
    // Dots after any other character, as in `/..`, are part of a path.
    let is_end = trimmed.ends_with(|c: char| c.is_alphanumeric() || c == '=');
    let id = if is_end { trimmed } else { word };
    let id = after(id, "urn:uuid:").unwrap_or(id);
    let id = id.trim_matches(['{', '}', '(', ')', '[', ']']);
    let dashed = id.replace(is_dash, "-");
    if hyphenated_guid(&dashed).is_some() {
        return dashed.into();
    }
    if is_end { trimmed.into() } else { word.into() }
}

/// Decodes base64, which may contain spaces and line feeds. `None` unless the decoded text names a meeting of Teams.
pub(crate) fn decoded(text: &str) -> Option<String> {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_=\n ".contains(&byte);
    if text.len() < BASE64 || !text.bytes().all(is_base64) {
        return None;
    }
    let inner = from_base64(&text.replace(['\n', ' '], ""))?;
    let names_meeting = inner.contains("19:meeting_")
        || find::links(&inner)
            .iter()
            .take(LINKS)
            .any(|link| matches!(link::read(&inner[link.clone()]), Ok(choice) if matches!(choice.pasted, Pasted::Meeting(_))));
    names_meeting.then_some(inner)
}
