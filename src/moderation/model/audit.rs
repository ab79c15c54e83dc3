//! One line of the audit log: the action, the person concerned, and the result.
//!
//! App-only tokens carry no user, so the tenant's own logs name only the app. This log is the only
//! record of which person did what.

pub mod earlier;
pub mod record_settings;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::moderation::evidence::departure::Evidence;
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::name::safe_line;

/// Longest name of an operator, in characters.
pub const MAX_OPERATOR_CHARS: usize = 64;
/// Longest note, in characters.
pub const MAX_NOTE_CHARS: usize = 500;

/// Makes the name that the operator typed safe to show, like any other name. `None` if no visible character is left.
pub fn operator_name(typed: &str) -> Option<String> {
    Some(safe_line(typed, MAX_OPERATOR_CHARS)).filter(|name| !name.is_empty())
}

/// A crash that ended the previous run. The panic message is left out, since it could contain a
/// name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviousCrash {
    /// When the program crashed, in UTC.
    pub at: Timestamp,
    /// Version of the program that crashed.
    pub version: String,
    /// Where the program crashed in its source code, as `file:line`.
    pub place: String,
}

/// One line of the audit log, before the writer adds the operator, the version and the hash.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditRecord {
    /// When the line was made, in UTC.
    pub at: Timestamp,
    /// The attempt. Its intent, results and notes all contain the same number.
    pub attempt: AttemptId,
    /// Whether this is an intent, a result, a switch or a note.
    pub phase: Phase,
    /// What was done or asked for.
    pub action: AuditAction,
    /// What triggered the action.
    pub source: Source,
    /// The call. `None` if the line is not about one call, or is about a join that has not created one.
    pub call: Option<CallId>,
    /// The participant id in the request's path, or that of the person concerned if there was no request.
    pub participant: Option<String>,
    /// The ids that this app gave the invitations, separated by commas. `None` if the line is not about invitations.
    pub invitation: Option<String>,
    /// The call that the invited person is moved from. Only in the intent of a move.
    pub moved_from: Option<CallId>,
    /// Id of the person, such as an object id, a phone number or an app id. Several are separated by commas.
    pub identity: Option<String>,
    /// Tenant id of the person, or of the meeting to join.
    pub identity_tenant: Option<String>,
    /// The person's name as the operator saw it, or the label of the meeting to join. Can be empty.
    pub shown_name: String,
    /// The result of the attempt. Only in lines of [`Phase::Result`].
    pub outcome: Option<AuditOutcome>,
    /// HTTP status of the last response.
    pub status: Option<u16>,
    /// Innermost error code of Graph or Entra.
    pub code: Option<String>,
    /// Graph's request id, for a support ticket.
    pub request_id: Option<String>,
    /// The `client-request-id` that we sent with the last try.
    pub client_request_id: Option<String>,
    /// When readings proved the removal, in UTC.
    pub verified_at: Option<Timestamp>,
    /// What proved the removal.
    pub evidence: Option<Evidence>,
    /// Whether the response to the request that removed the person was lost.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub first_answer_lost: bool,
    /// The operator's note in lines of [`Phase::Note`]. A [`Phase::Switch`] can have a note by this app.
    pub note: Option<String>,
}

impl AuditRecord {
    /// Makes a line without a call, a person or an outcome.
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
            moved_from: None,
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

/// The stage of an attempt that a line records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Written before the request is sent.
    Intent,
    /// Written once the result is known. A later line of the same attempt can correct or complete it.
    Result,
    /// A change without a request. A rule, a mode or a protection was switched, or a crash is noted. No result follows.
    Switch,
    /// Written when the operator adds a note.
    Note,
}

/// The action of a line: a deed, or a switch that only the audit log records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuditAction {
    /// The operator set how many of the next people may come in although the door is closed.
    LetNextIn,
    /// The operator resumed the rules that waited after a restart, a sleep or a clock jump. Or this window took over
    /// the rules of a window that closed.
    ResumeRules,
    /// The operator discarded the rules that waited after a restart, a sleep or a clock jump.
    DropRules,
    /// The operator changed which kinds of people the closed door keeps out.
    ChangeDoor,
    /// The operator started to protect a person in every call.
    Protect,
    /// The operator ended the protection of a person.
    Unprotect,
    /// The previous run crashed. Its rules wait until they are resumed, and the results of its open requests are unknown.
    #[serde(rename = "ended_by_fault")]
    EndedByCrash,
    /// A deed. The activity shows deeds as well.
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

/// What triggered an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A click of the operator.
    Click,
    /// A key press of the operator.
    Key,
    /// The demo's timetable, which sends the same commands as a person.
    Demo,
    /// An invitation rang for as long as the operator allows.
    AutoCancel,
    /// A person arrived whose invitation could not be canceled. The operator had marked them for removal on arrival.
    OnArrival,
    /// *End for everyone*, which the operator confirmed once for the whole call.
    EndForAll,
    /// A bulk removal, which the operator confirmed in a preview that listed the people.
    Bulk,
    /// A rule that keeps a person out of a call.
    KeepOut,
    /// The closed door. It removes people who join, or lets in as many of them as the operator allows.
    GuestDoor,
    /// The window. Used for actions that send nothing, where click and key are not distinguished.
    Window,
    /// A time limit ended, or another window ended and this window takes over its rules.
    Clock,
    /// The end of the computer's sleep, or a change of its clock.
    Resume,
    /// The start of the program.
    Start,
}

impl Source {
    /// Whether this source skips protected people, and others whose removal needs a confirmation of its own.
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
            | Self::Resume
            | Self::Start => false,
        }
    }

    /// Whether the pacer decides when removals of this source are sent. Other removals, such as one by a click, are
    /// sent at once.
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
            (AuditAction::EndedByCrash, "ended_by_fault"),
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
