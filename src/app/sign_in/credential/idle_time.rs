//! How long typed secrets have been unused.

/// When typed secrets were last used: `since` is a time in seconds of egui's clock. `None` while they are in use or
/// empty.
#[derive(Debug, Default)]
pub(crate) struct Idle {
    pub(crate) since: Option<f64>,
}
