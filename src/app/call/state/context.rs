//! The context that a call is drawn with, besides its own view.

use std::time::Duration;

use crate::app::state::pending::PendingSet;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::snapshot::{CallView, Snapshot};

/// The context that a call is drawn with, besides its own view.
#[derive(Debug, Clone, Copy)]
pub struct CallContext<'a> {
    /// The newest snapshot.
    pub snapshot: &'a Snapshot,
    /// The current time.
    pub now: Now,
    /// Requests just made in this window.
    pub pending: &'a PendingSet,
    /// Whether rows are 30 points high instead of 44.
    pub dense: bool,
    /// Whether spinners stand still.
    pub reduce_motion: bool,
    /// How long an invitation rings before it is canceled, unless it has its own time.
    pub auto_cancel: Option<Duration>,
    /// Where Graph sends notifications of calls joined from here.
    pub callback: Option<&'a str>,
}

impl CallContext<'_> {
    /// Returns whether the app is leaving this call.
    pub(crate) fn is_leaving(&self, call: &CallView) -> bool {
        matches!(call.leaving, Some(LeaveState::Asked(_))) || self.pending.leaving(&call.id)
    }
}
