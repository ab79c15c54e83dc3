//! The way back for people who were removed, perhaps by mistake, and for those who wait in the lobby.

use std::time::Duration;

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{
    Window, accepted, assert_reads, call_id, choose, click, happen, person, reads, told, wait,
    window_sized,
};
use crate::evidence_ui::{sleeps, without};
use crate::fixtures::people::{guest, user};
use crate::fixtures::window::{press, press_with};
use crate::pressure_ui::{BOB, closes_the_door, kept_out_bob, meeting};
use crate::wave_ui::{click_on, raided};
use crate::window::press_key;
use moderato::moderation::command::{Command, KeepOutOrder};
use moderato::moderation::model::audit::Source;
use moderato::moderation::state::rules::DoorScope;

const NEXT: &str = "Let the next guest in";

/// Returns a window in which the removal of the guest Gus was proved and the row still says so.
fn without_gus() -> Window {
    let mut window = window_sized(meeting(), true, [1_300.0, 800.0]);
    choose(&mut window, "gus");
    accepted(&mut window, "gus");
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(without(&["gus"])));
    told(&mut window);
    window
}

#[test]
fn the_card_of_a_removed_guest_says_the_way_back_through_the_closed_and_the_open_door() {
    let mut window = without_gus();
    assert_reads(&window, "They can join again by the meeting link.");
    assert!(!reads(&window, "Invite again"), "nobody invites a guest");
    assert!(window.query_by_label(NEXT).is_none());
    happen(&mut window, |desk| desk.command(closes_the_door()));
    told(&mut window);
    assert!(!reads(&window, "They can join again by the meeting link."));
    assert_reads(&window, "Press this first, then ask the guest to join");
    let place = |window: &Window, label: &str| window.get_by_label(label).rect().top();
    let before = place(&window, NEXT);
    click(&mut window, NEXT);
    assert_eq!(told(&mut window), [Command::LetNextIn(call_id(), 1)]);
    assert_reads(&window, "The next guest to come gets in, whoever it is.");
    let moved = place(&window, "Let one more in") - before;
    assert!(moved.abs() < 0.5, "the button moved by {moved}");
    click(&mut window, "Let one more in");
    assert_eq!(told(&mut window), [Command::LetNextIn(call_id(), 2)]);
    // The row goes, the card stays.
    wait(&mut window, 60_000);
    happen(&mut window, |desk| desk.roster(without(&["gus"])));
    assert!(window.query_by_label("Let one more in").is_some());
}

#[test]
fn the_card_of_a_removed_outsider_says_that_they_can_join_again_and_no_more() {
    let tenant = "99999999-2222-3333-4444-555555555555";
    let mut kaspar = user("kas", "Kaspar");
    kaspar.identity.tenant = Some(tenant.into());
    let people = [meeting(), vec![kaspar]].concat();
    let mut window = window_sized(people, true, [1_300.0, 800.0]);
    choose(&mut window, "kas");
    accepted(&mut window, "kas");
    wait(&mut window, 1_000);
    happen(&mut window, |desk| desk.roster(meeting()));
    told(&mut window);
    assert_reads(&window, "They can join again by the meeting link.");
    assert!(!reads(&window, "can be invited"));
    assert!(!reads(&window, "is being removed, or has left"));
    happen(&mut window, |desk| desk.command(closes_the_door()));
    assert_reads(&window, "They can join again by the meeting link.");
    let scope = DoorScope {
        externals: true,
        phones: false,
    };
    happen(&mut window, |desk| {
        desk.command(Command::DoorConcerns(call_id(), scope));
    });
    assert_reads(&window, "Press this first, then ask the guest to join");
}

#[test]
fn the_menu_of_a_removed_guest_lets_the_next_one_in_while_the_door_is_closed() {
    let mut window = without_gus();
    let opens = |window: &mut Window, label: &str| {
        let is_row = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::Row && node.label().is_some_and(|name| name.contains(label))
        };
        window.get_by(is_row).click_secondary();
        window.run_steps(3);
        window.query_all_by_label_contains(NEXT).count()
    };
    assert_eq!(opens(&mut window, "Gus, guest"), 0, "the door is open");
    window.key_press(Key::Escape);
    window.run_steps(3);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    choose(&mut window, "ada");
    told(&mut window);
    assert_eq!(opens(&mut window, "Gus, guest"), 1);
    window.get_by_label_contains(NEXT).click();
    window.run_steps(3);
    assert_eq!(told(&mut window), [Command::LetNextIn(call_id(), 1)]);
    assert_eq!(opens(&mut window, "Gil, guest"), 0, "who is here");
}

