//! The window while a list proves nothing, a person is missing from it, or a removal is not proved.

use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::desk::{
    Window, accepted, asked, assert_reads, call_id, choose, click, happen, is_removal, reads, told,
    wait, window_sized,
};
use crate::fixtures::people::{guest, own, user};
use crate::fixtures::window::press;
use crate::pressure_ui::{ADA, BOB, GIL, GUS, focus_list, pick, removed_together};
use moderato::app::language::text::Language;
use moderato::app::words::time_text::clock;
use moderato::moderation::command::Command;
use moderato::moderation::effect::Request;
use moderato::moderation::evidence::reading::IncompleteReason;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::{IdentityKind, Participant};

/// Returns this app, two members and two guests.
pub(crate) fn meeting() -> Vec<Participant> {
    vec![
        own(),
        user("ada", "Ada"),
        user("bob", "Bob"),
        guest("gus", "Gus"),
        guest("gil", "Gil"),
    ]
}

fn window() -> Window {
    window_sized(meeting(), true, [1_100.0, 760.0])
}

/// Returns everybody in the meeting except these people.
pub(crate) fn without(ids: &[&str]) -> Vec<Participant> {
    let mut people = meeting();
    people.retain(|one| !one.id.as_ref().is_some_and(|id| ids.contains(&id.as_str())));
    people
}

/// Serves a complete list of these people, a second later.
pub(crate) fn lists(window: &mut Window, people: Vec<Participant>) {
    wait(window, 1_000);
    happen(window, |desk| desk.one_roster(people));
}

/// Serves a list of these people that may be incomplete, a second later.
pub(crate) fn lists_short(
    window: &mut Window,
    people: Vec<Participant>,
    incomplete: IncompleteReason,
) {
    wait(window, 1_000);
    happen(window, |desk| desk.short_roster(people, incomplete));
}

pub(crate) fn offers(window: &Window, label: &str) -> bool {
    window.query_by_label(label).is_some()
}

#[test]
fn who_is_missing_from_one_list_stays_in_place_without_a_button_and_is_not_counted() {
    let mut window = window();
    let top = window.get_by_label(&format!("Remove {BOB}")).rect().top();
    assert_reads(&window, "5 in the call");
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "4 in the call");
    assert_reads(&window, "Not in the newest list");
    assert_reads(&window, "Checking again");
    assert!(!offers(&window, &format!("Remove {BOB}")));
    assert!(!offers(&window, &format!("Select {BOB}")));
    let there = window.get_by_label_contains("Bob, member, bob, Not in");
    assert!((there.rect().center().y - top).abs() < 44.0, "its place");
    lists(&mut window, meeting());
    assert!(offers(&window, &format!("Remove {BOB}")));
    assert_reads(&window, "5 in the call");
    assert!(!reads(&window, "Not in the newest list"));
    assert!(!reads(&window, "joined"), "the same visit");
}

#[test]
fn a_second_list_without_them_says_that_they_left() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    lists(&mut window, without(&["bob"]));
    assert!(!reads(&window, "Bob, member, left"));
    lists(&mut window, without(&["bob"]));
    assert!(!reads(&window, "Not in the newest list"));
    assert_reads(&window, "Bob, member, left");
}

#[test]
fn what_graph_says_of_an_entry_that_it_calls_removed_is_shown() {
    let mut window = window();
    let mut people = meeting();
    people[2].removed = Some("kicked".into());
    lists(&mut window, people);
    assert_reads(&window, "Microsoft says: kicked");
    assert!(!offers(&window, &format!("Remove {BOB}")));
}

#[test]
fn a_refused_removal_offers_no_other_try_while_the_person_is_not_listed() {
    let mut window = window();
    asked(&mut window, "bob");
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::GrantMissing));
    });
    let again = format!("Remove {BOB}");
    assert!(offers(&window, &again));
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "Bob, member, bob, Not in the newest list");
    assert!(!offers(&window, &again));
    lists(&mut window, meeting());
    assert!(offers(&window, &again), "it waited");
}

#[test]
fn a_refusal_keeps_its_words_and_one_after_others_were_removed_speaks_of_protection() {
    let mut window = window();
    asked(&mut window, "bob");
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::GrantMissing));
    });
    asked(&mut window, "gus");
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    lists(&mut window, without(&["gus"]));
    lists(&mut window, without(&["gus"]));
    asked(&mut window, "ada");
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::GrantMissing));
    });
    choose(&mut window, "bob");
    assert_reads(
        &window,
        "Either this app lacks Teams' permission to remove people, or Teams won't let it remove this person",
    );
    choose(&mut window, "ada");
    assert_reads(&window, "Refused by Teams");
    assert_reads(&window, "although it lets this app remove others");
    assert!(!reads(&window, "Teams PowerShell"), "the grant is there");
}

