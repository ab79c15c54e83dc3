//! When a token request that was refused may be sent again.

use std::time::Duration;

/// What MSAL waits after a 429 or 5xx that names no time.
pub(crate) const AFTER_TROUBLE: Duration = Duration::from_secs(5);

/// When the same token request may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryTime {
    /// Whenever somebody wants a token.
    Now,
    /// Not before this.
    After(Duration),
    /// Not before somebody signs in anew.
    NotByItself,
}
