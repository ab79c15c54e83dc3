//! The window: draws the newest snapshot each frame and turns clicks into actions.
//!
//! [`ConsoleApp`] holds what only the window knows; `layout` draws it; everything else is one file a panel.

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
