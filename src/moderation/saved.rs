//! What is kept of a watched call over a restart, a crash or a cut cable: Graph has no list of calls.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ids::CallId;

/// One watched call, as the disk keeps it; nothing of it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedCall {
    /// The only way back to the call.
    pub id: CallId,
    /// Its subject, as it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Arc<str>>,
    /// How it was joined, such as a meeting id; never a passcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Arc<str>>,
    /// When this console created it; `None` for calls of other programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
    /// Whether this console keeps it alive.
    #[serde(default)]
    pub keep_alive: bool,
    /// When the newest sign of life that worked was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_alive: Option<Timestamp>,
    /// When it was added to the list.
    pub watched_since: Timestamp,
    /// How it ended, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<SavedEnd>,
}

/// How a call ended, as the disk keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedEnd {
    /// When this console learned of it.
    pub at: Timestamp,
    /// Whether it ended for this app only, which left.
    #[serde(default)]
    pub left: bool,
    /// `resultInfo.code`, where Graph gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<i64>,
    /// `resultInfo.subcode`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcode: Option<i64>,
    /// `resultInfo.message`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Arc<str>>,
}

impl SavedCall {
    /// A call of which nothing but the id is known.
    pub fn new(id: CallId, watched_since: Timestamp) -> Self {
        Self {
            id,
            subject: None,
            label: None,
            created: None,
            keep_alive: false,
            kept_alive: None,
            watched_since,
            ended: None,
        }
    }
}
