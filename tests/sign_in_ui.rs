//! The sign-in page with each kind of credential, and the simulator that checks it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::app::Start;
use moderato::settings::environment::Environment;
use moderato::settings::flags::WindowFlags;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;
use tempfile::TempDir;

use crate::access_ui::copy_with;
use crate::window::{Setup, Window, press_key, start_of};

fn key_file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys");
    folder.join(name).display().to_string()
}

async fn window_of_certificates() -> Window {
    // The window is tall enough to show the button without scrolling.
    let size = [1280.0, 1000.0];
    let mut window = Window::open(Setup::sized(size)).await;
    let der = CertificateDer::from_pem_file(key_file("certificate.pem")).unwrap();
    let simulator = &window.running.simulator;
    simulator.with_world(|world| world.register_certificate(&der));
    choose(&mut window, "Certificate");
    window
}

pub(crate) fn choose(window: &mut Window, kind: &str) {
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
    window.type_into(Role::PasswordInput, "File password", "test-password");
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
async fn a_certificate_is_shown_while_its_path_is_typed_and_not_a_moment_longer() {
    let mut window = window_of_certificates().await;
    let (path, thumbprint) = ("Certificate file (PEM or PFX)", "4C548C625ED52645");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my app.pem");
    let parts = ["ended.pem", "pkcs8.pem"].map(|name| std::fs::read(key_file(name)).unwrap());
    std::fs::write(&file, parts.concat()).unwrap();
    // The path is quoted, as Windows copies it. The field keeps the focus.
    window.type_into(Role::TextInput, path, &format!("\"{}\" ", file.display()));
    let shown = |window: &Window| window.shows(thumbprint);
    window.until("the thumbprint", shown).await;
    assert!(window.shows("Another certificate in the file has its key there, too."));
    window.type_into(Role::TextInput, path, "x");
    window.harness.run_steps(2);
    assert!(!window.shows(thumbprint), "it is another file");
    let missing = "There's no such file";
    window
        .until("the end of reading", |window| {
            !window.shows("Reading the certificate")
        })
        .await;
    assert!(!window.shows(missing), "nor is it typed to its end");
    window.harness.key_press(egui::Key::Tab);
    window.until(missing, |window| window.shows(missing)).await;
    assert!(window.running.simulator.requests().is_empty());
}

#[tokio::test]
async fn a_password_that_is_half_typed_is_not_called_wrong() {
    let mut window = window_of_certificates().await;
    let password = "File password";
    let path = "Certificate file (PEM or PFX)";
    window.type_into(Role::TextInput, path, &key_file("new.pfx"));
    let needed = "This file needs its password";
    window.until(needed, |window| window.shows(needed)).await;
    let reading = |window: &Window| window.shows("Reading the certificate");
    window.type_into(Role::PasswordInput, password, "test-pass");
    window.until("its end", |window| !reading(window)).await;
    let wrong = "The password is wrong";
    assert!(!window.shows(wrong) && !window.shows("4C548C625ED52645"));
    window.type_into(Role::PasswordInput, password, "word");
    window
        .until("the thumbprint", |window| window.shows("4C548C625ED52645"))
        .await;
    window.type_into(Role::PasswordInput, password, "s");
    window.harness.key_press(egui::Key::Tab);
    window.until(wrong, |window| window.shows(wrong)).await;
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
        ("none.pem", "There's no such file"),
        ("ec.pem", "This isn't an RSA key"),
        ("certificate.pem", "The file has no private key"),
        ("encrypted.pem", "This file needs its password"),
        ("ec_sec1.pem", "This isn't an RSA key"),
        ("", "This is a folder. Choose the file in it"),
        ("pss.pem", "is marked for RSA-PSS only"),
        ("pkcs7.pem", "The file has no private key"),
        ("short.pem", "The RSA key is shorter than 2048 bits"),
        (
            "other_certificate.pem",
            "No certificate in the file belongs to its key",
        ),
        ("old_encryption.pem", "The key's encryption isn't supported"),
        ("ended.pem", "The certificate expired on 202"),
        ("early.pem", "The certificate isn't valid before 211"),
    ] {
        let mut window = window_of_certificates().await;
        let path = "Certificate file (PEM or PFX)";
        window.type_into(Role::TextInput, path, &key_file(file));
        window.press("Sign in");
        window.until(wanted, |window| window.shows(wanted)).await;
        assert!(window.running.simulator.requests().is_empty());
        window.harness.run_steps(3);
        let (role, label) = if wanted.contains("password") {
            (Role::PasswordInput, "File password")
        } else {
            (Role::TextInput, path)
        };
        let field = window.harness.get_by_role_and_label(role, label);
        assert!(
            field.accesskit_node().is_focused_in_tree(),
            "{file} leads to its field"
        );
    }
}

