//! What all answers to requests have in common.

use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::error::GraphError;
use crate::graph::http::origin::decode_segment;
use crate::graph::requests::progress::Done;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::check_segment;

/// A good status over a body that is not what was asked for.
pub(crate) fn not_graph(answer: &HttpAnswer, done: Done, problem: &serde_json::Error) -> Failure {
    let mut failure = GraphError::not_graph(answer, problem).into_failure();
    failure.request = Some(done.request);
    failure.times = Some(done.times);
    failure.tries = done.tries;
    failure
}

/// The id at the end of `Location`, whose host does not matter: only this segment is used.
pub(crate) fn located(answer: &HttpAnswer) -> Option<String> {
    let path = answer.location.as_deref()?.split(['?', '#']).next()?;
    let segment = path.trim_end_matches('/').rsplit('/').next()?;
    decode_segment(segment).filter(|id| check_segment(id).is_ok())
}
