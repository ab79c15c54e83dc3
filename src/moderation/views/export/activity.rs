//! Exports the activity as JSON or CSV, one entry per row.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;
use serde_with::skip_serializing_none;

use crate::moderation::evidence::departure::Evidence;
use crate::moderation::model::audit::Source;
use crate::moderation::model::audit::record_settings::RecordSettingChange;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::participant::Badge;
use crate::moderation::state::activity::entry::{
    ActivityEntry, ActivityEvent, EntryStep, Note, NoteState, Outcome, ServiceAnswer, StepKind,
};
use crate::moderation::state::invitation::cancel_ids::CancelIdSource;
use crate::moderation::state::row::{PersonRef, RowKey};
use crate::moderation::views::export::csv;
use crate::moderation::views::export::json::{self, spelled};
use crate::moderation::views::export::options::ExportOptions;

/// Columns of the CSV file, in the order of [`cells`].
const COLUMNS: [&str; 21] = [
    "number", "time", "call", "action", "name", "former_name", "kind", "tenant", "identity",
    "participant", "outcome", "seconds", "evidence", "cause", "status", "code", "request_id",
    "client_request_id", "source", "operator", "notes",
];

/// An activity entry in the JSON export. The cells of the CSV are made from the same value.
#[skip_serializing_none]
#[derive(Serialize)]
struct ExportedEntry<'a> {
    number: u64,
    time: Timestamp,
    /// Id of the call. `None` if the entry is about no call, or about a join that has not created one.
    call: Option<&'a str>,
    action: Cow<'static, str>,
    person: Option<ExportedSubject<'a>>,
    former_name: Option<&'a str>,
    /// Graph's code and subcode, if the call ended and Graph sent them.
    call_result: Option<(i64, i64)>,
    outcome: Cow<'static, str>,
    /// Seconds from the order, by the operator or a rule, to the proof of a removal.
    seconds: Option<f64>,
    /// The proof of a removal. `None` without a proof.
    evidence: Option<Evidence>,
    answer: Option<ExportedAnswer<'a>>,
    failure: Option<ExportedFailure<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<ExportedStep<'a>>,
    /// What triggered the action, spelled as in the audit log. `None` for events, for this app's joins, for batches of
    /// removals, and for invitations that were never sent.
    source: Option<Source>,
    operator: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<ExportedNote<'a>>,
}

/// The answer to the request of an entry, for a support ticket.
#[skip_serializing_none]
#[derive(Serialize)]
struct ExportedAnswer<'a> {
    time: Timestamp,
    accepted: bool,
    status: Option<u16>,
    request_id: Option<&'a str>,
    client_request_id: Option<&'a str>,
}

/// A note as exported. If names are redacted, so is the note's text, since it may contain names.
#[skip_serializing_none]
#[derive(Serialize)]
struct ExportedNote<'a> {
    time: Timestamp,
    operator: Option<&'a str>,
    note: &'a str,
    /// Whether the note is in the audit log.
    recorded: bool,
}

#[skip_serializing_none]
#[derive(Serialize)]
struct ExportedSubject<'a> {
    name: &'a str,
    kind: Badge,
    tenant: Option<&'a str>,
    identity: Option<String>,
    participant: Option<&'a str>,
}

#[skip_serializing_none]
#[derive(Serialize)]
struct ExportedFailure<'a> {
    cause: &'static str,
    status: Option<u16>,
    code: Option<&'a str>,
    message: Option<&'a str>,
    request: Option<String>,
    request_id: Option<&'a str>,
    client_request_id: Option<&'a str>,
    tries: u32,
    causes: Option<&'a [String]>,
}

#[skip_serializing_none]
#[derive(Serialize)]
struct ExportedStep<'a> {
    time: Timestamp,
    step: &'static str,
    accepted: Option<bool>,
    failure: Option<ExportedFailure<'a>>,
}

/// Returns the activity as CSV, one row per entry.
pub fn csv(entries: &[Arc<ActivityEntry>], options: ExportOptions) -> String {
    let rows = entries.iter().map(|entry| cells(&line(entry, options)));
    csv::text(&COLUMNS, rows)
}

/// Returns the activity as JSON, with intermediate steps and all details of failures.
pub fn json(entries: &[Arc<ActivityEntry>], options: ExportOptions) -> String {
    let lines: Vec<ExportedEntry<'_>> = entries.iter().map(|entry| line(entry, options)).collect();
    json::text(&lines)
}

