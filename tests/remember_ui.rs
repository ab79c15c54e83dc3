//! Remembering a sign-in across restarts: the secret in a real keyring, the rest in a profile.

#![cfg(target_os = "linux")]

use std::path::Path;

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::fixtures::start::filled;
use crate::keyring::{
    LOCKED_AGAIN, TENANT, UNLOCKED, in_own_session, in_own_session_that_restarts_nothing,
    kill_the_keyring, unlock_the_keyring,
};
use crate::own_process::{files_in, own_folder, run};
use crate::profiles_ui::{CUSTOM, SIZE, simulator, start};
use crate::support::start_worker;
use crate::tls_front::key_file;
use crate::window::Window;
use moderato::app::Prefill;
use moderato::graph::http::cloud::Cloud;
use moderato::graph::http::origin::Endpoints;
use moderato::simulator::RunningServer;
use moderato::worker::keyring::{KeyringKey, SecretKind};

#[test]
fn a_sign_in_is_remembered_recalled_after_a_restart_and_forgotten() {
    let folder = TempDir::new().unwrap();
    let command = in_own_session(folder.path(), UNLOCKED);
    run(command, "remember_ui::story_of_a_remembered_sign_in");
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_a_remembered_sign_in() {
    let data = own_folder().join("data/moderato");
    let running = simulator().await;
    let known = running.simulator.credentials();
    let first = start(&running, &data, filled(&running)).await;
    let mut window = Window::start(running, TempDir::new().unwrap(), first, SIZE);
    window.harness.run_steps(3);
    assert!(window.shows("The secret stays in Moderato's memory"));
    window.type_into(Role::PasswordInput, "Secret value", &known.client_secret);
    window.press("Keep in the system keyring");
    assert!(window.shows("Kept in the system keyring once you've signed in."));
    window.press("Sign in");
    window
        .until("the secret kept", |window| {
            window.shows("Sign out of") && window.shows("Secret in the system keyring")
        })
        .await;
    no_file_holds(&data, &known.client_secret);

    // The profile names the authority, the tenant and the app, and the keyring is asked for exactly
    // their secret.
    let Window { running, .. } = window;
    let second = start(&running, &data, Prefill::default()).await;
    let mut window = Window::start(running, TempDir::new().unwrap(), second, SIZE);
    window
        .until("the secret found", |window| {
            window.shows("Stored in the system keyring.")
        })
        .await;
    assert!(!window.tree().contains(&known.client_secret));
    enter_until_signed_in(&mut window).await;
    assert!(window.shows("Secret in the system keyring"));
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| {
            window.shows("Stored in the system keyring.")
        })
        .await;
    // Before the secret is sent, the form names the proxy and the extra certificates of the connection.
    assert!(!window.shows("Through the proxy"));
    window.press("Use it");
    assert!(window.shows("Through the proxy http://127.0.0.1"));
    let ca = key_file("named_ca.pem").display().to_string();
    assert!(window.shows(&format!("Also trusting the certificates in {ca}")));
    window.press("Forget");
    window
        .until("the secret gone", |window| {
            window.shows("Deleted from the system keyring.")
        })
        .await;
    assert!(!window.shows("Stored in the system keyring."));
}

/// Presses Enter until signed in: Enter leads to the button, uses the secret, and signs in. Before the last press, the
/// form names the proxy through which the secret will be sent.
async fn enter_until_signed_in(window: &mut Window) {
    let enter = |window: &mut Window| {
        window.harness.key_down(egui::Key::Enter);
        window.harness.run_steps(3);
    };
    let has_focus = |window: &Window, label: &str| {
        let node = window.harness.get_by_label(label);
        node.accesskit_node().is_focused_in_tree()
    };
    let used = "Using the secret from the system keyring.";
    window.harness.get_by_label("Secret value").focus();
    window.harness.run_steps(2);
    enter(window);
    assert!(window.shows("choose “Use it” below") && !window.shows(used));
    assert!(has_focus(window, "Use it"));
    // Holding the key from here on uses the secret, but sends nothing.
    window.harness.key_up(egui::Key::Enter);
    enter(window);
    assert!(window.shows(used) && window.shows("Through the proxy http://127.0.0.1"));
    assert!(!window.shows("choose “Use it” below") && has_focus(window, "Secret value"));
    for _ in 0..4 {
        enter(window);
    }
    let asked = |window: &Window| {
        let simulator = &window.running.simulator;
        simulator.with_world(|world| world.token_requests())
    };
    assert_eq!(asked(window), 1, "only by the first sign-in");
    window.harness.key_up(egui::Key::Enter);
    window.harness.step();
    window.harness.get_by_label("Secret value").focus();
    window.harness.run_steps(2);
    enter(window);
    window.until_signed_in().await;
}

