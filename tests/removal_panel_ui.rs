//! The panel of a group removal: its text while requests wait or fail, and the content that may
//! cover it.

use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_material_icons::icons::ICON_CHECK_CIRCLE;

use crate::desk::{
    Window, asked, assert_reads, choose, click, happen, is_removal, reads, told, wait, window_sized,
};
use crate::evidence_ui::lists;
use crate::fixtures::people::{guest, own, user};
use crate::fixtures::window::{painted, press, type_into};
use crate::header_ui::ending;
use crate::invite_ui::FIELD;

use moderato::moderation::command::Command;
use moderato::moderation::effect::Request;
use moderato::moderation::event::Event;
use moderato::moderation::model::deed::ServiceDeed;
use moderato::moderation::model::failure::{Cause, Failure, SignInCause};

/// Returns a window with twenty guests whose removal has begun.
fn removing(size: [f32; 2]) -> Window {
    removing_many(20, size)
}

fn removing_many(guests: usize, size: [f32; 2]) -> Window {
    let mut window = with_guests(guests, size);
    remove_guests(&mut window);
    window
}

fn with_guests(guests: usize, size: [f32; 2]) -> Window {
    let mut people = vec![own(), user("ada", "Ada")];
    people.extend((0..guests).map(|n| guest(&format!("g{n}"), &format!("Guest {n}"))));
    window_sized(people, true, size)
}

fn remove_guests(window: &mut Window) {
    window.key_press_modifiers(Modifiers::ALT, Key::Num3);
    window.run_steps(3);
    press(window, Key::Delete);
    wait(window, 300);
    press(window, Key::Enter);
    told(window);
    wait(window, 100);
}

fn names(n: usize) -> impl Fn(&Request) -> bool {
    move |request| matches!(request, Request::Delete(id) if id.as_str() == format!("g{n}"))
}

#[test]
fn those_who_were_refused_are_not_counted_as_gone_and_their_reason_is_told_once() {
    let mut window = removing([1_280.0, 800.0]);
    assert_reads(&window, "Removing 20 people");
    happen(&mut window, |desk| {
        for n in 0..12 {
            desk.answer(names(n), &Err(Cause::GrantMissing));
        }
        desk.answer(names(12), &Err(Cause::Service));
    });
    wait(&mut window, 100);
    assert_reads(&window, "0 proved gone · 13 failed · 7 to go");
    assert_reads(
        &window,
        "12 of them were refused for the same reason: Teams refused this removal",
    );
    assert_reads(&window, "Open access check");
    click(&mut window, "Copy the command");
    let copied = window.state().copied.concat();
    assert!(copied.starts_with("Set-CsApplicationMeetingConfiguration"));
}

#[test]
fn whoever_is_removed_next_says_so_and_offers_no_removal_of_their_own() {
    let mut window = removing_many(25, [1_280.0, 2_000.0]);
    let next = window.query_all_by_label("About to be removed").count();
    assert!((1..25).contains(&next), "{next}");
    let offers = |window: &Window| {
        let buttons = window.query_all_by_label_contains("Remove Guest");
        buttons.count()
    };
    assert_eq!(offers(&window), 0);
    choose(&mut window, "g0");
    press(&mut window, Key::Delete);
    wait(&mut window, 300);
    assert!(!reads(&window, "Remove Guest 0?"));
    // After the batch was stopped, nobody is next.
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    click(&mut window, "Removing: 0 of 25 gone");
    click(&mut window, "Stop");
    told(&mut window);
    wait(&mut window, 300);
    assert!(!reads(&window, "About to be removed"));
    assert_eq!(offers(&window), next);
}

#[test]
fn a_request_that_waits_says_how_long_and_who_wants_it() {
    let mut window = removing([1_280.0, 800.0]);
    happen(&mut window, |desk| {
        let waits = desk.sent.first();
        let (attempt, until) = (waits.unwrap().id, desk.now.plus(Duration::from_secs(12)));
        let cause = Cause::Throttled(Some(Duration::from_secs(12)));
        desk.apply(Event::AttemptWaits {
            attempt,
            until,
            asked_by_graph: true,
            failure: Arc::new(Failure::new(cause)),
        });
    });
    assert_reads(&window, "Waiting 12 s · Microsoft asked us to wait");
    wait(&mut window, 5_000);
    assert_reads(&window, "Waiting 7 s · Microsoft asked us to wait");
}

