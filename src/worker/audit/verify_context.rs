//! Facts that the person verifying an audit log supplies.

use jiff::Timestamp;

use crate::moderation::model::digest::Digest;

/// Facts that are known besides the files themselves.
#[derive(Debug, Clone, Copy)]
pub struct VerifyContext {
    /// Head of one of the files, noted elsewhere.
    pub noted: Option<Digest>,
    /// The shortest time, in days, that the log is kept here.
    pub kept: Option<u32>,
    /// Current time.
    pub now: Timestamp,
}