#[tokio::test]
async fn a_federated_token_and_a_missing_one() {
    let mut window = Window::open(Setup::sized([1280.0, 1000.0])).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    let simulator = window.running.simulator.clone();
    simulator.with_world(|world| world.trust_federated_token("e30.e30.c2ln"));
    choose(&mut window, "Federated token");
    let path = "File with the federated token";
    window.type_into(Role::TextInput, path, &file.display().to_string());
    window.press("Sign in");
    let missing = "The file with the federated token can't be used";
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
    // The claims are `{"exp":1,"tid":"22222222-2222-3333-4444-555555555555"}`.
    let claims = "eyJleHAiOjEsInRpZCI6IjIyMjIyMjIyLTIyMjItMzMzMy00NDQ0LTU1NTU1NTU1NTU1NSJ9";
    let token = format!("e30.{claims}.x");
    window.type_into(Role::PasswordInput, "Access token for Graph", &token);
    window.harness.run_steps(2);
    assert!(window.shows("22222222-2222-3333-4444-555555555555"));
    assert!(window.shows("This token has expired"));
    window.press("Sign in");
    assert!(window.running.simulator.requests().is_empty());
    assert!(!window.tree().contains(claims));
}

#[tokio::test]
async fn a_text_that_looks_like_no_token_is_used_only_when_asked_twice() {
    let mut window = Window::open(Setup::default()).await;
    choose(&mut window, "Access token");
    window.type_into(Role::PasswordInput, "Access token for Graph", "abcdef");
    window.harness.run_steps(2);
    assert!(window.shows("This doesn't look like an access token: one begins with eyJ"));
    window.press("Sign in");
    assert!(window.shows("so it wasn't used"), "{}", window.tree());
    assert!(window.running.simulator.requests().is_empty());
    window.press("Sign in");
    let refused = "Microsoft doesn't accept the token.";
    window.until(refused, |window| window.shows(refused)).await;
    assert!(!window.shows("no longer works"), "it never worked");
}

#[tokio::test]
async fn the_page_lists_what_the_app_needs_with_a_message_for_the_administrator() {
    let mut window = Window::open(Setup::default()).await;
    window.press("What you need");
    for part in [
        "Calls.JoinGroupCall.All – Required: ",
        "an Azure Bot for the same app",
    ] {
        assert!(window.shows(part), "{part}: {}", window.tree());
    }
    let message = copy_with(&mut window, "Copy a message for the admin");
    let client_id = window.running.simulator.credentials().client_id;
    for part in ["Calls.Initiate.All", "(Azure Bot)", "@{Add=\"", &client_id] {
        assert!(message.contains(part), "{part} in {message}");
    }
    window.press("Close");
    assert!(!window.shows("an Azure Bot for the same app"));
}

#[tokio::test]
async fn the_id_of_a_secret_is_sent_only_when_asked_twice() {
    let mut window = Window::open(Setup::default()).await;
    let id = "8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4";
    window.type_into(Role::PasswordInput, "Secret value", id);
    window.press("Sign in");
    assert!(window.shows("so it wasn't sent"));
    assert!(window.running.simulator.requests().is_empty());
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS7000215"))
        .await;
}

