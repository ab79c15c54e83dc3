//! What is kept of a watched call over a restart, a crash or a cut cable: Graph has no list of calls.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::rules::DoorScope;

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
    /// Who is kept out of it, if anybody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<SavedRules>,
}

/// The rules of a call, as the disk keeps them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SavedRules {
    /// Who is kept out.
    #[serde(default)]
    pub kept_out: Vec<SavedKeepOut>,
    /// The door for guests, if it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<SavedDoor>,
    /// Visits that somebody let stay.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub let_stay: Vec<ParticipantId>,
}

/// Somebody who is kept out, as the disk keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedKeepOut {
    /// What a visit is recognised by.
    pub identity: LastingIdentity,
    /// The name as it was shown.
    pub name: Arc<str>,
    /// Since when.
    pub since: Timestamp,
    /// Until when; with the call, where there is no time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Which window acts on it; older versions told of none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<WindowId>,
}

/// The door for guests, as the disk keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDoor {
    /// When it was closed.
    pub closed: Timestamp,
    /// When it opens by itself.
    pub until: Timestamp,
    /// Whom it concerns besides people without an account.
    #[serde(default)]
    pub scope: DoorScope,
    /// How many of the next guests may come in.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub lets_in: u32,
    /// Which window acts on it; older versions told of none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<WindowId>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// Somebody who is protected, as the disk keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedPerson {
    /// What they are recognised by.
    pub identity: LastingIdentity,
    /// The name as it was shown.
    pub name: Arc<str>,
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
            rules: None,
        }
    }
}
