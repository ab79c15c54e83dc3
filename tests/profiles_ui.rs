//! Profiles on the sign-in form, and which secrets the form offers to keep.

use std::path::Path;

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use tempfile::TempDir;

use crate::fixtures::sign_in::play;
use crate::fixtures::start::{filled, start_in};
use crate::tls_front::{front, key_file, proxy_to};
use crate::window::{Setup, Window};
use moderato::app::{Prefill, Start};
use moderato::graph::http::transport::Transport;
use moderato::simulator::{RunningServer, Scenario, World};

/// Size of a window that shows the whole page without scrolling.
pub(crate) const SIZE: [f32; 2] = [1280.0, 1200.0];
pub(crate) const CUSTOM: &str = "https://graph.example";

/// Returns a simulator that acts as the global cloud.
pub(crate) async fn simulator() -> RunningServer {
    let scenario = Scenario::call("Board review").change(|world| {
        world.settings.graph_root = Some("https://graph.microsoft.com".to_owned());
    });
    let running = play(scenario.build()).await;
    let der = CertificateDer::from_pem_file(key_file("certificate.pem")).unwrap();
    let register = |world: &mut World| world.register_certificate(&der);
    running.simulator.with_world(register);
    running
}

/// Returns a start with an address that doesn't look like this computer's own.
pub(crate) async fn start(running: &RunningServer, data: &Path, prefill: Prefill) -> Start {
    let front = front("tls_front_named.pem", running).await;
    let proxy = proxy_to(front.replace("https://", "")).await;
    let ca = key_file("named_ca.pem");
    Start {
        prefill: Prefill {
            transport: Transport::new(Some(&ca), Some(&proxy)).unwrap(),
            ..prefill
        },
        ..start_in(data)
    }
}

#[tokio::test]
async fn nothing_is_kept_for_custom_addresses_and_the_box_says_so() {
    let running = simulator().await;
    let custom = Prefill {
        graph_url: Some(CUSTOM.into()),
        authority_url: Some(CUSTOM.into()),
        ..filled(&running)
    };
    let data = TempDir::new().unwrap();
    let start = start(&running, data.path(), custom).await;
    let mut window = Window::start(running, data, start, SIZE);
    window.harness.run_steps(2);
    assert!(window.shows("This is kept only for the listed clouds"));
    let label = "Keep in the system keyring";
    let keep = window.harness.get_by_role_and_label(Role::CheckBox, label);
    assert!(keep.accesskit_node().is_disabled());
}

#[tokio::test]
async fn a_secret_that_will_be_kept_is_not_said_to_stay_in_memory() {
    let running = simulator().await;
    let data = TempDir::new().unwrap();
    let start = start(&running, data.path(), filled(&running)).await;
    let mut window = Window::start(running, data, start, SIZE);
    window.harness.run_steps(2);
    let (kept, memory) = ("Kept in the system keyring once", "in Moderato's memory");
    assert!(window.shows(memory) && !window.shows(kept));
    let label = "Keep in the system keyring";
    window
        .harness
        .get_by_role_and_label(Role::CheckBox, label)
        .click();
    window.harness.run_steps(2);
    assert!(
        window.shows(kept) && !window.shows(memory),
        "before the secret is typed"
    );
}

#[tokio::test]
async fn nothing_is_kept_for_an_address_on_this_computer() {
    let mut window = Window::open(Setup::sized(SIZE)).await;
    window.harness.run_steps(2);
    assert!(window.shows("Not possible for a service on this computer."));
    let label = "Keep in the system keyring";
    let keep = window.harness.get_by_role_and_label(Role::CheckBox, label);
    assert!(keep.accesskit_node().is_disabled());
}

/// Restarts the program in the same folder.
async fn restarted(window: Window) -> Window {
    let Window {
        running, folder, ..
    } = window;
    let again = start(&running, folder.path(), Prefill::default()).await;
    let mut window = Window::start(running, folder, again, SIZE);
    window.harness.run_steps(3);
    window
}

