//! Secrets on the sign-in page: readable only while being typed, and not kept for long.

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::sign_in_ui::choose;
use crate::window::{Setup, Window, start_of};
use moderato::app::sign_in::sign_in_ui::secret_id;

const SECRET: &str = "wr0ng~canary-of-nobody";
const EYE: &str = "Show what was typed";

async fn window_with_a_secret() -> Window {
    let mut window = Window::open(Setup::sized([1280.0, 1000.0])).await;
    window.type_into(Role::PasswordInput, "Secret value", SECRET);
    window
}

fn is_readable(window: &Window) -> bool {
    window.tree().contains(SECRET)
}

/// Presses the eye as a pointer would, in separate frames.
fn open_eye(window: &mut Window) {
    window.press(EYE);
    assert!(is_readable(window), "the eye shows what was typed");
    assert!(
        window
            .harness
            .ctx
            .memory(|memory| memory.has_focus(secret_id()))
    );
}

/// Returns the content of a secret's field, as dots or readable.
fn typed(window: &Window, label: &str) -> String {
    let field = window
        .harness
        .get_by_role_and_label(Role::PasswordInput, label);
    field.accesskit_node().value().unwrap_or_default()
}

#[tokio::test]
async fn the_eye_opens_closes_and_opens_again() {
    let mut window = window_with_a_secret().await;
    assert!(!is_readable(&window));
    open_eye(&mut window);
    window.press("Hide what was typed");
    assert!(!is_readable(&window));
    open_eye(&mut window);
}

#[tokio::test]
async fn the_eye_closes_once_the_keyboard_is_elsewhere() {
    let mut window = window_with_a_secret().await;
    open_eye(&mut window);
    window.harness.key_press(egui::Key::Tab);
    window.harness.run_steps(2);
    assert!(!is_readable(&window));
    // Returning to the field doesn't make the secret readable again.
    window
        .harness
        .get_by_role_and_label(Role::PasswordInput, "Secret value")
        .focus();
    window.harness.run_steps(2);
    assert!(!is_readable(&window));
}

/// Returns everything sent to either clipboard after this event.
fn told_to_clipboards(window: &mut Window, event: egui::Event) -> Vec<String> {
    window.harness.event(event);
    let mut told = Vec::new();
    for _ in 0..3 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        told.extend(commands.iter().map(|command| format!("{command:?}")));
    }
    told
}

fn select_all() -> egui::Event {
    egui::Event::Key {
        key: egui::Key::A,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::COMMAND,
    }
}

#[tokio::test]
async fn a_secret_is_never_copied_not_even_with_its_eye_open() {
    for is_open in [false, true] {
        let mut window = window_with_a_secret().await;
        if is_open {
            open_eye(&mut window);
        }
        for event in [select_all(), egui::Event::Copy, egui::Event::Cut] {
            let told = told_to_clipboards(&mut window, event);
            assert!(told.is_empty(), "eye open: {is_open}: {told:?}");
        }
        assert_eq!(typed_or_shown(&window), "", "it was cut all the same");
    }
    // Other fields use both clipboards, which shows that this test can see a copy.
    let mut window = window_with_a_secret().await;
    window.type_into(
        Role::TextInput,
        "Your name, for the audit log (optional)",
        "Ada",
    );
    assert!(!told_to_clipboards(&mut window, select_all()).is_empty());
    assert!(!told_to_clipboards(&mut window, egui::Event::Copy).is_empty());
}

/// Returns the content of the secret's field, which may be readable.
fn typed_or_shown(window: &Window) -> String {
    let field = window.harness.get_by_label("Secret value");
    field.accesskit_node().value().unwrap_or_default()
}

#[tokio::test]
async fn the_eye_is_closed_for_the_next_kind_of_credential() {
    let mut window = window_with_a_secret().await;
    open_eye(&mut window);
    window
        .harness
        .get_by_role_and_label(Role::RadioButton, "Access token")
        .click();
    window.harness.run_steps(3);
    window.type_into(Role::PasswordInput, "Access token for Graph", SECRET);
    assert!(!is_readable(&window));
}

#[tokio::test]
async fn the_eye_is_closed_after_signing_out() {
    let mut window = window_with_a_secret().await;
    let secret = window.secret();
    // Replaces the text that was typed only for comparison.
    window
        .harness
        .key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    window.press(EYE);
    assert!(window.tree().contains(&secret));
    window.harness.key_press(egui::Key::Enter);
    window.until_signed_in().await;
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| window.shows("Secret value"))
        .await;
    window.type_into(Role::PasswordInput, "Secret value", SECRET);
    assert!(!is_readable(&window));
}

