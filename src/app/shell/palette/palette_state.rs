//! What the window keeps of the palette while it is open.

/// What stands in the palette.
#[derive(Debug, Default)]
pub(crate) struct Palette {
    pub(crate) typed: String,
    /// The place of the one that Enter does.
    pub(crate) place: usize,
    pub(crate) had_keyboard: bool,
}
