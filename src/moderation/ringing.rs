//! The clock of invitations: how long they ring, how long a cancelling may still be overtaken, how long rows stay.

use std::sync::Arc;
use std::time::Duration;

use super::activity::Outcome;
use super::audit::AuditOutcome;
use super::command::Poll;
use super::console::{Console, Turn};
use super::ids::CallId;
use super::invitation::{
    CANCEL_GRACE, ENDED_ROW_STAYS, Invitation, InvitationState, NO_ANSWER_AFTER, RACE_WINDOW,
    RINGS_FOR,
};
use super::time::Now;
use super::watched::Watched;

/// How often the operation of a ringing invitation is read, where the service lets it be read.
pub(super) const READ_OPERATION_EVERY: Duration = Duration::from_secs(5);

impl Console {
    /// When time alone changes an invitation.
    pub(super) fn invitations_due(&self) -> impl Iterator<Item = Now> + '_ {
        self.calls
            .iter()
            .flat_map(|call| {
                let due = |invitation: &Arc<Invitation>| {
                    [due(call, invitation), next_reading(call, invitation)]
                };
                call.invitations.iter().flat_map(due)
            })
            .flatten()
    }

    /// Does what time alone brings to invitations.
    pub(super) fn tick_invitations(&mut self, turn: &mut Turn) {
        let is_due = |at: Option<Now>| at.is_some_and(|at| at.monotonic <= turn.now.monotonic);
        let mut over: Vec<(CallId, Arc<Invitation>)> = Vec::new();
        let mut unread: Vec<(CallId, Arc<Invitation>)> = Vec::new();
        for call in &self.calls {
            for invitation in &call.invitations {
                if is_due(due(call, invitation)) {
                    over.push((call.id.clone(), invitation.clone()));
                } else if is_due(next_reading(call, invitation)) {
                    unread.push((call.id.clone(), invitation.clone()));
                }
            }
        }
        for (id, invitation) in over {
            self.time_is_up(&id, &invitation, turn);
        }
        for (id, invitation) in unread {
            self.read_operation(&id, &invitation, turn);
        }
        for call in &mut self.calls {
            call.drop_ended_invitations(turn.now);
        }
    }

    fn time_is_up(&mut self, id: &CallId, invitation: &Invitation, turn: &mut Turn) {
        let at = turn.now;
        let (state, outcome) = match invitation.state {
            InvitationState::CancelAccepted { .. } => {
                (InvitationState::Cancelled { at }, Outcome::Cancelled)
            }
            InvitationState::Ringing { .. } => {
                (InvitationState::NoAnswer { at }, Outcome::NoAnswer)
            }
            _ => return,
        };
        self.finish_cancels(id, &invitation.id, AuditOutcome::Cancelled, turn);
        self.conclude(id, &invitation.id, state, &outcome);
    }

    fn read_operation(&mut self, id: &CallId, invitation: &Invitation, turn: &mut Turn) {
        let Some(operation) = invitation.operation.clone() else {
            return;
        };
        let what = Poll::Operation(invitation.id.clone(), operation);
        self.poll(id, what, turn);
        self.change(id, &invitation.id, |invitation| {
            invitation.next_reading = Some(turn.now.plus(READ_OPERATION_EVERY));
        });
    }
}

/// When time alone moves this invitation on or takes its row away.
///
/// Only a roster can tell that nobody came: without one from late enough, nothing is known and the row waits.
fn due(call: &Watched, invitation: &Invitation) -> Option<Now> {
    let told_after = |since: Now| {
        call.roster
            .asked()
            .is_some_and(|asked| asked.monotonic > since.monotonic)
    };
    match invitation.state {
        InvitationState::Ringing { since, .. } => {
            told_after(since.plus(RINGS_FOR)).then(|| since.plus(NO_ANSWER_AFTER))
        }
        InvitationState::CancelAccepted { at, .. } => told_after(at).then(|| at.plus(CANCEL_GRACE)),
        InvitationState::Sending { .. }
        | InvitationState::Cancelling { .. }
        | InvitationState::Failed { .. } => None,
        InvitationState::Cancelled { at }
        | InvitationState::Joined { at }
        | InvitationState::JoinedAnyway { at }
        | InvitationState::NoAnswer { at } => Some(at.plus(ENDED_ROW_STAYS)),
    }
}

/// When the operation of an invitation that rings is read again, where the service lets it be read.
fn next_reading(call: &Watched, invitation: &Invitation) -> Option<Now> {
    let rings = matches!(invitation.state, InvitationState::Ringing { .. });
    invitation
        .next_reading
        .filter(|_| rings && invitation.operation.is_some() && !call.operations_unreadable)
}

impl Watched {
    /// Forgets invitations that ended so long ago that no arrival concerns them any more.
    fn drop_ended_invitations(&mut self, now: Now) {
        self.invitations
            .retain(|invitation| match &invitation.state {
                InvitationState::Failed { .. } => true,
                _ => invitation
                    .ended_at()
                    .is_none_or(|at| now.since(at) < RACE_WINDOW),
            });
    }
}
