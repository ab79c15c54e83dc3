//! The question before closing the window or signing out, if that would have effects such as ending rules.

pub(crate) mod exit_question;
pub(crate) mod exit_ui;
