//! Orders about a wave: whom a question spares once it is confirmed, and what is offered for those who couldn't be removed.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;

use crate::desk::{
    Window, asked, assert_reads, call_id, click, happen, is_removal, reads, wait, window_sized,
};
use crate::fixtures::people::{guest, user};
use crate::fixtures::window::{painted, press, press_with};
use crate::pressure_ui::{closes_the_door, meeting, wave, window};
use crate::wave_counts_ui::waved;
use moderato::moderation::command::Command;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::participant::Participant;

/// Presses the box of the impostor Ada in the preview.
fn tick_ada(window: &mut Window, left: &str) {
    let ticked = "Remove Ada, guest, w6 too";
    window.get_by_role_and_label(Role::CheckBox, ticked).click();
    window.run_steps(3);
    assert_reads(window, left);
    assert!(!reads(window, "more came"));
}

/// Counts how often this text is drawn.
fn drawn(window: &Window, text: &str) -> usize {
    painted(window).iter().filter(|it| *it == text).count()
}

#[test]
fn unticking_means_nothing_until_the_question_is_confirmed() {
    let mut window = window();
    wait(&mut window, 2_000);
    let people = [wave(), vec![guest("w6", "Ada")]].concat();
    happen(&mut window, |desk| desk.roster(people.clone()));
    let stays = Command::LetStay(call_id(), "w6".into());
    for no in ["Cancel", "Esc"] {
        let order = window.get_all_by_label_contains("Remove the 7 new guests");
        order.last().unwrap().click();
        wait(&mut window, 400);
        assert_reads(&window, "Remove 7 people?");
        let marks = drawn(&window, "Look-alike");
        tick_ada(&mut window, "Remove 6 people?");
        assert_eq!(drawn(&window, "May stay"), 1);
        assert_eq!(drawn(&window, "Look-alike"), marks, "the mark stays");
        assert_reads(&window, "7 guests are still here.");
        assert!(!reads(&window, "being removed"), "nothing was confirmed");
        tick_ada(&mut window, "Remove 7 people?");
        assert!(!reads(&window, "May stay"));
        tick_ada(&mut window, "Remove 6 people?");
        match no {
            "Esc" => press(&mut window, Key::Escape),
            _ => click(&mut window, no),
        }
        assert!(!window.state_mut().told.contains(&stays));
        assert!(!reads(&window, "May stay"));
        wait(&mut window, 2_000);
    }
}

#[test]
fn whoever_was_unticked_on_confirming_is_named_as_staying_and_can_be_taken_back() {
    let mut window = window();
    wait(&mut window, 2_000);
    let people = [wave(), vec![guest("w6", "Ada")]].concat();
    happen(&mut window, |desk| desk.roster(people.clone()));
    click(&mut window, "Remove the 7 new guests and close the door");
    wait(&mut window, 400);
    tick_ada(&mut window, "Remove 6 people?");
    click(&mut window, "Remove 6 people");
    let stays = Command::LetStay(call_id(), "w6".into());
    assert!(window.state_mut().told.contains(&stays));
    let told = |window: &Window| window.query_all_by_label_contains("May stay: Ada.").count();
    assert_eq!(told(&window), 2, "the notice and the results");
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::Service));
    });
    wait(&mut window, 1_000);
    assert_reads(&window, "6 failed");
    assert_eq!(told(&window), 2);
    happen(&mut window, |desk| {
        desk.command(Command::Door(call_id(), None));
    });
    let late = guest("late", "Late Lou");
    let people = [people, vec![late]].concat();
    happen(&mut window, |desk| desk.roster(people));
    click(&mut window, "Remove the new guest and close the door");
    wait(&mut window, 400);
    assert_reads(&window, "Remove one person?");
    assert!(drawn(&window, "Look-alike") > 0);
    tick_ada(&mut window, "Remove 2 people?");
}

