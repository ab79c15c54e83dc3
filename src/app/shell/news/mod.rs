//! Alarms, and the desktop notifications of alarms while the window isn't in front.

pub(crate) mod alarms;
pub(crate) mod desktop;
pub(crate) mod herald;
