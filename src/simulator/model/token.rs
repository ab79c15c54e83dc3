//! Issued tokens and the assertions used for them.

use std::collections::BTreeSet;
use std::time::Duration;

#[derive(Clone, Debug)]
pub(crate) struct IssuedToken {
    /// The bearer text, only compared as a whole.
    pub(crate) text: String,
    pub(crate) tenant: String,
    /// Roles at the time when the token was issued. Later consent shows only in a new token.
    pub(crate) roles: Vec<String>,
    pub(crate) lifetime: Duration,
    pub(crate) expires_at: Duration,
}

/// The issued tokens, except long expired ones, and the assertions that were sent to get them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) issued: Vec<IssuedToken>,
    pub(crate) requests: u64,
    /// Ids (`jti`) of all accepted assertions. None may be used again.
    pub(crate) assertions: BTreeSet<String>,
    pub(crate) sent_assertions: Vec<String>,
}