#[test]
fn what_was_asked_for_last_lies_in_front_and_the_header_leads_back() {
    let mut window = removing([1_280.0, 800.0]);
    choose(&mut window, "ada");
    assert_reads(&window, "Participant ID");
    assert!(!reads(&window, "20 to go"));
    click(&mut window, "Removing: 0 of 20 gone");
    assert_reads(&window, "20 to go");
    // Esc closes the panel and stops nothing.
    press(&mut window, Key::Escape);
    assert!(!reads(&window, "20 to go"));
    assert!(told(&mut window).is_empty());
    window.key_press_modifiers(Modifiers::SHIFT, Key::F7);
    window.run_steps(3);
    assert_reads(&window, "20 to go");
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run_steps(3);
    assert_reads(&window, "Removing: 0 of 20 gone");
    click(&mut window, "Removing: 0 of 20 gone");
    click(&mut window, "Stop");
    assert!(matches!(&told(&mut window)[..], [Command::StopRemovals(_)]));
}

fn invite(window: &mut Window, number: &str) {
    click(window, "Invite…");
    type_into(window, Role::TextInput, FIELD, number);
    press(window, Key::Enter);
    click(window, "Invite");
    wait(window, 100);
}

#[test]
fn the_header_leads_back_to_the_removal_from_newer_results_of_invitations() {
    let mut window = removing([1_280.0, 800.0]);
    wait(&mut window, 1_000);
    invite(&mut window, "+14255550101");
    assert!(
        !reads(&window, "20 to go"),
        "the newer results lie in front"
    );
    click(&mut window, "Removing: 0 of 20 gone");
    assert_reads(&window, "20 to go");
    // The header also leads back from a preview that covers the panel.
    wait(&mut window, 1_000);
    let ada = window.get_by_role_and_label(Role::CheckBox, "Select Ada, member, ada");
    ada.click();
    window.run_steps(3);
    click(&mut window, "Remove 1…");
    assert_reads(&window, "Remove one person?");
    click(&mut window, "Removing: 0 of 20 gone");
    assert_reads(&window, "20 to go");
    // Newer results lie in front again.
    wait(&mut window, 1_000);
    invite(&mut window, "+14255550102");
    assert!(!reads(&window, "20 to go"));
}

#[test]
fn the_link_above_the_list_leads_to_the_results_of_invitations_from_whatever_covers_them() {
    let mut window = with_guests(20, [1_280.0, 800.0]);
    invite(&mut window, "+14255550101");
    let leads_back = |window: &mut Window| {
        wait(window, 1_000);
        window.get_by_label("Results (1)").click();
        window.run_steps(3);
        assert_reads(window, "Invited at");
        assert!(!reads(window, "20 to go"));
    };
    choose(&mut window, "ada");
    leads_back(&mut window);
    remove_guests(&mut window);
    assert_reads(&window, "20 to go");
    leads_back(&mut window);
    click(&mut window, "Removing: 0 of 20 gone");
    assert_reads(&window, "20 to go");
    leads_back(&mut window);
}

#[test]
fn a_stopped_ending_counts_each_person_once_and_says_where_nobody_is_listed() {
    let mut window = ending();
    click(&mut window, "Stop");
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    lists(
        &mut window,
        vec![own(), user("ada", "Ada"), user("bob", "Bob")],
    );
    assert_reads(&window, "Stopped. 2 people are left");
    assert_reads(&window, "Not proved to be gone: 1");
    lists(&mut window, vec![own()]);
    assert_reads(&window, "Not proved to be gone");
    assert!(!reads(&window, "are left") && !reads(&window, "No one else is left"));
    assert_reads(
        &window,
        "No one is listed, but nothing proves that they left",
    );
}

