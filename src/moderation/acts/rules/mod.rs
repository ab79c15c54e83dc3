//! The rules of a call: their automatic actions, and how the operator switches them.

pub(crate) mod acting;
pub(crate) mod switching;
