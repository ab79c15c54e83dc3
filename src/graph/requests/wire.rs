//! Graph's JSON into `moderation` types: one pass, lenient about everything but syntax.
//!
//! The members are spelled as Graph spells them; unknown ones are skipped, unknown enum values are kept.
//! A body is either read or it is no Graph answer at all: one odd participant never costs the rest of the roster.

pub(crate) mod call;
pub mod operations;
pub mod roster;
pub(crate) mod same_id;
pub(crate) mod user;

#[cfg(test)]
mod tests;
