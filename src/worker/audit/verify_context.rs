//! Facts that the person who verifies an audit log supplies.

use jiff::Timestamp;

use crate::moderation::model::digest::Digest;

/// Facts known from other sources than the files.
#[derive(Debug, Clone, Copy)]
pub struct VerifyContext {
    /// Hash of the last line of one of the files, noted elsewhere at some time; `None` if none was.
    pub noted: Option<Digest>,
    /// Number of days for which the log is known to be kept at least; `None` if unknown.
    pub kept: Option<u32>,
    /// Current time.
    pub now: Timestamp,
}
