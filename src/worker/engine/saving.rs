//! Saves the lists of watched calls and protected people, and reads the changes that other windows saved. One task at
//! a time uses the disk.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::other_windows::{
    ChangedLists, MergedLists, OpenWindows, OtherWindowsUpdate,
};
use crate::worker::lease::Lease;
use crate::worker::session::{Session, others_there};
use crate::worker::store::stamp::FileStamp;
use crate::worker::store::{OwnerLists, WriteStamps};
use crate::worker::task_report::{FolderCheck, Reports, TaskReport};
use crate::worker::watch_list::{ListChange, MergeBase, Unsaved, WatchList, named_windows};

/// How often the folder is checked for changes by other windows.
const CHECK_EVERY: Duration = Duration::from_millis(500);
/// Delay before a failed write is retried.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// Queue of changes to the lists of watched calls and protected people. Only one task runs at a time, to keep the
/// order of the changes.
pub(crate) struct Saving {
    /// The list of the newest session; `None` if it is not saved.
    list: Option<WatchList>,
    /// The lease, which shows other windows that this window is running. `None` while nobody is signed in, in the demo,
    /// or if no lease could be taken.
    lease: Option<Arc<Lease>>,
    /// The newest state that was the same in this window and on the disk.
    known: MergeBase,
    /// Stamp of the newest version of the file that this window knows. A different stamp shows that another window has
    /// written the file since.
    stamp: FileStamp,
    on_disk: BTreeSet<CallId>,
    /// Windows that the list names, because they apply the rules of its calls.
    named: BTreeSet<WindowId>,
    /// The windows in `named` that are running.
    others: BTreeSet<WindowId>,
    next_check: Option<Instant>,
    is_busy: bool,
    /// Changes to write, oldest first. A newer change replaces an older one of the same owner about the same call.
    /// Changes of the protected people replace each other, too.
    waiting: Vec<Unsaved>,
    trouble: Option<Arc<str>>,
    /// The problem that the watch list's file had when the session started. Shown while the session lasts.
    was_broken: Option<Arc<str>>,
    reports: Reports,
}

impl Saving {
    pub(crate) fn new(reports: Reports) -> Self {
        Self {
            list: None,
            lease: None,
            known: MergeBase::default(),
            stamp: FileStamp::default(),
            on_disk: BTreeSet::new(),
            named: BTreeSet::new(),
            others: BTreeSet::new(),
            next_check: None,
            is_busy: false,
            waiting: Vec::new(),
            trouble: None,
            was_broken: None,
            reports,
        }
    }

    /// Starts a session, whose list receives changes from now on. Returns this window and the other running ones, for
    /// the console.
    pub(crate) fn begin(&mut self, session: &Session) -> OtherWindowsUpdate {
        for unsaved in &mut self.waiting {
            unsaved.hold_against(&self.known);
        }
        self.list.clone_from(&session.list);
        self.trouble.clone_from(&session.store_trouble);
        self.was_broken = session.lists.trouble.as_deref().map(Arc::from);
        self.lease.clone_from(&session.lease);
        self.others.clone_from(&session.others);
        self.named = named_windows(&session.lists.calls);
        self.on_disk = ids_of(&session.lists);
        // Reads the file once more: another window or an earlier session may have written it since.
        self.stamp = FileStamp::default();
        self.next_check = self.lease.is_some().then(Instant::now);
        self.news(None)
    }

    /// Releases the lease after a sign-out. Another window may then apply this window's rules.
    pub(crate) fn rest(&mut self) {
        self.lease = None;
        self.next_check = None;
    }

    /// Returns the list of the newest session; `None` if it is not saved.
    pub(crate) fn list(&self) -> Option<&WatchList> {
        self.list.as_ref()
    }

    pub(crate) fn lease(&self) -> Option<&Arc<Lease>> {
        self.lease.as_ref()
    }

    /// Whether the list is being read or written.
    pub(crate) fn is_writing(&self) -> bool {
        self.is_busy
    }

    /// Returns why the newest change is not on the disk, or why the lease or the lists were unavailable at the start.
    ///
    /// If neither is the case, returns the problem that the file had at the start. `None` if there was none.
    pub(crate) fn trouble(&self) -> Option<&Arc<str>> {
        self.trouble.as_ref().or(self.was_broken.as_ref())
    }

