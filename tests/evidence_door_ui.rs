//! The guest door in the window while the door pauses, while rules pause, and after a sleep.

use std::time::Duration;

use egui::Role as Widget;
use egui_kittest::kittest::Queryable as _;

use crate::desk::{
    Window, asked, assert_reads, call_id, click, happen, reads, told, wait, window_sized,
};
use crate::evidence_ui::{crowd, lists, lists_short, offers, sleeps};
use crate::fixtures::people::guest;
use crate::pressure_ui::removed_together;
use moderato::app::language::text::Language;
use moderato::moderation::command::Command;
use moderato::moderation::effect::Request;
use moderato::moderation::evidence::reading::IncompleteReason;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::state::rules::DoorScope;

const TEN: Duration = Duration::from_mins(10);

fn close_door(window: &mut Window) {
    happen(window, |desk| {
        desk.command(Command::Door(call_id(), Some(TEN)));
    });
    // The rule's line appears only while the pointer holds no row in place.
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(window, 1);
    told(window);
}

fn with_new(guests: usize, new: usize) -> Vec<Participant> {
    let mut people = crowd(guests);
    people.extend((0..new).map(|n| guest(&format!("n{n}"), &format!("New {n}"))));
    people
}

/// Returns a meeting whose door closed on an incomplete roster. Later incomplete rosters list three more
/// guests.
fn resting() -> Window {
    let mut window = window_sized(crowd(4), true, [1_280.0, 800.0]);
    lists_short(&mut window, crowd(4), IncompleteReason::Cut);
    wait(&mut window, 6_000);
    lists_short(&mut window, crowd(4), IncompleteReason::Cut);
    close_door(&mut window);
    lists_short(&mut window, with_new(4, 3), IncompleteReason::Cut);
    wait(&mut window, 3_000);
    window
}

fn deleted(window: &Window) -> usize {
    let sent = window.state().sent.iter();
    let sent = sent.filter(|attempt| matches!(attempt.request, Request::Delete(_)));
    sent.count()
}

#[test]
fn a_door_that_rests_says_why_and_removes_nobody() {
    let window = resting();
    assert_eq!(deleted(&window), 0);
    assert_reads(
        &window,
        "Microsoft returned 100 people; there may be more: the door is paused.",
    );
    assert_reads(&window, "The door is closed but paused, ");
    assert_reads(
        &window,
        "It works again once Microsoft's lists are complete.",
    );
    assert!(!reads(&window, "The door is closed for guests"));
    assert!(
        !offers(&window, "Close the notice"),
        "it stays while it is so"
    );
}

#[test]
fn its_button_opens_the_preview_of_exactly_the_offered_with_a_caveat() {
    let mut window = resting();
    click(&mut window, "Remove the 3…");
    assert_reads(&window, "Remove 3 people?");
    assert_reads(
        &window,
        "Some of these may have been here before the door closed. Microsoft returned 100 people; there may be more.",
    );
    // Guests who come while the door is open aren't affected.
    lists_short(&mut window, with_new(4, 5), IncompleteReason::Cut);
    wait(&mut window, 300);
    click(&mut window, "Remove 3 people");
    let mut people = removed_together(&mut window);
    people[0].sort();
    assert_eq!(people, [["n0", "n1", "n2"]]);
}

#[test]
fn its_button_counts_only_those_whom_the_preview_lists() {
    let mut window = resting();
    asked(&mut window, "n1");
    wait(&mut window, 100);
    assert!(!offers(&window, "Remove the 3…"));
    click(&mut window, "Remove the 2…");
    assert_reads(&window, "Remove 2 people?");
}

#[test]
fn the_list_of_rules_says_that_the_door_rests_and_offers_the_same() {
    let mut window = resting();
    click(&mut window, "Review");
    assert_reads(
        &window,
        "Meanwhile, the door doesn't remove anyone by itself.",
    );
    assert!(!reads(&window, "No one who is here now would be removed."));
    let both = window.query_all_by_label("Remove the 3…");
    let last = both.last().unwrap();
    last.click();
    window.run_steps(3);
    assert_reads(&window, "Some of these may have been here before");
}

#[test]
fn the_list_of_rules_says_whom_the_acting_door_leaves_and_whom_it_removes() {
    let mut window = resting();
    for _ in 0..2 {
        lists(&mut window, with_new(4, 3));
    }
    assert_reads(
        &window,
        "3 may have been here before the door closed: left to you",
    );
    click(&mut window, "Review");
    let said = "3 may have been here before the door closed: left to you";
    let both = window.query_all_by_label_contains(said).count();
    assert_eq!(both, 2, "the notice and the list");
    assert!(!reads(&window, "doesn't remove anyone by itself"));
    lists(&mut window, with_new(4, 4));
    assert_reads(&window, "Right now it removes one guest: New 3");
}

