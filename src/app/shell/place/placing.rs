//! Tracks which place and zoom of the window are saved already.

use std::time::Duration;

use crate::settings::window_place::{WindowPlace, Zoom};

/// The saved and the current place and zoom of the window, and since when they differ.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placing {
    /// The place and zoom that need no saving: those of the first frame, later the saved ones. `None` before the first
    /// frame.
    pub(crate) kept: Option<(WindowPlace, Zoom)>,
    pub(crate) seen: (WindowPlace, Zoom),
    /// When place or zoom changed last, on the monotonic clock; `None` if they are saved.
    pub(crate) since: Option<Duration>,
    /// The zoom factor of the previous frame.
    pub(crate) factor: f32,
}

impl Placing {
    pub(crate) fn new(place: WindowPlace, zoom: Zoom) -> Self {
        Self {
            kept: None,
            seen: (place, zoom),
            since: None,
            factor: zoom.factor(),
        }
    }
}
