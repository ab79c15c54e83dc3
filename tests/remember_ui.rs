//! Keeping a sign-in from one start to the next: the secret in a real keyring, the rest in a profile.

use std::path::Path;

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moderato::app::{Prefill, Start};
use moderato::graph::transport::Transport;
use moderato::settings::folders::Folders;
use moderato::settings::preferences::Preferences;
use moderato::simulator::{Running, Scenario, Simulator};
use tempfile::TempDir;

use crate::keyring::{UNLOCKED, in_own_session};
use crate::own_process::{files_in, own_folder, run};
use crate::tls_front::{front, key_file, proxy_to};
use crate::window::{Setup, Window};

/// High enough that nothing on the page needs scrolling.
const SIZE: [f32; 2] = [1280.0, 1200.0];
const GRAPH: &str = "https://graph.example";

async fn simulator() -> Running {
    let scenario = Scenario::call("Board review").build();
    Simulator::start(scenario, ([127, 0, 0, 1], 0).into())
        .await
        .unwrap()
}

/// A start at an address that is not this computer's own, as far as the program can tell.
async fn start(running: &Running, data: &Path, prefill: Prefill) -> Start {
    let front = front("tls_front_named.pem", running).await;
    let proxy = proxy_to(front.replace("https://", "")).await;
    let ca = key_file("named_ca.pem");
    Start {
        folders: Folders {
            data: data.to_owned(),
        },
        preferences: Ok(Preferences {
            language: Some("en".into()),
            ..Preferences::default()
        }),
        prefill: Prefill {
            transport: Transport::new(Some(&ca), Some(&proxy)).unwrap(),
            ..prefill
        },
        join: None,
        calls: Vec::new(),
        demo: None,
        sign_in_at_once: false,
        presentation: false,
    }
}

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
    let filled = Prefill {
        graph_url: Some(GRAPH.into()),
        authority_url: Some(GRAPH.into()),
        tenant: Some(known.tenant_id),
        client_id: Some(known.client_id),
        ..Prefill::default()
    };
    let first = start(&running, &data, filled).await;
    let mut window = Window::start(running, TempDir::new().unwrap(), first, SIZE);
    window.harness.run_steps(3);
    assert!(window.shows("The secret stays in the memory of this program"));
    window.type_into(Role::PasswordInput, "Secret value", &known.client_secret);
    window.press("Keep in the system keyring");
    assert!(window.shows("Kept in the system keyring once the sign-in has worked."));
    window.press("Sign in");
    window
        .until("the secret kept", |window| {
            window.shows("Sign out of") && window.shows("Secret in the system keyring")
        })
        .await;
    for file in files_in(&data) {
        let bytes = std::fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(&known.client_secret), "{}", file.display());
    }

    // The profile says where to sign in and as what; the keyring is asked for exactly that.
    let Window { running, .. } = window;
    let second = start(&running, &data, Prefill::default()).await;
    let mut window = Window::start(running, TempDir::new().unwrap(), second, SIZE);
    window
        .until("the secret found", |window| {
            window.shows("Stored in the system keyring.")
        })
        .await;
    assert!(!window.tree().contains(&known.client_secret));
    window.press("Use it");
    assert!(window.shows("The secret of the system keyring is used."));
    window.press("Sign in");
    window
        .until("signed in", |window| window.shows("Sign out of"))
        .await;
    assert!(window.shows("Secret in the system keyring"));
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| {
            window.shows("Stored in the system keyring.")
        })
        .await;
    window.press("Forget");
    window
        .until("the secret gone", |window| {
            window.shows("Deleted from the system keyring.")
        })
        .await;
    assert!(!window.shows("Stored in the system keyring."));
}

#[tokio::test]
async fn nothing_is_kept_for_an_address_on_this_computer() {
    let setup = Setup {
        size: SIZE,
        ..Setup::default()
    };
    let mut window = Window::open(setup).await;
    window.harness.run_steps(2);
    assert!(window.shows("Secrets for addresses on this very computer are never kept."));
    let label = "Keep in the system keyring";
    let keep = window.harness.get_by_role_and_label(Role::CheckBox, label);
    assert!(keep.accesskit_node().is_disabled());
}

#[tokio::test]
async fn the_profile_that_was_used_last_is_filled_in_renamed_and_deleted() {
    let setup = Setup {
        size: SIZE,
        ..Setup::default()
    };
    let mut window = Window::open(setup).await;
    assert!(!window.shows("Profile"), "there is none yet");
    let secret = window.secret();
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press("Sign in");
    window
        .until("signed in", |window| window.shows("Sign out of"))
        .await;
    let Window {
        running, folder, ..
    } = window;
    let again = start(&running, folder.path(), Prefill::default()).await;
    let mut window = Window::start(running, folder, again, SIZE);
    window.harness.run_steps(3);
    let known = window.running.simulator.credentials();
    let tenant = "Directory (tenant) ID";
    let value = |window: &Window, label: &str| {
        let field = window.harness.get_by_role_and_label(Role::TextInput, label);
        field.value().unwrap_or_default()
    };
    assert_eq!(value(&window, tenant), known.tenant_id);
    window.press("Rename the profile");
    window.type_into(Role::TextInput, "Name of the profile", " desk");
    window.press("Rename");
    let kept = std::fs::read_to_string(window.folder.path().join("profiles.json")).unwrap();
    assert!(
        kept.contains(&format!("{} desk", known.tenant_id)),
        "{kept}"
    );
    assert!(!kept.contains(&secret));
    window.press("Delete the profile");
    window.press("Delete");
    window.harness.run_steps(2);
    assert!(!window.shows("Rename the profile"));
    let kept = std::fs::read_to_string(window.folder.path().join("profiles.json")).unwrap();
    assert!(!kept.contains(&known.tenant_id), "{kept}");
}
