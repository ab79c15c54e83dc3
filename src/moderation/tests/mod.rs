//! What the mind does over several events; single rules are tested beside their code.

mod calls;
pub(crate) mod cast;
mod desk;
mod export;
mod invitations;
mod laws;
mod proofs;
mod removals;
mod rosters;
pub(crate) mod stage;
mod standing_rules;
