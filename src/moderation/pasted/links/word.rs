//! A single word that is no complete link: a call id, the path of a call, or a piece of a link.

use uuid::Uuid;

use crate::moderation::model::ids::{CallId, check_segment};
use crate::moderation::pasted::PastedError;
use crate::moderation::pasted::links::call_id::{call_in_path, is_id_byte};
use crate::moderation::pasted::links::link;
use crate::moderation::pasted::reading::{Interpretation, Pasted};

/// Reads the call or meeting that a single word names.
pub(crate) fn read(word: &str) -> Result<Interpretation, PastedError> {
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

fn call(id: CallId) -> Interpretation {
    Interpretation {
        pasted: Pasted::Call(id),
        doubts: Vec::new(),
    }
}
