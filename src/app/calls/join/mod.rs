//! Adding a call: an id, a link or a whole invitation that was pasted.

pub mod join_context;
pub(crate) mod join_form;
pub(crate) mod join_options_ui;
pub mod join_ui;
pub(crate) mod pasted_ui;
