//! Alarms, and their desktop notifications while the window isn't in front.

pub(crate) mod alarms;
pub(crate) mod desktop;
pub(crate) mod herald;
