//! A form with errors marks the wrong fields, scrolls to the first one and focuses it. The focus never moves away while
//! somebody types.

use egui::{Event, Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use moderato::app::Prefill;
use moderato::simulator::{Effect, Fault, Target};

use crate::fixtures::start::filled_at;
use crate::window::{Setup, Window, press_key, start_of};

const TENANT: &str = "Directory (tenant) ID";
const CLIENT: &str = "Application (client) ID";
const SMALL: [f32; 2] = [760.0, 480.0];

/// Returns a window with an empty form.
async fn empty_form(size: [f32; 2]) -> Window {
    let data = TempDir::new().unwrap();
    let (running, start) = start_of(data.path()).await;
    let mut window = Window::start(running, data, start, size);
    window.harness.run_steps(3);
    window
}

fn has_keyboard(window: &Window, role: Role, label: &str) -> bool {
    let field = window.harness.get_by_role_and_label(role, label);
    field.accesskit_node().is_focused_in_tree()
}

fn type_letters(window: &mut Window, letters: &str) {
    for letter in letters.chars() {
        let event = Event::Text(letter.to_string());
        window.harness.input_mut().events.push(event);
        window.harness.run_steps(2);
    }
}

#[tokio::test]
async fn typing_into_a_field_that_was_wrong_keeps_the_keyboard_there() {
    let mut window = empty_form([1280.0, 900.0]).await;
    window.press("Sign in");
    window.harness.run_steps(3);
    assert!(has_keyboard(&window, Role::TextInput, TENANT));
    type_letters(&mut window, "contoso");
    assert!(has_keyboard(&window, Role::TextInput, TENANT));
    let tenant = window
        .harness
        .get_by_role_and_label(Role::TextInput, TENANT);
    assert_eq!(tenant.value().as_deref(), Some("contoso"));
    assert!(!window.shows("Enter the tenant's ID"), "its error has gone");
    assert!(
        window.shows("Enter the application's ID"),
        "the others stay"
    );
}

/// Starts a window whose complete form `fill` has changed; returns whether this field has the keyboard focus.
async fn begins_in(fill: impl FnOnce(&mut Prefill), role: Role, label: &str) -> bool {
    let data = TempDir::new().unwrap();
    let (running, mut start) = start_of(data.path()).await;
    start.prefill = filled_at("https://graph.example.org".into(), &running);
    start.prefill.authority_url = Some("https://login.example.org".into());
    fill(&mut start.prefill);
    let mut window = Window::start(running, data, start, [1280.0, 1000.0]);
    window.harness.run_steps(5);
    has_keyboard(&window, role, label)
}

#[tokio::test]
async fn the_page_opens_in_the_first_field_that_is_empty_and_needed() {
    let text = Role::TextInput;
    let no_graph = |it: &mut Prefill| it.graph_url = Some(String::new());
    assert!(begins_in(no_graph, text, "Graph address").await);
    let no_authority = |it: &mut Prefill| it.authority_url = None;
    assert!(begins_in(no_authority, text, "Sign-in address").await);
    let no_tenant = |it: &mut Prefill| it.app.tenant = Some(" ".into());
    assert!(begins_in(no_tenant, text, TENANT).await);
    let no_client = |it: &mut Prefill| it.app.client_id = None;
    assert!(begins_in(no_client, text, CLIENT).await);
    let password = Role::PasswordInput;
    let no_secret = |it: &mut Prefill| it.app.secret = None;
    assert!(begins_in(no_secret, password, "Secret value").await);
    assert!(
        !begins_in(|_| {}, password, "Secret value").await,
        "it is given"
    );
    // The sign-in address that belongs to this Graph address is known.
    let known = |it: &mut Prefill| {
        it.graph_url = Some("https://graph.microsoft.us".into());
        no_authority(it);
        no_secret(it);
    };
    assert!(begins_in(known, password, "Secret value").await);
}

#[tokio::test]
async fn pasted_values_lead_to_the_first_field_that_is_still_empty() {
    let file = "Certificate file (PEM or PFX)";
    for (kind, label, role) in [
        (None, "Secret value", Role::PasswordInput),
        (Some("Certificate"), file, Role::TextInput),
        (
            Some("Federated token"),
            "File with the federated token",
            Role::TextInput,
        ),
        (
            Some("Access token"),
            "Access token for Graph",
            Role::PasswordInput,
        ),
    ] {
        let mut window = empty_form([1280.0, 1000.0]).await;
        if let Some(kind) = kind {
            window.press(kind);
            window.harness.run_steps(3);
        }
        for is_filled in [false, true] {
            if is_filled {
                window.type_into(role, label, "typed");
            }
            let tenant = window
                .harness
                .get_by_role_and_label(Role::TextInput, TENANT);
            tenant.focus();
            window.harness.run_steps(3);
            let ids = "tenant: 11111111-2222-3333-4444-555555555555\nclient id: 66666666-2222-3333-4444-555555555555";
            window
                .harness
                .input_mut()
                .events
                .push(Event::Paste(ids.into()));
            window.harness.run_steps(5);
            assert_eq!(has_keyboard(&window, role, label), !is_filled, "{label}");
        }
    }
}

#[tokio::test]
async fn each_press_leads_to_the_first_field_that_is_still_wrong() {
    let mut window = empty_form(SMALL).await;
    for _ in 0..2 {
        window.press("Sign in");
        window.harness.run_steps(4);
        assert!(has_keyboard(&window, Role::TextInput, TENANT));
        let field = window
            .harness
            .get_by_role_and_label(Role::TextInput, TENANT);
        let place = field.rect();
        assert!(place.top() >= 0.0 && place.bottom() <= SMALL[1], "{place}");
        let operator = "Your name, for the audit log (optional)";
        let operator = window
            .harness
            .get_by_role_and_label(Role::TextInput, operator);
        operator.focus();
        window.harness.run_steps(3);
    }
    type_letters(&mut window, "x");
    window.type_into(Role::TextInput, TENANT, "contoso.example");
    press_key(&mut window, egui::Modifiers::NONE, Key::Enter);
    window.harness.run_steps(4);
    assert!(has_keyboard(&window, Role::TextInput, CLIENT));
}

#[tokio::test]
async fn an_id_that_lacks_a_character_is_told_before_anything_is_sent() {
    let mut window = Window::open(Setup::sized([1280.0, 1200.0])).await;
    let known = window.running.simulator.credentials();
    window.type_into(Role::PasswordInput, "Secret value", &known.client_secret);
    for (label, id) in [(TENANT, &known.tenant_id), (CLIENT, &known.client_id)] {
        type_anew(&mut window, label, &id[..35]);
        window.press("Sign in");
        window.harness.run_steps(4);
        let told = "An ID has 36 characters; this one has 35";
        assert!(window.shows(told), "{label}");
        assert!(has_keyboard(&window, Role::TextInput, label));
        assert!(window.running.simulator.requests().is_empty());
        type_anew(&mut window, label, id);
    }
    window.press("Sign in");
    window
        .until("the call", |window| window.shows("Board review"))
        .await;
}

#[tokio::test]
async fn ids_are_used_without_the_quotes_and_brackets_around_them() {
    for (open, close) in [
        ("\"", "\""),
        ("'", "',"),
        ("“", "”"),
        ("{", "}"),
        ("<", ">"),
        ("`", "`"),
    ] {
        let mut window = Window::open(Setup::sized([1280.0, 1200.0])).await;
        let known = window.running.simulator.credentials();
        window.type_into(Role::PasswordInput, "Secret value", &known.client_secret);
        for (label, id) in [(TENANT, &known.tenant_id), (CLIENT, &known.client_id)] {
            type_anew(&mut window, label, &format!("{open}{id}{close}\n"));
        }
        window.press("Sign in");
        window
            .until(&format!("the call with {open}"), |window| {
                window.shows("Board review")
            })
            .await;
    }
}

/// Lets Entra refuse tokens, since nobody has consented to the permissions.
pub(crate) fn without_consent(window: &Window) {
    let refusal = Effect::Answer {
        status: 400,
        code: "invalid_client".into(),
        message: "AADSTS65001: Nobody has consented to use the application.".into(),
    };
    let fault = Fault::on(Target::Token, refusal);
    window.running.simulator.inject(fault);
}

/// Replaces the text of a field.
pub(crate) fn type_anew(window: &mut Window, label: &str, text: &str) {
    let field = window.harness.get_by_role_and_label(Role::TextInput, label);
    field.focus();
    window.harness.run_steps(2);
    press_key(window, egui::Modifiers::COMMAND, Key::A);
    window.type_into(Role::TextInput, label, text);
}

#[tokio::test]
async fn the_button_stays_in_sight_in_a_small_window_and_stands_there_once() {
    for size in [SMALL, [900.0, 600.0], [1280.0, 800.0], [1920.0, 1080.0]] {
        let window = empty_form(size).await;
        let place = window.harness.get_by_label("Sign in").rect();
        assert!(
            place.top() >= 0.0 && place.bottom() <= size[1],
            "{size:?} {place}"
        );
    }
}

/// Asserts that the button is whole in windows of every height.
fn assert_whole_at_every_height(window: &mut Window) {
    for height in (480_u16..1000).step_by(20) {
        for width in [760.0, 900.0, 1280.0] {
            let size = egui::vec2(width, f32::from(height));
            window.harness.set_size(size);
            window.harness.run_steps(4);
            let button = window.harness.get_by_label("Sign in").rect();
            assert!(
                button.top() >= 0.0 && button.bottom() <= size.y,
                "{size:?} {button}"
            );
            assert!(button.height() >= 34.0, "{size:?} {button}");
        }
    }
}

#[tokio::test]
async fn errors_and_entras_answer_never_push_the_button_out_of_the_window() {
    let mut window = empty_form([900.0, 600.0]).await;
    window.press("Sign in");
    window.harness.run_steps(3);
    assert!(window.shows("Paste the secret's value"));
    assert_whole_at_every_height(&mut window);
    window.press("Proxy and certificates");
    assert_whole_at_every_height(&mut window);
    let mut window = Window::open(Setup::sized([900.0, 600.0])).await;
    window.type_into(Role::PasswordInput, "Secret value", "wrong-secret");
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS"))
        .await;
    assert_whole_at_every_height(&mut window);
}

#[tokio::test]
async fn an_error_in_another_field_leaves_the_mark_of_the_refused_secret() {
    let mut window = Window::open(Setup::sized([1280.0, 1200.0])).await;
    let field = "Secret value";
    window.type_into(Role::PasswordInput, field, "wrong-secret");
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS"))
        .await;
    window.harness.run_steps(3);
    let told = "Paste the value of a secret that is still valid";
    assert!(window.shows(told));
    type_anew(&mut window, "Application (client) ID", "nonsense");
    window.press("Sign in");
    assert!(window.shows(told), "{}", window.tree());
    window.type_into(Role::PasswordInput, field, "another-secret");
    assert!(!window.shows(told), "{}", window.tree());
}

#[tokio::test]
async fn what_entra_refused_is_marked_until_it_is_typed_anew() {
    let mut window = Window::open(Setup::sized([1280.0, 1200.0])).await;
    let field = "Secret value";
    window.type_into(Role::PasswordInput, field, "wrong-secret");
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS"))
        .await;
    window.harness.run_steps(3);
    let told = "Paste the value of a secret that is still valid";
    assert!(window.shows(told));
    let said = window
        .harness
        .get_all_by_label_contains("accept the secret");
    assert_eq!(said.count(), 1, "the field doesn't repeat the answer");
    assert!(!window.shows("Open access check"), "it shows no secret");
    assert!(!window.shows("Correct the field"), "the keyboard is there");
    assert!(has_keyboard(&window, Role::PasswordInput, field));
    // While the secret is the refused one, leaving the field moves nothing, and the button leads back to the field.
    let operator = "Your name, for the audit log (optional)";
    let place = |window: &Window| window.harness.get_by_label("Sign in").rect();
    let before = place(&window);
    let name = window
        .harness
        .get_by_role_and_label(Role::TextInput, operator);
    name.focus();
    window.harness.run_steps(3);
    assert_eq!(place(&window), before, "nothing moves for the button");
    window.press("Correct the field");
    window.harness.run_steps(3);
    assert!(has_keyboard(&window, Role::PasswordInput, field));
    assert!(!window.shows("Correct the field"));
    // While another kind of credential is chosen, the form has no field to correct.
    window.press("Federated token");
    assert!(!window.shows("Correct the field"));
    window.press("Secret");
    assert!(window.shows("Correct the field"));
    window.press("Correct the field");
    window.harness.run_steps(3);
    type_letters(&mut window, "n");
    let typed = window
        .harness
        .get_by_role_and_label(Role::PasswordInput, field);
    let length = typed.value().map(|value| value.chars().count());
    assert_eq!(length, Some(1), "it replaced the refused one");
    assert!(!window.shows(told));
    assert!(window.shows("Not checked yet"), "in the error's room");
    assert_eq!(place(&window), before);
    assert!(has_keyboard(&window, Role::PasswordInput, field));
}

#[tokio::test]
async fn an_answer_goes_with_the_attempt_that_it_was_about() {
    for is_kind in [true, false] {
        let mut window = Window::open(Setup::sized([1280.0, 1200.0])).await;
        window.type_into(Role::PasswordInput, "Secret value", "wrong-secret");
        window.press("Sign in");
        window
            .until("the refusal", |window| window.shows("AADSTS"))
            .await;
        window.harness.run_steps(3);
        if is_kind {
            window.press("Certificate");
        } else {
            type_anew(&mut window, TENANT, "11111111-2222-3333-4444-55555555555");
            window.press("Sign in");
        }
        window.harness.run_steps(3);
        assert!(!window.shows("AADSTS"), "{is_kind} {}", window.tree());
    }
}

#[tokio::test]
async fn a_refused_id_is_replaced_by_what_is_typed_next_as_a_refused_secret_is() {
    let mut window = Window::open(Setup::sized([1280.0, 1200.0])).await;
    let unknown = "11111111-2222-3333-4444-555555555555";
    type_anew(&mut window, TENANT, unknown);
    window.type_into(Role::PasswordInput, "Secret value", "any");
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS"))
        .await;
    window.harness.run_steps(3);
    assert!(has_keyboard(&window, Role::TextInput, TENANT));
    type_letters(&mut window, "c");
    let tenant = window
        .harness
        .get_by_role_and_label(Role::TextInput, TENANT);
    assert_eq!(tenant.value().as_deref(), Some("c"));
}

#[tokio::test]
async fn an_answer_to_what_was_typed_before_says_so_and_moves_nothing() {
    for size in [SMALL, [1280.0, 1200.0]] {
        let mut window = Window::open(Setup::sized(size)).await;
        let field = "Secret value";
        window.type_into(Role::PasswordInput, field, "wrong-secret");
        window.press("Sign in");
        window
            .until("the refusal", |window| window.shows("AADSTS"))
            .await;
        window.harness.run_steps(4);
        let old = "You've changed this since. Sign in again.";
        assert!(!window.shows(old));
        let places = |window: &Window| {
            let secret = window
                .harness
                .get_by_role_and_label(Role::PasswordInput, field);
            let button = window.harness.get_by_label("Sign in");
            [secret.rect(), button.rect()]
        };
        let before = places(&window);
        type_letters(&mut window, "n");
        window.harness.run_steps(3);
        assert!(window.shows(old) && window.shows("AADSTS"), "{size:?}");
        assert_eq!(places(&window), before, "{size:?}");
    }
}

/// Checks that a part of the form is drawn between the top of the window and the button.
fn assert_in_sight(window: &Window, place: egui::Rect) {
    let button = window.harness.get_by_label("Sign in").rect();
    assert!(
        place.top() >= 0.0 && place.bottom() <= button.top(),
        "{place}"
    );
}

#[tokio::test]
async fn the_tab_key_never_leads_out_of_sight() {
    let mut window = empty_form(SMALL).await;
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, TENANT);
    field.focus();
    window.harness.run_steps(3);
    let name = "Your name, for the audit log (optional)";
    while !has_keyboard(&window, Role::TextInput, name) {
        press_key(&mut window, egui::Modifiers::NONE, Key::Tab);
        window.harness.run_steps(4);
        let focused = window
            .harness
            .query_all_by(|node| node.is_focused() && node.role() != Role::Window);
        let place = focused.last().map(|node| node.rect());
        assert_in_sight(&window, place.expect("something has the keyboard"));
    }
}

