//! The states of a call, from its setup to its end.

use std::time::Duration;

/// How far a call has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CallState {
    #[default]
    Establishing,
    Established,
    Terminated(CallEnd),
}

/// Why and when a call ended, in Graph's codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallEnd {
    pub code: i32,
    pub subcode: i32,
    pub message: String,
    pub at: Duration,
}

impl CallEnd {
    /// Makes an end that has not happened yet; its time is filled in when the call ends.
    pub(crate) fn new(code: i32, subcode: i32, message: &str) -> Self {
        Self {
            code,
            subcode,
            message: message.to_owned(),
            at: Duration::ZERO,
        }
    }
}