/// Lets time pass on the window's clock.
fn pass(window: &mut Window, seconds: f64) {
    let now = window.harness.ctx.input(|input| input.time);
    window.harness.input_mut().time = Some(now + seconds);
    window.harness.step();
    window.harness.input_mut().time = None;
    window.harness.run_steps(2);
}

const CLEARED: &str = "for two minutes, nothing was typed or clicked in this window";

#[tokio::test]
async fn a_secret_that_is_left_alone_for_two_minutes_is_wiped_and_that_is_said() {
    for leave in [
        (|_| {}) as fn(&mut Window),
        |window| window.harness.key_press(egui::Key::Tab),
        |window| window.harness.input_mut().focused = false,
    ] {
        let mut window = window_with_a_secret().await;
        leave(&mut window);
        window.harness.run_steps(2);
        pass(&mut window, 115.0);
        assert!(!typed(&window, "Secret value").is_empty());
        assert!(!window.shows(CLEARED));
        pass(&mut window, 6.0);
        assert_eq!(typed(&window, "Secret value"), "");
        assert!(window.shows(CLEARED));
        choose(&mut window, "Certificate");
        assert!(!window.shows(CLEARED), "the file's password wasn't typed");
        choose(&mut window, "Secret");
        window.type_into(Role::TextInput, "Directory (tenant) ID", "contoso.com");
        assert!(window.shows(CLEARED), "until a secret is typed");
        window.harness.input_mut().focused = true;
        window.type_into(Role::PasswordInput, "Secret value", "n");
        assert!(!window.shows(CLEARED));
    }
}

#[tokio::test]
async fn a_secret_stays_while_other_fields_are_filled_in() {
    let mut window = window_with_a_secret().await;
    let uses: [fn(&mut Window); 4] = [
        |window| window.type_into(Role::TextInput, "Directory (tenant) ID", "a"),
        |window| window.press("Proxy and certificates"),
        |window| window.harness.event(egui::Event::Paste("b".into())),
        |window| window.harness.key_press(egui::Key::Tab),
    ];
    for used in uses {
        pass(&mut window, 100.0);
        used(&mut window);
        window.harness.run_steps(2);
        assert!(!typed(&window, "Secret value").is_empty());
    }
    // A pointer that is only moved shows nobody at the computer.
    pass(&mut window, 100.0);
    window.harness.hover_at(egui::pos2(9.0, 9.0));
    pass(&mut window, 21.0);
    assert!(window.shows(CLEARED));
}

#[tokio::test]
async fn a_secret_that_waits_behind_the_demo_is_wiped_too() {
    let mut window = window_with_a_secret().await;
    window.press("Open the demo");
    window
        .until("the demo", |window| window.shows("Sign out of"))
        .await;
    pass(&mut window, 121.0);
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| window.shows("Secret value"))
        .await;
    assert_eq!(typed(&window, "Secret value"), "");
}

#[tokio::test]
async fn a_paste_that_is_too_long_is_not_taken_in_part() {
    let mut window = Window::open(Setup::default()).await;
    window.type_into(Role::PasswordInput, "Secret value", &"x".repeat(513));
    assert!(window.shows("this field holds 512 bytes"));
    assert_eq!(typed(&window, "Secret value"), "");
}

#[tokio::test]
async fn a_secret_in_a_settings_file_is_not_shown_with_what_is_wrong_there() {
    let good = r#""name": "A", "cloud": "global", "tenant": "t", "client_id": "c""#;
    for credential in [
        format!(r#"{{"secret": "{SECRET}"}}"#),
        format!("\"{SECRET}\""),
        format!(r#"{{"certificate": "{SECRET}"}}"#),
    ] {
        let data = TempDir::new().unwrap();
        let text = format!("{{\"profiles\": [{{{good},\n\"credential\": {credential}}}]}}");
        std::fs::write(data.path().join("profiles.json"), text).unwrap();
        let (running, start) = start_of(data.path()).await;
        let mut window = Window::start(running, data, start, [1280.0, 800.0]);
        window.harness.run_steps(3);
        assert!(window.shows("profiles.json, line 2"), "{credential}");
        assert!(!is_readable(&window), "{credential}");
    }
}
