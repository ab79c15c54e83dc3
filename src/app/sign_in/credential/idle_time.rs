//! How long the window has been left alone while a secret is typed in it.

/// The time when the window was last used. `since` is in seconds of egui's clock, and `None` while no secret is typed.
#[derive(Debug, Default)]
pub(crate) struct Idle {
    pub(crate) since: Option<f64>,
}
