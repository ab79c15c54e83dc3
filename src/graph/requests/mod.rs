//! The requests that moderation needs: what each sends, and what its response means.

pub(crate) mod attempt;
pub mod begun;
pub(crate) mod bodies;
pub mod calls;
pub mod client;
pub(crate) mod identity_set;
pub mod invite;
pub mod invite_entry;
pub mod pages;
pub(crate) mod paths;
pub mod progress;
pub(crate) mod readings;
pub(crate) mod removals;
pub(crate) mod response_helpers;
pub mod service_deeds;
pub(crate) mod users;
pub mod wire;
