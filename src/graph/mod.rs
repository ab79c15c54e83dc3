//! Microsoft Graph over HTTP: the token, the few requests of a moderator, and what their answers mean.
//!
//! The worker talks to [`client::GraphClient`] and gets `moderation` types back. Nothing that a server
//! sends is trusted: see [`wire`] for bodies and [`origin`] for addresses.

pub mod assertion;
mod attempt;
pub mod auth;
mod bodies;
pub mod calls;
pub mod certificate;
pub mod client;
pub mod cloud;
mod credential;
mod entra;
pub mod entra_codes;
pub mod error;
mod error_body;
pub mod graph_codes;
mod http;
mod identity_set;
pub mod invite;
mod key_file;
mod loose;
pub mod origin;
mod pages;
mod retry;
mod tls;
mod token;
mod token_request;
pub mod transport;
mod users;
pub mod wire;
