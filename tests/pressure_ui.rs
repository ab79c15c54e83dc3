//! Group removals, raid mode and keep-out in the window, with the real rules.

use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Modifiers, Role as Widget};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{
    Desk, Window, accepted, asked, assert_greyed, assert_reads, call_id, choose, click, happen,
    is_removal, reads, told, wait, window_sized,
};
use crate::fixtures::people::{guest, own, user};
use crate::fixtures::window::{painted, press};
use moderato::moderation::command::Command;
use moderato::moderation::effect::Request;
use moderato::moderation::event::Event;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::{Call, CallState};
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::{IdentityKind, Participant};
use moderato::moderation::views::table::LATELY;

/// Returns this app, the recorder, two members and two guests.
pub(crate) fn meeting() -> Vec<Participant> {
    let mut recorder = user("rec", "Recorder");
    recorder.identity.kind = IdentityKind::Application;
    recorder.recording = true;
    vec![
        own(),
        recorder,
        user("ada", "Ada"),
        user("bob", "Bob"),
        guest("gus", "Gus"),
        guest("gil", "Gil"),
    ]
}

pub(crate) fn window() -> Window {
    window_sized(meeting(), true, [1100.0, 760.0])
}

pub(crate) fn pick(window: &mut Window, who: &str) {
    let label = format!("Select {who}");
    window
        .get_by_role_and_label(Widget::CheckBox, &label)
        .click();
    window.run_steps(3);
}

pub(crate) fn pick_with(window: &mut Window, who: &str, modifiers: Modifiers) {
    let label = format!("Select {who}");
    let box_ = window.get_by_role_and_label(Widget::CheckBox, &label);
    box_.click_modifiers(modifiers);
    window.run_steps(3);
}

pub(crate) const ADA: &str = "Ada, member, ada";
pub(crate) const BOB: &str = "Bob, member, bob";
pub(crate) const GUS: &str = "Gus, guest, gus";
pub(crate) const GIL: &str = "Gil, guest, gil";

/// Chooses an entry from the menu above the list.
fn select(window: &mut Window, entry: &str) {
    click(window, "Select people");
    // The entry is read together with its key.
    window.get_by_label_contains(entry).click();
    window.run_steps(3);
}

/// Moves the focus to the list.
pub(crate) fn focus_list(window: &mut Window) {
    press(window, Key::ArrowDown);
}

pub(crate) fn removed_together(window: &mut Window) -> Vec<Vec<String>> {
    let told = told(window).into_iter();
    let people = |command| match command {
        Command::RemoveMany { people, .. } => {
            Some(people.iter().map(ToString::to_string).collect())
        }
        _ => None,
    };
    told.filter_map(people).collect()
}

#[test]
fn boxes_choose_one_a_range_and_let_go_again() {
    let mut window = window();
    pick(&mut window, ADA);
    assert_reads(&window, "1 selected");
    pick_with(&mut window, GUS, Modifiers::SHIFT);
    assert_reads(&window, "3 selected");
    pick_with(&mut window, BOB, Modifiers::COMMAND);
    assert_reads(&window, "2 selected");
    click(&mut window, "Clear the selection");
    assert!(!reads(&window, "selected"));
    assert!(told(&mut window).is_empty());
}

