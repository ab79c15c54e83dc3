//! Converts Graph's JSON to `moderation` types in one pass, lenient about everything but syntax.
//!
//! Unknown members are skipped, unknown enum values are kept. A body is either read or rejected as
//! a whole: one odd participant never makes the roster unreadable.

pub(crate) mod call;
pub mod operations;
pub mod roster;
pub(crate) mod user;

#[cfg(test)]
mod tests;
