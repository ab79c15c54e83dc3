//! The mind of the console: everything that is decided, without clock, I/O or async.
//!
//! Rosters, answers, commands and ticks go in as [`command::Event`]s; what has to be done outside comes
//! back as [`command::Effect`]s. Time is always told from outside, so that every rule can be tried in
//! sequences of millions.

pub mod access;
pub mod across;
pub mod activity;
pub mod activity_filter;
mod attempts;
pub mod audit;
pub mod call;
mod cancelling;
pub mod command;
mod concluding;
pub mod console;
pub mod directory;
pub mod ending;
pub mod evidence;
pub mod export;
pub mod failure;
mod holds;
pub mod identity;
pub mod ids;
pub mod invitation;
pub mod invitee;
mod inviting;
pub mod joining;
pub mod keeping;
pub mod leaving;
mod look;
pub mod meeting;
pub mod muting;
pub mod name;
mod naming;
mod noting;
mod pacer;
mod pacing;
pub mod participant;
pub mod pasted;
mod people;
mod polling;
mod protecting;
pub mod raid;
pub mod reading;
mod removal;
pub mod resuming;
mod ringing;
pub mod roster;
pub mod row;
pub mod rules;
pub mod saved;
mod singles;
pub mod snapshot;
pub mod table;
#[cfg(test)]
mod tests;
pub mod time;
mod verifying;
mod watched;
mod watching;

pub use pacer::Pause;
pub use watched::{BACK_INTERVAL, FRONT_INTERVAL};
