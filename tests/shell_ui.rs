//! The window around the call: sign-in, calls list, activity and settings, with a real worker and
//! simulator.

use std::sync::Arc;

use egui::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use moderato::app::Start;
use moderato::app::state::action::Action;
use moderato::app::state::copied::Copied;
use moderato::moderation::command::Command;
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::settings::preferences::{Preferences, PreferencesFile, Theme};
use moderato::simulator::{Effect, Fault, Scenario, Target};

use crate::fixtures::sign_in::play;
use crate::fixtures::start::start_in;
use crate::window::{Setup, Window, press_key};

#[tokio::test]
async fn a_refused_sign_in_keeps_what_was_typed_and_says_what_to_do() {
    let mut window = Window::open(Setup::default()).await;
    let tenant = window.running.simulator.credentials().tenant_id;
    window.type_into(Role::PasswordInput, "Secret value", "wrong-secret");
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS"))
        .await;
    let field = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Directory (tenant) ID");
    assert_eq!(field.value(), Some(tenant));
    let field = |window: &Window| {
        let field = window
            .harness
            .get_by_role_and_label(Role::PasswordInput, "Secret value");
        field.rect()
    };
    window.harness.run_steps(10);
    let before = field(&window);
    window.press("Details");
    assert!(window.shows("Copy details"));
    assert_eq!(field(&window), before, "the form doesn't move");
    assert!(!window.tree().contains("wrong-secret"));
    window.press("Close");
    assert!(!window.shows("Copy details"));
    window.harness.run_steps(3);
    let secret = window
        .harness
        .get_by_role_and_label(Role::PasswordInput, "Secret value");
    assert!(secret.accesskit_node().is_focused(), "to be corrected");
}

#[tokio::test]
async fn the_secret_signs_in_and_is_never_read_aloud_or_written() {
    let mut window = Window::open(Setup::default()).await;
    let secret = window.secret();
    window.type_into(Role::PasswordInput, "Secret value", &secret);
    assert!(!window.tree().contains(&secret));
    window.press("Sign in");
    window
        .until("the call", |window| window.shows("Board review"))
        .await;
    assert!(!window.tree().contains(&secret));
    for file in ["watched.json", "audit/audit.jsonl", "settings.json"] {
        let text = std::fs::read_to_string(window.folder.path().join(file)).unwrap_or_default();
        assert!(!text.contains(&secret), "{file}");
    }
}

#[tokio::test]
async fn an_empty_form_asks_for_what_is_missing_and_sends_nothing() {
    let mut window = Window::open(Setup::default()).await;
    window.press("Sign in");
    assert!(window.shows("Paste the secret's value"));
    assert!(window.running.simulator.requests().is_empty());
}

#[tokio::test]
async fn a_call_is_added_by_its_id_and_taken_off_the_list_again() {
    let mut window = Window::signed_in(Setup {
        watch: false,
        ..Setup::default()
    })
    .await;
    assert!(window.shows("No calls yet"));
    let id = window.running.simulator.calls()[0].clone();
    window.press_first("Add a call…");
    let field = "Meeting link, invitation, meeting ID or call ID";
    window.type_into(Role::MultilineTextInput, field, "..");
    let typed = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, field);
    assert_eq!(typed.value().as_deref(), Some(".."), "what was typed stays");
    window.harness.key_press(egui::Key::Escape);
    window.harness.run_steps(4);
    window.press_first("Add a call…");
    window.type_into(Role::MultilineTextInput, field, &format!(" {id}"));
    window.harness.key_press(egui::Key::Enter);
    window
        .until("the call", |window| {
            window.shows("Take Board review off the list")
        })
        .await;
    window.press("Take Board review off the list");
    window
        .until("an empty list", |window| window.shows("No calls yet"))
        .await;
    let sent = window.running.simulator.requests();
    assert!(sent.iter().all(|request| request.method != "DELETE"));
}

