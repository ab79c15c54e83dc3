//! The command registry: palette and row menu do what the keys do, and explain unavailable
//! commands.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::board_ui::{is_in_front, two_calls};
use crate::window::{Window, press_key};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn open_palette(window: &mut Window) {
    press_key(window, CTRL | Modifiers::SHIFT, Key::P);
    assert!(window.shows("All commands"));
}

fn type_into_palette(window: &mut Window, text: &str) {
    window.type_into(Role::SearchInput, "Type what you want to do", text);
}

/// Whether a button with this label is enabled.
fn is_enabled(window: &Window, label: &str) -> bool {
    let mut buttons = window.harness.query_all_by_label_contains(label);
    buttons.any(|button| {
        let node = button.accesskit_node();
        matches!(node.role(), Role::Button | Role::ListBoxOption) && !node.is_disabled()
    })
}

#[tokio::test]
async fn the_palette_finds_a_command_by_its_words_and_does_it() {
    let mut window = two_calls().await;
    open_palette(&mut window);
    type_into_palette(&mut window, "all calls search");
    press_key(&mut window, NONE, Key::Enter);
    assert!(!window.shows("All commands"), "it is gone");
    assert!(window.shows("Search people in all calls"));
    press_key(&mut window, NONE, Key::Escape);
    press_key(&mut window, NONE, Key::Escape);
    assert!(is_in_front(&window, "Morning, "));

    open_palette(&mut window);
    type_into_palette(&mut window, "no such thing");
    assert!(window.shows("No command matches"));
    press_key(&mut window, NONE, Key::Enter);
    assert!(window.shows("All commands"), "nothing is done");
    press_key(&mut window, NONE, Key::Escape);
    assert!(!window.shows("All commands"));
}

#[tokio::test]
async fn the_palette_finds_each_filter_and_sets_it() {
    let mut window = two_calls().await;
    for (typed, filter) in [("prob", "Problems"), ("extern", "External")] {
        open_palette(&mut window);
        type_into_palette(&mut window, typed);
        assert!(window.shows(&format!("Show in the list: {filter}")));
        press_key(&mut window, NONE, Key::Enter);
        window.harness.run_steps(3);
        assert!(!window.shows("All commands"), "it is gone");
        assert!(window.shows("No one here matches this filter"), "{filter}");
    }
}

#[tokio::test]
async fn the_palette_says_why_a_command_cannot_be_given_now() {
    let mut window = two_calls().await;
    open_palette(&mut window);
    type_into_palette(&mut window, "stop removing");
    assert!(!is_enabled(&window, "Stop removing"));
    assert!(window.shows("Nothing is being removed"));
    press_key(&mut window, NONE, Key::Enter);
    assert!(window.shows("All commands"), "Enter does nothing then");
}

#[tokio::test]
async fn a_removal_by_the_palette_asks_like_any_other_and_names_the_focused_person() {
    let mut window = two_calls().await;
    press_key(&mut window, NONE, Key::End);
    open_palette(&mut window);
    type_into_palette(&mut window, "remove…");
    press_key(&mut window, NONE, Key::Enter);
    window.harness.run_steps(3);
    assert!(window.shows("Cancel"), "it asks");
    let sent = window.running.simulator.requests();
    assert!(sent.iter().all(|it| it.method != "DELETE"));
}

#[tokio::test]
async fn the_menu_of_a_row_names_the_person_and_offers_what_the_row_offers() {
    let mut window = two_calls().await;
    let row = window
        .harness
        .query_all_by_role(Role::Row)
        .find(|row| {
            let label = row.accesskit_node().label().unwrap_or_default();
            label.starts_with("Ada")
        })
        .unwrap();
    row.click_secondary();
    window.harness.run_steps(3);
    assert!(is_enabled(&window, "Remove…"));
    assert!(!is_enabled(&window, "Let the person stay"), "no rule is on");
    let entry = "Remove…";
    window.harness.get_by_label_contains(entry).click();
    window.harness.run_steps(3);
    assert!(window.shows("Remove") && window.shows("Cancel"));
    let question = window.harness.query_all_by_label_contains("Ada");
    assert!(question.count() > 0);
    let sent = window.running.simulator.requests();
    assert!(sent.iter().all(|it| it.method != "DELETE"));
}