#[test]
fn who_is_not_listed_takes_no_part_in_choices_by_rule() {
    let mut window = window();
    lists(&mut window, without(&["gus"]));
    focus_list(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    assert_reads(&window, "3 selected");
    press(&mut window, Key::Delete);
    wait(&mut window, 300);
    // Confirms a preview that includes members by typing the number of people.
    window.event(egui::Event::Text("3".into()));
    window.run_steps(2);
    press(&mut window, Key::Enter);
    let mut people = removed_together(&mut window);
    people[0].sort();
    assert_eq!(people, [["ada", "bob", "gil"]]);
    let mut window = window_sized(meeting(), true, [1_100.0, 760.0]);
    lists(&mut window, without(&["gus"]));
    click(&mut window, "Select people");
    assert_reads(&window, "Guests (1)");
}

#[test]
fn a_selection_waits_for_who_is_missing_and_counts_them_again() {
    let mut window = window();
    pick(&mut window, GUS);
    pick(&mut window, GIL);
    lists(&mut window, without(&["gus"]));
    assert_reads(&window, "1 selected");
    assert_reads(
        &window,
        "One more isn't in the newest list and has to wait.",
    );
    lists(&mut window, meeting());
    assert_reads(&window, "2 selected");
    assert!(!reads(&window, "waits."));
    lists(&mut window, without(&["gus", "gil"]));
    assert_reads(&window, "0 selected");
    let open = window.query_all_by_label("Remove 0…").next().unwrap();
    open.click();
    window.run_steps(3);
    assert!(!reads(&window, "Remove 0 people?"));
    lists(&mut window, without(&["gus"]));
    lists(&mut window, without(&["gus"]));
    assert_reads(&window, "1 selected");
    assert!(!reads(&window, "waits."), "who left is not waited for");
}

#[test]
fn an_open_question_waits_while_the_person_is_missing_and_then_arms_anew() {
    let mut window = window();
    click(&mut window, &format!("Remove {BOB}"));
    wait(&mut window, 300);
    assert_reads(&window, "Yes, remove Bob");
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "The newest list doesn't show this person.");
    assert_reads(&window, "This waits");
    assert!(!reads(&window, "Yes, remove Bob"));
    lists(&mut window, meeting());
    assert_reads(&window, "Yes, remove Bob");
    press(&mut window, Key::Enter);
    assert!(
        told(&mut window).is_empty(),
        "the hand was on its way to Close"
    );
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    let told = told(&mut window);
    assert!(
        matches!(&told[..], [Command::Remove { participant, .. }] if participant.as_str() == "bob"),
        "{told:?}"
    );
}

#[test]
fn a_question_about_somebody_who_left_meanwhile_only_closes() {
    let mut window = window();
    click(&mut window, &format!("Remove {BOB}"));
    lists(&mut window, without(&["bob"]));
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "Already left at");
    wait(&mut window, 400);
    press(&mut window, Key::Enter);
    assert!(told(&mut window).is_empty());
    assert!(!reads(&window, "Already left at"));
}

#[test]
fn a_removal_is_called_removed_by_two_lists_and_row_and_activity_name_them() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    accepted(&mut window, "bob");
    assert_reads(&window, "Checking that they left");
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "Bob, member, bob, Removal accepted");
    assert!(!reads(&window, "Bob, member, bob, Removed"));
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "Bob, member, bob, Removed ");
    // Both the row's second line and the activity show the result.
    assert_reads(
        &window,
        "Removed after 2.1 s · Missing from Microsoft's last two lists",
    );
    assert_reads(&window, "Checked twice: gone · asked ");
}

#[test]
fn the_history_of_somebody_says_how_their_removal_ended_and_when() {
    let mut window = window();
    accepted(&mut window, "bob");
    choose(&mut window, "bob");
    assert_reads(&window, "Removal requested");
    lists(&mut window, without(&["bob"]));
    lists(&mut window, without(&["bob"]));
    // The row of a removed person stays for a while.
    for _ in 0..30 {
        lists(&mut window, without(&["bob"]));
    }
    assert_reads(&window, "This person is no longer in the list");
    assert_reads(
        &window,
        "Removed after 2.1 s · Missing from Microsoft's last two lists",
    );
    let times = window.query_all_by(|node| {
        let value = node.value().unwrap_or_default();
        value.len() == 8 && value.matches(':').count() == 2
    });
    let times: Vec<String> = times.filter_map(|node| node.value()).collect();
    assert!(times.len() > 1 && times[0] > times[1], "{times:?}");
}

