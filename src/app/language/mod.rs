//! Texts in every language, and what presentation mode masks in them. Draws nothing.

pub mod keyboard;
pub mod languages;
pub mod privacy;
pub mod text;
pub(crate) mod texts;
