//! What the window remembers between runs: zoom, panels, and the dismissed hints of the demo. Also
//! tests the About dialog.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moderato::app::Start;
use moderato::app::language::languages::Language;
use moderato::settings::preferences::{Preferences, PreferencesFile};
use moderato::simulator::{Media, Person, PersonKind, Scenario};
use tempfile::TempDir;

use crate::fixtures::sign_in::play;
use crate::fixtures::start::{calls_of, filled_at, start_in};
use crate::window::{Setup, Window, press_key};

fn zoom(window: &Window) -> f32 {
    window.harness.ctx.zoom_factor()
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    let press = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::PointerMoved(from),
        press(from, true),
        Event::PointerMoved(from + (to - from) / 2.0),
        Event::PointerMoved(to),
        press(to, false),
    ] {
        window.harness.input_mut().events.push(event);
        window.harness.step();
    }
    window.harness.run_steps(2);
}

/// Returns the right edge of the call list, measured from the search field beside it.
fn edge_of_calls(window: &Window) -> f32 {
    let search = window.harness.get_by_label("Search people");
    // Subtracts the margins and the icon of the field.
    search.rect().left() - 48.0
}

/// Returns a new window on the folder of an earlier window.
async fn again(folder: TempDir, demo: bool) -> Window {
    let running = play(Scenario::call("Board review").person("Ada").build()).await;
    let start = Start {
        preferences: PreferencesFile::new(folder.path()).load(),
        demo: demo.then(|| Scenario::call("Rehearsal").person("Zoe").build()),
        ..start_in(folder.path())
    };
    Window::start(running, folder, start, [1280.0, 800.0])
}

#[tokio::test]
async fn the_zoom_is_chosen_by_keys_in_the_palette_and_in_the_settings_and_is_kept() {
    let mut window = Window::signed_in(Setup::default()).await;
    press_key(&mut window, Modifiers::COMMAND, Key::Plus);
    assert!((zoom(&window) - 1.1).abs() < 0.001, "{}", zoom(&window));
    window.press("Settings");
    assert!(window.shows("110%"));
    window.press("Make everything larger");
    window.harness.run_steps(2);
    assert!((zoom(&window) - 1.2).abs() < 0.001, "{}", zoom(&window));
    let kept = window
        .until_kept("settings.json", |text| text.contains("\"zoom\": 120"))
        .await;
    assert!(kept.contains("\"language\": \"en\""));
    window.press("Zoom back to 100%");
    window.harness.run_steps(2);
    assert!((zoom(&window) - 1.0).abs() < 0.001);
    assert!(!window.shows("Zoom back to 100%"), "it is there");
}

#[tokio::test]
async fn the_settings_stay_open_while_a_zoom_or_a_language_changes_the_rail() {
    let mut window = Window::signed_in(Setup::sized([1280.0, 800.0])).await;
    window.press("Settings");
    for _ in 0..6 {
        window.press("Make everything larger");
        assert!(window.shows("Zoom"), "{}", zoom(&window));
    }
    window.press("Deutsch");
    assert!(window.shows("Einstellungen"));
    window.press("English");
    assert!(window.shows("Zoom"));
}

#[tokio::test]
async fn the_zoom_ends_where_nothing_could_be_read_or_would_fit() {
    let mut window = Window::signed_in(Setup::default()).await;
    for (key, end) in [(Key::Minus, 0.5), (Key::Plus, 2.0)] {
        for _ in 0..20 {
            press_key(&mut window, Modifiers::COMMAND, key);
        }
        window.harness.run_steps(2);
        assert!((zoom(&window) - end).abs() < 0.001, "{}", zoom(&window));
    }
}

#[tokio::test]
async fn a_panel_that_somebody_has_drawn_is_as_wide_at_the_next_start() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    let before = edge_of_calls(&window);
    let from = pos2(before, 400.0);
    drag(&mut window, from, from + egui::vec2(48.0, 0.0));
    let after = edge_of_calls(&window);
    assert!((after - before - 48.0).abs() < 2.0, "{before} {after}");
    let kept = window
        .until_kept("settings.json", |text| text.contains("\"calls\": 2"))
        .await;
    let kept: Preferences = serde_json::from_str(&kept).unwrap();
    assert!(kept.window.calls.is_some_and(|it| it > 260));
    assert_eq!((kept.window.activity, kept.window.person), (None, None));
    let mut window = again(window.folder, true).await;
    window
        .until("the call", |window| window.shows("Search people"))
        .await;
    assert!((edge_of_calls(&window) - after).abs() < 2.0);
}

