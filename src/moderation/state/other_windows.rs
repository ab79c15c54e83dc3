//! The other windows that share the data folder, and what they changed.

use std::collections::BTreeSet;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::window_id::{RuleHolder, WindowId};
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// This window, and others that share its data folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenWindows {
    /// Id of this window. `None` if windows cannot be told apart.
    pub own: Option<WindowId>,
    /// Other running windows that apply at least one rule.
    pub others: BTreeSet<WindowId>,
}

impl OpenWindows {
    /// Returns the holder of a new rule: this window.
    pub(crate) fn holder(&self) -> RuleHolder {
        RuleHolder {
            by: self.own.clone(),
            ..RuleHolder::default()
        }
    }

    /// Whether `by` is another window that is still running.
    pub(crate) fn is_elsewhere(&self, by: Option<&WindowId>) -> bool {
        by.is_some_and(|by| self.own.as_ref() != Some(by) && self.others.contains(by))
    }
}

/// The result of a check of the data folder: which windows run, and what other windows changed.
#[derive(Debug, Clone)]
pub struct OtherWindowsUpdate {
    /// This window, and the other running windows that apply rules.
    pub windows: OpenWindows,
    /// The saved data, if another window has changed it.
    pub list: Option<ChangedLists>,
}

/// The saved data for this window to write, with the changes of other windows merged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedLists {
    /// The watched calls.
    pub calls: Vec<SavedCall>,
    /// People protected in every call.
    pub protected: Vec<SavedPerson>,
}

/// The saved data, as another window wrote it.
#[derive(Debug, Clone)]
pub struct ChangedLists {
    /// The saved calls.
    pub calls: Vec<SavedCall>,
    /// Calls that another window removed from the list.
    pub forgotten: Vec<CallId>,
    /// People protected by any window.
    pub protected: Vec<SavedPerson>,
}
