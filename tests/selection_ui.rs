//! Selecting people one by one, by range and by device: who is selected, left out and named.

use egui::{Key, Modifiers, Role as Widget};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Window, assert_reads, choose, click, happen, reads, told, wait, window_sized};
use crate::fixtures::people::user;
use crate::fixtures::window::{press, press_with};
use crate::pressure_ui::{ADA, BOB, GIL, GUS, focus_list, meeting, pick, removed_together, window};
use moderato::moderation::command::Command;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::state::row::PersonRef;

const RECORDER: &str = "Recorder, app, rec";

/// Returns the given people whose box is checked.
fn chosen<'a>(window: &Window, people: &[&'a str]) -> Vec<&'a str> {
    let is_checked = |who: &&&str| {
        let label = format!("Select {who}");
        let found = window.query_by_role_and_label(Widget::CheckBox, &label);
        found.is_some_and(|found| {
            found.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
        })
    };
    people.iter().filter(is_checked).copied().collect()
}

const EVERYBODY: [&str; 4] = [ADA, BOB, GUS, GIL];

/// Clicks the row itself, outside of its box and button.
fn click_row(window: &mut Window, who: &str, modifiers: Modifiers) {
    let row = window
        .query_all_by_role(Widget::Row)
        .find(|row| {
            let label = row.accesskit_node().label().unwrap_or_default();
            label.starts_with(who)
        })
        .unwrap();
    row.click_modifiers(modifiers);
    window.run_steps(3);
}

#[test]
fn shift_and_an_arrow_draw_a_range_whose_beginning_stays() {
    let mut window = window();
    focus_list(&mut window);
    press(&mut window, Key::Home);
    // The order is: this app, the recorder, Ada, Bob, Gus, Gil.
    for _ in 0..3 {
        press(&mut window, Key::ArrowDown);
    }
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&window, &EVERYBODY), [BOB, GUS]);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&window, &EVERYBODY), [BOB, GUS, GIL]);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&window, &EVERYBODY), [BOB, GUS, GIL], "the end");
    for _ in 0..2 {
        press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    }
    assert_eq!(chosen(&window, &EVERYBODY), [BOB], "going back shrinks");
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(chosen(&window, &EVERYBODY), [ADA, BOB], "and past it");
    assert!(told(&mut window).is_empty());
}

#[test]
fn a_second_range_begins_where_the_focus_is_and_keeps_the_first() {
    let mut window = window();
    pick(&mut window, GIL);
    for _ in 0..3 {
        press(&mut window, Key::ArrowUp);
    }
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&window, &EVERYBODY), [ADA, BOB, GIL]);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(chosen(&window, &EVERYBODY), [ADA, GIL]);
    // A range by Shift and Space can be extended too.
    press(&mut window, Key::Escape);
    press_with(&mut window, Modifiers::COMMAND, Key::Space);
    press(&mut window, Key::ArrowDown);
    press_with(&mut window, Modifiers::SHIFT, Key::Space);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&window, &EVERYBODY), [ADA, BOB, GUS]);
    for _ in 0..2 {
        press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    }
    assert_eq!(chosen(&window, &EVERYBODY), [ADA]);
}

#[test]
fn a_range_over_protected_rows_leaves_them_out_and_names_them_only_while_it_covers_them() {
    let mut window = window();
    focus_list(&mut window);
    press(&mut window, Key::Home);
    for _ in 0..2 {
        press(&mut window, Key::ArrowDown);
    }
    for _ in 0..2 {
        press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    }
    assert_eq!(chosen(&window, &EVERYBODY), [ADA]);
    assert_reads(&window, "1 selected");
    press(&mut window, Key::Delete);
    assert_reads(&window, "Left out 2");
    assert_reads(&window, "Recording");
    assert_reads(&window, "This app");
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert_eq!(removed_together(&mut window), [["ada"]]);

    let mut window = self::window();
    pick(&mut window, ADA);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Key::Delete);
    assert_reads(&window, "Remove one person?");
    assert!(!reads(&window, "Left out"));
}

