//! Keys for the worst minute, each pressed with the real rules.

use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Window, assert_reads, happen, reads, told, wait, window_sized};
use crate::fixtures::people::{guest, own, user};
use crate::fixtures::window::{painted, press, press_with};

use moderato::moderation::command::Command;
use moderato::moderation::effect::Request;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::participant::Participant;

fn meeting() -> Vec<Participant> {
    vec![
        own(),
        user("ada", "Ada"),
        guest("gus", "Gus"),
        guest("gil", "Gil"),
    ]
}

fn window() -> Window {
    window_sized(meeting(), true, [1100.0, 760.0])
}

#[test]
fn raid_mode_and_the_guest_door_are_switched_and_switched_back_by_one_key_each() {
    let mut window = window();
    let ctrl = Modifiers::COMMAND;
    press_with(&mut window, ctrl, Key::G);
    assert_reads(&window, "End raid mode");
    press_with(&mut window, ctrl, Key::G);
    assert!(!reads(&window, "End raid mode"));
    press_with(&mut window, ctrl, Key::D);
    press_with(&mut window, ctrl, Key::K);
    assert_reads(&window, "Guest door");
    press_with(&mut window, ctrl, Key::D);
    let call = crate::desk::call_id();
    let door = |time| Command::Door(call.clone(), time);
    let wanted = [
        Command::Raid(call.clone(), true),
        Command::Raid(call.clone(), false),
        door(Some(Duration::from_mins(15))),
        door(None),
    ];
    assert_eq!(told(&mut window), wanted);
    press_with(&mut window, ctrl, Key::K);
    assert!(!reads(&window, "Close for"), "the list is put away");
}

#[test]
fn the_keys_of_a_raid_and_the_fresh_look_work_while_somebody_types() {
    let mut window = window();
    press(&mut window, Key::Slash);
    press_with(&mut window, Modifiers::COMMAND, Key::G);
    press_with(&mut window, Modifiers::COMMAND, Key::D);
    press(&mut window, Key::F5);
    let told = told(&mut window);
    let wanted = |told: &[Command]| {
        matches!(
            told,
            [
                Command::Raid(_, true),
                Command::Door(_, Some(_)),
                Command::Refresh(_)
            ]
        )
    };
    assert!(wanted(&told), "{told:?}");
}

#[test]
fn escape_leads_back_to_everybody_step_by_step() {
    let mut window = window();
    press(&mut window, Key::Slash);
    window.event(egui::Event::Text("gus".to_owned()));
    window.run_steps(3);
    assert!(!reads(&window, "Ada"));
    // Moves the focus to the list, and opens the card. One Esc closes the card, and another ends the search.
    press(&mut window, Key::Tab);
    window
        .get_by_role_and_label(egui::Role::Row, "Gus, guest, gus, Mic on")
        .click();
    window.run_steps(3);
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert_reads(&window, "Ada");
}

#[test]
fn the_keyboard_is_with_the_people_again_once_the_rules_are_put_away() {
    let mut window = window();
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    press(&mut window, Key::Escape);
    assert!(!reads(&window, "Close for"));
    press(&mut window, Key::ArrowDown);
    let mut rows = window.query_all_by_role(egui::Role::Row);
    assert!(rows.any(|row| row.accesskit_node().is_focused()));
}

#[test]
fn six_keys_remove_the_guests_and_try_again_with_the_one_who_was_refused() {
    let mut window = window();
    press_with(&mut window, Modifiers::ALT, Key::Num3);
    assert_reads(&window, "2 selected");
    press(&mut window, Key::Delete);
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    let is_of = |name: &'static str| move |request: &Request| matches!(request, Request::Delete(id) if id.as_str() == name);
    happen(&mut window, |desk| {
        desk.answer(is_of("gus"), &Err(Cause::Forbidden));
        desk.answer(is_of("gil"), &Ok(()));
        desk.now = desk.now.plus(Duration::from_secs(1));
        let left = meeting()
            .into_iter()
            .filter(|one| one.id.as_ref().is_none_or(|id| id.as_str() != "gil"));
        desk.roster(left.collect());
    });
    told(&mut window);
    // Presses the key that the button shows.
    let caps = painted(&window);
    assert!(caps.iter().any(|it| it == "Shift+R"), "{caps:?}");
    assert_reads(&window, "Try again (1)");
    press_with(&mut window, Modifiers::SHIFT, Key::R);
    let again = told(&mut window);
    assert!(
        matches!(&again[..], [Command::RemoveMany { people, .. }] if people.len() == 1 && people[0].as_str() == "gus"),
        "{again:?}"
    );
    press_with(&mut window, Modifiers::COMMAND, Key::Period);
    let stopped = told(&mut window);
    assert!(
        matches!(&stopped[..], [Command::StopRemovals(_)]),
        "{stopped:?}"
    );
}

#[test]
fn letters_act_on_the_list_and_are_typed_in_a_field() {
    let mut window = window();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::K);
    assert_reads(&window, "and keep them out?");
    assert!(told(&mut window).is_empty(), "it asks first");
    press(&mut window, Key::Escape);
    press(&mut window, Key::O);
    assert_reads(&window, "Sort: ");
    press_with(&mut window, Modifiers::COMMAND, Key::A);
    let mut more = meeting();
    more.push(guest("new", "Newcomer"));
    happen(&mut window, |desk| desk.roster(more));
    assert!(!reads(&window, "Remove Newcomer, guest"), "rows are held");
    press(&mut window, Key::N);
    assert_reads(&window, "Remove Newcomer, guest");
    press(&mut window, Key::Slash);
    press(&mut window, Key::K);
    assert!(!reads(&window, "and keep them out?"), "a letter is typed");
}

#[test]
fn arrows_from_nowhere_lead_into_the_list_and_not_to_a_button_of_a_row() {
    // With so many people, the last visible row is cut off. egui alone would focus the button of that row.
    let crowd = (0..40).map(|n| user(&format!("p{n}"), &format!("Person {n}")));
    let crowd = std::iter::once(own()).chain(crowd).collect();
    let mut window = window_sized(crowd, true, [1100.0, 780.0]);
    for key in [
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowRight,
        Key::ArrowLeft,
    ] {
        press(&mut window, key);
        // The list has the focus and reports its current row.
        let mut rows = window.query_all_by_role(egui::Role::Row);
        assert!(rows.any(|row| row.accesskit_node().is_focused()), "{key:?}");
    }
    press(&mut window, Key::Enter);
    assert!(!reads(&window, "Yes, remove"), "nobody was asked about");
    assert_reads(&window, "Participant ID");
}

#[test]
fn a_removal_is_stopped_by_its_key_also_while_a_question_is_open() {
    let mut window = window();
    press_with(&mut window, Modifiers::ALT, Key::Num3);
    press(&mut window, Key::Delete);
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    press(&mut window, Key::Home);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Delete);
    assert_reads(&window, "Remove Ada");
    told(&mut window);
    press_with(&mut window, Modifiers::COMMAND, Key::Period);
    assert!(matches!(&told(&mut window)[..], [Command::StopRemovals(_)]));
    assert_reads(&window, "Remove Ada");
}
