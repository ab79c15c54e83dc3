//! The window for people who listen to it: the screen reader's tree, and the order of Tab.

use std::collections::BTreeSet;

use egui::accesskit::{Live, NodeId, Toggled};
use egui::{Key, Modifiers, Role};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::simulator::{Scenario, ScenarioBuilder};

use crate::window::{Setup, Window, press_key};

/// More than the number of Tab stops in the whole window.
const ROUND: usize = 80;

async fn window() -> Window {
    window_of(people()).await
}

fn people() -> ScenarioBuilder {
    Scenario::call("Board review")
        .person("Ada Lovelace")
        .person("Bob")
        .guest("Bob")
}

async fn window_of(scenario: ScenarioBuilder) -> Window {
    let setup = Setup {
        sign_in: true,
        ..Setup::default()
    };
    let mut window = Window::open_on(scenario.build(), setup).await;
    window
        .until("the people", |window| {
            window.harness.query_all_by_role(Role::Row).count() >= 4
        })
        .await;
    window
}

/// Returns all descendants.
fn below<'a>(node: &Node<'a>) -> Vec<Node<'a>> {
    let children = node.children_recursive();
    children.collect()
}

fn words(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value()).unwrap_or_default()
}

fn id(node: &Node<'_>) -> NodeId {
    node.accesskit_node().locate().0
}

/// Returns the focused node and its name.
fn focused(window: &Window) -> Option<(NodeId, String)> {
    let all = below(&window.harness.root());
    let mut all = all.iter();
    let node = all.find(|node| node.accesskit_node().is_focused_in_tree())?;
    Some((id(node), words(node)))
}

fn tab(window: &mut Window, modifiers: Modifiers) -> Option<(NodeId, String)> {
    press_key(window, modifiers, Key::Tab);
    focused(window)
}

/// Presses Tab this many times, forwards and backwards, and checks that the focus stays among these nodes. Returns the
/// names of all that had the focus.
#[track_caller]
fn tab_stays_inside(
    window: &mut Window,
    inside: &BTreeSet<NodeId>,
    times: usize,
) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
        for _ in 0..times {
            let (at, name) = tab(window, modifiers).unwrap();
            assert!(inside.contains(&at), "{name} is outside");
            names.insert(name);
        }
    }
    names
}

/// Checks the text of the open dialog; returns its nodes.
#[track_caller]
fn dialog_says_everything(window: &Window, opened_by: &str) -> BTreeSet<NodeId> {
    let is_dialog = |role| matches!(role, Role::Dialog | Role::AlertDialog);
    let all = below(&window.harness.root());
    let open: Vec<_> = all
        .iter()
        .filter(|node| is_dialog(node.accesskit_node().role()))
        .collect();
    assert_eq!(open.len(), 1, "{opened_by}: {open:?}");
    let node = open[0].accesskit_node();
    assert!(node.is_modal(), "{opened_by}");
    let name = node.label().unwrap_or_default();
    assert!(!name.is_empty(), "{opened_by}");
    let said = node.description().unwrap_or_default();
    let inside = below(open[0]);
    let in_rows: BTreeSet<NodeId> = inside
        .iter()
        .filter(|node| node.accesskit_node().role() == Role::Row)
        .flat_map(|row| below(row).iter().map(id).collect::<Vec<_>>())
        .collect();
    for label in &inside {
        let is_text = label.accesskit_node().role() == Role::Label;
        if is_text && !in_rows.contains(&id(label)) && words(label) != name {
            assert!(said.contains(&words(label)), "{opened_by}: {label:?}");
        }
    }
    inside.iter().map(id).collect()
}

#[tokio::test]
async fn the_settings_are_found_by_what_is_in_them_and_changed_with_the_keyboard() {
    let mut window = window().await;
    press_key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.harness.event(egui::Event::Text("dark".to_owned()));
    press_key(&mut window, Modifiers::NONE, Key::Enter);
    let inside = dialog_says_everything(&window, "the settings");
    let names = tab_stays_inside(&mut window, &inside, 30);
    for wanted in ["Same as system", "Dense rows", "Close"] {
        assert!(names.contains(wanted), "{wanted}: {names:?}");
    }
    window.harness.get_by_label("Reduce motion").focus();
    press_key(&mut window, Modifiers::NONE, Key::Space);
    let still = window.harness.get_by_label("Reduce motion");
    assert_eq!(still.accesskit_node().toggled(), Some(Toggled::True));
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Reduce motion"));
}

