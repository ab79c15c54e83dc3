//! The session that runs, the sign-in that is under way, and what requests have shown about what the app may do.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::AbortHandle;

use crate::graph::requests::client::GraphClient;
use crate::moderation::access::report::AccessReport;
use crate::moderation::event::Event;
use crate::moderation::model::audit::AuditRecord;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::{SignIn, SignInWait};
use crate::worker::clock::Clock;
use crate::worker::engine::access::AccessLog;
use crate::worker::session::{OpenFiles, Session, SignInOrder};
use crate::worker::task_report::{Reply, Reports, TaskReport, answer};

/// A sign-in that is under way.
struct StartingSession {
    /// So that one that was cancelled is recognised.
    number: u64,
    task: AbortHandle,
    reply: Reply,
}

/// One session after the other.
pub(crate) struct Sessions {
    running: Option<Session>,
    shown: SignIn,
    begun: Option<StartingSession>,
    newest_sign_in: u64,
    /// Counts the sessions and the times between them.
    number: u64,
    access: AccessLog,
    clock: Clock,
    reports: Reports,
}

impl Sessions {
    pub(crate) fn new(clock: Clock, reports: Reports) -> Self {
        Self {
            running: None,
            shown: SignIn::SignedOut,
            begun: None,
            newest_sign_in: 0,
            number: 0,
            access: AccessLog::default(),
            clock,
            reports,
        }
    }

    /// How the sign-in stands, for the window.
    pub(crate) fn shown(&self) -> &SignIn {
        &self.shown
    }

    /// Which session runs now; the time between two has a number of its own.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Whether anybody is signed in.
    pub(crate) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// The client of the session, or the failure of whatever would need one.
    pub(crate) fn client(&self) -> Result<GraphClient, Failure> {
        match &self.running {
            Some(session) => Ok(session.client.clone()),
            None => Err(Failure::new(Cause::SignedOut)),
        }
    }

    /// Begins to sign in; an earlier session goes on until the new one is there.
    pub(crate) fn begin(&mut self, order: SignInOrder, open: OpenFiles, reply: Reply) {
        self.cancel();
        self.newest_sign_in += 1;
        let number = self.newest_sign_in;
        self.access.begin(&order);
        let (clock, reports) = (self.clock, self.reports.clone());
        let task = tokio::spawn(async move {
            let waits = |failure: Arc<Failure>, wait: Duration| {
                let next_try = clock.now().plus(wait);
                let wait = SignInWait { failure, next_try };
                // Only shown.
                drop(reports.try_send(TaskReport::SignInWaits(number, wait)));
            };
            let session = Session::begin(order, open, &waits).await.map(Box::new);
            drop(reports.send(TaskReport::SignedIn(number, session)).await);
        });
        self.begun = Some(StartingSession {
            number,
            task: task.abort_handle(),
            reply,
        });
        self.shown = SignIn::SigningIn(None);
    }

    /// The sign-in that is under way is tried again later.
    pub(crate) fn waits(&mut self, number: u64, wait: SignInWait) {
        if self.begun.as_ref().is_some_and(|it| it.number == number) {
            self.shown = SignIn::SigningIn(Some(wait));
        }
    }

    /// Stops waiting for Entra.
    pub(crate) fn cancel(&mut self) {
        let Some(StartingSession { task, reply, .. }) = self.begun.take() else {
            return;
        };
        task.abort();
        answer(reply, Err(Failure::new(Cause::Stopped)));
        self.shown = match &self.running {
            Some(session) => SignIn::SignedIn(session.view.clone()),
            None => SignIn::SignedOut,
        };
    }

    /// A sign-in is over; gives the session that begins with it, and who waits for that.
    pub(crate) fn signed_in(
        &mut self,
        number: u64,
        result: Result<Box<Session>, Failure>,
    ) -> Option<(&Session, Reply)> {
        let begun = self.begun.take_if(|begun| begun.number == number)?;
        let session = match result {
            Ok(session) => *session,
            Err(failure) => {
                let goes_on = self.running.is_some();
                let now = self.clock.now().wall;
                self.access.refused(&failure, now, goes_on);
                self.shown = SignIn::Refused(Arc::new(failure.clone()));
                answer(begun.reply, Err(failure));
                return None;
            }
        };
        self.number += 1;
        self.access.signed_in();
        self.shown = SignIn::SignedIn(session.view.clone());
        Some((self.running.insert(session), begun.reply))
    }

    /// Ends the session and drops its credential; requests that are on their way hold it until they are answered.
    pub(crate) fn end(&mut self) {
        self.running = None;
        self.number += 1;
        self.access = AccessLog::default();
        self.shown = SignIn::SignedOut;
    }

    /// Asks for a new token in place of the one that is there.
    pub(crate) fn get_fresh_token(&self, reply: Reply) {
        let client = match self.client() {
            Ok(client) => client,
            Err(failure) => return answer(reply, Err(failure)),
        };
        let (reports, number) = (self.reports.clone(), self.number);
        tokio::spawn(async move {
            let result = client.fresh_token().await;
            drop(
                reports
                    .send(TaskReport::FreshToken(number, result, reply))
                    .await,
            );
        });
    }

    /// A new token is there or was refused.
    pub(crate) fn fresh_token(&mut self, session: u64, result: Result<(), Failure>, reply: Reply) {
        if session == self.number {
            match &result {
                Ok(()) => self.notice_life(),
                Err(failure) => self.access.no_fresh_token(failure, self.clock.now().wall),
            }
        }
        answer(reply, result);
    }

    /// Takes note of what an answer to this session shows about what the app may do.
    pub(crate) fn learn(&mut self, event: &Event, now: Now) {
        self.access.learn(event, now.wall);
        match event {
            Event::Answered {
                answer: Err(failure),
                ..
            }
            | Event::KeptAlive {
                result: Err(failure),
                ..
            }
            | Event::TurnedAway { failure, .. }
            | Event::RosterFailed { failure, .. }
            | Event::CallFailed { failure, .. } => self.notice_expiry(failure),
            Event::Roster { .. } | Event::CallRead { .. } => self.notice_life(),
            _ => {}
        }
    }

    /// A removal counts once a roster has proved it, which the record tells.
    pub(crate) fn learn_from_record(&mut self, record: &AuditRecord) {
        self.access.learn_from_record(record);
    }

    /// A refused token that could not be renewed ends nothing, but everybody must see it.
    fn notice_expiry(&mut self, failure: &Arc<Failure>) {
        if let (Cause::Unauthenticated | Cause::SignIn(_), SignIn::SignedIn(session)) =
            (&failure.cause, &self.shown)
        {
            self.shown = SignIn::Expired(session.clone(), failure.clone());
        }
    }

    fn notice_life(&mut self) {
        if let SignIn::Expired(session, _) = &self.shown {
            self.shown = SignIn::SignedIn(session.clone());
        }
    }

    /// The report on what the app may do, as of now; the one from before, where nothing differs.
    pub(crate) fn access_report(
        &mut self,
        before: Option<&Arc<AccessReport>>,
    ) -> Option<Arc<AccessReport>> {
        self.access.report(self.running.as_ref(), before)
    }
}
