//! The sign-in form stays where it is while its answers change, and what concerns calls or a paste stays in sight.

use egui::{Event, Modifiers, Pos2, Role, vec2};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::fixtures::sign_in::play;
use crate::fixtures::start::{filled_at, start_in};
use crate::form_errors_ui::type_anew;
use crate::joining_ui::joined;
use crate::sign_in_ui::{choose, window_from};
use crate::window::{Setup, Window};
use moderato::app::{Prefill, Start};
use moderato::settings::environment::Environment;
use moderato::settings::preferences::Preferences;
use moderato::simulator::{Effect, Fault, Scenario, Target};

const TENANT: &str = "Directory (tenant) ID";
const CLIENT: &str = "Application (client) ID";
const SECRET: &str = "Secret value";
const OLD: &str = "You've changed this since. Sign in again.";

/// Returns where the fields and the button are.
fn places(window: &Window) -> [egui::Rect; 4] {
    let place = |role, label| window.harness.get_by_role_and_label(role, label).rect();
    [
        place(Role::TextInput, TENANT),
        place(Role::TextInput, CLIENT),
        place(Role::PasswordInput, SECRET),
        place(Role::Button, "Sign in"),
    ]
}

/// Scrolls the page under the pointer down a little.
fn scroll_down(window: &mut Window, at: Pos2) {
    window.harness.event(Event::PointerMoved(at));
    window.harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -120.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    window.harness.run_steps(30);
}

/// Lets Entra answer the next token request like this.
fn refuse(window: &Window, message: &str) {
    let refusal = Effect::Answer {
        status: 400,
        code: "invalid_request".into(),
        message: message.into(),
    };
    let fault = Fault::on(Target::Token, refusal).times(1);
    window.running.simulator.inject(fault);
}

async fn refused(size: [f32; 2], message: &str) -> Window {
    let mut window = Window::open(Setup::sized(size)).await;
    type_anew(&mut window, TENANT, "11111111-2222-4333-8444-555555555555");
    window.type_into(Role::PasswordInput, SECRET, "any-secret");
    refuse(&window, message);
    window.press("Sign in");
    window.until("the refusal", |it| it.shows("AADSTS")).await;
    window.harness.run_steps(4);
    window
}

const UNKNOWN_TENANT: &str = "AADSTS90002: Tenant not found.";

#[tokio::test]
async fn a_corrected_tenant_moves_no_field_although_nobody_asks_any_more_whether_ids_are_swapped() {
    for size in [[900.0, 600.0], [1280.0, 800.0], [1280.0, 1200.0]] {
        let mut window = refused(size, UNKNOWN_TENANT).await;
        assert!(window.shows("Swap the two IDs"), "{}", window.tree());
        let before = places(&window);
        window
            .harness
            .input_mut()
            .events
            .push(Event::Text("1".into()));
        window.harness.run_steps(4);
        assert!(window.shows(OLD) && !window.shows("Swap the two IDs"));
        assert_eq!(places(&window), before, "{size:?}");
    }
}

#[tokio::test]
async fn a_refusal_at_the_first_start_stands_beside_the_form_and_moves_no_field() {
    let mut window = Window::open(Setup::sized([1280.0, 800.0])).await;
    window.type_into(Role::PasswordInput, SECRET, "any-secret");
    window.harness.run_steps(4);
    let [tenant, client, secret, _] = places(&window);
    refuse(&window, "AADSTS7000215: Invalid client secret.");
    window.press("Sign in");
    window.until("the refusal", |it| it.shows("AADSTS")).await;
    window.harness.run_steps(4);
    assert_eq!(places(&window)[..3], [tenant, client, secret]);
    let told = window
        .harness
        .get_by_label("Entra didn't accept the secret.");
    let told = told.rect();
    assert!(told.right() < tenant.left() && told.top() > 0.0, "{told}");
    let button = places(&window)[3];
    assert!(button.bottom() < 800.0, "{button}");
}

#[tokio::test]
async fn a_proxy_that_is_taken_out_moves_no_field() {
    for size in [[900.0, 600.0], [1280.0, 800.0], [1280.0, 1200.0]] {
        let running = play(Scenario::call("Board").build()).await;
        let folder = TempDir::new().unwrap();
        let start = Start {
            preferences: Ok(Preferences {
                proxy: Some("http://nowhere.invalid:8080".into()),
                language: Some("en".into()),
                ..Preferences::default()
            }),
            prefill: Prefill {
                authority_url: Some("https://login.invalid".into()),
                ..filled_at("https://graph.invalid".into(), &running)
            },
            ..start_in(folder.path())
        };
        let mut window = Window::start(running, folder, start, size);
        window.harness.run_steps(3);
        window.press("Sign in");
        let told = "couldn't be found";
        window.until(told, |window| window.shows(told)).await;
        window.harness.run_steps(4);
        let before = places(&window);
        window
            .harness
            .key_press_modifiers(Modifiers::COMMAND, egui::Key::A);
        window.harness.run_steps(2);
        window.harness.key_press(egui::Key::Backspace);
        window.harness.run_steps(4);
        assert!(window.shows(OLD), "{}", window.tree());
        assert_eq!(places(&window), before, "{size:?}");
    }
}

