//! Leaving a call.

use std::sync::Arc;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::AttemptId;

/// How leaving a call goes. There is no state for success, since the call is then over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaveState {
    /// The request is being sent.
    Asked(AttemptId),
    /// Graph refused to let the app leave, or no response came.
    Failed(Arc<Failure>),
}
