//! Moving a person of the call in front to another watched call, and the list of people in the dialog.

use std::sync::Arc;

use egui::{Key, Role as UiRole};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::fixtures::call_window::{Desk, Window, live};
use crate::fixtures::people::guest_row;
use crate::fixtures::window::{click, press, shows};
use crate::invite_ui::{GUID, call_with, is_disabled, member, window_of};
use moderato::app::state::action::Action;
use moderato::moderation::model::ids::{CallId, ParticipantId};
use moderato::moderation::state::row::Row;

const MOVE: &str = "Move to another call…";

const NAMES: [&str; 4] = ["Zoe", "adi", "Max", "Mia"];

fn account(n: usize) -> String {
    format!("aaaaaaaa-2222-3333-4444-{n:012}")
}

/// Returns a window of a call with Ada and a guest, and these other calls.
fn window(others: &[(&str, Vec<Row>)]) -> Window {
    let mut call = call_with(Vec::new());
    Arc::make_mut(&mut call.rows).push(Arc::new(guest_row("gil", "Gil", 10)));
    let mut desk = Desk::new(call);
    for (n, (title, rows)) in others.iter().enumerate() {
        let other = live(&format!("other-{n}"), title, rows.clone());
        desk.snapshot.calls.push(Arc::new(other));
    }
    window_of(desk)
}

/// Opens the menu of the row of this person.
fn open_menu(window: &mut Window, name: &str) {
    let rows = window.query_all_by_role(UiRole::Row);
    let mut theirs = rows.filter(|row| {
        let label = row.accesskit_node().label().unwrap_or_default();
        label.starts_with(name)
    });
    theirs.next().unwrap().click_secondary();
    drop(theirs);
    window.run_steps(3);
}

fn asked_to_move(window: &Window) -> Option<CallId> {
    window
        .state()
        .actions
        .iter()
        .find_map(|action| match action {
            Action::MoveTo {
                to,
                from,
                participant,
            } => {
                assert_eq!(*from, CallId::from("call-1"));
                assert_eq!(*participant, ParticipantId::from("visit-ada"));
                Some(to.clone())
            }
            _ => None,
        })
}

#[test]
fn the_menu_of_a_row_moves_the_person_to_the_only_other_call() {
    let mut window = window(&[("Waiting room", Vec::new())]);
    open_menu(&mut window, "Ada");
    window.get_by_label_contains(MOVE).click();
    window.run_steps(3);
    assert_eq!(asked_to_move(&window), Some(CallId::from("other-0")));
}

#[test]
fn with_several_other_calls_the_moderator_chooses_one() {
    let others = [("Waiting room", Vec::new()), ("Side talk", Vec::new())];
    let mut window = window(&others);
    open_menu(&mut window, "Ada");
    window.get_by_label_contains(MOVE).click();
    window.run_steps(3);
    assert_eq!(asked_to_move(&window), None);
    assert!(shows(&window, "Move Ada Lovelace to which call?"));
    click(&mut window, "Side talk");
    assert_eq!(asked_to_move(&window), Some(CallId::from("other-1")));
    assert!(!shows(&window, "to which call?"));
}

#[test]
fn whoever_cannot_be_moved_has_the_reason_in_the_menu() {
    let mut window = window(&[("Waiting room", Vec::new())]);
    open_menu(&mut window, "Gil");
    assert!(shows(&window, "Only people with an account can be moved"));
    window.get_by_label_contains(MOVE).click();
    window.run_steps(3);
    assert_eq!(asked_to_move(&window), None);
}

#[test]
fn nothing_about_moving_is_offered_without_another_call() {
    let mut window = window(&[]);
    open_menu(&mut window, "Ada");
    assert!(shows(&window, "Copy the name"));
    assert!(!shows(&window, MOVE));
}

#[test]
fn the_dialog_of_the_other_call_opens_with_the_person() {
    let ada = member("visit-there", &account(1), "Zoe");
    let mut window = window(&[("Waiting room", vec![ada])]);
    let there = ParticipantId::from("visit-there");
    window
        .state_mut()
        .call_state
        .open_move(CallId::from("other-0"), there);
    window.run_steps(3);
    let who = window.get_by_role_and_label(UiRole::ComboBox, "Person");
    let chosen = who.accesskit_node().value().unwrap_or_default();
    assert!(chosen.starts_with("Zoe"), "{chosen}");
    assert!(!is_disabled(&window, "Move"));
    assert!(shows(&window, "Move Zoe to Board review"));
    press(&mut window, Key::Escape);
    let back = Action::ShowCall(CallId::from("other-0"));
    assert!(
        window.state().actions.contains(&back),
        "where it was opened"
    );
}

#[test]
fn somebody_who_is_in_both_calls_is_told_so_once() {
    let ada = member("visit-there", GUID, "Ada");
    let mut window = window(&[("Waiting room", vec![ada])]);
    let there = ParticipantId::from("visit-there");
    let state = &mut window.state_mut().call_state;
    state.open_move(CallId::from("other-0"), there);
    window.run_steps(3);
    assert!(shows(&window, "This person is already in the call"));
    assert!(!shows(&window, "Already in the call"));
}

/// Returns the people offered in the open list, in order.
fn offered(window: &Window) -> Vec<String> {
    let is_option = |label: &str| {
        NAMES
            .iter()
            .any(|name| label.starts_with(&format!("{name} · ")))
    };
    let options = window.query_all_by(|node| node.label().is_some_and(|label| is_option(&label)));
    let mut options: Vec<_> = options
        .map(|option| {
            let label = option.accesskit_node().label().unwrap_or_default();
            (option.rect().top(), label)
        })
        .collect();
    options.sort_by(|one, other| one.0.total_cmp(&other.0));
    options
        .into_iter()
        .map(|(_, label)| label[..3].to_owned())
        .collect()
}

#[test]
fn the_list_of_people_is_sorted_and_narrowed_by_typing() {
    let rows = NAMES.iter().enumerate().map(|(n, name)| {
        let account = account(n);
        member(&format!("visit-{name}"), &account, name)
    });
    let mut window = window(&[("Waiting room", rows.collect())]);
    click(&mut window, "Invite…");
    click(&mut window, "Move from another call");
    let list = |window: &Window| {
        let list = window.get_by_role_and_label(UiRole::ComboBox, "Person");
        list.click();
    };
    list(&window);
    window.run_steps(6);
    assert_eq!(offered(&window), ["adi", "Max", "Mia", "Zoe"]);
    let fields = window.get_all_by_role(UiRole::SearchInput);
    let focused: Vec<_> = fields.filter(egui_kittest::Node::is_focused).collect();
    assert_eq!(focused.len(), 1, "the field of the list has the focus");
    focused[0].type_text("mi");
    window.run_steps(3);
    assert_eq!(offered(&window), ["Mia"]);
    press(&mut window, Key::Enter);
    window.run_steps(3);
    let who = window.get_by_role_and_label(UiRole::ComboBox, "Person");
    let chosen = who.accesskit_node().value().unwrap_or_default();
    assert!(chosen.starts_with("Mia"), "{chosen}");
    assert_eq!(offered(&window), [""; 0], "the list is closed");
    assert!(window.state().told().is_empty(), "nobody is moved yet");
}
