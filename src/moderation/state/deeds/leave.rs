//! How leaving a call stands.

use std::sync::Arc;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::AttemptId;

/// How the leaving of a call stands; nothing is kept of one that worked, since the call is over then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaveState {
    /// The request is on its way.
    Asked(AttemptId),
    /// Refused, or no answer came.
    Failed(Arc<Failure>),
}
