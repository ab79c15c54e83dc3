//! HTTP: addresses, connections, responses and errors.

pub(crate) mod answer;
pub(crate) mod base64_text;
pub(crate) mod clients;
pub mod cloud;
pub(crate) mod connection_cause;
pub mod error;
pub(crate) mod error_body;
pub(crate) mod exchange;
pub mod graph_codes;
pub(crate) mod lenient_json;
pub mod origin;
pub(crate) mod proxy_environment;
pub(crate) mod refusal_cause;
pub(crate) mod retry;
pub(crate) mod scrub;
pub(crate) mod shortened;
pub(crate) mod tls;
pub mod transport;
pub(crate) mod zeroized;
