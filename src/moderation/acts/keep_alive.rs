//! Sends keepAlive requests: Graph ends an app's call after 45 minutes without one.
//!
//! Every call that this app created gets them. The operator can switch them on for calls of other programs. The wall
//! clock can make a request due, too, because the monotonic clock may stop while the computer sleeps.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::console::{Console, Turn};
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::keep_alive::{KeepAlive, KeepAliveClock};
use crate::moderation::state::watched::Watched;

impl Console {
    /// Switches keepAlive requests for a call on or off. Refuses to switch them off for a call that this app created.
    pub(crate) fn switch_keep_alive(&mut self, id: &CallId, on: bool, turn: &mut Turn) {
        if let Err(cause) = self.may_act(id) {
            return turn.refuse(cause);
        }
        let Some(call) = self.watched_mut(id) else {
            return;
        };
        match (on, &call.keeping) {
            (false, Some(_)) if call.created.is_some() => return turn.refuse(Cause::NotAllowed),
            (true, None) => call.keeping = Some(KeepAliveClock::at_once(None, turn.now)),
            (false, Some(_)) => call.keeping = None,
            _ => return,
        }
        self.keep(id, turn);
    }

    /// Sends the keepAlive requests that are due, if there is a session. During a pause, sends only those that cannot
    /// wait.
    pub(crate) fn tick_keeping(&mut self, turn: &mut Turn) {
        if self.session.is_none() {
            return;
        }
        let is_paused = self.pause(turn.now).is_some();
        for call in self.calls.iter_mut().filter(|call| call.ended.is_none()) {
            if let Some(keeping) = &mut call.keeping
                && keeping.is_due(turn.now)
                && (!is_paused || keeping.cannot_wait(turn.now))
            {
                keeping.is_in_flight = true;
                turn.effects.push(Effect::KeepAlive(call.id.clone()));
            }
        }
    }

    /// Returns the monotonic times at which the next keepAlive requests are due. Empty without a session.
    pub(crate) fn keeping_due(&self) -> impl Iterator<Item = Duration> + '_ {
        let live = self.calls.iter().filter(|call| call.ended.is_none());
        live.filter(|_| self.session.is_some())
            .filter_map(|call| call.keeping.as_ref())
            .filter(|keeping| !keeping.is_in_flight)
            .map(|keeping| keeping.next)
    }

    /// Handles the response to a keepAlive request. After a 404 or 410, the call is read to find out whether the call
    /// is over.
    pub(crate) fn kept_alive(
        &mut self,
        id: &CallId,
        asked: Now,
        result: Result<(), Arc<Failure>>,
        turn: &mut Turn,
    ) {
        let Some(keeping) = self.watched_mut(id).and_then(|call| call.keeping.as_mut()) else {
            return;
        };
        keeping.is_in_flight = false;
        match result {
            Ok(()) => {
                *keeping = KeepAliveClock::created(asked);
                self.keep(id, turn);
            }
            Err(failure) => {
                let may_be_over = matches!(failure.cause, Cause::CallNotFound | Cause::NotFound);
                keeping.failed(failure, turn.now);
                if may_be_over {
                    self.poll(id, Poll::Call, turn);
                }
            }
        }
    }
}

impl Watched {
    /// Returns whether and how this call is kept alive, for the window.
    pub(crate) fn keep_alive(&self) -> KeepAlive {
        KeepAlive {
            on: self.keeping.is_some(),
            ours: self.created.is_some(),
            last: self.keeping.as_ref().and_then(|keeping| keeping.last),
            trouble: self
                .keeping
                .as_ref()
                .and_then(|keeping| keeping.trouble.clone()),
        }
    }
}
