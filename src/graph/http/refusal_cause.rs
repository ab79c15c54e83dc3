//! Translates an error response to a [`Cause`].

use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::error_body::ErrorBody;
use crate::graph::http::graph_codes;
use crate::moderation::model::failure::Cause;

/// Kind of request. It decides what a 403 means: for a removal or cancellation, usually a missing grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RequestKind {
    /// A removal or a cancellation.
    Removal,
    /// Any other request.
    Other,
}

/// Returns the cause of an error response. The cause of a 403 depends on the kind of request.
pub(crate) fn cause_of(answer: &HttpAnswer, body: &ErrorBody, asked: RequestKind) -> Cause {
    match of_status(answer.status.as_u16(), body, asked) {
        Cause::Throttled(_) => Cause::Throttled(answer.retry_after),
        cause => cause,
    }
}

/// Returns the cause of an error response of which only the status and the code are known.
pub(crate) fn recorded_cause(status: u16, code: Option<&str>, asked: RequestKind) -> Cause {
    of_status(status, &ErrorBody::with_code(code), asked)
}

fn of_status(status: u16, body: &ErrorBody, asked: RequestKind) -> Cause {
    let listed = graph_codes::cause_of(status, body);
    match (status, listed) {
        (401, _) => Cause::Unauthenticated,
        (429, _) => Cause::Throttled(None),
        // No page documents the code for a missing grant. So a 403 to a removal or cancellation counts as a missing
        // grant if the table in `graph_codes` gives no cause, `SourceRefused` or `Precondition`.
        (403, listed) if asked == RequestKind::Removal => listed
            .filter(|cause| !matches!(cause, Cause::SourceRefused | Cause::Precondition))
            .unwrap_or(Cause::GrantMissing),
        (_, Some(cause)) => cause,
        (status, None) => graph_codes::by_status(status),
    }
}