#[tokio::test]
async fn a_file_that_is_dropped_on_the_window_is_the_one_of_the_chosen_kind() {
    let mut window = window_of_certificates().await;
    let folder = tempfile::tempdir().unwrap();
    let downloads = folder.path().join("Downloads");
    std::fs::create_dir(&downloads).unwrap();
    let key = downloads.join("app.pem");
    std::fs::copy(key_file("pkcs8.pem"), &key).unwrap();
    drop_file(&mut window, &key);
    window
        .until("the thumbprint", |window| window.shows("4C548C625ED52645"))
        .await;
    assert!(window.shows("is in a folder that is synced or for downloads"));
    let value = |window: &Window, label: &str| {
        let field = window.harness.get_by_role_and_label(Role::TextInput, label);
        field.value().unwrap_or_default()
    };
    choose(&mut window, "Federated token");
    drop_file(&mut window, Path::new("/run/token"));
    assert_eq!(
        value(&window, "File with the federated token"),
        "/run/token"
    );
    choose(&mut window, "Secret");
    drop_file(&mut window, Path::new("/elsewhere"));
    choose(&mut window, "Certificate");
    let path = "Certificate file (PEM or PFX)";
    assert_eq!(value(&window, path), key.display().to_string());
}

#[tokio::test]
async fn a_key_that_is_dropped_on_the_form_is_a_certificate_whatever_is_chosen() {
    let mut window = window_of_certificates().await;
    choose(&mut window, "Secret");
    let key = key_file("pkcs8.pem");
    drop_file(&mut window, Path::new(&key));
    window
        .until("the thumbprint", |window| window.shows("4C548C625ED52645"))
        .await;
    assert!(!window.shows("Sign in first"), "it was taken");
    choose(&mut window, "Secret");
    drop_file(&mut window, Path::new("/elsewhere/invite.ics"));
    assert!(window.shows("Sign in first, then drop the file again"));
}

#[tokio::test]
async fn a_key_that_is_dropped_after_the_sign_in_is_not_read() {
    let mut window = Window::signed_in(Setup::default()).await;
    drop_file(&mut window, Path::new("/no/such/app.PFX"));
    assert!(window.shows("Certificates and keys aren't read here"));
    assert!(!window.shows("Read from the file"));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        unreachable!("a key is read by its path alone")
    }
}

fn drop_file(window: &mut Window, path: &Path) {
    let file = Arc::new(Dropped(path.to_owned()));
    window.harness.input_mut().dropped_files.push(file);
    window.harness.run_steps(2);
}

/// Returns a window whose form is filled from variables and flags, as at a start.
pub(crate) async fn window_from(environment: Environment, graph_url: Option<&str>) -> Window {
    let data = TempDir::new().unwrap();
    let (running, usual) = start_of(data.path()).await;
    let flags = WindowFlags {
        graph_url: graph_url.map(str::to_owned),
        data_dir: Some(data.path().to_owned()),
        ..WindowFlags::default()
    };
    let start = Start::from_flags(flags, environment).unwrap();
    let start = Start {
        preferences: usual.preferences,
        ..start
    };
    let mut window = Window::start(running, data, start, [1280.0, 1000.0]);
    window.harness.run_steps(3);
    window
}

#[tokio::test]
async fn the_form_says_which_variable_is_in_use_and_which_is_not() {
    let both = Environment {
        certificate_path: Some(key_file("pkcs8.pem")),
        secret: Some("from the environment".into()),
        ..Environment::default()
    };
    let mut window = window_from(both, None).await;
    assert!(window.shows("Using AZURE_CLIENT_CERTIFICATE_PATH from the environment. Also set, but not used: AZURE_CLIENT_SECRET."));
    choose(&mut window, "Access token");
    assert!(window.shows("AZURE_CLIENT_CERTIFICATE_PATH from the environment isn't used."));
}