fn cells(line: &ExportedEntry<'_>) -> [String; COLUMNS.len()] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let person = line.person.as_ref();
    let failure = line.failure.as_ref();
    let answer = line.answer.as_ref();
    let status = failure.and_then(|failure| failure.status);
    let status = status.or(answer.and_then(|answer| answer.status));
    let request = failure.and_then(|failure| failure.request_id);
    let client_request = failure.and_then(|failure| failure.client_request_id);
    let notes: Vec<&str> = line.notes.iter().map(|note| note.note).collect();
    [
        line.number.to_string(),
        format!("{:.3}", line.time),
        text(line.call),
        line.action.to_string(),
        text(person.map(|person| person.name)),
        text(line.former_name),
        spelled(&person.map(|person| person.kind)),
        text(person.and_then(|person| person.tenant)),
        text(person.and_then(|person| person.identity.as_deref())),
        text(person.and_then(|person| person.participant)),
        line.outcome.to_string(),
        line.seconds
            .map(|seconds| format!("{seconds:.1}"))
            .unwrap_or_default(),
        spelled(&line.evidence),
        text(failure.map(|failure| failure.cause)),
        status.map(|status| status.to_string()).unwrap_or_default(),
        text(failure.and_then(|failure| failure.code)),
        text(request.or(answer.and_then(|answer| answer.request_id))),
        text(client_request.or(answer.and_then(|answer| answer.client_request_id))),
        spelled(&line.source),
        text(line.operator),
        notes.join(" | "),
    ]
}

fn line(entry: &ActivityEntry, options: ExportOptions) -> ExportedEntry<'_> {
    let former_name = match &entry.what {
        ActivityEvent::Renamed { from, .. } => Some(options.name(from.as_str())),
        _ => None,
    };
    let call_result = match entry.what {
        ActivityEvent::CallEnded { pair, .. } => pair,
        _ => None,
    };
    let (seconds, evidence) = match entry.outcome {
        Outcome::Gone { after, settled } => (Some(after.as_secs_f64()), Some(settled.evidence)),
        _ => (None, None),
    };
    let failure = match &entry.outcome {
        Outcome::Failed(failure) => Some(trouble(failure, options)),
        _ => None,
    };
    ExportedEntry {
        number: entry.number,
        time: entry.at.wall,
        call: entry.call.as_ref().map(CallId::as_str),
        action: action(&entry.what),
        person: entry.what.who().map(|who| person(who, options)),
        former_name,
        call_result,
        outcome: outcome(entry),
        seconds,
        evidence,
        answer: entry.answer.as_ref().map(answer),
        failure,
        steps: entry
            .steps
            .iter()
            .map(|step| tried(step, options))
            .collect(),
        source: entry.source,
        operator: entry.operator.as_deref().map(|name| options.name(name)),
        notes: entry
            .notes
            .iter()
            .map(|note| noted(note, options))
            .collect(),
    }
}

fn answer(answer: &ServiceAnswer) -> ExportedAnswer<'_> {
    ExportedAnswer {
        time: answer.at.wall,
        accepted: answer.is_accepted,
        status: answer.status,
        request_id: answer.request_id.as_deref(),
        client_request_id: answer.client_request_id.as_deref(),
    }
}

fn noted(note: &Note, options: ExportOptions) -> ExportedNote<'_> {
    ExportedNote {
        time: note.at.wall,
        operator: note.operator.as_deref().map(|name| options.name(name)),
        note: options.name(&note.text),
        recorded: note.state == NoteState::Written,
    }
}

fn person(who: &PersonRef, options: ExportOptions) -> ExportedSubject<'_> {
    let participant = who.key.as_ref().and_then(RowKey::participant);
    ExportedSubject {
        name: options.name(who.name.as_str()),
        kind: who.badge,
        tenant: who.tenant.as_deref(),
        identity: who
            .identity
            .as_deref()
            .map(|id| options.identity(who.badge, id)),
        participant: participant.map(ParticipantId::as_str),
    }
}

fn trouble(failure: &Failure, options: ExportOptions) -> ExportedFailure<'_> {
    let message = Some(failure.message.as_str()).filter(|text| !text.is_empty());
    let causes = Some(failure.causes.as_slice()).filter(|causes| !causes.is_empty());
    ExportedFailure {
        cause: cause(&failure.cause),
        status: failure.status,
        code: failure.code.as_deref(),
        message: options.keep(message),
        request: failure.request.as_ref().map(ToString::to_string),
        request_id: failure.request_id.as_deref(),
        client_request_id: failure.client_request_id.as_deref(),
        tries: failure.tries,
        causes: options.keep(causes),
    }
}

fn tried(step: &EntryStep, options: ExportOptions) -> ExportedStep<'_> {
    let (word, accepted, failure) = match &step.kind {
        StepKind::AddressTried { source, accepted } => (address(*source), *accepted, None),
        StepKind::WithoutOwnId => ("without_own_id", None, None),
        StepKind::Retry { failure } => ("retry", None, Some(trouble(failure, options))),
    };
    ExportedStep {
        time: step.at.wall,
        step: word,
        accepted,
        failure,
    }
}

fn address(source: CancelIdSource) -> &'static str {
    match source {
        CancelIdSource::Served => "address_served",
        CancelIdSource::Echoed => "address_echoed",
        CancelIdSource::Own => "address_own",
    }
}

