//! Rules in the window, with the real console: their line, end, changes, and who is let in.

use std::time::Duration;

use egui::{Key, Modifiers, Role as UiRole};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{
    Window, asked, assert_reads, call_id, click, happen, is_removal, person, reads, told, wait,
    window_sized,
};
use crate::fixtures::people::{guest, own, user};
use crate::fixtures::window::{press, type_into};
use crate::invite_ui::FIELD;
use moderato::moderation::command::{Command, KeepOutOrder};
use moderato::moderation::effect::Request;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::state::rules::DoorScope;

fn meeting() -> Vec<Participant> {
    vec![own(), user("ada", "Ada"), user("bob", "Bob")]
}

fn with(more: &[Participant]) -> Vec<Participant> {
    let mut people = meeting();
    people.extend_from_slice(more);
    people
}

fn window() -> Window {
    window_sized(meeting(), true, [1300.0, 900.0])
}

fn close_door(window: &mut Window, secs: u64) {
    let time = Some(Duration::from_secs(secs));
    happen(window, |desk| desk.command(Command::Door(call_id(), time)));
    // A line appears only while the pointer holds no row in place.
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(window, 1_000);
    told(window);
}

fn keep_out(window: &mut Window, id: &str, secs: Option<u64>) {
    happen(window, |desk| {
        let order = KeepOutOrder {
            who: person(desk, id),
            for_how_long: secs.map(Duration::from_secs),
            removes: false,
            source: Source::Click,
        };
        desk.command(Command::KeepOut(call_id(), order));
    });
    told(window);
}

#[test]
fn the_line_of_the_rules_stays_beside_a_wave_and_over_an_old_roster() {
    let mut window = window();
    close_door(&mut window, 600);
    let door = "The door is closed for guests";
    assert_reads(&window, door);
    let crowd: Vec<_> = (0..6).map(|n| guest(&format!("g{n}"), "Wave")).collect();
    happen(&mut window, |desk| desk.roster(with(&crowd)));
    assert_reads(&window, "6 people joined");
    assert_reads(&window, door);
    wait(&mut window, 200_000);
    assert_reads(&window, "The list is");
    assert_reads(&window, door);
}

#[test]
fn opening_the_door_shortly_after_a_wave_comes_with_a_warning() {
    let mut window = window();
    close_door(&mut window, 600);
    click(&mut window, "Review");
    assert!(!reads(&window, "still arriving"));
    let crowd: Vec<_> = (0..6).map(|n| guest(&format!("g{n}"), "Wave")).collect();
    happen(&mut window, |desk| desk.roster(with(&crowd)));
    wait(&mut window, 20_000);
    assert_reads(&window, "Many guests were still arriving 20 s ago.");
    assert_reads(&window, "Keep closed from now on for");
}

#[test]
fn the_key_of_the_door_opens_it_only_when_no_wave_is_near() {
    let mut window = window();
    let key = |window: &mut Window| {
        window.key_press_modifiers(Modifiers::COMMAND, Key::D);
        window.run_steps(3);
        told(window)
    };
    assert!(matches!(key(&mut window)[..], [Command::Door(_, Some(_))]));
    assert!(matches!(key(&mut window)[..], [Command::Door(_, None)]));
    close_door(&mut window, 1_200);
    let crowd: Vec<_> = (0..6).map(|n| guest(&format!("g{n}"), "Wave")).collect();
    happen(&mut window, |desk| desk.roster(with(&crowd)));
    wait(&mut window, 20_000);
    told(&mut window);
    for _ in 0..2 {
        assert_eq!(key(&mut window), [], "in a raid, it opens no door");
        assert_reads(&window, "Many guests were still arriving");
        assert!(window.get_by_label("Cancel").is_focused());
    }
    wait(&mut window, 400);
    window.get_by_label("Open anyway").focus();
    window.run_steps(2);
    press(&mut window, Key::Enter);
    assert!(matches!(told(&mut window)[..], [Command::Door(_, None)]));
    happen(&mut window, |_| {});
    window.run_steps(3);
    assert!(!reads(&window, "Open the door"));
    let focused = window.get_by(|node| node.is_focused() && !node.is_hidden());
    let panel = window.get_by_label("Close the list");
    assert_eq!(focused.rect(), panel.rect(), "the focus stays in the panel");
}

