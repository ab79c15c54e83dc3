//! Changes to the saved lists of watched calls and protected people, and what they are merged with.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::saved::{SavedCall, SavedPerson};
use crate::worker::store::stored::Owner;
use crate::worker::store::{OwnerLists, Store, WriteStamps};

/// Where a session's watched calls and protected people are saved: the file, and their owner.
#[derive(Clone)]
pub(crate) struct WatchList {
    pub(crate) store: Store,
    pub(crate) owner: Owner,
}

#[derive(Debug)]
pub(crate) enum ListChange {
    Keep(Box<SavedCall>),
    Forget(CallId),
    Protect(Vec<SavedPerson>),
}

impl ListChange {
    /// Returns the call that is changed; `None` for protected people.
    fn call(&self) -> Option<&CallId> {
        match self {
            Self::Keep(call) => Some(&call.id),
            Self::Forget(call) => Some(call),
            Self::Protect(_) => None,
        }
    }
}

/// The newest state that was the same in this window and on the disk. Where this window's state differs from it, the
/// window itself has made a change.
#[derive(Debug, Clone, Default)]
pub(crate) struct MergeBase {
    calls: BTreeMap<CallId, SavedCall>,
    protected: Vec<SavedPerson>,
}

impl MergeBase {
    /// Builds the base from the console's calls and people, without calls that are not on the disk.
    pub(crate) fn new(
        calls: Vec<SavedCall>,
        protected: Vec<SavedPerson>,
        on_disk: &BTreeSet<CallId>,
    ) -> Self {
        let calls = calls.into_iter().filter(|call| on_disk.contains(&call.id));
        Self {
            calls: calls.map(|call| (call.id.clone(), call)).collect(),
            protected,
        }
    }

    /// Records that a change of this window was saved.
    pub(crate) fn note(&mut self, change: &ListChange) {
        match change {
            ListChange::Keep(call) => drop(self.calls.insert(call.id.clone(), (**call).clone())),
            ListChange::Forget(call) => drop(self.calls.remove(call)),
            ListChange::Protect(people) => self.protected.clone_from(people),
        }
    }

    /// Returns the calls of this base that `lists`, newly read from the disk, no longer contains.
    pub(crate) fn missing(&self, lists: &OwnerLists) -> Vec<CallId> {
        let is_missing = |id: &&CallId| !lists.calls.iter().any(|call| &call.id == *id);
        self.calls.keys().filter(is_missing).cloned().collect()
    }

    /// Returns the part of the base that this change is merged against: the call, or the protected people. Removing a
    /// call needs none.
    fn base(&self, change: &ListChange) -> ChangeBase {
        match change {
            ListChange::Keep(call) => {
                ChangeBase::Call(self.calls.get(&call.id).cloned().map(Box::new))
            }
            ListChange::Forget(_) => ChangeBase::Call(None),
            ListChange::Protect(_) => ChangeBase::Protected(self.protected.clone()),
        }
    }
}

/// Returns the windows that the saved calls name as those that apply the calls' rules. Some of these windows may have
/// closed since.
pub(crate) fn named_windows(calls: &[SavedCall]) -> BTreeSet<WindowId> {
    let rules = calls.iter().filter_map(|call| call.rules.as_ref());
    let named = rules.flat_map(|rules| {
        let people = rules.kept_out.iter().filter_map(|kept| kept.by.clone());
        people.chain(rules.door.iter().filter_map(|door| door.by.clone()))
    });
    named.collect()
}

/// The part of a [`MergeBase`] that a change is merged against.
enum ChangeBase {
    Call(Option<Box<SavedCall>>),
    Protected(Vec<SavedPerson>),
}

/// A change that the file doesn't have yet, and the list it belongs to.
pub(crate) struct Unsaved {
    pub(crate) list: WatchList,
    pub(crate) change: ListChange,
    /// The state before the change. Set when writing begins, or when the next session starts; `None` before that.
    base: Option<ChangeBase>,
}

impl Unsaved {
    pub(crate) fn new(list: WatchList, change: ListChange) -> Self {
        Self {
            list,
            change,
            base: None,
        }
    }

    /// Whether both changes belong to one owner, and concern either the same call or the protected people. The newer
    /// change then replaces the older one.
    pub(crate) fn is_about_the_same(&self, other: &Self) -> bool {
        self.list.owner == other.list.owner && self.change.call() == other.change.call()
    }

    /// Takes the base from `known` if the change has none. When the change is written, differences between base and
    /// file count as changes of other windows, and are merged.
    pub(crate) fn hold_against(&mut self, known: &MergeBase) {
        if self.base.is_none() {
            self.base = Some(known.base(&self.change));
        }
    }

    /// Writes the change to the file. Blocks.
    pub(crate) fn write(&self) -> io::Result<WriteStamps> {
        let WatchList { store, owner } = &self.list;
        match (&self.change, &self.base) {
            (ListChange::Keep(call), Some(ChangeBase::Call(Some(base)))) => {
                store.merge(owner, Some(base), (**call).clone())
            }
            (ListChange::Keep(call), _) => store.merge(owner, None, (**call).clone()),
            (ListChange::Forget(call), _) => store.forget(owner, call),
            (ListChange::Protect(people), Some(ChangeBase::Protected(base))) => {
                store.protect(owner, base, people.clone())
            }
            (ListChange::Protect(people), _) => store.protect(owner, &[], people.clone()),
        }
    }
}