#[test]
fn who_is_protected_has_no_box_and_is_named_in_the_preview_as_left_out() {
    let mut window = window();
    assert!(window.query_by_label("Select Recorder, app, rec").is_none());
    focus_list(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    assert_reads(&window, "4 selected");
    click(&mut window, "Remove 4…");
    assert_reads(&window, "Remove 4 people?");
    assert_reads(&window, "Left out 2");
    assert_reads(&window, "Recording");
    assert!(
        window
            .get_by_label("Remove 4…")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn the_preview_names_exactly_those_it_was_opened_for_and_takes_no_double_click() {
    let mut window = window();
    select(&mut window, "Guests (2)");
    click(&mut window, "Remove 2…");
    click(&mut window, "Remove 2 people");
    assert!(told(&mut window).is_empty(), "not before it is armed");
    let mut more = meeting();
    more.push(guest("new", "Newcomer"));
    happen(&mut window, |desk| desk.roster(more));
    wait(&mut window, 300);
    click(&mut window, "Remove 2 people");
    let mut people = removed_together(&mut window);
    people[0].sort();
    assert_eq!(people, [["gil", "gus"]]);
    assert_reads(&window, "Removing 2 people");
    assert!(!reads(&window, "selected"));
}

#[test]
fn the_keyboard_alone_selects_previews_and_confirms() {
    let mut window = window();
    for _ in 0..3 {
        press(&mut window, Key::ArrowDown);
    }
    window.key_press_modifiers(Modifiers::COMMAND, Key::Space);
    window.run_steps(3);
    assert_reads(&window, "1 selected");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Space);
    assert_reads(&window, "2 selected");
    press(&mut window, Key::Escape);
    assert!(!reads(&window, "selected"));
    press(&mut window, Key::ArrowUp);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Space);
    window.run_steps(3);
    press(&mut window, Key::Delete);
    assert_reads(&window, "Remove one person?");
    press(&mut window, Key::Escape);
    assert!(!reads(&window, "Remove one person?"));
    press(&mut window, Key::Delete);
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert_eq!(removed_together(&mut window), [["ada"]]);
}

#[test]
fn rows_hold_still_while_people_are_selected() {
    let mut window = window();
    pick(&mut window, ADA);
    let top = window.get_by_label(&format!("Select {GIL}")).rect().top();
    let mut fewer = meeting();
    fewer.remove(3);
    happen(&mut window, |desk| desk.roster(fewer));
    wait(&mut window, 20_000);
    assert!(
        (window.get_by_label(&format!("Select {GIL}")).rect().top() - top).abs() < 1.0,
        "who left stays as a struck row"
    );
    assert!(window.query_by_label(&format!("Select {BOB}")).is_none());
}

#[test]
fn a_removal_of_several_is_stopped_told_and_tried_again_for_those_who_failed() {
    let mut window = window();
    select(&mut window, "Guests (2)");
    click(&mut window, "Remove 2…");
    wait(&mut window, 300);
    click(&mut window, "Remove 2 people");
    told(&mut window);
    wait(&mut window, 100);
    let is_gus = |request: &Request| matches!(request, Request::Delete(id) if id.as_str() == "gus");
    happen(&mut window, |desk| {
        desk.answer(is_gus, &Err(Cause::Service));
    });
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    let mut fewer = meeting();
    fewer.pop();
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(fewer));
    wait(&mut window, 1_000);
    assert_reads(&window, "1 removed, 1 failed");
    assert_reads(&window, "Not removed: 1");
    let ada = format!("Remove {ADA}");
    assert!(window.query_by_label(&ada).is_some());
    click(&mut window, "Show failures");
    assert!(
        window.query_by_label(&ada).is_none(),
        "only those left are shown"
    );
    assert_reads(&window, "Not removed");
    assert_reads(&window, "Microsoft trouble");
    let again = window.query_all_by_label_contains("Try again to remove Gus");
    assert_eq!(again.count(), 1, "the action stands beside");
    click(&mut window, "Try again (1)");
    assert_eq!(removed_together(&mut window), [["gus"]]);
    wait(&mut window, 100);
    click(&mut window, "Stop");
    assert_reads(&window, "one is still on its way");
}

pub(crate) fn removed_singly(window: &mut Window) -> Vec<String> {
    let told = told(window).into_iter();
    let person = |command| match command {
        Command::Remove { participant, .. } => Some(participant.to_string()),
        _ => None,
    };
    told.filter_map(person).collect()
}

pub(crate) fn wave() -> Vec<Participant> {
    let mut people = meeting();
    people.extend((0..6).map(|n| guest(&format!("w{n}"), &format!("Wave {n}"))));
    people
}

pub(crate) const CLEAR: &str = "Remove the 6 new guests and close the door";

/// Returns the command that closes the door for the default time.
pub(crate) fn closes_the_door() -> Command {
    Command::Door(call_id(), Some(Duration::from_mins(15)))
}

/// Returns the command that opens the door, as another moderator may do.
fn opens_the_door() -> Command {
    Command::Door(call_id(), None)
}

#[test]
fn a_wave_is_cleared_by_one_confirmed_press_and_the_door_closes_first() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    assert_reads(&window, "6 people joined");
    told(&mut window);
    click(&mut window, CLEAR);
    assert_reads(&window, "Remove 6 people?");
    // The door closes at once, so that nobody slips in while the preview is open.
    assert_eq!(told(&mut window), [closes_the_door()]);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    assert_reads(
        &window,
        "The closed door removes guests who join from now on.",
    );
    wait(&mut window, 300);
    click(&mut window, "Remove 6 people");
    let told = told(&mut window);
    let [_, Command::RemoveMany { people, .. }] = &told[..] else {
        panic!("{told:?}");
    };
    assert_eq!(people.len(), 6);
    assert!(people.iter().all(|id| id.as_str().starts_with('w')));
}