#[test]
fn the_line_counts_what_was_removed_and_what_could_not_be() {
    let mut window = window();
    close_door(&mut window, 600);
    let guests = [guest("g1", "Gil"), guest("g2", "Gus")];
    happen(&mut window, |desk| desk.roster(with(&guests)));
    wait(&mut window, 1_100);
    let is_gil = |request: &Request| matches!(request, Request::Delete(id) if id.as_str() == "g1");
    happen(&mut window, |desk| {
        desk.answer(is_gil, &Err(Cause::GrantMissing));
    });
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(with(&guests[..1])));
    assert_reads(&window, "Door: one removed.");
    assert!(!reads(&window, "Keep out: "));
    assert_reads(&window, "One couldn't be removed: Gil.");
    click(&mut window, "Review");
    assert_reads(&window, "One couldn't be removed: Gil");
    let links = window.query_all_by_role_and_label(egui::Role::Link, "Gil");
    assert_eq!(links.count(), 2, "in the line and in the list");
    assert_reads(&window, "It has removed one guest.");
}

#[test]
fn the_activity_names_the_door_that_could_not_remove_somebody() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    close_door(&mut window, 600);
    let people = with(&[guest("g1", "Gil")]);
    happen(&mut window, |desk| desk.roster(people.clone()));
    wait(&mut window, 1_100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::GrantMissing));
    });
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "was still there after the guest door's removal");
}

#[test]
fn a_line_that_comes_or_goes_moves_no_row_that_is_held() {
    let mut window = window();
    close_door(&mut window, 60);
    let row = "Select Bob, member, bob";
    window.get_by_label(row).click();
    window.run_steps(3);
    let top = window.get_by_label(row).rect().top();
    wait(&mut window, 61_000);
    assert!(!reads(&window, "The door is closed for guests"));
    assert!((window.get_by_label(row).rect().top() - top).abs() < 0.5);
}

#[test]
fn a_door_that_opens_by_itself_says_so_and_is_closed_again_with_one_press() {
    let mut window = window();
    close_door(&mut window, 60);
    wait(&mut window, 61_000);
    assert_reads(&window, "The guest door has opened.");
    click(&mut window, "Close again");
    let minute = Some(Duration::from_mins(1));
    assert_eq!(told(&mut window), [Command::Door(call_id(), minute)]);
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(&mut window, 100);
    assert!(!reads(&window, "The guest door has opened."));
}

#[test]
fn the_end_of_a_keep_out_is_told_until_it_is_read() {
    let mut window = window();
    keep_out(&mut window, "bob", Some(60));
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(&mut window, 61_000);
    assert_reads(&window, "Keep out is over for Bob.");
    happen(&mut window, |desk| {
        desk.command(Command::DismissOver(call_id(), 1));
    });
    assert!(!reads(&window, "Keep out is over"));
}

#[test]
fn the_next_guest_is_let_in_from_the_list_and_named_there() {
    let mut window = window();
    close_door(&mut window, 600);
    click(&mut window, "Review");
    click(&mut window, "Let the next guest in");
    assert_eq!(told(&mut window), [Command::LetNextIn(call_id(), 1)]);
    assert_reads(&window, "The next guest to come gets in, whoever it is.");
    click(&mut window, "Let one more in");
    assert_eq!(told(&mut window), [Command::LetNextIn(call_id(), 2)]);
    happen(&mut window, |desk| {
        desk.roster(with(&[guest("g1", "Gil")]));
    });
    assert_reads(&window, "Let in: Gil");
    assert_reads(
        &window,
        "One guest is here or in the lobby. The door only removes guests who join later.",
    );
    // The line above the list has the same button.
    let nobody = window.query_all_by_label("Let no more guests in");
    assert_eq!(nobody.count(), 2);
    let nobody = window.query_all_by_label("Let no more guests in");
    nobody.last().unwrap().click();
    window.run_steps(3);
    assert_eq!(told(&mut window), [Command::LetNextIn(call_id(), 0)]);
    wait(&mut window, 5_000);
    assert!(window.state().sent.is_empty());
}

