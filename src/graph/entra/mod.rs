//! Signing in: credentials, token requests to Entra, and tokens.

pub mod assertion;
pub mod auth;
pub mod certificate;
pub(crate) mod credential;
pub mod entra_codes;
pub(crate) mod granted;
pub(crate) mod key_file;
pub(crate) mod refusal;
pub(crate) mod retry_time;
pub(crate) mod token;
pub(crate) mod token_http;
pub(crate) mod token_refusal;
pub(crate) mod token_request;
