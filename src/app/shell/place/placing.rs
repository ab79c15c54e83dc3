//! What of the place is kept already.

use std::time::Duration;

use crate::settings::window_place::{WindowPlace, Zoom};

/// What of the place needs no writing, and since when there is something newer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placing {
    /// Nothing before the first frame: a window that stays where it opened need not be kept.
    pub(crate) kept: Option<(WindowPlace, Zoom)>,
    pub(crate) seen: (WindowPlace, Zoom),
    /// On the clock that only goes forward.
    pub(crate) since: Option<Duration>,
    /// What the window multiplied by in the frame before.
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
