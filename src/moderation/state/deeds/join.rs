//! Joining a meeting, and setting up a call.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::time::Now;

/// If a call is not connected after this time, the window shows possible reasons.
pub const ESTABLISHING_TAKES_LONG: Duration = Duration::from_mins(1);

/// A join, until its call exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// The attempt that creates the call.
    pub attempt: AttemptId,
    /// The call to create. A second request could make the app join twice. So only the operator may send it again,
    /// except after a 401 or 429.
    pub new: NewCall,
    /// When the operator asked for the join.
    pub asked: Now,
    /// Progress of the join.
    pub state: JoinState,
    /// What triggered the join, for the audit log.
    pub(crate) source: Source,
    /// Number of the activity entry that shows the join.
    pub(crate) entry: u64,
}

/// Progress of a join until its call exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JoinState {
    /// The request is being sent.
    Sending,
    /// Graph asked us to wait before the request is sent again.
    Waits {
        /// When the request is sent again.
        until: Now,
    },
    /// The join failed, or its result is unknown.
    Failed {
        /// When the failure became known.
        at: Now,
        /// Why the join failed. If the response was lost, the app may be in the meeting under an
        /// unknown id.
        failure: Arc<Failure>,
    },
}

impl Join {
    /// Whether a response is still expected.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, JoinState::Failed { .. })
    }
}

/// Progress of setting up a call that is not connected yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CallSetup {
    pub(crate) since: Now,
    /// Monotonic time of the next reading outside the regular schedule. `None` if none is planned.
    pub(crate) next_reading: Option<Duration>,
}
