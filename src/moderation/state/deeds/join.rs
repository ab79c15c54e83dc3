//! Joining a meeting, and setting up a call.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::time::Now;

/// After this long, a call that is not connected is shown as waiting for something.
pub const ESTABLISHING_TAKES_LONG: Duration = Duration::from_mins(1);

/// A join whose call does not exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Its attempt.
    pub attempt: AttemptId,
    /// The request. Only the operator may send it again, since a second one could join twice.
    pub new: NewCall,
    /// When the operator asked for it.
    pub asked: Now,
    /// Its state.
    pub state: JoinState,
    /// What triggered it, for the audit log.
    pub(crate) source: Source,
    /// Number of its activity entry.
    pub(crate) entry: u64,
}

/// State of a join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JoinState {
    /// The request is being sent.
    Sending,
    /// Graph asked us to wait.
    Waits {
        /// When it is sent again.
        until: Now,
    },
    /// It failed, or its result is unknown.
    Failed {
        /// When that became known.
        at: Now,
        /// Why. If the response was lost, the app may be in the meeting under an unknown id.
        failure: Arc<Failure>,
    },
}

impl Join {
    /// Whether a response is still expected.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, JoinState::Failed { .. })
    }
}

/// A call that is not connected yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SettingUp {
    /// When the setup started.
    pub(crate) since: Now,
    /// Monotonic time of the next reading outside the regular schedule.
    pub(crate) look_at: Option<Duration>,
}
