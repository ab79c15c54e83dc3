//! Results of invitations that were canceled together, even after their rows are gone.

use std::sync::Arc;

use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{CancelTrouble, Invitation, InvitationState};
use crate::moderation::state::snapshot::CallView;

/// The result of canceling an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CancelResult {
    /// Not known yet.
    Open,
    Cancelled,
    /// The person answered anyway.
    Joined,
    /// The service knows no address of the invitation, so it rings until it ends by itself.
    Stuck,
    /// Refused, or never arrived.
    Failed,
    /// Ended by itself first.
    NoAnswer,
}

impl CancelResult {
    /// Returns the current result for an invitation.
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

/// Invitations canceled together.
#[derive(Debug)]
pub(crate) struct CancelResults {
    /// When the cancellation was confirmed.
    pub(crate) since: Now,
    /// The latest known state of each, in the dialog's order.
    pub(crate) invitations: Vec<Arc<Invitation>>,
}

impl CancelResults {
    /// Starts tracking these invitations.
    pub(crate) fn new(ids: &[InvitationId], call: &CallView, since: Now) -> Self {
        let find = |id: &InvitationId| call.invitations.iter().find(|known| known.id == *id);
        Self {
            since,
            invitations: ids.iter().filter_map(find).cloned().collect(),
        }
    }

    /// Updates the invitations from the call. An invitation without a row keeps its last known state.
    pub(crate) fn follow(&mut self, call: &CallView) {
        for known in &mut self.invitations {
            let mut newest = call.invitations.iter();
            if let Some(newer) = newest.find(|newer| newer.id == known.id) {
                *known = newer.clone();
            }
        }
    }

    /// Returns how many have this result.
    pub(crate) fn count(&self, result: CancelResult) -> usize {
        let results = self.invitations.iter().map(|it| CancelResult::of(it));
        results.filter(|it| *it == result).count()
    }
}
