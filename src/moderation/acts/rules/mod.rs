//! What the standing rules of a call do: who they find, how they act, how they are switched and kept.

pub(crate) mod acting;
pub(crate) mod switching;
