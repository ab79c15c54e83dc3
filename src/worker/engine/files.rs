//! What the engine hands to the disk: lines of the audit log, and the list of watched calls.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::oneshot;

use super::{Engine, News};

use crate::moderation::command::Event;
use crate::moderation::model::audit::{AuditOutcome, AuditRecord, Phase, operator_name};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::state::saved::{SavedCall, SavedPerson};
use crate::worker::AuditWishes;
use crate::worker::audit::retention::{Findings, find_due};
use crate::worker::audit::writer::AuditWriter;
use crate::worker::store::{Owner, Store};

/// How often the folder of the log is looked through.
const RETENTION_EVERY: Duration = Duration::from_hours(24);

/// Where the list of this session's calls is kept.
#[derive(Clone)]
pub(crate) struct List {
    pub(crate) store: Store,
    pub(crate) owner: Owner,
}

/// A change to a list of watched calls.
#[derive(Debug)]
pub(crate) enum Delta {
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
pub(crate) struct Saving {
    pub(crate) is_writing: bool,
    /// In order; a newer change takes the place of an older one to the same call of the same owner.
    waiting: Vec<Unsaved>,
}

/// A change and the list that it belongs to.
pub(crate) type Unsaved = (List, Delta);

impl Engine {
    pub(crate) fn record(&mut self, record: AuditRecord) {
        let (attempt, phase) = (record.attempt, record.phase);
        let waits = (phase == Phase::Result).then_some(attempt);
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
        if phase == Phase::Intent {
            self.intents.insert(attempt, receipt.written);
            self.logs.insert(attempt, log);
        }
        let news = self.news.clone();
        tokio::spawn(async move {
            let synced = on_disk(receipt.synced).await;
            drop(news.send(News::Recorded(waits, synced)).await);
        });
    }

    /// A session begins: its log is this one.
    pub(crate) fn begin_log(&mut self, log: Option<&AuditWriter>) {
        self.audit = log.map(|log| Arc::new(log.for_operator(self.operator())));
        let first = AttemptId(self.console.newest_attempt().0 + 1);
        self.eras.push((first, self.audit.clone()));
        self.retention_at = Duration::ZERO;
    }

    /// Once a day, at each sign-in and after another choice: looks for files that are older than they are to be kept.
    pub(crate) fn mind_retention(&mut self) {
        let now = self.clock.now();
        let Some(log) = self.audit.clone() else {
            return;
        };
        if now.monotonic < self.retention_at {
            return;
        }
        self.retention_at = now.monotonic + RETENTION_EVERY;
        let Some(days) = self.wishes.keep.days() else {
            self.audit_damaged = Arc::default();
            return;
        };
        let news = self.news.clone();
        tokio::task::spawn_blocking(move || {
            let retained = retain(&log, days, now.wall);
            drop(news.blocking_send(News::Retained(retained)));
        });
    }

    /// What a person chose holds from the next attempt on; one that has begun stays with whoever began it.
    pub(crate) fn take_wishes(&mut self, wishes: AuditWishes) {
        if self.wishes.keep != wishes.keep {
            self.retention_at = Duration::ZERO;
        }
        self.wishes = wishes;
        let operator = self.operator();
        if let Some(log) = &self.audit {
            self.audit = Some(Arc::new(log.for_operator(operator.clone())));
        }
        self.apply(Event::Operator(operator.map(Into::into)));
    }

    fn operator(&self) -> Option<String> {
        operator_name(self.wishes.operator.as_deref()?)
    }

    /// Writes a note where its attempt stands, under the name of whoever writes the note.
    pub(crate) fn record_note(&mut self, entry: u64, note: usize, record: AuditRecord) {
        let eras = self.eras.iter().rev();
        let mut eras = eras.skip_while(|(first, _)| *first > record.attempt);
        let log = eras.next().and_then(|(_, log)| log.as_ref());
        let Some(log) = log.map(|log| log.for_operator(self.operator())) else {
            let error = io::Error::other("there is no audit log");
            return self.report_later(News::NoteRecorded(entry, note, Err(error)));
        };
        let receipt = log.write(record);
        let news = self.news.clone();
        tokio::spawn(async move {
            let synced = on_disk(receipt.synced).await;
            drop(news.send(News::NoteRecorded(entry, note, synced)).await);
        });
    }

    pub(crate) fn note_recorded(&mut self, entry: u64, note: usize, result: io::Result<()>) {
        let written = result.is_ok();
        self.recorded(None, result);
        self.apply(Event::NoteWritten {
            entry,
            note,
            written,
        });
    }

    pub(crate) fn save(&mut self, delta: Delta) {
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
    pub(crate) fn save_next(&mut self) {
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
    pub(crate) fn saved(&mut self, result: Result<(), (io::Error, Box<Unsaved>)>) {
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

    pub(crate) fn recorded(&mut self, attempt: Option<AttemptId>, result: io::Result<()>) {
        if self.audit.is_some() {
            self.audit_trouble = result.err().map(|error| error.to_string().into());
        }
        if let Some(attempt) = attempt {
            self.apply(Event::ResultWritten { attempt });
        }
    }
}

/// Reads old files through and has those deleted that are whole; gives the names of the others.
fn retain(log: &AuditWriter, days: u16, now: Timestamp) -> io::Result<Vec<String>> {
    let folder = log.path().parent().unwrap_or(Path::new(""));
    let Findings { due, damaged } = find_due(folder, days, now)?;
    let retired = log.retire(due, now).synced.blocking_recv();
    retired.unwrap_or_else(|_| Err(io::Error::other("the audit log's thread has ended")))?;
    Ok(damaged)
}

/// Waits until a line is on the disk, or could not be written.
async fn on_disk(synced: oneshot::Receiver<io::Result<()>>) -> io::Result<()> {
    synced
        .await
        .unwrap_or_else(|_| Err(io::Error::other("the audit log's thread has ended")))
}