/// Lets many people join while a pointer in the list keeps the notice from pushing the rows.
fn raid_while_held(window: &mut Window) {
    let row = window.get_by_label_contains("Remove Gus, guest").rect();
    window.hover_at(row.left_center() - egui::vec2(60.0, 0.0));
    wait(window, 100);
    happen(window, |desk| desk.roster(wave()));
}

/// Presses the notice's button that closes the door; returns the commands that the press sends.
fn close_the_door(window: &mut Window) -> Vec<Command> {
    let close = window.get_all_by_label("Close the door to guests").next();
    close.unwrap().click();
    window.run_steps(3);
    told(window)
}

#[test]
fn a_notice_that_just_came_in_the_place_of_the_filters_takes_no_press_yet() {
    let mut window = window();
    wait(&mut window, 2_000);
    raid_while_held(&mut window);
    assert_reads(&window, "6 people joined");
    told(&mut window);
    assert!(
        close_the_door(&mut window).is_empty(),
        "it was aimed at a filter"
    );
    window.get_by_label(CLEAR).click();
    window.run_steps(3);
    assert!(!reads(&window, "Remove 6 people?"), "and so was this one");
    wait(&mut window, 700);
    assert_eq!(close_the_door(&mut window), [closes_the_door()]);
}

#[test]
fn a_notice_keeps_its_place_when_the_list_is_no_longer_held() {
    let mut window = window();
    wait(&mut window, 2_000);
    let place = |window: &Window, label: &str| {
        let buttons = window.get_all_by_label_contains(label);
        buttons.last().unwrap().rect().top()
    };
    raid_while_held(&mut window);
    let held = place(&window, CLEAR);
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(&mut window, 3_500);
    assert!(reads(&window, "Wave 5"), "the list moves again");
    let free = place(&window, CLEAR);
    assert!((held - free).abs() < 1.5, "{held} became {free}");
    // The line of the rules appears below, and the notice stays at its place.
    happen(&mut window, |desk| desk.command(closes_the_door()));
    let beside = place(&window, "Remove the 6 new guests");
    assert!((held - beside).abs() < 1.5, "{held} became {beside}");
    assert!(place(&window, "Review") > held + 20.0);
}

#[test]
fn a_notice_that_comes_under_a_pointer_among_the_filters_takes_no_press_yet() {
    let mut window = window();
    wait(&mut window, 2_000);
    let filters = window.get_by_label_contains("Guests ").rect();
    window.hover_at(filters.center());
    wait(&mut window, 100);
    happen(&mut window, |desk| desk.roster(wave()));
    told(&mut window);
    assert!(
        close_the_door(&mut window).is_empty(),
        "it was aimed at a filter"
    );
    wait(&mut window, 700);
    assert_eq!(close_the_door(&mut window), [closes_the_door()]);
}

#[test]
fn the_door_alone_is_closed_by_one_press_and_offered_no_more_then() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    told(&mut window);
    click(&mut window, "Close the door to guests");
    let told = told(&mut window);
    assert_eq!(told, [closes_the_door()]);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    assert!(!reads(&window, CLEAR));
    assert_reads(&window, "Remove the 6 new guests");
}

#[test]
fn who_comes_while_the_preview_is_open_is_told_and_added_by_one_press() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    told(&mut window);
    click(&mut window, CLEAR);
    happen(&mut window, |desk| desk.command(opens_the_door()));
    let mut more = wave();
    more.extend((0..3).map(|n| guest(&format!("x{n}"), &format!("Late {n}"))));
    happen(&mut window, |desk| desk.roster(more));
    assert_reads(&window, "Remove 6 people?");
    let add = window.get_all_by_label("3 more came · add them").next();
    add.unwrap().click();
    window.run_steps(3);
    assert_reads(&window, "Remove 9 people?");
    assert!(!reads(&window, "more came"));
    // A press meant for six people does not count.
    click(&mut window, "Remove 9 people");
    assert_eq!(told(&mut window), [closes_the_door(), opens_the_door()]);
    wait(&mut window, 300);
    click(&mut window, "Remove 9 people");
    assert!(matches!(
        told(&mut window)[..],
        [Command::RemoveMany { .. }]
    ));
}

#[test]
fn who_cancels_a_removal_that_closed_the_door_can_open_it_in_the_same_press() {
    let link = "Cancel and open the door";
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    click(&mut window, CLEAR);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    told(&mut window);
    click(&mut window, link);
    assert_eq!(told(&mut window), [opens_the_door()]);
    assert!(!reads(&window, "Remove 6 people?"));
    happen(&mut window, |desk| desk.command(opens_the_door()));
    // The door was closed before, so the preview does not offer to open it.
    happen(&mut window, |desk| desk.command(closes_the_door()));
    wait(&mut window, 1_000);
    click(&mut window, "Remove the 6 new guests");
    assert_reads(&window, "Remove 6 people?");
    assert!(!reads(&window, link));
}

