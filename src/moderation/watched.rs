//! One watched call: what is known of it, how fresh that is, and what the window is shown.

use std::sync::Arc;
use std::time::Duration;

use super::call::{Call, EndReason, ResultInfo};
use super::failure::{Cause, Failure};
use super::ids::{CallId, InvitationId};
use super::invitation::{ENDED_ROW_STAYS, Invitation, InvitationState};
use super::name::SafeName;
use super::roster::Roster;
use super::row::{Row, RowState};
use super::snapshot::{CallView, Counts, Ended, PollTrouble, WatchState};
use super::time::Now;

/// How often the call in front is polled.
pub const FRONT_INTERVAL: Duration = Duration::from_secs(2);
/// How often the others are polled.
pub const BACK_INTERVAL: Duration = Duration::from_secs(10);
/// A roster older than so many intervals is stale.
const STALE_INTERVALS: u32 = 3;
/// So many failed polls in a row mean that the call cannot be reached.
const UNREACHABLE_AFTER: u32 = 3;

/// One watched call.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four facts that do not depend on one another"
)]
#[derive(Debug)]
pub(super) struct Watched {
    pub(super) id: CallId,
    pub(super) roster: Roster,
    pub(super) invitations: Vec<Arc<Invitation>>,
    pub(super) call: Option<Call>,
    /// When the newest good reading of the call was asked for: proof that it lives.
    pub(super) call_asked: Option<Now>,
    pub(super) trouble: Option<PollTrouble>,
    pub(super) ended: Option<Ended>,
    pub(super) may_be_cut: bool,
    /// Whether a roster ever listed anybody: only then does an empty one mean that nobody is there.
    pub(super) had_people: bool,
    pub(super) asked: u32,
    pub(super) in_front: bool,
    pub(super) since: Now,
    /// Whether `GET operations/{id}` was refused once; it is not documented to work, so it is not asked again.
    pub(super) operations_unreadable: bool,
}

impl Watched {
    pub(super) fn new(id: CallId, since: Now) -> Self {
        Self {
            id,
            roster: Roster::default(),
            invitations: Vec::new(),
            call: None,
            call_asked: None,
            trouble: None,
            ended: None,
            may_be_cut: false,
            had_people: false,
            asked: 0,
            in_front: false,
            since,
            operations_unreadable: false,
        }
    }

    /// Notes a poll that failed.
    pub(super) fn note_trouble(&mut self, failure: Arc<Failure>, next_try: Now) {
        let failures = self.trouble.as_ref().map_or(0, |trouble| trouble.failures) + 1;
        self.trouble = Some(PollTrouble {
            failure,
            failures,
            next_try,
        });
    }

    /// Marks the call as over, once.
    pub(super) fn end(&mut self, result: Option<ResultInfo>, now: Now) -> EndReason {
        let reason = result
            .as_ref()
            .map_or(EndReason::Unknown, ResultInfo::reason);
        self.trouble = None;
        self.ended = Some(Ended {
            at: now,
            reason,
            result,
        });
        reason
    }

    pub(super) fn invitation(&self, id: &InvitationId) -> Option<&Arc<Invitation>> {
        self.invitations
            .iter()
            .find(|invitation| &invitation.id == id)
    }

    /// Changes an invitation, if it is known.
    pub(super) fn change_invitation(
        &mut self,
        id: &InvitationId,
        change: impl FnOnce(&mut Invitation),
    ) {
        if let Some(invitation) = self
            .invitations
            .iter_mut()
            .find(|invitation| &invitation.id == id)
        {
            change(Arc::make_mut(invitation));
        }
    }

    /// When the roster will be too old to be called live.
    pub(super) fn stale_at(&self) -> Option<Now> {
        let interval = if self.in_front {
            FRONT_INTERVAL
        } else {
            BACK_INTERVAL
        };
        let asked = self.roster.asked()?;
        Some(asked.plus(interval * STALE_INTERVALS))
    }

    fn state(&self, now: Now) -> WatchState {
        if let Some(ended) = &self.ended {
            return WatchState::Ended(ended.clone());
        }
        if let Some(trouble) = &self.trouble {
            return match trouble.failure.cause {
                Cause::Throttled(_) => WatchState::Throttled,
                _ if trouble.failures >= UNREACHABLE_AFTER => WatchState::Unreachable,
                _ if self.roster.asked().is_some() => WatchState::Stale,
                _ => WatchState::Connecting,
            };
        }
        if !self.had_people {
            return match (&self.call, self.roster.asked()) {
                (None, None) => WatchState::Connecting,
                _ => WatchState::WaitingForRoster,
            };
        }
        match self.stale_at() {
            Some(stale) if stale.monotonic <= now.monotonic => WatchState::Stale,
            _ => WatchState::Live,
        }
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in self
            .roster
            .rows()
            .iter()
            .filter(|row| self.roster.lists(row))
        {
            if row.participant.in_lobby {
                counts.in_lobby += 1;
            } else {
                counts.in_call += 1;
            }
        }
        for invitation in &self.invitations {
            counts.ringing += u32::from(matches!(
                invitation.state,
                InvitationState::Sending { .. }
                    | InvitationState::Ringing { .. }
                    | InvitationState::Cancelling { .. }
            ));
        }
        counts
    }

    fn alarms(&self) -> u32 {
        let rows = self
            .roster
            .rows()
            .iter()
            .filter(|row| needs_a_look(row))
            .count();
        let invitations = self
            .invitations
            .iter()
            .filter(|invitation| {
                matches!(
                    invitation.state,
                    InvitationState::Ringing {
                        trouble: Some(_),
                        ..
                    } | InvitationState::Failed { .. }
                )
            })
            .count();
        u32::try_from(rows + invitations).unwrap_or(u32::MAX)
    }

    /// The invitations that have a row: all that are under way, and ended ones for a while.
    fn shown_invitations(&self, now: Now) -> Vec<Arc<Invitation>> {
        self.invitations
            .iter()
            .filter(
                |invitation| match (&invitation.state, invitation.ended_at()) {
                    (InvitationState::Failed { .. }, _) | (_, None) => true,
                    (_, Some(at)) => now.since(at) < ENDED_ROW_STAYS,
                },
            )
            .cloned()
            .collect()
    }

    /// What the window is shown.
    pub(super) fn view(&self, now: Now) -> CallView {
        CallView {
            id: self.id.clone(),
            subject: self
                .call
                .as_ref()
                .and_then(|call| call.subject.as_deref())
                .map(SafeName::new)
                .filter(|subject| !subject.is_empty()),
            state: self.state(now),
            rows: self.roster.rows().clone(),
            version: self.roster.version(),
            invitations: Arc::new(self.shown_invitations(now)),
            counts: self.counts(),
            updated: self.roster.asked(),
            asked: self.asked,
            trouble: self.trouble.clone(),
            may_be_cut: self.may_be_cut,
            alarms: self.alarms(),
            watched_since: self.since,
        }
    }
}

fn needs_a_look(row: &Row) -> bool {
    matches!(
        row.state,
        RowState::Failed { .. } | RowState::StillHere { .. } | RowState::CameBack { .. }
    )
}