#[tokio::test]
async fn the_activity_shows_what_the_filter_asks_for() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    window.remove_bob();
    window
        .until("the entry", |window| window.shows("Remove Bob, guest: "))
        .await;
    window.press("Failures 0");
    assert!(!window.shows("Remove Bob, guest: "));
    window.press("Mine");
    assert!(window.shows("Remove Bob, guest: "));
}

#[tokio::test]
async fn settings_take_effect_at_once_and_are_kept() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.press("Settings");
    window.press("Reduce motion");
    window.press("Dark");
    window.press("简体中文");
    assert!(window.shows("活动记录") && !window.shows("Activity"));
    let kept = PreferencesFile::new(window.folder.path()).load().unwrap();
    let wanted = Preferences {
        language: Some("zh-CN".into()),
        theme: Theme::Dark,
        dense_rows: false,
        reduce_motion: true,
        ..Preferences::default()
    };
    assert_eq!(kept, wanted);
}

#[tokio::test]
async fn the_settings_open_at_their_top_also_after_a_link_closed_them() {
    let mut window = Window::signed_in(Setup::sized([900.0, 600.0])).await;
    window.press("Settings");
    let place = |window: &Window| window.harness.get_by_label("Dark").rect().top();
    let at_top = place(&window);
    window.harness.hover_at(egui::pos2(450.0, 300.0));
    window.harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -2_000.0),
        modifiers: egui::Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
    window.harness.run_steps(30);
    assert!(place(&window) < at_top - 100.0, "nothing was scrolled");
    window.press("About Moderato");
    window.press("Close");
    window.press("Settings");
    window.harness.run_steps(3);
    assert!((place(&window) - at_top).abs() < 4.0);
}

#[tokio::test]
async fn that_nothing_is_done_without_a_record_is_chosen_without_scrolling() {
    let mut window = Window::signed_in(Setup::sized([1_280.0, 740.0])).await;
    window.press("Settings");
    for (language, label, close) in [
        ("English", "Act only if it can be recorded", "Close"),
        (
            "Deutsch",
            "Nur handeln, wenn es protokolliert werden kann",
            "Schließen",
        ),
    ] {
        window.press(language);
        let place = |label: &str| window.harness.get_by_label(label).rect();
        let explained = if language == "English" {
            "A change to a call is sent only once"
        } else {
            "Eine Änderung an einem Anruf wird erst"
        };
        let explained = window.harness.get_by_label_contains(explained).rect();
        assert!(place(label).bottom() <= explained.top() + 4.0, "{language}");
        assert!(explained.bottom() < place(close).top(), "{language}");
    }
}

#[tokio::test]
async fn a_setting_that_cannot_be_saved_keeps_the_settings_open_until_they_are_closed_again() {
    const CALLBACK: &str = "Callback address";
    const SECONDS: &str = "Cancel unanswered invitations after this many seconds (0 = never)";
    let mut window = Window::signed_in(Setup::default()).await;
    for (field, typed, told) in [
        (CALLBACK, "not an address", "https://"),
        (SECONDS, "soon", "Enter whole seconds from 0"),
    ] {
        window.press("Settings");
        window.type_into(Role::TextInput, field, typed);
        window.press("Close");
        window.harness.run_steps(3);
        assert!(
            window.shows("Reduce motion"),
            "{field} keeps the settings open"
        );
        assert!(window.shows(told), "{field}");
        let wrong = window.harness.get_by_role_and_label(Role::TextInput, field);
        assert!(wrong.is_focused(), "{field} has the keyboard");
        window.press("Close");
        assert!(
            !window.shows("Reduce motion"),
            "{field} holds nobody for good"
        );
    }
    window.press("Settings");
    window.type_into(Role::TextInput, CALLBACK, "https://bot.example/calls");
    window.press("Close");
    assert!(
        !window.shows("Reduce motion"),
        "a valid one is saved at once"
    );
}

