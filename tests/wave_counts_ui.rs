//! The numbers of a wave: notice, button and preview count the same people, and nobody who stays is forgotten.

use std::time::Duration;

use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

use crate::desk::{
    Window, asked, assert_reads, call_id, choose, click, happen, is_removal, reads, wait,
    window_sized,
};
use crate::fixtures::people::{guest, user};
use crate::fixtures::window::{painted, press};
use crate::pressure_ui::{CLEAR, closes_the_door, meeting, pick, wave, window};
use moderato::moderation::command::Command;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::{IdentityKind, Participant};

/// Returns the wave without this guest.
fn without(id: &str) -> Vec<Participant> {
    let mut people = wave();
    people.retain(|person| person.id.as_ref().is_none_or(|it| it.as_str() != id));
    people
}

/// Returns a window into which the wave has come.
pub(crate) fn waved() -> Window {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave()));
    window
}

#[test]
fn notice_button_and_preview_leave_out_those_whom_the_door_removes() {
    let mut window = waved();
    happen(&mut window, |desk| desk.command(closes_the_door()));
    wait(&mut window, 2_000);
    let mut people = wave();
    people.extend([guest("late-1", "Lia"), guest("late-2", "Lou")]);
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "6 guests are still here.");
    click(&mut window, "Remove the 6 new guests");
    assert_reads(&window, "Remove 6 people?");
    assert_reads(&window, "It's already removing 2 more.");
    assert_reads(&window, "6 guests are still here.");
}

#[test]
fn the_notice_says_who_of_the_wave_is_not_counted_and_a_name_leads_to_the_row() {
    let mut window = window();
    wait(&mut window, 2_000);
    let mut people = wave();
    let mut pat = user("pat", "Pat");
    pat.identity.tenant = Some("elsewhere".into());
    people.extend([pat, user("mia", "Mia")]);
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "8 people joined since ");
    assert_reads(&window, "6 guests are still here. Also from outside: Pat.");
    assert_reads(&window, "One member of your organization joined too.");
    assert!(!reads(&window, "Participant ID"));
    window.get_by_role_and_label(Role::Link, "Pat").click();
    window.run_steps(3);
    assert_reads(&window, "Participant ID");
    let chosen = window
        .state()
        .call_state
        .chosen()
        .and_then(|it| it.participant());
    assert_eq!(chosen.map(ParticipantId::as_str), Some("pat"));
    click(&mut window, CLEAR);
    assert_reads(&window, "Remove 6 people?");
    assert_reads(&window, "Not included: Pat.");
}

#[test]
fn the_button_says_and_removes_those_whom_the_words_under_the_pointer_count() {
    let mut window = window_sized(meeting(), true, [1_600.0, 760.0]);
    wait(&mut window, 2_000);
    let mut people = wave();
    let mut pat = user("pat", "Pat");
    pat.identity.tenant = Some("elsewhere".into());
    people.push(pat);
    happen(&mut window, |desk| desk.roster(people.clone()));
    let name = window.get_by_role_and_label(Role::Link, "Pat").rect();
    window.hover_at(name.center());
    window.run_steps(2);
    people.extend((0..5).map(|n| guest(&format!("x{n}"), &format!("Late {n}"))));
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(people.clone()));
    assert_reads(&window, "7 people joined since ");
    assert!(!reads(&window, "11 new guests"), "of another moment");
    wait(&mut window, 1_000);
    click(&mut window, CLEAR);
    assert_reads(&window, "Remove 6 people?");
    assert_reads(&window, "5 more came · add them");
}

#[test]
fn people_without_an_account_are_guests_in_every_count() {
    let mut window = window();
    wait(&mut window, 2_000);
    let mut people = wave();
    for person in people.iter_mut().rev().take(2) {
        person.identity.kind = IdentityKind::CommunicationServices;
    }
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "Guests 8");
    click(&mut window, CLEAR);
    assert_reads(&window, "Remove 6 people?");
    assert_reads(&window, "They're all guests without an account.");
}

