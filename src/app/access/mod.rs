//! The access check: what this app may do here, and what to ask the admin for.

pub(crate) mod access_rows;
pub(crate) mod access_ui;
pub(crate) mod admin_message;
