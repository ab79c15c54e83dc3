//! What is known of the calls that are watched: rosters, rows, invitations, rules, and the activity.

pub mod activity;
pub(crate) mod attempts;
pub mod desk;
pub(crate) mod holds;
pub mod invitation;
pub(crate) mod merging;
pub(crate) mod pacer;
pub(crate) mod people;
pub mod roster;
pub mod row;
pub mod rules;
pub mod saved;
pub mod snapshot;
pub(crate) mod watched;
