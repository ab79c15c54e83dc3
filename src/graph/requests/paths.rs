//! Builds paths from segments, each checked and encoded.

use crate::graph::http::error::GraphError;
use crate::graph::http::origin::encode_segment;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{CallId, check_segment};

/// Path of the collection of all calls.
pub(crate) const CALLS: &str = "/v1.0/communications/calls";

/// Returns the path of a call, followed by `rest`.
pub(crate) fn path(call: &CallId, rest: &[&str]) -> Result<String, GraphError> {
    below(&below(CALLS, &[call.as_str()])?, rest)
}

/// Appends segments to a path, each checked and encoded. Fails if an id cannot be sent.
pub(crate) fn below(path: &str, rest: &[&str]) -> Result<String, GraphError> {
    let mut path = path.to_owned();
    for segment in rest {
        check_segment(segment).map_err(|problem| {
            GraphError::new(Cause::UnusableId).with_message(&problem.to_string())
        })?;
        path.push('/');
        path.push_str(&encode_segment(segment));
    }
    Ok(path)
}