#[test]
fn the_notice_counts_those_whom_the_open_preview_counts() {
    let mut window = waved();
    click(&mut window, CLEAR);
    wait(&mut window, 1_100);
    // One roster without somebody proves nothing.
    happen(&mut window, |desk| desk.one_roster(without("w1")));
    assert_reads(&window, "Remove 6 people?");
    assert!(!reads(&window, "5 guests are still here."));
    for _ in 0..2 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(without("w1")));
    }
    assert_reads(&window, "Remove 5 people?");
    assert_reads(&window, "5 guests are still here.");
}

#[test]
fn the_notice_stays_and_names_whoever_could_not_be_removed() {
    for (answer, name) in [(Err(Cause::Service), "Wave 0"), (Ok(()), "Wave 0")] {
        let mut window = waved();
        asked(&mut window, "w0");
        wait(&mut window, 100);
        happen(&mut window, |desk| desk.answer(is_removal, &answer));
        let mut left = meeting();
        left.push(guest("w0", name));
        for _ in 0..12 {
            wait(&mut window, 1_100);
            happen(&mut window, |desk| desk.roster(left.clone()));
        }
        let later = |desk: &mut crate::desk::Desk| {
            desk.now = desk.now.plus(Duration::from_mins(5));
            desk.roster(left.clone());
        };
        happen(&mut window, later);
        assert_reads(&window, "6 people joined since ");
        assert_reads(&window, &format!("One couldn't be removed: {name}."));
        for _ in 0..3 {
            wait(&mut window, 1_100);
            happen(&mut window, |desk| desk.roster(meeting()));
        }
        assert!(!reads(&window, "6 people joined since "), "nobody is left");
    }
}

#[test]
fn each_arrival_counts_once_and_no_number_of_joins_falls_while_the_lobby_empties() {
    let waiting = |id: &str, name: &str| {
        let mut person = guest(id, name);
        person.in_lobby = true;
        person
    };
    let mut window = window();
    wait(&mut window, 2_000);
    let lobby = [waiting("lob-1", "Lob"), waiting("lob-2", "Lob B")];
    let mut people = wave();
    people.extend(lobby.clone());
    happen(&mut window, |desk| desk.roster(people.clone()));
    assert_reads(&window, "6 people joined, 2 wait in the lobby,");
    asked(&mut window, "w0");
    wait(&mut window, 100);
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    let mut people = without("w0");
    people.extend(lobby.clone());
    let lists = |window: &mut Window, people: &[Participant]| {
        for _ in 0..3 {
            wait(window, 1_100);
            happen(window, |desk| desk.roster(people.to_vec()));
        }
    };
    lists(&mut window, &people);
    people.push(guest("back", "Wave 0"));
    lists(&mut window, &people);
    let again = "One more joined under the name of somebody removed before.";
    assert_reads(&window, "6 people joined, 2 wait in the lobby,");
    assert_reads(&window, again);
    assert_reads(&window, "That person is still here.");
    people.retain(|person| person.id != Some("lob-1".into()));
    lists(&mut window, &people);
    assert_reads(&window, "6 people joined, one waits in the lobby,");
    people.retain(|person| person.id != Some("lob-2".into()));
    people.push(guest("lob-2", "Lob B"));
    lists(&mut window, &people);
    assert_reads(&window, "7 people joined since ");
    assert_reads(&window, again);
}

