//! What the engine hands to the disk: lines of the audit log, and the list of watched calls.

use std::io;

use super::{Engine, News};
use crate::moderation::audit::{AuditOutcome, AuditRecord, Phase};
use crate::moderation::command::Event;
use crate::moderation::ids::{AttemptId, CallId};
use crate::moderation::saved::{SavedCall, SavedPerson};
use crate::worker::store::{Owner, Store};

/// Where the list of this session's calls is kept.
#[derive(Clone)]
pub(in crate::worker) struct List {
    pub(in crate::worker) store: Store,
    pub(in crate::worker) owner: Owner,
}

/// A change to a list of watched calls.
#[derive(Debug)]
pub(in crate::worker) enum Delta {
    Keep(Box<SavedCall>),
    Forget(CallId),
    Protect(Vec<SavedPerson>),
}

impl Delta {
    /// What it changes; a newer change to the same takes its place.
    fn call(&self) -> Option<&CallId> {
        match self {
            Self::Keep(call) => Some(&call.id),
            Self::Forget(call) => Some(call),
            Self::Protect(_) => None,
        }
    }
}

/// What is to be written of the lists of watched calls, by one task at a time so that the order holds.
#[derive(Default)]
pub(super) struct Saving {
    pub(super) is_writing: bool,
    /// In order; a newer change takes the place of an older one to the same call of the same owner.
    waiting: Vec<Unsaved>,
}

/// A change and the list that it belongs to.
pub(in crate::worker) type Unsaved = (List, Delta);

impl Engine {
    pub(super) fn record(&mut self, record: AuditRecord) {
        let (attempt, is_result) = (record.attempt, record.phase == Phase::Result);
        let waits = is_result.then_some(attempt);
        let is_last = record
            .outcome
            .is_some_and(|outcome| outcome != AuditOutcome::StillInCall);
        let log = self.logs.get(&attempt).or(self.audit.as_ref()).cloned();
        let Some(log) = log else {
            // There is no log to write to, which the window shows; the removal itself must not hang on it.
            return self.report_later(News::Recorded(
                waits,
                Err(io::Error::other("there is no audit log")),
            ));
        };
        let receipt = log.write(record);
        if is_last {
            self.logs.remove(&attempt);
        }
        if !is_result {
            self.intents.insert(attempt, receipt.written);
            self.logs.insert(attempt, log);
        }
        let news = self.news.clone();
        tokio::spawn(async move {
            let synced = receipt
                .synced
                .await
                .unwrap_or_else(|_| Err(io::Error::other("the audit log's thread has ended")));
            drop(news.send(News::Recorded(waits, synced)).await);
        });
    }

    pub(super) fn save(&mut self, delta: Delta) {
        let Some(list) = self.list.clone() else {
            return;
        };
        self.saving
            .waiting
            .retain(|(waiting, older)| waiting.owner != list.owner || older.call() != delta.call());
        self.saving.waiting.push((list, delta));
        self.save_next();
    }

    /// Writes the oldest change that waits, unless one is being written.
    pub(super) fn save_next(&mut self) {
        let saving = &mut self.saving;
        if saving.is_writing || saving.waiting.is_empty() {
            return;
        }
        saving.is_writing = true;
        let (List { store, owner }, delta) = saving.waiting.remove(0);
        let news = self.news.clone();
        tokio::task::spawn_blocking(move || {
            let saved = match &delta {
                Delta::Keep(call) => store.keep(&owner, (**call).clone()),
                Delta::Forget(call) => store.forget(&owner, call),
                Delta::Protect(people) => store.protect(&owner, people.clone()),
            };
            let saved = saved.map_err(|error| (error, Box::new((List { store, owner }, delta))));
            drop(news.blocking_send(News::Saved(saved)));
        });
    }

    /// A change that could not be written is tried again with the next one, since no whole list follows it.
    pub(super) fn saved(&mut self, result: Result<(), (io::Error, Box<Unsaved>)>) {
        self.saving.is_writing = false;
        let Err((error, unsaved)) = result else {
            self.store_trouble = None;
            return self.save_next();
        };
        self.store_trouble = Some(error.to_string().into());
        let (list, delta) = &*unsaved;
        let is_newer =
            |(theirs, newer): &Unsaved| theirs.owner == list.owner && newer.call() == delta.call();
        if !self.saving.waiting.iter().any(is_newer) {
            self.saving.waiting.insert(0, *unsaved);
        }
    }

    pub(super) fn recorded(&mut self, attempt: Option<AttemptId>, result: io::Result<()>) {
        if self.audit.is_some() {
            self.audit_trouble = result.err().map(|error| error.to_string().into());
        }
        if let Some(attempt) = attempt {
            self.apply(Event::ResultWritten { attempt });
        }
    }
}