#[test]
fn whom_the_closed_door_removes_is_not_offered_to_be_added() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    click(&mut window, CLEAR);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    let mut more = wave();
    more.extend((0..3).map(|n| guest(&format!("x{n}"), &format!("Late {n}"))));
    happen(&mut window, |desk| desk.roster(more));
    assert_reads(&window, "Remove 6 people?");
    assert_reads(&window, "It's already removing 3 more.");
    assert!(!reads(&window, "more came"), "the door removes them");
}

#[test]
fn who_is_added_comes_to_those_who_stand_there_also_when_these_are_no_longer_new() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    click(&mut window, CLEAR);
    happen(&mut window, |desk| desk.command(opens_the_door()));
    wait(&mut window, LATELY.as_secs() * 1_000 + 1_000);
    let mut more = wave();
    more.push(guest("x", "Late"));
    happen(&mut window, |desk| desk.roster(more));
    let add = window.get_all_by_label("1 more came · add them").next();
    add.unwrap().click();
    window.run_steps(3);
    assert_reads(&window, "Remove 7 people?");
}

#[test]
fn the_question_about_a_guest_offers_the_door_and_goes_on() {
    let mut window = window();
    click(&mut window, &format!("Remove {GUS}"));
    wait(&mut window, 300);
    told(&mut window);
    click(&mut window, "Close the door to guests");
    assert_eq!(told(&mut window), [closes_the_door()]);
    assert_reads(&window, "Yes, remove Gus");
    happen(&mut window, |desk| desk.command(closes_the_door()));
    assert!(!reads(&window, "Close the door to guests"));
}

#[test]
fn a_wave_is_told_of_in_the_bar_while_the_rows_hold_still_and_as_long_as_its_guests_stay() {
    let mut window = window();
    wait(&mut window, 2_000);
    pick(&mut window, GUS);
    let row = |window: &Window| window.get_by_label(&format!("Select {GIL}")).rect();
    let before = row(&window);
    happen(&mut window, |desk| desk.roster(wave()));
    assert_reads(&window, "6 people joined since ");
    assert_eq!(row(&window), before, "and no row moves for it");
    click(&mut window, "Clear the selection");
    assert_reads(&window, CLEAR);
    wait(&mut window, 400_000);
    assert_reads(&window, CLEAR);
}

#[test]
fn the_new_guests_are_offered_whatever_the_search_hides() {
    let mut window = window();
    wait(&mut window, 2_000);
    window.get_by_label("Search people").focus();
    window.get_by_label("Search people").type_text("gus");
    window.run_steps(3);
    happen(&mut window, |desk| desk.roster(wave()));
    click(&mut window, CLEAR);
    assert_reads(&window, "Remove 6 people?");
}

#[test]
fn in_raid_mode_guests_go_at_once_and_everybody_else_is_asked_about() {
    let mut window = window();
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
    });
    // The order just changed, so no press counts for a moment.
    wait(&mut window, 500);
    told(&mut window);
    click(&mut window, &format!("Remove {GUS}"));
    assert_eq!(removed_singly(&mut window), ["gus"]);
    click(&mut window, &format!("Remove {ADA}"));
    assert!(removed_singly(&mut window).is_empty());
    assert_reads(&window, "Yes, remove Ada");
}

#[test]
fn an_organizer_who_is_a_guest_is_asked_about_in_raid_mode_too() {
    let gus = guest("gus", "Gus").identity;
    let mut window = window();
    happen(&mut window, |desk| {
        desk.reads(Call {
            state: CallState::Established,
            organizer: Some(gus),
            ..Call::default()
        });
    });
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
    });
    wait(&mut window, 500);
    click(&mut window, &format!("Remove {GUS}"));
    assert!(removed_singly(&mut window).is_empty());
    assert_reads(&window, "Yes, remove Gus");
}

#[test]
fn raid_mode_marks_newcomers_shows_them_first_and_gives_the_order_back() {
    let mut window = window();
    let top =
        |window: &Window, who: &str| window.get_by_label(&format!("Select {who}")).rect().top();
    assert!(top(&window, ADA) < top(&window, GIL));
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
    });
    wait(&mut window, 1_000);
    let mut more = meeting();
    more.push(guest("new", "Newcomer"));
    happen(&mut window, |desk| desk.roster(more));
    assert_eq!(window.query_all_by_label("New").count(), 1);
    let newcomer = "Newcomer, guest, new";
    assert!(top(&window, newcomer) < top(&window, ADA));
    click(&mut window, "End raid mode");
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(&mut window, 1_000);
    assert!(top(&window, newcomer) > top(&window, ADA));
    assert!(!reads(&window, "Raid mode"));
}

