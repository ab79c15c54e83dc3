//! State of the open palette.

#[derive(Debug, Default)]
pub(crate) struct Palette {
    pub(crate) typed: String,
    /// Index of the entry that Enter runs.
    pub(crate) place: usize,
    pub(crate) has_claimed_focus: bool,
}
