//! What the mind wants from Graph, each as a task of its own that reports when it is over.

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

/// An idle connection is dropped after 90 s, so the one for actions is used once a minute.
const KEEP_WARM: Duration = Duration::from_mins(1);

impl Engine {
    /// How a request of this session goes out and where it reports.
    fn way(&self) -> Result<SendContext, Arc<Failure>> {
        Ok(SendContext {
            client: self.sessions.client().map_err(Arc::new)?,
            session: self.sessions.number(),
            clock: self.clock,
            reports: self.reports.clone(),
        })
    }

    /// Nothing can be sent; that is answered like everything else.
    fn happens(&self, event: Event) {
        let session = self.sessions.number();
        report_later(&self.reports, TaskReport::Happened { session, event });
    }

    fn cannot_send(&self, attempt: AttemptId, failure: Arc<Failure>) {
        self.happens(Event::Answered {
            attempt,
            answer: Err(failure),
        });
    }

    pub(crate) fn send(&mut self, attempt: Attempt) {
        let id = attempt.id;
        let gate = self.recording.take_gate(id);
        match self.way() {
            Ok(way) => self.in_flight.send(id, send::attempt(way, attempt, gate)),
            Err(failure) => self.cannot_send(id, failure),
        }
    }

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

    pub(crate) fn look_up_name(&self, id: Arc<str>) {
        match self.way() {
            Ok(way) => drop(tokio::spawn(joining::look_up(way, id))),
            Err(failure) => self.happens(Event::LookedUp {
                id,
                result: Err(failure),
            }),
        }
    }

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
            // Whoever asked may have closed the dialog.
            drop(reply.send(client.user(&id_or_upn).await));
        });
    }

    /// Makes the readings that are due.
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

    /// Says of which rosters nothing has come for long.
    fn tell_silence(&mut self) {
        let now = self.clock.now();
        for (call, since) in self.poller.take_silent(now.monotonic) {
            let since = now.before(now.monotonic.saturating_sub(since));
            self.apply(Event::NoAnswer { call, since });
        }
    }
}
