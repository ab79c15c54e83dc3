//! Laws that hold whatever happens, told as random stories.

pub(crate) mod pressure;
pub(crate) mod stories;
pub(crate) mod world;
