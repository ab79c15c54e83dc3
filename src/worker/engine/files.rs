//! What the engine hands to the disk: lines of the audit log, and the list of watched calls.

use std::io;

use super::{Engine, News};
use crate::moderation::audit::{AuditOutcome, AuditRecord, Phase};
use crate::moderation::command::Event;
use crate::moderation::ids::{AttemptId, CallId};
use crate::worker::store::{Owner, Store};

/// Where the list of watched calls is kept, written by one task at a time, in order.
pub(super) struct Lists {
    pub(super) store: Store,
    pub(super) owner: Owner,
    pub(super) is_writing: bool,
    pub(super) next: Option<Vec<CallId>>,
}

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

    pub(super) fn save(&mut self, calls: Vec<CallId>) {
        let Some(lists) = &mut self.lists else { return };
        if lists.is_writing {
            lists.next = Some(calls);
            return;
        }
        lists.is_writing = true;
        let (store, owner, news) = (lists.store.clone(), lists.owner.clone(), self.news.clone());
        tokio::task::spawn_blocking(move || {
            let saved = store.save(&owner, calls);
            drop(news.blocking_send(News::Saved(saved)));
        });
    }

    pub(super) fn saved(&mut self, result: io::Result<()>) {
        self.store_trouble = result.err().map(|error| error.to_string().into());
        let next = self.lists.as_mut().and_then(|lists| {
            lists.is_writing = false;
            lists.next.take()
        });
        if let Some(calls) = next {
            self.save(calls);
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
