//! A muting that was asked for, and why one cannot be.

use std::sync::Arc;

use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, OperationId, ParticipantId};
use crate::moderation::model::time::Now;

/// A muting, until it was read or its row is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mute {
    /// Whose microphone; `None` is the app's own.
    pub participant: Option<ParticipantId>,
    /// Muted, or else unmuted, which only the app itself can be.
    pub mutes: bool,
    /// How it stands.
    pub state: MuteState,
    pub(crate) attempt: AttemptId,
    pub(crate) entry: u64,
    pub(crate) operation: Option<OperationId>,
}

/// How a muting stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MuteState {
    /// The request is on its way.
    Asked,
    /// Graph took it and is at it.
    Running {
        /// Since when.
        since: Now,
        /// When its operation is read next.
        read_at: Now,
    },
    /// It is done.
    Done {
        /// When that was known.
        at: Now,
    },
    /// It came to nothing.
    Failed {
        /// When.
        at: Now,
        /// Why.
        failure: Arc<Failure>,
    },
}

impl MuteState {
    /// Whether an answer is still expected.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Asked | Self::Running { .. })
    }
}
