//! The texts in their languages, and what presentation mode leaves of names; draws nothing.

pub mod keyboard;
pub mod languages;
pub mod privacy;
pub mod text;
pub(crate) mod texts;
