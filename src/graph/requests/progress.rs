//! How a request fares, for whoever waits for it.

use std::time::Duration;

use jiff::Timestamp;

use crate::moderation::model::failure::Cause;
use crate::moderation::model::request_line::RequestLine;

/// Told about each step of an action.
pub type Watcher<'a> = &'a (dyn Fn(RequestProgress) + Send + Sync);

/// A step of an action that takes its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestProgress {
    /// A try leaves.
    Sending {
        /// Which one, counted from 1.
        try_number: u32,
        /// Our id of it.
        client_request_id: String,
    },
    /// Graph asked to wait (429).
    WaitingForGraph {
        /// How long.
        wait: Duration,
        /// What it refused until then.
        request: RequestLine,
    },
    /// The last try failed in a way that may pass.
    Retrying {
        /// How long until the next one.
        after: Duration,
        /// What the last one ran into.
        because: Cause,
        /// What was sent.
        request: RequestLine,
    },
}

/// An action that Graph accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// HTTP status.
    pub status: u16,
    /// Graph's id of the request.
    pub request_id: Option<String>,
    /// Our id of the last try.
    pub client_request_id: String,
    /// What was sent.
    pub request: RequestLine,
    /// When it was first sent and when it was answered.
    pub times: (Timestamp, Timestamp),
    /// How often it was sent.
    pub tries: u32,
}
