//! Whether an answer names what was asked for.

/// Ids are opaque; only two GUIDs may differ in case and be the same.
pub(crate) fn is_same_id(told: &str, asked: &str) -> bool {
    let are_guids = || {
        [told, asked]
            .iter()
            .all(|id| uuid::Uuid::try_parse(id).is_ok())
    };
    told == asked || (told.eq_ignore_ascii_case(asked) && are_guids())
}