#[tokio::test]
async fn after_a_sign_out_the_empty_secret_is_in_sight_and_has_the_keyboard() {
    for is_asked in [false, true] {
        let mut window = Window::open(Setup::sized(SMALL)).await;
        window.sign_in().await;
        if is_asked {
            window.until_roster().await;
            press_key(&mut window, egui::Modifiers::COMMAND, Key::D);
            let is_closed = |window: &Window| {
                let snapshot = window.app().snapshot();
                snapshot.calls[0].rules.door.is_some()
            };
            window.until("the door is closed", is_closed).await;
        }
        window.harness.get_by_label_contains("Sign out of").click();
        window.harness.run_steps(3);
        if is_asked {
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            window.harness.run_steps(2);
            window.press("Sign out anyway");
        }
        window
            .until("the form", |window| window.shows("Signed out."))
            .await;
        window.harness.run_steps(4);
        let field = "Secret value";
        assert!(has_keyboard(&window, Role::PasswordInput, field));
        let secret = window
            .harness
            .get_by_role_and_label(Role::PasswordInput, field);
        assert_in_sight(&window, secret.rect());
        let note = window.harness.get_by_label_contains("Signed out.").rect();
        assert_in_sight(&window, note);
    }
}

#[tokio::test]
async fn the_access_check_says_what_entra_refused() {
    let mut window = Window::open(Setup::sized([1280.0, 1200.0])).await;
    without_consent(&window);
    window.type_into(Role::PasswordInput, "Secret value", "any");
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS"))
        .await;
    window.press("Open access check");
    assert!(!window.shows("No problems found"));
    assert!(window.shows("Refused at"), "in place of an answer");
}