#[test]
fn failures_are_one_number_and_one_press_tries_all_again() {
    let mut window = waved();
    happen(&mut window, |desk| desk.command(closes_the_door()));
    wait(&mut window, 2_000);
    let people = [wave(), vec![guest("late", "Late Lou")]].concat();
    for _ in 0..4 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| {
            desk.answer(is_removal, &Err(Cause::Service));
            desk.roster(people.clone());
        });
    }
    // Only the door has failed, and no results are open.
    assert_reads(&window, "One couldn't be removed: Late Lou.");
    let again = |ids: &[&str]| Command::RemoveMany {
        call: call_id(),
        people: ids.iter().map(|id| (*id).into()).collect(),
    };
    click(&mut window, "Remove the 6 new guests");
    wait(&mut window, 400);
    click(&mut window, "Remove 6 people");
    wait(&mut window, 200);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::Service));
    });
    wait(&mut window, 1_000);
    assert_reads(&window, "No one removed, 7 failed");
    assert_reads(&window, "Not removed: 7");
    assert_reads(&window, "The door couldn't remove one of them: Late Lou.");
    assert_reads(&window, "7 couldn't be removed: ");
    window.state_mut().told.clear();
    click(&mut window, "Try again (7)");
    assert!(matches!(
        &window.state().told[..],
        [Command::RemoveMany { people, .. }] if people.len() == 7
    ));
    assert_reads(&window, "Trying again: 7");
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::Service));
    });
    wait(&mut window, 1_000);
    click(&mut window, "Close");
    for _ in 0..4 {
        wait(&mut window, 1_100);
        let left = [meeting(), vec![guest("late", "Late Lou")]].concat();
        happen(&mut window, |desk| desk.roster(left));
    }
    window.state_mut().told.clear();
    press_with(&mut window, Modifiers::SHIFT, Key::R);
    assert_eq!(window.state().told, [again(&["late"])]);
    assert_reads(&window, "Trying again: 1");
}

#[test]
fn the_notice_and_the_list_of_rules_offer_to_try_again_and_to_mute_whom_only_the_door_could_not_remove()
 {
    let mut window = window();
    happen(&mut window, |desk| desk.command(closes_the_door()));
    wait(&mut window, 2_000);
    let people = [meeting(), vec![guest("late", "Late Lou")]].concat();
    for _ in 0..4 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| {
            desk.answer(is_removal, &Err(Cause::Service));
            desk.roster(people.clone());
        });
    }
    assert_reads(&window, "One couldn't be removed: Late Lou.");
    for label in ["Try again (1)", "Mute (1)"] {
        assert_eq!(window.query_all_by_label(label).count(), 1, "{label}");
    }
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    let all = window.query_all_by_label_contains("Try again (1)");
    assert_eq!(all.count(), 2);
    window.state_mut().told.clear();
    wait(&mut window, 2_000);
    click(&mut window, "Mute (1)");
    let is_mute = |it: &Command| matches!(it, Command::Service { .. });
    assert_eq!(
        window.state().told.iter().filter(|it| is_mute(it)).count(),
        1
    );
}

#[test]
fn in_a_usual_window_the_notice_has_two_rows_and_names_who_came_from_outside() {
    let mut window = window_sized(meeting(), true, [1_280.0, 800.0]);
    wait(&mut window, 2_000);
    let mut pat = user("pat", "Pat");
    pat.identity.tenant = Some("elsewhere".into());
    let mut people = [wave(), vec![pat, user("mia", "Mia")]].concat();
    happen(&mut window, |desk| desk.roster(people.clone()));
    let rows = |window: &Window, piece: &str| {
        let words = window.get_all_by_label_contains(piece).next();
        let drawn = painted(window).concat();
        assert!(drawn.contains("Also from outside: Pat."), "{drawn}");
        words.unwrap().rect().height()
    };
    assert!(rows(&window, "6 guests are still here.") < 36.0);
    for id in ["w0", "w1", "w2"] {
        asked(&mut window, id);
    }
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::Service));
    });
    for person in &mut people {
        person.muted = Some(true);
    }
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(people));
    assert!(rows(&window, "3 couldn't be removed: ") < 36.0);
    assert_reads(&window, "Muted: Wave ");
    assert_reads(&window, "8 people joined since ");
}

#[test]
fn people_in_the_lobby_alone_are_not_said_to_have_joined() {
    let mut window = window();
    wait(&mut window, 2_000);
    let waiting = (0..5).map(|n| {
        let mut person = guest(&format!("lob{n}"), &format!("Lob {n}"));
        person.in_lobby = true;
        person
    });
    let people: Vec<Participant> = meeting().into_iter().chain(waiting).collect();
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "5 people wait in the lobby");
    assert!(!reads(&window, "0 people"));
}
