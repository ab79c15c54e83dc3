//! Tokens that were given out, and what was shown for them.

use std::collections::BTreeSet;
use std::time::Duration;

/// A token that was given out.
#[derive(Clone, Debug)]
pub(crate) struct IssuedToken {
    /// The bearer text, compared as a whole: nobody here reads its parts.
    pub(crate) text: String,
    pub(crate) tenant: String,
    /// As of when it was issued: consent that changes later shows only in a new token.
    pub(crate) roles: Vec<String>,
    pub(crate) lifetime: Duration,
    pub(crate) expires_at: Duration,
}

/// Every token that was given out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) issued: Vec<IssuedToken>,
    pub(crate) requests: u64,
    /// The ids of all assertions so far: none counts twice.
    pub(crate) assertions: BTreeSet<String>,
    pub(crate) sent_assertions: Vec<String>,
}
