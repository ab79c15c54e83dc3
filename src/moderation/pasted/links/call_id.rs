//! Finds call ids in the paths of addresses.

use crate::moderation::model::ids::{CallId, IdError, check_segment};
use crate::moderation::pasted::decode;

/// Whether a byte may occur in a call id. Ids are opaque, but Graph issues GUIDs and URL-safe
/// base64.
pub(crate) fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~=:+".contains(&byte)
}

/// Returns the call id in a path such as `/communications/calls/{id}/participants`. `None` for other paths, and for an
/// id in parentheses that does not decode to UTF-8.
///
/// `Some(Err)` if the id cannot be part of a request.
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
        // The keyed form of OData: `calls('{id}')`.
        let keyed = pieces.peek().and_then(|next| {
            let rest = decode::after(next, "calls(")?.strip_suffix(')')?;
            Some(rest.trim_matches('\''))
        });
        if let Some(id) = keyed.filter(|_| owns_calls) {
            let id = decode::once(id)?;
            let id = id.trim_matches('\'');
            return Some(check_segment(id).map(|()| CallId::from(id)));
        }
        if owns_calls && is_next {
            let encoded = pieces.nth(1).unwrap_or_default();
            // An id whose decoded form is not UTF-8 was not encoded, and is used unchanged.
            let id = decode::once(encoded).unwrap_or_else(|| encoded.to_owned());
            return Some(check_segment(&id).map(|()| CallId::new(id)));
        }
    }
    None
}
