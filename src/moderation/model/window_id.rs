//! Distinguishes several windows that use one data folder.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Identifies one window of this app while it is signed in with this data folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WindowId(Arc<str>);

impl WindowId {
    /// Wraps an id.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The window that applies a rule, and whether the rule waits for the operator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuleHolder {
    /// Window that made the rule or took it over. `None` if windows cannot be told apart.
    pub by: Option<WindowId>,
    /// Whether `by` is another running window. This window then shows the rule, but does not apply
    /// it.
    pub elsewhere: bool,
    /// Whether the rule waits for the operator to resume it: after its restoration from the saved list, a sleep or a
    /// clock jump.
    pub waits: bool,
}

impl RuleHolder {
    /// Whether this window applies the rule: the rule does not wait to be resumed, and no other window applies it.
    pub fn acts(&self) -> bool {
        !self.waits && !self.elsewhere
    }

    /// Whether this window has to ask the operator whether to resume the rule.
    pub fn asks(&self) -> bool {
        self.waits && !self.elsewhere
    }
}
