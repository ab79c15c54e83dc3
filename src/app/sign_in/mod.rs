//! Signing in: the form, what is kept of it, and the page after a session.

pub(crate) mod choose_file_ui;
pub mod connection_form;
pub mod credential;
pub(crate) mod files;
pub(crate) mod keeping;
pub(crate) mod keyring_ui;
pub(crate) mod note_ui;
pub mod profiles;
pub mod remember;
pub mod sign_in_form;
pub mod sign_in_ui;
pub(crate) mod signed_out_ui;
pub(crate) mod welcome_ui;
