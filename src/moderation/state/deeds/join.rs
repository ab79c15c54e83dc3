//! A meeting that is being joined, and a call that is being set up.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::time::Now;

/// A call that is not up after this long waits for something.
pub const ESTABLISHING_TAKES_LONG: Duration = Duration::from_mins(1);

/// A join that has no call yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Its number.
    pub attempt: AttemptId,
    /// What was asked for; sent again by nobody but a person.
    pub new: NewCall,
    /// When it was asked for.
    pub asked: Now,
    /// How it stands.
    pub state: JoinState,
    pub(crate) source: Source,
    /// Its entry in the activity panel.
    pub(crate) entry: u64,
}

/// How a join stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JoinState {
    /// The request is on its way.
    Sending,
    /// Graph asked it to wait.
    Waits {
        /// Until then.
        until: Now,
    },
    /// It came to nothing, or nobody knows what it came to.
    Failed {
        /// When.
        at: Now,
        /// Why. After a lost answer the app may be in the meeting under an id that nobody knows.
        failure: Arc<Failure>,
    },
}

impl Join {
    /// Whether an answer is still expected.
    pub fn is_open(&self) -> bool {
        !matches!(self.state, JoinState::Failed { .. })
    }
}

/// A call that is not up yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SettingUp {
    pub(crate) since: Now,
    /// When it is read next out of turn.
    pub(crate) look_at: Option<Duration>,
}