#[test]
fn a_key_lets_the_focused_person_stay() {
    let mut window = window();
    close_door(&mut window, 600);
    happen(&mut window, |desk| {
        desk.roster(with(&[guest("g1", "Gil")]));
    });
    press(&mut window, Key::End);
    press(&mut window, Key::L);
    let stays = Command::LetStay(call_id(), ParticipantId::from("g1"));
    assert_eq!(told(&mut window), [stays]);
    wait(&mut window, 5_000);
    assert!(window.state().sent.is_empty());
    press(&mut window, Key::L);
    assert!(told(&mut window).is_empty(), "nobody is about to go");
}

#[test]
fn a_rule_gets_another_time_and_is_started_again_in_the_list() {
    let mut window = window();
    keep_out(&mut window, "bob", None);
    happen(&mut window, |desk| desk.call_state.choose(None));
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(&mut window, 100);
    click(&mut window, "Review");
    click(&mut window, "Keep Bob out from now on: 10 min");
    let [Command::KeepOutFor(_, identity, time)] = &told(&mut window)[..] else {
        panic!("no other time was told");
    };
    assert_eq!(*time, Some(Duration::from_mins(10)));
    assert!(
        window
            .query_by_label("Start the rule for Bob again")
            .is_none()
    );
    for n in 0..4 {
        wait(&mut window, 1_500);
        happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
        let mut back = user(&format!("bob-{n}"), "Bob");
        back.identity.id = user("bob", "Bob").identity.id;
        let others = vec![own(), user("ada", "Ada"), back];
        wait(&mut window, 100);
        happen(&mut window, |desk| desk.roster(others));
    }
    assert_reads(&window, "has stopped");
    click(&mut window, "Start the rule for Bob again");
    let again = Command::KeepOutAgain(call_id(), identity.clone());
    assert_eq!(told(&mut window), [again]);
    assert!(!reads(&window, "has stopped"));
}

#[test]
fn everybody_under_protection_is_listed_and_can_be_taken_off() {
    let mut window = window();
    click(&mut window, "More for this call");
    click(&mut window, "Keep out and guest door…");
    assert_reads(&window, "No one is protected.");
    happen(&mut window, |desk| {
        let who = person(desk, "ada");
        desk.command(Command::Protect { who, on: true });
        desk.roster(vec![own()]);
    });
    told(&mut window);
    assert!(!reads(&window, "No one is protected."));
    click(&mut window, "Stop protecting Ada");
    let [Command::Protect { who, on: false }] = &told(&mut window)[..] else {
        panic!("she is still under protection");
    };
    assert_eq!(who.name.as_str(), "Ada");
    assert_reads(&window, "No one is protected.");
}

#[test]
fn several_are_not_removed_before_the_call_was_read_and_the_preview_says_why() {
    let mut window = window_sized(meeting(), false, [1300.0, 900.0]);
    press(&mut window, Key::ArrowDown);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    press(&mut window, Key::Delete);
    wait(&mut window, 300);
    assert_reads(&window, "The call itself hasn't been read yet");
    let yes = window.get_by_label("Remove 3 people");
    assert!(yes.accesskit_node().is_disabled());
    press(&mut window, Key::Enter);
    assert!(told(&mut window).is_empty());
}

#[test]
fn raid_mode_asks_about_everybody_before_the_call_was_read() {
    let guest = guest("g1", "Gil");
    let mut window = window_sized(with(&[guest]), false, [1300.0, 900.0]);
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
    });
    wait(&mut window, 500);
    told(&mut window);
    click(&mut window, "Remove Gil, guest, g1");
    assert!(told(&mut window).is_empty());
    assert_reads(&window, "Yes, remove Gil");
}

