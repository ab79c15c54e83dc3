//! Handles invitations as time passes:
//! - reads their operations
//! - ends invitations that rang long enough or whose cancellation took effect
//! - drops the oldest ended invitations
//! - if the operator asked for it, cancels invitations automatically, and removes invited people when they join

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::acts::invitations::concluding::arrivals;
use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Poll;
use crate::moderation::event::OperationOf;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::{CallId, InvitationId};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::invitation::{
    CANCEL_GRACE, Invitation, InvitationState, MOST_ENDED, NO_ANSWER_AFTER, OnArrival, RINGS_FOR,
};
use crate::moderation::state::watched::Watched;

/// Interval between readings of a ringing invitation's operation, if Graph allows such readings.
pub(crate) const READ_OPERATION_EVERY: Duration = Duration::from_secs(5);

impl Console {
    /// Returns the times at which [`Self::tick_invitations`] has something to do even without an event.
    pub(crate) fn invitations_due(&self) -> impl Iterator<Item = Now> + '_ {
        self.calls
            .iter()
            .flat_map(|call| {
                let due = |invitation: &Arc<Invitation>| {
                    [
                        due(call, invitation),
                        next_reading(call, invitation),
                        by_itself(call, invitation),
                    ]
                };
                call.invitations.iter().flat_map(due)
            })
            .flatten()
    }

    /// Handles all invitations that have become due.
    pub(crate) fn tick_invitations(&mut self, turn: &mut Turn) {
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
        self.act_by_themselves(turn);
        for (id, invitation) in over {
            self.time_is_up(&id, &invitation, turn);
        }
        for (id, invitation) in unread {
            self.read_operation(&id, &invitation, turn);
        }
        for call in &mut self.calls {
            call.drop_oldest_invitations();
        }
    }

    /// Cancels invitations that rang for as long as the operator allows. Removes people who arrived and were marked for
    /// removal on arrival. Does nothing if nobody is signed in.
    fn act_by_themselves(&mut self, turn: &mut Turn) {
        if self.session.is_none() {
            return;
        }
        let is_due = |at: Option<Now>| at.is_some_and(|at| at.monotonic <= turn.now.monotonic);
        let mut due: Vec<(CallId, Arc<Invitation>)> = Vec::new();
        for call in &self.calls {
            let theirs = call.invitations.iter();
            let theirs = theirs.filter(|invitation| is_due(by_itself(call, invitation)));
            due.extend(theirs.map(|invitation| (call.id.clone(), invitation.clone())));
        }
        for (id, invitation) in due {
            match &invitation.on_arrival {
                OnArrival::Due { participant, .. } => {
                    self.change(&id, &invitation.id, |invitation| {
                        invitation.on_arrival = OnArrival::Stays;
                    });
                    // Fails if the removal is not allowed, for example because the person has left.
                    drop(self.remove_for(&id, participant, Source::OnArrival, turn));
                }
                OnArrival::Stays | OnArrival::Armed => {
                    self.cancel_invitation(&id, &invitation.id, Source::AutoCancel, turn);
                }
            }
        }
    }

    /// Sets how long an invitation may ring before it is canceled automatically.
    pub(crate) fn set_auto_cancel(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        after: Option<Duration>,
    ) {
        self.change(id, invitation, |invitation| invitation.auto_cancel = after);
    }

    /// Sets whether an invited person is removed on arrival.
    pub(crate) fn set_on_arrival(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        on: bool,
        turn: &mut Turn,
    ) {
        let call = match self.may_act(id) {
            Ok(call) => call,
            Err(cause) => return turn.refuse(cause),
        };
        let Some(record) = call.invitation(invitation) else {
            return turn.refuse(Cause::NotAllowed);
        };
        // Allowed only after a cancellation in which Graph knew none of the ids. Otherwise canceling is better.
        if on && !record.is_beyond_cancelling() {
            return turn.refuse(Cause::NotAllowed);
        }
        self.switch_on_arrival(id, invitation, on, Source::Window, turn);
    }

    /// Switches removal on arrival on or off, and records the change. Does nothing if `on` is the present setting.
    pub(crate) fn switch_on_arrival(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        on: bool,
        source: Source,
        turn: &mut Turn,
    ) {
        let call = self.watched(id);
        let Some(record) = call.and_then(|call| call.invitation(invitation)) else {
            return;
        };
        if on == (record.on_arrival != OnArrival::Stays) {
            return;
        }
        let who = record.who();
        let (deed, on_arrival) = if on {
            (Deed::RemoveOnArrival, OnArrival::Armed)
        } else {
            (Deed::RemoveOnArrivalOff, OnArrival::Stays)
        };
        self.change(id, invitation, |invitation| {
            invitation.on_arrival = on_arrival;
        });
        self.tell_switch(id, deed, who, source, turn);
    }

    /// Ends an invitation that rang long enough, or whose cancellation took effect.
    fn time_is_up(&mut self, id: &CallId, invitation: &Invitation, turn: &mut Turn) {
        let at = turn.now;
        let (state, outcome) = match invitation.state {
            InvitationState::CancelAccepted { .. } => {
                self.change(id, &invitation.id, |record| record.cancelled = Some(at));
                let outcome = if invitation.was_auto_cancelled() {
                    Outcome::AutoCancelled
                } else {
                    Outcome::Cancelled
                };
                (InvitationState::Cancelled { at }, outcome)
            }
            InvitationState::Ringing { .. } => {
                (InvitationState::NoAnswer { at }, Outcome::NoAnswer)
            }
            _ => return,
        };
        self.finish_cancels(id, &invitation.id, &Outcome::Cancelled, turn);
        self.conclude(id, &invitation.id, state, &outcome, turn);
    }

    /// Reads the operation of an invitation and schedules the next reading.
    pub(crate) fn read_operation(&mut self, id: &CallId, invitation: &Invitation, turn: &mut Turn) {
        let Some(operation) = invitation.operation.clone() else {
            return;
        };
        let of = OperationOf::Invitation(invitation.id.clone());
        let what = Poll::Operation(of, operation);
        self.poll(id, what, turn);
        self.change(id, &invitation.id, |invitation| {
            invitation.next_reading = Some(turn.now.plus(READ_OPERATION_EVERY));
        });
    }
}