/// Returns the top edge of the activity, measured from its head.
fn edge_of_activity(window: &Window) -> f32 {
    let head = window
        .harness
        .get_by_role_and_label(Role::Heading, "Activity");
    // Subtracts half of the head's height.
    head.rect().center().y - 17.0
}

#[tokio::test]
async fn the_activity_is_as_high_as_somebody_has_drawn_it_and_higher_in_a_high_window() {
    let high = async |height: f32| {
        let mut window = Window::signed_in(Setup::sized([1_280.0, height])).await;
        window.until_roster().await;
        let edge = edge_of_activity(&window);
        (window, edge, height - edge)
    };
    let (_, _, in_high) = Box::pin(high(1_080.0)).await;
    let (mut window, edge, usual) = Box::pin(high(800.0)).await;
    assert!(in_high > usual + 48.0, "{in_high} and {usual}");
    let from = pos2(640.0, edge);
    drag(&mut window, from, from - egui::vec2(0.0, 120.0));
    let drawn = edge - edge_of_activity(&window);
    assert!((drawn - 120.0).abs() < 2.0, "drawn by {drawn}");
    let kept = window
        .until_kept("settings.json", |text| text.contains("\"activity\": 2"))
        .await;
    let kept: Preferences = serde_json::from_str(&kept).unwrap();
    assert!(kept.window.activity.is_some_and(|it| it > 260));
}

/// Returns the name and the place of each column head in the list.
fn heads(window: &Window) -> Vec<(String, egui::Rect)> {
    let heads = window.harness.query_all_by_role(Role::ColumnHeader);
    let named = heads.map(|head| {
        let name = head.accesskit_node().label().unwrap_or_default();
        (name, head.rect())
    });
    named.collect()
}

#[tokio::test]
async fn no_content_of_a_panel_changes_its_size() {
    for language in [Language::English, Language::German, Language::French] {
        let mut recorder = Person::new(PersonKind::Application, "Compliance recorder");
        (recorder.recorder, recorder.muted) = (true, true);
        recorder.media = vec![Media::Audio, Media::Video, Media::Screen];
        let scenario = Scenario::call("INC-20417: payments down in EU-West")
            .person("Wolfgang Amadeus Mozart-Weissenberger")
            .guest("Customer duty manager of the night shift, second line")
            .person("Ada Lovelace")
            .guest("Ada Lovelace")
            .guest("Аda Lovelace")
            .phone("+14255550100")
            .with(recorder)
            .and_call("INC-20418: payments down in the United States and in Canada too")
            .person("Ada Lovelace")
            .build();
        let running = play(scenario).await;
        let folder = TempDir::new().unwrap();
        let start = Start {
            prefill: filled_at(running.base_url(), &running),
            sign_in_at_once: true,
            calls: calls_of(&running),
            preferences: Ok(Preferences {
                language: Some(language.tag().into()),
                ..Preferences::default()
            }),
            ..start_in(folder.path())
        };
        let mut window = Window::start(running, folder, start, [1280.0, 800.0]);
        window
            .until("both rosters", |window| {
                let calls = &window.app().snapshot().calls;
                calls.len() == 2 && calls.iter().all(|call| call.rows.len() >= 2)
            })
            .await;
        window.harness.run_steps(4);
        let before = heads(&window);
        assert!(before.len() > 3, "{before:?}");
        let rows = window.app().snapshot().calls[0].rows.len();
        press_key(&mut window, Modifiers::NONE, Key::F6);
        press_key(&mut window, Modifiers::NONE, Key::Home);
        for _ in 0..rows {
            press_key(&mut window, Modifiers::NONE, Key::Space);
            window.harness.run_steps(4);
            assert_eq!(heads(&window), before, "a card");
            press_key(&mut window, Modifiers::NONE, Key::ArrowDown);
        }
        for (modifiers, key) in [(Modifiers::COMMAND, Key::A), (Modifiers::NONE, Key::Delete)] {
            press_key(&mut window, modifiers, key);
            window.harness.run_steps(4);
            assert_eq!(heads(&window), before, "{key:?}");
        }
    }
    Language::English.choose();
}

