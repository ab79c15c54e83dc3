//! State of the dialog that cancels several invitations.

use std::sync::Arc;

use egui::Id;

use crate::app::call::state::top_strip::in_rounds;
use crate::app::state::armed::Armed;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::snapshot::CallView;

#[derive(Debug)]
pub(crate) struct CancelSeveral {
    /// The invitations: first those of the operator, then those of others.
    pub(crate) entries: Vec<CancelEntry>,
    /// Invitations that began to ring while the dialog was open. They are listed on request, so that no row moves.
    waiting: Vec<Arc<Invitation>>,
    /// Whether Enter was pressed with nothing ticked.
    pub(crate) shows_nothing_ticked: bool,
    pub(crate) armed: Armed,
    /// Whether the first enabled check box has been given the focus since rows were last added.
    pub(crate) has_focus: bool,
    /// The check boxes of the last frame. While one of them has the focus, Enter presses the yes button.
    pub(crate) boxes: Vec<Id>,
}

/// Who sent an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvitedBy {
    Operator,
    Others,
}

impl InvitedBy {
    fn of(invitation: &Invitation) -> Self {
        if invitation.is_of_others() {
            Self::Others
        } else {
            Self::Operator
        }
    }
}

impl CancelSeveral {
    /// Lists every invitation that rings now and can be canceled: the operator's own before those of others, each group
    /// with the newest round first.
    ///
    /// Ticks the operator's own, which are usually the ones meant.
    pub(crate) fn new(call: &CallView, now: Now) -> Self {
        let mut several = Self {
            entries: Vec::new(),
            waiting: in_rounds(&call.invitations).cloned().collect(),
            shows_nothing_ticked: false,
            armed: Armed::new(now),
            has_focus: false,
            boxes: Vec::new(),
        };
        several.waiting.retain(|it| is_cancellable(it));
        several.show_waiting(now);
        several.tick_all(InvitedBy::Operator, true);
        several
    }

    /// Lists the waiting invitations too. Other rows may move under the pointer, so presses on the yes button are
    /// ignored for a moment.
    pub(crate) fn show_waiting(&mut self, now: Now) {
        let waiting = self.waiting.drain(..);
        self.entries.extend(waiting.map(|invitation| CancelEntry {
            invitation,
            is_ticked: false,
            rings: true,
        }));
        // Sorts stably, so that the listed rows keep their order.
        self.entries
            .sort_by_key(|entry| entry.invitation.is_of_others());
        self.armed = Armed::new(now);
        self.has_focus = false;
    }

    /// Returns how many invitations wait to be listed.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Returns how many listed invitations of `by` still ring, and how many of those are ticked.
    pub(crate) fn counts(&self, by: InvitedBy) -> [usize; 2] {
        let ringing = self.entries.iter().filter(|entry| entry.is_of(by));
        let ticked = ringing.clone().filter(|entry| entry.is_ticked);
        [ringing.count(), ticked.count()]
    }

    /// Returns the index of the first invitation sent by somebody else, if there is one.
    pub(crate) fn others_begin(&self) -> Option<usize> {
        let mut entries = self.entries.iter();
        entries.position(|entry| entry.invitation.is_of_others())
    }

    /// Ticks or unticks all ringing invitations sent by `by`.
    pub(crate) fn tick_all(&mut self, by: InvitedBy, is_ticked: bool) {
        let entries = self.entries.iter_mut();
        for entry in entries.filter(|entry| entry.is_of(by)) {
            entry.is_ticked = is_ticked;
        }
        self.shows_nothing_ticked = false;
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
        let came = in_rounds(&call.invitations).filter(|it| is_cancellable(it));
        self.waiting = came.filter(|it| !known(it)).cloned().collect();
    }

    /// Returns the invitations that are ticked and still ring.
    pub(crate) fn chosen(&self) -> impl Iterator<Item = &Invitation> {
        let entries = self.entries.iter();
        let chosen = entries.filter(|entry| entry.is_ticked && entry.rings);
        chosen.map(|entry| &*entry.invitation)
    }
}

#[derive(Debug)]
pub(crate) struct CancelEntry {
    /// The invitation's last known state.
    pub(crate) invitation: Arc<Invitation>,
    pub(crate) is_ticked: bool,
    pub(crate) rings: bool,
}

impl CancelEntry {
    /// Whether this invitation rings and was sent by `by`.
    fn is_of(&self, by: InvitedBy) -> bool {
        self.rings && InvitedBy::of(&self.invitation) == by
    }
}

pub(crate) fn is_cancellable(invitation: &Invitation) -> bool {
    invitation.can_cancel() && !invitation.is_beyond_cancelling()
}
