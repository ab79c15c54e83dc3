//! The room of the notices above the list: the list stays in place while counts change, and a button names its key.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use crate::desk::{
    Window, asked, assert_reads, call_id, click, happen, is_removal, reads, wait, window_sized,
};
use crate::fixtures::people::{guest, user};
use crate::fixtures::window::{painted, press};
use crate::pressure_ui::{CLEAR, closes_the_door, focus_list, meeting, wave};
use crate::wave_ui::raided;
use moderato::app::language::languages::Language;
use moderato::moderation::command::Command;
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::state::row::RowKey;

/// Returns the wave with people from outside whose names need a further row of words.
fn wave_from_outside() -> Vec<Participant> {
    let mut people = wave();
    people.extend((0..3).map(|n| {
        let name = format!("Somebody with a very long name and number {n}");
        let mut pat = user(&format!("pat{n}"), &name);
        pat.identity.tenant = Some("elsewhere".into());
        pat
    }));
    people
}

/// Returns the y-coordinate at which the list begins.
fn top(window: &Window) -> f32 {
    window.get_by_role(Role::Table).rect().top()
}

/// Serves a roster of these people every second, for this number of seconds.
fn lists(window: &mut Window, people: &[Participant], seconds: usize) {
    for _ in 0..seconds {
        wait(window, 1_000);
        happen(window, |desk| desk.roster(people.to_vec()));
    }
}

#[track_caller]
fn assert_top(window: &Window, before: f32) {
    let now = top(window);
    assert!((now - before).abs() < 0.5, "from {before} to {now}");
}

fn quiet_window(size: [f32; 2]) -> Window {
    let mut window = window_sized(meeting(), true, size);
    wait(&mut window, 2_000);
    window
}

#[test]
fn the_list_keeps_its_place_under_the_pointer_and_gets_the_room_back_once_it_has_left() {
    let mut window = quiet_window([1_100.0, 760.0]);
    lists(&mut window, &wave(), 1);
    let before = top(&window);
    lists(&mut window, &wave_from_outside(), 2);
    let grown = top(&window);
    assert!(grown > before, "the notice needs another row");
    let row = window.get_by_role(Role::Table).rect().center();
    window.hover_at(row);
    window.run_steps(2);
    for people in [wave(), wave_from_outside(), wave()] {
        for _ in 0..10 {
            lists(&mut window, &people, 1);
            assert_top(&window, grown);
        }
    }
    window.remove_cursor();
    lists(&mut window, &wave(), 4);
    assert_top(&window, before);
}

#[test]
fn the_list_keeps_its_place_beside_a_question_while_more_people_come() {
    let mut window = quiet_window([1_100.0, 760.0]);
    lists(&mut window, &wave(), 1);
    wait(&mut window, 3_000);
    click(&mut window, "Remove Bob, member, bob");
    assert_reads(&window, "Remove Bob (member)?");
    let before = top(&window);
    lists(&mut window, &wave_from_outside(), 3);
    assert_top(&window, before);
}

#[test]
fn an_opened_door_leaves_no_gap_under_the_notice_and_moves_no_row() {
    let mut window = quiet_window([1_100.0, 760.0]);
    lists(&mut window, &wave_from_outside(), 1);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    wait(&mut window, 1_000);
    let row = window.get_by_role(Role::Table).rect().center();
    window.hover_at(row);
    window.run_steps(2);
    let before = top(&window);
    let button = "Remove the 6 new guests";
    let [high, rules] = [button, "Review"].map(|label| window.get_by_label(label).rect());
    let open = || Command::Door(call_id(), None);
    happen(&mut window, |desk| desk.command(open()));
    assert!(!reads(&window, "Review"));
    assert_top(&window, before);
    let now = window.get_by_label(CLEAR).rect();
    let middle = f32::midpoint(high.center().y, rules.center().y);
    let is_between = (now.center().y - middle).abs() < 12.0;
    assert!(is_between, "{now:?} isn't in the middle of the room");
}

