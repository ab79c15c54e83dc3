//! One call: the list of its people in the middle, and the parts of the window that act on the call.

pub mod batch;
pub mod call_ui;
pub(crate) mod commands;
pub mod confirm;
pub mod header;
pub mod invite;
pub(crate) mod keys;
pub mod leave;
pub mod people;
pub mod person;
pub mod ringing;
pub mod rows;
pub mod rules;
pub(crate) mod setting_up_ui;
pub mod side_panel_ui;
pub mod state;
pub(crate) mod top_strip_ui;
