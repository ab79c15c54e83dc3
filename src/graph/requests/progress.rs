//! Progress and result of a request.

use std::time::Duration;

use jiff::Timestamp;

use crate::moderation::model::failure::Cause;
use crate::moderation::model::request_line::RequestLine;

/// Function called before each wait for the next try of a request.
pub type Watcher<'a> = &'a (dyn Fn(RequestWait) + Send + Sync);

/// A wait before the next try of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestWait {
    /// Time until the next try.
    pub wait: Duration,
    /// Why the last try failed.
    pub because: Cause,
    /// The request that waits.
    pub request: RequestLine,
}

impl RequestWait {
    /// Whether Graph asked for the wait, with a 429 and `Retry-After`.
    pub fn is_asked_by_graph(&self) -> bool {
        matches!(self.because, Cause::Throttled(Some(_)))
    }
}

/// Details of a request that Graph accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedRequest {
    /// HTTP status.
    pub status: u16,
    /// Graph's request id, if the response had one.
    pub request_id: Option<String>,
    /// The `client-request-id` of the last try.
    pub client_request_id: String,
    /// The method and address of the request.
    pub request: RequestLine,
    /// When the request was first sent, and when it was answered.
    pub times: (Timestamp, Timestamp),
    /// Number of times that the request was sent. Doesn't count those that got a 401 and were repeated with a new token.
    pub tries: u32,
}