#[tokio::test]
async fn choices_below_each_other_are_groups_with_names_and_the_settings_open_with_the_focus() {
    let mut window = window().await;
    press_key(&mut window, Modifiers::COMMAND, Key::Comma);
    assert_eq!(focused(&window).unwrap().1, "Close");
    for (group, choice) in [
        ("Language", "Same as system"),
        ("Theme", "Same as system"),
        (
            "Notifications while the window isn't in front",
            "With sound",
        ),
    ] {
        let group = window
            .harness
            .get_by_role_and_label(Role::RadioGroup, group);
        let choices: Vec<String> = below(&group).iter().map(words).collect();
        assert!(choices.iter().any(|it| it == choice), "{choices:?}");
    }
}

#[tokio::test]
async fn the_palette_says_which_command_enter_would_run() {
    let mut window = window().await;
    press_key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    let next = |window: &Window| {
        let all = below(&window.harness.root());
        let next = all.iter().find(|node| node.accesskit_node().is_focused());
        next.map(words).unwrap_or_default()
    };
    let first = next(&window);
    press_key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(next(&window), first);
    window
        .harness
        .event(egui::Event::Text("stop removing".to_owned()));
    window.harness.run_steps(3);
    assert_eq!(next(&window), "Stop removing, Nothing is being removed");
}

#[tokio::test]
async fn the_number_of_hits_and_the_organizer_are_said() {
    let organized = people().change(|world| {
        let id = world.calls()[0].id.clone();
        let call = world.call_mut(&id).unwrap();
        call.organizer = call.people.iter().position(|it| it.name.starts_with("Ada"));
    });
    let mut window = window_of(organized).await;
    window
        .until("the organizer", |window| window.shows("Organizer"))
        .await;
    let all = below(&window.harness.root());
    let rows = all
        .iter()
        .filter(|it| it.accesskit_node().role() == Role::Row);
    let rows: Vec<String> = rows.map(words).collect();
    assert!(
        rows.iter()
            .any(|row| row.contains("Ada Lovelace") && row.contains("Organizer")),
        "{rows:?}"
    );
    press_key(&mut window, Modifiers::NONE, Key::Slash);
    window.harness.event(egui::Event::Text("ada".to_owned()));
    window.harness.run_steps(3);
    let all = below(&window.harness.root());
    let live = all
        .iter()
        .filter(|it| it.accesskit_node().live() == Live::Polite);
    let said: Vec<String> = live.map(words).collect();
    assert!(said.contains(&"One person found".to_owned()), "{said:?}");
}

#[tokio::test]
async fn a_question_says_its_warning_first_and_keeps_tab_to_itself() {
    let mut window = window().await;
    window.press_when_there("Remove Bob, guest").await;
    let asked = window.harness.get_by_role(Role::AlertDialog);
    assert_eq!(words(&asked), "Remove Bob (guest, no account)?");
    let said = asked.accesskit_node().description().unwrap();
    assert!(
        said.starts_with("Not the Bob who is a member of your organization."),
        "before everything else: {said}"
    );
    assert!(
        said.contains("Same name"),
        "the other one's IDs are there: {said}"
    );
    assert!(said.contains("They can join again"), "{said}");
    let inside = dialog_says_everything(&window, "the question");
    let names = tab_stays_inside(&mut window, &inside, 8);
    assert!(names.contains("Cancel") && names.len() > 1, "{names:?}");
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window).unwrap().1, "People", "back on the list");
}

