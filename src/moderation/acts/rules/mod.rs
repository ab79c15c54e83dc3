//! The rules of a call: what they do by themselves, and how the operator switches them.

pub(crate) mod acting;
pub(crate) mod switching;
