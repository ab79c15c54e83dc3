//! Questions on a row, asked before removing somebody, keeping them out, or canceling an invitation.

mod cancelling_text;
pub(crate) mod confirm_ui;
pub(crate) mod press_guard_ui;
mod question_content;
pub(crate) mod question_text;
pub(crate) mod remove_or_ask;
