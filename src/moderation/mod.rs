//! The rules of the console: everything that the app decides. Uses no clock, I/O or async.
//!
//! Rosters, responses, commands and ticks go in as [`event::Event`]s. The requests to send and
//! lines to write come out as [`effect::Effect`]s. The caller always passes the time in, so that
//! tests can try the rules in millions of sequences.

pub mod access;
pub mod acts;
pub mod command;
pub mod console;
pub mod effect;
pub mod event;
pub mod evidence;
pub mod model;
pub(crate) mod open_requests;
pub mod pasted;
pub mod state;
pub mod views;

#[cfg(test)]
pub(crate) mod tests;

pub use crate::moderation::state::pacer::Pause;
pub use crate::moderation::state::watched::{BACK_INTERVAL, FRONT_INTERVAL};
