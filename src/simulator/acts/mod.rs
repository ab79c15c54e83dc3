//! Changes to the world: by a request, by people in a call, or by the passing of time.

pub(crate) mod arrivals;
pub(crate) mod assertion;
pub(crate) mod directory;
pub(crate) mod faults;
pub(crate) mod inviting;
pub(crate) mod joining;
pub(crate) mod muting;
pub(crate) mod passing_time;
pub(crate) mod removing;
pub(crate) mod replacing;
pub(crate) mod signing_in;
pub(crate) mod waves;