#[tokio::test]
async fn a_key_and_the_palette_open_the_settings() {
    let mut window = two_calls().await;
    let is_open = |window: &Window| window.shows("Language");
    press_key(&mut window, CTRL, Key::Comma);
    assert!(is_open(&window));
    press_key(&mut window, NONE, Key::Escape);
    assert!(!is_open(&window));
    open_palette(&mut window);
    type_into_palette(&mut window, "theme");
    press_key(&mut window, NONE, Key::Enter);
    window.harness.run_steps(2);
    assert!(is_open(&window));
}

#[tokio::test]
async fn the_palette_and_a_key_open_the_activity_of_a_low_window_and_put_it_away() {
    let mut window = two_calls().await;
    window.harness.set_size(egui::vec2(900.0, 600.0));
    window.harness.run_steps(3);
    let is_line = |window: &Window| window.shows("Show the activity");
    assert!(is_line(&window));
    open_palette(&mut window);
    type_into_palette(&mut window, "go activity");
    press_key(&mut window, NONE, Key::Enter);
    window.harness.run_steps(3);
    assert!(!is_line(&window) && window.shows("Hide the activity"));
    press_key(&mut window, NONE, Key::F7);
    window.harness.run_steps(3);
    assert!(is_line(&window), "the key puts it away again");
    press_key(&mut window, Modifiers::SHIFT, Key::F7);
    window.harness.run_steps(3);
    assert!(
        is_line(&window),
        "Shift+F7 leads to results, if there are any"
    );
    press_key(&mut window, NONE, Key::F1);
    assert!(window.shows("Everywhere"), "F1 lists the keys");
}

#[tokio::test]
async fn the_palette_keeps_its_height_when_nothing_matches() {
    let mut window = two_calls().await;
    window.harness.set_size(egui::vec2(900.0, 600.0));
    open_palette(&mut window);
    // The dialog is centered, so its field would move if the list below it got another height.
    let place = |window: &Window| {
        let field = window.harness.get_by_label("Type what you want to do");
        field.rect().top()
    };
    let before = place(&window);
    type_into_palette(&mut window, "no such thing");
    let empty = place(&window);
    assert!((empty - before).abs() < 1.0, "{before} became {empty}");
    for _ in 0.."no such thing".len() {
        press_key(&mut window, NONE, Key::Backspace);
    }
    window.harness.run_steps(3);
    let after = place(&window);
    assert!((after - before).abs() < 1.0, "{before} became {after}");
}

#[tokio::test]
async fn the_palette_finds_commands_by_the_words_that_people_use() {
    let mut window = two_calls().await;
    let label = |name: &str| {
        let texts = include_str!("../assets/locales/en/board.ftl");
        let mut lines = texts.lines();
        let start = format!("key-{name} = ");
        let line = lines.find_map(|line| line.strip_prefix(&start));
        line.unwrap_or_else(|| panic!("{name} has no label"))
            .to_owned()
    };
    for (typed, wanted) in [
        ("log", "activity"),
        ("audit", "activity"),
        ("record", "activity"),
        ("history", "activity"),
        ("undo", "rules"),
        ("undo", "let-stay"),
        ("unban", "rules"),
        ("kick", "remove"),
        ("ban", "keep-out"),
        ("mute all", "mute"),
        ("waiting room", "door"),
        ("LOBBY", "door"),
    ] {
        open_palette(&mut window);
        type_into_palette(&mut window, typed);
        let label = label(wanted);
        assert!(window.shows(&label), "{typed}: {label}");
        press_key(&mut window, NONE, Key::Escape);
    }
    // Commands with the typed word in their name come first.
    open_palette(&mut window);
    type_into_palette(&mut window, "mute");
    let names = window.harness.query_all_by_role(Role::ListBoxOption);
    let first = names
        .into_iter()
        .next()
        .and_then(|it| it.accesskit_node().label());
    assert!(first.is_some_and(|it| it.contains("Mute")));
}
