//! Paths, put together from segments that are checked and encoded one by one.

use crate::graph::http::error::GraphError;
use crate::graph::http::origin::encode_segment;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{CallId, check_segment};

/// Where all calls are.
pub(crate) const CALLS: &str = "/v1.0/communications/calls";

/// The path of a call and what lies below it.
pub(crate) fn path(call: &CallId, rest: &[&str]) -> Result<String, GraphError> {
    below(&below(CALLS, &[call.as_str()])?, rest)
}

/// A longer path, each part checked and encoded as one segment.
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
