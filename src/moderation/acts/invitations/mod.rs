//! Invitations, from the asking to the end of the ringing.

pub(crate) mod cancelling;
pub(crate) mod concluding;
pub(crate) mod inviting;
pub(crate) mod ringing;