#[test]
fn an_ending_does_not_count_a_newcomer_who_is_missing_as_still_in_the_call() {
    let mut window = ending();
    let is_bob = |request: &Request| *request == Request::Delete("bob".into());
    happen(&mut window, |desk| {
        desk.answer(is_bob, &Err(Cause::GrantMissing));
    });
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    let with_eve = vec![own(), user("bob", "Bob"), user("eve", "Eve")];
    happen(&mut window, |desk| desk.roster(with_eve));
    assert_reads(&window, "2 people are left, so this app stays");
    lists(&mut window, vec![own(), user("bob", "Bob")]);
    assert_reads(&window, "One person is left, so this app stays");
    assert_reads(&window, "Still in the call: 1");
    assert_reads(&window, "Not proved to be gone: 1");
    assert_reads(&window, "Came in the meantime");
}

#[test]
fn everything_is_reached_in_a_low_window() {
    let mut window = removing([760.0, 480.0]);
    happen(&mut window, |desk| {
        for n in 0..20 {
            desk.answer(names(n), &Err(Cause::GrantMissing));
        }
    });
    wait(&mut window, 1_000);
    let retry = window.get_by_label("Try again (20)");
    retry.scroll_to_me();
    window.run_steps(3);
    let rect = window.get_by_label("Try again (20)").rect();
    assert!(rect.bottom() <= 480.0 && rect.top() >= 0.0, "{rect:?}");
}

/// Refuses the removal of every guest.
fn refuse_all(window: &mut Window, cause: &Cause) {
    happen(window, |desk| {
        for n in 0..20 {
            desk.answer(names(n), &Err(cause.clone()));
        }
    });
    wait(window, 1_000);
}

#[test]
fn in_a_low_window_the_deciding_buttons_stay_in_sight_and_mute_has_a_place_of_its_own() {
    for size in [[900.0, 600.0], [1_280.0, 800.0]] {
        let mut window = removing(size);
        refuse_all(&mut window, &Cause::Service);
        let place = |window: &Window, label: &str| window.get_by_label(label).rect();
        let labels = ["Try again (20)", "Mute the 20 who are still here"];
        let [retry, mute] = labels.map(|label| place(&window, label));
        for rect in [retry, mute, place(&window, "Show failures")] {
            assert!(rect.top() >= 0.0 && rect.bottom() <= size[1], "{rect:?}");
        }
        assert!(!retry.intersects(mute), "{retry:?} {mute:?}");
        click(&mut window, labels[1]);
        let muted = told(&mut window);
        let is_mute = |it: &&Command| {
            let deed = ServiceDeed::Mute;
            matches!(it, Command::Service { deed: known, .. } if *known == deed)
        };
        assert_eq!(muted.iter().filter(is_mute).count(), 20);
        assert_eq!(place(&window, labels[0]), retry, "nothing took its place");
        assert!(!reads(&window, "Mute ("), "nobody is left to mute");
        let muted = (0..20).map(|n| {
            let mut person = guest(&format!("g{n}"), &format!("Guest {n}"));
            person.muted = Some(true);
            person
        });
        let muted: Vec<_> = muted.collect();
        let people = [vec![own(), user("ada", "Ada")], muted].concat();
        for _ in 0..3 {
            wait(&mut window, 1_100);
            happen(&mut window, |desk| desk.roster(people.clone()));
        }
        assert_reads(&window, "Muted · ");
        assert!(!reads(&window, "Mute the "), "nobody is left to mute");
    }
}

#[test]
fn names_of_the_failed_are_in_sight_in_a_low_window_and_lead_to_the_person() {
    for size in [[900.0, 600.0], [1_280.0, 800.0]] {
        let mut window = removing(size);
        happen(&mut window, |desk| {
            for n in 0..20 {
                let answer = if n < 2 { Err(Cause::Service) } else { Ok(()) };
                desk.answer(names(n), &answer);
            }
        });
        let left = ["0", "1", "21"].map(|n| guest(&format!("g{n}"), &format!("Guest {n}")));
        let left = [vec![own(), user("ada", "Ada")], left.to_vec()].concat();
        for _ in 0..4 {
            lists(&mut window, left.clone());
        }
        asked(&mut window, "g21");
        wait(&mut window, 100);
        happen(&mut window, |desk| {
            desk.answer(is_removal, &Err(Cause::Service));
        });
        assert_reads(&window, "18 removed, 3 failed");
        assert_reads(&window, "One of them is from an earlier removal: Guest 21.");
        let foot = window.get_by_label("Try again (3)").rect().top();
        for name in ["Guest 0", "Guest 1"] {
            let panel = window.get_by_label("Try again (3)").rect().left() - 1.0;
            let links = window.get_all_by_role_and_label(Role::Link, name);
            let drawn = links
                .map(|link| link.rect())
                .filter(|link| link.left() >= panel);
            let is_in_sight = drawn.into_iter().any(|link| link.bottom() <= foot);
            assert!(is_in_sight, "{name} at {size:?}");
        }
        let links = window.get_all_by_role_and_label(Role::Link, "Guest 1");
        links.last().unwrap().click();
        window.run_steps(3);
        assert_reads(&window, "Participant ID");
    }
}

