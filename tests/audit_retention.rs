//! Retention of the audit log, from the setting to the files on disk.

use std::path::Path;

use crate::audit_log::{verdict, verify};
use crate::support::{Console, address, row, start_worker};
use moderato::moderation::model::audit::{AuditRecord, Phase, Source};
use moderato::moderation::model::deed::Deed;
use moderato::moderation::model::ids::AttemptId;
use moderato::moderation::state::snapshot::Snapshot;
use moderato::settings::audit_days::AuditDays;
use moderato::simulator::Scenario;
use moderato::worker::AuditWishes;
use moderato::worker::audit::writer::{AuditWriter, SessionUser};

/// Returns the record of a removal at this time.
fn record(attempt: u64, at: &str) -> AuditRecord {
    let (at, attempt) = (at.parse().unwrap(), AttemptId(attempt));
    let (phase, action) = (Phase::Intent, Deed::Remove);
    AuditRecord {
        call: Some("C".into()),
        participant: Some("p".into()),
        shown_name: "Bob".into(),
        ..AuditRecord::new(at, attempt, phase, action, Source::Click)
    }
}

fn session_user() -> SessionUser {
    SessionUser {
        os_user: "ops".into(),
        operator: None,
        tenant: "t".into(),
        app: "a".into(),
        credential: None,
        graph_host: "graph.example".into(),
    }
}

/// Writes a log of January and February 2025. Only the file of January is closed.
async fn old_log(folder: &Path) {
    let writer = AuditWriter::open(folder, session_user()).unwrap();
    for (attempt, at) in [(1, "2025-01-31T00:00:00Z"), (2, "2025-02-01T00:00:00Z")] {
        let receipt = writer.write(record(attempt, at));
        receipt.synced.await.unwrap().unwrap();
    }
    let path = writer.path().to_owned();
    drop(writer);
    // The thread releases the lock after its handle is dropped.
    while std::fs::File::open(&path).unwrap().try_lock().is_err() {
        tokio::task::yield_now().await;
    }
}

/// Returns the file names of the log, without the lock file.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "audit.lock").collect();
    names.sort();
    names
}

async fn until_files(folder: &Path, wanted: &[&str]) {
    while names(folder) != wanted {
        tokio::task::yield_now().await;
    }
}

fn keep(days: Option<u16>) -> AuditWishes {
    AuditWishes {
        keep: AuditDays::try_from(days).unwrap(),
        ..AuditWishes::default()
    }
}

