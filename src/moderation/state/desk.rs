//! Several windows that share one data folder, and the changes that they learn from each other.

use std::collections::BTreeSet;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::window_id::{RuleHolder, WindowId};
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// The windows that use this folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenWindows {
    /// This window.
    pub own: Option<WindowId>,
    /// Other running windows that apply a rule.
    pub others: BTreeSet<WindowId>,
}

impl OpenWindows {
    /// Assigns a new rule to this window.
    pub(crate) fn hold(&self) -> RuleHolder {
        RuleHolder {
            by: self.own.clone(),
            elsewhere: false,
        }
    }

    /// Whether `by` is another window that still runs.
    pub(crate) fn is_elsewhere(&self, by: Option<&WindowId>) -> bool {
        by.is_some_and(|by| self.own.as_ref() != Some(by) && self.others.contains(by))
    }
}

/// The result of checking the folder: which windows run, and changes by others.
#[derive(Debug, Clone)]
pub struct DeskUpdate {
    /// The windows that run now.
    pub windows: OpenWindows,
    /// The saved list, if another window has changed it.
    pub list: Option<SharedList>,
}

/// The saved data, as this window has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedLists {
    /// The calls.
    pub calls: Vec<SavedCall>,
    /// People protected in every call.
    pub protected: Vec<SavedPerson>,
}

/// The saved data, as another window wrote it.
#[derive(Debug, Clone)]
pub struct SharedList {
    /// The saved calls.
    pub calls: Vec<SavedCall>,
    /// Calls that another window removed from the list.
    pub forgotten: Vec<CallId>,
    /// People protected by any window.
    pub protected: Vec<SavedPerson>,
}
