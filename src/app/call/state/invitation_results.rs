//! Results of the invitations that were sent or canceled in one round, even after their rows are gone.

use std::sync::Arc;

use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{CancelTrouble, Invitation, InvitationState};
use crate::moderation::state::snapshot::CallView;

/// The result of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvitationResult {
    /// The invitation is being sent, rings, or is being canceled.
    Open,
    Joined,
    Cancelled,
    /// The person joined although the cancellation was accepted.
    JoinedAnyway,
    /// Graph gave no address for canceling the invitation, so it rings until it ends by itself.
    Stuck,
    /// The invitation or its cancellation was refused or never arrived.
    Failed,
    NoAnswer,
}

impl InvitationResult {
    /// Returns the current result of an invitation.
    pub(crate) fn of(invitation: &Invitation) -> Self {
        match &invitation.state {
            InvitationState::Cancelled { .. } => Self::Cancelled,
            InvitationState::Joined { .. } => Self::Joined,
            InvitationState::JoinedAnyway { .. } => Self::JoinedAnyway,
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

/// Somebody in the dialog who wasn't invited.
#[derive(Debug)]
pub(crate) struct LeftOut {
    /// The name or the typed text.
    pub(crate) name: String,
    pub(crate) why: String,
    /// The person, if the reason is that they rang or were in the call already. There is nothing to correct then.
    pub(crate) invitee: Option<Invitee>,
    /// The latest known state of the invitation that rang for them already.
    pub(crate) invitation: Option<Arc<Invitation>>,
}

impl LeftOut {
    /// Updates the invitation that rang already. Without a row, it keeps its last known state.
    ///
    /// What had ended when the round began isn't the reason why somebody was left out.
    fn follow(&mut self, call: &CallView, began: Now) {
        let Some(invitee) = &self.invitee else { return };
        let mut all = call.invitations.iter();
        let is_reason = |it: &&Arc<Invitation>| {
            let ended = it.ended_at();
            let rang = ended.is_none_or(|at| at.monotonic >= began.monotonic);
            rang && it.invitee.is_same(invitee)
        };
        let newest = match &self.invitation {
            Some(known) => all.find(|it| it.id == known.id),
            None => all.rfind(is_reason),
        };
        if let Some(newest) = newest {
            self.invitation = Some(newest.clone());
        }
    }
}

/// One round of invitations: all that were sent or canceled before the round had no open invitation left.
#[derive(Debug)]
pub(crate) struct InvitationResults {
    /// When the round began.
    pub(crate) began: Now,
    /// Whether the round began with canceling, not with inviting.
    pub(crate) is_cancelling: bool,
    /// When an invitation of the round was last sent or canceled.
    pub(crate) since: Now,
    /// The latest known state of each invitation, in the order in which they were added to the round.
    pub(crate) invitations: Vec<Arc<Invitation>>,
    /// Those in the dialog who weren't invited.
    pub(crate) left_out: Vec<LeftOut>,
    /// Ids of sent invitations that the call doesn't list yet.
    awaited: Vec<InvitationId>,
    /// The ids of all invitations of the round, in the order in which they were added.
    order: Vec<InvitationId>,
    pub(crate) panel: ResultsPanel,
}

/// Whether the results of a round have the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResultsPanel {
    /// Not yet. In a narrow window, where the panel would cover the buttons of those who ring, it opens only on request.
    Waiting,
    InFront,
    /// Somebody closed it.
    PutAway,
}

impl InvitationResults {
    /// Begins a round.
    pub(crate) fn new(since: Now, is_cancelling: bool) -> Self {
        Self {
            began: since,
            is_cancelling,
            since,
            invitations: Vec::new(),
            left_out: Vec::new(),
            awaited: Vec::new(),
            order: Vec::new(),
            panel: ResultsPanel::Waiting,
        }
    }

    /// Adds invitations to the round.
    pub(crate) fn add(&mut self, ids: impl IntoIterator<Item = InvitationId>, now: Now) {
        self.since = now;
        let known = |id: &InvitationId| self.invitations.iter().any(|it| it.id == *id);
        let new: Vec<_> = ids.into_iter().filter(|id| !known(id)).collect();
        self.order.extend(new.iter().cloned());
        self.awaited.extend(new);
    }

    /// Updates the invitations from the call. An invitation without a row keeps its last known state.
    pub(crate) fn follow(&mut self, call: &CallView) {
        for known in &mut self.invitations {
            let mut newest = call.invitations.iter();
            if let Some(newer) = newest.find(|newer| newer.id == known.id) {
                *known = newer.clone();
            }
        }
        let invitations = &mut self.invitations;
        self.awaited.retain(|id| {
            let found = call.invitations.iter().find(|it| it.id == *id);
            invitations.extend(found.cloned());
            found.is_none()
        });
        let order = &self.order;
        invitations.sort_by_key(|it| order.iter().position(|id| *id == it.id));
        for person in &mut self.left_out {
            person.follow(call, self.since);
        }
        // Whoever was invited in this round before has a line already.
        let lines = &self.invitations;
        self.left_out.retain(|person| {
            let rings = person.invitation.as_ref();
            rings.is_none_or(|rings| lines.iter().all(|line| line.id != rings.id))
        });
    }

    /// Returns whether nothing more is expected to happen.
    pub(crate) fn is_settled(&self) -> bool {
        self.open() == 0
    }

    /// Returns how many invitations of the round have no result yet.
    pub(crate) fn open(&self) -> usize {
        self.awaited.len() + self.count(InvitationResult::Open)
    }

    /// Returns how many invitations the round has.
    pub(crate) fn total(&self) -> usize {
        self.awaited.len() + self.invitations.len()
    }

    /// Returns how many invitations of the round have this result.
    pub(crate) fn count(&self, result: InvitationResult) -> usize {
        let results = self.invitations.iter().map(|it| InvitationResult::of(it));
        results.filter(|it| *it == result).count()
    }
}
