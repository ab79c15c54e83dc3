//! What is known of the calls that are watched: rosters, rows, invitations, rules, and the activity.

pub mod activity;
pub(crate) mod batch;
pub(crate) mod directory_names;
pub(crate) mod holds;
pub mod invitation;
pub(crate) mod join;
pub(crate) mod keep_alive;
pub(crate) mod leave;
pub(crate) mod mute;
pub(crate) mod pacer;
pub(crate) mod people;
pub(crate) mod raid;
pub(crate) mod resumed;
pub mod roster;
pub mod row;
pub mod rules;
pub mod saved;
pub(crate) mod single_readings;
pub mod snapshot;
pub(crate) mod watched;
