//! The world in Graph's JSON format and the simulator's own.

pub(crate) mod call;
pub(crate) mod dirty_json;
pub(crate) mod operation;
pub(crate) mod parts;
pub(crate) mod truth;