#[test]
fn an_outsider_who_was_here_before_is_told_of_and_a_member_who_reconnects_is_not_counted() {
    let from_outside = |mut people: Vec<Participant>| {
        let ada = people.iter_mut().find(|it| it.id == Some("ada".into()));
        ada.unwrap().identity.tenant = Some("elsewhere".into());
        people
    };
    let mut window = window_sized(from_outside(meeting()), true, [1_600.0, 760.0]);
    let mut left = meeting();
    left.retain(|it| it.id != Some("ada".into()) && it.id != Some("bob".into()));
    for _ in 0..4 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(left.clone()));
    }
    wait(&mut window, 70_000);
    happen(&mut window, |desk| desk.roster(left.clone()));
    wait(&mut window, 2_000);
    let mut back = from_outside(wave());
    for person in &mut back {
        if person.id == Some("ada".into()) || person.id == Some("bob".into()) {
            let id = person.id.clone().unwrap();
            person.id = Some(format!("{}-2", id.as_str()).as_str().into());
        }
    }
    happen(&mut window, |desk| desk.roster(back.clone()));
    assert_reads(&window, "7 people joined since ");
    assert_reads(&window, "One person from outside was here before.");
    assert!(!reads(&window, "came back"));
    assert!(!reads(&window, "members of your organization joined too"));
}

#[test]
fn a_failure_is_told_under_the_pointer_at_once_and_only_the_orders_wait() {
    let mut window = window_sized(meeting(), true, [1_600.0, 760.0]);
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave_and_pat()));
    let name = window.get_by_role_and_label(Role::Link, "Pat").rect();
    window.hover_at(name.center());
    window.run_steps(2);
    asked(&mut window, "w0");
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::Service));
    });
    let more = (0..5).map(|n| guest(&format!("x{n}"), &format!("Late {n}")));
    let people: Vec<Participant> = wave_and_pat().into_iter().chain(more).collect();
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "One couldn't be removed: Wave 0.");
    assert!(
        !reads(&window, "10 new guests"),
        "an order of another moment"
    );
}

#[test]
fn in_a_low_window_too_the_notice_counts_whom_its_button_removes_beside_those_who_could_not_be() {
    let mut window = window_sized(meeting(), true, [900.0, 600.0]);
    wait(&mut window, 2_000);
    let people = [wave_and_pat(), vec![user("mia", "Mia")]].concat();
    happen(&mut window, |desk| desk.roster(people));
    let texts = |window: &Window| painted(window).join(" ");
    assert!(texts(&window).contains("6 guests are still here."));
    asked(&mut window, "w0");
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::Service));
    });
    let drawn = texts(&window);
    let told = "One couldn't be removed: Wave 0. 5 other guests are still here";
    assert!(drawn.contains(told), "{drawn}");
    assert!(drawn.contains("Remove 5"), "{drawn}");
    let mut people = wave_and_pat();
    let w0 = people.iter_mut().find(|it| it.id == Some("w0".into()));
    w0.unwrap().muted = Some(true);
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "Muted: Wave 0.");
}

#[test]
fn a_key_lets_a_guest_of_a_wave_stay() {
    let mut window = waved();
    choose(&mut window, "w1");
    window.state_mut().told.clear();
    press(&mut window, Key::L);
    let stays = Command::LetStay(call_id(), "w1".into());
    assert_eq!(window.state_mut().told, [stays]);
    window.run_steps(3);
    assert_reads(&window, "Remove the 5 new guests and close the door");
}

#[test]
fn the_preview_of_many_guests_says_why_the_number_is_typed() {
    let mut window = window();
    wait(&mut window, 2_000);
    let many = (0..30).map(|n| guest(&format!("w{n}"), &format!("Wave {n}")));
    let people: Vec<Participant> = meeting().into_iter().chain(many).collect();
    happen(&mut window, |desk| desk.roster(people));
    click(&mut window, "Remove the 30 new guests and close the door");
    assert_reads(&window, "Type 30 to confirm");
    assert_reads(
        &window,
        "For more than 25 people at once, we ask for the number.",
    );
}

