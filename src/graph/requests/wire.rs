//! Reads Graph's JSON leniently: members may be missing, or of another type than documented.
//!
//! Unknown members are skipped. Unknown call states and kinds of identity are kept as text. A roster page leaves out
//! and counts entries that it cannot read, and fails if it has entries but can read none.

pub(crate) mod call;
pub mod operations;
pub mod roster;
pub(crate) mod user;

#[cfg(test)]
mod tests;
