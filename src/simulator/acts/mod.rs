//! What happens in the world: by request, by people in a call, or as time passes.

pub(crate) mod assertion;
pub(crate) mod coming;
pub(crate) mod directory;
pub(crate) mod happening;
pub(crate) mod inviting;
pub(crate) mod joining;
pub(crate) mod muting;
pub(crate) mod removing;
pub(crate) mod replacing;
pub(crate) mod signing_in;
pub(crate) mod troubling;
pub(crate) mod waves;
