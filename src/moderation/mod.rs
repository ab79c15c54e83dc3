//! The mind of the console: everything that is decided, without clock, I/O or async.
//!
//! Rosters, answers, commands and ticks go in as [`command::Event`]s; what has to be done outside comes
//! back as [`command::Effect`]s. Time is always told from outside, so that every rule can be tried in
//! sequences of millions.

pub mod activity;
mod attempts;
pub mod audit;
pub mod call;
pub mod command;
pub mod console;
pub mod failure;
pub mod ids;
pub mod invitation;
pub mod invitee;
mod inviting;
pub mod name;
pub mod participant;
mod people;
mod removal;
pub mod roster;
pub mod row;
pub mod snapshot;
pub mod table;
pub mod time;
mod watched;

pub use watched::{BACK_INTERVAL, FRONT_INTERVAL};
