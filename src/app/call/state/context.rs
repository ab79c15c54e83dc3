//! The data that a call's panels draw from, besides the view of the call itself.

use std::time::Duration;

use crate::app::state::pending::PendingSet;
use crate::moderation::model::invitee::country::Country;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::snapshot::{CallView, Snapshot};

/// The data that a call's panels draw from, besides the view of the call itself.
#[derive(Debug, Clone, Copy)]
pub struct CallContext<'a> {
    /// The newest snapshot.
    pub snapshot: &'a Snapshot,
    /// The current time.
    pub now: Now,
    /// Commands that this window has just sent and that no snapshot shows yet.
    pub pending: &'a PendingSet,
    /// Whether rows are 30 points high instead of 44. `false` in presentation mode, where rows are 48 points high.
    pub dense: bool,
    /// How long an invitation without a time of its own rings before it is canceled. `None` if it rings until it ends by
    /// itself.
    pub auto_cancel: Option<Duration>,
    /// The callback address given to Graph with each join: Graph sends notifications to this address. `None` if none
    /// was chosen.
    pub callback: Option<&'a str>,
    /// The countries that numbers without a country code may be from, the likelier first: the country chosen most
    /// recently, then the system's.
    pub countries: [Option<Country>; 2],
}

impl CallContext<'_> {
    pub(crate) fn is_leaving(&self, call: &CallView) -> bool {
        matches!(call.leaving, Some(LeaveState::Asked(_))) || self.pending.leaving(&call.id)
    }
}
