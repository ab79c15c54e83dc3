//! Ends invitations when the person joins, when Graph's operation fails, or when the call ends. Afterwards, notes
//! whether the person is admitted from the lobby, leaves or comes back.

use std::sync::Arc;

use crate::moderation::acts::typed_notes::entry_line;
use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Effect;
use crate::moderation::model::audit::Phase;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, InvitationId};
use crate::moderation::model::participant::MediaFlow;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Outcome, Subject};
use crate::moderation::state::invitation::{
    ARRIVAL_SHOWN, CANCEL_GRACE, GoneHow, Invitation, InvitationState, LATE_ANSWER,
    NO_ANSWER_AFTER, OnArrival, OperationOutcome, RACE_WINDOW,
};
use crate::moderation::state::row::{Row, RowKey, RowState};
use crate::moderation::state::watched::Watched;

impl Console {
    /// Looks for invited people among the rows of a call, and ends the invitations of those who joined.
    ///
    /// A person who is listed while the invitation rings does not count as joined yet (see [`still_rings`]).
    pub(crate) fn match_invitations(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        let arrived: Vec<(InvitationId, bool, OnArrival, bool, RowKey)> = call
            .invitations
            .iter()
            .filter_map(|invitation| Some((invitation, expects(invitation, turn.now)?)))
            .filter_map(|(invitation, was_cancelled)| {
                let mut arrivals: Vec<&Arc<Row>> = arrivals(call, invitation).collect();
                arrivals.retain(|row| !still_rings(call, invitation, row, turn.now));
                let first = arrivals.first()?;
                let at = turn.now.plus(ARRIVAL_SHOWN);
                let on_arrival = match (&invitation.on_arrival, first.key.participant()) {
                    // Several rows with the invited phone number may be different people, so nobody is removed.
                    (OnArrival::Armed, Some(participant)) if arrivals.len() == 1 => {
                        OnArrival::Due {
                            participant: participant.clone(),
                            at,
                        }
                    }
                    _ => OnArrival::Stays,
                };
                Some((
                    invitation.id.clone(),
                    was_cancelled,
                    on_arrival,
                    wait_in_lobby(&arrivals),
                    first.key.clone(),
                ))
            })
            .collect();
        self.ask_whether_they_ring(id, turn);
        let at = turn.now;
        self.follow_lobby(id, turn);
        for (invitation, was_cancelled, on_arrival, in_lobby, key) in arrived {
            self.change(id, &invitation, |invitation| {
                invitation.on_arrival = on_arrival;
                invitation.in_lobby = in_lobby;
            });
            let record = self
                .watched(id)
                .and_then(|call| call.invitation(&invitation));
            let anyway = Outcome::JoinedAnyway {
                later: record.and_then(|record| record.since_cancelled(at)),
                in_lobby,
            };
            let (state, outcome) = if was_cancelled {
                self.mark_joined_anyway(id, &key, at);
                (InvitationState::JoinedAnyway { at }, anyway.clone())
            } else {
                (InvitationState::Joined { at }, Outcome::Joined)
            };
            self.finish_cancels(id, &invitation, &anyway, turn);
            self.conclude(id, &invitation, state, &outcome, turn);
        }
        self.follow_leaving(id, at);
    }

    /// Notes which invited people have left for certain after they had joined. Also notes who has come back.
    pub(crate) fn follow_leaving(&mut self, id: &CallId, now: Now) {
        let Some(call) = self.watched(id) else { return };
        let is_gone = |it: &Invitation| {
            let brought = |row: &Arc<Row>| {
                row.first_seen.monotonic >= it.sent.monotonic
                    && it.is_for(&row.participant.identity)
                    && !row.is_gone()
                    && !it.is_followed_by(&call.invitations, row)
            };
            !call.roster.rows().iter().any(brought)
        };
        let joined = call.invitations.iter().filter(|it| it.has_joined());
        let known = joined.map(|it| {
            let gone_how = is_gone(it).then(|| self.gone_how(call, it));
            (it, gone_how)
        });
        let changed = known.filter(|(it, gone_how)| {
            let before = it.gone_again.map(|_| it.gone_how);
            before != *gone_how
        });
        let changed = changed.map(|(it, gone_how)| (it.id.clone(), gone_how));
        for (invitation, gone_how) in changed.collect::<Vec<_>>() {
            self.change(id, &invitation, |it| {
                it.gone_again = gone_how.map(|_| it.gone_again.unwrap_or(now));
                it.gone_how = gone_how.unwrap_or_default();
            });
        }
    }

