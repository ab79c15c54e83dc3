//! What of the watched calls goes to the disk, and what other windows wrote there: one after the other, each in a task.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::desk::{DeskUpdate, OpenWindows, SharedList, WatchedLists};
use crate::worker::lease::Lease;
use crate::worker::session::others_there;
use crate::worker::store::stamp::FileStamp;
use crate::worker::store::{OwnerLists, WriteStamps};
use crate::worker::task_report::{FolderLook, Reports, TaskReport};
use crate::worker::watch_list::{AgreedLists, ListChange, Unsaved, WatchList, named_windows};

/// How often the folder is looked at for what other windows wrote.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How soon a change that could not be written is tried again by itself.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// What is to be written of the lists of watched calls, and read of them, by one task at a time so that the order holds.
pub(crate) struct Saving {
    /// The list of the newest session.
    list: Option<WatchList>,
    /// That this window is there, while somebody is signed in.
    lease: Option<Arc<Lease>>,
    /// What this window and the disk agreed on last.
    known: AgreedLists,
    /// The file that this was read from, or written to.
    stamp: FileStamp,
    on_disk: BTreeSet<CallId>,
    /// The windows that the list names, and those of them that are there.
    named: BTreeSet<WindowId>,
    others: BTreeSet<WindowId>,
    look_at: Option<Instant>,
    is_busy: bool,
    /// In order; a newer change takes the place of an older one to the same call of the same owner.
    waiting: Vec<Unsaved>,
    trouble: Option<Arc<str>>,
    reports: Reports,
}

/// What a session begins with.
pub(crate) struct SessionStart<'a> {
    pub(crate) list: Option<WatchList>,
    pub(crate) trouble: Option<Arc<str>>,
    pub(crate) lease: Option<Arc<Lease>>,
    pub(crate) others: BTreeSet<WindowId>,
    pub(crate) shelf: &'a OwnerLists,
}

impl Saving {
    pub(crate) fn new(reports: Reports) -> Self {
        Self {
            list: None,
            lease: None,
            known: AgreedLists::default(),
            stamp: FileStamp::default(),
            on_disk: BTreeSet::new(),
            named: BTreeSet::new(),
            others: BTreeSet::new(),
            look_at: None,
            is_busy: false,
            waiting: Vec::new(),
            trouble: None,
            reports,
        }
    }

    /// A session begins: from now on changes go to its list. Tells the mind which windows there are.
    pub(crate) fn begin(&mut self, beginning: SessionStart<'_>) -> DeskUpdate {
        for unsaved in &mut self.waiting {
            unsaved.hold_against(&self.known);
        }
        self.list = beginning.list;
        self.trouble = beginning.trouble;
        self.lease = beginning.lease;
        self.others = beginning.others;
        self.named = named_windows(&beginning.shelf.calls);
        self.on_disk = ids_of(beginning.shelf);
        // What was written since it was read, and what an earlier session knew better, is looked at once more.
        self.stamp = FileStamp::default();
        self.look_at = self.lease.is_some().then(Instant::now);
        self.news(None)
    }

    /// Nobody is signed in any more: another window may act on the rules of this one.
    pub(crate) fn rest(&mut self) {
        self.lease = None;
        self.look_at = None;
    }

    /// The list of the newest session.
    pub(crate) fn list(&self) -> Option<&WatchList> {
        self.list.as_ref()
    }

    /// That this window is there.
    pub(crate) fn lease(&self) -> Option<&Arc<Lease>> {
        self.lease.as_ref()
    }

    /// Whether something is on its way to the disk, or from there.
    pub(crate) fn is_writing(&self) -> bool {
        self.is_busy
    }

    /// Why the newest change is not on the disk.
    pub(crate) fn trouble(&self) -> Option<&Arc<str>> {
        self.trouble.as_ref()
    }

    /// When the folder is looked at next.
    pub(crate) fn look_at(&self) -> Option<Instant> {
        self.look_at.filter(|_| !self.is_busy)
    }

    /// Has a change written.
    pub(crate) fn save(&mut self, change: ListChange) {
        let Some(list) = self.list.clone() else {
            return;
        };
        let unsaved = Unsaved::new(list, change);
        self.waiting
            .retain(|older| !older.is_about_the_same(&unsaved));
        self.waiting.push(unsaved);
        self.save_next();
    }

    /// What other windows wrote has been taken over by the mind.
    pub(crate) fn in_step(&mut self, kept: WatchedLists) {
        self.known = AgreedLists::new(kept.calls, kept.protected, &self.on_disk);
    }

