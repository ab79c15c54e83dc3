//! How long nobody has typed.

/// The time since which typed text has been left alone, by the window's clock in seconds.
#[derive(Debug, Default)]
pub(crate) struct Idle {
    pub(crate) since: Option<f64>,
    pub(crate) has_wiped: bool,
}

impl Idle {
    /// Returns whether text was wiped and nothing typed since.
    pub(crate) fn has_wiped(&self) -> bool {
        self.has_wiped
    }
}
