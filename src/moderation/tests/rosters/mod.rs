//! Rosters: rows, order, kinds, and people whose names look alike.

pub(crate) mod identity_in_calls;
pub(crate) mod listing;
pub(crate) mod looks;
pub(crate) mod people;
pub(crate) mod taking_over;
