//! The question before closing the window or signing out, if rules would end.

pub(crate) mod exit_question;
pub(crate) mod exit_ui;
