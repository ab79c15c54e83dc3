//! Proxy and authorities on the sign-in page: an unknown authority, from the refusal to the
//! settings and back.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::fixtures::sign_in::play;
use crate::fixtures::start::{filled_at, start_in};
use crate::tls_front::{front, key_file};
use crate::window::{Window, press_key};
use moderato::app::Start;
use moderato::moderation::state::snapshot::SignIn;
use moderato::settings::preferences::{Preferences, PreferencesFile};
use moderato::simulator::{RunningServer, Scenario};

async fn window(
    running: RunningServer,
    folder: TempDir,
    preferences: Preferences,
    sign_in_at_once: bool,
) -> Window {
    let front = front("tls_front.pem", &running).await;
    let start = Start {
        preferences: Ok(preferences),
        prefill: filled_at(front, &running),
        sign_in_at_once,
        ..start_in(folder.path())
    };
    let mut window = Window::start(running, folder, start, [1280.0, 1200.0]);
    window.harness.run_steps(3);
    window
}

#[tokio::test]
async fn a_proxy_that_is_set_but_not_used_at_this_computer_is_named() {
    let running = play(Scenario::call("Board").build()).await;
    let folder = TempDir::new().unwrap();
    let start = Start {
        preferences: Ok(Preferences {
            proxy: Some("http://proxy.example:8080".into()),
            language: Some("en".into()),
            ..Preferences::default()
        }),
        prefill: filled_at(running.base_url(), &running),
        ..start_in(folder.path())
    };
    let mut window = Window::start(running, folder, start, [1280.0, 1200.0]);
    window.harness.run_steps(3);
    window.press("Sign in");
    window.until("a session", is_in).await;
    window.press("Settings");
    assert!(
        window.shows("http://proxy.example:8080 is set; this computer's own addresses"),
        "{}",
        window.tree()
    );
    assert!(!window.shows("The system's proxy and certificates are used."));
}

fn is_in(window: &Window) -> bool {
    matches!(window.app().snapshot().sign_in, SignIn::SignedIn(_))
}

#[tokio::test]
async fn an_authority_of_the_office_is_typed_trusted_and_kept() {
    let running = play(Scenario::call("Board").build()).await;
    let folder = TempDir::new().unwrap();
    let english = Preferences {
        language: Some("en".into()),
        ..Preferences::default()
    };
    let mut window = window(running, folder, english, false).await;
    window.press("Sign in");
    window
        .until("the refusal", |window| {
            window.shows("certificate isn't trusted")
        })
        .await;
    window.press("Settings");
    assert!(window.shows("The system's proxy and certificates are used."));
    let links = window.harness.get_all_by_label("Proxy and certificates…");
    let in_settings = links.max_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    in_settings.unwrap().click();
    window.harness.run_steps(3);
    window.type_into(
        Role::TextInput,
        "Proxy (if empty, the system's)",
        "not a proxy",
    );
    let field = "File with more trusted certificates (PEM)";
    window.type_into(Role::TextInput, field, "/nowhere.pem");
    window.harness.run_steps(2);
    let wrong = "Use an address such as http://proxy.example.org:8080";
    assert!(window.shows(wrong), "before anything is sent");
    let proxy = "Proxy (if empty, the system's)";
    window.harness.get_by_label(proxy).focus();
    window.harness.run_steps(2);
    press_key(&mut window, Modifiers::COMMAND, Key::A);
    press_key(&mut window, Modifiers::NONE, Key::Delete);
    window.press("Sign in");
    assert!(window.shows("It can't be read: "));
    let settings = PreferencesFile::new(window.folder.path());
    assert_eq!(settings.load().unwrap().ca_file, None, "nothing was used");

    let kept = Preferences {
        ca_file: Some(key_file("test_ca.pem")),
        language: Some("en".into()),
        ..Preferences::default()
    };
    let Window {
        running, folder, ..
    } = window;
    // Write access to that file is enough to redirect the secret, so a person must look first.
    let mut window = self::window(running, folder, kept.clone(), true).await;
    assert!(window.shows("Named by this computer's settings."));
    assert!(window.running.simulator.requests().is_empty());
    window.press("Sign in");
    window.until("a session", is_in).await;
    assert!(window.shows("own connection"));
    window.press("Settings");
    let path = key_file("test_ca.pem").display().to_string();
    assert!(window.shows(&format!("Also trusting the certificates in {path}")));
    assert!(window.shows("To change this, sign out and open"));
    window.press("Close");
    window.press("Access check");
    let file = key_file("test_ca.pem").display().to_string();
    assert!(window.shows(&format!("Also trusting the certificates in {file}")));
    let settings = PreferencesFile::new(window.folder.path());
    assert_eq!(settings.load().unwrap_or_default().ca_file, None, "known");
}
