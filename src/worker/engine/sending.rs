//! What the mind wants from Graph, each as a task of its own that reports when it is over.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::{Engine, News, answer};

use crate::moderation::command::{Attempt, Event};
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::state::saved::SavedCall;
use crate::worker::joining::{self, JoinOrder};
use crate::worker::send;

impl Engine {
    pub(crate) fn send(&mut self, attempt: Attempt) {
        let id = attempt.id;
        let intent = self.intents.remove(&id);
        let Some(session) = &self.session else {
            let failure = Arc::new(Failure::new(Cause::SignedOut));
            return self.report_later(News::Happened(Event::Answered {
                attempt: id,
                answer: Err(failure),
            }));
        };
        let sending = send::attempt(
            session.client.clone(),
            attempt,
            intent,
            self.clock,
            self.news.clone(),
        );
        self.tasks.insert(id, tokio::spawn(sending).abort_handle());
    }

    pub(crate) fn join(&mut self, attempt: AttemptId, new: Box<NewCall>, saved: Box<SavedCall>) {
        let intent = self.intents.remove(&attempt);
        let Some(session) = &self.session else {
            let answer = Err(Arc::new(Failure::new(Cause::SignedOut)));
            return self.report_later(News::Happened(Event::Joined { attempt, answer }));
        };
        let order = JoinOrder {
            attempt,
            new,
            saved,
            list: self.list.clone(),
            intent,
        };
        let joining = joining::join(session.client.clone(), order, self.clock, self.news.clone());
        self.tasks
            .insert(attempt, tokio::spawn(joining).abort_handle());
    }

    pub(crate) fn keep_alive(&self, call: CallId) {
        let Some(session) = &self.session else {
            let result = Err(Arc::new(Failure::new(Cause::SignedOut)));
            let asked = self.clock.now();
            return self.report_later(News::Happened(Event::KeptAlive {
                call,
                asked,
                result,
            }));
        };
        let (client, news) = (session.client.clone(), self.news.clone());
        tokio::spawn(joining::keep_alive(client, call, self.clock, news));
    }

    pub(crate) fn look_up_name(&self, id: Arc<str>) {
        let Some(session) = &self.session else {
            let result = Err(Arc::new(Failure::new(Cause::SignedOut)));
            return self.report_later(News::Happened(Event::LookedUp { id, result }));
        };
        tokio::spawn(joining::look_up(
            session.client.clone(),
            id,
            self.news.clone(),
        ));
    }

    pub(crate) fn look_up(
        &self,
        id_or_upn: String,
        reply: oneshot::Sender<Result<DirectoryUser, Failure>>,
    ) {
        let Some(session) = &self.session else {
            return drop(reply.send(Err(Failure::new(Cause::SignedOut))));
        };
        let client = session.client.clone();
        tokio::spawn(async move {
            // Whoever asked may have closed the dialog.
            drop(reply.send(client.user(&id_or_upn).await));
        });
    }

    pub(crate) fn give_up(&mut self, attempt: AttemptId) {
        if let Some(task) = self.tasks.remove(&attempt) {
            task.abort();
        }
        if let Some(reply) = self.replies.remove(&attempt) {
            answer(reply, Err(Failure::new(Cause::Stopped)));
        }
    }

    /// Reports to ourselves without waiting: the task that would make room is this one.
    pub(crate) fn report_later(&self, report: News) {
        let news = self.news.clone();
        tokio::spawn(async move { drop(news.send(report).await) });
    }
}
