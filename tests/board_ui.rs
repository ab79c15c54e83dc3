//! The whole board by accessible names: order, activity, export, search over all calls, keys.

use egui::accesskit::{Live, Toggled};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Setup, Window, press_key};
use moderato::app::state::action::Action;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::state::row::PersonRef;
use moderato::moderation::views::export::options::ExportOptions;
use moderato::moderation::views::export::roster_csv;
use moderato::moderation::views::table::Sort;
use moderato::settings::preferences::PreferencesFile;
use moderato::simulator::{Effect, Fault, Scenario, Target};

/// Returns the people in the list from top to bottom, and checks that no row covers another.
fn rows(window: &Window) -> Vec<String> {
    let mut rows: Vec<(egui::Rect, String)> = window
        .harness
        .query_all_by_role(Role::Row)
        .map(|row| {
            let label = row.accesskit_node().label().unwrap_or_default();
            (row.rect(), label)
        })
        .collect();
    rows.sort_by(|one, two| one.0.top().total_cmp(&two.0.top()));
    for pair in rows.windows(2) {
        let (above, below) = (pair[0].0, pair[1].0);
        assert!(
            above.bottom() <= below.top() + 1.0,
            "{:?} covers {:?}",
            pair[0],
            pair[1]
        );
    }
    let name = |label: String| label.split(',').next().unwrap_or_default().to_owned();
    rows.into_iter().map(|(_, label)| name(label)).collect()
}

trait Exports {
    fn export(&mut self);
}

impl Exports for Window {
    /// Presses the dialog's button, which has the same name as the dialog.
    fn export(&mut self) {
        let button = self.harness.get_by_role_and_label(Role::Button, "Export");
        button.click();
        self.harness.run_steps(2);
    }
}

async fn three_people() -> Window {
    let scenario = Scenario::call("Board review")
        .person("Zoe")
        .guest("Ada")
        .person("Mia")
        .build();
    let mut window = Window::signed_in_on(scenario).await;
    window
        .until("the people", |window| rows(window).len() >= 3)
        .await;
    window
}

/// Returns the column headers as they are read aloud.
fn heads(window: &Window) -> Vec<String> {
    let heads = window.harness.query_all_by_role(Role::ColumnHeader);
    heads
        .filter_map(|head| head.accesskit_node().label())
        .collect()
}

#[tokio::test]
async fn a_screen_reader_finds_the_heads_of_the_columns() {
    let window = three_people().await;
    assert_eq!(heads(&window), ["Name", "Kind", "State", "Since"]);
}

#[tokio::test]
async fn people_are_sorted_as_chosen_and_the_choice_is_kept() {
    let mut window = three_people().await;
    let of = |window: &Window, names: [&str; 3]| {
        let shown = rows(window);
        names.map(|name| shown.iter().position(|row| row == name).unwrap())
    };
    let [zoe, ada, mia] = of(&window, ["Zoe", "Ada", "Mia"]);
    assert!(zoe < ada && ada < mia, "by arrival");
    window.press("Sort: Arrival");
    // A column head has the same name, but is not a button.
    let item = window.harness.get_by_role_and_label(Role::Button, "Name");
    item.click();
    window.harness.run_steps(2);
    let [zoe, ada, mia] = of(&window, ["Zoe", "Ada", "Mia"]);
    assert!(ada < mia && mia < zoe, "by name");
    let file = PreferencesFile::new(window.folder.path());
    window
        .until("the kept order", |_| {
            file.load().is_ok_and(|kept| kept.sort == Sort::Name)
        })
        .await;
    window.press("Sort: Name");
    window.press("Newest");
    assert!(window.shows("Sort: Newest"), "{}", window.tree());
}

#[tokio::test]
async fn keys_belong_to_the_dialog_above_a_question() {
    let mut window = three_people().await;
    let none = Modifiers::NONE;
    let remove = window.harness.get_by_label_contains("Remove Ada, guest");
    remove.click();
    window.harness.run_steps(3);
    let asks = |window: &Window| window.shows("Yes, remove");
    assert!(asks(&window));
    press_key(&mut window, Modifiers::COMMAND, Key::N);
    let dialog = "Meeting link, invitation";
    assert!(window.shows(dialog));
    press_key(&mut window, none, Key::Escape);
    assert!(!window.shows(dialog) && asks(&window));
    press_key(&mut window, none, Key::Escape);
    assert!(!asks(&window));
}

