//! What a refusal means: its status, its code and its words become a [`Cause`].

use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::error_body::ErrorBody;
use crate::graph::http::graph_codes;
use crate::moderation::model::failure::Cause;

/// What a request was about, since the same status means different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RequestKind {
    /// A removal or a cancelling.
    Removal,
    /// Anything else.
    Other,
}

/// Sorts a refusal by its status and by what its body says.
pub(crate) fn cause_of(answer: &HttpAnswer, told: &ErrorBody, asked: RequestKind) -> Cause {
    let status = answer.status.as_u16();
    let listed = graph_codes::cause_of(status, told);
    match (status, listed) {
        (401, _) => Cause::Unauthenticated,
        (429, _) => Cause::Throttled(answer.retry_after),
        // No page gives the number of the refusal without the tenant's grant, so every other 403 shows the cmdlet.
        (403, listed) if asked == RequestKind::Removal => listed
            .filter(|cause| !matches!(cause, Cause::SourceRefused | Cause::Precondition))
            .unwrap_or(Cause::GrantMissing),
        (_, Some(cause)) => cause,
        (status, None) => graph_codes::by_status(status),
    }
}
