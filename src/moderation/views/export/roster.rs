//! Exports a call's roster as JSON or CSV, one visit per row. The oldest ended visits are missing once there are too
//! many.

use jiff::Timestamp;
use serde::Serialize;
use serde_with::skip_serializing_none;

use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Mark, Role, Row, RowState};
use crate::moderation::state::snapshot::{CallView, WatchState};
use crate::moderation::views::export::csv;
use crate::moderation::views::export::json::{self, spelled};
use crate::moderation::views::export::options::ExportOptions;

/// Columns of the CSV file, in the order of [`cells`].
const COLUMNS: [&str; 16] = [
    "name", "kind", "tenant", "identity", "email", "participant", "role", "where", "state",
    "first_seen", "was_there", "last_seen", "removed", "devices", "earlier_visits", "mark",
];

#[skip_serializing_none]
#[derive(Serialize)]
struct ExportedRoster<'a> {
    call: &'a str,
    subject: Option<&'a str>,
    state: &'static str,
    /// When the newest usable roster was requested.
    #[serialize_always]
    updated: Option<Timestamp>,
    /// Why people may be missing from the export. `None` if the roster is whole.
    not_whole: Option<&'static str>,
    people: Vec<ExportedPerson<'a>>,
}

/// A person in the JSON export. The cells of the CSV are made from the same value.
#[skip_serializing_none]
#[derive(Serialize)]
struct ExportedPerson<'a> {
    name: &'a str,
    /// Name as Graph sent it, including hidden characters.
    sent_name: Option<&'a str>,
    kind: Badge,
    tenant: Option<&'a str>,
    identity: Option<String>,
    /// Mail address. Nobody has verified the address of a guest.
    email: Option<&'a str>,
    participant: Option<&'a str>,
    role: Role,
    #[serde(rename = "where")]
    place: &'static str,
    state: &'static str,
    muted: Option<bool>,
    first_seen: Timestamp,
    /// Whether the person may have been in the call before `first_seen`.
    was_there: bool,
    /// When the newest roster that listed the person was requested. `None` for a current row that is not listed, for
    /// example because the person was just removed.
    last_seen: Option<Timestamp>,
    /// When it was proved and recorded that a removal succeeded, or that the person had left before the removal. `None`
    /// without a proof.
    removed: Option<Timestamp>,
    devices: u32,
    /// Why the name is marked. `None` if it is not marked.
    mark: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier_visits: Vec<ExportedVisit>,
}

#[derive(Serialize)]
struct ExportedVisit {
    first_seen: Timestamp,
    last_seen: Timestamp,
    removed: bool,
}

/// Returns CSV with one row per kept visit to the call or its lobby.
pub fn csv(call: &CallView, options: ExportOptions) -> String {
    csv::text(&COLUMNS, people(call, options).map(|it| cells(&it)))
}

/// Returns JSON with one entry per kept visit to the call or its lobby, and more details than the CSV.
pub fn json(call: &CallView, options: ExportOptions) -> String {
    let subject = call.subject.as_ref();
    json::text(&ExportedRoster {
        call: call.id.as_str(),
        subject: subject.map(|subject| options.name(subject.as_str())),
        state: watching(&call.state),
        updated: call.updated.map(|updated| updated.wall),
        not_whole: call.incomplete.map(IncompleteReason::as_str),
        people: people(call, options).collect(),
    })
}

/// Returns the number of rows of the export, and how many of them show people who are no longer listed.
pub fn counts(call: &CallView) -> (usize, usize) {
    let rows = people(call, ExportOptions::default());
    let all = rows.count();
    let here = call.rows.iter().filter(|row| row.is_listed()).count();
    (all, all - here)
}

/// Returns the ended visits that are still kept, then the current rows.
fn people(call: &CallView, options: ExportOptions) -> impl Iterator<Item = ExportedPerson<'_>> {
    let ended = call.ended_visits.iter().map(move |visit| {
        let state = match visit.row.state {
            RowState::Gone { .. } => state(&visit.row),
            _ => "left",
        };
        ExportedPerson {
            state,
            last_seen: Some(seen_last(visit.last_seen, visit.row.first_seen)),
            ..person(&visit.row, call, options)
        }
    });
    let there = call.rows.iter().map(move |row| person(row, call, options));
    ended.chain(there)
}

