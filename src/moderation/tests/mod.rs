//! Tests of the console over several events. Tests of a single part are in the same file as its code.

mod calls;
pub(crate) mod cast;
mod export;
mod invitations;
mod laws;
mod other_windows;
mod proofs;
mod removals;
mod rosters;
pub(crate) mod stage;
mod standing_rules;