#[test]
fn a_wave_beside_a_resting_door_does_not_hide_it() {
    let mut window = resting();
    lists_short(&mut window, with_new(4, 9), IncompleteReason::Cut);
    wait(&mut window, 100);
    assert!(window.state().snapshot.calls[0].wave.is_some());
    assert_reads(&window, "the door is paused.");
    assert!(offers(&window, "Remove the 9…"));
    assert_reads(&window, "9 guests are still here.");
}

#[test]
fn a_flood_pauses_the_rules_and_the_rest_goes_by_one_press() {
    let mut window = window_sized(crowd(2), true, [1_280.0, 800.0]);
    lists(&mut window, crowd(2));
    close_door(&mut window);
    lists(&mut window, with_new(2, 80));
    for _ in 0..30 {
        happen(&mut window, |desk| {
            desk.answer(|request| matches!(request, Request::Delete(_)), &Ok(()));
        });
        wait(&mut window, 200);
    }
    assert_reads(
        &window,
        "Rules have paused: more than 60 removals in a minute.",
    );
    assert_reads(&window, "20 more are due.");
    click(&mut window, "Remove the 20…");
    assert_reads(&window, "Remove 20 people?");
    wait(&mut window, 300);
    click(&mut window, "Remove 20 people");
    assert_eq!(removed_together(&mut window)[0].len(), 20);
    assert_reads(&window, "Rules have paused");
    assert!(!reads(&window, "more are due"), "all are on their way");
}

#[test]
fn whom_the_door_also_removes_is_chosen_in_the_list_of_rules() {
    let mut window = window_sized(crowd(1), true, [1_280.0, 800.0]);
    close_door(&mut window);
    click(&mut window, "Review");
    assert_reads(&window, "The door also removes");
    for (label, externals, phones) in [("External people", true, false), ("Phones", true, true)] {
        let check = window.get_by_role_and_label(Widget::CheckBox, label);
        check.click();
        window.run_steps(3);
        let scope = DoorScope { externals, phones };
        assert_eq!(told(&mut window), [Command::DoorConcerns(call_id(), scope)]);
    }
}

#[test]
fn after_a_sleep_the_rules_wait_and_the_notice_leads_to_them() {
    let mut window = window_sized(crowd(1), true, [1_280.0, 800.0]);
    close_door(&mut window);
    sleeps(&mut window, Duration::from_mins(4));
    assert_reads(&window, "The computer slept for 4 min.");
    assert_reads(&window, "wait until you tell them to go on");
    assert_reads(&window, "Rules you set earlier don't act yet.");
    click(&mut window, "Review");
    assert_reads(&window, "It won't remove anyone until you say so");
    click(&mut window, "Close the notice");
    assert!(!reads(&window, "The computer slept"));
    assert_reads(&window, "Rules you set earlier don't act yet.");
    click(&mut window, "Go on");
    assert!(told(&mut window).contains(&Command::AnswerRules(call_id(), true)));
    // Four of the ten minutes passed during sleep.
    // No list since the sleep shows who joins.
    assert_reads(&window, "The door is closed but paused, 5:5");
}

#[test]
fn raid_mode_shows_what_is_left_by_the_clock_that_did_not_stand_still() {
    let mut window = window_sized(crowd(1), true, [1_280.0, 800.0]);
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
    });
    window.hover_at(egui::pos2(5.0, 5.0));
    wait(&mut window, 1);
    sleeps(&mut window, Duration::from_mins(4));
    assert_reads(&window, "5:59");
    sleeps(&mut window, Duration::from_mins(7));
    assert!(!offers(&window, "End raid mode"), "it is over");
}

#[test]
fn chinese_says_the_same_of_a_resting_door() {
    let mut window = resting();
    Language::SimplifiedChinese.choose();
    window.run_steps(3);
    assert_reads(
        &window,
        "Microsoft 返回了 100 人，可能还有更多：来宾入口暂不移除任何人。",
    );
    click(&mut window, "移除这 3 人…");
    assert_reads(&window, "其中一些人可能在入口关闭之前就已在场。");
}

#[test]
fn whoever_comes_while_its_preview_is_open_is_added_with_one_press() {
    let more = "2 more came · add them";
    for place in ["notice", "preview"] {
        let mut window = resting();
        click(&mut window, "Remove the 3…");
        lists_short(&mut window, with_new(4, 5), IncompleteReason::Cut);
        // Within the time of a double click, a button that has come under the pointer ignores presses.
        wait(&mut window, 700);
        assert!(!offers(&window, "Remove the 5…"));
        let mut both: Vec<_> = window.query_all_by_label(more).collect();
        both.sort_by(|one, other| one.rect().left().total_cmp(&other.rect().left()));
        assert_eq!(both.len(), 2, "on the notice and in the preview");
        both[usize::from(place == "preview")].click();
        window.run_steps(3);
        assert_reads(&window, "Remove 5 people?");
        assert_reads(&window, "Some of these may have been here before");
        assert!(!offers(&window, more), "by the {place}");
    }
}
