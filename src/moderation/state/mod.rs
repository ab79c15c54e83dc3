//! State of the watched calls, such as rosters, rows, invitations, rules and activity.

pub mod activity;
pub mod audit_trouble;
pub mod began;
pub mod deeds;
pub mod directory_names;
pub(crate) mod identity_index;
pub mod invitation;
pub(crate) mod merging;
pub mod name_mark;
pub mod other_windows;
pub(crate) mod pacer;
pub(crate) mod reading_pauses;
pub mod resumed;
pub mod roster;
pub mod row;
pub(crate) mod row_keys;
pub mod rules;
pub mod saved;
pub mod single_readings;
pub mod snapshot;
pub(crate) mod watched;
