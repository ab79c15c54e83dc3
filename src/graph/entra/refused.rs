//! A token that could not be had, and when it may be asked for again.

use crate::graph::entra::again::Again;
use crate::graph::http::error::GraphError;
use crate::moderation::model::failure::{Cause, ConnectionCause, SignInCause};

/// Why there is no token.
pub(crate) struct Refused {
    pub(crate) error: GraphError,
    pub(crate) again: Again,
}

impl From<GraphError> for Refused {
    fn from(error: GraphError) -> Self {
        Self {
            error,
            again: Again::Now,
        }
    }
}

impl Refused {
    /// Entra says of an assertion beyond its time only that it is not accepted.
    pub(crate) fn put_down_to_the_clock(&mut self) {
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
    pub(crate) fn is_stumble(&self) -> bool {
        self.error.retry_after().is_none()
            && matches!(
                self.error.kind,
                Cause::Connection(ConnectionCause::Broken)
                    | Cause::SignIn(SignInCause::EntraTrouble)
            )
    }
}
