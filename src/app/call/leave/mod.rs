//! Leaving a call, and ending it for everyone.

pub(crate) mod end_ui;
pub(crate) mod leave_ui;
