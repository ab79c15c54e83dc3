//! Ended invitations that were just cleared. They are hidden at once. The worker is told only after a while, so that
//! the moderator can undo a slip.

use std::sync::Arc;
use std::time::Duration;

use crate::app::look::widgets::moved::DOUBLE_CLICK;
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::Invitation;

/// How long clearing can be undone.
const UNDO_FOR: Duration = Duration::from_secs(10);

#[derive(Debug, Default)]
pub(crate) struct ClearedInvitations {
    hidden: Vec<Arc<Invitation>>,
    /// When invitations were last cleared; `None` once the clearing can't be undone any more.
    since: Option<Now>,
}

impl ClearedInvitations {
    /// Hides these invitations too, and restarts the time for undoing.
    pub(crate) fn add(&mut self, ended: impl IntoIterator<Item = Arc<Invitation>>, now: Now) {
        self.since = Some(now);
        self.hidden.extend(ended);
    }

    /// Shows the hidden invitations again.
    pub(crate) fn undo(&mut self) {
        *self = Self::default();
    }

    /// Returns the invitations that aren't hidden.
    pub(crate) fn shown(&self, all: &[Arc<Invitation>]) -> Vec<Arc<Invitation>> {
        let shown = all.iter().filter(|it| !self.hides(it));
        shown.cloned().collect()
    }

    /// Whether this invitation is hidden. It reappears when its state changes, for example if the person joins late.
    fn hides(&self, invitation: &Invitation) -> bool {
        let mut hidden = self.hidden.iter();
        hidden.any(|it| it.id == invitation.id && it.state == invitation.state)
    }

    /// Returns how many invitations come back if the clearing is undone; `None` if that isn't possible any more.
    pub(crate) fn undoable(&self) -> Option<usize> {
        self.since.map(|_| self.hidden.len())
    }

    /// Whether a press on the undo link may be the second of a double click on the clearing link.
    pub(crate) fn is_fresh(&self, now: Now) -> bool {
        self.since
            .is_some_and(|since| now.since(since) < DOUBLE_CLICK)
    }

    /// Returns the invitations to dismiss for good if the time for undoing has just run out; otherwise nothing.
    pub(crate) fn expire(&mut self, all: &[Arc<Invitation>], now: Now) -> Vec<InvitationId> {
        if self.since.is_none() {
            // Cleared invitations stay hidden until the call no longer lists them.
            self.hidden
                .retain(|known| all.iter().any(|it| it.id == known.id));
        }
        if self
            .since
            .take_if(|since| now.since(*since) >= UNDO_FOR)
            .is_none()
        {
            return Vec::new();
        }
        let hidden = all.iter().filter(|it| self.hides(it));
        hidden.map(|it| it.id.clone()).collect()
    }
}
