//! What a call is drawn with besides its own view.

use std::time::Duration;

use crate::app::state::pending::PendingSet;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::snapshot::{CallView, Snapshot};

/// What the call is drawn with besides its own view.
#[derive(Debug, Clone, Copy)]
pub struct CallContext<'a> {
    /// The newest snapshot.
    pub snapshot: &'a Snapshot,
    /// What time it is.
    pub now: Now,
    /// What was just asked for here.
    pub pending: &'a PendingSet,
    /// Whether rows are 30 high in place of 44.
    pub dense: bool,
    /// Whether spinners stand still.
    pub reduce_motion: bool,
    /// After how long an invitation is cancelled by itself, unless it says something else.
    pub auto_cancel: Option<Duration>,
    /// Where Graph sends the notifications of calls that are joined from here.
    pub callback: Option<&'a str>,
}

impl CallContext<'_> {
    /// Whether the app is on its way out of this call.
    pub(crate) fn is_leaving(&self, call: &CallView) -> bool {
        matches!(call.leaving, Some(LeaveState::Asked(_))) || self.pending.leaving(&call.id)
    }
}
