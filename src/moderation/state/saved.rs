//! Saved data about a watched call, since Graph cannot list calls.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::rules::DoorScope;

/// A watched call as saved. Contains no secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedCall {
    /// Id of the call. Without it, the call cannot be reached again.
    pub id: CallId,
    /// Subject as Graph sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Arc<str>>,
    /// How it was joined, such as a meeting id. Never a passcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Arc<str>>,
    /// When this console created it. `None` for calls of other programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Timestamp>,
    /// Whether this console sends keepAlive requests for it.
    #[serde(default)]
    pub keep_alive: bool,
    /// When the last successful keepAlive was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_alive: Option<Timestamp>,
    /// When it was added to the list.
    pub watched_since: Timestamp,
    /// How it ended, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<SavedEnd>,
    /// Its rules, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<SavedRules>,
}

/// The rules of a call as saved.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SavedRules {
    /// People who are kept out.
    #[serde(default)]
    pub kept_out: Vec<SavedKeepOut>,
    /// The door for guests, if it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<SavedDoor>,
    /// Visits that the operator exempted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub let_stay: Vec<ParticipantId>,
}

/// A person who is kept out, as saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedKeepOut {
    /// Identity by which visits are recognized.
    pub identity: LastingIdentity,
    /// The name as it was shown.
    pub name: Arc<str>,
    /// When the rule started.
    pub since: Timestamp,
    /// When it ends. With the call if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Window that applies it. Older versions saved none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<WindowId>,
}

/// The door for guests as saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDoor {
    /// When it was closed.
    pub closed: Timestamp,
    /// When it opens by itself.
    pub until: Timestamp,
    /// People it keeps out besides those without an account.
    #[serde(default)]
    pub scope: DoorScope,
    /// How many of the next guests may come in.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub lets_in: u32,
    /// Window that applies it. Older versions saved none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<WindowId>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A protected person as saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedPerson {
    /// Identity by which they are recognized.
    pub identity: LastingIdentity,
    /// The name as it was shown.
    pub name: Arc<str>,
}

/// How a call ended, as saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedEnd {
    /// When this console learned of it.
    pub at: Timestamp,
    /// Whether it ended only for this app, which left.
    #[serde(default)]
    pub left: bool,
    /// `resultInfo.code`, if Graph sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<i64>,
    /// `resultInfo.subcode`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcode: Option<i64>,
    /// `resultInfo.message`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Arc<str>>,
}

impl SavedCall {
    /// Makes a call of which only the id is known.
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
            rules: None,
        }
    }
}