#[test]
fn the_menu_of_the_call_switches_raid_mode() {
    let mut window = window();
    click(&mut window, "More for this call");
    click(&mut window, "Raid mode for 10 minutes");
    assert_eq!(told(&mut window), [Command::Raid(call_id(), true)]);
    assert_reads(&window, "Raid mode 10:00");
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(&mut window, 1);
    wait(&mut window, 3_000);
    assert_reads(
        &window,
        "Pressing Remove acts at once on guests and external people.",
    );
}

/// Removes a person, who comes back with another id.
fn comes_back(window: &mut Window, mut back: Participant) {
    let id = back.id.clone().unwrap();
    happen(window, |desk| {
        desk.command(Command::Remove {
            call: call_id(),
            participant: id.clone(),
            source: Source::Click,
        });
    });
    wait(window, 100);
    happen(window, |desk| desk.answer(is_removal, &Ok(())));
    let others: Vec<_> = meeting()
        .into_iter()
        .filter(|one| one.id.as_ref() != Some(&id))
        .collect();
    wait(window, 1_000);
    happen(window, |desk| desk.roster(others.clone()));
    wait(window, 1_000);
    back.id = Some(ParticipantId::from(format!("{id}-2").as_str()));
    let mut people = others;
    people.push(back);
    happen(window, |desk| desk.roster(people));
    wait(window, 20_000);
    // The removed row just left, so keys for the next row wait a moment.
    wait(window, 400);
    told(window);
}

#[test]
fn who_came_back_is_removed_again_with_one_key() {
    let mut window = window();
    comes_back(&mut window, user("bob", "Bob"));
    assert_reads(&window, "Came back");
    press(&mut window, Key::End);
    press(&mut window, Key::R);
    assert_reads(&window, "Yes, remove Bob");
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    assert_eq!(removed_singly(&mut window), ["bob-2"]);
}

/// Returns the commands that keep somebody out: the name, the time, and whether the person is also
/// removed.
fn kept_out(window: &mut Window) -> Vec<(String, Option<Duration>, bool)> {
    let told = told(window).into_iter();
    let order = |command| match command {
        Command::KeepOut(_, order) => {
            let name = order.who.name.as_str().to_owned();
            Some((name, order.for_how_long, order.removes))
        }
        _ => None,
    };
    told.filter_map(order).collect()
}

/// Keeps Bob out from his card.
fn keep_out(window: &mut Window) {
    click(window, &format!("Remove {BOB} and keep them out"));
    wait(window, 300);
    click(window, &format!("Yes, keep out {BOB}"));
}

fn keep_out_bob(window: &mut Window) {
    choose(window, "bob");
    keep_out(window);
    // A notice appears only while the pointer holds no row in place.
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(window, 100);
}

#[test]
fn keeping_out_is_a_second_choice_in_the_question_with_a_time_of_its_own() {
    let mut window = window();
    click(&mut window, &format!("Remove {BOB}"));
    wait(&mut window, 300);
    click(&mut window, "Remove and keep out…");
    assert_reads(&window, "and keep them out?");
    assert_reads(&window, "only while Moderato is running");
    click(&mut window, &format!("Yes, keep out {BOB}"));
    assert!(told(&mut window).is_empty(), "the new question arms anew");
    wait(&mut window, 300);
    window
        .get_by_role_and_label(Widget::RadioButton, "10 min")
        .click();
    window.run_steps(3);
    click(&mut window, &format!("Yes, keep out {BOB}"));
    let ten = Some(Duration::from_mins(10));
    assert_eq!(kept_out(&mut window), [("Bob".to_owned(), ten, true)]);
}

#[test]
fn protected_people_cannot_be_kept_out_and_the_button_says_why() {
    let mut window = window();
    choose(&mut window, "rec");
    let label = "Remove Recorder, app, rec and keep them out";
    assert_greyed(&mut window, label, "are never kept out");
}

#[test]
fn the_card_of_a_guest_offers_the_door_since_guests_cannot_be_recognized() {
    let mut window = window();
    choose(&mut window, "gus");
    click(&mut window, "Close the door to guests");
    let told = told(&mut window);
    assert!(matches!(&told[..], [Command::Door(_, Some(_))]), "{told:?}");
    happen(&mut window, |_| {});
    let label = format!("Remove {GUS} and keep them out");
    assert_greyed(
        &mut window,
        &label,
        "Guests get a new ID each time they join",
    );
}

