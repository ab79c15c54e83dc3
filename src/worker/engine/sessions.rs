//! The current session, the sign-in in progress, and the facts about permissions from answers.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::AbortHandle;

use crate::graph::http::scrub::Scrub;
use crate::graph::requests::client::GraphClient;
use crate::moderation::access::report::AccessReport;
use crate::moderation::event::Event;
use crate::moderation::model::audit::AuditRecord;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::{SignIn, SignInWait};
use crate::worker::audit::earlier::{
    EarlierActionsQuery, EarlierProofs, audit_folder, proved_earlier,
};
use crate::worker::clock::Clock;
use crate::worker::engine::access::AccessLog;
use crate::worker::session::{OpenFiles, Session, SignInOrder};
use crate::worker::task_report::{Reply, Reports, TaskReport, answer};

/// A sign-in in progress.
struct StartingSession {
    /// Identifies this sign-in, so that the result of a canceled one is ignored.
    number: u64,
    task: AbortHandle,
    reply: Reply,
}

/// The current session, if there is one, and the sign-in in progress.
pub(crate) struct Sessions {
    running: Option<Session>,
    shown: SignIn,
    begun: Option<StartingSession>,
    newest_sign_in: u64,
    /// Number of the current session. Grows at each successful sign-in and each sign-out. So the time between two
    /// sessions has its own number.
    number: u64,
    access: AccessLog,
    /// Folder of the audit log of the newest sign-in.
    audit_folder: PathBuf,
    /// Secrets of the newest sign-in, even if it failed, and of earlier ones. A server may repeat
    /// them in answers to a later sign-in.
    secrets: Scrub,
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
            audit_folder: PathBuf::new(),
            secrets: Scrub::default(),
            clock,
            reports,
        }
    }

    /// Returns the state of the sign-in, for the window.
    pub(crate) fn shown(&self) -> &SignIn {
        &self.shown
    }

    /// Returns the number of the current session. The gap between two sessions has its own number.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Whether somebody is signed in.
    pub(crate) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Returns the client of the session, or `Cause::SignedOut`.
    pub(crate) fn client(&self) -> Result<GraphClient, Failure> {
        match &self.running {
            Some(session) => Ok(session.client.clone()),
            None => Err(Failure::new(Cause::SignedOut)),
        }
    }

    /// Starts a sign-in, and cancels one in progress. An earlier session continues until the new sign-in succeeds.
    pub(crate) fn begin(&mut self, order: SignInOrder, open: OpenFiles, reply: Reply) {
        let order = order.in_one_spelling();
        self.cancel();
        self.newest_sign_in += 1;
        let number = self.newest_sign_in;
        self.access.begin(&order);
        self.audit_folder = audit_folder(&order.folder);
        let (clock, reports) = (self.clock, self.reports.clone());
        let scrub = self.renew_scrub();
        let task = tokio::spawn(async move {
            let waits = |failure: Arc<Failure>, wait: Duration| {
                let next_try = clock.now().plus(wait);
                let wait = SignInWait { failure, next_try };
                // A full queue may drop this report, which is only for display.
                drop(reports.try_send(TaskReport::SignInWaits(number, wait)));
            };
            let session = Session::begin(order, open, scrub, &waits)
                .await
                .map(Box::new);
            drop(reports.send(TaskReport::SignedIn(number, session)).await);
        });
        self.begun = Some(StartingSession {
            number,
            task: task.abort_handle(),
            reply,
        });
        self.shown = SignIn::SigningIn(None);
    }

    /// Makes the scrubber for a new sign-in. The scrubber removes the secrets of this and of earlier sign-ins from
    /// answers.
    fn renew_scrub(&mut self) -> Scrub {
        let scrub = Scrub::default();
        scrub.take_over(&self.secrets);
        if let Some(session) = &self.running {
            scrub.take_over(session.client.tokens().scrub());
        }
        self.secrets = scrub.clone();
        scrub
    }

    /// Shows that the sign-in in progress waits for its next try.
    pub(crate) fn waits(&mut self, number: u64, wait: SignInWait) {
        if self.begun.as_ref().is_some_and(|it| it.number == number) {
            self.shown = SignIn::SigningIn(Some(wait));
        }
    }

    /// Cancels the sign-in in progress.
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

    /// Handles the result of a sign-in. Returns the new session, and the [`Reply`] that has to be answered; `None` if
    /// the sign-in failed or was canceled.
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
                self.look_for_earlier_proof();
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

    /// Ends the session and drops its credential. Requests in flight keep the credential until they
    /// are answered.
    pub(crate) fn end(&mut self) {
        self.running = None;
        self.number += 1;
        self.access.end();
        self.shown = SignIn::SignedOut;
    }

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

    /// Handles the result of requesting a new token.
    pub(crate) fn fresh_token(&mut self, session: u64, result: Result<(), Failure>, reply: Reply) {
        if session == self.number {
            match &result {
                Ok(()) => self.notice_life(),
                Err(failure) => self.access.no_fresh_token(failure, self.clock.now().wall),
            }
        }
        answer(reply, result);
    }

    /// Records the facts about the session and its permissions that an answer shows.
    pub(crate) fn learn(&mut self, event: &Event, who: Option<Badge>, now: Now) {
        self.access.learn(event, who, now.wall);
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
            | Event::Throttled { failure, .. }
            | Event::CallFailed { failure, .. } => self.notice_expiry(failure),
            Event::Roster { .. } | Event::CallRead { .. } => self.notice_life(),
            _ => {}
        }
    }

    /// Counts a removal once its audit record says that it is proved.
    pub(crate) fn learn_from_record(&mut self, record: &AuditRecord) {
        self.access.learn_from_record(record);
    }

    /// Looks in the audit log for what earlier sessions showed about the app's rights.
    pub(crate) fn look_for_earlier_proof(&self) {
        let Some(owner) = self.access.owner() else {
            return;
        };
        let end = self.clock.now().wall;
        let (reports, number) = (self.reports.clone(), self.number);
        let folder = self.audit_folder.clone();
        tokio::task::spawn_blocking(move || {
            let wish = EarlierActionsQuery { owner, end };
            if let Some(proofs) = proved_earlier(&folder, &wish) {
                let report = TaskReport::ProvedEarlier(number, wish.owner, proofs);
                drop(reports.blocking_send(report));
            }
        });
    }

    /// Stores what earlier sessions of the app `of` showed. Does nothing if `session` is no longer the current one.
    /// Returns whether it was stored.
    pub(crate) fn proved_earlier(
        &mut self,
        session: u64,
        of: &[String; 3],
        proofs: EarlierProofs,
    ) -> bool {
        session == self.number && self.access.proved_earlier(of, proofs)
    }

    /// Shows the session as expired if `failure` means that no valid token was available. The session continues.
    fn notice_expiry(&mut self, failure: &Arc<Failure>) {
        if let SignIn::SignedIn(session) = &self.shown
            && failure.cause.is_of_the_token()
        {
            self.shown = SignIn::Expired(session.clone(), failure.clone());
        }
    }

    /// Shows the session as signed in again after its token worked or was renewed.
    fn notice_life(&mut self) {
        if let SignIn::Expired(session, _) = &self.shown {
            self.shown = SignIn::SignedIn(session.clone());
        }
    }

    /// Returns the current access report, or the previous one if nothing changed. `None` if there are no facts.
    pub(crate) fn access_report(
        &mut self,
        before: Option<&Arc<AccessReport>>,
    ) -> Option<Arc<AccessReport>> {
        self.access.report(self.running.as_ref(), before)
    }
}