#[test]
fn a_removal_that_cannot_be_proved_says_so_and_is_checked_again_by_one_press() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    accepted(&mut window, "bob");
    for _ in 0..12 {
        lists_short(&mut window, without(&["bob"]), IncompleteReason::Cut);
    }
    assert_reads(&window, "Bob, member, bob, Accepted, not proved");
    assert_reads(&window, "No proof yet");
    assert!(!reads(&window, "Bob, member, bob, Removed"));
    choose(&mut window, "bob");
    assert_reads(&window, "no two lists or checks have confirmed it yet");
    click(&mut window, "Check again whether Bob, member, bob is gone");
    let again = Command::CheckAgain(call_id(), ParticipantId::from("bob"));
    assert_eq!(told(&mut window), [again]);
    lists(&mut window, without(&["bob"]));
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "Bob, member, bob, Removed ");
    assert!(!reads(&window, "Accepted, not proved"));
}

#[test]
fn who_is_listed_again_after_a_proof_is_still_in_the_call_everywhere() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    accepted(&mut window, "bob");
    lists(&mut window, without(&["bob"]));
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "Removed after");
    lists(&mut window, meeting());
    assert_reads(&window, "Bob, member, bob, Still in the call");
    assert!(!reads(&window, "Removed after"), "the proof was wrong");
}

#[test]
fn why_a_list_is_not_complete_stays_as_long_as_it_is_so() {
    let mut window = window();
    window.hover_at(egui::pos2(5.0, 5.0));
    for (incomplete, why) in [
        (
            IncompleteReason::Cut,
            "Microsoft returned 100 people; there may be more",
        ),
        (
            IncompleteReason::Link { read: 40 },
            "The list has more pages that can't be read; 40 people were read",
        ),
        (
            IncompleteReason::Page { read: 20 },
            "A page of the list couldn't be read; 20 people were read",
        ),
        (
            IncompleteReason::Entries(1),
            "One entry of the list can't be read",
        ),
        (
            IncompleteReason::Entries(3),
            "3 entries of the list can't be read",
        ),
        (
            IncompleteReason::Slow,
            "The list took longer than 5 s to read",
        ),
        (
            IncompleteReason::Cached,
            "Microsoft sent a stored list, which may be old",
        ),
        (
            IncompleteReason::WithoutUs,
            "The newest list is incomplete: this app is missing from it",
        ),
    ] {
        for _ in 0..3 {
            lists_short(&mut window, without(&["bob"]), incomplete);
            assert_reads(&window, &format!("{why}. No one counts as gone"));
        }
        assert!(!offers(&window, "Close the notice"), "{incomplete:?}");
        assert!(
            offers(&window, &format!("Remove {BOB}")),
            "nobody is taken away"
        );
        let is_lasting = incomplete == IncompleteReason::WithoutUs;
        assert_eq!(
            reads(&window, "Look in Teams: if the app has left"),
            is_lasting
        );
    }
    lists(&mut window, meeting());
    assert!(!reads(&window, "No one counts as gone"));
}

#[test]
fn the_activity_tells_once_that_lists_are_not_complete_and_once_that_they_are() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    let told = |window: &Window, what| window.query_all_by_label_contains(what).count();
    let (short, whole) = (
        "No one counts as gone until a complete list comes",
        "The list is complete again",
    );
    lists_short(&mut window, meeting(), IncompleteReason::Cut);
    let once = told(&window, short);
    assert!(once > 0);
    for _ in 0..3 {
        lists_short(&mut window, meeting(), IncompleteReason::Cut);
    }
    assert_eq!(told(&window, short), once);
    lists(&mut window, meeting());
    let again = told(&window, whole);
    assert!(again > 0);
    lists(&mut window, meeting());
    assert_eq!((told(&window, short), told(&window, whole)), (once, again));
}

#[test]
fn after_a_time_without_lists_the_activity_says_so_and_claims_no_moment_for_joins() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    lists(&mut window, meeting());
    wait(&mut window, 18_000);
    lists(&mut window, meeting());
    assert!(!reads(&window, "No list came"), "19 seconds are usual");
    wait(&mut window, 45_000);
    let many = ["jo", "kim", "lea", "max", "nia"].map(|one| guest(one, one));
    let all: Vec<Participant> = meeting().into_iter().chain(many).collect();
    lists(&mut window, all.clone());
    let [from, to] = [46, 0].map(|ago| {
        let now = window.state().now;
        clock(now.before(Duration::from_secs(ago)))
    });
    assert_reads(&window, &format!("No list came from {from} to {to}."));
    assert_reads(&window, &format!("5 people joined, {from} to {to}"));
    lists(
        &mut window,
        all.into_iter().chain([guest("zoe", "Zoe")]).collect(),
    );
    assert_reads(&window, &format!("6 people joined, {from} to "));
    let now = clock(window.state().now);
    click(&mut window, &format!("6 people joined, {from} to {now}"));
    assert_reads(
        &window,
        &format!("jo, guest: Joined between {from} and {to}"),
    );
    assert_reads(&window, "Zoe, guest, joined");
}

