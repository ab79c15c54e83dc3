//! Microsoft Graph over HTTP: the token, the few requests of a moderator, and what their answers mean.
//!
//! The worker talks to [`client::GraphClient`] and gets `moderation` types back. Nothing that a server
//! sends is trusted: see [`wire`] for bodies and [`origin`] for addresses.

mod attempt;
pub mod auth;
mod bodies;
pub mod calls;
pub mod client;
mod entra;
pub mod error;
mod error_body;
mod http;
mod identity_set;
pub mod invite;
mod loose;
pub mod origin;
mod pages;
mod retry;
mod token;
mod token_request;
mod users;
pub mod wire;
