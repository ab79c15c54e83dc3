//! The question asked before rules end with the window or the session.

pub(crate) mod end_question;
pub(crate) mod ending_ui;