#[test]
fn during_a_raid_the_next_guest_is_let_in_only_after_a_question() {
    let mut window = without_gus();
    happen(&mut window, |desk| {
        desk.command(closes_the_door());
        desk.command(Command::Raid(call_id(), true));
    });
    told(&mut window);
    let question = "A raid is on: the next guest may be one of them.";
    click(&mut window, NEXT);
    assert_reads(&window, question);
    click(&mut window, "Let in anyway");
    assert!(told(&mut window).is_empty(), "as by a double click");
    click(&mut window, "Cancel");
    assert!(!reads(&window, question));
    // The list of rules has the same button, and asks in its place.
    click(&mut window, NEXT);
    assert_reads(&window, question);
    wait(&mut window, 300);
    let no = window.get_by_label("Cancel");
    assert!(no.accesskit_node().is_focused(), "Enter lets nobody in");
    press(&mut window, Key::Enter);
    assert!(told(&mut window).is_empty());
    assert!(!reads(&window, question));
    click(&mut window, NEXT);
    wait(&mut window, 300);
    click(&mut window, "Let in anyway");
    assert_eq!(told(&mut window), [Command::LetNextIn(call_id(), 1)]);
    assert!(!reads(&window, question));
    // The question isn't open any more once the list was closed and opened again.
    click(&mut window, "Let one more in");
    assert_reads(&window, question);
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    assert!(!reads(&window, question));
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), false));
    });
    told(&mut window);
    click(&mut window, "Let one more in");
    assert_eq!(told(&mut window), [Command::LetNextIn(call_id(), 2)]);
}

#[test]
fn the_question_about_the_next_guest_ends_with_the_door_and_with_another_question() {
    let question = "A raid is on: the next guest may be one of them.";
    for other in ["open", "again", "remove"] {
        let mut window = without_gus();
        happen(&mut window, |desk| {
            desk.command(closes_the_door());
            desk.command(Command::Raid(call_id(), true));
        });
        click(&mut window, NEXT);
        assert_reads(&window, question);
        match other {
            "open" => {
                happen(&mut window, |desk| {
                    desk.command(Command::Door(call_id(), None));
                });
                happen(&mut window, |desk| desk.command(closes_the_door()));
            }
            "again" => click(&mut window, "Close for 60 min"),
            _ => {
                window.key_press_modifiers(Modifiers::ALT, Key::Num3);
                window.run_steps(3);
                press(&mut window, Key::Delete);
                assert_reads(&window, "Remove one person?");
                click(&mut window, "Cancel");
            }
        }
        wait(&mut window, 100);
        assert!(!reads(&window, question), "{other}");
        assert!(window.query_by_label(NEXT).is_some(), "{other}");
    }
}

