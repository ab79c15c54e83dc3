//! How sessions begin, run out and end.

use std::sync::Arc;
use std::time::Duration;

use super::access::AccessLog;
use super::files::List;
use super::{Engine, News, Reply, answer};

use crate::moderation::command::{Command, Event};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::state::snapshot::{SignIn, SignInWait};
use crate::worker::session::{Session, SignInOrder};

impl Engine {
    pub(crate) fn begin_sign_in(&mut self, order: SignInOrder, reply: Reply) {
        self.cancel_sign_in();
        self.newest_sign_in += 1;
        let (number, news) = (self.newest_sign_in, self.news.clone());
        self.access.begin(&order);
        let open_logs = self.logs.values().chain(&self.audit).cloned().collect();
        let clock = self.clock;
        let task = tokio::spawn(async move {
            let waits = |failure, wait| {
                let next_try = clock.now().plus(wait);
                let wait = SignInWait { failure, next_try };
                // Only shown.
                drop(news.try_send(News::SignInWaits(number, wait)));
            };
            let session = Session::begin(order, open_logs, &waits).await.map(Box::new);
            drop(news.send(News::SignedIn(number, session)).await);
        });
        self.signing_in = Some((number, task.abort_handle(), reply));
        self.sign_in = SignIn::SigningIn(None);
    }

    pub(crate) fn sign_in_waits(&mut self, number: u64, wait: SignInWait) {
        if let Some((newest, ..)) = &self.signing_in
            && *newest == number
        {
            self.sign_in = SignIn::SigningIn(Some(wait));
        }
    }

    pub(crate) fn cancel_sign_in(&mut self) {
        let Some((_, task, reply)) = self.signing_in.take() else {
            return;
        };
        task.abort();
        answer(reply, Err(Failure::new(Cause::Stopped)));
        self.sign_in = match &self.session {
            Some(session) => SignIn::SignedIn(session.view.clone()),
            None => SignIn::SignedOut,
        };
    }

    pub(crate) fn signed_in(&mut self, number: u64, result: Result<Box<Session>, Failure>) {
        let Some((_, _, reply)) = self.signing_in.take_if(|(newest, ..)| *newest == number) else {
            return;
        };
        let session = match result {
            Ok(session) => *session,
            Err(failure) => {
                let goes_on = self.session.is_some();
                self.access
                    .refused(&failure, self.clock.now().wall, goes_on);
                self.sign_in = SignIn::Refused(Arc::new(failure.clone()));
                return answer(reply, Err(failure));
            }
        };
        self.warm_at = Duration::ZERO;
        self.session_number += 1;
        self.access.signed_in();
        self.sign_in = SignIn::SignedIn(session.view.clone());
        self.begin_log(session.audit.as_deref());
        self.audit_trouble.clone_from(&session.audit_trouble);
        self.store_trouble.clone_from(&session.store_trouble);
        self.list = session.store.clone().map(|store| List {
            store,
            owner: session.owner.clone(),
        });
        let facts = session.facts.clone();
        let (saved, calls) = (session.saved.clone(), session.calls.clone());
        let protected = session.protected.clone();
        self.session = Some(session);
        self.apply(Event::SignedIn(facts));
        self.apply(Event::RestoredProtected(protected));
        self.apply(Event::Restored(saved));
        for call in calls {
            self.apply(Event::Command(Command::Watch(call)));
        }
        answer(reply, Ok(()));
    }

    pub(crate) fn sign_out(&mut self) {
        self.cancel_sign_in();
        self.apply(Event::SignedOut);
        // Requests that are on their way hold the client until they are answered.
        self.session = None;
        self.session_number += 1;
        self.access = AccessLog::default();
        self.sign_in = SignIn::SignedOut;
    }

    pub(crate) fn get_fresh_token(&mut self, reply: Reply) {
        let Some(session) = &self.session else {
            return answer(reply, Err(Failure::new(Cause::SignedOut)));
        };
        let (client, news, number) = (
            session.client.clone(),
            self.news.clone(),
            self.session_number,
        );
        tokio::spawn(async move {
            let result = client.fresh_token().await;
            drop(news.send(News::FreshToken(number, result, reply)).await);
        });
    }

    pub(crate) fn fresh_token(&mut self, session: u64, result: Result<(), Failure>, reply: Reply) {
        if session == self.session_number {
            match &result {
                Ok(()) => self.notice_life(),
                Err(failure) => self.access.no_fresh_token(failure, self.clock.now().wall),
            }
        }
        answer(reply, result);
    }

    /// A refused token that could not be renewed ends nothing, but everybody must see it.
    pub(crate) fn notice_expiry(&mut self, failure: &Arc<Failure>) {
        if let (Cause::Unauthenticated | Cause::SignIn(_), SignIn::SignedIn(session)) =
            (&failure.cause, &self.sign_in)
        {
            self.sign_in = SignIn::Expired(session.clone(), failure.clone());
        }
    }

    pub(crate) fn notice_life(&mut self) {
        if let SignIn::Expired(session, _) = &self.sign_in {
            self.sign_in = SignIn::SignedIn(session.clone());
        }
    }
}