#[tokio::test]
async fn every_dialog_says_its_text_keeps_tab_to_itself_and_gives_the_keyboard_back() {
    let mut window = window().await;
    let ctrl = Modifiers::COMMAND;
    for (modifiers, key) in [
        (ctrl, Key::I),
        (ctrl, Key::E),
        (ctrl, Key::N),
        (ctrl, Key::Comma),
        (ctrl | Modifiers::SHIFT, Key::P),
        (Modifiers::NONE, Key::Questionmark),
    ] {
        press_key(&mut window, Modifiers::NONE, Key::F6);
        let before = focused(&window);
        press_key(&mut window, modifiers, key);
        let opened_by = format!("{key:?}");
        let inside = dialog_says_everything(&window, &opened_by);
        let (at, name) = focused(&window).unwrap();
        assert!(inside.contains(&at), "{opened_by}: {name} has the focus");
        for _ in 0..12 {
            if let Some((at, name)) = tab(&mut window, Modifiers::NONE) {
                assert!(inside.contains(&at), "{opened_by}: {name} is outside");
            }
        }
        press_key(&mut window, Modifiers::NONE, Key::Escape);
        window.harness.run_steps(2);
        assert_eq!(focused(&window), before, "{opened_by}");
    }
}

#[tokio::test]
async fn after_a_dialog_the_keyboard_goes_back_to_the_search_and_not_to_a_person() {
    let mut window = window().await;
    let ctrl = Modifiers::COMMAND;
    for (modifiers, key) in [
        (ctrl, Key::Comma),
        (ctrl, Key::N),
        (ctrl, Key::I),
        (ctrl | Modifiers::SHIFT, Key::P),
    ] {
        press_key(&mut window, Modifiers::NONE, Key::F6);
        press_key(&mut window, Modifiers::NONE, Key::ArrowDown);
        press_key(&mut window, Modifiers::NONE, Key::Slash);
        let search = focused(&window);
        press_key(&mut window, modifiers, key);
        press_key(&mut window, Modifiers::NONE, Key::Escape);
        window.harness.run_steps(2);
        assert_eq!(focused(&window), search, "{key:?}");
    }
}

/// Uses the page of all calls: on a page with a list of people, the list gets the focus after a dialog anyway.
#[tokio::test]
async fn on_the_page_of_all_calls_the_keyboard_goes_back_to_what_had_it() {
    let mut window = window().await;
    press_key(&mut window, Modifiers::COMMAND, Key::Num0);
    let mut before = None;
    for _ in 0..4 {
        before = tab(&mut window, Modifiers::NONE);
    }
    assert!(before.is_some());
    press_key(&mut window, Modifiers::COMMAND, Key::N);
    assert_ne!(focused(&window), before, "the dialog has it");
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    window.harness.run_steps(2);
    assert_eq!(focused(&window), before);
}

#[tokio::test]
async fn tab_goes_as_the_window_is_read_and_round() {
    let mut window = window().await;
    let mut round = Vec::new();
    for _ in 0..ROUND {
        let Some((at, name)) = tab(&mut window, Modifiers::NONE) else {
            continue;
        };
        if round.first().is_some_and(|(first, _)| *first == at) {
            break;
        }
        round.push((at, name));
    }
    assert!(round.len() < ROUND, "{round:?}");
    let names: Vec<&str> = round.iter().map(|(_, name)| name.as_str()).collect();
    let place = |wanted: &str| {
        let at = names.iter().position(|name| name.contains(wanted));
        at.unwrap_or_else(|| panic!("no {wanted} in {names:#?}"))
    };
    let stops = [
        "Add a call",
        "All calls",
        "Settings",
        "More for this call",
        "Invite…",
        "Leave…",
        "Refresh",
        "Search people",
        "Dense rows",
        "People",
        "Select Ada Lovelace",
        "Remove Ada Lovelace",
        "Remove Bob, guest",
        "Filter",
        "Export…",
    ];
    let places = stops.map(place);
    assert!(places.is_sorted(), "{names:#?}");
    assert!(!names.iter().any(|name| name.contains("Edge of")));
    // Shift+Tab goes back through the same stops.
    let back: Vec<_> = (0..round.len())
        .filter_map(|_| tab(&mut window, Modifiers::SHIFT))
        .collect();
    let mut forth = round.clone();
    forth.reverse();
    assert_eq!(back, forth);
}

