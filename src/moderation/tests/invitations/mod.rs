//! Inviting people and canceling invitations.

pub(crate) mod cancelling;
pub(crate) mod inviting;
mod ringing_listed;