/// Gives the profile in the form a longer name.
fn rename_profile(window: &mut Window) {
    window.press("Rename the profile");
    window.harness.run_steps(2);
    let field = |window: &Window| {
        let fields = window
            .harness
            .query_all_by_role_and_label(Role::TextInput, "Profile name");
        fields
            .map(|field| field.accesskit_node().is_focused_in_tree())
            .collect::<Vec<_>>()
    };
    assert_eq!(field(window), [true], "it has the keyboard");
    window.harness.key_press(egui::Key::Escape);
    window.harness.run_steps(2);
    assert!(field(window).is_empty(), "Escape leaves the name as it is");
    window.press("Rename the profile");
    window.harness.run_steps(2);
    window.type_into(Role::TextInput, "Profile name", "My desk");
    window.press("Rename");
}

#[tokio::test]
async fn the_profile_that_was_used_last_is_filled_in_renamed_and_deleted() {
    let mut window = Window::open(Setup::sized(SIZE)).await;
    assert!(!window.shows("Profile"), "there is none yet");
    window.sign_in().await;
    let mut window = Box::pin(restarted(window)).await;
    let known = window.running.simulator.credentials();
    let tenant = "Directory (tenant) ID";
    let value = |window: &Window, label: &str| {
        let field = window.harness.get_by_role_and_label(Role::TextInput, label);
        field.value().unwrap_or_default()
    };
    assert_eq!(value(&window, tenant), known.tenant_id);
    window.press("Delete the profile");
    let asks = window.shows("Delete the profile “App …");
    assert!(asks, "by the name in the list: {}", window.tree());
    window.press("Cancel");
    rename_profile(&mut window);
    let kept = window
        .until_kept("profiles.json", |kept| kept.contains("\"My desk\""))
        .await;
    assert!(!kept.contains(&known.client_secret));
    window.press("Delete the profile");
    window.press("Delete");
    window
        .until_kept("profiles.json", |kept| !kept.contains(&known.tenant_id))
        .await;
    window
        .until("the list", |window| !window.shows("Rename the profile"))
        .await;
}

#[tokio::test]
async fn the_name_of_a_profile_stands_beside_its_session_and_a_new_sign_in_begins_with_the_tenant()
{
    let mut window = Window::open(Setup::sized(SIZE)).await;
    window.sign_in().await;
    let mut window = Box::pin(restarted(window)).await;
    rename_profile(&mut window);
    window
        .until_kept("profiles.json", |kept| kept.contains(" desk"))
        .await;
    window.sign_in().await;
    window.harness.run_steps(3);
    assert!(window.shows(" desk"), "{}", window.tree());
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    window
        .harness
        .get_by_role_and_label(Role::ComboBox, "Profile")
        .click();
    window.harness.run_steps(3);
    window.press("New sign-in");
    window.harness.run_steps(4);
    let tenant = "Directory (tenant) ID";
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, tenant);
    assert!(field.accesskit_node().is_focused_in_tree());
}

#[tokio::test]
async fn a_lock_that_another_window_keeps_holds_up_neither_the_window_nor_what_was_typed() {
    let mut window = Window::open(Setup::sized(SIZE)).await;
    window.sign_in().await;
    let known = window.running.simulator.credentials();
    window
        .until_kept("profiles.json", |kept| kept.contains(&known.tenant_id))
        .await;
    let lock = std::fs::File::open(window.folder.path().join("profiles.lock")).unwrap();
    lock.lock().unwrap();
    let mut window = Box::pin(restarted(window)).await;
    rename_profile(&mut window);
    window.harness.run_steps(3);
    let path = window.folder.path().join("profiles.json");
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(!kept.contains(" desk"), "the other window has the file");
    assert!(
        !window.shows("so this change isn't saved"),
        "it may still be saved"
    );
    drop(lock);
    window
        .until_kept("profiles.json", |kept| kept.contains(" desk"))
        .await;
}
