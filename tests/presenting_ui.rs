//! Presentation mode: nothing drawn identifies a person, except the question about them.

use egui::accesskit::Live;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::simulator::Scenario;

use crate::access_ui::copy_with;
use crate::fixtures::window::painted;
use crate::place_ui::right_click;
use crate::window::{Setup, Window, press_key};

const NAMES: [&str; 3] = ["Ada Lovelace", "Bob", "+14255550142"];

/// Returns the texts that must not be visible: names and full ids of people, the app and the
/// tenant.
fn secrets(window: &Window) -> Vec<String> {
    let credentials = window.running.simulator.credentials();
    let mut secrets: Vec<String> = NAMES.map(str::to_owned).to_vec();
    secrets.extend([credentials.tenant_id, credentials.client_id]);
    for call in &window.app().snapshot().calls {
        secrets.push(call.id.to_string());
        for row in call.rows.iter() {
            secrets.extend(row.key.participant().map(ToString::to_string));
            let identity = &row.participant.identity;
            secrets.extend(identity.id.as_deref().map(str::to_owned));
        }
    }
    secrets
}

#[track_caller]
fn assert_masked(window: &Window, place: &str) {
    let drawn = painted(&window.harness);
    for secret in secrets(window) {
        let found = drawn.iter().find(|text| text.contains(&secret));
        assert_eq!(found, None, "{secret} is drawn: {place}");
    }
    assert!(drawn.len() > 10, "something is drawn: {place}");
}

/// Checks that the accessibility tree identifies nobody either.
#[track_caller]
fn assert_nothing_is_said(window: &Window) {
    let tree = window.tree();
    for name in NAMES {
        assert!(!tree.contains(name), "{name} is read out: {tree}");
    }
    assert!(tree.contains("A. L., member"), "{tree}");
}

fn is_drawn(window: &Window, text: &str) -> bool {
    painted(&window.harness)
        .iter()
        .any(|drawn| drawn.contains(text))
}

async fn shared(removal_allowed: bool) -> Window {
    let scenario = Scenario::call("Board review")
        .person("Ada Lovelace")
        .guest("Bob")
        .phone("+14255550142")
        .change(|world| world.settings.removal_allowed = removal_allowed);
    let mut window = Window::signed_in_on(scenario.build()).await;
    press_key(&mut window, Modifiers::NONE, Key::F8);
    window
        .until("the people", |window| is_drawn(window, "B."))
        .await;
    window
}

#[tokio::test]
async fn on_a_shared_screen_nobody_is_named_but_in_the_question() {
    let mut window = shared(true).await;
    let none = Modifiers::NONE;
    assert!(is_drawn(&window, "Presentation mode"));
    assert!(is_drawn(&window, "A. L.") && is_drawn(&window, "+1 ••• ••• 0142"));
    assert_masked(&window, "the roster");
    // Opens the card of the first person in the list.
    press_key(&mut window, none, Key::Home);
    press_key(&mut window, none, Key::Enter);
    assert!(window.shows("Participant ID"));
    assert_masked(&window, "the person");
    for (modifiers, key, place) in [
        (Modifiers::COMMAND, Key::Num0, "all calls"),
        (Modifiers::COMMAND, Key::F, "the search"),
    ] {
        press_key(&mut window, modifiers, key);
        assert_masked(&window, place);
    }
    press_key(&mut window, none, Key::Escape);
    press_key(&mut window, none, Key::Escape);

    // Others may hear the loudspeakers, so the screen reader must identify nobody.
    assert_nothing_is_said(&window);
    window
        .harness
        .get_by_label_contains("Remove B., guest")
        .click();
    window.harness.run_steps(2);
    assert!(is_drawn(&window, "Bob"), "the question names him");
    press_key(&mut window, none, Key::Escape);
    assert_masked(&window, "after the question");

    press_key(&mut window, none, Key::F8);
    assert!(is_drawn(&window, "Ada Lovelace") && !is_drawn(&window, "Presentation mode"));
    let said = window.harness.get_by(|node| {
        let label = node.label().unwrap_or_default();
        node.live() == Live::Polite && label.starts_with("Presentation mode is off")
    });
    assert_eq!(said.accesskit_node().role(), Role::Status, "said aloud");
    press_key(&mut window, none, Key::F8);
    assert_masked(&window, "switched on again");
    window.press("Show names and IDs");
    assert!(is_drawn(&window, "Bob"));
}

#[tokio::test]
async fn a_copied_name_is_whole_and_stays_off_the_screen() {
    let mut window = shared(true).await;
    let none = Modifiers::NONE;
    press_key(&mut window, none, Key::Home);
    press_key(&mut window, none, Key::ArrowDown);
    press_key(&mut window, none, Key::C);
    assert!(window.shows("Copied"));
    assert_masked(&window, "after the key");
    assert_nothing_is_said(&window);
    press_key(&mut window, none, Key::Enter);
    assert_eq!(copy_with(&mut window, "Copy the name"), "Ada Lovelace");
    assert_masked(&window, "after the button");
    assert_nothing_is_said(&window);
}

#[tokio::test]
async fn a_copied_line_is_whole_too() {
    let mut window = shared(true).await;
    window.remove_bob();
    window
        .until("the entry", |window| window.shows("Remove B., guest: "))
        .await;
    right_click(&mut window, "Remove B., guest: ");
    let line = copy_with(&mut window, "Copy this line");
    assert!(line.contains("Remove Bob, guest"), "{line}");
    assert_masked(&window, "after the menu");
}

#[tokio::test]
async fn the_details_of_a_refusal_and_the_access_check_keep_ids_to_themselves() {
    let mut window = shared(false).await;
    window.remove_bob();
    window
        .until("the failure", |window| window.shows("Failures 1"))
        .await;
    window.press("Failures 1");
    let entry = window.harness.get_by_label_contains("guest: Not removed");
    entry.click();
    window.harness.run_steps(3);
    window.unfold_details();
    for part in ["@{Add=\"…", "DELETE /v1.0/communications/calls/…"] {
        window.harness.get_by_label_contains(part).scroll_to_me();
        window.harness.run_steps(3);
        assert!(is_drawn(&window, part), "{part}");
        assert_masked(&window, part);
    }
    window.press("Access check: something is missing");
    let row = window
        .harness
        .get_by_label_contains("Application (client) ID");
    row.scroll_to_me();
    window.harness.run_steps(3);
    assert!(is_drawn(&window, "Application (client) ID"));
    assert_masked(&window, "the access check");
}

#[tokio::test]
async fn the_form_masks_what_it_was_filled_with() {
    let mut window = Window::open(Setup::default()).await;
    press_key(&mut window, Modifiers::NONE, Key::F8);
    assert!(is_drawn(&window, "Directory (tenant) ID"));
    assert_masked(&window, "the form");
    window.press("Show names and IDs");
    let tenant = window.running.simulator.credentials().tenant_id;
    assert!(is_drawn(&window, &tenant));
}
