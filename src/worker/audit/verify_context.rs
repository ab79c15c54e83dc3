//! Facts that the person who verifies an audit log supplies.

use jiff::Timestamp;

use crate::moderation::model::digest::Digest;

/// Facts known from other sources than the files.
#[derive(Debug, Clone, Copy)]
pub struct VerifyContext {
    /// Head that was noted elsewhere: the hash of the line that was last at that time. `None` if none was noted.
    pub noted: Option<Digest>,
    /// Least number of days for which the log is kept; `None` if unknown.
    pub kept: Option<u32>,
    /// Current time.
    pub now: Timestamp,
}
