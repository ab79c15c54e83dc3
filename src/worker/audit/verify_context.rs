//! What is known beside the files of an audit log.

use jiff::Timestamp;

use crate::moderation::model::digest::Digest;

/// What whoever verifies knows besides.
#[derive(Debug, Clone, Copy)]
pub struct VerifyContext {
    /// A head of one of the files that was noted elsewhere.
    pub noted: Option<Digest>,
    /// For how many days the log is kept here at least.
    pub kept: Option<u32>,
    /// What time it is.
    pub now: Timestamp,
}
