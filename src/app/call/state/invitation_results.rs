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

    /// Returns whether the invitation is still to be seen once a newer round has begun.
    fn outlives_round(self) -> bool {
        !matches!(self, Self::Joined | Self::Cancelled | Self::NoAnswer)
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

/// One round of invitations: all that were sent or canceled together, and what is left of the rounds before it.
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
    pub(crate) earlier: EarlierRounds,
    /// Whether those who were left out are being corrected, so that a newer round tells what became of them.
    pub(crate) is_corrected: bool,
    pub(crate) panel: ResultsPanel,
}

/// The people of earlier rounds of whom something is still to be seen. No number of the newest round counts them.
#[derive(Debug, Default)]
pub(crate) struct EarlierRounds {
    order: Vec<InvitationId>,
    pub(crate) invitations: Vec<Arc<Invitation>>,
    pub(crate) left_out: Vec<LeftOut>,
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
            earlier: EarlierRounds::default(),
            is_corrected: false,
            panel: ResultsPanel::Waiting,
        }
    }

    /// Begins the next round, of these invitations. What is still to be seen of this one is kept as earlier.
    pub(crate) fn next(self, ids: &[InvitationId], since: Now, is_cancelling: bool) -> Self {
        let mut next = Self::new(since, is_cancelling);
        if !self.is_settled() {
            next.panel = self.panel;
        }
        let mut known = self.earlier.invitations;
        known.extend(self.invitations);
        let order = self.earlier.order.into_iter().chain(self.order);
        let stays = |id: &InvitationId| {
            let known = known.iter().find(|it| it.id == *id);
            let outlives = known.is_none_or(|it| InvitationResult::of(it).outlives_round());
            outlives && !ids.contains(id)
        };
        next.earlier.order = order.filter(stays).collect();
        let is_kept = |it: &Arc<Invitation>| next.earlier.order.contains(&it.id);
        next.earlier.invitations = known.into_iter().filter(is_kept).collect();
        let mut left_out = self.left_out;
        left_out.retain(|person| person.invitee.is_some() || !self.is_corrected);
        next.earlier.left_out = self.earlier.left_out;
        next.earlier.left_out.extend(left_out);
        next
    }

    /// Notes whom the newest round leaves out. Whoever was left out before under the same name is told only once.
    pub(crate) fn leave_out(&mut self, left_out: Vec<LeftOut>) {
        let earlier = &mut self.earlier.left_out;
        earlier.retain(|person| left_out.iter().all(|newer| newer.name != person.name));
        self.left_out = left_out;
    }

    /// Returns whether all these invitations belong to the round or to an earlier one.
    pub(crate) fn has_all(&self, ids: &[InvitationId]) -> bool {
        let mut ids = ids.iter();
        ids.all(|id| self.order.contains(id) || self.earlier.order.contains(id))
    }

    /// Adds invitations to the round.
    pub(crate) fn add(&mut self, ids: impl IntoIterator<Item = InvitationId>, now: Now) {
        self.since = now;
        for id in ids {
            if !self.has_all(std::slice::from_ref(&id)) {
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

    /// Puts a new invitation in the place of an old one, if that belongs to the round or to an earlier one.
    pub(crate) fn replace(&mut self, old: &InvitationId, new: &InvitationId, now: Now) {
        if put_in_place(&mut self.order, old, new) {
            self.invitations.retain(|it| it.id != *old);
            self.invites_at(now);
        }
        if put_in_place(&mut self.earlier.order, old, new) {
            self.earlier.invitations.retain(|it| it.id != *old);
        }
    }

    /// Updates the invitations from the call. An invitation without a row keeps its last known state.
    pub(crate) fn follow(&mut self, call: &CallView) {
        self.earlier.follow(call);
        self.invitations = newest(&self.order, &self.invitations, call);
        for person in &mut self.left_out {
            person.follow(call, self.since);
        }
        // Whoever was invited in this round or before has a line already.
        let mut known = self.invitations.clone();
        known.extend(self.earlier.invitations.iter().cloned());
        let has_no_line = |person: &LeftOut| {
            let rings = person.invitation.as_ref();
            rings.is_none_or(|rings| known.iter().all(|line| line.id != rings.id))
        };
        self.left_out.retain(has_no_line);
        self.earlier.left_out.retain(has_no_line);
        let invited = &self.invitations;
        self.earlier.left_out.retain(|person| {
            let is_invited = |it: &Invitee| invited.iter().any(|line| line.invitee.is_same(it));
            !person.invitee.as_ref().is_some_and(is_invited)
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
        self.awaited() > 0 || rows.any(|id| self.has_all(&[id]))
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

impl EarlierRounds {
    /// Returns whether there is nobody of an earlier round.
    pub(crate) fn is_empty(&self) -> bool {
        self.invitations.is_empty() && self.left_out.is_empty()
    }

    /// Forgets those who were left out, and the invitations that can be cleared.
    pub(crate) fn clear(&mut self, can_clear: impl Fn(&Invitation) -> bool) {
        self.left_out.clear();
        self.invitations.retain(|it| !can_clear(it));
        let invitations = &self.invitations;
        self.order
            .retain(|id| invitations.iter().any(|it| it.id == *id));
    }

    fn follow(&mut self, call: &CallView) {
        self.invitations = newest(&self.order, &self.invitations, call);
        for person in &mut self.left_out {
            let known = person.invitation.as_ref().map(|it| it.sent);
            if let Some(sent) = known {
                person.follow(call, sent);
            }
        }
    }
}

/// Puts a new id in the place of an old one; returns whether that was there.
fn put_in_place(order: &mut [InvitationId], old: &InvitationId, new: &InvitationId) -> bool {
    let place = order.iter_mut().find(|id| *id == old);
    place.map(|id| *id = new.clone()).is_some()
}

/// Returns the latest known state of each of these invitations.
fn newest(
    order: &[InvitationId],
    known: &[Arc<Invitation>],
    call: &CallView,
) -> Vec<Arc<Invitation>> {
    let listed = |id: &InvitationId| call.invitations.iter().find(|it| it.id == *id);
    let known = |id: &InvitationId| known.iter().find(|it| it.id == *id);
    let all = order.iter().filter_map(|id| listed(id).or(known(id)));
    all.cloned().collect()
}