#[tokio::test]
async fn the_activity_is_filtered_by_person_and_action() {
    let mut window = three_people().await;
    window.type_into(Role::SearchInput, "Person or ID", "nobody like that");
    window.press("Filter");
    window.press("Removals");
    window.press("Filter 1");
    assert!(window.shows("No entry matches the filters") || window.shows("No activity yet"));
    window.harness.run_steps(2);
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    window.harness.run_steps(2);
    window.press("Clear the filters");
    window.harness.run_steps(2);
    assert!(window.shows("Filter") && !window.shows("Filter 1"));
    assert!(!window.shows("No entry matches the filters"));
}

#[tokio::test]
async fn the_activity_of_a_new_session_is_not_filtered_by_the_one_before() {
    let mut window = three_people().await;
    window.press("Filter");
    window.press("Removals");
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    window.harness.run_steps(2);
    assert!(window.shows("Filter 1"));
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    window.sign_in().await;
    window.until_signed_in().await;
    window.harness.run_steps(3);
    assert!(!window.shows("Filter 1"), "{}", window.tree());
}

#[tokio::test]
async fn an_opened_line_of_the_activity_is_copied_with_its_date_and_its_call() {
    let mut window = Box::pin(Window::without_the_grant()).await;
    let call = window.app().snapshot().calls[0].clone();
    let row = call
        .rows
        .iter()
        .find(|row| row.name.as_str() == "Ada Lovelace");
    let removal = Command::Remove {
        call: call.id.clone(),
        participant: row.unwrap().removable().unwrap().clone(),
        source: Source::Click,
    };
    let ctx = window.harness.ctx.clone();
    window
        .harness
        .state_mut()
        .update(&ctx, Action::Tell(removal));
    window
        .until("the failure", |window| window.shows("Failures 1"))
        .await;
    let entry = "Remove Ada Lovelace, member: Not";
    window.harness.get_by_label_contains(entry).click();
    window.harness.run_steps(3);
    window.harness.event(egui::Event::Copy);
    window.harness.step();
    let commands = window.harness.output().platform_output.commands.clone();
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something is copied");
    let at = &window.app().snapshot().activity;
    let day = at
        .last()
        .unwrap()
        .at
        .wall
        .to_zoned_datetime(jiff::tz::TimeZone::system());
    let day = day.strftime("%Y-%m-%d").to_string();
    assert!(copied.starts_with(&day), "{copied}");
    for part in [&*call.title(), "Remove Ada Lovelace, member: Not removed"] {
        assert!(copied.contains(part), "{part}: {copied}");
    }
}

#[tokio::test]
async fn an_export_says_how_many_people_its_file_has_and_how_many_of_them_left() {
    let mut window = three_people().await;
    let id = window.app().snapshot().calls[0].id.clone();
    window
        .running
        .simulator
        .with_world(|world| world.leave(id.as_str(), "Zoe"));
    window
        .until("the one who left", |window| {
            !window.app().snapshot().calls[0].ended_visits.is_empty()
        })
        .await;
    window.press("Export…");
    window.press("Participants");
    window.harness.run_steps(2);
    let said = window
        .harness
        .get_by_label_contains("people in “Board review”");
    let said = said.value().unwrap_or_default();
    let rows = roster_csv(&window.app().snapshot().calls[0], ExportOptions::default());
    let rows = rows.lines().count() - 1;
    assert!(said.starts_with(&format!("{rows} people")), "{said}");
    assert!(said.contains("1 of them has left"), "{said}");
}

#[tokio::test]
async fn an_export_mentions_filters_only_while_they_leave_entries_out() {
    let mut window = three_people().await;
    window.press("Export…");
    assert!(!window.shows("filters leave out"));
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    window.press("Mine");
    window.press("Export…");
    assert!(window.shows("The filters leave out the others."));
}

