//! Calls: joining, watching, keeping alive, muting, names, notes, sleep of the computer, and bounds of memory.

pub(crate) mod bounds;
pub(crate) mod joining;
pub(crate) mod keep_alive;
pub(crate) mod muting;
pub(crate) mod naming;
pub(crate) mod notes;
pub(crate) mod resuming;
pub(crate) mod watching;
