//! Questions before actions that can't be undone.

pub(crate) mod confirm_ui;
pub(crate) mod press_guard_ui;
pub(crate) mod question_text;
pub(crate) mod remove_or_ask;
