//! What was done before a sign-out or a restart, read back from the audit log.

use std::fs;

use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::fixtures::start::{filled_at, start_in};
use crate::window::{Setup, Window};
use moderato::app::Start;

const LINK: &str = "Earlier actions…";

/// Returns a window in which Bob was removed with proof, and that has signed out.
async fn removed_and_signed_out() -> Window {
    let mut window = Window::signed_in(Setup::sized([1280.0, 900.0])).await;
    window.until_roster().await;
    window.remove_bob();
    window.until_removals_sent(1).await;
    window
        .until_kept("audit/audit.jsonl", |log| log.contains("\"removed\""))
        .await;
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| window.shows("Secret value"))
        .await;
    window
}

impl Window {
    async fn open_earlier(&mut self) {
        self.until("the activity", |it| it.shows(LINK)).await;
        self.harness.get_all_by_label(LINK).next().unwrap().click();
        self.until("what was read", |it| it.shows("in the last 30 days"))
            .await;
    }
}

#[tokio::test]
async fn after_a_sign_out_what_was_done_is_shown_and_exported_from_the_audit_log() {
    let mut window = Box::pin(removed_and_signed_out()).await;
    window.sign_in().await;
    window.open_earlier().await;
    assert!(window.shows("Remove Bob, …"), "{}", window.tree());
    assert!(window.shows("Removed after"), "with its proof");
    assert!(window.shows("The log's chain is intact."));
    window.press("JSON");
    window.press("Export");
    window
        .until("the file", |window| window.shows("earlier-"))
        .await;
    let exports = fs::read_dir(window.folder.path().join("exports")).unwrap();
    let path = exports.map(|it| it.unwrap().path()).next().unwrap();
    let text = fs::read_to_string(path).unwrap();
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    let bob = &read[0];
    let told = ["action", "name", "outcome", "source"].map(|key| bob[key].as_str().unwrap());
    assert_eq!(told, ["remove", "Bob", "removed", "click"]);
    assert!(bob["os_user"].is_string() && bob["time"].is_string());
}

#[tokio::test]
async fn a_removal_that_was_proved_before_a_sign_out_is_still_the_proof() {
    let mut window = Box::pin(removed_and_signed_out()).await;
    window.sign_in().await;
    window.press("Access check");
    window
        .until("the proof", |it| it.shows("Proved by the removal at"))
        .await;
    assert!(window.shows("A removal has worked"));
}

#[tokio::test]
async fn a_restart_shows_them_as_well_and_says_if_the_log_was_changed() {
    let window = Box::pin(removed_and_signed_out()).await;
    let Window {
        running, folder, ..
    } = window;
    let log = folder.path().join("audit/audit.jsonl");
    let text = fs::read_to_string(&log).unwrap();
    fs::write(&log, text.replacen("Bob", "Rob", 1)).unwrap();
    let mut window = restarted(running, folder);
    window.until_signed_in().await;
    window.open_earlier().await;
    assert!(window.shows("Remove Rob, …"));
    assert!(window.shows("The log's chain is damaged, so don't rely on this list."));
    assert!(!window.shows("The log's chain is intact."));
}

#[tokio::test]
async fn what_another_tenant_did_is_counted_and_not_shown() {
    let first = Box::pin(removed_and_signed_out()).await;
    let Window {
        running, folder, ..
    } = first;
    let log = folder.path().join("audit/audit.jsonl");
    let text = fs::read_to_string(&log).unwrap();
    let of_another = text.replace("\"tenant\":\"", "\"tenant\":\"another-");
    fs::write(&log, of_another).unwrap();
    let mut window = restarted(running, folder);
    window.until_signed_in().await;
    window.open_earlier().await;
    assert!(!window.shows("Remove Bob"), "{}", window.tree());
    assert!(window.shows("another tenant, app or service: 1."));
}

fn restarted(running: moderato::simulator::RunningServer, folder: TempDir) -> Window {
    let start = Start {
        prefill: filled_at(running.base_url(), &running),
        sign_in_at_once: true,
        ..start_in(folder.path())
    };
    Window::start(running, folder, start, [1280.0, 900.0])
}
