//! The contents of a line of the audit log, and proof that it is written before anything is sent.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::fixtures::sign_in::order;
use crate::own_process::own_folder;
use crate::raw_server::{RawServer, Reply, Request};
use crate::support::{Console, address, row, start_worker, until};
use moderato::graph::http::origin::Endpoints;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::deed::Deed;
use moderato::moderation::model::ids::InvitationId;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::state::activity::entry::{ActivityEntry, NoteState};
use moderato::moderation::state::invitation::InvitationState;
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::row::RowState;
use moderato::moderation::state::snapshot::Snapshot;
use moderato::simulator::Scenario;
use moderato::worker::{AuditWishes, SignInOrder};

const CALL: &str = "/v1.0/communications/calls/C-1";
const RECORD: &str = "0f8fad5b-d9cb-469f-a165-70867728950e";

fn named(operator: &str) -> AuditWishes {
    AuditWishes {
        operator: Some(operator.into()),
        ..AuditWishes::default()
    }
}

fn removal(snapshot: &Snapshot) -> Option<&Arc<ActivityEntry>> {
    let mut entries = snapshot.activity.iter().rev();
    entries.find(|entry| entry.what.deed() == Some(Deed::Remove))
}

impl Console {
    async fn remove_by_name(&self, name: &str) {
        let call = self
            .until_call(name, |call| row(call, name).is_some())
            .await;
        // Ignores the reply: the log shows the result.
        drop(self.remove(&address(&call, name)).await.unwrap());
    }

    async fn until_gone(&self, name: &str) {
        self.running.simulator.advance(Duration::from_secs(2));
        self.until_call("gone", |call| {
            row(call, name).is_some_and(|row| matches!(row.state, RowState::Gone { .. }))
        })
        .await;
    }

    /// Adds a note to the newest removal and waits for the result.
    async fn note(&self, text: &str) -> NoteState {
        let entry = removal(&self.worker.snapshot()).unwrap().number;
        let text = text.to_owned();
        let told = self.worker.tell(Command::Note { entry, text });
        told.await.unwrap().unwrap();
        let state = |snapshot: &Snapshot| removal(snapshot)?.notes.last().map(|note| note.state);
        let is_settled =
            |snapshot: &Snapshot| state(snapshot).is_some_and(|state| state != NoteState::Writing);
        let snapshot = self.until("the note", is_settled).await;
        state(&snapshot).unwrap()
    }
}

#[track_caller]
fn assert_members(line: &Value, members: &[&str]) {
    for member in members {
        let value = &line[*member];
        let is_said = value.is_u64() || value.as_str().is_some_and(|text| !text.is_empty());
        assert!(is_said, "{member} in {line:#}");
    }
}

#[tokio::test(start_paused = true)]
async fn every_line_says_who_did_what_to_whom_when_and_how_it_went() {
    let scenario = Scenario::call("Board review").person("Ada Lovelace");
    let console = Console::open(scenario.guest("Bob").build()).await;
    console.worker.wish(named(" Ana\u{202e} Ruiz\n"));
    console.remove_by_name("Ada Lovelace").await;
    console.until_gone("Ada Lovelace").await;
    assert_eq!(console.note("asked by the chair").await, NoteState::Written);
    console
        .running
        .simulator
        .with_world(|world| world.settings.removal_allowed = false);
    console.remove_by_name("Bob").await;
    console
        .until_recorded(|line| line["outcome"] == "failed")
        .await;

    let (changes, lines): (Vec<_>, Vec<_>) = console
        .audit()
        .into_iter()
        .partition(|line| !line["changed"].is_null());
    let named: Vec<_> = changes.iter().map(|line| &line["changed"]["new"]).collect();
    assert_eq!(named, ["Ana\u{fffd} Ruiz"], "the operator's name was given");
    let everywhere = [
        "n", "at", "attempt", "phase", "action", "source", "call", "participant", "identity",
        "shown_name", "os_user", "operator", "tenant", "app", "credential", "graph_host", "prev",
        "hash",
    ];
    for line in &lines {
        assert_members(line, &everywhere);
        assert_eq!(line["operator"], "Ana\u{fffd} Ruiz");
        assert!(line["at"].as_str().unwrap().ends_with('Z'), "UTC: {line}");
    }
    let phases: Vec<&str> = lines
        .iter()
        .map(|line| line["phase"].as_str().unwrap())
        .collect();
    assert_eq!(phases, ["intent", "result", "note", "intent", "result"]);
    assert_members(&lines[0], &["identity_tenant"]);
    assert_members(
        &lines[1],
        &[
            "outcome", "status", "request_id", "client_request_id", "verified_at",
        ],
    );
    assert_eq!(
        (&lines[2]["note"], &lines[2]["attempt"]),
        (&"asked by the chair".into(), &lines[0]["attempt"])
    );
    assert_members(&lines[4], &["status", "code", "request_id"]);
    assert_eq!(lines[4]["status"], 403);
    let whole: Vec<String> = lines
        .into_iter()
        .map(|line| format!("{:#}", settled(line)))
        .collect();
    insta::assert_snapshot!("audit", whole.join("\n"));
}

