//! Helpers for several requests: reading an id in `Location`, and reporting a body that is not Graph's.

use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::error::GraphError;
use crate::graph::http::origin::decode_segment;
use crate::graph::requests::progress::AcceptedRequest;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::check_segment;

/// Makes the failure for a successful response with an unexpected body.
pub(crate) fn not_graph(
    answer: &HttpAnswer,
    done: AcceptedRequest,
    problem: &serde_json::Error,
) -> Failure {
    let mut failure = Failure::from(GraphError::not_graph(answer, problem));
    failure.request = Some(done.request);
    failure.times = Some(done.times);
    failure.tries = done.tries;
    failure
}

/// Returns the id at the end of the `Location` header. Ignores the host, because only the id is used.
///
/// `None` without the header, if the id is unusable, or if the segment before it is not `collection`, such as `calls`.
pub(crate) fn located(answer: &HttpAnswer, collection: &str) -> Option<String> {
    let path = answer.location.as_deref()?.split(['?', '#']).next()?;
    let (before, segment) = path.strip_suffix('/').unwrap_or(path).rsplit_once('/')?;
    let whose = before.rsplit('/').next()?;
    if !whose.eq_ignore_ascii_case(collection) {
        return None;
    }
    decode_segment(segment).filter(|id| check_segment(id).is_ok())
}
