//! A token that could not be had, and when it may be asked for again.

use crate::graph::entra::retry_time::RetryTime;
use crate::graph::http::error::GraphError;
use crate::moderation::model::failure::{Cause, ConnectionCause, SignInCause};

/// Why there is no token.
pub(crate) struct TokenRefusal {
    pub(crate) error: GraphError,
    pub(crate) again: RetryTime,
}

impl From<GraphError> for TokenRefusal {
    fn from(error: GraphError) -> Self {
        Self {
            error,
            again: RetryTime::Now,
        }
    }
}

impl TokenRefusal {
    /// Entra says of an assertion beyond its time only that it is not accepted.
    pub(crate) fn blame_clock(&mut self) {
        if let Cause::SignIn(
            cause @ (SignInCause::CertificateRefused
            | SignInCause::CertificateOutOfDate
            | SignInCause::AssertionMalformed
            | SignInCause::AssertionRefused),
        ) = &mut self.error.kind
        {
            *cause = SignInCause::ClockWrong;
        }
    }

    /// Whether the very next request may well be answered.
    pub(crate) fn is_transient(&self) -> bool {
        self.error.retry_after().is_none()
            && matches!(
                self.error.kind,
                Cause::Connection(ConnectionCause::Broken)
                    | Cause::SignIn(SignInCause::EntraTrouble)
            )
    }
}
