//! The traces of a crash: a note and a message without private details, and a window that reports
//! the crash.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::fixtures::start::start_in;
use moderato::app::{ConsoleApp, Start};
use moderato::faults;
use moderato::settings::preferences::Preferences;
use tempfile::TempDir;

use crate::own_process::{own_folder, run, set_apart, this_binary};

#[test]
fn a_panic_of_a_task_leaves_a_note_and_wakes_the_window() {
    let folder = TempDir::new().unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    let written = run(command, "faults::story_of_a_panic");
    assert!(
        written.contains("moderato: a part of Moderato stopped because of a bug (tests/faults.rs:"),
        "{written}"
    );
    let note = std::fs::read_to_string(folder.path().join("crash.json")).unwrap();
    assert!(
        note.contains("tests/faults.rs:") && note.contains("\"thread\":\"worker\""),
        "{note}"
    );
    assert!(!note.contains("Ada Lovelace"), "{note}");
}

#[test]
#[ignore = "started by the test above, since a process has one hook"]
fn story_of_a_panic() {
    let folder = own_folder();
    let is_awake = Arc::new(AtomicBool::new(false));
    let wake = is_awake.clone();
    faults::watch(
        folder.clone(),
        Arc::new(move || wake.store(true, Ordering::Relaxed)),
    );
    assert_eq!(faults::caught(|| panic!("within a library")), None::<()>);
    assert_eq!(faults::first(), None);
    assert!(!folder.join("crash.json").exists());
    let task = std::thread::Builder::new().name("worker".into());
    let task = task.spawn(|| panic!("Ada Lovelace")).unwrap();
    assert!(task.join().is_err());
    assert!(is_awake.load(Ordering::Relaxed));
    assert_eq!(faults::first().unwrap().thread, "worker");
}

pub(crate) fn start(folder: &Path, language: &str) -> Start {
    Start {
        preferences: Ok(Preferences {
            language: Some(language.into()),
            ..Preferences::default()
        }),
        ..start_in(folder)
    }
}

#[tokio::test]
async fn a_worker_that_is_gone_is_told() {
    let folder = TempDir::new().unwrap();
    let is_awake = Arc::new(AtomicBool::new(false));
    let wake = is_awake.clone();
    let runtime = tokio::runtime::Handle::current();
    let wake = Arc::new(move || wake.store(true, Ordering::Relaxed));
    let (worker, engine) = moderato::worker::spawn(&runtime, wake);
    let engine = runtime.spawn(engine);
    let mut harness = Harness::builder()
        .build_eframe(|cc| ConsoleApp::new(&cc.egui_ctx, worker, start(folder.path(), "en")));
    harness.run();
    let told = "A part of Moderato has stopped because of a bug.";
    assert!(harness.query_by_label_contains(told).is_none());
    tokio::task::yield_now().await;
    is_awake.store(false, Ordering::Relaxed);
    engine.abort();
    assert!(engine.await.unwrap_err().is_cancelled());
    assert!(
        is_awake.load(Ordering::Relaxed),
        "the window looks once more"
    );
    harness.run();
    harness.get_by_label_contains(told);
}

#[tokio::test]
async fn the_next_window_tells_of_the_fault_once() {
    let folder = TempDir::new().unwrap();
    let note = r#"{"at":"2026-11-28T08:00:00Z","version":"0.1.0","place":"src/app/a.rs:7","thread":"main"}"#;
    std::fs::write(folder.path().join("crash.json"), note).unwrap();
    for is_told in [true, false] {
        let runtime = tokio::runtime::Handle::current();
        let (worker, _engine) = moderato::worker::spawn(&runtime, Arc::new(|| {}));
        let mut harness = Harness::builder()
            .build_eframe(|cc| ConsoleApp::new(&cc.egui_ctx, worker, start(folder.path(), "en")));
        harness.run();
        let told = harness.query_by_label_contains("because of a bug (src/app/a.rs:7)");
        assert_eq!(told.is_some(), is_told);
    }
}
