//! Reads Graph's JSON leniently. Members may be missing, or have a type that is not documented.
//!
//! Unknown members are skipped. Unknown call states and kinds of identity are kept as text. Unreadable entries of a
//! roster page are skipped and counted. Reading the page fails if it has entries but none is readable.

pub(crate) mod call;
pub mod operations;
pub mod roster;
pub(crate) mod user;

#[cfg(test)]
mod tests;