#[tokio::test]
async fn an_export_is_a_private_file_whose_path_is_shown() {
    let mut window = three_people().await;
    window.press("Export…");
    window.press("Participants");
    window.press("JSON");
    window.press("Leave out names");
    let top = |label: &str| window.harness.get_by_label(label).rect().top();
    assert!((top("Participants") - top("JSON")).abs() < 0.1);
    let folder = window.folder.path().join("exports");
    let said = format!("It will be saved in {}", folder.display());
    assert!(window.shows(&said), "before anything is written");
    window.export();
    window
        .until("the file", |window| window.shows("Copy the path"))
        .await;
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let name = file.file_name().into_string().unwrap();
    assert!(
        name.starts_with("roster-") && name.ends_with("Z.json"),
        "{name}"
    );
    assert!(window.shows(&name));
    let text = std::fs::read_to_string(file.path()).unwrap();
    assert!(
        text.contains("first_seen") && !text.contains("Zoe"),
        "{text}"
    );
    // Another Enter closes the dialog, and writes no second file.
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(3);
    assert!(!window.shows("Copy the path"));
    let files = std::fs::read_dir(window.folder.path().join("exports"));
    assert_eq!(files.unwrap().count(), 1);
}

#[tokio::test]
async fn an_export_that_cannot_be_written_says_so() {
    let mut window = three_people().await;
    std::fs::write(window.folder.path().join("exports"), "in the way").unwrap();
    window.press("Export…");
    window.export();
    window
        .until("the failure", |window| {
            window.shows("The file couldn't be written.")
        })
        .await;
    assert!(!window.shows("Copy the path"));
}

#[tokio::test]
async fn a_request_is_copied_as_a_line_for_a_shell_without_the_token() {
    let mut window = Window::with_an_opened_refusal().await;
    window.press("For developers");
    window
        .harness
        .get_by_label("Copy the request as a curl command")
        .click();
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    let port = window.running.base_url();
    let url = format!("'{port}/v1.0/communications/calls/");
    assert!(
        copied.starts_with("curl -X DELETE ") && copied.contains(&url),
        "{copied}"
    );
    assert!(copied.contains("Bearer $TOKEN") && !copied.contains(&window.secret()));
    window
        .until("the press is answered", |window| window.shows("Copied"))
        .await;
    window
        .until("it goes again", |window| !window.shows("Copied"))
        .await;
}

/// Presses the lowest button with this name, because a row further up has a button of the same name.
fn press_lowest(window: &mut Window, name: &str) {
    let buttons = window.harness.query_all_by_label_contains(name);
    let lowest = buttons.max_by(|one, two| one.rect().top().total_cmp(&two.rect().top()));
    lowest.unwrap().click();
    window.harness.run_steps(3);
}

#[tokio::test]
async fn a_retry_in_the_activity_asks_while_nobody_knows_who_organizes_the_call() {
    let setup = Setup {
        sign_in: true,
        removal_allowed: false,
        ..Setup::default()
    };
    let mut window = Box::pin(Window::open(setup)).await;
    let unread = Fault::on(Target::Call, Effect::LatencyMs(3_600_000));
    window.running.simulator.inject(unread);
    window.until_roster().await;
    assert_eq!(window.app().snapshot().calls[0].call_state, None);
    window.remove_bob();
    window
        .until("the failure", |window| window.shows("Failures 1"))
        .await;
    window.press("Failures 1");
    let entry = "Remove Bob, guest: Not removed";
    window.harness.get_by_label_contains(entry).click();
    window.harness.run_steps(3);
    press_lowest(&mut window, "Retry Bob, ");
    assert!(window.shows("Yes, remove Bob"), "{}", window.tree());
    let sent = window.running.simulator.requests();
    assert_eq!(sent.iter().filter(|it| it.method == "DELETE").count(), 1);
}

