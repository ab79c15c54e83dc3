//! Proxy and authorities on the sign-in page: an unknown authority, from the refusal to the
//! settings and back.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::fixtures::sign_in::play;
use crate::fixtures::start::{filled_at, start_in};
use crate::raw_server::{RawServer, Reply};
use crate::tls_front::{front, key_file};
use crate::window::{Window, press_key};
use moderato::app::language::text::Language;
use moderato::app::{Prefill, Start};
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
    assert!(window.shows("Not used for 127.0.0.1"), "beside its field");
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

/// Returns a window that tries to sign in at a remote server with these preferences, once it says `told`.
async fn refused_with(preferences: Preferences, told: &str) -> Window {
    let running = play(Scenario::call("Board").build()).await;
    let folder = TempDir::new().unwrap();
    let start = Start {
        preferences: Ok(preferences),
        prefill: Prefill {
            authority_url: Some("https://login.invalid".into()),
            ..filled_at("https://graph.invalid".into(), &running)
        },
        ..start_in(folder.path())
    };
    let mut window = Window::start(running, folder, start, [1280.0, 1200.0]);
    window.harness.run_steps(3);
    window.press("Sign in");
    window.until(told, |window| window.shows(told)).await;
    window.harness.run_steps(3);
    window
}

/// Returns a window that tries to sign in at a remote server through this proxy, once it says `told`.
async fn refused_through(proxy: &str, told: &str) -> Window {
    let preferences = Preferences {
        proxy: Some(proxy.into()),
        ..in_english()
    };
    refused_with(preferences, told).await
}

fn in_english() -> Preferences {
    Preferences {
        language: Some("en".into()),
        ..Preferences::default()
    }
}

const OLD: &str = "You've changed this since.";

#[tokio::test]
async fn a_proxy_at_fault_is_named_and_its_field_is_marked_until_it_is_changed() {
    let wants_password = RawServer::start(|_| Reply::plain(407, &[], "no")).await;
    let blocks = RawServer::start(|_| Reply::plain(403, &[], "no")).await;
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed_at = closed.local_addr().unwrap();
    drop(closed);
    let bare = |url: String| {
        url.trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned()
    };
    let (wants_password, blocks) = (bare(wants_password.url()), bare(blocks.url()));
    for (proxy, told, marked) in [
        (
            "nowhere.invalid:8080",
            "The proxy nowhere.invalid:8080 couldn't be found",
            "Check its spelling.",
        ),
        (
            &*closed_at.to_string(),
            &*format!("The proxy {closed_at} can't be reached"),
            "No proxy answers here.",
        ),
        (
            &*wants_password,
            &*format!("The proxy {wants_password} asks for a name and password (407)"),
            "Empty this field and use HTTPS_PROXY.",
        ),
        (
            &*blocks,
            &*format!("The proxy {blocks} didn't connect to Microsoft"),
            "This proxy refused to connect.",
        ),
    ] {
        let mut window = refused_through(&format!("http://{proxy}"), told).await;
        assert!(window.shows(marked), "{proxy}\n{}", window.tree());
        assert!(
            !window.shows("No sign-in service answered at this address"),
            "{proxy}"
        );
        assert!(!window.shows(OLD), "{proxy}");
        let field = "Proxy (if empty, the system's)";
        window.press(field);
        press_key(&mut window, Modifiers::COMMAND, Key::A);
        press_key(&mut window, Modifiers::NONE, Key::Delete);
        assert!(window.shows(OLD), "{proxy} was taken out");
    }
}

#[tokio::test]
async fn a_server_that_is_not_found_without_a_proxy_is_named() {
    let told = "login.invalid couldn't be found: the network doesn't know this name.";
    refused_with(in_english(), told).await;
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
    let links = window.harness.get_all_by_label("Proxy and certificates");
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
    // An error goes with the text that it is about.
    let told = "It can't be read: ";
    window.harness.get_by_label(field).focus();
    window.harness.run_steps(2);
    press_key(&mut window, Modifiers::COMMAND, Key::A);
    press_key(&mut window, Modifiers::NONE, Key::Delete);
    window.harness.run_steps(2);
    assert!(!window.shows(told), "nothing is left to read");
    window.harness.get_by_label(proxy).focus();
    window.harness.run_steps(3);
    assert!(!window.shows("Not checked yet"));
    window.type_into(Role::TextInput, field, "/nowhere.pem");
    window.press("Sign in");
    assert!(window.shows(told));
    Language::German.choose();
    window.harness.run_steps(2);
    assert!(
        window.shows("Nicht lesbar: "),
        "in the language of the window"
    );
    Language::English.choose();
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
