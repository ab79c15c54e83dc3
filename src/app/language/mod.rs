//! Texts in every language, and the masks of presentation mode. Draws nothing.

pub(crate) mod countries;
pub mod keyboard;
pub mod languages;
pub mod late_text;
pub mod privacy;
pub mod text;
pub(crate) mod texts;