#[test]
fn people_of_one_name_are_told_apart_in_the_activity() {
    let mut window = window();
    window.state_mut().shows_entries = true;
    let mut people = meeting();
    lists(&mut window, people.clone());
    for id in ["visit-aaaa", "visit-bbbb", "visit-cccc"] {
        people.push(guest(id, "Guest"));
        lists(&mut window, people.clone());
    }
    for end in ["bbbb", "cccc"] {
        let told = format!("Guest, guest, same name as others, …{end}, joined");
        assert_reads(&window, &told);
    }
}

#[test]
fn a_short_list_leaves_the_counts_beside_its_age_readable() {
    for width in [560.0, 900.0, 1_280.0] {
        let mut window = window_sized(meeting(), true, [width, 480.0]);
        lists_short(
            &mut window,
            meeting(),
            IncompleteReason::Link { read: 1_000 },
        );
        let count = window.get_by_label("5 in the call").rect();
        let age = window.get_by_label_contains("Updated ").rect();
        assert!(count.right() < age.left(), "{width}: {count:?} {age:?}");
        assert!(count.width() > 60.0, "{width}: {count:?}");
    }
}

#[test]
fn answers_that_contradict_each_other_are_told_without_moving_anybody() {
    let mut window = window();
    window.hover_at(egui::pos2(5.0, 5.0));
    for _ in 0..3 {
        lists(&mut window, without(&["bob"]));
        lists(&mut window, meeting());
    }
    assert_reads(
        &window,
        "Microsoft's answers disagree about who is in the call: just wait until they agree.",
    );
    assert_reads(&window, "Until then, no one is shown as gone.");
    assert!(offers(&window, &format!("Remove {BOB}")));
    wait(&mut window, 30_000);
    lists(&mut window, meeting());
    assert!(!reads(&window, "answers disagree"));
}

#[test]
fn two_entries_under_one_id_are_both_shown_and_neither_can_be_removed() {
    let mut window = window();
    let mut people = meeting();
    let mut twin = guest("gil", "Ghost");
    twin.identity.id = Some("token-ghost".into());
    people.push(twin);
    lists(&mut window, people);
    assert_reads(&window, "Ghost, guest");
    let said = window.query_all_by_label_contains("Shared ID");
    assert_eq!(said.count(), 2);
    assert!(!offers(&window, &format!("Remove {GIL}")));
    assert!(!reads(&window, "Remove Ghost"));
    assert!(offers(&window, &format!("Remove {ADA}")));
}

#[test]
fn users_of_communication_services_are_named_as_what_they_are() {
    let mut window = window();
    let mut bot = user("acs", "Visitor kiosk");
    bot.identity.kind = IdentityKind::CommunicationServices;
    bot.identity.id = Some("8:acs:11111111-2222-3333-4444-555555555555_0000".into());
    bot.identity.tenant = None;
    let mut people = meeting();
    people.push(bot);
    lists(&mut window, people);
    assert_reads(&window, "Visitor kiosk, ACS user");
}

#[test]
fn an_ending_that_is_not_sure_keeps_the_app_in_the_call_and_says_why() {
    let mut window = window_sized(vec![own(), user("ada", "Ada")], true, [1_280.0, 800.0]);
    happen(&mut window, |desk| {
        desk.command(Command::EndForAll {
            call: call_id(),
            people: vec![ParticipantId::from("ada")],
        });
    });
    wait(&mut window, 100);
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    for _ in 0..16 {
        lists_short(&mut window, vec![own()], IncompleteReason::Cut);
    }
    assert_reads(&window, "This app stays so that you can still act.");
    assert_reads(&window, "Not proved to be gone: 1");
    assert!(!reads(&window, "No longer in the call"));
    assert!(!reads(&window, "Everyone is gone"));
    let left = window.state().sent.iter();
    let left = left.filter(|attempt| matches!(attempt.request, Request::HangUp));
    assert_eq!(left.count(), 0);
}

