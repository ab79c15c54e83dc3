//! Several windows on one data folder are one desk: who they are, and what one learns of the others.

use std::collections::BTreeSet;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::window_id::{RuleHolder, WindowId};
use crate::moderation::state::saved::{SavedCall, SavedPerson};

/// Which windows there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenWindows {
    /// This one.
    pub own: Option<WindowId>,
    /// Those of the others that are there and act on a rule.
    pub others: BTreeSet<WindowId>,
}

impl OpenWindows {
    /// A rule that this window makes.
    pub(crate) fn hold(&self) -> RuleHolder {
        RuleHolder {
            by: self.own.clone(),
            elsewhere: false,
        }
    }

    pub(crate) fn is_elsewhere(&self, by: Option<&WindowId>) -> bool {
        by.is_some_and(|by| self.own.as_ref() != Some(by) && self.others.contains(by))
    }
}

/// What a look at the folder brings.
#[derive(Debug, Clone)]
pub struct DeskUpdate {
    /// Which windows there are now.
    pub windows: OpenWindows,
    /// What the disk says, if another window has changed that.
    pub list: Option<SharedList>,
}

/// What a window holds of that which the disk keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedLists {
    /// The calls.
    pub calls: Vec<SavedCall>,
    /// Whom it protects.
    pub protected: Vec<SavedPerson>,
}

/// What another window has written.
#[derive(Debug, Clone)]
pub struct SharedList {
    /// The calls as the disk keeps them.
    pub calls: Vec<SavedCall>,
    /// Calls that another window took off the list.
    pub forgotten: Vec<CallId>,
    /// Whom one of the windows protects.
    pub protected: Vec<SavedPerson>,
}
