//! Reacts after the computer slept, or after its clock was changed.
//!
//! All readings are then stale. Automatic and bulk removals, and automatic cancellations, stop until the operator
//! starts them again. Calls are still kept alive.

use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::Poll;
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::{CallId, InvitationId};
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::resumed::Resumed;

/// Largest normal difference between the times that wall clock and monotonic clock measure from one event to the next.
/// Also the largest normal delay of a timer.
pub const CLOCKS_MAY_DIFFER: Duration = Duration::from_secs(10);

impl Console {
    /// Detects that the wall clock has jumped forward relative to the monotonic clock since the last event, or was set
    /// back.
    pub(crate) fn notice_jump(&mut self, turn: &mut Turn) {
        let Some(last) = self.last.replace(turn.now) else {
            return;
        };
        let by_wall = turn.now.wall.duration_since(last.wall);
        let steady = jiff::SignedDuration::try_from(turn.now.since(last)).unwrap_or_default();
        let limit = jiff::SignedDuration::try_from(CLOCKS_MAY_DIFFER).unwrap_or_default();
        if by_wall - steady > limit {
            self.resume(Duration::try_from(by_wall).ok(), turn);
        } else if by_wall.is_negative() && steady - by_wall > limit {
            self.resume(None, turn);
        }
    }

    /// Handles a timer that fired late. The delay reveals a sleep during which the monotonic clock
    /// went on.
    pub(crate) fn timer_was_late(&mut self, by: Duration, turn: &mut Turn) {
        if by > CLOCKS_MAY_DIFFER && self.resumed.is_none_or(|it| it.at != turn.now) {
            self.resume(Some(by), turn);
        }
    }

    /// Marks all calls that have not ended as stale, and reads them at once. Stops their automatic and bulk removals,
    /// and their automatic cancellations.
    fn resume(&mut self, slept: Option<Duration>, turn: &mut Turn) {
        let calls: Vec<CallId> = self.calls.iter().map(|call| call.id.clone()).collect();
        let live: Vec<CallId> = calls.into_iter().filter(|id| self.is_live(id)).collect();
        if live.is_empty() {
            return;
        }
        self.resumed = Some(Resumed {
            at: turn.now,
            slept,
        });
        let what = ActivityEvent::Resumed { slept };
        self.log.add(None, what, Outcome::Noted, turn.now);
        for id in live {
            if let Some(call) = self.watched_mut(&id) {
                call.stale_until = Some(turn.now);
                call.roster.discard_evidence(turn.now);
                call.rules.wait_for_an_answer();
            }
            self.disarm_invitations(&id, turn);
            self.halt_batch(&id, turn);
            self.poll(&id, Poll::Roster, turn);
            self.poll(&id, Poll::Call, turn);
        }
    }

    /// Switches off automatic cancellation and removal on arrival, for all open invitations of a
    /// call.
    fn disarm_invitations(&mut self, id: &CallId, turn: &mut Turn) {
        let open = self
            .watched(id)
            .into_iter()
            .flat_map(|call| &call.invitations);
        let open = open.filter(|invitation| !invitation.has_ended());
        let open: Vec<InvitationId> = open.map(|invitation| invitation.id.clone()).collect();
        for invitation in open {
            self.change(id, &invitation, |invitation| invitation.auto_cancel = None);
            self.switch_on_arrival(id, &invitation, false, Source::Resume, turn);
        }
    }

    /// Dismisses the notice that the computer slept or its clock jumped.
    pub(crate) fn dismiss_resumed(&mut self) {
        self.resumed = None;
    }
}