#[tokio::test]
async fn a_retry_in_the_activity_asks_about_whoever_is_protected() {
    let mut window = Box::pin(Window::without_the_grant()).await;
    let call = window.app().snapshot().calls[0].clone();
    let ada = call
        .rows
        .iter()
        .find(|row| row.name.as_str() == "Ada Lovelace");
    let ada = ada.unwrap().clone();
    let ctx = window.harness.ctx.clone();
    let tell = |window: &mut Window, command: Command| {
        let action = Action::Tell(command);
        window.harness.state_mut().update(&ctx, action);
    };
    let removal = Command::Remove {
        call: call.id.clone(),
        participant: ada.removable().unwrap().clone(),
        source: Source::Click,
    };
    tell(&mut window, removal);
    window
        .until("the failure", |window| window.shows("Failures 1"))
        .await;
    let who = PersonRef::from(&*ada);
    tell(&mut window, Command::Protect { who, on: true });
    window
        .until("the protection", |window| {
            let rows = &window.app().snapshot().calls[0].rows;
            rows.iter()
                .any(|row| row.role == moderato::moderation::state::row::Role::Protected)
        })
        .await;
    let entry = "Remove Ada Lovelace, member: Not";
    window.harness.get_by_label_contains(entry).click();
    window.harness.run_steps(3);
    press_lowest(&mut window, "Retry Ada Lovelace");
    assert!(
        window.shows("Yes, remove Ada Lovelace"),
        "{}",
        window.tree()
    );
    let sent = window.running.simulator.requests();
    assert_eq!(sent.iter().filter(|it| it.method == "DELETE").count(), 1);
}

pub(crate) async fn two_calls() -> Window {
    let scenario = Scenario::call("Morning")
        .person("Zoe")
        .guest("Ada")
        .and_call("Evening")
        .person("Mia")
        .guest("Adam")
        .build();
    let mut window = Window::signed_in_on(scenario).await;
    window
        .until("both rosters", |window| {
            let calls = &window.app().snapshot().calls;
            calls.len() == 2 && calls.iter().all(|call| call.rows.len() >= 3)
        })
        .await;
    window
}

/// Whether this call is in front.
pub(crate) fn is_in_front(window: &Window, call: &str) -> bool {
    let cards = window.harness.query_all_by_label_contains(call);
    let chosen =
        |card: &egui_kittest::Node<'_>| card.accesskit_node().toggled() == Some(Toggled::True);
    let mut cards = cards.filter(|card| card.accesskit_node().role() == Role::Button);
    cards.any(|card| chosen(&card))
}

#[tokio::test]
async fn somebody_is_found_in_all_calls_and_enter_leads_there() {
    use egui::{Key, Modifiers};
    let mut window = two_calls().await;
    assert!(is_in_front(&window, "Morning, "));
    press_key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.type_into(Role::SearchInput, "Search people in all calls", "ada");
    let found = rows(&window);
    assert!(found.contains(&"Ada".to_owned()) && found.contains(&"Adam".to_owned()));
    assert!(!found.contains(&"Zoe".to_owned()));
    press_key(&mut window, Modifiers::NONE, Key::ArrowDown);
    press_key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(is_in_front(&window, "Evening, "));
    assert!(
        window.shows("Participant ID") || window.shows("User ID"),
        "the card"
    );
}

#[tokio::test]
async fn whoever_is_found_is_in_sight_although_the_search_of_their_call_hides_them() {
    use egui::{Key, Modifiers};
    let mut window = two_calls().await;
    press_key(&mut window, Modifiers::NONE, Key::Slash);
    window.type_into(Role::SearchInput, "Search people", "zoe");
    assert!(!rows(&window).contains(&"Ada".to_owned()));
    press_key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.type_into(Role::SearchInput, "Search people in all calls", "ada");
    press_key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(is_in_front(&window, "Morning, "));
    assert!(rows(&window).contains(&"Ada".to_owned()));
}

#[tokio::test]
async fn the_board_lists_every_call_and_a_press_leads_there() {
    let mut window = two_calls().await;
    window.press("All calls");
    assert!(!is_in_front(&window, "Morning, "));
    let wanted = [
        "Call", "State", "Age", "People", "Lobby", "Ringing", "Alarms", "Alive for",
    ];
    assert_eq!(heads(&window), wanted);
    assert_eq!(rows(&window), ["Morning", "Evening"]);
    window.press("Needs a look first");
    assert_eq!(rows(&window).len(), 2);
    let rows = window.harness.query_all_by_role(Role::Row);
    let label = |row: &egui_kittest::Node<'_>| row.accesskit_node().label();
    let evening = rows
        .into_iter()
        .find(|row| label(row).is_some_and(|it| it.starts_with("Evening")));
    evening.unwrap().click();
    window.harness.run_steps(3);
    assert!(is_in_front(&window, "Evening, "));
}

