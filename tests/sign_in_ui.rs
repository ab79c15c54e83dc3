//! The sign-in page with each kind of credential, down to the simulator that checks it.

use std::path::Path;

use egui::Role;
use egui_kittest::kittest::Queryable as _;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;

use crate::window::{Setup, Window};

fn key_file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys");
    folder.join(name).display().to_string()
}

async fn window_of_certificates() -> Window {
    // High enough that the button needs no scrolling.
    let size = [1280.0, 1000.0];
    let mut window = Window::open(Setup {
        size,
        ..Setup::default()
    })
    .await;
    let der = CertificateDer::from_pem_file(key_file("certificate.pem")).unwrap();
    let simulator = &window.running.simulator;
    simulator.with_world(|world| world.register_certificate(&der));
    choose(&mut window, "Certificate");
    window
}

fn choose(window: &mut Window, kind: &str) {
    let segment = window
        .harness
        .get_by_role_and_label(Role::RadioButton, kind);
    segment.click();
    window.harness.run_steps(3);
}

#[tokio::test]
async fn a_certificate_is_shown_before_it_signs_in() {
    let mut window = window_of_certificates().await;
    let path = "Certificate file (PEM or PFX)";
    window.type_into(Role::TextInput, path, &key_file("new.pfx"));
    window.type_into(Role::PasswordInput, "Password of the file", "test-password");
    window.harness.key_press(egui::Key::Tab);
    window
        .until("the thumbprint", |window| {
            window.shows("4C548C625ED5264515AEC8C2EDCCC6EA0FC691CD")
        })
        .await;
    assert!(window.shows("2020-01-01 to 2120-01-01") || window.shows("2019-12-31 to"));
    assert!(window.running.simulator.requests().is_empty());
    window.press("Sign in");
    window
        .until("the call", |window| window.shows("Board review"))
        .await;
    assert!(!window.tree().contains("test-password"));
}

#[tokio::test]
async fn one_click_signs_in_although_the_certificate_is_still_to_be_read() {
    let mut window = window_of_certificates().await;
    let path = "Certificate file (PEM or PFX)";
    window.type_into(Role::TextInput, path, &key_file("pkcs1.pem"));
    window.press("Sign in");
    window
        .until("the call", |window| window.shows("Board review"))
        .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_used_says_why_and_sends_nothing() {
    for (file, wanted) in [
        ("none.pem", "There is no such file"),
        ("ec.pem", "This is no RSA key"),
        ("certificate.pem", "The file holds no private key"),
        ("encrypted.pem", "This file needs its password"),
    ] {
        let mut window = window_of_certificates().await;
        let path = "Certificate file (PEM or PFX)";
        window.type_into(Role::TextInput, path, &key_file(file));
        window.press("Sign in");
        window.until(wanted, |window| window.shows(wanted)).await;
        assert!(window.running.simulator.requests().is_empty());
    }
}

#[tokio::test]
async fn a_federated_token_and_a_missing_one() {
    let mut window = Window::open(Setup::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    let simulator = window.running.simulator.clone();
    simulator.with_world(|world| world.trust_federated_token("e30.e30.c2ln"));
    choose(&mut window, "Federated token");
    let path = "File with the federated token";
    window.type_into(Role::TextInput, path, &file.display().to_string());
    window.press("Sign in");
    let missing = "The file with the federated token cannot be used";
    window.until(missing, |window| window.shows(missing)).await;
    std::fs::write(&file, "e30.e30.c2ln").unwrap();
    window.press("Sign in");
    window
        .until("the call", |window| window.shows("Board review"))
        .await;
}

#[tokio::test]
async fn a_pasted_token_says_what_it_is_and_a_stale_one_goes_nowhere() {
    let mut window = Window::open(Setup::default()).await;
    choose(&mut window, "Access token");
    assert!(window.shows("never renewed"));
    // {"exp":1,"tid":"22222222-2222-3333-4444-555555555555"}
    let claims = "eyJleHAiOjEsInRpZCI6IjIyMjIyMjIyLTIyMjItMzMzMy00NDQ0LTU1NTU1NTU1NTU1NSJ9";
    let token = format!("e30.{claims}.x");
    window.type_into(Role::PasswordInput, "Access token for Graph", &token);
    window.harness.run_steps(2);
    assert!(window.shows("22222222-2222-3333-4444-555555555555"));
    assert!(window.shows("This token has ended"));
    window.press("Sign in");
    assert!(window.running.simulator.requests().is_empty());
    assert!(!window.tree().contains(claims));
}

#[tokio::test]
async fn the_id_of_a_secret_is_sent_only_when_asked_twice() {
    let mut window = Window::open(Setup::default()).await;
    let id = "8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4";
    window.type_into(Role::PasswordInput, "Secret value", id);
    window.press("Sign in");
    assert!(window.shows("so it was not sent"));
    assert!(window.running.simulator.requests().is_empty());
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS7000215"))
        .await;
}
