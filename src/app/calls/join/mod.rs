//! Adding a call by a pasted call id, meeting link or invitation.

pub mod join_context;
pub(crate) mod join_form;
pub(crate) mod join_options_ui;
pub mod join_ui;
pub(crate) mod pasted_ui;
