//! What becomes of a roster: rows, order, kinds, people who look alike.

pub(crate) mod identity_in_calls;
pub(crate) mod listing;
pub(crate) mod looks;
pub(crate) mod people;
pub(crate) mod taking_over;
