//! The access check: what this app may do, and what has to be requested from the administrator.

pub(crate) mod access_rows;
pub(crate) mod access_ui;
pub(crate) mod admin_message;
pub(crate) mod finding;
pub(crate) mod report_text;
