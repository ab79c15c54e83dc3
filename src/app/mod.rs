//! The window: draws the newest snapshot each frame and turns clicks into actions.
//!
//! [`ConsoleApp`] holds what only the window knows; `layout` draws it; everything else is one file a panel.

mod above;
pub mod action;
mod activity_details;
mod activity_text;
pub mod activity_ui;
mod call_entry;
mod call_header_ui;
mod call_menu_ui;
mod call_notice_ui;
mod call_tools_ui;
pub mod call_ui;
pub mod calls_ui;
mod confirm_ui;
mod console_app;
mod end_form;
mod end_ui;
mod ending_list_ui;
mod ending_ui;
mod failure_details;
pub mod failure_text;
mod header_buttons_ui;
mod invite_ui;
mod layout;
mod leave_ui;
mod microphone_ui;
mod mute_text;
mod notices;
mod palette;
mod pane;
pub mod pending;
mod person_mute_ui;
pub mod person_text;
mod person_trouble_ui;
pub mod person_ui;
mod question;
pub mod request;
mod ringing_ui;
mod roster_ui;
mod row_cells;
pub mod row_state;
mod settings_ui;
pub mod side_ui;
pub mod sign_in_form;
pub mod sign_in_ui;
pub mod start;
pub mod text;
pub mod theme;
pub mod time_text;
pub mod widgets;
pub mod window;

pub use console_app::ConsoleApp;
pub use start::{Prefill, Start};