#[tokio::test]
async fn nothing_is_deleted_until_somebody_chooses_so_and_each_deletion_is_a_line() {
    let console = Console::open(Scenario::call("Board review").guest("Bob").build()).await;
    let folder = console.folder.path().join("audit");
    // The next sign-in uses a folder with an old log.
    let elsewhere = tempfile::tempdir().unwrap();
    let folder_of_old = elsewhere.path().join("audit");
    old_log(&folder_of_old).await;
    assert_eq!(names(&folder), ["audit.jsonl"]);
    let mut order = console.order(vec![console.call()]);
    order.folder = elsewhere.path().to_owned();
    console.worker.sign_in(order).await.unwrap().unwrap();
    let call = console
        .until_call("Bob in the roster", |call| row(call, "Bob").is_some())
        .await;
    let removal = console.remove(&address(&call, "Bob"));
    removal.await.unwrap().unwrap();
    // Today's first line closes the file of February. No file is deleted, because no retention was chosen.
    let all = ["audit-2025-01.jsonl", "audit-2025-02.jsonl", "audit.jsonl"];
    until_files(&folder_of_old, &all).await;
    let log = folder_of_old.join("audit.jsonl");
    let (is_whole, text) = verify(&log, &[]);
    let names_january = "audit-2025-01.jsonl is intact and ends with the line that is named";
    assert!(is_whole && text.contains(names_january), "{text}");

    console.worker.wish(keep(Some(365)));
    until_files(&folder_of_old, &["audit.jsonl"]).await;
    let text = std::fs::read_to_string(&log).unwrap();
    let lines = text.lines();
    let lines = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let retired: Vec<String> = lines
        .filter_map(|line| Some(line["retired"]["file"].as_str()?.to_owned()))
        .collect();
    assert_eq!(retired, ["audit-2025-01.jsonl", "audit-2025-02.jsonl"]);
    let (is_whole, text) = verify(&log, &[]);
    assert!(is_whole, "{text}");
    for words in [
        "It continues audit-2025-02.jsonl (",
        "says that Moderato deleted audit-2025-01.jsonl (1 line, from 2025-01-31T00:00:00Z",
        "audit-2025-02.jsonl is gone: Moderato deleted it, as line ",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[tokio::test]
async fn a_file_that_somebody_deleted_is_missed_with_a_code_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    old_log(folder.path()).await;
    let log = folder.path().join("audit.jsonl");
    assert_eq!(verdict(&log, &[]).0, 0);
    std::fs::remove_file(folder.path().join("audit-2025-01.jsonl")).unwrap();
    let (code, text) = verdict(&log, &[]);
    let told = "audit-2025-01.jsonl isn't here, and no line";
    assert!(code == 3 && text.contains(told), "{code} {text}");
}

#[tokio::test]
async fn a_file_that_another_window_writes_stays() {
    let console = Console::open(Scenario::call("Board review").guest("Bob").build()).await;
    let folder = console.folder.path().join("audit");
    let other = AuditWriter::open(&folder, session_user()).unwrap();
    let receipt = other.write(record(1, "2025-01-31T00:00:00Z"));
    receipt.synced.await.unwrap().unwrap();
    std::fs::copy(other.path(), folder.join("audit-2025-01.jsonl")).unwrap();
    console.worker.wish(keep(Some(30)));
    until_files(&folder, &["audit-2.jsonl", "audit.jsonl"]).await;
    assert_eq!(other.path(), folder.join("audit-2.jsonl"));
    assert!(verify(other.path(), &[]).0);
}

/// Returns the changes of settings that the log contains, each as name, old value and new value.
fn changes(console: &Console) -> Vec<[String; 3]> {
    let lines = console.audit().into_iter();
    let changed = lines.map(|line| line["changed"].clone());
    let changed = changed.filter(|changed| !changed.is_null());
    let members =
        |it: serde_json::Value| ["setting", "old", "new"].map(|name| it[name].to_string());
    changed.map(members).collect()
}

async fn until_changes(console: &Console, wanted: &[[&str; 3]]) {
    while changes(console).len() < wanted.len() {
        tokio::task::yield_now().await;
    }
    assert_eq!(changes(console), wanted);
}

#[tokio::test]
async fn a_setting_changed_while_no_log_was_open_has_its_line_at_the_next_sign_in() {
    let mut console = Console::open(Scenario::call("Board review").guest("Bob").build()).await;
    console.worker.wish(keep(Some(30)));
    let days = "\"audit_days\"";
    let first = [days, "null", "30"];
    until_changes(&console, &[first]).await;
    // Signed out, nothing is recorded.
    console.worker.sign_out();
    let is_out = |now: &Snapshot| now.sign_in.session().is_none();
    console.until("nobody signed in", is_out).await;
    console.worker.wish(keep(Some(90)));
    console.sign_in(vec![console.call()]).await.unwrap();
    let second = [days, "30", "90"];
    until_changes(&console, &[first, second]).await;
    // Simulates a second run, before which the settings file was edited.
    console.worker = start_worker();
    let path = console.folder.path().join("audit/audit.jsonl");
    while std::fs::File::open(&path).unwrap().try_lock().is_err() {
        tokio::task::yield_now().await;
    }
    console.worker.wish(AuditWishes {
        require_record: true,
        ..AuditWishes::default()
    });
    console.sign_in(vec![console.call()]).await.unwrap();
    let third = [days, "90", "null"];
    let fourth = ["\"require_record\"", "false", "true"];
    until_changes(&console, &[first, second, third, fourth]).await;
    // A setting that stayed the same is not recorded again.
    console.sign_in(vec![console.call()]).await.unwrap();
    let call = console
        .until_call("Bob in the roster", |call| row(call, "Bob").is_some())
        .await;
    let removal = console.remove(&address(&call, "Bob"));
    removal.await.unwrap().unwrap();
    let is_intent = |line: &serde_json::Value| line["phase"] == "intent";
    console.until_recorded(is_intent).await;
    assert_eq!(changes(&console), [first, second, third, fourth]);
    let intent = console.audit().into_iter().find(is_intent).unwrap();
    assert_eq!(intent["require_record"], true, "each line states it");
    assert!(intent.get("audit_days").is_none());
    assert!(verify(&path, &[]).0);
}
