//! The question asked before rules end with the window or the session.

pub(crate) mod exit_question;
pub(crate) mod exit_ui;