#[tokio::test]
async fn a_join_that_lacks_an_address_leads_to_its_field_in_a_small_window() {
    let mut window = Window::signed_in(Setup {
        watch: false,
        ..Setup::sized(SMALL)
    })
    .await;
    let add = window.harness.get_all_by_label("Add a call…").next();
    add.unwrap().click();
    window.harness.run_steps(4);
    let field = "Meeting link, invitation, meeting ID or call ID";
    let link = "https://teams.microsoft.com/meet/1234567890123?p=aB3%2Bx";
    window.type_into(Role::MultilineTextInput, field, link);
    window.harness.run_steps(4);
    let address = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Callback address")
        .rect();
    let join = window.harness.get_by_label("Join").rect();
    assert!(
        address.bottom() < join.top(),
        "what is required is in sight"
    );
    window.press("Join");
    window.harness.run_steps(8);
    let all = window.harness.get_all_by_role(Role::TextInput);
    let focused = all
        .into_iter()
        .find(|it| it.accesskit_node().is_focused_in_tree());
    let place = focused
        .expect("a field of the dialog has the keyboard")
        .rect();
    assert!(place.top() >= 0.0 && place.bottom() <= SMALL[1], "{place}");
}

#[tokio::test]
async fn an_address_where_nothing_answers_is_marked_and_named_in_the_details() {
    let data = TempDir::new().unwrap();
    let (running, mut start) = start_of(data.path()).await;
    // Takes a port that was free a moment ago, so that no program listens there.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    start.prefill = filled_at(address.clone(), &running);
    let mut window = Window::start(running, data, start, [1280.0, 1000.0]);
    window.harness.run_steps(3);
    window.press("Sign in");
    let told = "Check the port, and whether the server is running";
    window.until(told, |window| window.shows(told)).await;
    window.harness.run_steps(3);
    assert!(has_keyboard(&window, Role::TextInput, "Graph address"));
    window.press("Details");
    assert!(window.shows(&format!("to {address}")), "{}", window.tree());
    window.press("Close");
    type_letters(&mut window, "x");
    assert!(!window.shows(told), "it is being corrected");
}

