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
