//! Alarms, and the desktop notifications of alarms while the window isn't in front.

pub(crate) mod alarm;
pub(crate) mod notifications;
