//! Door, keep-out rules and raid mode.

pub(crate) mod acting;
pub(crate) mod limits;
pub(crate) mod raid;
pub(crate) mod switching;