#[test]
fn shift_f7_leads_to_the_open_results_where_the_key_of_the_button_works_too() {
    let mut window = removing([1_280.0, 800.0]);
    refuse_all(&mut window, &Cause::Service);
    told(&mut window);
    window.key_press_modifiers(Modifiers::SHIFT, Key::F7);
    window.run_steps(3);
    let close = window.get_by_label("Close this panel");
    assert!(close.accesskit_node().is_focused());
    window.key_press_modifiers(Modifiers::SHIFT, Key::R);
    wait(&mut window, 400);
    assert!(matches!(
        &told(&mut window)[..],
        [Command::RemoveMany { people, .. }] if people.len() == 20
    ));
}

#[test]
fn a_second_refusal_of_the_same_person_is_told_in_row_and_panel() {
    let mut window = removing([1_280.0, 800.0]);
    refuse_all(&mut window, &Cause::Service);
    assert!(!reads(&window, "Failed again"));
    click(&mut window, "Try again (20)");
    wait(&mut window, 300);
    refuse_all(&mut window, &Cause::Service);
    let again = window.query_all_by_label_contains("Failed again (2×): ");
    assert!(again.count() > 1, "the panel tells it");
    choose(&mut window, "g0");
    let row = window.get_all_by_role(Role::Row);
    let said = row.filter_map(|row| row.accesskit_node().label());
    assert!(
        said.into_iter().any(|it| it.contains("Failed again (2×)")),
        "the row tells it"
    );
}

#[test]
fn a_removal_that_graph_holds_up_says_until_when_and_stop_is_at_hand() {
    for (seconds, said) in [
        (
            20,
            "Microsoft asked us to wait 20 s. The rest follows automatically.",
        ),
        (86_400, "Microsoft asked us to wait until tomorrow "),
    ] {
        let mut window = removing([1_280.0, 800.0]);
        happen(&mut window, |desk| {
            let attempt = desk.sent.last().unwrap().id;
            let cause = Cause::Throttled(Some(Duration::from_secs(seconds)));
            let failure = Arc::new(Failure::new(cause));
            desk.apply(Event::TurnedAway { attempt, failure });
        });
        assert_reads(&window, said);
        assert_reads(&window, "0 proved gone · 20 to go");
        assert!(!reads(&window, "1 failed"));
    }
    let mut window = removing([1_280.0, 800.0]);
    happen(&mut window, |desk| {
        let attempt = desk.sent.last().unwrap().id;
        let cause = Cause::SignIn(SignInCause::EntraTrouble);
        let failure = Arc::new(Failure::new(cause));
        desk.apply(Event::TurnedAway { attempt, failure });
    });
    assert_reads(&window, "Entra isn't issuing tokens right now.");
}

/// Returns the guests whose lines are in sight in the panel, from the top.
fn in_sight(window: &Window) -> Vec<usize> {
    let left = window.get_by_label("Stop").rect().left();
    let mut lines = Vec::new();
    for n in 0..20 {
        let name = format!("Guest {n}");
        let all = window.query_all_by_label(&name);
        let tops = all.map(|line| line.rect()).filter(|it| it.left() >= left);
        lines.extend(tops.map(|it| (it.top(), n)));
    }
    lines.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    lines.into_iter().map(|(_, n)| n).collect()
}