#[tokio::test]
async fn the_list_is_a_table_of_rows_with_count_and_index() {
    let window = window().await;
    let root = window.harness.root();
    assert_eq!(words(&root), "Moderato – Board review");
    let table = window.harness.get_by_role(Role::Table);
    let inside = below(&table);
    let rows: Vec<_> = inside
        .iter()
        .filter(|node| node.accesskit_node().position_in_set().is_some())
        .collect();
    assert_eq!(table.accesskit_node().size_of_set(), Some(rows.len()));
    for (index, row) in rows.iter().enumerate() {
        assert_eq!(row.accesskit_node().role(), Role::Row);
        assert_eq!(row.accesskit_node().position_in_set(), Some(index));
    }
    let bob = rows.iter().find(|row| words(row).starts_with("Bob, guest"));
    let in_row: Vec<String> = below(bob.unwrap()).iter().map(words).collect();
    let named = |wanted: &str| in_row.iter().any(|name| name.starts_with(wanted));
    assert!(
        named("Select Bob, guest") && named("Remove Bob, guest"),
        "{in_row:?}"
    );
    let heads = inside
        .iter()
        .filter(|node| node.accesskit_node().role() == Role::Heading);
    assert_eq!(heads.map(words).collect::<Vec<_>>(), ["In the call"]);
    window
        .harness
        .get_by_role_and_label(Role::Heading, "Activity");
}

/// Returns the words read for every node except plain containers.
fn everything_said(window: &Window) -> Vec<String> {
    let silent = [Role::GenericContainer, Role::TextRun, Role::Unknown];
    let all = below(&window.harness.root());
    let said = all.iter().filter_map(|node| {
        let role = node.accesskit_node().role();
        let said = words(node);
        let is_named = !said.trim().is_empty() || silent.contains(&role);
        assert!(is_named, "a {role:?} without a name");
        let described = node.accesskit_node().description();
        let says_it_twice = is_named && described.as_ref() == Some(&said);
        assert!(!says_it_twice, "{said} is said twice");
        (!silent.contains(&role)).then_some(said)
    });
    said.collect()
}

#[tokio::test]
async fn nothing_is_without_a_name_glued_together_or_a_sign_instead_of_a_word() {
    let form = Window::open(Setup::default()).await;
    assert!(!everything_said(&form).is_empty());

    let mut window = window().await;
    press_key(&mut window, Modifiers::NONE, Key::F6);
    press_key(&mut window, Modifiers::NONE, Key::Enter);
    let said = everything_said(&window);
    assert!(said.iter().any(|text| text.starts_with("at least ")));
    let signs = said.iter().filter(|text| text.contains('>'));
    assert_eq!(signs.collect::<Vec<_>>(), Vec::<&String>::new());

    let scenario = Scenario::call("Morning")
        .guest("Bob")
        .and_call("Evening")
        .person("Mia");
    let setup = Setup {
        sign_in: true,
        ..Setup::default()
    };
    let mut window = Window::open_on(scenario.build(), setup).await;
    window
        .until("Bob", |window| window.shows("Remove Bob, guest"))
        .await;
    window.remove_bob();
    press_key(&mut window, Modifiers::COMMAND, Key::Num2);
    window
        .until("what happened in the other call", |window| {
            let said = everything_said(window);
            said.iter().any(|text| text.ends_with(", Morning"))
        })
        .await;
    let said = everything_said(&window);
    let glued = said.iter().find(|text| {
        let before = text.strip_suffix("Morning");
        before.is_some_and(|before| before.ends_with(char::is_alphanumeric))
    });
    assert_eq!(glued, None);
}

#[tokio::test]
async fn after_the_seconds_tab_goes_to_the_next_choice_and_then_to_the_buttons() {
    let mut window = window().await;
    press_key(&mut window, Modifiers::COMMAND, Key::I);
    let seconds = "Auto-cancel after (seconds)";
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, seconds);
    field.focus();
    window.harness.run_steps(2);
    window.harness.event(egui::Event::Text("20".into()));
    window.harness.run_steps(2);
    let mut names = Vec::new();
    for _ in 0..2 {
        names.extend(tab(&mut window, Modifiers::NONE).map(|(_, name)| name));
    }
    assert_eq!(names[0], "Hide from other participants", "{names:?}");
    let buttons = ["Invite", "Close"];
    let is_button = buttons.iter().any(|button| names[1].starts_with(button));
    assert!(is_button, "{names:?}");
    let (_, back) = tab(&mut window, Modifiers::SHIFT).unwrap();
    assert_eq!(back, names[0]);
    let (_, back) = tab(&mut window, Modifiers::SHIFT).unwrap();
    assert_eq!(back, seconds, "and back again");
}

