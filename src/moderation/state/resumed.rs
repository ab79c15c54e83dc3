//! Sleep of the computer, or a change of its clock.

use std::time::Duration;

use crate::moderation::model::time::Now;

/// The program resumed after the computer slept or its clock was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resumed {
    /// When the program resumed.
    pub at: Now,
    /// How long the computer slept, judging by the clocks. `None` if the clock was set back.
    pub slept: Option<Duration>,
}
