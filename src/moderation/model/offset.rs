//! The place of a part in its text.

/// Returns where `part` begins in `text`, in bytes. `part` must be a slice of `text`.
pub(crate) fn offset_in(part: &str, text: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}