#[tokio::test]
async fn back_from_the_access_check_the_form_is_scrolled_as_before_and_corrections_stay() {
    let mut window = refused([900.0, 600.0], "AADSTS7000229: No service principal.").await;
    let told = "Copy the application (client) ID again";
    assert!(window.shows(told), "{}", window.tree());
    let over = window
        .harness
        .get_by_role_and_label(Role::TextInput, CLIENT);
    let at = over.rect().center();
    for is_corrected in [false, true] {
        if is_corrected {
            type_anew(&mut window, CLIENT, "11111111-2222-4333-8444-555555555556");
        }
        scroll_down(&mut window, at);
        let before = places(&window);
        window.press("Open access check");
        assert!(window.shows("Copy the report"));
        window.press("Close the access check");
        window.harness.run_steps(4);
        assert_eq!(places(&window), before);
        assert_eq!(window.shows(told), !is_corrected);
    }
    window.press("Open access check");
    window.press("Correct the sign-in");
    window.harness.run_steps(4);
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, CLIENT);
    assert!(field.rect().top() > 0.0 && field.rect().bottom() < 540.0);
}

#[tokio::test]
async fn that_the_app_stays_in_a_call_is_told_until_a_sign_in_works_or_it_is_put_away() {
    let stays = "The app stays in one call that was joined from here.";
    for is_put_away in [false, true] {
        let mut window = Box::pin(joined()).await;
        window.press("Sign out anyway");
        window
            .until("the form", |window| window.shows("Open the demo"))
            .await;
        assert!(window.shows(stays));
        refuse(&window, "AADSTS7000215: Invalid client secret.");
        window.type_into(Role::PasswordInput, SECRET, "wrong-secret");
        window.press("Sign in");
        window.until("the refusal", |it| it.shows("AADSTS")).await;
        assert!(window.shows(stays), "{}", window.tree());
        assert!(!window.shows("Signed out."), "that was said once");
        if is_put_away {
            window.press("Close the notice");
            assert!(!window.shows(stays));
            continue;
        }
        window.sign_in().await;
        window
            .until("both calls", |it| it.app().snapshot().calls.len() == 2)
            .await;
        window.harness.get_by_label_contains("Sign out of").click();
        window.harness.run_steps(3);
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        window.harness.run_steps(2);
        window.press("Leave and sign out");
        window
            .until("the form", |window| window.shows("Open the demo"))
            .await;
        assert!(!window.shows(stays), "{}", window.tree());
    }
}

#[tokio::test]
async fn that_a_pasted_secret_is_not_used_is_in_sight() {
    let mut window = window_from(Environment::default(), None).await;
    window.harness.set_size(vec2(1280.0, 800.0));
    window.press("Proxy and certificates");
    choose(&mut window, "Certificate");
    let path = "Certificate file (PEM or PFX)";
    window.type_into(Role::TextInput, path, "/etc/hostname");
    window.harness.run_steps(4);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, path)
        .focus();
    for _ in 0..3 {
        scroll_down(&mut window, Pos2::new(640.0, 400.0));
    }
    let proxy = window.harness.get_by_label("Proxy and certificates").rect();
    assert!(
        proxy.bottom() < 0.0,
        "the place of the note is out of sight: {proxy}"
    );
    let block = "Tenant ID: 11111111-2222-4333-8444-555555555555\n\
                 Client ID: 11111111-2222-4333-8444-555555555556\nClient secret: hush~Q7.x\n";
    window.harness.event(Event::Paste(block.into()));
    window.harness.run_steps(20);
    let told = "It isn't used, because another kind of credential is filled in.";
    let note = window.harness.get_by_label_contains(told).rect();
    let foot = window.harness.get_by_label("Sign in").rect();
    assert!(note.top() >= 0.0 && note.bottom() <= foot.top(), "{note}");
    let use_it = window.harness.get_by_label("Use the secret").rect();
    assert!(
        use_it.top() >= 0.0 && use_it.bottom() <= foot.top(),
        "{use_it}"
    );
}