#[test]
fn a_wave_counts_joins_and_nobody_who_was_only_missing() {
    let mut window = window_sized(crowd(20), true, [1_280.0, 800.0]);
    window.hover_at(egui::pos2(5.0, 5.0));
    lists(&mut window, crowd(20));
    lists(&mut window, crowd(8));
    assert_reads(&window, "Not in the newest list");
    lists(&mut window, crowd(20));
    assert!(!reads(&window, "people joined"), "twelve were missing once");
    assert_reads(&window, "22 in the call");
    let mut more = crowd(20);
    more.extend((0..6).map(|n| guest(&format!("w{n}"), &format!("Wave {n}"))));
    lists(&mut window, more);
    assert_reads(&window, "6 people joined");
    assert_reads(&window, "Remove the 6 new guests and close the door");
}

#[test]
fn one_guest_who_comes_back_again_and_again_is_not_counted_as_many_people() {
    let mut window = window_sized(crowd(1), true, [1_280.0, 800.0]);
    window.hover_at(egui::pos2(5.0, 5.0));
    lists(&mut window, crowd(1));
    accepted(&mut window, "g0");
    lists(&mut window, crowd(0));
    lists(&mut window, crowd(0));
    let mut more = crowd(0);
    more.extend((0..5).map(|n| guest(&format!("w{n}"), &format!("Wave {n}"))));
    more.extend((0..3).map(|n| guest(&format!("again{n}"), "Guest 0")));
    lists(&mut window, more);
    assert_reads(&window, "5 people joined");
    assert_reads(
        &window,
        "3 more joined under names of people removed before.",
    );
}

/// Returns this app, a member, and this many guests.
pub(crate) fn crowd(guests: usize) -> Vec<Participant> {
    let mut people = vec![own(), user("ada", "Ada")];
    people.extend((0..guests).map(|n| guest(&format!("g{n}"), &format!("Guest {n}"))));
    people
}

#[test]
fn a_short_list_beside_a_wave_is_told_in_the_same_notice() {
    let mut window = window();
    window.hover_at(egui::pos2(5.0, 5.0));
    lists(&mut window, meeting());
    let mut more = meeting();
    more.extend((0..6).map(|n| guest(&format!("w{n}"), &format!("Wave {n}"))));
    lists_short(&mut window, more, IncompleteReason::Cut);
    assert_reads(&window, "6 people joined");
    assert_reads(&window, "there may be more.");
    click(&mut window, "Close the notice");
    assert!(!reads(&window, "6 people joined"));
    assert_reads(&window, "No one counts as gone until");
}

/// Moves the two clocks apart, as a sleep does.
pub(crate) fn sleeps(window: &mut Window, time: Duration) {
    let desk = window.state_mut();
    desk.now.wall = desk.now.plus(time).wall;
    wait(window, 1);
}

#[test]
fn after_a_sleep_the_window_says_so_until_it_is_put_away() {
    let mut window = window();
    window.hover_at(egui::pos2(5.0, 5.0));
    sleeps(&mut window, Duration::from_hours(2));
    assert_reads(&window, "The computer slept for 2 h.");
    assert_reads(&window, "Nothing acts by itself.");
    // The list was read before the sleep.
    assert_reads(&window, "Updated 2 h ago");
    click(&mut window, "Close the notice");
    assert_eq!(told(&mut window), [Command::DismissResumed]);
    assert!(!reads(&window, "The computer slept"));
}

#[test]
fn chinese_says_the_same_of_rows_proofs_and_short_lists() {
    let mut window = window();
    window.hover_at(egui::pos2(5.0, 5.0));
    window.state_mut().shows_entries = true;
    Language::SimplifiedChinese.choose();
    lists(&mut window, without(&["bob"]));
    assert_reads(&window, "最新名单中没有");
    assert_reads(&window, "正在再次确认");
    lists_short(&mut window, meeting(), IncompleteReason::Cut);
    assert_reads(&window, "Microsoft 返回了 100 人，可能还有更多。");
    lists(&mut window, meeting());
    accepted(&mut window, "gus");
    lists(&mut window, without(&["gus"]));
    lists(&mut window, without(&["gus"]));
    assert_reads(&window, "2.1 秒后移除 · Microsoft 最近两次名单中均不在");
    accepted(&mut window, "gil");
    for _ in 0..12 {
        lists_short(
            &mut window,
            without(&["gus", "gil"]),
            IncompleteReason::WithoutUs,
        );
    }
    assert_reads(&window, "已接受，未经证实");
    assert_reads(&window, "再次确认");
    assert_reads(&window, "其中没有本应用");
    sleeps(&mut window, Duration::from_hours(2));
    assert_reads(&window, "计算机休眠了 2 小时");
}