#[test]
fn rows_hold_still_while_a_range_is_drawn() {
    let mut window = window();
    focus_list(&mut window);
    press(&mut window, Key::End);
    press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    let top = window.get_by_label(&format!("Select {GIL}")).rect().top();
    let mut others = meeting();
    others.remove(2);
    others.push(user("new", "Newcomer"));
    happen(&mut window, |desk| desk.roster(others));
    wait(&mut window, 20_000);
    let now = window.get_by_label(&format!("Select {GIL}")).rect().top();
    assert!((now - top).abs() < 1.0);
    assert_reads(&window, "1 new");
    // Ada has left. Her crossed-out row lies within the range but isn't selected.
    for _ in 0..2 {
        press_with(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    }
    assert_eq!(chosen(&window, &EVERYBODY), [BOB, GUS, GIL]);
    assert_reads(&window, "3 selected");
}

#[test]
fn ctrl_and_shift_choose_rows_under_the_pointer() {
    let mut window = window();
    click_row(&mut window, "Ada", Modifiers::COMMAND);
    assert_eq!(chosen(&window, &EVERYBODY), [ADA]);
    click_row(&mut window, "Gus", Modifiers::SHIFT);
    assert_eq!(chosen(&window, &EVERYBODY), [ADA, BOB, GUS]);
    click_row(&mut window, "Bob", Modifiers::COMMAND);
    assert_eq!(chosen(&window, &EVERYBODY), [ADA, GUS]);
    assert!(told(&mut window).is_empty());
}

#[test]
fn a_range_begins_at_the_row_that_was_clicked_before() {
    let mut window = window();
    click_row(&mut window, "Ada", Modifiers::NONE);
    assert!(chosen(&window, &EVERYBODY).is_empty());
    click_row(&mut window, "Gus", Modifiers::SHIFT);
    assert_eq!(chosen(&window, &EVERYBODY), [ADA, BOB, GUS]);
}

#[test]
fn a_protected_person_who_was_clicked_is_named_as_left_out_with_the_reason() {
    let mut window = window();
    click_row(&mut window, "Recorder", Modifiers::COMMAND);
    assert!(!reads(&window, "selected"), "nobody is chosen by that");
    click_row(&mut window, "Gus", Modifiers::COMMAND);
    assert_reads(&window, "1 selected");
    press(&mut window, Key::Delete);
    assert_reads(&window, "Remove one person?");
    assert_reads(&window, "Left out 1");
    assert_reads(&window, "Recording");
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert_eq!(removed_together(&mut window), [["gus"]]);
    assert!(
        window
            .query_by_label(&format!("Select {RECORDER}"))
            .is_none()
    );
}

#[test]
fn who_comes_under_protection_after_their_box_was_checked_is_left_out() {
    let mut window = window();
    pick(&mut window, ADA);
    pick(&mut window, GUS);
    happen(&mut window, |desk| {
        let rows = &desk.snapshot.calls[0].rows;
        let ada = rows.iter().find(|row| row.name.as_str() == "Ada").unwrap();
        let who = PersonRef::from(&**ada);
        desk.command(Command::Protect { who, on: true });
    });
    assert_reads(&window, "1 selected");
    press(&mut window, Key::Delete);
    assert_reads(&window, "Left out 1");
    assert_reads(&window, "Protected");
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert_eq!(removed_together(&mut window), [["gus"]]);
}

/// Returns Ada on three devices and Bob on two.
fn devices() -> Vec<Participant> {
    let of = |id: &str, name: &str, whose: &str| {
        let mut device = user(id, name);
        device.identity.id = user(whose, name).identity.id;
        device
    };
    let mut people = meeting();
    people.extend([
        of("ada-2", "Ada", "ada"),
        of("ada-3", "Ada", "ada"),
        of("bob-2", "Bob", "bob"),
    ]);
    people
}

fn devices_window() -> Window {
    let mut window = window_sized(devices(), true, [1100.0, 760.0]);
    happen(&mut window, |desk| {
        let rows = &desk.snapshot.calls[0].rows;
        let bob = rows.iter().find(|row| row.name.as_str() == "Bob").unwrap();
        let who = PersonRef::from(&**bob);
        desk.command(Command::Protect { who, on: true });
    });
    told(&mut window);
    window
}

#[test]
fn the_card_offers_all_devices_at_once_and_the_preview_lists_them() {
    let mut window = devices_window();
    choose(&mut window, "ada-2");
    click(&mut window, "Remove all 3 devices…");
    assert_reads(&window, "Remove Ada from all 3 devices?");
    for tail in ["ada", "…da-2", "…da-3"] {
        let lines = window.query_all_by_value(tail);
        assert_eq!(lines.count(), 1, "{tail}");
    }
    wait(&mut window, 300);
    click(&mut window, "Remove all 3 devices");
    let mut people = removed_together(&mut window);
    people[0].sort();
    assert_eq!(people, [["ada", "ada-2", "ada-3"]]);
}

#[test]
fn the_question_about_one_device_leads_to_all_by_keyboard() {
    let mut window = devices_window();
    focus_list(&mut window);
    press(&mut window, Key::Home);
    for _ in 0..2 {
        press(&mut window, Key::ArrowDown);
    }
    press(&mut window, Key::Delete);
    assert_reads(
        &window,
        "They're there on 3 devices. This removes one of them.",
    );
    wait(&mut window, 300);
    let is_reached = |window: &Window| {
        let all = window.get_by_role_and_label(Widget::Button, "All 3 devices…");
        all.accesskit_node().is_focused()
    };
    for _ in 0..4 {
        if !is_reached(&window) {
            press(&mut window, Key::Tab);
        }
    }
    assert!(is_reached(&window));
    press(&mut window, Key::Enter);
    assert_reads(&window, "Remove Ada from all 3 devices?");
    assert!(told(&mut window).is_empty());
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert_eq!(removed_together(&mut window)[0].len(), 3);
}

#[test]
fn a_protected_person_is_never_removed_from_all_devices_at_once() {
    let mut window = devices_window();
    choose(&mut window, "bob");
    assert!(!reads(&window, "Remove both devices"));
    click(&mut window, &format!("Remove {BOB}"));
    assert_reads(&window, "They're there on 2 devices.");
    assert!(!reads(&window, "Both devices…"));
}

#[test]
fn who_was_chosen_before_all_devices_were_asked_about_is_chosen_again_after_a_no() {
    let mut window = devices_window();
    pick(&mut window, GUS);
    assert_reads(&window, "1 selected");
    choose(&mut window, "ada-2");
    click(&mut window, "Remove all 3 devices…");
    assert_reads(&window, "3 selected");
    press(&mut window, Key::Escape);
    assert_reads(&window, "1 selected");
    assert!(!reads(&window, "from all 3 devices"));
}

#[test]
fn enter_without_the_number_says_what_is_missing() {
    let mut window = window();
    for who in [ADA, BOB] {
        pick(&mut window, who);
    }
    click(&mut window, "Remove 2…");
    wait(&mut window, 1_000);
    press(&mut window, Key::Enter);
    assert_reads(&window, "The number must match the people listed.");
    assert!(removed_together(&mut window).is_empty());
    window.event(egui::Event::Text("2".into()));
    window.run_steps(3);
    assert!(!reads(&window, "The number must match"));
    press(&mut window, Key::Enter);
    assert_eq!(removed_together(&mut window).len(), 1);
}

#[test]
fn another_person_who_is_chosen_closes_the_preview_and_a_question_does_too() {
    let mut window = window();
    for who in [GUS, GIL] {
        pick(&mut window, who);
    }
    click(&mut window, "Remove 2…");
    wait(&mut window, 300);
    click_row(&mut window, ADA, Modifiers::NONE);
    assert!(!reads(&window, "Remove 2 people?"));
    assert_reads(&window, "2 selected");
    press(&mut window, Key::Enter);
    assert!(told(&mut window).is_empty());

    // One Enter never answers both a question and a preview.
    click(&mut window, "Remove 2…");
    click(&mut window, &format!("Remove {ADA}"));
    assert!(!reads(&window, "Remove 2 people?"));
    assert_reads(&window, &format!("Yes, remove {ADA}"));
    click(&mut window, "Remove 2…");
    assert_reads(&window, "Remove 2 people?");
    assert!(!reads(&window, &format!("Yes, remove {ADA}")));
}