#[tokio::test]
async fn a_broken_setting_is_told_and_the_others_apply() {
    let running = play(Scenario::call("Board").build()).await;
    let folder = TempDir::new().unwrap();
    let text = r#"{"language": "en", "theme": "pink", "reduce_motion": true}"#;
    std::fs::write(folder.path().join("settings.json"), text).unwrap();
    let start = Start {
        preferences: PreferencesFile::new(folder.path()).load(),
        ..start_in(folder.path())
    };
    let mut window = Window::start(running, folder, start, [1280.0, 800.0]);
    window.harness.run_steps(3);
    assert!(window.shows("settings.json, line 1: unknown variant"));
    window.press("Settings");
    window.press("Dark");
    window
        .until_kept("settings.json", |text| text.contains("\"dark\""))
        .await;
    let kept = PreferencesFile::new(window.folder.path()).load().unwrap();
    assert_eq!((kept.theme, kept.reduce_motion), (Theme::Dark, true));
    let aside = window.folder.path().join("settings.broken-1.json");
    assert_eq!(std::fs::read_to_string(aside).unwrap(), text);
}

#[tokio::test]
async fn a_small_window_shows_the_calls_as_a_rail_and_the_activity_as_a_line() {
    let mut window = Window::signed_in(Setup::sized([900.0, 600.0])).await;
    window
        .until("the call", |window| {
            window.shows("Board review, 3 in the call")
        })
        .await;
    assert!(!window.shows("Take Board review off the list"));
    let earlier = |window: &Window| window.harness.get_by_label("Earlier actions…").rect();
    let before = earlier(&window);
    assert!(window.shows("No activity yet"));
    window.remove_bob();
    window
        .until("an entry", |it| !it.shows("No activity yet"))
        .await;
    assert_eq!(earlier(&window), before, "it stays where it was");
    window.press("Show the activity");
    assert!(window.shows("Failures 0"));
}

#[tokio::test]
async fn signing_out_comes_back_to_a_form_without_a_secret() {
    let mut window = Window::open(Setup::default()).await;
    window.sign_in().await;
    let out = window.harness.get_by_label_contains("Sign out of");
    out.click();
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    let field = window
        .harness
        .get_by_role_and_label(Role::PasswordInput, "Secret value");
    assert_eq!(field.value().unwrap_or_default(), "");
    assert!(!window.shows("The app stays in"), "no call was watched");
}

#[tokio::test]
async fn a_call_that_was_only_watched_is_none_in_which_the_app_is_said_to_stay() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    assert!(!window.shows("The app stays in"), "others put it there");
    assert!(window.shows("Calls you only watched go on, and the app remains in them."));
}

#[tokio::test]
async fn signing_out_asks_while_a_removal_is_under_way() {
    let mut window = Box::pin(with_a_removal_under_way()).await;
    window.harness.get_by_label_contains("Sign out of").click();
    window.harness.run_steps(2);
    window
        .until("the question", |window| {
            window.shows("One action is still running.")
        })
        .await;
    assert!(!window.shows("these rules don't remove anyone"));
    window.press("Cancel");
    assert!(!window.shows("Sign out?"));
}

#[tokio::test]
async fn a_failure_opens_to_its_cause_its_next_step_and_the_raw_facts() {
    let mut window = Window::with_an_opened_refusal().await;
    let client_id = window.running.simulator.credentials().client_id;
    assert!(!window.tree().contains("DELETE /v1.0/"), "it is folded");
    window.unfold_details();
    for part in [
        "Retry Bob, ", "Copy the command", "Set-Cs", &client_id, "DELETE /v1.0/", "403",
    ] {
        assert!(window.tree().contains(part), "{part}");
    }
    let deletes = |window: &Window| {
        let sent = window.running.simulator.requests();
        sent.iter()
            .filter(|request| request.method == "DELETE")
            .count()
    };
    assert_eq!(deletes(&window), 1);
    // The row has a retry button too, which names the person in the same way.
    for is_click in [false, true] {
        let buttons = window.harness.get_all_by_label_contains("Retry Bob, ");
        let retry = buttons.last().unwrap();
        if is_click {
            retry.click();
        } else {
            retry.scroll_to_me();
            window.harness.run_steps(3);
        }
    }
    window
        .until("the second request", |window| deletes(window) == 2)
        .await;
}

