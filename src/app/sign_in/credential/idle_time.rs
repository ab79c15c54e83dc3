//! How long the window has been left alone while a secret is typed in it.

/// When the window was last used: `since` is a time in seconds of egui's clock. `None` while it is in use, or if no
/// secret is typed.
#[derive(Debug, Default)]
pub(crate) struct Idle {
    pub(crate) since: Option<f64>,
}