#[test]
fn a_rejoiner_is_shown_before_the_rule_acts_and_can_be_let_stay() {
    let mut window = window();
    keep_out_bob(&mut window);
    assert_eq!(kept_out(&mut window), [("Bob".to_owned(), None, true)]);
    assert_reads(&window, "Keep out is on for one person.");
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    let mut others = meeting();
    others.retain(|one| one.id.as_ref().is_none_or(|id| id.as_str() != "bob"));
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(others.clone()));
    let mut back = user("bob-2", "Bob");
    back.identity.id = user("bob", "Bob").identity.id;
    others.push(back);
    wait(&mut window, 20_000);
    happen(&mut window, |desk| desk.roster(others));
    assert_reads(&window, "Going in 1 s");
    // Another row was here until now, so no press counts for a moment.
    wait(&mut window, 400);
    click(&mut window, "Let Bob, member, ob-2 stay");
    wait(&mut window, 2_000);
    let stays = Command::LetStay(call_id(), ParticipantId::from("bob-2"));
    assert_eq!(told(&mut window), [stays]);
    assert!(window.state().sent.is_empty());
}

#[test]
fn the_list_of_rules_is_reviewed_and_undone() {
    let mut window = window();
    keep_out_bob(&mut window);
    told(&mut window);
    wait(&mut window, 700);
    click(&mut window, "Review");
    assert_reads(&window, "for the whole call");
    assert_reads(&window, "only while Moderato is running");
    click(&mut window, "Stop keeping Bob out");
    assert!(matches!(&told(&mut window)[..], [Command::LetBackIn(..)]));
    assert_reads(&window, "No one is kept out by name.");
    click(&mut window, "Close the list");
    assert!(!reads(&window, "Guest door"));
}

#[test]
fn the_guest_door_closes_says_whom_it_hits_and_opens() {
    let mut window = window();
    click(&mut window, "More for this call");
    click(&mut window, "Keep out and guest door…");
    assert_reads(
        &window,
        "Closing the door doesn't remove the 2 guests already here.",
    );
    click(&mut window, "Close for 5 min");
    let five = Some(Duration::from_mins(5));
    assert_eq!(told(&mut window), [Command::Door(call_id(), five)]);
    assert_reads(&window, "The door is closed for guests, 5:00 left.");
    wait(&mut window, 1_000);
    let mut more = meeting();
    more.push(guest("new", "Newcomer"));
    happen(&mut window, |desk| desk.roster(more));
    assert_reads(&window, "Right now it removes one guest: Newcomer");
    click(&mut window, "Open the door");
    assert_eq!(told(&mut window), [Command::Door(call_id(), None)]);
    wait(&mut window, 2_000);
    assert!(
        window.state().sent.is_empty(),
        "an open door removes nobody"
    );
}

#[test]
fn rules_of_an_earlier_run_wait_for_an_answer() {
    for (button, go_on) in [("Go on", true), ("Drop", false)] {
        let mut window = window();
        keep_out_bob(&mut window);
        told(&mut window);
        happen(&mut window, |desk| {
            desk.twist = |call| {
                for kept in &mut Arc::make_mut(&mut call.rules).kept_out {
                    kept.holder.waits = true;
                }
            };
        });
        assert_reads(&window, "Rules you set earlier don't act yet.");
        assert_reads(&window, "Keep out: Bob.");
        wait(&mut window, 700);
        click(&mut window, button);
        let answer = Command::AnswerRules(call_id(), go_on);
        assert_eq!(told(&mut window), [answer]);
    }
}

#[test]
fn people_are_protected_and_no_longer_but_not_guests() {
    let mut window = window();
    choose(&mut window, "ada");
    click(&mut window, &format!("Protect {ADA}"));
    let [Command::Protect { who, on: true }] = &told(&mut window)[..] else {
        panic!("nothing was told");
    };
    assert_eq!(who.name.as_str(), "Ada");
    assert!(window.query_by_label(&format!("Select {ADA}")).is_none());
    // A button that replaced the pressed one ignores presses within the time of a double click.
    wait(&mut window, 700);
    click(&mut window, &format!("Stop protecting {ADA}"));
    assert!(matches!(
        &told(&mut window)[..],
        [Command::Protect { on: false, .. }]
    ));
    choose(&mut window, "gus");
    let label = format!("Protect {GUS}");
    assert_greyed(
        &mut window,
        &label,
        "Guests get a new ID each time they join",
    );
}

/// Returns a window in which Bob, whose account can be invited, was removed and is gone.
pub(crate) fn without_bob() -> Window {
    let mut people = meeting();
    people[3].identity.id = Some("11111111-2222-3333-4444-555555555555".into());
    after_bob(people)
}

