//! That the computer slept, or its clock was set.

use std::time::Duration;

use crate::moderation::model::time::Now;

/// That the program went on after the computer had slept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resumed {
    /// When it went on.
    pub at: Now,
    /// For how long it had slept, where the clocks tell; `None` if the clock was set back.
    pub slept: Option<Duration>,
}