    /// Writes the oldest change that waits, unless the disk is busy.
    fn save_next(&mut self) {
        if self.is_busy || self.waiting.is_empty() {
            return;
        }
        self.is_busy = true;
        let mut unsaved = self.waiting.remove(0);
        unsaved.hold_against(&self.known);
        let reports = self.reports.clone();
        tokio::task::spawn_blocking(move || {
            let saved = unsaved.write();
            drop(reports.blocking_send(TaskReport::Saved(saved, Box::new(unsaved))));
        });
    }

    /// A change that could not be written is tried again with the next one, or after a while.
    pub(crate) fn saved(&mut self, result: io::Result<WriteStamps>, unsaved: Box<Unsaved>) {
        self.is_busy = false;
        match result {
            Ok(written) => {
                self.trouble = None;
                self.note_written(written, &unsaved);
                self.save_next();
            }
            Err(error) => {
                self.failed(&error);
                self.look_at = self.look_at.map(|_| Instant::now() + TRY_AGAIN);
                let is_newer = |newer: &Unsaved| newer.is_about_the_same(&unsaved);
                if !self.waiting.iter().any(is_newer) {
                    self.waiting.insert(0, *unsaved);
                }
            }
        }
    }

    fn note_written(&mut self, written: WriteStamps, unsaved: &Unsaved) {
        let is_ours = |list: &WatchList| list.owner == unsaved.list.owner;
        if !self.list.as_ref().is_some_and(is_ours) {
            return;
        }
        self.known.note(&unsaved.change);
        // Where another window wrote in between, the file is still to be read.
        if written.before == self.stamp {
            self.stamp = written.after;
        }
    }

    /// Something could not be written.
    pub(crate) fn failed(&mut self, error: &io::Error) {
        self.trouble = Some(error.to_string().into());
    }

    /// Looks whether another window wrote something, or has gone; what waits to be written goes first.
    pub(crate) fn look(&mut self) {
        self.look_at = Some(Instant::now() + LOOK_EVERY);
        self.save_next();
        let (Some(list), Some(lease)) = (self.list.clone(), self.lease.clone()) else {
            return;
        };
        if self.is_busy {
            return;
        }
        self.is_busy = true;
        let (stamp, named_before) = (self.stamp.clone(), self.named.clone());
        let reports = self.reports.clone();
        tokio::task::spawn_blocking(move || {
            let found = list.store.look(&list.owner, &stamp).map(|shelf| {
                let named = shelf.as_ref().map(|shelf| named_windows(&shelf.calls));
                let others = others_there(&lease, named.unwrap_or(named_before));
                (shelf, others)
            });
            let window = lease.id().clone();
            // Before the report: whoever signs out meanwhile is gone for the others at once.
            drop(lease);
            drop(reports.blocking_send(TaskReport::Looked(Box::new(FolderLook { window, found }))));
        });
    }

    /// Takes over what a look brought; gives what the mind has to know of it.
    pub(crate) fn looked(&mut self, looked: FolderLook) -> Option<DeskUpdate> {
        self.is_busy = false;
        let is_own = (self.lease.as_ref()).is_some_and(|lease| *lease.id() == looked.window);
        if !is_own || !self.waiting.is_empty() {
            // What this window changed meanwhile is merged into the file first; then it is read again.
            self.save_next();
            return None;
        }
        let (shelf, others) = match looked.found {
            Ok(found) => found,
            Err(error) => {
                // Writing says so where it matters.
                tracing::debug!(%error, "the list of watched calls could not be looked at");
                return None;
            }
        };
        if shelf.is_none() && others == self.others {
            return None;
        }
        self.others = others;
        let list = shelf.map(|shelf| {
            self.stamp = shelf.stamp.clone();
            self.on_disk = ids_of(&shelf);
            self.named = named_windows(&shelf.calls);
            SharedList {
                forgotten: self.known.missing(&shelf),
                calls: shelf.calls,
                protected: shelf.protected,
            }
        });
        Some(self.news(list))
    }

    fn news(&self, list: Option<SharedList>) -> DeskUpdate {
        DeskUpdate {
            windows: OpenWindows {
                own: self.lease.as_ref().map(|lease| lease.id().clone()),
                others: self.others.clone(),
            },
            list,
        }
    }
}

fn ids_of(shelf: &OwnerLists) -> BTreeSet<CallId> {
    shelf.calls.iter().map(|call| call.id.clone()).collect()
}
