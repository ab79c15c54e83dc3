//! Compares the id in a response with the one asked for.

/// Whether both ids are the same. Ids are opaque, so only two GUIDs may differ in case.
pub(crate) fn is_same_id(told: &str, asked: &str) -> bool {
    let are_guids = || {
        [told, asked]
            .iter()
            .all(|id| uuid::Uuid::try_parse(id).is_ok())
    };
    told == asked || (told.eq_ignore_ascii_case(asked) && are_guids())
}