#[test]
fn the_password_of_a_certificate_is_remembered_recalled_after_a_restart_and_forgotten() {
    let folder = TempDir::new().unwrap();
    let command = in_own_session(folder.path(), UNLOCKED);
    run(command, "remember_ui::story_of_a_remembered_password");
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_a_remembered_password() {
    const PASSWORD: &str = "test-password";
    let data = own_folder().join("data/moderato");
    let running = simulator().await;
    let first = start(&running, &data, filled(&running)).await;
    let mut window = Window::start(running, TempDir::new().unwrap(), first, SIZE);
    window.harness.run_steps(3);
    choose(&mut window, "Certificate");
    let file = key_file("new.pfx").display().to_string();
    let path = "Certificate file (PEM or PFX)";
    window.type_into(Role::TextInput, path, &file);
    window.type_into(Role::PasswordInput, "File password", PASSWORD);
    window.press("Keep the password in the system keyring");
    window.press("Sign in");
    window
        .until("the password kept", |window| {
            window.shows("Sign out of") && window.shows("Credential in a file")
        })
        .await;
    no_file_holds(&data, PASSWORD);

    let Window { running, .. } = window;
    let second = start(&running, &data, Prefill::default()).await;
    let mut window = Window::start(running, TempDir::new().unwrap(), second, SIZE);
    let stored = "The password is stored in the system keyring.";
    window.until(stored, |window| window.shows(stored)).await;
    assert!(window.shows("This file needs its password"));
    window.press("Use it");
    assert!(window.shows("Using the password from the system keyring."));
    // The certificate's details appear above the button and move it.
    window
        .until("the certificate", |window| window.shows("SHA-1"))
        .await;
    window.press("Sign in");
    window.until_signed_in().await;
    assert!(!window.tree().contains(PASSWORD));
    window.harness.get_by_label_contains("Sign out of").click();
    window.until(stored, |window| window.shows(stored)).await;
    window.press("Forget");
    let gone = "Deleted from the system keyring.";
    window.until(gone, |window| window.shows(gone)).await;
}

#[test]
fn a_profile_that_somebody_led_elsewhere_gets_nothing_of_what_is_kept() {
    let folder = TempDir::new().unwrap();
    let command = in_own_session(folder.path(), UNLOCKED);
    run(command, "remember_ui::story_of_a_changed_profile");
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_a_changed_profile() {
    let data = own_folder().join("data/moderato");
    let mut running = simulator().await;
    let secret = running.simulator.credentials().client_secret;
    let first = start(&running, &data, filled(&running)).await;
    let mut window = Window::start(running, TempDir::new().unwrap(), first, SIZE);
    window.harness.run_steps(3);
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Keep in the system keyring");
    window.press("Sign in");
    window
        .until("the secret kept", |window| {
            window.shows("Secret in the system keyring")
        })
        .await;
    running = window.running;
    let file = data.join("profiles.json");
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept.contains("\"global\""), "{kept}");
    let elsewhere = [
        format!(r#"{{"custom": {{"graph": "{CUSTOM}", "authority": "{CUSTOM}"}}}}"#),
        format!(
            r#"{{"custom": {{"graph": "https://graph.microsoft.com", "authority": "{CUSTOM}"}}}}"#
        ),
        "\"us_gov_l4\"".to_owned(),
    ];
    for cloud in elsewhere {
        std::fs::write(&file, kept.replace("\"global\"", &cloud)).unwrap();
        let asked =
            |running: &RunningServer| running.simulator.with_world(|world| world.token_requests());
        let before = asked(&running);
        let again = start(&running, &data, Prefill::default()).await;
        let mut window = Window::start(running, TempDir::new().unwrap(), again, SIZE);
        window.harness.run_steps(3);
        window.press("Sign in");
        window
            .until("the missing secret", |window| {
                window.shows("Paste the secret's value")
            })
            .await;
        // The keyring answers in order, so earlier requests are done by now.
        let known = window.running.simulator.credentials();
        let global = Endpoints::of(Cloud::Global).unwrap();
        let kind = SecretKind::ClientSecret;
        let key = KeyringKey::for_endpoints(&global, &known.tenant_id, &known.client_id, kind);
        let found = start_worker().recall(key.unwrap()).await.unwrap();
        assert!(found.unwrap().is_some(), "it is still there");
        window.harness.run_steps(3);
        assert!(!window.shows("Stored in the system keyring."), "{cloud}");
        let grayed = "kept only for the listed clouds";
        assert_eq!(window.shows(grayed), cloud.contains("custom"));
        assert_eq!(asked(&window.running), before, "{cloud}");
        running = window.running;
    }
}

#[test]
fn a_locked_keyring_is_told_and_the_secret_stays_in_memory() {
    let folder = TempDir::new().unwrap();
    let command = in_own_session(folder.path(), LOCKED_AGAIN);
    run(command, "remember_ui::story_of_a_locked_keyring");
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_a_locked_keyring() {
    let told = "sign out and in again.";
    sign_in_that_is_not_kept(told, || {}).await;
}

#[test]
fn a_keyring_that_fails_is_told_and_the_secret_stays_in_memory() {
    let folder = TempDir::new().unwrap();
    let command = in_own_session_that_restarts_nothing(folder.path(), UNLOCKED);
    run(command, "remember_ui::story_of_a_failing_keyring");
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_a_failing_keyring() {
    let told = "The system keyring refused or failed.";
    sign_in_that_is_not_kept(told, kill_the_keyring).await;
}

#[test]
fn a_keyring_that_was_locked_is_asked_again_where_that_is_said() {
    let folder = TempDir::new().unwrap();
    let command = in_own_session(folder.path(), LOCKED_AGAIN);
    run(command, "remember_ui::story_of_a_keyring_unlocked_later");
}

#[tokio::test]
#[ignore = "started by the test above, with a keyring of its own"]
async fn story_of_a_keyring_unlocked_later() {
    let data = own_folder().join("data/moderato");
    let running = simulator().await;
    let mut prefill = filled(&running);
    // The tenant and app whose secret the script has stored.
    prefill.app.tenant = Some(TENANT.into());
    prefill.app.client_id = Some("app".into());
    prefill.app.secret = None;
    let start = start(&running, &data, prefill).await;
    let mut window = Window::start(running, TempDir::new().unwrap(), start, SIZE);
    let told = "The system keyring is locked.";
    window.until(told, |window| window.shows(told)).await;
    unlock_the_keyring().await;
    window.press("Try again");
    let stored = "Stored in the system keyring.";
    window.until(stored, |window| window.shows(stored)).await;
    assert!(!window.shows(told));
}

/// Signs in with a secret to store, after `befalls` has run, which may break the keyring.
async fn sign_in_that_is_not_kept(told: &str, befalls: fn()) {
    let data = own_folder().join("data/moderato");
    let running = simulator().await;
    let secret = running.simulator.credentials().client_secret;
    let first = start(&running, &data, filled(&running)).await;
    // The first request makes the connection to the keyring.
    let global = Endpoints::of(Cloud::Global).unwrap();
    let key = KeyringKey::for_endpoints(&global, "t", "a", SecretKind::ClientSecret).unwrap();
    drop(start_worker().recall(key).await.unwrap());
    befalls();
    let mut window = Window::start(running, TempDir::new().unwrap(), first, SIZE);
    window.harness.run_steps(3);
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Keep in the system keyring");
    window.press("Sign in");
    window
        .until(told, |window| {
            window.shows("Sign out of") && window.shows(told)
        })
        .await;
    assert!(window.shows("Secret in memory only"));
    no_file_holds(&data, &secret);
}

fn no_file_holds(folder: &Path, secret: &str) {
    let files = files_in(folder);
    assert!(!files.is_empty());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(secret), "{}", file.display());
    }
}

fn choose(window: &mut Window, kind: &str) {
    window
        .harness
        .get_by_role_and_label(Role::RadioButton, kind)
        .click();
    window.harness.run_steps(3);
}
