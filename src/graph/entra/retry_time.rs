//! When a refused token request may be sent again.

use std::time::Duration;

/// Wait after a 429 or 5xx without `Retry-After`, as in MSAL.
pub(crate) const AFTER_TROUBLE: Duration = Duration::from_secs(5);

/// When the same token request may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryTime {
    /// As soon as a caller needs a token.
    Now,
    /// Once this time has passed since the refusal.
    After(Duration),
    /// Only after the operator has signed in again or asked for a new token.
    AfterSignIn,
}