/// Returns when this invitation ends if no event ends it earlier. `None` if that is not known yet, or the invitation
/// has ended.
///
/// Only a roster can show that nobody joined. The invitation stays open until a roster, requested late enough, does not
/// list the person.
fn due(call: &Watched, invitation: &Invitation) -> Option<Now> {
    let told_after = |since: Now| {
        call.roster
            .asked()
            .is_some_and(|asked| asked.monotonic > since.monotonic)
            && arrivals(call, invitation).next().is_none()
    };
    match invitation.state {
        InvitationState::Ringing { since, .. } => {
            told_after(since.plus(RINGS_FOR)).then(|| since.plus(NO_ANSWER_AFTER))
        }
        InvitationState::CancelAccepted { at, .. } => told_after(at).then(|| at.plus(CANCEL_GRACE)),
        InvitationState::Sending { .. }
        | InvitationState::Cancelling { .. }
        | InvitationState::Failed { .. }
        | InvitationState::Cancelled { .. }
        | InvitationState::Joined { .. }
        | InvitationState::JoinedAnyway { .. }
        | InvitationState::NoAnswer { .. } => None,
    }
}

/// Returns when this invitation is canceled automatically, or its person is removed on arrival.
/// `None` if neither is planned, or the call is over.
fn by_itself(call: &Watched, invitation: &Invitation) -> Option<Now> {
    let is_live = call.ended.is_none();
    match &invitation.on_arrival {
        OnArrival::Due { at, .. } => Some(*at),
        OnArrival::Stays | OnArrival::Armed => invitation.cancels_at(),
    }
    .filter(|_| is_live)
}

/// Returns when the operation of a ringing invitation is read next. `None` if the invitation doesn't ring, or if its
/// operation is unknown or can't be read.
fn next_reading(call: &Watched, invitation: &Invitation) -> Option<Now> {
    let rings = matches!(invitation.state, InvitationState::Ringing { .. });
    invitation
        .next_reading
        .filter(|_| rings && invitation.operation.is_some() && !call.operations_unreadable)
}

impl Watched {
    /// Drops the oldest ended invitations if there are too many. Newer ended ones stay until the operator dismisses
    /// them.
    fn drop_oldest_invitations(&mut self) {
        let ended = self.invitations.iter().filter(|it| it.has_ended()).count();
        let mut over = ended.saturating_sub(MOST_ENDED);
        self.invitations.retain(|invitation| {
            let goes = over > 0 && invitation.has_ended();
            over -= usize::from(goes);
            !goes
        });
    }
}
