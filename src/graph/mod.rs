//! Microsoft Graph over HTTP: the token, the few requests of a moderator, and what their answers mean.
//!
//! The worker talks to [`requests::client::GraphClient`] and gets `moderation` types back. Nothing that a server
//! sends is trusted: see [`requests::wire`] for bodies and [`http::origin`] for addresses.

pub mod entra;
pub mod http;
pub mod requests;