    /// Returns how an invited person left this call: removed, moved or on their own.
    fn gone_how(&self, call: &Watched, invitation: &Invitation) -> GoneHow {
        let mut all = self
            .calls
            .iter()
            .flat_map(|to| to.invitations.iter().map(move |it| (&to.id, it)));
        let moved_to = all.find(|(_, it)| {
            let replaced = it.replaces.as_ref();
            let is_from_here = replaced.is_some_and(|(from, _)| *from == call.id);
            let is_later = it.sent.monotonic >= invitation.sent.monotonic;
            is_from_here && is_later && it.has_joined() && it.invitee.is_same(&invitation.invitee)
        });
        if let Some((to, _)) = moved_to {
            let came_from = invitation.replaces.as_ref();
            if came_from.is_some_and(|(from, _)| from == to) {
                return GoneHow::MovedBack;
            }
            return GoneHow::MovedOn;
        }
        let ended = call.roster.ended().iter().map(|visit| &visit.row);
        let theirs = ended.chain(call.roster.rows().iter()).filter(|row| {
            row.first_seen.monotonic >= invitation.sent.monotonic
                && invitation.is_for(&row.participant.identity)
                && !invitation.is_followed_by(&call.invitations, row)
        });
        let newest = theirs.max_by_key(|row| row.first_seen.monotonic);
        match newest.map(|row| &row.state) {
            Some(RowState::Gone { .. }) => GoneHow::Removed,
            // The visit is no longer known, since the oldest ended visits are forgotten. Keeps the earlier answer.
            None if invitation.gone_again.is_some() => invitation.gone_how,
            _ => GoneHow::Left,
        }
    }

    /// Notes which invited people were admitted from the lobby. The activity shows the admission if they joined
    /// despite a cancellation.
    fn follow_lobby(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        let waited = call.invitations.iter().filter(|it| it.in_lobby);
        let is_in = |it: &&Arc<Invitation>| {
            let rows: Vec<_> = arrivals(call, it).collect();
            !rows.is_empty() && !wait_in_lobby(&rows)
        };
        let let_in: Vec<Arc<Invitation>> = waited.filter(is_in).cloned().collect();
        for invitation in let_in {
            self.change(id, &invitation.id, |it| it.in_lobby = false);
            if matches!(invitation.state, InvitationState::JoinedAnyway { .. }) {
                let later = invitation.came_after();
                let in_lobby = false;
                let anyway = Outcome::JoinedAnyway { later, in_lobby };
                self.conclude(id, &invitation.id, invitation.state.clone(), &anyway, turn);
            }
        }
    }

    /// Marks the row of a person who joined despite a cancellation. The invitation's own row disappears after a few
    /// seconds.
    fn mark_joined_anyway(&mut self, id: &CallId, key: &RowKey, at: Now) {
        if let Some(call) = self.watched_mut(id)
            && call
                .roster
                .get(key)
                .is_some_and(|row| row.state == RowState::Present)
        {
            call.roster.set_state(key, RowState::JoinedAnyway { at });
        }
    }

