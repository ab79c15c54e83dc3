//! Converts Graph's JSON to `moderation` types in one pass, lenient about everything but syntax.
//!
//! Unknown members are skipped, unknown enum values are kept. A list of participants leaves out and counts entries that
//! it cannot read, and fails if it has entries but can read none. Any other body is read or rejected as a whole.

pub(crate) mod call;
pub mod operations;
pub mod roster;
pub(crate) mod user;

#[cfg(test)]
mod tests;
