//! Invitations and their cancelling.

pub(crate) mod cancelling;
pub(crate) mod inviting;
mod ringing_listed;