/// Copies a name, selects with each of the keys, and clears with Esc.
fn keys_of_a_person(window: &mut Window) {
    use egui::{Key, Modifiers};
    let (none, ctrl) = (Modifiers::NONE, Modifiers::COMMAND);
    press_key(window, none, Key::End);
    press_key(window, none, Key::C);
    assert!(window.shows("Copied the name"), "C copies the name");
    press_key(window, ctrl, Key::Space);
    assert!(window.shows("1 selected"), "Ctrl+Space");
    press_key(window, Modifiers::NONE, Key::X);
    assert!(!window.shows("1 selected"), "X");
    press_key(window, Modifiers::NONE, Key::X);
    assert!(window.shows("1 selected"), "X");
    press_key(window, none, Key::ArrowUp);
    press_key(window, Modifiers::SHIFT, Key::Space);
    assert!(window.shows("2 selected"), "Shift+Space");
    press_key(window, none, Key::Escape);
    assert!(!window.shows("selected"), "Esc clears");
    press_key(window, ctrl, Key::A);
    assert!(window.shows("selected"), "Ctrl+A");
    press_key(window, none, Key::Escape);
    press_key(window, none, Key::End);
    press_key(window, Modifiers::SHIFT, Key::ArrowUp);
    assert!(window.shows("selected"), "Shift+↑");
    press_key(window, none, Key::Escape);
}

/// Opens and closes the list of rules, switches raid mode on and off, and presses keys that affect nobody here.
async fn keys_of_a_raid(window: &mut Window) {
    use egui::{Key, Modifiers};
    let (none, ctrl) = (Modifiers::NONE, Modifiers::COMMAND);
    press_key(window, ctrl, Key::K);
    // The button has the focus, so that a hasty second press closes the list, and not the door.
    let close = "Close the list";
    let button = window.harness.get_by_role_and_label(Role::Button, close);
    assert!(button.accesskit_node().is_focused(), "Ctrl+K");
    press_key(window, none, Key::Tab);
    press_key(window, none, Key::Enter);
    window
        .until("Enter closes it", |window| window.shows("Open the door"))
        .await;
    press_key(window, ctrl, Key::K);
    assert!(!window.shows("Open the door"), "Ctrl+K once more");
    press_key(window, ctrl, Key::G);
    window
        .until("Ctrl+G", |window| window.shows("End raid mode"))
        .await;
    press_key(window, ctrl, Key::G);
    window
        .until("Ctrl+G once more", |window| !window.shows("End raid mode"))
        .await;
    // Ctrl+R must not end raid mode, because users expect it to reload.
    press_key(window, ctrl, Key::R);
    assert!(!window.shows("End raid mode"), "Ctrl+R");
    for (modifiers, key) in [(none, Key::G), (none, Key::L), (Modifiers::SHIFT, Key::R)] {
        press_key(window, modifiers, key);
    }
    assert!(!window.shows("selected"), "nobody has just joined");
    let sent = window.running.simulator.requests();
    assert!(sent.iter().all(|it| it.method != "DELETE"));
}

/// The keys pressed by the test below, as listed in the help. Some keys for raids are pressed in
/// `storm_keys` and `wave_ui`, and Ctrl+Shift+I in `cancelling_ui`.
const TRIED: [&str; 60] = [
    "Ctrl+N", "Ctrl+F", "Ctrl+Shift+F", "Ctrl+0", "Ctrl+1…9", "/", "Ctrl+Shift+I", "Ctrl+I",
    "Ctrl+E", "Ctrl+,", "F1", "F5", "Shift+F6", "F6", "Shift+F7", "F7", "F8", "F11", "Ctrl++",
    "Ctrl+−", "Tab", "?", "↑ ↓", "PgUp PgDn", "Home End", "Enter", "Del", "R", "M", "C", "X",
    "Shift+Space", "Shift+↑ ↓", "G", "L", "Shift+R", "Shift+M", "Ctrl+A", "Esc", "Ctrl+G",
    "Ctrl+Shift+P", "Ctrl+D", "Ctrl+K", "Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6",
    "Alt+7", "Alt+8", "Ctrl+R", "Ctrl+Space", "Space", "Ctrl+Enter", "Ctrl+Z", "Ctrl+.", "K", "N",
    "O",
];

