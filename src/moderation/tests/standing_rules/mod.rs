//! Door, keep-out and raid mode, event by event.

pub(crate) mod acting;
pub(crate) mod limits;
pub(crate) mod raid;
pub(crate) mod switching;
