//! Ended invitations that were just cleared. They are hidden at once, but the worker is told a while later, so that a slip
//! can be undone.

use std::sync::Arc;
use std::time::Duration;

use crate::app::state::armed::DOUBLE_CLICK;
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::Invitation;

/// How long clearing can be undone.
const UNDO_FOR: Duration = Duration::from_secs(10);

/// The invitations that are hidden.
#[derive(Debug, Default)]
pub(crate) struct ClearedInvitations {
    hidden: Vec<Arc<Invitation>>,
    /// When the newest of them were cleared; `None` once it can't be undone.
    since: Option<Now>,
}

impl ClearedInvitations {
    /// Hides these, too.
    pub(crate) fn add(&mut self, ended: impl IntoIterator<Item = Arc<Invitation>>, now: Now) {
        self.since = Some(now);
        self.hidden.extend(ended);
    }

    /// Shows them again.
    pub(crate) fn undo(&mut self) {
        *self = Self::default();
    }

    /// Returns the invitations that aren't hidden.
    pub(crate) fn shown(&self, all: &[Arc<Invitation>]) -> Vec<Arc<Invitation>> {
        let shown = all.iter().filter(|it| !self.hides(it));
        shown.cloned().collect()
    }

    /// Returns whether this invitation is hidden. It no longer is once it has another end, such as somebody who joined late.
    fn hides(&self, invitation: &Invitation) -> bool {
        let mut hidden = self.hidden.iter();
        hidden.any(|it| it.id == invitation.id && it.state == invitation.state)
    }

    /// Returns how many come back if clearing them is undone; `None` if it can't be.
    pub(crate) fn undoable(&self) -> Option<usize> {
        self.since.map(|_| self.hidden.len())
    }

    /// Returns whether a press on the link that undoes it was meant for what was there before: the link that cleared them.
    pub(crate) fn is_fresh(&self, now: Now) -> bool {
        self.since
            .is_some_and(|since| now.since(since) < DOUBLE_CLICK)
    }

    /// Returns the invitations that are put away for good, if it is time.
    pub(crate) fn expire(&mut self, all: &[Arc<Invitation>], now: Now) -> Vec<InvitationId> {
        if self.since.is_none() {
            // They stay hidden until the worker has put them away.
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
