//! Progress of a request.

use std::time::Duration;

use jiff::Timestamp;

use crate::moderation::model::failure::Cause;
use crate::moderation::model::request_line::RequestLine;

/// Called at each step of a request.
pub type Watcher<'a> = &'a (dyn Fn(RequestProgress) + Send + Sync);

/// A step of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestProgress {
    /// A try is sent.
    Sending {
        /// Number of the try, starting at 1.
        try_number: u32,
        /// The `client-request-id` of the try.
        client_request_id: String,
    },
    /// Graph asked us to wait (429).
    WaitingForGraph {
        /// How long to wait.
        wait: Duration,
        /// The request that waits.
        request: RequestLine,
    },
    /// The last try failed, and another follows.
    Retrying {
        /// Time until the next try.
        after: Duration,
        /// Why the last try failed.
        because: Cause,
        /// The request that is retried.
        request: RequestLine,
    },
}

/// Details of a request that Graph accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// HTTP status.
    pub status: u16,
    /// Graph's request id.
    pub request_id: Option<String>,
    /// The `client-request-id` of the last try.
    pub client_request_id: String,
    /// The method and address of the request.
    pub request: RequestLine,
    /// When the request was first sent, and when it was answered.
    pub times: (Timestamp, Timestamp),
    /// Number of times that the request was sent.
    pub tries: u32,
}