/// Replaces the values of a line that differ in each run.
fn settled(mut line: Value) -> Value {
    for (name, value) in line.as_object_mut().unwrap() {
        let text = value.as_str().unwrap_or_default();
        let is_hash = text.len() == 64 && text.bytes().all(|it| it.is_ascii_hexdigit());
        let is_id = text.len() == 36 && text.bytes().filter(|it| *it == b'-').count() == 4;
        let stands_in = match &**name {
            "os_user" | "graph_host" | "call" => "…",
            name if name.ends_with("_ms") => "a time in milliseconds",
            _ if is_hash => "a hash",
            _ if is_id => "an ID",
            _ if text.parse::<jiff::Timestamp>().is_ok() => "a time",
            _ => continue,
        };
        *value = stands_in.into();
    }
    line
}

#[tokio::test(start_paused = true)]
async fn another_name_holds_without_another_sign_in_and_none_is_none() {
    let scenario = Scenario::call("Board review").guest("Bob").guest("Eve");
    let console = Console::open(scenario.guest("Mallory").build()).await;
    for (operator, guest) in [
        (Some("Ana"), "Bob"),
        (Some("Ben"), "Eve"),
        (None, "Mallory"),
    ] {
        console.worker.wish(AuditWishes {
            operator: operator.map(str::to_owned),
            ..AuditWishes::default()
        });
        console.remove_by_name(guest).await;
        let is_its_intent = |line: &Value| line["shown_name"] == guest;
        console.until_recorded(is_its_intent).await;
        let lines = console.audit();
        let line = lines.iter().find(|line| is_its_intent(line)).unwrap();
        assert_eq!(line["operator"].as_str(), operator);
        let snapshot = console.worker.snapshot();
        assert_eq!(removal(&snapshot).unwrap().operator.as_deref(), operator);
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_log_a_note_and_a_removal_say_so_and_the_removal_is_sent() {
    let console = Console::open(Scenario::call("Board review").guest("Bob").build()).await;
    let elsewhere = TempDir::new().unwrap();
    std::fs::write(elsewhere.path().join("audit"), "in the way").unwrap();
    let order = SignInOrder {
        folder: elsewhere.path().to_owned(),
        ..console.order(vec![console.call()])
    };
    console.worker.sign_in(order).await.unwrap().unwrap();
    console
        .until("the trouble", |snapshot| snapshot.audit_trouble.is_some())
        .await;
    console.remove_by_name("Bob").await;
    assert_eq!(console.deletes().len(), 1);
    assert_eq!(console.note("no room").await, NoteState::NotWritten);
    assert!(console.worker.snapshot().audit_trouble.is_some());
    console.until_gone("Bob").await;
}

#[tokio::test(start_paused = true)]
async fn a_note_goes_where_its_attempt_stands_also_after_another_sign_in() {
    let console = Console::open(Scenario::call("Board review").guest("Bob").build()).await;
    console.remove_by_name("Bob").await;
    let elsewhere = TempDir::new().unwrap();
    let order = SignInOrder {
        folder: elsewhere.path().to_owned(),
        ..console.order(vec![console.call()])
    };
    console.worker.sign_in(order).await.unwrap().unwrap();
    assert_eq!(
        console.note("of the session before").await,
        NoteState::Written
    );
    console.until_recorded(|line| line["phase"] == "note").await;
    let other = std::fs::read_to_string(elsewhere.path().join("audit/audit.jsonl"));
    assert!(!other.unwrap().contains("of the session before"));
}

/// Answers as Graph. When a DELETE arrives, adds its id and the lines that the log has at that moment to `seen`.
fn answer(
    log: &std::path::Path,
    seen: &Mutex<Vec<(String, Vec<Value>)>>,
    request: &Request,
) -> Reply {
    if request.is_for_a_token() {
        let token = r#"{"token_type":"Bearer","expires_in":600,"access_token":"opaque"}"#;
        return Reply::chunked(200, token);
    }
    let call = request.target.strip_prefix(CALL);
    match (request.method.as_str(), call) {
        ("GET", Some("")) => {
            Reply::chunked(200, r#"{"state": "established", "myParticipantId": "me"}"#)
        }
        ("GET", Some("/participants")) => Reply::chunked(
            200,
            r#"{"value": [{"id": "me", "info": {"identity": {"application": {"id": "app"}}}},
                {"id": "p-1", "info": {"identity": {"guest": {"id": "g-1", "displayName": "Stranger"}}}}]}"#,
        ),
        ("POST", Some("/participants/invite")) => Reply::chunked(
            200,
            r#"{"id": "op", "status": "running", "participants": [{"id": "served", "participantId": null}]}"#,
        ),
        ("DELETE", Some(path)) => {
            let text = std::fs::read_to_string(log).unwrap();
            let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
            let id = path.rsplit('/').next().unwrap().to_owned();
            seen.lock().unwrap().push((id, lines.collect()));
            Reply::chunked(204, "")
        }
        _ => Reply::plain(404, &[], "{}"),
    }
}

/// A paused clock would skip the time in which the thread writes, so this test doesn't pause it.
#[tokio::test]
async fn when_a_delete_arrives_the_log_already_names_its_id() {
    let folder = TempDir::new().unwrap();
    let log = folder.path().join("audit/audit.jsonl");
    let seen = Arc::<Mutex<Vec<(String, Vec<Value>)>>>::default();
    let noted = seen.clone();
    let server = RawServer::start(move |request: &Request| answer(&log, &noted, request)).await;
    let worker = start_worker();
    worker.wish(named("Ana"));
    let endpoints = Endpoints::custom(&server.url(), Some(&server.url())).unwrap();
    worker
        .sign_in(order(endpoints, &folder))
        .await
        .unwrap()
        .unwrap();
    until(&worker, "the stranger", |snapshot| {
        let call = snapshot.calls.first();
        call.is_some_and(|call| row(call, "Stranger").is_some())
    })
    .await;
    let removed = worker.tell(Command::Remove {
        call: "C-1".into(),
        participant: "p-1".into(),
        source: Source::Click,
    });
    removed.await.unwrap().unwrap();
    let invited = worker.tell(Command::Invite {
        call: "C-1".into(),
        people: vec![NewInvitation::new(
            InvitationId::from(RECORD),
            Invitee::phone("+14255550123").unwrap(),
        )],
        source: Source::Click,
    });
    invited.await.unwrap().unwrap();
    until(&worker, "ringing", |snapshot| {
        let invitations = &snapshot.calls[0].invitations;
        let state = invitations.first().map(|invitation| &invitation.state);
        matches!(state, Some(InvitationState::Ringing { .. }))
    })
    .await;
    let cancelled = worker.tell(Command::CancelInvitation {
        call: "C-1".into(),
        invitation: InvitationId::from(RECORD),
        source: Source::Key,
    });
    cancelled.await.unwrap().unwrap();

    let seen = seen.lock().unwrap();
    let ids: Vec<&str> = seen.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["p-1", "served"]);
    for ((id, lines), action) in seen.iter().zip(["remove", "cancel_invitation"]) {
        let is_intent = |line: &&Value| line["phase"] == "intent" && line["participant"] == **id;
        let intent = lines.iter().find(is_intent).unwrap();
        assert_eq!(
            (&intent["action"], &intent["operator"]),
            (&action.into(), &"Ana".into())
        );
        let is_result = |line: &Value| line["phase"] == "result" && line["participant"] == **id;
        assert!(!lines.iter().any(is_result), "a result before the answer");
    }
}

