//! Whose list of watched calls a change belongs to, and what it changes.

use std::io;

use crate::moderation::model::ids::CallId;
use crate::moderation::state::saved::{SavedCall, SavedPerson};
use crate::worker::store::{Owner, Store};

/// Where the list of this session's calls is kept.
#[derive(Clone)]
pub(crate) struct WatchList {
    pub(crate) store: Store,
    pub(crate) owner: Owner,
}

/// A change to a list of watched calls.
#[derive(Debug)]
pub(crate) enum ListChange {
    Keep(Box<SavedCall>),
    Forget(CallId),
    Protect(Vec<SavedPerson>),
}

impl ListChange {
    /// What it changes; a newer change to the same takes its place.
    fn call(&self) -> Option<&CallId> {
        match self {
            Self::Keep(call) => Some(&call.id),
            Self::Forget(call) => Some(call),
            Self::Protect(_) => None,
        }
    }
}

/// A change, and the list that it belongs to.
pub(crate) struct Unsaved {
    pub(crate) list: WatchList,
    pub(crate) change: ListChange,
}

impl Unsaved {
    /// Whether both change the same, so that only the newer one counts.
    pub(crate) fn is_about_the_same(&self, other: &Self) -> bool {
        self.list.owner == other.list.owner && self.change.call() == other.change.call()
    }

    /// Writes it. Waits for the disk.
    pub(crate) fn write(&self) -> io::Result<()> {
        let WatchList { store, owner } = &self.list;
        match &self.change {
            ListChange::Keep(call) => store.keep(owner, (**call).clone()),
            ListChange::Forget(call) => store.forget(owner, call),
            ListChange::Protect(people) => store.protect(owner, people.clone()),
        }
    }
}