/// Returns a window whose request to remove somebody stays without an answer.
async fn with_a_removal_under_way() -> Window {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    let slow = Fault::on(Target::Remove, Effect::LatencyMs(60_000));
    window.running.simulator.inject(slow);
    window.remove_bob();
    window
        .until("a request on its way", |window| {
            window.app().snapshot().in_flight == 1
        })
        .await;
    window
}

#[tokio::test]
async fn closing_waits_for_a_removal_that_is_on_its_way() {
    let mut window = Box::pin(with_a_removal_under_way()).await;
    wants_to_close(&mut window);
    let viewport = &window.harness.output().viewport_output[&egui::ViewportId::ROOT];
    assert!(
        viewport
            .commands
            .contains(&egui::ViewportCommand::CancelClose)
    );
    window.harness.step();
    assert!(window.shows("Finishing 1 action…"));
    window.harness.get_by_label("Close anyway").click();
    window.harness.step();
    assert!(tells(&mut window, &egui::ViewportCommand::Close));
}

pub(crate) fn wants_to_close(window: &mut Window) {
    let viewports = &mut window.harness.input_mut().viewports;
    let root = viewports.entry(egui::ViewportId::ROOT);
    root.or_default().events.push(egui::ViewportEvent::Close);
    window.harness.step();
}

/// Whether one of the next frames sends this command to the system.
pub(crate) fn tells(window: &mut Window, command: &egui::ViewportCommand) -> bool {
    let mut told = false;
    for _ in 0..3 {
        let viewport = &window.harness.output().viewport_output[&egui::ViewportId::ROOT];
        told |= viewport.commands.contains(command);
        window.harness.step();
    }
    told
}

#[tokio::test]
async fn closing_and_signing_out_say_which_rules_end_with_them() {
    use egui::{Key, Modifiers};
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    press_key(&mut window, Modifiers::COMMAND, Key::D);
    let is_closed = |window: &Window| {
        let snapshot = window.app().snapshot();
        snapshot.calls[0].rules.door.is_some()
    };
    window.until("the door is closed", is_closed).await;
    wants_to_close(&mut window);
    assert!(tells(&mut window, &egui::ViewportCommand::CancelClose));
    assert!(window.shows("Close Moderato?"));
    assert!(window.shows("The guest door is closed."));
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Close Moderato?"), "Esc keeps the window");

    window.harness.get_by_label_contains("Sign out of").click();
    window.harness.run_steps(2);
    assert!(window.shows("Sign out?") && window.shows("The guest door is closed."));
    press_key(&mut window, Modifiers::NONE, Key::Escape);

    press_key(&mut window, Modifiers::COMMAND, Key::D);
    window
        .until("the door is open", |window| !is_closed(window))
        .await;
    wants_to_close(&mut window);
    assert!(!window.shows("Close Moderato?"), "nothing ends with it");
}

#[tokio::test]
async fn a_list_of_people_to_invite_is_not_lost_unasked() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    window.press("Invite…");
    let field = "Object ID, sign-in name, or phone number";
    window.type_into(Role::TextInput, field, "+4930123456");
    let told = "People who were typed in but not invited yet are forgotten.";
    for is_open in [true, false] {
        if !is_open {
            press_key(&mut window, egui::Modifiers::NONE, egui::Key::Escape);
        }
        wants_to_close(&mut window);
        assert!(tells(&mut window, &egui::ViewportCommand::CancelClose));
        assert!(window.shows(told), "{}", window.tree());
        press_key(&mut window, egui::Modifiers::NONE, egui::Key::Escape);
        assert!(!window.shows(told));
    }
}

