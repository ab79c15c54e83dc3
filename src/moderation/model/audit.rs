//! The record of one attempt, as the audit log keeps it.
//!
//! App-only tokens carry no human: the tenant's own logs name the app, so this is the only record of which person did what.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::evidence::Evidence;
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::name::safe_line;

/// The most characters of an operator's name.
pub const MAX_OPERATOR_CHARS: usize = 64;
/// The most characters of a note.
pub const MAX_NOTE_CHARS: usize = 500;

/// The name that the person at the console typed, made safe like any other name; `None` if nothing is left of it.
pub fn operator_name(typed: &str) -> Option<String> {
    Some(safe_line(typed, MAX_OPERATOR_CHARS)).filter(|name| !name.is_empty())
}

/// A fault of the program that ended the run before; no message, which could hold a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultOfBefore {
    /// When it happened, UTC.
    pub at: Timestamp,
    /// Of which version.
    pub version: String,
    /// Where in the source, as `file:line`.
    pub place: String,
}

/// One line of the audit log, before the writer adds who was sitting there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditRecord {
    /// UTC.
    pub at: Timestamp,
    /// Which attempt; its intent, its results and its notes share it.
    pub attempt: AttemptId,
    /// Before it was sent, after its result was known, or a note.
    pub phase: Phase,
    /// What was asked for.
    pub action: AuditAction,
    /// What made it happen.
    pub source: Source,
    /// The call's id; the intent of a join has none yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<CallId>,
    /// The participant id that stands in the path, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant: Option<String>,
    /// Our record of the invitation, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation: Option<String>,
    /// Object id, number or app id of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    /// The tenant of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_tenant: Option<String>,
    /// The name as it was shown.
    pub shown_name: String,
    /// How it ended; only in results.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<AuditOutcome>,
    /// HTTP status of the last answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Graph's deepest code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Graph's request id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Our id of the last try.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_request_id: Option<String>,
    /// When readings proved the removal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<Timestamp>,
    /// What proved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// Whether the answer to the request that did it never came, so that the last one only found the person gone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub first_answer_lost: bool,
    /// What somebody wrote about the attempt; only in notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl AuditRecord {
    /// A line that names nobody and no call yet.
    pub fn new(
        at: Timestamp,
        attempt: AttemptId,
        phase: Phase,
        action: impl Into<AuditAction>,
        source: Source,
    ) -> Self {
        Self {
            at,
            attempt,
            phase,
            action: action.into(),
            source,
            call: None,
            participant: None,
            invitation: None,
            identity: None,
            identity_tenant: None,
            shown_name: String::new(),
            outcome: None,
            status: None,
            code: None,
            request_id: None,
            client_request_id: None,
            verified_at: None,
            evidence: None,
            first_answer_lost: false,
            note: None,
        }
    }
}

/// Before, after, or about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Written before the request leaves.
    Intent,
    /// Written when the result is known.
    Result,
    /// Something was switched in this program; no request is sent, and no result follows.
    Switch,
    /// Written when somebody adds a note to the record.
    Note,
}

/// What a line tells of: a deed, or a switch that the activity does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditAction {
    /// Some of the next guests may come in.
    LetNextIn,
    /// Rules of an earlier run go on.
    ResumeRules,
    /// Rules of an earlier run are dropped.
    DropRules,
    /// Whom the door concerns was changed.
    ChangeDoor,
    /// Somebody comes under protection in every call.
    Protect,
    /// Somebody is no longer under protection.
    Unprotect,
    /// The run before this one ended with a fault of the program, and its rules and requests with it.
    EndedByFault,
    /// What the activity tells too.
    #[serde(untagged)]
    Deed(Deed),
}

impl From<Deed> for AuditAction {
    fn from(deed: Deed) -> Self {
        Self::Deed(deed)
    }
}

impl PartialEq<Deed> for AuditAction {
    fn eq(&self, deed: &Deed) -> bool {
        *self == Self::Deed(*deed)
    }
}

/// What made an attempt happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The pointer.
    Click,
    /// The keyboard.
    Key,
    /// The demo's timetable, which presses the same commands.
    Demo,
    /// An invitation rang as long as somebody had set.
    AutoCancel,
    /// Somebody whose invitation could not be cancelled arrived, and was to be removed then.
    OnArrival,
    /// The ending of a call for everybody, which was confirmed as a whole.
    EndForAll,
    /// Several people at once, listed in a preview that was confirmed.
    Bulk,
    /// Somebody who is kept out of the call was in it.
    KeepOut,
    /// A guest came while the door was closed.
    GuestDoor,
    /// A button, a menu or a key of the window, which are not told apart for what sends nothing.
    Window,
    /// The time that somebody had set was up.
    Clock,
    /// The program itself, as it began.
    Start,
}

impl Source {
    /// Whether it may only name people who need no warning of their own.
    pub fn spares_protected(self) -> bool {
        match self {
            Self::Bulk | Self::KeepOut | Self::GuestDoor | Self::OnArrival => true,
            Self::Click
            | Self::Key
            | Self::Demo
            | Self::AutoCancel
            | Self::EndForAll
            | Self::Window
            | Self::Clock
            | Self::Start => false,
        }
    }

    /// Whether only so many of its requests may be on their way at a time; what a person presses singly leaves at once.
    pub fn is_paced(self) -> bool {
        matches!(
            self,
            Self::Bulk | Self::EndForAll | Self::KeepOut | Self::GuestDoor
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::deed::ServiceDeed;

    #[test]
    fn every_action_is_one_word_in_the_log_and_is_read_back_from_it() {
        for (action, word) in [
            (Deed::Remove.into(), "remove"),
            (Deed::CancelInvitation.into(), "cancel_invitation"),
            (Deed::RaidOff.into(), "raid_off"),
            (Deed::Service(ServiceDeed::Mute).into(), "mute"),
            (Deed::Service(ServiceDeed::MuteSelf).into(), "mute_self"),
            (Deed::Service(ServiceDeed::UnmuteSelf).into(), "unmute_self"),
            (AuditAction::EndedByFault, "ended_by_fault"),
            (AuditAction::LetNextIn, "let_next_in"),
        ] {
            assert_eq!(serde_json::to_value(action).unwrap(), word);
            let read: AuditAction = serde_json::from_value(word.into()).unwrap();
            assert_eq!(read, action);
        }
        for other in [
            serde_json::json!("from_a_later_version"),
            serde_json::json!({"deed": "mute"}),
        ] {
            serde_json::from_value::<AuditAction>(other).unwrap_err();
        }
    }
}