#[tokio::test]
async fn whoever_starts_for_the_first_time_is_told_what_it_is_and_finds_the_demo_and_the_way_back()
{
    let mut window = Window::open(Setup::default()).await;
    assert!(window.shows("shows proof that it worked"));
    assert!(window.shows("everyone is made up"));
    window.press("Open the demo");
    window
        .until("the demo", |window| window.shows("DEMO"))
        .await;
    window
        .until("the first hint", |window| window.shows("Hint 1 of 3"))
        .await;
    let out = window.harness.get_by_label_contains("Sign out of");
    out.click();
    window.harness.run_steps(2);
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    // A user who has signed in before isn't shown the welcome.
    window.sign_in().await;
    let out = window.harness.get_by_label_contains("Sign out of");
    out.click();
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    assert!(!window.shows("everyone is made up"));
}

#[tokio::test]
async fn the_hints_of_the_demo_are_gone_for_good_once_they_are_sent_away() {
    let folder = TempDir::new().unwrap();
    let file = PreferencesFile::new(folder.path());
    let english = Preferences {
        language: Some("en".into()),
        ..Preferences::default()
    };
    file.save(&english).unwrap();
    let mut window = again(folder, true).await;
    for hint in ["Hint 1 of 3: Remove", "Hint 2 of 3: Cancel"] {
        window.until(hint, |window| window.shows(hint)).await;
        window.press("Next");
    }
    assert!(window.shows("Hint 3 of 3: See"));
    window.press("Done");
    assert!(!window.shows("Hint "));
    window
        .until_kept("settings.json", |text| text.contains("\"tour_seen\": true"))
        .await;
    let mut window = again(window.folder, true).await;
    window
        .until("the demo", |window| window.shows("Rehearsal"))
        .await;
    window.harness.run_steps(3);
    assert!(!window.shows("Hint "));
}

#[tokio::test]
async fn no_real_call_has_hints() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    assert!(!window.shows("Hint "));
}

#[tokio::test]
async fn the_program_says_which_version_it_is_and_what_is_inside() {
    let mut window = Window::open(Setup::default()).await;
    window.press("About Moderato");
    window.harness.run_steps(2);
    let version = format!("Version {}", env!("CARGO_PKG_VERSION"));
    assert!(window.shows(&version));
    assert!(window.shows("libraries and fonts are inside"));
    assert!(!window.shows("- Inter, a font"));
    window.press("Show their licenses");
    window.harness.run_steps(2);
    assert!(window.shows("- Inter, a font (OFL-1.1)"));
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.shows(&version));
}

/// Opens the menu of the first thing with this name.
pub(crate) fn right_click(window: &mut Window, label: &str) {
    let node = window.harness.get_all_by_label_contains(label).next();
    node.unwrap().click_secondary();
    window.harness.run_steps(3);
}

fn copied(window: &Window) -> Vec<String> {
    let commands = &window.harness.output().platform_output.commands;
    let texts = commands.iter().filter_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

#[tokio::test]
async fn calls_lines_and_values_have_a_menu_with_what_can_be_done() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    right_click(&mut window, "Board review, 3 in the call");
    for entry in [
        "Show this call", "Refresh", "Copy the call ID", "Take off the list",
    ] {
        let mut buttons = window.harness.query_all_by_label(entry);
        let is_button = |it: &egui_kittest::Node<'_>| it.accesskit_node().role() == Role::Button;
        assert!(
            buttons.any(|it| is_button(&it)),
            "{entry}\n{}",
            window.tree()
        );
    }
    let id = window.running.simulator.calls()[0].clone();
    window.harness.get_by_label("Copy the call ID").click();
    window.harness.step();
    window.harness.step();
    let mut seen = copied(&window);
    for _ in 0..3 {
        window.harness.step();
        seen.extend(copied(&window));
    }
    assert!(seen.contains(&id) || window.shows("Copied"), "{seen:?}");

    window.remove_bob();
    window
        .until("the entry", |window| window.shows("Remove Bob, guest: "))
        .await;
    right_click(&mut window, "Remove Bob, guest: ");
    assert!(window.shows("Copy this line"));
}
