//! Refusals in the window: each shows its code and ids, and leads to the access check.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::access_ui::copy_with;
use crate::fixtures::sign_in::play;
use crate::fixtures::start::{filled_at, start_in};
use crate::raw_server::{RawServer, Reply};
use crate::tls_front::front;
use crate::window::{Setup, Window};
use moderato::app::Start;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::state::snapshot::SignIn;
use moderato::simulator::{RunningServer, Scenario};

/// Returns the start of a window that signs in to this simulator with this secret.
pub(crate) fn start(
    running: &RunningServer,
    url: String,
    folder: &TempDir,
    calls: Vec<CallId>,
) -> Start {
    Start {
        prefill: filled_at(url, running),
        calls,
        sign_in_at_once: true,
        ..start_in(folder.path())
    }
}

/// Returns a window on a session whose secret and tokens have expired.
pub(crate) async fn expired() -> Window {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    window.running.simulator.with_world(|world| {
        world.settings.secret_expired = true;
        world.expire_tokens();
    });
    window
        .until("the end of the session", |window| {
            matches!(window.app().snapshot().sign_in, SignIn::Expired(..))
        })
        .await;
    window
}

#[tokio::test]
async fn a_session_that_ended_tells_the_code_and_the_ids_and_leads_to_the_access_check() {
    let mut window = Box::pin(expired()).await;
    assert!(window.shows("The sign-in no longer works."));
    // The window's own notice is above the call's.
    let topmost = |window: &Window, label: &str| {
        let found = window
            .harness
            .get_all_by_role_and_label(Role::Button, label);
        found
            .min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()))
            .unwrap()
            .click();
    };
    topmost(&window, "Details");
    window.harness.run_steps(3);
    let copied = copy_with(&mut window, "Copy details");
    for part in ["AADSTS7000222", "request-id ", "correlation-id "] {
        assert!(copied.contains(part), "{part} in {copied}");
    }
    assert!(copied.starts_with("The secret has expired"), "{copied}");
    window.press("Close");
    assert!(!window.shows("Copy details"));
    topmost(&window, "Open access check");
    window.harness.run_steps(3);
    assert!(window.shows("Reload permissions"));
    window.press("Reload permissions");
    window
        .until("the refusal", |window| {
            window.shows("Couldn't reload the permissions. The earlier sign-in stays in use.")
        })
        .await;
    topmost(&window, "Sign in again");
}

