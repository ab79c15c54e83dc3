//! Inviting people and canceling invitations.

pub(crate) mod cancelling;
pub(crate) mod inviting;
mod recording;
mod ringing_listed;
