//! The window: draws the newest snapshot each frame and turns clicks into actions.

pub mod action;
mod palette;
pub mod text;
pub mod theme;
