//! The audit log: writing, reading, retention and verification.

pub mod chain;
pub(crate) mod claim;
pub mod deletions;
pub mod earlier;
pub mod file;
pub(crate) mod folder;
pub(crate) mod log;
pub(crate) mod neighbours;
pub(crate) mod os_user;
pub mod removal_counts;
pub mod report;
pub(crate) mod retention;
pub mod trail;
pub mod verify;
pub mod verify_context;
mod vouching;
pub mod writer;
