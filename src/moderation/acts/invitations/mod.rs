//! Inviting people, and what becomes of invitations.

pub(crate) mod cancelling;
pub(crate) mod concluding;
pub(crate) mod inviting;
pub(crate) mod ringing;