#[tokio::test]
async fn an_authority_that_names_no_single_cloud_is_told_and_nothing_is_sent() {
    for (host, told) in [
        (
            "https://login.evil.example",
            "AZURE_AUTHORITY_HOST names https://login.evil.example, which no cloud in this list uses",
        ),
        (
            "https://login.microsoftonline.us",
            "where both US Government clouds sign in. Choose L4 or L5 before you sign in.",
        ),
    ] {
        let environment = Environment {
            tenant: Some("t".into()),
            client_id: Some("a".into()),
            secret: Some("never sent".into()),
            authority_host: Some(host.into()),
            ..Environment::default()
        };
        let mut window = window_from(environment, None).await;
        assert!(window.shows(told), "{host}");
        assert!(!window.shows("Signing in"), "{host}");
        window.press("Cloud");
        window
            .harness
            .get_by_label("US Government L5 (DoD)")
            .click();
        window.harness.run_steps(3);
        assert!(!window.shows("AZURE_AUTHORITY_HOST"), "it was chosen");
    }
}

#[tokio::test]
async fn the_cloud_of_china_is_explained_and_its_addresses_are_refused() {
    const NOTE: &str = "China (21Vianet) isn't listed: apps can't join calls there.";
    let mut window = Window::open(Setup::sized([1280.0, 1000.0])).await;
    assert!(!window.shows(NOTE), "only for who looks for it");
    window.press("Cloud");
    assert!(window.shows(NOTE));
    window.harness.get_by_label("Custom addresses").click();
    window.harness.run_steps(3);
    for label in ["Graph address", "Sign-in address"] {
        let field = window.harness.get_by_role_and_label(Role::TextInput, label);
        field.focus();
        window.harness.step();
        window
            .harness
            .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        let address = match label {
            "Graph address" => "https://microsoftgraph.chinacloudapi.cn",
            _ => "https://login.partner.microsoftonline.cn",
        };
        window.type_into(Role::TextInput, label, address);
    }
    window.type_into(Role::PasswordInput, "Secret value", "never sent");
    window.press("Sign in");
    assert!(window.shows("China (21Vianet) has no calls in Graph, so there is nothing"));
    assert!(window.running.simulator.requests().is_empty());
}

#[tokio::test]
async fn a_refusal_is_in_sight_in_a_low_window_and_so_is_what_it_leads_to() {
    for size in [[900.0, 600.0], [1280.0, 800.0], [1280.0, 1000.0]] {
        let setup = Setup::sized(size);
        let mut window = Window::open(setup).await;
        let field = window
            .harness
            .get_by_role_and_label(Role::PasswordInput, "Secret value");
        assert!(field.accesskit_node().is_focused(), "the one that is empty");
        window.type_into(
            Role::PasswordInput,
            "Secret value",
            "not-the-secret~of-this-app",
        );
        window.harness.key_press(egui::Key::Enter);
        window
            .until("the refusal", |window| window.shows("AADSTS7000215"))
            .await;
        let bottom = |label: &str| window.harness.get_by_label(label).rect().bottom();
        for label in ["Details", "AADSTS7000215"] {
            assert!(bottom(label) < size[1], "{label} in {size:?}");
        }
        window.press("Details");
        let copy = window.harness.get_by_label("Copy details").rect();
        assert!(copy.bottom() < size[1], "{copy:?} in {size:?}");
    }
}

