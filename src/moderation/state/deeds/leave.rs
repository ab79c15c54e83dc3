//! The progress of leaving a call, and why it failed.

use std::sync::Arc;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::AttemptId;

/// State of leaving a call. Success is not kept, since the call is over then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaveState {
    /// The request is being sent.
    Asked(AttemptId),
    /// Graph refused to let the app leave, no response came, or the request was not sent.
    Failed(Arc<Failure>),
}