    /// Returns when to check the folder next; `None` while a task runs, or without a lease.
    pub(crate) fn next_check(&self) -> Option<Instant> {
        self.next_check.filter(|_| !self.is_busy)
    }

    /// Queues a change and starts writing if the disk is free. Does nothing if the list is not saved.
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

    /// Sets the lists on which this window and the disk agree, after the console adopted changes of other windows.
    pub(crate) fn in_step(&mut self, kept: MergedLists) {
        self.known = MergeBase::new(kept.calls, kept.protected, &self.on_disk);
    }

    /// Writes the oldest waiting change, unless a task runs.
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

    /// Handles the result of a write. Retries a failed change with the next change. If the folder is checked regularly,
    /// also retries after a delay.
    ///
    /// Drops a failed change if a newer change about the same thing waits.
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
                self.next_check = self.next_check.map(|_| Instant::now() + TRY_AGAIN);
                let is_newer = |newer: &Unsaved| newer.is_about_the_same(&unsaved);
                if !self.waiting.iter().any(is_newer) {
                    self.waiting.insert(0, *unsaved);
                }
            }
        }
    }

    /// Applies a change that was written to the file to `known`, the newest state that this window shares with the
    /// disk. Ignores a change to the list of another owner.
    fn note_written(&mut self, written: WriteStamps, unsaved: &Unsaved) {
        let is_ours = |list: &WatchList| list.owner == unsaved.list.owner;
        if !self.list.as_ref().is_some_and(is_ours) {
            return;
        }
        self.known.note(&unsaved.change);
        // If another window wrote in between, the file must be read again.
        if written.before == self.stamp {
            self.stamp = written.after;
        }
    }

    /// Notes that the list could not be written, for the window to show.
    pub(crate) fn failed(&mut self, error: &io::Error) {
        self.trouble = Some(error.to_string().into());
    }

    /// Checks whether another window wrote something, started or ended. Waiting changes are written first. Needs a lease.
    pub(crate) fn check_folder(&mut self) {
        self.next_check = Some(Instant::now() + CHECK_EVERY);
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
            let found = list
                .store
                .read_if_changed(&list.owner, &stamp)
                .map(|lists| {
                    let named = lists.as_ref().map(|lists| named_windows(&lists.calls));
                    let others = others_there(&lease, named.unwrap_or(named_before));
                    (lists, others)
                });
            let window = lease.id().clone();
            // Drops the lease before the report. So, after a sign-out in the meantime, other windows see at once that
            // this window is gone.
            drop(lease);
            drop(
                reports.blocking_send(TaskReport::FolderChecked(Box::new(FolderCheck {
                    window,
                    found,
                }))),
            );
        });
    }

    /// Handles the result of a check. Returns the changes by other windows, for the console. `None` if there are none,
    /// or if the check failed or has to be repeated.
    pub(crate) fn folder_checked(&mut self, check: FolderCheck) -> Option<OtherWindowsUpdate> {
        self.is_busy = false;
        let is_own = (self.lease.as_ref()).is_some_and(|lease| *lease.id() == check.window);
        if !is_own || !self.waiting.is_empty() {
            // The check is outdated, or this window has changes that must be written before the file is
            // read again.
            self.save_next();
            return None;
        }
        let (lists, others) = match check.found {
            Ok(found) => found,
            Err(error) => {
                // Unlike a failed write, a failed check is not shown.
                tracing::debug!(%error, "the list of watched calls could not be looked at");
                return None;
            }
        };
        if lists.is_none() && others == self.others {
            return None;
        }
        self.others = others;
        let list = lists.map(|lists| {
            self.stamp = lists.stamp.clone();
            self.on_disk = ids_of(&lists);
            self.named = named_windows(&lists.calls);
            ChangedLists {
                forgotten: self.known.missing(&lists),
                calls: lists.calls,
                protected: lists.protected,
            }
        });
        Some(self.news(list))
    }

    /// Returns the update for the console: the running windows, and the list if it changed.
    fn news(&self, list: Option<ChangedLists>) -> OtherWindowsUpdate {
        OtherWindowsUpdate {
            windows: OpenWindows {
                own: self.lease.as_ref().map(|lease| lease.id().clone()),
                others: self.others.clone(),
            },
            list,
        }
    }
}

fn ids_of(lists: &OwnerLists) -> BTreeSet<CallId> {
    lists.calls.iter().map(|call| call.id.clone()).collect()
}
