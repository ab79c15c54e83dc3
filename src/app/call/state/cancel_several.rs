//! State of the dialog that cancels several invitations.

use std::sync::Arc;

use crate::app::call::state::top_strip::in_rounds;
use crate::app::state::armed::Armed;
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::snapshot::CallView;

/// State of the dialog.
#[derive(Debug)]
pub(crate) struct CancelSeveral {
    pub(crate) entries: Vec<CancelEntry>,
    /// Number of invitations when the dialog opened. The list keeps the height for them, so that nothing moves under
    /// the pointer.
    pub(crate) height: usize,
    pub(crate) armed: Armed,
}

impl CancelSeveral {
    /// Lists every invitation that rings now and can be canceled, in the order of the list: first those that this desk
    /// sent, which are ticked, then those of others, which aren't.
    pub(crate) fn new(call: &CallView, now: Now) -> Self {
        let entry = |invitation: &Arc<Invitation>| CancelEntry {
            is_ticked: !invitation.is_of_others(),
            invitation: invitation.clone(),
            rings: true,
        };
        let entries = in_rounds(&call.invitations).filter(|it| is_cancellable(it));
        let mut entries: Vec<_> = entries.map(entry).collect();
        entries.sort_by_key(|entry| entry.invitation.is_of_others());
        Self {
            height: entries.len(),
            entries,
            armed: Armed::new(now),
        }
    }

    /// Returns how many of the listed invitations ring, and how many of those are ticked.
    pub(crate) fn counts(&self) -> [usize; 2] {
        let ringing = self.entries.iter().filter(|entry| entry.rings);
        [ringing.count(), self.chosen().len()]
    }

    /// Returns how many of those that ring others have sent.
    pub(crate) fn others(&self) -> usize {
        let others = self.entries.iter();
        let others = others.filter(|entry| entry.rings && entry.invitation.is_of_others());
        others.count()
    }

    /// Returns where those of others begin, if there are any.
    pub(crate) fn others_begin(&self) -> Option<usize> {
        let mut entries = self.entries.iter();
        entries.position(|entry| entry.invitation.is_of_others())
    }

    /// Ticks all entries that ring, or unticks all.
    pub(crate) fn tick_all(&mut self, is_ticked: bool) {
        for entry in &mut self.entries {
            entry.is_ticked = is_ticked && entry.rings;
        }
    }

    pub(crate) fn take_over(&mut self, call: &CallView) {
        for entry in &mut self.entries {
            let newest = call
                .invitations
                .iter()
                .find(|it| it.id == entry.invitation.id);
            entry.rings = newest.is_some_and(|it| is_cancellable(it));
            if let Some(newest) = newest {
                entry.invitation = newest.clone();
            }
        }
        let known = |it: &Invitation| {
            self.entries
                .iter()
                .any(|entry| entry.invitation.id == it.id)
        };
        let came = call.invitations.iter().filter(|it| is_cancellable(it));
        let came: Vec<_> = came.filter(|it| !known(it)).cloned().collect();
        // Invitations that begin to ring while the dialog is open are offered unticked, because the moderator's yes
        // wasn't meant for them.
        self.entries
            .extend(came.into_iter().map(|invitation| CancelEntry {
                invitation,
                is_ticked: false,
                rings: true,
            }));
        // A stable order: only the newest can change the place.
        self.entries
            .sort_by_key(|entry| entry.invitation.is_of_others());
    }

    /// Returns the invitations that are ticked and still ring.
    pub(crate) fn chosen(&self) -> Vec<InvitationId> {
        let entries = self.entries.iter();
        entries
            .filter(|entry| entry.is_ticked && entry.rings)
            .map(|entry| entry.invitation.id.clone())
            .collect()
    }
}

#[derive(Debug)]
pub(crate) struct CancelEntry {
    /// The invitation's last known state.
    pub(crate) invitation: Arc<Invitation>,
    pub(crate) is_ticked: bool,
    pub(crate) rings: bool,
}

pub(crate) fn is_cancellable(invitation: &Invitation) -> bool {
    invitation.can_cancel() && !invitation.is_beyond_cancelling()
}
