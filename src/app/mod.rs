//! The window: draws the newest snapshot each frame and turns clicks into actions.

pub mod action;
mod call_header_ui;
mod call_tools_ui;
pub mod call_ui;
mod confirm_ui;
pub mod failure_text;
mod invite_ui;
mod palette;
mod pane;
pub mod pending;
pub mod person_text;
pub mod person_ui;
pub mod request;
mod ringing_ui;
mod roster_ui;
pub mod row_state;
pub mod text;
pub mod theme;
pub mod time_text;
pub mod widgets;
pub mod window;