#[tokio::test]
async fn from_the_palette_the_focus_goes_to_the_safe_answer() {
    let mut window = Box::pin(raided([1_280.0, 800.0])).await;
    click_on(&mut window, "Close the door");
    window
        .until("the door", |window| {
            window.shows("The door is closed for guests")
        })
        .await;
    press_key(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    window.type_into(Role::SearchInput, "Type what you want to do", "next guest");
    press_key(&mut window, Modifiers::NONE, Key::Enter);
    window.harness.run_steps(6);
    assert!(window.shows("A raid is on"));
    let no = window.harness.get_by_label("Cancel");
    assert!(no.accesskit_node().is_focused());
}

#[test]
fn a_control_that_gets_the_focus_by_tab_comes_into_sight() {
    let mut window = window_sized(meeting(), true, [1_280.0, 330.0]);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    let mut seen = Vec::new();
    for _ in 0..14 {
        press(&mut window, Key::Tab);
        window.run_steps(8);
        let found = window.query_by(|node| node.is_focused() && node.label().is_some());
        let Some(node) = found else { continue };
        let (name, place) = (node.accesskit_node().label(), node.rect());
        assert!(
            place.bottom() <= 330.0 && place.top() >= 0.0,
            "{name:?}: {place:?}"
        );
        seen.extend(name);
    }
    for name in [NEXT, "Close for 60 min"] {
        assert!(seen.iter().any(|it| it == name), "{seen:?}");
    }
}

#[test]
fn a_question_says_who_can_join_again_through_the_closed_door() {
    let mut window = window_sized(meeting(), true, [1_300.0, 800.0]);
    let removed_again = "guests who come back are removed again";
    for (lets_in, is_removed) in [(0, true), (1, false), (0, true)] {
        happen(&mut window, |desk| {
            if lets_in == 0 {
                desk.command(closes_the_door());
            }
            desk.command(Command::LetNextIn(call_id(), lets_in));
        });
        choose(&mut window, "gus");
        press(&mut window, Key::Delete);
        assert!(
            window
                .query_by_label("Yes, remove Gus, guest, gus")
                .is_some()
        );
        assert_eq!(reads(&window, removed_again), is_removed, "{lets_in}");
        assert_eq!(reads(&window, "They can join again."), !is_removed);
        press(&mut window, Key::Escape);
    }
    // The door would remove guests, but it waits to be resumed.
    sleeps(&mut window, Duration::from_mins(2));
    choose(&mut window, "gus");
    press(&mut window, Key::Delete);
    assert!(!reads(&window, removed_again));
}

#[test]
fn the_preview_says_how_many_guests_the_closed_door_still_lets_in() {
    let mut window = window_sized(meeting(), true, [1_300.0, 800.0]);
    happen(&mut window, |desk| {
        desk.command(closes_the_door());
        desk.command(Command::LetNextIn(call_id(), 2));
    });
    window.key_press_modifiers(Modifiers::ALT, Key::Num3);
    window.run_steps(3);
    press(&mut window, Key::Delete);
    assert_reads(
        &window,
        "The closed door removes guests who join from now on.",
    );
    assert_reads(
        &window,
        "The next 2 guests to come get in, whoever they are.",
    );
    assert!(!reads(&window, "aren't guests and can join again"));
}

#[test]
fn the_card_of_somebody_in_the_lobby_says_where_they_are_admitted() {
    let mut people = meeting();
    people[4].in_lobby = true;
    let mut window = window_sized(people, true, [1_300.0, 800.0]);
    choose(&mut window, "gus");
    assert_reads(&window, "People can only be let in from Teams");
    choose(&mut window, "gil");
    assert!(!reads(&window, "People can only be let in from Teams"));
}

/// Lets Bob join again, with a new participant ID.
fn bob_returns(window: &mut Window, id: &str) {
    let mut bob = user(id, "Bob");
    bob.identity.id = Some("11111111-2222-3333-4444-555555555555".into());
    let people = [without(&["bob"]), vec![bob, guest("gap", "Gap")]].concat();
    wait(window, 61_000);
    happen(window, |desk| desk.roster(people));
}

#[test]
fn whoever_may_come_back_is_no_problem_when_they_do_until_they_are_removed_again() {
    for allowed in [false, true] {
        let mut window = kept_out_bob();
        if allowed {
            click(&mut window, &format!("Allow {BOB} back"));
            assert_reads(&window, "May come back: Bob, member");
        } else {
            let ends = |desk: &mut crate::desk::Desk| {
                let kept = &desk.snapshot.calls[0].rules.kept_out[0];
                let identity = kept.identity.clone();
                let soon = Some(Duration::from_secs(1));
                desk.command(Command::KeepOutFor(call_id(), identity, soon));
            };
            happen(&mut window, ends);
        }
        bob_returns(&mut window, "bob-2");
        assert_eq!(window.state().snapshot.calls[0].alarms, u32::from(!allowed));
        accepted(&mut window, "bob-2");
        wait(&mut window, 1_000);
        happen(&mut window, |desk| desk.roster(without(&["bob"])));
        bob_returns(&mut window, "bob-3");
        assert_eq!(window.state().snapshot.calls[0].alarms, 1, "{allowed}");
    }
}

#[test]
fn nobody_who_is_still_here_is_said_to_come_back() {
    let mut window = window_sized(meeting(), true, [1_300.0, 800.0]);
    choose(&mut window, "bob");
    happen(&mut window, |desk| {
        let order = KeepOutOrder {
            who: person(desk, "bob"),
            for_how_long: None,
            removes: false,
            source: Source::Click,
        };
        desk.command(Command::KeepOut(call_id(), order));
    });
    told(&mut window);
    click(&mut window, &format!("Stop keeping {BOB} out"));
    assert!(matches!(told(&mut window)[..], [Command::LetBackIn(..)]));
}

#[test]
fn the_list_of_rules_begins_at_its_top_however_it_was_left() {
    let mut window = window_sized(meeting(), true, [1_280.0, 500.0]);
    happen(&mut window, |desk| desk.command(closes_the_door()));
    let place = |window: &Window| window.get_by_label("Open the door").rect().top();
    click(&mut window, "Review");
    let at_first = place(&window);
    for through_a_card in [true, false] {
        window.hover_at(egui::pos2(1_150.0, 200.0));
        window.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -90.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        window.run_steps(20);
        assert!(place(&window) < at_first - 20.0, "it is scrolled");
        if through_a_card {
            choose(&mut window, "ada");
        }
        click(&mut window, "Review");
        assert!((place(&window) - at_first).abs() < 0.5, "{through_a_card}");
    }
}

#[tokio::test]
async fn the_button_that_opens_the_door_is_in_sight_when_the_list_of_rules_opens() {
    for size in [[900.0, 600.0], [1_280.0, 800.0]] {
        let mut window = Box::pin(raided(size)).await;
        click_on(&mut window, "Close the door");
        window
            .until("the door", |window| {
                window.shows("The door is closed for guests")
            })
            .await;
        if size[1] < 680.0 {
            click_on(&mut window, "Show the activity");
        }
        click_on(&mut window, "Review");
        window
            .until("the list", |window| window.shows("Open the door"))
            .await;
        window.harness.run_steps(4);
        click_on(&mut window, "Open the door");
        // Guests were still arriving a moment ago, so the button asks.
        window
            .until("the question", |window| window.shows("Open anyway"))
            .await;
    }
}