#[tokio::test]
async fn a_server_that_is_not_trusted_leads_to_the_access_check() {
    let scenario = Scenario::call("Board review").build();
    let running = play(scenario).await;
    let url = front("tls_front.pem", &running).await;
    let folder = TempDir::new().unwrap();
    let start = start(&running, url, &folder, Vec::new());
    let mut window = Window::start(running, folder, start, [1280.0, 1100.0]);
    window
        .until("the refusal", |window| window.shows("Open access check"))
        .await;
    window.press("Open access check");
    assert!(window.shows("A service didn't answer."));
    assert!(window.shows("No answer at "));
    assert!(!window.shows("Answered at "));
    assert!(!window.shows("Wrong"), "nothing is known to be wrong");
    let silent = window.harness.get_by_label("No answer").rect();
    let open = window.harness.get_all_by_label("Can't tell");
    let open: Vec<f32> = open.map(|mark| mark.rect().top()).collect();
    assert!(open.iter().all(|top| *top > silent.bottom()), "{open:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_certificate_that_signs_in_by_itself_is_shown_and_warned_of() {
    use std::os::unix::fs::PermissionsExt as _;

    use rustls_pki_types::CertificateDer;
    use rustls_pki_types::pem::PemObject as _;

    use crate::tls_front::key_file;

    let scenario = Scenario::call("Board review").build();
    let running = play(scenario).await;
    let der = CertificateDer::from_pem_file(key_file("certificate.pem")).unwrap();
    running
        .simulator
        .with_world(|world| world.register_certificate(&der));
    let folder = TempDir::new().unwrap();
    let key = folder.path().join("app.pem");
    std::fs::copy(key_file("pkcs8.pem"), &key).unwrap();
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let mut start = start(&running, running.base_url(), &folder, Vec::new());
    start.prefill.app.secret = None;
    start.prefill.app.certificate_path = Some(key.display().to_string());
    let mut window = Window::start(running, folder, start, [1280.0, 1100.0]);
    let readable = "Other users of this computer can read the certificate's key.";
    window
        .until("the warning", |window| window.shows(readable))
        .await;
    window.press("Access check");
    assert!(!window.shows(readable), "the page tells it itself");
    assert!(window.shows("SHA-1 4C548C625ED5264515AEC8C2EDCCC6EA0FC691CD"));
    assert!(window.shows("Other users of this computer can read its key."));
    let report = copy_with(&mut window, "Copy the report");
    for part in ["4C548C62", "SHA-256 ", "can read its key", "Expires on 21"] {
        assert!(report.contains(part), "{part} in {report}");
    }
    window.press("Close the access check");
    window.press("Close the notice");
    assert!(!window.shows(readable));
}

#[tokio::test]
async fn after_a_restart_a_call_that_goes_on_is_shown_rather_than_one_that_ended() {
    let running = play(Scenario::call("Board review").guest("Bob").build()).await;
    let folder = TempDir::new().unwrap();
    let live = CallId::from(running.simulator.calls()[0].as_str());
    let gone = CallId::from("00000000-1111-4222-8333-444444444444");
    let url = running.base_url();
    let start = start(&running, url, &folder, vec![gone.clone(), live]);
    let mut window = Window::start(running, folder, start, [1280.0, 900.0]);
    window
        .until("both calls", |window| {
            let snapshot = window.app().snapshot();
            let gone = snapshot.call(&gone);
            gone.is_some_and(|call| call.has_ended())
                && snapshot.calls.iter().any(|it| it.goes_on())
        })
        .await;
    window.harness.run_steps(3);
    assert!(window.tree().contains("Moderato – Board review"));
}

#[tokio::test]
async fn what_is_missing_is_asked_for_in_one_press() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    window.press("Access check");
    assert!(window.shows("Not entered"), "the callback address");
    let whole = copy_with(&mut window, "Copy a message for the admin");
    for part in ["(Azure Bot)", "webhook for calling", "PowerShell"] {
        assert!(whole.contains(part), "{part} in {whole}");
    }
    assert!(!whole.contains("Calls."), "the token lists them: {whole}");
    window
        .running
        .simulator
        .with_world(|world| world.settings.roles = vec!["Calls.JoinGroupCall.All".into()]);
    window.press("Reload permissions");
    window
        .until("the missing role", |window| {
            window.shows("consent is missing for 2 permissions")
        })
        .await;
    let message = copy_with(&mut window, "Copy a message for the admin");
    let client_id = window.running.simulator.credentials().client_id;
    for part in [
        "Calls.Initiate.All, Calls.InitiateGroupCall.All",
        "/adminconsent?client_id=",
        &client_id,
    ] {
        assert!(message.contains(part), "{part} in {message}");
    }
    assert!(!message.contains(&window.secret()));
}

#[tokio::test]
async fn a_clock_that_is_off_is_told_in_the_session_and_leads_to_the_access_check() {
    let scenario = Scenario::call("Board review").build();
    let running = play(scenario).await;
    let server = RawServer::start(|request| {
        let headers = [
            ("content-type", "application/json"),
            ("date", "Fri, 01 Jan 2100 00:00:00 GMT"),
        ];
        let body = if request.is_for_a_token() {
            r#"{"token_type": "Bearer", "expires_in": 3600, "access_token": "opaque"}"#
        } else {
            r#"{"state": "established", "value": []}"#
        };
        Reply::plain(200, &headers, body)
    })
    .await;
    let folder = TempDir::new().unwrap();
    let start = start(&running, server.url(), &folder, vec!["C-1".into()]);
    let mut window = Window::start(running, folder, start, [1280.0, 800.0]);
    let told = "This computer's clock is ";
    window
        .until("the warning", |window| window.shows(told))
        .await;
    assert!(window.shows(" behind the service's."));
    window.press("Open access check");
    assert!(window.shows("Reload permissions"));
    assert!(window.shows(" behind the service"));
    let notice = " behind the service's.";
    assert!(!window.shows(notice), "the page tells it itself");
}

