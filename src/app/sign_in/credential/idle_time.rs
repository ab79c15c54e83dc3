//! How long typed secrets have been unused.

/// How long typed secrets have been unused. `since` is when that began, in seconds of the window's clock.
#[derive(Debug, Default)]
pub(crate) struct Idle {
    pub(crate) since: Option<f64>,
}
