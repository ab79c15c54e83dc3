//! Microsoft Graph over HTTP: the token, the few requests that moderation needs, and their
//! responses.
//!
//! The worker uses [`requests::client::GraphClient`], whose results consist of `moderation` types. Nothing from
//! a server is trusted: see [`requests::wire`] for bodies and [`http::origin`] for addresses.

pub mod entra;
pub mod http;
pub mod requests;
