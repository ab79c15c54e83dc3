//! The access check: what this app may do, and what to ask the administrator for.

pub(crate) mod access_rows;
pub(crate) mod access_ui;
pub(crate) mod admin_message;