#[test]
fn ending_for_everyone_names_whom_the_moderator_protects() {
    let mut window = window();
    happen(&mut window, |desk| {
        let who = person(desk, "ada");
        desk.command(Command::Protect { who, on: true });
    });
    click(&mut window, "Leave…");
    wait(&mut window, 300);
    click(&mut window, "End for everyone…");
    assert_reads(&window, "You've protected one of them: Ada.");
}

/// Asserts that badge, filter, notice and activity all show this many problems.
#[track_caller]
fn assert_problems(window: &Window, n: u32) {
    assert_eq!(window.state().snapshot.calls[0].alarms, n);
    assert_eq!(reads(window, &format!("Problems {n}")), n > 0);
    assert_reads(window, &format!("Failures {n}"));
    assert_eq!(reads(window, "One couldn't be removed: Gil."), n > 0);
}

#[test]
fn people_who_are_a_problem_now_count_everywhere_alike_and_not_their_tries() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    close_door(&mut window, 600);
    happen(&mut window, |desk| desk.roster(with(&[guest("g1", "Gil")])));
    wait(&mut window, 1_100);
    let refused = Err(Cause::GrantMissing);
    happen(&mut window, |desk| desk.answer(is_removal, &refused));
    assert_problems(&window, 1);
    for _ in 0..2 {
        asked(&mut window, "g1");
        assert_problems(&window, 0);
        wait(&mut window, 100);
        happen(&mut window, |desk| desk.answer(is_removal, &refused));
        assert_problems(&window, 1);
    }
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(meeting()));
    assert_problems(&window, 0);
    assert!(
        reads(&window, "Not removed"),
        "the activity keeps what was tried"
    );
}

#[test]
fn names_in_the_list_of_rules_lead_to_their_rows() {
    let mut window = window();
    close_door(&mut window, 600);
    happen(&mut window, |desk| desk.roster(with(&[guest("g1", "Gil")])));
    click(&mut window, "Review");
    assert_reads(&window, "Right now it removes one guest: Gil");
    window
        .get_by_role_and_label(egui::Role::Link, "Gil")
        .click();
    window.run_steps(3);
    let chosen = window
        .state()
        .call_state
        .chosen()
        .and_then(|it| it.participant());
    assert_eq!(chosen.map(ParticipantId::as_str), Some("g1"));
}

#[test]
fn whoever_would_be_removed_on_arrival_is_not_invited_without_a_word() {
    const ID: &str = "11111111-2222-3333-4444-555555555555";
    let invites = |told: Vec<Command>| {
        let is_invite = |it: &&Command| matches!(it, Command::Invite { .. });
        told.iter().filter(is_invite).count()
    };
    for (typed, wanted) in [
        (ID, "Kept out: will be removed on arrival"),
        (
            "+49 30 901820",
            "Door closed to phones: will be removed on arrival",
        ),
    ] {
        let mut bob = user("bob", "Bob");
        bob.identity.id = Some(ID.into());
        let mut window = window_sized(vec![own(), bob], true, [1300.0, 900.0]);
        keep_out(&mut window, "bob", None);
        for _ in 0..2 {
            happen(&mut window, |desk| desk.roster(vec![own()]));
            wait(&mut window, 1_500);
        }
        close_door(&mut window, 600);
        let scope = DoorScope {
            externals: false,
            phones: true,
        };
        happen(&mut window, |desk| {
            desk.command(Command::DoorConcerns(call_id(), scope));
        });
        told(&mut window);
        click(&mut window, "Invite…");
        type_into(&mut window, UiRole::TextInput, FIELD, typed);
        assert_reads(&window, wanted);
        click(&mut window, "Invite");
        assert_eq!(invites(told(&mut window)), 0, "{typed}: shown first");
        assert_reads(&window, wanted);
        if typed == ID {
            window.get_by_label_contains("Allow ").click();
            window.run_steps(3);
            assert!(matches!(told(&mut window)[..], [Command::LetBackIn(..)]));
            assert!(!reads(&window, wanted));
        }
        click(&mut window, "Invite");
        assert_eq!(invites(told(&mut window)), 1, "{typed}");
        assert_eq!(reads(&window, wanted), typed != ID, "on the row");
    }
}
