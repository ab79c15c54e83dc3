//! Signing in: the form, the parts of it that are saved, the welcome at the first start, and the note after a sign-out.

pub(crate) mod choose_file_ui;
pub(crate) mod cloud_text;
mod cloud_ui;
pub mod connection_form;
pub mod credential;
pub(crate) mod files;
pub(crate) mod form_secrets;
pub(crate) mod keyring_ui;
pub(crate) mod local_advice;
pub(crate) mod note_ui;
pub(crate) mod pasted;
pub mod profiles;
mod refusal_ui;
pub(crate) mod refused_field;
pub mod remember;
pub mod sign_in_form;
pub mod sign_in_ui;
pub(crate) mod signed_out_ui;
mod taking;
pub(crate) mod welcome_ui;
mod where_ui;
