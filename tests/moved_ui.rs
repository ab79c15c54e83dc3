//! What moves, comes and goes under a resting pointer: presses, hidden matches, and people who come back.

use egui::{Pos2, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{
    Window, accepted, asked, assert_reads, call_id, choose, click, happen, is_removal, reads, told,
    wait, window_sized,
};
use crate::fixtures::people::{guest, own, user};
use crate::fixtures::window::type_into;
use crate::pressure_ui::{after_bob, kept_out_bob, meeting, open_entry, window};
use moderato::moderation::command::Command;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::Participant;

fn press_at(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.run_steps(1);
    window.drag_at(at);
    window.run_steps(1);
    window.drop_at(at);
    window.run_steps(2);
}

fn removes(commands: &[Command]) -> bool {
    let is_removal = |command: &Command| matches!(command, Command::Remove { .. });
    commands.iter().any(is_removal)
}

fn with_gil(muted: bool) -> Vec<Participant> {
    let mut gil = guest("gil", "Gil");
    gil.muted = Some(muted);
    vec![own(), user("ada", "Ada"), gil]
}

#[test]
fn a_second_press_on_mute_never_reaches_another_button_however_long_the_reasons_get() {
    let mut window = window_sized(with_gil(false), true, [1300.0, 800.0]);
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
    });
    choose(&mut window, "gil");
    wait(&mut window, 1_000);
    told(&mut window);
    let place = |window: &Window| {
        let button = window.get_by_role_and_label(Role::Button, "Mute Gil, guest, gil");
        button.rect()
    };
    let mute = place(&window);
    press_at(&mut window, mute.center());
    let first = told(&mut window);
    assert!(matches!(first[..], [Command::Service { .. }]), "{first:?}");
    happen(&mut window, |desk| desk.roster(with_gil(true)));
    wait(&mut window, 1_100);
    happen(&mut window, |desk| desk.roster(with_gil(true)));
    for _ in 0..3 {
        press_at(&mut window, mute.center());
        wait(&mut window, 400);
    }
    assert!(!removes(&told(&mut window)));
    assert_eq!(place(&window), mute, "the button keeps its place");
}

#[test]
fn a_search_says_whom_the_filter_hides_and_shows_them() {
    let mut window = window();
    wait(&mut window, 2_000);
    click(&mut window, "External 0");
    type_into(&mut window, Role::SearchInput, "Search people", "g");
    wait(&mut window, 100);
    let gil = |window: &Window| reads(window, "Select Gil");
    assert_reads(&window, "matches for “g” are hidden by the filter");
    assert!(!reads(&window, "No one matches"));
    click(&mut window, "Show everyone");
    wait(&mut window, 100);
    assert!(gil(&window));
    assert!(!reads(&window, "Select Bob"), "the search is kept");
    click(&mut window, "External 0");
    wait(&mut window, 100);
    type_into(&mut window, Role::SearchInput, "Search people", "zz");
    wait(&mut window, 100);
    assert_reads(&window, "No one matches");
}

#[test]
fn the_row_of_somebody_removed_can_be_pressed_at_once_where_its_button_was() {
    let mut window = window();
    wait(&mut window, 2_000);
    let check = window
        .get_by_role_and_label(Role::CheckBox, "Select Gil, guest, gil")
        .rect();
    window.hover_at(check.center());
    window.run_steps(2);
    accepted(&mut window, "gil");
    let mut left = meeting();
    left.retain(|person| person.id != Some("gil".into()));
    for _ in 0..3 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(left.clone()));
    }
    assert!(!reads(&window, "Select Gil, guest, gil"), "no check box");
    press_at(&mut window, check.center() + egui::vec2(80.0, 0.0));
    assert!(!reads(&window, "This button has just changed"));
    let focus = window
        .state()
        .call_state
        .chosen()
        .and_then(|it| it.participant());
    assert_eq!(focus.map(ParticipantId::as_str), Some("gil"));
}

#[test]
fn a_look_alike_under_a_removed_name_is_told_of_in_row_and_card() {
    let people = |id: &str| vec![own(), user("ana", "Ana"), guest(id, "Аna")];
    let mut window = window_sized(people("g1"), true, [1_300.0, 800.0]);
    accepted(&mut window, "g1");
    for _ in 0..3 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| {
            desk.roster(vec![own(), user("ana", "Ana")]);
        });
    }
    happen(&mut window, |desk| desk.roster(people("g2")));
    assert_reads(&window, "Looks like Ana");
    assert_reads(&window, "Same name as someone removed at");
    choose(&mut window, "g2");
    assert_reads(&window, "it may or may not be the same person");
}

#[test]
fn a_held_list_says_why_and_after_a_while_that_it_shows_people_who_are_gone() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
    });
    wait(&mut window, 1_100);
    let row = window.get_by_role_and_label(Role::CheckBox, "Select Ada, member, ada");
    let at = row.rect().center();
    window.hover_at(at);
    window.run_steps(2);
    let mut left = meeting();
    left.retain(|person| person.id != Some("gil".into()));
    for _ in 0..14 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(left.clone()));
    }
    let said = "people who are gone — update now · paused while the pointer is on the list";
    window.get_by_label_contains(said).click();
    window.run_steps(3);
    assert!(!reads(&window, said));
    assert!(!reads(&window, "Gil"), "the list is up to date");
}

#[test]
fn a_problem_row_says_that_the_person_is_muted() {
    let mut window = window_sized(with_gil(true), true, [1300.0, 800.0]);
    asked(&mut window, "gil");
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::Service));
    });
    wait(&mut window, 1_100);
    happen(&mut window, |desk| desk.roster(with_gil(true)));
    let row = |window: &Window| {
        let found = window.query_all_by(|node| node.role() == Role::Row);
        found
            .filter_map(|row| row.accesskit_node().label())
            .collect::<Vec<_>>()
    };
    let said = row(&window);
    let is_said = said
        .iter()
        .any(|it| it.starts_with("Gil") && it.ends_with(", Muted"));
    assert!(is_said, "{said:?}");
}

#[test]
fn a_double_click_on_let_back_in_invites_nobody() {
    let mut window = kept_out_bob();
    told(&mut window);
    open_entry(&mut window, "Keep out Bob");
    let back_in = window.get_by_label("Allow Bob back").rect().center();
    press_at(&mut window, back_in);
    press_at(&mut window, back_in);
    let told = told(&mut window);
    assert!(matches!(told[..], [Command::LetBackIn(..)]), "{told:?}");
}

#[test]
fn a_removed_external_person_is_not_invited_as_a_member() {
    let mut people = meeting();
    people[3].identity.tenant = Some("11111111-0000-0000-0000-000000000000".into());
    let window = after_bob(people);
    assert_reads(&window, "They can join again by the meeting link.");
    let is_again = |label: String| label.starts_with("Invite Bob") && label.ends_with("again");
    let again = window.query_by(|node| node.label().is_some_and(is_again));
    assert!(again.is_none(), "Graph invites nobody of another tenant");
}