fn cells(person: &ExportedPerson<'_>) -> [String; COLUMNS.len()] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let time = |time: Option<Timestamp>| time.map(|time| format!("{time:.3}")).unwrap_or_default();
    [
        person.name.to_owned(),
        spelled(&person.kind),
        text(person.tenant),
        text(person.identity.as_deref()),
        text(person.email),
        text(person.participant),
        spelled(&person.role),
        person.place.to_owned(),
        person.state.to_owned(),
        time(Some(person.first_seen)),
        person.was_there.to_string(),
        time(person.last_seen),
        time(person.removed),
        person.devices.to_string(),
        person.earlier_visits.len().to_string(),
        text(person.mark),
    ]
}

fn person<'a>(row: &'a Row, call: &CallView, options: ExportOptions) -> ExportedPerson<'a> {
    let identity = &row.participant.identity;
    let visits = row.earlier_visits.iter().map(|visit| ExportedVisit {
        first_seen: visit.from.wall,
        last_seen: seen_last(visit.until, visit.from),
        removed: visit.removed,
    });
    let removed = row.state.gone_at().map(|at| at.wall);
    let updated = call
        .updated
        .map(|updated| seen_last(updated, row.first_seen));
    ExportedPerson {
        name: options.name(row.name.as_str()),
        sent_name: options.keep(identity.display_name.as_deref()),
        kind: row.badge,
        tenant: identity.tenant.as_deref(),
        identity: identity
            .id
            .as_deref()
            .map(|id| options.identity(row.badge, id)),
        email: identity.email.as_deref().map(|email| options.name(email)),
        participant: row.participant.id.as_ref().map(ParticipantId::as_str),
        role: row.role,
        place: if row.participant.in_lobby {
            "lobby"
        } else {
            "call"
        },
        state: state(row),
        muted: row.participant.muted,
        first_seen: row.first_seen.wall,
        was_there: row.was_there,
        last_seen: updated.filter(|_| row.is_listed()),
        removed,
        devices: row.devices,
        mark: row.mark.as_ref().map(mark),
        earlier_visits: visits.collect(),
    }
}

/// Returns when a person was last seen: at `last`, but never before `first`.
fn seen_last(last: Now, first: Now) -> Timestamp {
    last.wall.max(first.wall)
}

fn state(row: &Row) -> &'static str {
    match &row.state {
        RowState::Present | RowState::CameBack { .. } | RowState::JoinedAnyway { .. }
            if row.is_missing() =>
        {
            "not_listed"
        }
        RowState::Present => "present",
        RowState::Asked { .. } => "removing",
        RowState::Accepted { .. } => "accepted",
        RowState::Gone { settled, .. } => settled.as_str(),
        RowState::NotProved { .. } => "not_proved",
        RowState::Failed { .. } => "failed",
        RowState::StillHere { .. } => "still_in_call",
        RowState::CameBack { .. } => "came_back",
        RowState::JoinedAnyway { .. } => "joined_anyway",
    }
}

fn mark(mark: &Mark) -> &'static str {
    match mark {
        Mark::LooksLike(_) | Mark::LooksLikeAnother(_) => "looks_like_another",
        Mark::NameOfMember => "name_of_member",
        Mark::SameName(_) => "same_name",
        Mark::NameOfRemoved(_) => "name_of_removed",
        Mark::HiddenCharacters => "hidden_characters",
    }
}

fn watching(state: &WatchState) -> &'static str {
    match state {
        WatchState::Connecting => "connecting",
        WatchState::Establishing(_) => "establishing",
        WatchState::WaitingForRoster => "waiting_for_roster",
        WatchState::Live => "live",
        WatchState::Stale => "stale",
        WatchState::Throttled => "throttled",
        WatchState::Unreachable => "unreachable",
        WatchState::Ended(_) => "ended",
    }
}
