//! The question before closing the window or signing out. Asked only if that has effects, such as ending rules.

pub(crate) mod exit_question;
pub(crate) mod exit_ui;
