//! Starts a task for each request. Answers at once if a request cannot be sent. [`send`] and [`joining`] contain the
//! tasks.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::moderation::effect::Attempt;
use crate::moderation::event::Event;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::state::saved::SavedCall;
use crate::worker::engine::Engine;
use crate::worker::joining::{self, JoinOrder};
use crate::worker::send::{self, SendContext};
use crate::worker::task_report::{TaskReport, report_later};

/// Interval of the requests that keep the connection for actions open. An idle connection is
/// dropped after 90 s.
const KEEP_WARM: Duration = Duration::from_mins(1);

impl Engine {
    /// Returns what a request of this session needs, such as the client and the channel for its result. Fails if there
    /// is no client.
    fn way(&self) -> Result<SendContext, Arc<Failure>> {
        Ok(SendContext {
            client: self.sessions.client().map_err(Arc::new)?,
            session: self.sessions.number(),
            clock: self.clock,
            reports: self.reports.clone(),
        })
    }

    /// Reports an event for a request that could not be sent.
    fn happens(&self, event: Event) {
        let session = self.sessions.number();
        report_later(&self.reports, TaskReport::Happened { session, event });
    }

    /// Answers an attempt that cannot be sent, through the same path as an answer from Graph.
    fn cannot_send(&self, attempt: AttemptId, failure: Arc<Failure>) {
        self.happens(Event::Answered {
            attempt,
            answer: Err(failure),
        });
    }

    /// Sends an attempt as soon as its gate lets it pass.
    pub(crate) fn send(&mut self, attempt: Attempt) {
        let id = attempt.id;
        let gate = self.recording.take_gate(id);
        match self.way() {
            Ok(way) => self.in_flight.send(id, send::attempt(way, attempt, gate)),
            Err(failure) => self.cannot_send(id, failure),
        }
    }

    /// Creates a call as soon as the attempt's gate lets the request pass.
    pub(crate) fn join(&mut self, attempt: AttemptId, new: Box<NewCall>, saved: Box<SavedCall>) {
        let gate = self.recording.take_gate(attempt);
        let order = JoinOrder {
            attempt,
            new,
            saved,
            list: self.saving.list().cloned(),
            gate,
        };
        match self.way() {
            Ok(way) => self.in_flight.send(attempt, joining::join(way, order)),
            Err(failure) => self.cannot_send(attempt, failure),
        }
    }

    pub(crate) fn keep_alive(&self, call: CallId) {
        match self.way() {
            Ok(way) => drop(tokio::spawn(joining::keep_alive(way, call))),
            Err(failure) => self.happens(Event::KeptAlive {
                call,
                asked: self.clock.now(),
                result: Err(failure),
            }),
        }
    }

    /// Looks up the name of a user for the console.
    pub(crate) fn look_up_name(&self, id: Arc<str>) {
        match self.way() {
            Ok(way) => drop(tokio::spawn(joining::look_up(way, id))),
            Err(failure) => self.happens(Event::LookedUp {
                id,
                result: Err(failure),
            }),
        }
    }

    /// Looks up a user of the directory for a dialog, which waits for the reply.
    pub(crate) fn look_up(
        &self,
        id_or_upn: String,
        reply: oneshot::Sender<Result<DirectoryUser, Failure>>,
    ) {
        let client = match self.sessions.client() {
            Ok(client) => client,
            Err(failure) => return drop(reply.send(Err(failure))),
        };
        tokio::spawn(async move {
            // Ignores a failure to send: the dialog may be closed.
            drop(reply.send(client.user(&id_or_upn).await));
        });
    }

    /// Starts the readings that are due, keeps the connection for actions open, and tells the console about silent
    /// calls.
    pub(crate) fn start_polls(&mut self) {
        let Ok(way) = self.way() else { return };
        let now = self.clock.now().monotonic;
        if self.warm_at <= now {
            self.warm_at = now + KEEP_WARM;
            let client = way.client.clone();
            tokio::spawn(async move { client.warm_up().await });
        }
        for due in self.poller.take_due(now) {
            self.in_flight
                .read(due.number, send::poll(way.clone(), due));
        }
        self.tell_silence();
    }

    /// Tells the console about calls whose roster requests have long gone unanswered.
    fn tell_silence(&mut self) {
        let now = self.clock.now();
        for (call, since) in self.poller.take_silent(now.monotonic) {
            let since = now.before(now.monotonic.saturating_sub(since));
            self.apply(Event::NoAnswer { call, since });
        }
    }
}