#[test]
fn a_notice_that_is_only_good_to_know_takes_two_rows() {
    let mut window = quiet_window([900.0, 700.0]);
    lists(&mut window, &wave(), 1);
    asked(&mut window, "w1");
    wait(&mut window, 100);
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    let people = meeting();
    lists(&mut window, &people, 8);
    let mut returned = people.clone();
    returned.push(guest("b1", "Wave 1"));
    lists(&mut window, &returned, 3);
    lists(&mut window, &people, 40);
    assert_reads(&window, "removed before");
    assert!(!reads(&window, "Remove the new guest"));
    let close = window.get_by_label("Close the door to guests").rect();
    let search = window
        .get_by_role_and_label(Role::SearchInput, "Search people")
        .rect();
    let below = search.top() - close.center().y;
    assert!(below < 44.0, "the notice is higher than two rows: {below}");
}

#[tokio::test]
async fn the_key_stands_on_the_button_of_a_wave_in_every_width_and_language() {
    for width in [900.0, 1_280.0, 1_920.0] {
        let mut window = Box::pin(raided([width, 800.0])).await;
        for language in Language::ALL {
            language.choose();
            window.harness.run_steps(3);
            let keys = painted(&window.harness);
            let is_there = keys.iter().any(|text| text.contains("F6"));
            Language::English.choose();
            assert!(is_there, "{language:?} at {width}");
        }
    }
}

#[tokio::test]
async fn the_button_of_a_wave_shows_the_key_that_works_now() {
    let mut window = Box::pin(raided([1_280.0, 800.0])).await;
    let is_there = |window: &crate::window::Window, key: &str| {
        let keys = painted(&window.harness);
        keys.iter().filter(|text| text.contains(key)).count()
    };
    let (enters, leads) = (is_there(&window, "Enter"), is_there(&window, "Shift+F6"));
    assert!(leads > 0);
    crate::window::press_key(&mut window, Modifiers::SHIFT, Key::F6);
    window.harness.run_steps(3);
    assert_eq!(is_there(&window, "Enter"), enters + 1);
    assert_eq!(is_there(&window, "Shift+F6"), leads - 1);
}

#[test]
fn the_key_pressed_without_a_notice_gives_the_focus_to_none_that_comes_later() {
    let mut window = quiet_window([1_100.0, 760.0]);
    window.key_press_modifiers(Modifiers::SHIFT, Key::F6);
    window.run_steps(3);
    lists(&mut window, &wave(), 2);
    assert!(!window.get_by_label(CLEAR).is_focused());
}

#[test]
fn an_open_card_follows_the_focus_in_windows_of_any_width() {
    for width in [900.0, 1_100.0, 1_920.0] {
        let mut window = quiet_window([width, 760.0]);
        focus_list(&mut window);
        press(&mut window, Key::Enter);
        let shows = |window: &Window, id: &str| {
            let chosen = window
                .state()
                .call_state
                .chosen()
                .and_then(RowKey::participant);
            assert_eq!(chosen.map(ParticipantId::as_str), Some(id), "at {width}");
        };
        let focus = window.state().call_state.chosen().cloned();
        assert!(focus.is_some(), "at {width}");
        press(&mut window, Key::End);
        shows(&window, "gil");
        press(&mut window, Key::ArrowUp);
        shows(&window, "gus");
        let row = window.get_by_role_and_label(Role::Row, "Bob, member, bob, Mic on");
        row.click();
        window.run_steps(3);
        shows(&window, "bob");
    }
}

#[test]
fn nobody_opens_a_card_in_a_narrow_window_by_moving_the_focus() {
    let mut window = quiet_window([900.0, 760.0]);
    focus_list(&mut window);
    press(&mut window, Key::End);
    assert!(window.state().call_state.chosen().is_none());
}
