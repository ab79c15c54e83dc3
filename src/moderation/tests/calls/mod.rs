//! Calls themselves: joined, watched, kept alive, muted, left alone by a computer that slept.

pub(crate) mod bounds;
pub(crate) mod joining;
pub(crate) mod keep_alive;
pub(crate) mod muting;
pub(crate) mod naming;
pub(crate) mod notes;
pub(crate) mod resuming;
pub(crate) mod watching;
