//! The window: draws the newest snapshot each frame and turns clicks into actions.
//!
//! [`ConsoleApp`] holds the state that only the window knows, and `layout` places the panels. Each panel has a file of
//! its own.

pub mod access;
pub mod activity;
pub mod call;
pub mod calls;
pub mod language;
pub mod look;
pub mod parts;
pub mod settings;
pub mod shell;
pub mod sign_in;
pub mod state;
pub mod words;

pub use crate::app::shell::console_app::ConsoleApp;
pub use crate::app::state::start::{Prefill, Start, Surroundings};