#[test]
fn while_a_removal_runs_whoever_is_still_here_stands_above_those_who_left() {
    let mut window = removing([1_280.0, 520.0]);
    let before = in_sight(&window);
    assert!(before.len() < 12, "not all are in sight: {before:?}");
    happen(&mut window, |desk| {
        for n in (0..20).filter(|n| *n != 3) {
            desk.answer(names(n), &Ok(()));
        }
        desk.now = desk.now.plus(Duration::from_secs(1));
        let left = (0..20).filter(|n| *n == 3 || *n > 11);
        let left = left.map(|n| guest(&format!("g{n}"), &format!("Guest {n}")));
        desk.roster(
            [own(), user("ada", "Ada")]
                .into_iter()
                .chain(left)
                .collect(),
        );
    });
    assert_reads(&window, "11 proved gone · 8 being checked · 1 to go");
    let after = in_sight(&window);
    assert_eq!(after[..9], [3, 12, 13, 14, 15, 16, 17, 18, 19], "{after:?}");
    assert!(after[9..].is_sorted(), "{after:?}");
}

#[test]
fn why_a_removal_was_refused_stays_readable_after_another_one_worked() {
    let people = vec![own(), user("ada", "Ada"), guest("gus", "Gus")];
    let mut window = window_sized(people.clone(), true, [1_280.0, 800.0]);
    window.state_mut().shows_entries = true;
    asked(&mut window, "gus");
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::GrantMissing));
    });
    assert_reads(&window, "Not removed: Refused by Teams");
    asked(&mut window, "gus");
    wait(&mut window, 100);
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    for _ in 0..2 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(people[..2].to_vec()));
    }
    let refused = "Not removed: Refused by Teams · gone later";
    assert_reads(&window, refused);
    let entry = window.get_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.contains(refused)
    });
    entry.unwrap().click();
    window.run_steps(3);
    assert_reads(&window, "Teams refused this removal.");
}

#[test]
fn what_is_red_is_what_the_failures_count_also_after_the_person_has_left_alone() {
    let people = vec![own(), user("ada", "Ada"), guest("gus", "Gus")];
    let mut window = window_sized(people.clone(), true, [1_280.0, 800.0]);
    window.state_mut().shows_entries = true;
    asked(&mut window, "gus");
    wait(&mut window, 100);
    happen(&mut window, |desk| {
        desk.answer(is_removal, &Err(Cause::RoleMissing));
    });
    assert_reads(&window, "Failures 1");
    let gone = "Not removed: Permission refused · gone later";
    assert!(!reads(&window, gone));
    for _ in 0..3 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(people[..2].to_vec()));
    }
    assert_reads(&window, "Failures 0");
    assert_reads(&window, gone);
    let check = ICON_CHECK_CIRCLE.codepoint;
    assert!(
        !painted(&window).iter().any(|text| text == check),
        "it failed"
    );
}

#[test]
fn a_refused_guest_is_called_no_organizer_and_the_raw_answer_is_folded() {
    let mut window = removing([1_280.0, 800.0]);
    happen(&mut window, |desk| {
        for n in 0..2 {
            desk.answer(names(n), &Err(Cause::ProtectedPerson));
        }
    });
    wait(&mut window, 100);
    assert_reads(
        &window,
        "2 of them were refused for the same reason: Microsoft refused this removal",
    );
    assert!(!reads(&window, "organizer"));
    choose(&mut window, "g0");
    assert_reads(&window, "Mute them, or remove them in Teams.");
    assert!(!reads(&window, "organizer"));
    let raw = "ProtectedPerson";
    assert!(!reads(&window, raw));
    let details = window.query_all_by_role_and_label(Role::Button, "Details");
    let right = details.max_by(|one, other| one.rect().left().total_cmp(&other.rect().left()));
    right.unwrap().click();
    window.run_steps(3);
    assert_reads(&window, raw);
}

#[test]
fn after_two_removals_without_effect_muting_is_advised_and_another_try_is_offered() {
    let people = || vec![own(), user("ada", "Ada"), guest("g0", "Guest 0")];
    let mut window = window_sized(people(), true, [1_280.0, 800.0]);
    for advice in [
        "Try again. If that doesn't help",
        "mute them, or remove them in Teams",
    ] {
        asked(&mut window, "g0");
        wait(&mut window, 100);
        happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
        for _ in 0..12 {
            wait(&mut window, 1_100);
            happen(&mut window, |desk| desk.roster(people()));
        }
        choose(&mut window, "g0");
        assert_reads(&window, advice);
        let again = window.query_all_by_label("Try again to remove Guest 0, guest, g0");
        assert_eq!(again.count(), 1, "{advice}");
    }
}