#[test]
fn the_heading_of_the_lobby_counts_its_rows() {
    let mut window = window();
    let lobby = |count: usize| {
        let waiting = (0..count).map(|n| {
            let mut person = guest(&format!("lob{n}"), &format!("Lob {n}"));
            person.in_lobby = true;
            person
        });
        meeting().into_iter().chain(waiting).collect::<Vec<_>>()
    };
    happen(&mut window, |desk| desk.roster(lobby(3)));
    let list = window.get_by_role(Role::Table).rect().center();
    window.hover_at(list);
    for _ in 0..4 {
        wait(&mut window, 1_100);
        window.hover_at(list + egui::vec2(1.0, 0.0));
        happen(&mut window, |desk| desk.roster(lobby(2)));
        window.hover_at(list);
    }
    assert!(
        painted(&window)
            .iter()
            .any(|it| it == "2 · 1 no longer listed"),
        "{:?}",
        painted(&window)
    );
}

#[test]
fn the_preview_says_who_can_join_again_in_spite_of_the_closed_door() {
    let mut window = window();
    let mut people = meeting();
    let mut pat = user("pat", "Pat");
    pat.identity.tenant = Some("elsewhere".into());
    people.push(pat);
    happen(&mut window, |desk| desk.roster(people));
    for who in ["Gus, guest, gus", "Gil, guest, gil", "Pat, external, pat"] {
        pick(&mut window, who);
    }
    click(&mut window, "Remove 3…");
    assert_reads(&window, "and can join again.");
    happen(&mut window, |desk| desk.command(closes_the_door()));
    assert_reads(&window, "One of them isn't a guest and can join again.");
}

/// Returns the wave and a person from another tenant.
fn wave_and_pat() -> Vec<Participant> {
    let mut pat = user("pat", "Pat");
    pat.identity.tenant = Some("elsewhere".into());
    [wave(), vec![pat]].concat()
}

#[test]
fn a_dismissed_wave_can_be_shown_again_while_its_guests_are_here_and_the_next_notice_counts_them() {
    let mut window = window();
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(wave_and_pat()));
    click(&mut window, "Close the notice");
    assert!(!reads(&window, "people joined since"));
    assert_reads(&window, "6 new guests still here");
    click(&mut window, "6 new guests still here");
    assert_reads(&window, "7 people joined since ");
    assert_reads(&window, "Also from outside: Pat.");
    click(&mut window, "Close the notice");
    wait(&mut window, 20_000);
    let more = (0..5).map(|n| guest(&format!("x{n}"), &format!("Next {n}")));
    let people: Vec<Participant> = wave_and_pat().into_iter().chain(more).collect();
    happen(&mut window, |desk| desk.roster(people.clone()));
    assert_reads(&window, "5 people joined since ");
    assert_reads(&window, "12 arrivals in all since ");
    assert!(!painted(&window).concat().contains("12 arrivals"));
    assert_reads(&window, "11 guests are still here.");
    assert_reads(&window, "Also from outside: Pat.");
    assert_reads(&window, "Remove the 11 new guests and close the door");
    assert!(!reads(&window, "new guests still here"));
}

#[test]
fn a_later_wave_is_no_all_clear_while_guests_of_a_dismissed_one_are_here() {
    let mut window = waved();
    click(&mut window, "Close the notice");
    happen(&mut window, |desk| desk.command(closes_the_door()));
    wait(&mut window, 20_000);
    let more = (0..5).map(|n| guest(&format!("x{n}"), &format!("Next {n}")));
    let people: Vec<Participant> = wave().into_iter().chain(more).collect();
    happen(&mut window, |desk| desk.roster(people.clone()));
    assert!(!reads(&window, "No guests from this wave"));
    assert_reads(&window, "6 guests are still here.");
}

#[test]
fn one_list_without_the_guests_of_a_wave_is_no_all_clear() {
    let mut window = waved();
    wait(&mut window, 1_100);
    happen(&mut window, |desk| desk.one_roster(meeting()));
    assert!(!reads(&window, "No guests from this wave"));
}