/// Whether the full-screen key sends its request to the system.
fn fills_the_screen(window: &mut Window) -> bool {
    window.harness.event(egui::Event::Key {
        key: Key::F11,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    window.harness.step();
    let told = window.harness.output().viewport_output.values();
    let mut told = told.flat_map(|viewport| &viewport.commands);
    told.any(|command| *command == egui::ViewportCommand::Fullscreen(true))
}

#[tokio::test]
async fn a_digit_counts_by_its_place_where_its_key_gives_something_else_but_for_zoom() {
    let mut window = two_calls().await;
    let press = |window: &mut Window, key| {
        window.harness.event(egui::Event::Key {
            key,
            physical_key: Some(Key::Num2),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        });
        window.harness.run_steps(3);
    };
    let before = is_in_front(&window, "Evening, ");
    press(&mut window, Key::Minus);
    assert_eq!(is_in_front(&window, "Evening, "), before);
    press(&mut window, Key::Quote);
    assert_ne!(is_in_front(&window, "Evening, "), before);
}

/// Counts the rosters that were requested.
fn asked(window: &Window) -> usize {
    let sent = window.running.simulator.requests();
    let people = sent.iter().filter(|it| it.path.ends_with("/participants"));
    people.count()
}

/// Presses F7 twice. The focus goes to the activity, and then to the list of people.
fn leads_to_the_activity_and_back(window: &mut Window) {
    let (none, key) = (Modifiers::NONE, Key::F7);
    press_key(window, none, key);
    let all = window
        .harness
        .get_by_role_and_label(Role::RadioButton, "All");
    assert!(all.accesskit_node().is_focused());
    press_key(window, none, key);
    let list = window.harness.get_by_role(Role::Table);
    assert!(list.accesskit_node().is_focused_in_tree());
}

/// Whether the search field with this name has the focus.
fn has_focus(window: &Window, label: &str) -> bool {
    let field = window
        .harness
        .query_by_role_and_label(Role::SearchInput, label);
    field.is_some_and(|field| field.accesskit_node().is_focused())
}

/// Opens the search of all calls: by `Ctrl+F` on the page of all calls, and by `Ctrl+Shift+F` from the search field of
/// one call.
fn searches_all_calls(window: &mut Window) {
    let (none, ctrl) = (Modifiers::NONE, Modifiers::COMMAND);
    press_key(window, ctrl, Key::Num0);
    press_key(window, ctrl, Key::F);
    assert!(has_focus(window, "Search people in all calls"), "Ctrl+F");
    press_key(window, ctrl, Key::Num1);
    press_key(window, none, Key::Slash);
    press_key(window, ctrl | Modifiers::SHIFT, Key::F);
    let is_found = has_focus(window, "Search people in all calls");
    assert!(is_found, "Ctrl+Shift+F, also while somebody types");
}

#[tokio::test]
async fn every_key_that_is_listed_does_what_it_says() {
    use egui::{Key, Modifiers};
    let (none, ctrl) = (Modifiers::NONE, Modifiers::COMMAND);
    let mut window = two_calls().await;
    press_key(&mut window, none, Key::Questionmark);
    let listed = moderato::app::shell::keys_ui::listed();
    let untried = listed.iter().find(|key| !TRIED.contains(&key.as_str()));
    assert_eq!(untried, None, "each key is tried below");
    assert!(window.shows("Everywhere"));
    press_key(&mut window, none, Key::Escape);
    assert!(!window.shows("Everywhere"), "Esc closes");

    let zoom = window.harness.ctx.zoom_factor();
    press_key(&mut window, ctrl, Key::Plus);
    assert!(window.harness.ctx.zoom_factor() > zoom, "larger");
    press_key(&mut window, ctrl, Key::Minus);
    assert!(window.harness.ctx.zoom_factor() <= zoom, "smaller");

    press_key(&mut window, ctrl, Key::N);
    assert!(window.shows("Meeting link, invitation"), "Ctrl+N");
    press_key(&mut window, ctrl, Key::Num2);
    assert!(
        is_in_front(&window, "Morning, "),
        "under a dialog no key acts"
    );
    press_key(&mut window, none, Key::Escape);
    press_key(&mut window, ctrl, Key::F);
    assert!(has_focus(&window, "Search people"), "Ctrl+F in a call");
    searches_all_calls(&mut window);
    press_key(&mut window, none, Key::Questionmark);
    assert!(!window.shows("Everywhere"), "a question mark can be typed");
    press_key(&mut window, none, Key::Escape);
    press_key(&mut window, none, Key::Escape);
    assert!(is_in_front(&window, "Morning, "), "Esc leaves the page");
    press_key(&mut window, ctrl, Key::Num0);
    assert_eq!(rows(&window), ["Morning", "Evening"], "Ctrl+0");
    press_key(&mut window, ctrl, Key::Num2);
    assert!(is_in_front(&window, "Evening, "), "Ctrl+2");
    press_key(&mut window, ctrl, Key::Num1);
    assert!(is_in_front(&window, "Morning, "), "Ctrl+1");

    let before = asked(&window);
    press_key(&mut window, none, Key::F5);
    window.until("F5", |window| asked(window) > before).await;

    press_key(&mut window, ctrl, Key::I);
    assert!(window.shows("Invite to"), "Ctrl+I");
    press_key(&mut window, none, Key::Escape);
    for (key, shows) in [(Key::E, "Leave out names"), (Key::Comma, "Language")] {
        press_key(&mut window, ctrl, key);
        assert!(window.shows(shows), "Ctrl+{}", key.name());
        press_key(&mut window, none, Key::Escape);
    }
    press_key(&mut window, none, Key::F8);
    assert!(window.shows("Presentation mode"), "F8");
    press_key(&mut window, none, Key::F8);
    assert!(fills_the_screen(&mut window), "F11");
    press_key(&mut window, none, Key::Slash);
    assert!(has_focus(&window, "Search people"), "/");
    press_key(&mut window, none, Key::F6);
    let list = window.harness.get_by_role(Role::Table);
    assert!(list.accesskit_node().is_focused_in_tree(), "F6");
    leads_to_the_activity_and_back(&mut window);
    press_key(&mut window, none, Key::Home);
    press_key(&mut window, none, Key::Enter);
    assert!(window.shows("Participant ID"), "Enter shows the person");
    press_key(&mut window, none, Key::Escape);
    for key in [Key::End, Key::PageUp, Key::PageDown, Key::ArrowUp] {
        press_key(&mut window, none, key);
    }
    press_key(&mut window, none, Key::End);
    press_key(&mut window, none, Key::Delete);
    assert!(window.shows("Remove") && window.shows("Cancel"), "Del asks");
    assert!(
        window
            .running
            .simulator
            .requests()
            .iter()
            .all(|it| it.method != "DELETE"),
        "and sends nothing"
    );
    press_key(&mut window, none, Key::Escape);
    keys_of_a_person(&mut window);
    press_key(&mut window, none, Key::R);
    assert!(
        !window.shows("Cancel"),
        "R asks only about those who came back"
    );
    keys_of_a_raid(&mut window).await;
    press_key(&mut window, none, Key::M);
    window
        .until("M mutes", |window| {
            let sent = window.running.simulator.requests();
            sent.iter().any(|it| it.path.ends_with("/mute"))
        })
        .await;
}

#[tokio::test]
async fn a_screen_reader_is_told_the_result_by_itself() {
    let mut window = Box::pin(Window::without_the_grant()).await;
    let live = |window: &Window| {
        let live = window.harness.query_by_role(Role::Status)?;
        assert_eq!(live.accesskit_node().live(), Live::Polite);
        live.accesskit_node().label()
    };
    assert_eq!(live(&window).unwrap_or_default(), "");
    window.remove_bob();
    window
        .until("the announcement", |window| {
            live(window)
                .is_some_and(|said| said.starts_with("Not removed: Refused by Teams: Remove Bob"))
        })
        .await;
}
