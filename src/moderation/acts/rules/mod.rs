//! The rules of a call: what they do automatically, and how the operator switches them.

pub(crate) mod acting;
pub(crate) mod switching;
