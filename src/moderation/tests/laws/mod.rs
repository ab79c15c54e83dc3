//! Laws that hold in all random stories.

pub(crate) mod pressure;
pub(crate) mod stories;
pub(crate) mod world;
