//! The mind of the console: everything that is decided, without clock, I/O or async.
//!
//! Rosters, answers, commands and ticks go in as [`event::Event`]s; what has to be done outside comes
//! back as [`effect::Effect`]s. Time is always told from outside, so that every rule can be tried in
//! sequences of millions.

pub mod access;
pub mod acts;
pub mod command;
pub mod console;
pub mod effect;
pub mod event;
pub mod model;
pub(crate) mod open_requests;
pub mod pasted;
pub mod state;
pub mod views;

#[cfg(test)]
pub(crate) mod tests;

pub use crate::moderation::state::pacer::Pause;
pub use crate::moderation::state::watched::{BACK_INTERVAL, FRONT_INTERVAL};
