//! The window: draws the newest snapshot each frame and turns clicks into actions.

pub mod action;
pub mod failure_text;
mod palette;
pub mod pending;
pub mod person_text;
pub mod request;
pub mod row_state;
pub mod text;
pub mod theme;
pub mod time_text;
pub mod widgets;
pub mod window;
