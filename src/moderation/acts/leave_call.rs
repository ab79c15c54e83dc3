//! Leaves a call. Everybody else stays in the call, but this app can do nothing more in it.

use std::sync::Arc;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Poll, Request};
use crate::moderation::event::AttemptAnswer;
use crate::moderation::model::audit::Source;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::open_requests::{AttemptTarget, OpenRequest};
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::row::PersonRef;

impl Console {
    /// Sends the request by which this app leaves a call.
    pub(crate) fn leave(&mut self, id: &CallId, source: Source, turn: &mut Turn) {
        match self.may_act(id) {
            Err(cause) => return turn.refuse(cause),
            Ok(call) if matches!(call.leaving, Some(LeaveState::Asked(_))) => {
                return turn.refuse(Cause::NotAllowed);
            }
            Ok(_) => {}
        }
        let attempt = self.number_attempt();
        let nobody = PersonRef::nobody();
        let pending = self.describe(id, source, AttemptTarget::Leave, nobody, turn);
        if let Some(call) = self.watched_mut(id) {
            call.leaving = Some(LeaveState::Asked(attempt));
        }
        self.begin(attempt, pending, Request::HangUp, turn);
    }

    /// Handles the response to leaving. After a failure, the call is read to find out whether it
    /// still exists.
    pub(crate) fn leave_answered(
        &mut self,
        attempt: AttemptId,
        pending: &OpenRequest,
        answer: Result<AttemptAnswer, Arc<Failure>>,
        turn: &mut Turn,
    ) {
        match answer {
            Ok(_) => {
                self.settle(attempt, Outcome::Left, turn);
                self.end_as(&pending.call, EndReason::Left, None, turn);
            }
            Err(failure) => {
                self.settle(attempt, Outcome::Failed(failure.clone()), turn);
                if let Some(call) = self.watched_mut(&pending.call) {
                    call.leaving = Some(LeaveState::Failed(failure));
                }
                self.leave_failed(&pending.call);
                self.poll(&pending.call, Poll::Call, turn);
            }
        }
    }
}
