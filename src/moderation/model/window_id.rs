//! Which window of several on one data folder.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// One window, for as long as it is signed in with this folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WindowId(Arc<str>);

impl WindowId {
    /// Wraps the text.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which window acts on a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuleHolder {
    /// The window that made the rule, or took it over; `None` where windows cannot tell each other apart.
    pub by: Option<WindowId>,
    /// Whether that is another window, which is still there: this one shows the rule and does nothing for it.
    pub elsewhere: bool,
}