#[tokio::test]
async fn where_the_credential_lives_is_told_in_any_width() {
    let wide = Window::signed_in(Setup::default()).await;
    assert!(wide.shows("From AZURE_CLIENT_SECRET"));
    let narrow = Window::signed_in(Setup::sized([900.0, 600.0])).await;
    assert!(narrow.shows("The credential comes from AZURE_CLIENT_SECRET in the environment"));
}

#[tokio::test]
async fn a_profile_with_a_long_name_does_not_widen_the_form() {
    let scenario = Scenario::call("Board review").build();
    let running = play(scenario).await;
    let folder = TempDir::new().unwrap();
    let mut start = start(&running, running.base_url(), &folder, Vec::new());
    start.sign_in_at_once = false;
    let credentials = running.simulator.credentials();
    let profiles = serde_json::json!({ "profiles": [{
        "name": "a very long name ".repeat(8),
        "cloud": { "custom": { "graph": running.base_url() } },
        "tenant": credentials.tenant_id,
        "client_id": credentials.client_id,
        "auto_cancel_secs": 0,
        "credential": "secret",
        "last_used": true,
    }] });
    std::fs::write(folder.path().join("profiles.json"), profiles.to_string()).unwrap();
    let mut window = Window::start(running, folder, start, [1280.0, 1100.0]);
    window.harness.run_steps(3);
    assert!(window.tree().contains("a very long name"));
    let button = window
        .harness
        .get_by_role_and_label(Role::Button, "Sign in")
        .rect();
    assert!(button.width() <= 398.5, "{button}");
}

#[tokio::test]
async fn a_refused_removal_gives_one_advice_everywhere_and_its_command_is_in_sight() {
    let mut window = Window::signed_in(Setup {
        removal_allowed: false,
        ..Setup::sized([1_280.0, 800.0])
    })
    .await;
    window.until_roster().await;
    window.remove_bob();
    window
        .until("the failure", |window| window.shows("Failures 1"))
        .await;
    let is_bob = |row: &egui_kittest::Node<'_>| {
        let label = row.accesskit_node().label().unwrap_or_default();
        label.starts_with("Bob")
    };
    let row = window
        .harness
        .get_all_by_role(Role::Row)
        .find(is_bob)
        .map(|row| row.rect().center());
    window.harness.hover_at(row.unwrap());
    window.harness.drag_at(row.unwrap());
    window.harness.step();
    window.harness.drop_at(row.unwrap());
    window.harness.run_steps(3);
    let copy = window
        .harness
        .get_by_role_and_label(Role::Button, "Copy the command");
    let foot = window.harness.get_by_label_contains("from the card");
    assert!(
        copy.rect().bottom() < foot.rect().top() - 40.0,
        "{:?}",
        copy.rect()
    );
    let now = "Ask an organizer to remove them in Teams now.";
    let admin = "To let this app remove people, a Teams administrator runs the command below once in Teams PowerShell. It can take hours to take effect.";
    let told = |window: &Window, what: &str| {
        let found = window.harness.query_all_by_label_contains(what);
        found.count()
    };
    assert_eq!([now, admin].map(|it| told(&window, it)), [1, 1], "the card");
    let entry = window
        .harness
        .get_by_label_contains("Remove Bob, guest: Not removed");
    entry.click();
    window.harness.run_steps(3);
    assert_eq!(
        [now, admin].map(|it| told(&window, it)),
        [2, 2],
        "the entry"
    );
    window
        .harness
        .get_all_by_label("Open access check")
        .next()
        .unwrap()
        .click();
    window.harness.run_steps(3);
    assert_eq!(told(&window, admin), 2, "the access check and the entry");
}