/// Returns a window in which Bob is kept out after his removal, with the activity.
pub(crate) fn kept_out_bob() -> Window {
    let mut window = without_bob();
    window.state_mut().shows_entries = true;
    window.run_steps(3);
    keep_out(&mut window);
    window
}

/// Returns a window after the removal of Bob, one of these people, was proved.
pub(crate) fn after_bob(mut people: Vec<Participant>) -> Window {
    let mut window = window_sized(people.clone(), true, [1100.0, 760.0]);
    choose(&mut window, "bob");
    accepted(&mut window, "bob");
    people.remove(3);
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(people));
    told(&mut window);
    window
}

#[test]
fn somebody_who_was_removed_is_invited_again_from_the_card() {
    let mut window = without_bob();
    click(&mut window, &format!("Invite {BOB} again"));
    let [Command::Invite { people, .. }] = &told(&mut window)[..] else {
        panic!("nobody was invited");
    };
    assert_eq!(people.len(), 1);
}

#[test]
fn nobody_is_invited_from_the_card_while_they_are_kept_out() {
    let mut window = without_bob();
    keep_out(&mut window);
    let invite = format!("Invite {BOB} again");
    assert!(window.query_by_label(&invite).is_none());
    click(&mut window, &format!("Allow {BOB} back"));
    assert!(window.query_by_label(&invite).is_some());
}

#[test]
fn an_entry_of_a_removal_lets_back_in_first_and_then_invites_again() {
    let mut window = without_bob();
    window.state_mut().shows_entries = true;
    window.run_steps(3);
    open_entry(&mut window, "Remove Bob");
    assert!(window.query_by_label("Invite Bob again").is_some());
    keep_out(&mut window);
    let [(_, _, removes)] = &kept_out(&mut window)[..] else {
        panic!("nobody is kept out");
    };
    assert!(!removes, "who is gone is not removed once more");
    window.run_steps(3);
    assert!(window.query_by_label("Invite Bob again").is_none());
    open_entry(&mut window, "Keep out Bob");
    click(&mut window, "Allow Bob back");
    assert!(matches!(&told(&mut window)[..], [Command::LetBackIn(..)]));
    // The entries of the removal and of the rule both offer a new invitation.
    assert!(window.query_by_label("Invite Bob again").is_some());
    open_entry(&mut window, "Remove Bob");
    window.state_mut().auto_cancel = Some(Duration::from_secs(45));
    window.run_steps(1);
    window.get_by_label("Invite Bob again").focus();
    press(&mut window, Key::Enter);
    let [Command::Invite { people, source, .. }] = &told(&mut window)[..] else {
        panic!("nobody was invited");
    };
    assert_eq!(people[0].auto_cancel, Some(Duration::from_secs(45)));
    assert_eq!(*source, Source::Key);
}

#[test]
fn who_is_long_gone_still_has_a_card_with_what_can_be_undone() {
    let mut window = without_bob();
    window.state_mut().shows_entries = true;
    window.state_mut().call_state.choose(None);
    wait(&mut window, 60_000);
    assert!(
        window
            .query_by_label(&format!("Invite {BOB} again"))
            .is_none()
    );
    open_entry(&mut window, "Remove Bob");
    click(&mut window, "Show the person");
    assert_reads(&window, "no longer in the list");
    assert_reads(&window, "Removal requested");
    // One button is on the card, one in the activity entry.
    let again: Vec<_> = window.query_all_by_label("Invite Bob again").collect();
    assert_eq!(again.len(), 2);
    again[0].click();
    window.run_steps(3);
    assert!(matches!(&told(&mut window)[..], [Command::Invite { .. }]));
}

/// Opens or closes an entry of the activity.
pub(crate) fn open_entry(window: &mut Window, begins: &str) {
    let entry = window.get_by(|node| {
        // A line may end with a result. The button on a row ends with an id instead.
        let ends = |label: &str| label.contains(", member: ") || label.ends_with(", member");
        let is_line = |label: String| label.starts_with(begins) && ends(&label);
        node.role() == Widget::Button && node.label().is_some_and(is_line)
    });
    entry.click();
    window.run_steps(4);
}

#[test]
fn a_guest_who_was_removed_cannot_be_invited_again() {
    let mut window = window();
    choose(&mut window, "gus");
    asked(&mut window, "gus");
    wait(&mut window, 100);
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    let mut people = meeting();
    people.remove(4);
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(people));
    let label = format!("Invite {GUS} again");
    assert!(window.query_by_label(&label).is_none());
    assert_reads(&window, "They can join again by the meeting link.");
}

