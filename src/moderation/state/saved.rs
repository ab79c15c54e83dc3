//! Saved data: the watched calls, which must outlive the program because Graph cannot list calls, and the protected
//! people.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::rules::DoorScope;

/// A watched call as saved. Contains no secrets.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedCall {
    /// Id of the call. Without this id, the call cannot be reached again.
    pub id: CallId,
    /// Subject as Graph sent it.
    pub subject: Option<Arc<str>>,
    /// How the call was joined, for example by a meeting id. Never contains a passcode.
    pub label: Option<Arc<str>>,
    /// When this app created the call. `None` if another program created it.
    pub created: Option<Timestamp>,
    /// Whether this app sends keepAlive requests for the call.
    #[serde(default)]
    pub keep_alive: bool,
    /// When the last successful keepAlive, or the request that created the call, was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_alive: Option<Timestamp>,
    /// When the call was added to the list.
    pub watched_since: Timestamp,
    /// How the call ended. `None` if it has not ended.
    pub ended: Option<SavedEnd>,
    /// The rules of the call. `None` if there are neither rules nor exempt visits.
    pub rules: Option<SavedRules>,
}

/// The rules of a call as saved.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SavedRules {
    /// Rules that each keep one person out.
    #[serde(default)]
    pub kept_out: Vec<SavedKeepOut>,
    /// The door for guests. `None` if it is open.
    pub door: Option<SavedDoor>,
    /// Visits exempt from the rules: by the operator, or because the door let the person in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub let_stay: Vec<ParticipantId>,
}

/// A rule that keeps one person out, as saved.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedKeepOut {
    /// Identity by which visits of the person are recognized.
    pub identity: LastingIdentity,
    /// The person's name as it was shown.
    pub name: Arc<str>,
    /// When the rule started.
    pub since: Timestamp,
    /// When the rule ends. `None` if it ends with the call.
    pub until: Option<Timestamp>,
    /// The window that applied the rule when it was saved. It may have closed since. `None` if an older version saved
    /// the rule, or if windows could not be told apart.
    pub by: Option<WindowId>,
}

/// The door for guests as saved.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDoor {
    /// When the door was closed, or last restored or resumed.
    pub closed: Timestamp,
    /// When the door opens by itself.
    pub until: Timestamp,
    /// Groups that the door keeps out in addition to guests.
    #[serde(default)]
    pub scope: DoorScope,
    /// How many of the next guests may come in although the door is closed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub lets_in: u32,
    /// The window that applied the door when it was saved. It may have closed since. `None` if an older version saved
    /// the door, or if windows could not be told apart.
    pub by: Option<WindowId>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A protected person as saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedPerson {
    /// Identity by which the person is recognized.
    pub identity: LastingIdentity,
    /// The person's name as it was shown.
    pub name: Arc<str>,
}

/// How a call ended, as saved.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedEnd {
    /// When this app learned that the call had ended.
    pub at: Timestamp,
    /// Whether only this app left. If so, the call may go on without the app.
    #[serde(default)]
    pub left: bool,
    /// `resultInfo.code`, if Graph sent it.
    pub code: Option<i64>,
    /// `resultInfo.subcode`, if Graph sent it.
    pub subcode: Option<i64>,
    /// `resultInfo.message`, if Graph sent it.
    pub message: Option<Arc<str>>,
}

impl SavedCall {
    /// Makes a saved call of which only the id is known.
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
