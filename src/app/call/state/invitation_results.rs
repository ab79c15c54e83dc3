//! Results of the invitations that were sent or canceled in one round, even after their rows are gone.

use std::sync::Arc;

use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{CancelTrouble, Invitation, InvitationState};
use crate::moderation::state::snapshot::CallView;

/// What has become of an invitation so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvitationResult {
    /// The invitation is being sent or rings, also if the answer to it was lost or its cancellation is on its way.
    Ringing,
    /// Graph accepted the cancellation, but the person may still join.
    Cancelling,
    Joined,
    /// The person came and waits in the lobby, whether the invitation was canceled or not.
    InLobby,
    Cancelled,
    /// The person joined although the cancellation was accepted.
    JoinedAnyway,
    /// Graph gave no address for canceling the invitation, so it rings until it ends by itself.
    Stuck,
    /// The cancellation was refused or never arrived.
    NotCancelled,
    NoAnswer,
    /// Graph refused the invitation, or it was never sent.
    NotInvited,
}

impl InvitationResult {
    /// Returns the current result of an invitation.
    pub(crate) fn of(invitation: &Invitation) -> Self {
        match &invitation.state {
            InvitationState::Cancelled { .. } => Self::Cancelled,
            InvitationState::Joined { .. } | InvitationState::JoinedAnyway { .. }
                if invitation.in_lobby =>
            {
                Self::InLobby
            }
            InvitationState::Joined { .. } => Self::Joined,
            InvitationState::JoinedAnyway { .. } => Self::JoinedAnyway,
            InvitationState::NoAnswer { .. } => Self::NoAnswer,
            InvitationState::Failed { .. } => Self::NotInvited,
            InvitationState::CancelAccepted { .. } => Self::Cancelling,
            InvitationState::Ringing { trouble, .. } => match trouble {
                Some(CancelTrouble::NoAddress) => Self::Stuck,
                Some(CancelTrouble::Failed(_)) if invitation.cancelled_by.is_some() => {
                    Self::NotCancelled
                }
                Some(CancelTrouble::Failed(_)) | None => Self::Ringing,
            },
            InvitationState::Sending { .. } | InvitationState::Cancelling { .. } => Self::Ringing,
        }
    }

    /// Returns whether nothing has come of the invitation yet.
    fn is_open(self) -> bool {
        matches!(self, Self::Ringing | Self::Cancelling)
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
    /// When the round began with canceling, or when somebody was last invited.
    pub(crate) began: Now,
    /// Whether the round began with canceling, not with inviting.
    pub(crate) is_cancelling: bool,
    /// When an invitation of the round was last sent or canceled.
    pub(crate) since: Now,
    /// The latest known state of each invitation, in the order in which they were added to the round.
    pub(crate) invitations: Vec<Arc<Invitation>>,
    /// Those in the dialog who weren't invited.
    pub(crate) left_out: Vec<LeftOut>,
    /// The ids of all invitations of the round, in the order in which they were added. The call doesn't list all of them
    /// at first.
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
            order: Vec::new(),
            panel: ResultsPanel::Waiting,
        }
    }

    /// Adds invitations to the round.
    pub(crate) fn add(&mut self, ids: impl IntoIterator<Item = InvitationId>, now: Now) {
        self.since = now;
        for id in ids {
            if !self.order.contains(&id) {
                self.order.push(id);
            }
        }
    }

    /// Notes that somebody is invited now.
    pub(crate) fn invites_at(&mut self, now: Now) {
        if !self.is_cancelling {
            self.began = now;
        }
    }

    /// Puts a new invitation in the place of an earlier one, if that belongs to the round.
    pub(crate) fn replace(&mut self, old: &InvitationId, new: &InvitationId, now: Now) {
        if let Some(place) = self.order.iter_mut().find(|id| *id == old) {
            *place = new.clone();
            self.invitations.retain(|it| it.id != *old);
            self.invites_at(now);
        }
    }

    /// Updates the invitations from the call. An invitation without a row keeps its last known state.
    pub(crate) fn follow(&mut self, call: &CallView) {
        let newest = |id: &InvitationId| call.invitations.iter().find(|it| it.id == *id);
        let known = |id: &InvitationId| self.invitations.iter().find(|it| it.id == *id);
        let all = self.order.iter().filter_map(|id| newest(id).or(known(id)));
        self.invitations = all.cloned().collect();
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

    /// Returns for how many people of the round nothing has come of the invitation yet.
    pub(crate) fn open(&self) -> usize {
        let results = self.invitations.iter().map(|it| InvitationResult::of(it));
        self.awaited() + results.filter(|it| it.is_open()).count()
    }

    /// Returns how many invitations of the round were sent.
    pub(crate) fn sent(&self) -> usize {
        self.order.len()
    }

    /// Returns how many people the round has, with those who were left out.
    pub(crate) fn total(&self) -> usize {
        self.sent() + self.left_out.len()
    }

    /// Returns for how many people of the round the invitation has this result.
    pub(crate) fn count(&self, result: InvitationResult) -> usize {
        let results = self.invitations.iter().map(|it| InvitationResult::of(it));
        let counted = results.filter(|it| *it == result).count();
        counted
            + match result {
                InvitationResult::Ringing => self.awaited(),
                InvitationResult::NotInvited => self.left_out.len(),
                _ => 0,
            }
    }

    /// Returns whether an invitation of the round is among these, or isn't listed by the call yet.
    pub(crate) fn has_row(&self, mut rows: impl Iterator<Item = InvitationId>) -> bool {
        self.awaited() > 0 || rows.any(|id| self.order.contains(&id))
    }

    /// Returns how many people were left out who have no row, because no invitation to them rang already.
    pub(crate) fn never_rang(&self) -> usize {
        let left_out = self.left_out.iter();
        left_out
            .filter(|person| person.invitation.is_none())
            .count()
    }

    /// Returns how many invitations were sent that the call doesn't list yet.
    fn awaited(&self) -> usize {
        self.order.len() - self.invitations.len()
    }
}
