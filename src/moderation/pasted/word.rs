//! A single word that is no link: a call id, the resource path of a call, or a piece of a link.

use uuid::Uuid;

use super::{Choice, Pasted, PastedError, decode, link};

use crate::moderation::model::ids::{CallId, IdError, check_segment};

/// Says what one word names.
pub(crate) fn read(word: &str) -> Result<Choice, PastedError> {
    let lower = word.to_ascii_lowercase();
    if lower.starts_with("http") {
        return Err(PastedError::BrokenLink);
    }
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    if lower.starts_with("www.") || (host.len() < word.len() && host.contains('.')) {
        return match call_in_path(word) {
            Some(id) => Ok(call(id?)),
            None => link::read(word),
        };
    }
    if let Some(id) = call_in_path(word) {
        return Ok(call(id?));
    }
    let is_thread = lower.starts_with("19:") && lower.contains('@');
    if is_thread || lower.contains("meetup-join") {
        return Err(PastedError::HalfLink);
    }
    check_segment(word)?;
    let is_guid = word.len() == 36 && Uuid::try_parse(word).is_ok();
    let is_number = word
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    let names_something = word.bytes().any(|byte| byte.is_ascii_alphanumeric());
    if is_number && names_something && !is_guid {
        return Err(PastedError::MeetingIdShape);
    }
    if word.bytes().all(is_id_byte) && names_something {
        Ok(call(CallId::from(word)))
    } else {
        Err(PastedError::NotUnderstood)
    }
}

fn call(id: CallId) -> Choice {
    Choice {
        pasted: Pasted::Call(id),
        doubts: Vec::new(),
    }
}

/// Ids are opaque, but what Graph hands out is GUIDs, or what base64 and names in URLs are made of.
fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~=:+".contains(&byte)
}

/// The id in the path of a call, such as `/communications/calls/{id}/participants`; `None` for other paths.
pub(crate) fn call_in_path(path: &str) -> Option<Result<CallId, IdError>> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut pieces = path.split('/').peekable();
    while let Some(piece) = pieces.next() {
        let owns_calls = ["communications", "app"]
            .iter()
            .any(|name| piece.eq_ignore_ascii_case(name));
        let is_next = pieces
            .peek()
            .is_some_and(|next| next.eq_ignore_ascii_case("calls"));
        if owns_calls && is_next {
            let encoded = pieces.nth(1).unwrap_or_default();
            // What is no text when decoded is no encoding, and stays as it is.
            let id = decode::once(encoded).unwrap_or_else(|| encoded.to_owned());
            return Some(check_segment(&id).map(|()| CallId::new(id)));
        }
    }
    None
}
