//! Invites people, and follows invitations until they end.

pub(crate) mod cancelling;
pub(crate) mod concluding;
pub(crate) mod inviting;
pub(crate) mod ringing;
