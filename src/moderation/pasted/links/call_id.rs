//! Call ids in paths.

use crate::moderation::model::ids::{CallId, IdError, check_segment};
use crate::moderation::pasted::decode;

/// Ids are opaque, but what Graph hands out is GUIDs, or what base64 and names in URLs are made of.
pub(crate) fn is_id_byte(byte: u8) -> bool {
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
