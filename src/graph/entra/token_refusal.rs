//! Failed token requests, and when they may be sent again.

use crate::graph::entra::retry_time::RetryTime;
use crate::graph::http::error::GraphError;
use crate::moderation::model::failure::{Cause, ConnectionCause, SignInCause};

/// Why a token request failed, and when it may be sent again.
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
    /// Changes the cause to a wrong clock, if an assertion outside its lifetime can lead to the current cause. Call it
    /// only if the clock is known to be wrong.
    pub(crate) fn blame_clock(&mut self) {
        if let Cause::SignIn(
            cause @ (SignInCause::CertificateRefused
            | SignInCause::CertificateOutOfDate
            | SignInCause::AssertionMalformed
            | SignInCause::AssertionRefused),
        ) = &mut self.error.failure.cause
        {
            *cause = SignInCause::ClockWrong;
        }
    }

    /// Whether an immediate repetition may succeed.
    pub(crate) fn is_transient(&self) -> bool {
        self.error.retry_after().is_none()
            && matches!(
                self.error.failure.cause,
                Cause::Connection(ConnectionCause::Broken)
                    | Cause::SignIn(SignInCause::EntraTrouble)
            )
    }
}