/// Returns the name and the middle of every stop of Tab, once.
fn round(window: &mut Window) -> Vec<(String, egui::Pos2)> {
    let mut seen = BTreeSet::new();
    let mut round = Vec::new();
    for _ in 0..ROUND {
        let Some((at, name)) = tab(window, Modifiers::NONE) else {
            continue;
        };
        if !seen.insert(at) {
            break;
        }
        let all = below(&window.harness.root());
        let node = all.iter().find(|node| id(node) == at).unwrap();
        round.push((name, node.rect().center()));
    }
    round
}

/// Returns the area from the top of the open card to the bottom of the window, and all stops of Tab.
#[track_caller]
fn card_and_round(window: &mut Window) -> (egui::Rect, Vec<(String, egui::Pos2)>) {
    let bottom = window.harness.ctx.content_rect().bottom();
    let card = window.harness.get_by_label("Close the card").rect();
    let remove = window.harness.get_by_label_contains("from the card").rect();
    let left_top = egui::pos2(remove.left(), card.top());
    let card = egui::Rect::from_min_max(left_top, egui::pos2(card.right(), bottom));
    (card, round(window))
}

#[tokio::test]
async fn tab_reaches_nothing_that_lies_under_a_panel() {
    let people = (0..12).map(|n| format!("Person {n}"));
    let call = Scenario::call("Board review");
    let scenario = people.fold(call, |call, name| call.person(&name));
    let setup = Setup {
        sign_in: true,
        ..Setup::sized([900.0, 700.0])
    };
    let mut window = Window::open_on(scenario.build(), setup).await;
    window
        .until("the people", |window| window.shows("Remove Person 7,"))
        .await;
    // Whether a control belongs to the card itself, or to the activity below the card.
    let is_free = |name: &str| {
        let card = ["Copy", "Close the card", "Protect", "Mute", "keep them out"];
        let mut card = card
            .into_iter()
            .chain(["from the card", "Filter", "Export…"]);
        card.any(|part| name.contains(part))
    };
    let has = |round: &[(String, egui::Pos2)], wanted: &str| {
        round.iter().any(|(name, _)| name.contains(wanted))
    };
    let none = Modifiers::NONE;
    let card_of_the_first = [(none, Key::F6), (none, Key::ArrowDown), (none, Key::Enter)];
    let everybody_selected = [(none, Key::F6), (Modifiers::COMMAND, Key::A)];
    for (keys, wanted) in [
        (&card_of_the_first[..], "Search people"),
        (&everybody_selected[..], "Clear the selection"),
    ] {
        for (modifiers, key) in keys {
            press_key(&mut window, *modifiers, *key);
        }
        let (card, round) = card_and_round(&mut window);
        let under = round
            .iter()
            .find(|(name, at)| card.contains(*at) && !is_free(name));
        assert_eq!(under, None);
        assert!(
            !window.shows("Remove Person 3,"),
            "nor does a screen reader"
        );
        for wanted in ["Close the card", "Select Person 3", wanted] {
            assert!(has(&round, wanted), "{wanted}: {round:#?}");
        }
    }
    window.press("Close the card");
    let free = round(&mut window);
    for wanted in ["Dense rows", "Remove 12…"] {
        assert!(has(&free, wanted), "{wanted}: {free:#?}");
    }
}

#[tokio::test]
async fn a_question_about_a_row_under_a_panel_is_in_sight() {
    let setup = Setup {
        sign_in: true,
        ..Setup::sized([900.0, 700.0])
    };
    let scenario = Scenario::call("Board review").person("Ada").person("Cy");
    let mut window = Window::open_on(scenario.build(), setup).await;
    window
        .until("the people", |window| window.shows("Remove Cy,"))
        .await;
    for key in [Key::F6, Key::ArrowDown, Key::Enter, Key::Delete] {
        press_key(&mut window, Modifiers::NONE, key);
    }
    let asked = window.harness.get_by_role(Role::AlertDialog).rect();
    let screen = window.harness.ctx.content_rect();
    assert!(screen.contains_rect(asked), "{asked:?}");
    assert!(window.shows("Close the card"));
}