#[tokio::test]
async fn what_was_said_in_a_session_ends_with_it() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    let ctx = window.harness.ctx.clone();
    // No entry has this number, so the command is refused.
    let note = Action::Tell(Command::Note {
        entry: 9_999,
        text: "a note".into(),
    });
    window.harness.state_mut().update(&ctx, note);
    let refused = "Moderato doesn't do that";
    window
        .until("the notice", |window| window.shows(refused))
        .await;
    let copy = Action::Copy(Copied::Id, "a copied text".into());
    window.harness.state_mut().update(&ctx, copy);
    window
        .until("the message", |window| window.shows("Copied the ID"))
        .await;
    let failure = Arc::new(Failure::new(Cause::Stopped));
    let show = Action::ShowFailure(failure);
    window.harness.state_mut().update(&ctx, show);
    window.harness.run_steps(2);
    assert!(window.shows("Copy details"));
    window.harness.state_mut().update(&ctx, Action::SignOut);
    // The message goes at once, long before it would end by itself.
    window.harness.run_steps(2);
    assert!(!window.shows("Copied"));
    assert!(!window.shows("Copy details"));
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    assert!(!window.shows(refused));
}

#[tokio::test]
async fn in_the_smallest_window_the_rail_and_the_activity_are_whole() {
    let size = [760.0, 480.0];
    let mut window = Window::signed_in(Setup::sized(size)).await;
    window.until_roster().await;
    window.harness.run_steps(3);
    let place = |label: &str| window.harness.get_by_label_contains(label).rect();
    let [show, out] = ["Show the activity", "Sign out of"].map(place);
    let kept = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.value()
            .is_some_and(|value| value.contains("The credential comes"))
    };
    let memory = window.harness.get_by(kept).rect();
    for whole in [show, out, memory] {
        assert!(whole.bottom() <= size[1] && whole.top() >= 0.0, "{whole}");
    }
    assert!(memory.top() >= out.bottom(), "{memory} {out}");
    // The text about the newest entry is beside the button.
    let all = window.harness.get_all_by_role(Role::Label);
    let beside = all.map(|label| label.rect());
    let is_beside =
        |text: &egui::Rect| show.y_range().contains(text.center().y) && text.left() >= show.right();
    assert!(beside.into_iter().any(|text| is_beside(&text)));
}

#[tokio::test]
async fn the_settings_open_at_their_top_or_where_the_palette_found_what_was_typed() {
    use egui::{Key, Modifiers};
    let mut window = Window::signed_in(Setup::sized([760.0, 480.0])).await;
    let top = |window: &Window, label: &str| window.harness.get_by_label(label).rect().top();
    let is_at_top = |window: &Window| (0.0..200.0).contains(&top(window, "English"));
    let command = Modifiers::COMMAND;
    press_key(&mut window, command, Key::Comma);
    assert!(is_at_top(&window));
    window.harness.get_by_label("Audit log").scroll_to_me();
    window.harness.run_steps(3);
    assert!(!is_at_top(&window), "scrolled");
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    press_key(&mut window, command, Key::Comma);
    assert!(is_at_top(&window), "as at the first time");
    press_key(&mut window, Modifiers::NONE, Key::Escape);
    for (typed, label) in [("recorded", "Audit log"), ("dark", "Dark")] {
        press_key(&mut window, command.plus(Modifiers::SHIFT), Key::P);
        window.type_into(Role::SearchInput, "Type what you want to do", typed);
        press_key(&mut window, Modifiers::NONE, Key::Enter);
        window.harness.run_steps(3);
        let top = top(&window, label);
        assert!((40.0..400.0).contains(&top), "{typed}: {top}");
        press_key(&mut window, Modifiers::NONE, Key::Escape);
    }
    press_key(&mut window, command, Key::Comma);
    assert!(is_at_top(&window), "nothing is sought any more");
}