    /// Reads the operations of invitations whose person was just listed but may still be ringing.
    fn ask_whether_they_ring(&mut self, id: &CallId, turn: &mut Turn) {
        let Some(call) = self.watched(id) else { return };
        let is_new = |row: &&Arc<Row>| row.first_seen.monotonic == turn.now.monotonic;
        let rings = |invitation: &&Arc<Invitation>| {
            let mut listed = arrivals(call, invitation).filter(is_new);
            listed.any(|row| still_rings(call, invitation, row, turn.now))
        };
        let listed: Vec<Arc<Invitation>> = call.invitations.iter().filter(rings).cloned().collect();
        for invitation in listed {
            self.read_operation(id, &invitation, turn);
        }
    }

    /// Handles the state of an invitation's operation. Success only means that somebody answered;
    /// the roster shows who joined.
    pub(crate) fn operation_read(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        outcome: Option<OperationOutcome>,
        turn: &mut Turn,
    ) {
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        let result = match outcome {
            None => {
                call.operations_unreadable = true;
                return self.match_invitations(id, turn);
            }
            Some(OperationOutcome::Completed) => {
                self.change(id, invitation, |invitation| invitation.is_answered = true);
                return self.match_invitations(id, turn);
            }
            Some(OperationOutcome::Running) => return,
            Some(OperationOutcome::Failed(result)) => result,
        };
        let still_rings = call
            .invitation(invitation)
            .is_some_and(|invitation| matches!(invitation.state, InvitationState::Ringing { .. }));
        if !still_rings {
            return;
        }
        // These codes, and a missing precondition, mean that Graph refused the invitation. Any other code means that
        // nobody answered.
        let refused = result.filter(|result| {
            let is_refusal = matches!(result.code, 400 | 403 | 404 | 412 | 500);
            is_refusal || Cause::from(result) == Cause::Precondition
        });
        let now = turn.now;
        let (state, outcome) = match refused {
            Some(result) => {
                let text = result.message.as_deref().unwrap_or_default();
                let mut failure = Failure::new(Cause::from(&result)).with_message(text);
                failure.code = Some(format!("{}/{}", result.code, result.subcode));
                let failure = Arc::new(failure);
                let outcome = Outcome::Failed(failure.clone());
                (InvitationState::Failed { at: now, failure }, outcome)
            }
            None => (InvitationState::NoAnswer { at: now }, Outcome::NoAnswer),
        };
        self.conclude(id, invitation, state, &outcome, turn);
    }

    /// Ends all open invitations of a call that is over.
    pub(crate) fn end_invitations(&mut self, id: &CallId, turn: &mut Turn) {
        let open: Vec<InvitationId> = self
            .watched(id)
            .into_iter()
            .flat_map(|call| &call.invitations)
            .filter(|invitation| !invitation.has_ended())
            .map(|invitation| invitation.id.clone())
            .collect();
        for invitation in open {
            let state = InvitationState::NoAnswer { at: turn.now };
            self.conclude(id, &invitation, state, &Outcome::CallEnded, turn);
        }
    }

    /// Sets the final state of an invitation and shows the outcome in its activity entries. Also records how the
    /// invitation ended, unless a cancellation's line in the audit log does.
    ///
    /// Entries of failed cancellations keep their result, however the invitation ended.
    pub(crate) fn conclude(
        &mut self,
        id: &CallId,
        invitation: &InvitationId,
        state: InvitationState,
        outcome: &Outcome,
        turn: &mut Turn,
    ) {
        self.change(id, invitation, |invitation| invitation.state = state);
        let record = self
            .watched(id)
            .and_then(|call| call.invitation(invitation));
        let at = record.and_then(|record| record.ended_at());
        let mut told: Vec<(u64, Outcome)> = Vec::new();
        for entry in self.log.entries().iter().rev() {
            match &entry.what {
                ActivityEvent::Did(Deed::CancelInvitation, Subject::Invited(theirs, ..))
                    if theirs == invitation && !entry.is_failure() =>
                {
                    told.push((entry.number, outcome.clone()));
                }
                ActivityEvent::Did(Deed::Invite, Subject::Invited(theirs, ..))
                    if theirs == invitation =>
                {
                    turn.effects.extend(end_line(entry, outcome, turn.now));
                    told.push((entry.number, outcome.clone()));
                    break;
                }
                _ => {}
            }
        }
        for (entry, outcome) in told {
            self.log.conclude(entry, outcome, at);
        }
    }
}