fn action(what: &ActivityEvent) -> Cow<'static, str> {
    let word = match what {
        ActivityEvent::Did(Deed::RaidOn, _) => "raid_mode_on",
        ActivityEvent::Did(Deed::RaidOff, _) => "raid_mode_off",
        ActivityEvent::Did(deed, _) => return spelled(deed).into(),
        ActivityEvent::CameUp => "call_came_up",
        ActivityEvent::EndForAll { .. } => "end_for_all",
        ActivityEvent::Bulk { .. } => "remove_several",
        ActivityEvent::KeepOutAlarm { .. } => "keep_out_alarm",
        ActivityEvent::Joined { lobby: true, .. } => "arrived_in_lobby",
        ActivityEvent::Joined { lobby: false, .. } => "joined",
        ActivityEvent::CameBack { .. } => "came_back",
        ActivityEvent::LetIn { .. } => "let_in",
        ActivityEvent::Left { .. } => "left",
        ActivityEvent::ListedAsRemoved { .. } => "listed_as_removed",
        ActivityEvent::Renamed { .. } => "renamed",
        ActivityEvent::Rosters {
            incomplete: Some(_),
        } => "rosters_not_whole",
        ActivityEvent::Rosters { incomplete: None } => "rosters_whole_again",
        ActivityEvent::NoRosters { .. } => "no_list_until_now",
        ActivityEvent::SinglesRefused => "single_readings_refused",
        ActivityEvent::RulesOverLimit => "rules_pause_in_flood",
        ActivityEvent::RecordSettingChanged(change) => return setting_changed(change).into(),
        ActivityEvent::Resumed { .. } => "resumed_after_sleep",
        ActivityEvent::CallEnded {
            reason: EndReason::NoSuchCall,
            ..
        } => "no_such_call",
        ActivityEvent::CallEnded { .. } => "call_ended",
    };
    word.into()
}

/// Returns the word for a changed setting, with the values before and after the change unless they are operators' names.
fn setting_changed(change: &RecordSettingChange) -> String {
    let days = |days: Option<u16>| days.map_or_else(|| "forever".into(), |days| days.to_string());
    match change {
        // Leaves out the operator's names, because an export without names could not redact them here.
        RecordSettingChange::Operator { .. } => "operator_changed".to_owned(),
        RecordSettingChange::AuditDays { old, new } => {
            format!("audit_days from {} to {}", days(*old), days(*new))
        }
        RecordSettingChange::RequireRecord { old, new } => {
            format!("require_record from {old} to {new}")
        }
    }
}

fn outcome(entry: &ActivityEntry) -> Cow<'static, str> {
    let word = match &entry.outcome {
        Outcome::Noted => "noted",
        Outcome::OnItsWay => "on_its_way",
        Outcome::Waits { .. } => "waits",
        Outcome::Accepted => "accepted",
        Outcome::AnswerLost => "answer_lost",
        Outcome::Gone { settled, .. } => settled.as_str(),
        Outcome::NotProved { .. } | Outcome::EndNotProved => "not_proved",
        Outcome::StillHere { .. } => "still_in_call",
        Outcome::Failed(_) => "failed",
        Outcome::Stopped => "stopped",
        Outcome::CallEnded => "call_ended",
        Outcome::Created => "created",
        Outcome::Left => "left",
        Outcome::EndedForEveryone { left: 0 } => "nobody_left",
        Outcome::EndedForEveryone { .. } => "people_left",
        Outcome::BatchDone { .. } => "through",
        Outcome::Served => return spelled(&entry.what.deed().and_then(Deed::served)).into(),
        Outcome::Ringing => "ringing",
        Outcome::Joined => "joined",
        Outcome::NoAnswer => "no_answer",
        Outcome::Cancelled | Outcome::AutoCancelled => "cancelled",
        Outcome::JoinedAnyway { .. } => "joined_anyway",
        Outcome::CannotBeCancelled => "cannot_be_cancelled",
    };
    word.into()
}

fn cause(cause: &Cause) -> &'static str {
    match cause {
        Cause::Unauthenticated => "unauthenticated",
        Cause::SignIn(_) => "sign_in",
        Cause::GrantMissing => "grant_missing",
        Cause::ProtectedPerson => "protected",
        Cause::RoleMissing => "role_missing",
        Cause::BotNotRegistered => "bot_not_registered",
        Cause::TenantMismatch => "tenant_mismatch",
        Cause::Forbidden => "forbidden",
        Cause::CallNotFound => "call_not_found",
        Cause::ParticipantNotFound => "participant_not_found",
        Cause::NotFound => "not_found",
        Cause::Throttled(_) => "throttled",
        Cause::Refused => "refused",
        Cause::SourceRefused => "source_refused",
        Cause::JoinData => "join_data",
        Cause::Precondition => "precondition",
        Cause::Conflict => "conflict",
        Cause::Service => "service",
        Cause::Connection(_) => "connection",
        Cause::TimedOut => "timed_out",
        Cause::NotGraph => "not_graph",
        Cause::Untrusted(_) => "untrusted_certificate",
        Cause::Redirected(_) => "redirected",
        Cause::TooLarge => "too_large",
        Cause::NotListed => "not_listed",
        Cause::UnusableId => "unusable_id",
        Cause::SignedOut => "signed_out",
        Cause::NotRecorded(_) => "not_recorded",
        Cause::NotSent => "not_sent",
        Cause::Stopped => "stopped",
        Cause::NotAllowed => "not_allowed",
        Cause::Abandoned => "abandoned",
    }
}