#[test]
fn a_wave_of_joins_does_not_bury_what_was_done() {
    let mut window = window_sized(vec![own(), user("ada", "Ada")], true, [1280.0, 800.0]);
    window.state_mut().shows_entries = true;
    let turn = |window: &mut Window| {
        let mut lines = window.query_all_by_role(Widget::Button);
        let is_it = |line: &egui_kittest::Node<'_>| {
            let label = line.accesskit_node().label();
            label.is_some_and(|label| label.starts_with("6 people joined, "))
        };
        lines.find(is_it).unwrap().click();
        drop(lines);
        window.run_steps(3);
    };
    let mut more = vec![own(), user("ada", "Ada")];
    more.extend((0..6).map(|n| guest(&format!("g{n}"), &format!("Guest {n}"))));
    happen(&mut window, |desk| desk.roster(more));
    assert!(!reads(&window, "Guest 5, guest, joined"));
    turn(&mut window);
    assert_reads(&window, "Guest 5, guest, joined");
    turn(&mut window);
    assert!(!reads(&window, "Guest 5, guest, joined"));
}

#[test]
fn who_only_waits_in_the_lobby_has_not_joined() {
    let mut window = window();
    wait(&mut window, 2_000);
    let mut people = wave();
    for id in ["lob-1", "lob-2"] {
        let mut waits = guest(id, id);
        waits.in_lobby = true;
        people.push(waits);
    }
    happen(&mut window, |desk| desk.roster(people.clone()));
    assert_reads(&window, "6 people joined, 2 wait in the lobby,");
    click(&mut window, CLEAR);
    let lobby = "wait in the lobby and aren't included.";
    assert_reads(&window, &format!("2 guests {lobby}"));
    people.retain(|person| !person.in_lobby || person.id != Some("lob-1".into()));
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "One guest waits in the lobby and isn't included.");
    wait(&mut window, 300);
    told(&mut window);
    click(&mut window, "Remove 6 people");
    let removed = removed_together(&mut window);
    assert!(
        removed[0].iter().all(|id| id.starts_with('w')),
        "{removed:?}"
    );
}

#[test]
fn the_preview_counts_who_is_left_and_names_those_of_the_door() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    click(&mut window, CLEAR);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    let mut people = wave();
    people.extend([guest("late-1", "Lia"), guest("late-2", "Lou")]);
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(people.clone()));
    assert_reads(&window, "It's already removing 2 more.");
    assert_reads(&window, "Remove 6 people?");
    // One of the six people leaves without being removed.
    people.retain(|person| person.id.as_ref().is_none_or(|id| id.as_str() != "w1"));
    for _ in 0..2 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(people.clone()));
    }
    assert_reads(&window, "Remove 5 people?");
    told(&mut window);
    click(&mut window, "Remove 5 people");
    let told = told(&mut window);
    let [Command::RemoveMany { people, .. }] = &told[..] else {
        panic!("{told:?}");
    };
    assert!(people.len() == 5 && people.iter().all(|id| id.as_str() != "w1"));
}

/// Fails to read the roster this many times.
fn outage(desk: &mut Desk, times: usize) {
    for _ in 0..times {
        desk.now = desk.now.plus(Duration::from_secs(2));
        desk.apply(Event::RosterFailed {
            call: call_id(),
            asked: desk.now,
            failure: Arc::new(Failure::new(Cause::Service)),
            next_try: desk.now.plus(Duration::from_secs(2)),
        });
    }
}

#[test]
fn the_cause_of_an_outage_comes_before_the_wave_and_what_cannot_be_done_is_not_offered() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    let notice = |window: &Window| {
        let mut all = painted(window).into_iter();
        all.find(|text| text.contains("6 guests are still here"))
            .unwrap()
    };
    // After one try that failed, the next may work: the wave stays in front, with its buttons.
    happen(&mut window, |desk| outage(desk, 1));
    let said = notice(&window);
    assert!(said.starts_with("6 guests are still here."), "{said}");
    assert!(said.ends_with("The list is 2 s old."), "{said}");
    assert_reads(&window, CLEAR);
    happen(&mut window, |desk| outage(desk, 2));
    let said = notice(&window);
    let cause = "The list is 6 s old. Microsoft had a problem of its own.";
    assert!(said.starts_with(cause), "{said}");
    assert!(!reads(&window, CLEAR), "no removal would get through");
    assert_reads(&window, "Details");
    happen(&mut window, |desk| desk.roster(wave()));
    assert!(notice(&window).starts_with("6 guests are still here."));
    assert_reads(&window, CLEAR);
}
