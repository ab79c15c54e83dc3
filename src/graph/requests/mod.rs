//! The requests of a moderator: what goes into each, and what its answer means.

pub(crate) mod attempt;
pub(crate) mod bodies;
pub mod calls;
pub mod client;
pub(crate) mod identity_set;
pub mod invite;
pub(crate) mod users;
pub mod wire;