#[tokio::test]
async fn after_the_cloud_is_chosen_by_pointer_tab_goes_on_to_the_next_field() {
    let mut window = empty_form([1280.0, 900.0]).await;
    window.press("Cloud");
    let custom = window.harness.get_by_label("Custom addresses").rect();
    window.harness.hover_at(custom.center());
    window.harness.run_steps(2);
    for pressed in [true, false] {
        window.harness.event(Event::PointerButton {
            pos: custom.center(),
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        window.harness.run_steps(2);
    }
    press_key(&mut window, egui::Modifiers::NONE, Key::Tab);
    assert!(has_keyboard(&window, Role::TextInput, "Graph address"));
}

#[tokio::test]
async fn after_the_cloud_is_chosen_by_keyboard_tab_goes_on_to_the_next_field() {
    let none = egui::Modifiers::NONE;
    let mut window = empty_form([1280.0, 900.0]).await;
    let cloud = window.harness.get_by_role(Role::ComboBox);
    cloud.focus();
    window.harness.run_steps(2);
    press_key(&mut window, none, Key::Enter);
    window.harness.get_by_label("Custom addresses").focus();
    window.harness.run_steps(2);
    press_key(&mut window, none, Key::Enter);
    window.harness.run_steps(3);
    press_key(&mut window, none, Key::Tab);
    assert!(has_keyboard(&window, Role::TextInput, "Graph address"));
}
