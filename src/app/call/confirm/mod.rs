//! The questions before something that cannot be taken back, and the hand that answers them.

pub(crate) mod confirm_ui;
pub(crate) mod press_guard_ui;
pub(crate) mod question_text;
pub(crate) mod remove_or_ask;