/// Returns the effect that writes to the audit log how an invitation ended. `None` for any other outcome: if the
/// invitation was canceled, the line about the cancellation records the end.
fn end_line(invited: &ActivityEntry, outcome: &Outcome, now: Now) -> Option<Effect> {
    let is_end = matches!(
        outcome,
        Outcome::Joined | Outcome::NoAnswer | Outcome::Failed(_) | Outcome::CallEnded
    );
    let mut line = entry_line(invited, Phase::Result, now).filter(|_| is_end)?;
    line.outcome = outcome.recorded(Deed::Invite);
    if let Outcome::Failed(failure) = outcome {
        line.code.clone_from(&failure.code);
    }
    Some(Effect::Audit(Box::new(line)))
}

/// Returns the rows that may belong to the invited person: listed, same identity, and first seen after the invitation
/// was sent.
pub(crate) fn arrivals<'a>(
    call: &'a Watched,
    invitation: &Invitation,
) -> impl Iterator<Item = &'a Arc<Row>> {
    let rows = call.roster.rows().iter();
    rows.filter(|row| invitation.may_have_brought(row))
}

fn wait_in_lobby(rows: &[&Arc<Row>]) -> bool {
    rows.iter().all(|row| row.participant.in_lobby)
}

/// Whether this listed person has not joined yet, because the invitation is still being sent, still rings or has just
/// ended.
///
/// The person counts as joined in any of these cases:
/// - They have a media stream, or the operation says that somebody answered.
/// - The invitation has rung for [`NO_ANSWER_AFTER`].
/// - [`CANCEL_GRACE`] has passed since a cancellation was accepted.
/// - The invitation was sent, but its operation is unknown or cannot be read.
///
/// If an invitation ended without an answer, a person listed by then counts as ringing until they have a media stream.
fn still_rings(call: &Watched, invitation: &Invitation, row: &Row, now: Now) -> bool {
    let may_tell = invitation.operation.is_some() && !call.operations_unreadable;
    let is_before = |end: Now| may_tell && now.monotonic < end.monotonic;
    match invitation.state {
        InvitationState::Sending { .. } => invitation.rings_as(row),
        InvitationState::Ringing { since, .. } | InvitationState::Cancelling { since, .. } => {
            invitation.rings_as(row) && is_before(since.plus(NO_ANSWER_AFTER))
        }
        InvitationState::CancelAccepted { at, .. } => {
            invitation.rings_as(row) && is_before(at.plus(CANCEL_GRACE))
        }
        InvitationState::NoAnswer { at } => {
            row.participant.media.flow == MediaFlow::Nothing
                && row.first_seen.monotonic <= at.monotonic
        }
        InvitationState::Cancelled { .. }
        | InvitationState::Joined { .. }
        | InvitationState::JoinedAnyway { .. }
        | InvitationState::Failed { .. } => false,
    }
}

/// Returns whether the invitation was canceled or is being canceled. `None` if a person who arrives now can't belong to
/// it.
fn expects(invitation: &Invitation, now: Now) -> Option<bool> {
    match invitation.state {
        InvitationState::Sending { .. } | InvitationState::Ringing { .. } => Some(false),
        InvitationState::NoAnswer { at } => (now.since(at) < LATE_ANSWER).then_some(false),
        InvitationState::Cancelling { .. } | InvitationState::CancelAccepted { .. } => Some(true),
        InvitationState::Cancelled { at } => (now.since(at) < RACE_WINDOW).then_some(true),
        InvitationState::Joined { .. }
        | InvitationState::JoinedAnyway { .. }
        | InvitationState::Failed { .. } => None,
    }
}
