//! The app's credential: a secret, a certificate, a federated or a pasted token.

pub(crate) mod certificate_reading;
pub(crate) mod credential_form;
pub mod credential_place;
pub(crate) mod credential_text;
pub(crate) mod credential_ui;
pub(crate) mod idle_time;
pub(crate) mod secret_field;
pub(crate) mod typed_path;