#[test]
fn a_guest_let_in_from_the_lobby_amid_a_wave_is_named_until_the_moderator_removes_them() {
    let mut window = window();
    wait(&mut window, 2_000);
    let late = |in_lobby| {
        let mut late = guest("late", "Late Lou");
        late.in_lobby = in_lobby;
        late
    };
    let with = |people: Vec<Participant>, in_lobby| [people, vec![late(in_lobby)]].concat();
    happen(&mut window, |desk| desk.roster(with(meeting(), true)));
    wait(&mut window, 20_000);
    happen(&mut window, |desk| desk.roster(with(wave(), true)));
    wait(&mut window, 1_100);
    happen(&mut window, |desk| desk.roster(with(wave(), false)));
    assert_reads(&window, "Let in from the lobby: Late Lou.");
    window.get_by_label("Let in from the lobby");
    for _ in 0..4 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(with(meeting(), false)));
    }
    let later = |desk: &mut crate::desk::Desk| {
        desk.now = desk.now.plus(Duration::from_mins(5));
        desk.roster(with(meeting(), false));
    };
    happen(&mut window, later);
    assert_reads(&window, "Let in from the lobby: Late Lou.");
    window.get_by_role_and_label(Role::Link, "Late Lou").click();
    window.run_steps(3);
    assert_reads(&window, "Participant ID");
}

#[test]
fn one_notice_names_all_who_could_not_be_removed_and_shows_them() {
    let mut window = waved();
    happen(&mut window, |desk| desk.command(closes_the_door()));
    asked(&mut window, "w0");
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::Service));
    });
    wait(&mut window, 2_000);
    let people = [wave(), vec![guest("late", "Late Lou")]].concat();
    happen(&mut window, |desk| desk.roster(people.clone()));
    for _ in 0..3 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| {
            desk.answer(is_removal, &Err(Cause::GrantMissing));
        });
        happen(&mut window, |desk| desk.roster(people.clone()));
    }
    let told = |window: &Window, words: &str| window.query_all_by_label_contains(words).count();
    assert_eq!(told(&window, "2 couldn't be removed: "), 1);
    assert_eq!(told(&window, "One couldn't be removed: "), 0);
    assert_reads(&window, "Select Ada, member, ada");
    click(&mut window, "Show");
    assert!(!reads(&window, "Select Ada, member, ada"));
    assert_reads(&window, "Select Wave 0, guest, w0");
    assert_reads(&window, "Select Late Lou, guest, late");
    click(&mut window, "Close the notice");
    assert_eq!(
        told(&window, "2 couldn't be removed: "),
        1,
        "the other tells now"
    );
}

#[test]
fn the_panel_of_the_door_says_that_it_removes_nobody_who_is_here_and_offers_to() {
    let mut window = waved();
    click(&mut window, "More for this call");
    click(&mut window, "Keep out and guest door…");
    assert_reads(
        &window,
        "Closing the door doesn't remove the 6 new guests already here.",
    );
    click(&mut window, "Remove them…");
    assert_reads(&window, "Remove 6 people?");
}

#[test]
fn raid_mode_brings_the_newest_to_the_top_also_under_a_resting_pointer() {
    let many = |guests: usize| {
        let members = (0..40).map(|n| user(&format!("m{n}"), &format!("Member {n}")));
        let came = (0..guests).map(|n| guest(&format!("w{n}"), &format!("Came {n}")));
        meeting().into_iter().chain(members).chain(came).collect()
    };
    let mut window = window();
    happen(&mut window, |desk| desk.roster(many(0)));
    wait(&mut window, 2_000);
    let list = window.get_by_role(Role::Table).rect().center();
    window.hover_at(list);
    window.run_steps(2);
    for _ in 0..2 {
        press(&mut window, Key::PageDown);
    }
    happen(&mut window, |desk| desk.roster(many(2)));
    let newest = "Select Came 1, guest, w1";
    assert!(!reads(&window, newest));
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
    });
    window.run_steps(5);
    assert_reads(&window, newest);
}