/// The record names the system user even if the environment claims another name.
#[cfg(unix)]
#[test]
fn the_user_in_the_record_is_the_one_of_the_process_whatever_the_environment_says() {
    use crate::own_process::{run, set_apart, this_binary};

    let folder = TempDir::new().unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    for name in ["USER", "LOGNAME", "USERNAME"] {
        command.env(name, "mallory");
    }
    let story = "audit_record::story_of_the_user_in_the_record";
    let written = run(command, story);
    let asked = std::process::Command::new("id")
        .arg("-un")
        .output()
        .unwrap();
    let user = String::from_utf8(asked.stdout).unwrap();
    let told = format!("os_user: {}\n", user.trim_end());
    assert!(written.contains(&told), "{told} in {written}");
}

#[expect(clippy::print_stdout, reason = "whoever started this process reads it")]
#[tokio::test(start_paused = true)]
#[ignore = "started by the test above, in an environment of its own"]
async fn story_of_the_user_in_the_record() {
    own_folder();
    let console = Console::open(Scenario::call("Board review").guest("Bob").build()).await;
    console.remove_by_name("Bob").await;
    console
        .until_recorded(|line| line["phase"] == "intent")
        .await;
    println!(
        "os_user: {}",
        console.audit()[0]["os_user"].as_str().unwrap()
    );
}
