//! Facts that the person who verifies an audit log supplies.

use jiff::Timestamp;

use crate::moderation::model::digest::Digest;

/// Facts known from other sources than the files.
#[derive(Debug, Clone, Copy)]
pub struct VerifyContext {
    /// Hash of a line, the last one at the time, that was noted elsewhere; `None` if none was.
    pub noted: Option<Digest>,
    /// Least number of days for which the log is kept; `None` if unknown.
    pub kept: Option<u32>,
    /// Current time.
    pub now: Timestamp,
}
