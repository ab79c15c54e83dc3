//! What becomes of invitations that were cancelled together, also after their rows have gone from the list.

use std::sync::Arc;

use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{CancelTrouble, Invitation, InvitationState};
use crate::moderation::state::snapshot::CallView;

/// What came of cancelling an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CancelResult {
    /// Not known yet.
    Open,
    Cancelled,
    /// Somebody has answered all the same.
    Joined,
    /// The service knows none of its addresses: it rings until it ends by itself.
    Stuck,
    /// Refused, or never arrived.
    Failed,
    /// Ended by itself first.
    NoAnswer,
}

impl CancelResult {
    /// What is known of this one now.
    pub(crate) fn of(invitation: &Invitation) -> Self {
        match &invitation.state {
            InvitationState::Cancelled { .. } => Self::Cancelled,
            InvitationState::Joined { .. } | InvitationState::JoinedAnyway { .. } => Self::Joined,
            InvitationState::NoAnswer { .. } => Self::NoAnswer,
            InvitationState::Failed { .. } => Self::Failed,
            InvitationState::Ringing { trouble, .. } => match trouble {
                Some(CancelTrouble::NoAddress) => Self::Stuck,
                Some(CancelTrouble::Failed(_)) => Self::Failed,
                None => Self::Open,
            },
            InvitationState::Sending { .. }
            | InvitationState::Cancelling { .. }
            | InvitationState::CancelAccepted { .. } => Self::Open,
        }
    }
}

/// Those that were cancelled with one press.
#[derive(Debug)]
pub(crate) struct CancelResults {
    /// When it was confirmed.
    pub(crate) since: Now,
    /// Each as it was known last, in the order of the dialog.
    pub(crate) invitations: Vec<Arc<Invitation>>,
}

impl CancelResults {
    /// Begins with these, as the call knows them.
    pub(crate) fn new(ids: &[InvitationId], call: &CallView, since: Now) -> Self {
        let find = |id: &InvitationId| call.invitations.iter().find(|known| known.id == *id);
        Self {
            since,
            invitations: ids.iter().filter_map(find).cloned().collect(),
        }
    }

    /// Takes over what is known now; whatever has no row any more stays as it was known last.
    pub(crate) fn follow(&mut self, call: &CallView) {
        for known in &mut self.invitations {
            let mut newest = call.invitations.iter();
            if let Some(newer) = newest.find(|newer| newer.id == known.id) {
                *known = newer.clone();
            }
        }
    }

    /// For how many this came out.
    pub(crate) fn count(&self, result: CancelResult) -> usize {
        let results = self.invitations.iter().map(|it| CancelResult::of(it));
        results.filter(|it| *it == result).count()
    }
}
