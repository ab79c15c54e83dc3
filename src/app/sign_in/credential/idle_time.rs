//! How long typed secrets have been unused.

/// How long typed secrets have been unused. `since` is when that began, in seconds of the window's clock.
#[derive(Debug, Default)]
pub(crate) struct Idle {
    pub(crate) since: Option<f64>,
    pub(crate) has_wiped: bool,
}

impl Idle {
    /// Whether secrets were wiped and none has been typed since.
    pub(crate) fn has_wiped(&self) -> bool {
        self.has_wiped
    }
}
