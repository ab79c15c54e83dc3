//! What of the watched calls goes to the disk: one change after the other, each in a task.

use std::io;
use std::sync::Arc;

use crate::worker::report::{Reports, TaskReport};
use crate::worker::watch_list::{ListChange, Unsaved, WatchList};

/// What is to be written of the lists of watched calls, by one task at a time so that the order holds.
pub(crate) struct Saving {
    /// The list of the newest session.
    list: Option<WatchList>,
    is_writing: bool,
    /// In order; a newer change takes the place of an older one to the same call of the same owner.
    waiting: Vec<Unsaved>,
    trouble: Option<Arc<str>>,
    reports: Reports,
}

impl Saving {
    pub(crate) fn new(reports: Reports) -> Self {
        Self {
            list: None,
            is_writing: false,
            waiting: Vec::new(),
            trouble: None,
            reports,
        }
    }

    /// A session begins: from now on changes go to its list.
    pub(crate) fn begin(&mut self, list: Option<WatchList>, trouble: Option<Arc<str>>) {
        self.list = list;
        self.trouble = trouble;
    }

    /// The list of the newest session.
    pub(crate) fn list(&self) -> Option<&WatchList> {
        self.list.as_ref()
    }

    /// Whether a change is on its way to the disk.
    pub(crate) fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// Why the newest change is not on the disk.
    pub(crate) fn trouble(&self) -> Option<&Arc<str>> {
        self.trouble.as_ref()
    }

    /// Has a change written.
    pub(crate) fn save(&mut self, change: ListChange) {
        let Some(list) = self.list.clone() else {
            return;
        };
        let unsaved = Unsaved { list, change };
        self.waiting
            .retain(|older| !older.is_about_the_same(&unsaved));
        self.waiting.push(unsaved);
        self.save_next();
    }

    /// Writes the oldest change that waits, unless one is being written.
    fn save_next(&mut self) {
        if self.is_writing || self.waiting.is_empty() {
            return;
        }
        self.is_writing = true;
        let unsaved = self.waiting.remove(0);
        let reports = self.reports.clone();
        tokio::task::spawn_blocking(move || {
            let saved = unsaved.write();
            let saved = saved.map_err(|error| (error, Box::new(unsaved)));
            drop(reports.blocking_send(TaskReport::Saved(saved)));
        });
    }

    /// A change that could not be written is tried again with the next one, since no whole list follows it.
    pub(crate) fn saved(&mut self, result: Result<(), (io::Error, Box<Unsaved>)>) {
        self.is_writing = false;
        let Err((error, unsaved)) = result else {
            self.trouble = None;
            return self.save_next();
        };
        self.failed(&error);
        let is_newer = |newer: &Unsaved| newer.is_about_the_same(&unsaved);
        if !self.waiting.iter().any(is_newer) {
            self.waiting.insert(0, *unsaved);
        }
    }

    /// Something could not be written.
    pub(crate) fn failed(&mut self, error: &io::Error) {
        self.trouble = Some(error.to_string().into());
    }
}