#[tokio::test]
async fn the_settings_of_the_window_are_there_before_anybody_has_signed_in() {
    for size in [[760.0, 480.0], [1280.0, 800.0]] {
        let mut window = Window::open(Setup::sized(size)).await;
        window.press("Settings");
        window.harness.run_steps(3);
        assert!(window.shows("Theme") && window.shows("Zoom"), "{size:?}");
        assert!(
            !window.shows("Callback address"),
            "that belongs to a session"
        );
        window.press("Deutsch");
        window.harness.run_steps(3);
        assert!(window.shows("Einstellungen"), "{size:?}");
        press_key(&mut window, egui::Modifiers::NONE, egui::Key::Escape);
        assert!(!window.shows("Deutsch") && window.shows("Anmelden"));
    }
}

#[tokio::test]
async fn the_settings_and_the_palette_open_by_key_before_a_sign_in() {
    let mut window = Window::open(Setup::default()).await;
    press_key(&mut window, egui::Modifiers::COMMAND, egui::Key::Comma);
    window.harness.run_steps(2);
    assert!(window.shows("Theme"), "{}", window.tree());
    press_key(&mut window, egui::Modifiers::NONE, egui::Key::Escape);
    window.harness.run_steps(2);
    let both = egui::Modifiers::COMMAND | egui::Modifiers::SHIFT;
    press_key(&mut window, both, egui::Key::P);
    window.harness.run_steps(2);
    assert!(
        window.shows("Invite people, Sign in first"),
        "{}",
        window.tree()
    );
    press_key(&mut window, egui::Modifiers::NONE, egui::Key::Escape);
    window.harness.run_steps(2);
    press_key(&mut window, egui::Modifiers::COMMAND, egui::Key::E);
    window.harness.run_steps(2);
    assert!(!window.shows("Leave out names"), "nothing to export yet");
}

#[tokio::test]
async fn quotes_around_each_value_are_left_out() {
    let mut window = Window::open(Setup::default()).await;
    let known = window.running.simulator.credentials();
    for (label, value) in [
        ("Directory (tenant) ID", &known.tenant_id),
        ("Application (client) ID", &known.client_id),
    ] {
        window.harness.get_by_label(label).focus();
        window.harness.run_steps(2);
        let modifiers = egui::Modifiers::COMMAND;
        window.harness.key_press_modifiers(modifiers, egui::Key::A);
        window
            .harness
            .event(egui::Event::Paste(format!("“{value}”")));
        window.harness.run_steps(2);
    }
    let secret = format!("'{}'", known.client_secret);
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    assert!(window.shows("The quotes around the secret won't be sent."));
    window.press("Sign in");
    window.until_signed_in().await;
    window
        .until("the name of the profile", |it| {
            it.shows("is saved for the next sign-in, without the secret")
        })
        .await;
    assert!(window.shows("127.0.0.1:"), "which service this is");
}

#[tokio::test]
async fn what_is_wrong_with_one_kind_of_credential_is_not_told_of_another() {
    let mut window = Window::open(Setup::default()).await;
    window.press("Sign in");
    let wrong = "Paste the secret's value";
    assert!(window.shows(wrong));
    for kind in ["Certificate", "Federated token", "Access token"] {
        choose(&mut window, kind);
        assert!(!window.shows(wrong), "{kind}");
    }
}

#[tokio::test]
async fn the_button_for_the_settings_lies_over_no_part_of_the_form() {
    for size in [[760.0, 480.0], [900.0, 600.0], [1280.0, 800.0]] {
        let mut window = Window::open(Setup::sized(size)).await;
        choose(&mut window, "Certificate");
        let button = |label| {
            let button = window.harness.get_by_role_and_label(Role::Button, label);
            button.rect()
        };
        let (settings, sign_in) = (button("Settings"), button("Sign in"));
        let is_beside_the_button = settings.right() < sign_in.left()
            && (settings.center().y - sign_in.center().y).abs() < 2.0;
        let is_above_the_page =
            settings.bottom() < 40.0 && settings.left() > sign_in.right() + 20.0;
        assert!(
            is_beside_the_button || (size[1] >= 800.0 && is_above_the_page),
            "{size:?}: {settings:?} {sign_in:?}"
        );
    }
}
