//! What the window says and asks while a raid is on, and where the keyboard is afterwards.

use egui::epaint::Shape;
use egui::{Key, Modifiers, Rect, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{
    Window, assert_reads, call_id, choose, click, happen, is_removal, reads, told, wait,
    window_sized,
};
use crate::fixtures::people::{guest, own, user};
use crate::fixtures::window::{painted, press, press_with};
use crate::pressure_ui::{closes_the_door, meeting, window};
use crate::wave_counts_ui::waved;
use moderato::moderation::command::Command;
use moderato::moderation::model::failure::Cause;
use moderato::moderation::model::participant::Participant;

const OPEN: &str = "Open the door";

/// Returns the label of the row that is framed as the one that keys act on. `None` without such a row in sight.
fn framed(window: &Window) -> Option<String> {
    fn frames(shape: &Shape, into: &mut Vec<Rect>) {
        match shape {
            Shape::Rect(frame) if frame.stroke.width > 1.9 => into.push(frame.rect),
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| frames(shape, into)),
            _ => {}
        }
    }
    let list = window.get_by_label("People");
    if !list.accesskit_node().is_focused_in_tree() {
        return None;
    }
    let mut found = Vec::new();
    for clipped in &window.output().shapes {
        frames(&clipped.shape, &mut found);
    }
    let rows = window.query_all_by_role(Role::Row);
    let mut drawn = rows.filter(|row| row.accesskit_node().raw_bounds().is_some());
    let is_framed = |row: Rect| {
        found
            .iter()
            .any(|it| it.center().distance(row.center()) < 1.0)
    };
    let row = drawn.find(|row| is_framed(row.rect()))?;
    row.accesskit_node().label()
}

/// Returns a window in which the closed door couldn't remove these people, each for this reason.
fn not_removed(mut window: Window, others: Vec<Participant>, late: &[(&str, Cause)]) -> Window {
    happen(&mut window, |desk| desk.command(closes_the_door()));
    wait(&mut window, 2_000);
    let people = late.iter().map(|(id, _)| guest(id, &format!("Late {id}")));
    let people: Vec<_> = others.into_iter().chain(people).collect();
    for _ in 0..4 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| {
            for (id, cause) in late {
                desk.answer(
                    |request| is_removal(request) && format!("{request:?}").contains(id),
                    &Err(cause.clone()),
                );
            }
            desk.roster(people.clone());
        });
    }
    told(&mut window);
    window
}

#[test]
fn the_panel_tells_guests_on_their_way_out_from_those_who_stay() {
    let mut window = window();
    happen(&mut window, |desk| desk.command(closes_the_door()));
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    assert_reads(&window, "2 guests are here or in the lobby.");
    wait(&mut window, 2_000);
    let people = [meeting(), vec![guest("late", "Late Lou")]].concat();
    happen(&mut window, |desk| desk.roster(people));
    let said = "Guests here or in the lobby: 3. Being removed: 1. The door leaves the other 2: \
                it only removes guests who join later.";
    assert_reads(&window, said);
    assert_reads(&window, "Right now it removes one guest: Late Lou");
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
    assert_reads(&window, said);
    assert_reads(&window, "Right now it removes one guest: Late Lou");
    assert!(!reads(&window, "3 guests are here"));
    for _ in 0..2 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(meeting()));
    }
    assert_reads(&window, "2 guests are here or in the lobby.");
}

#[test]
fn show_leads_the_keyboard_to_the_first_failure() {
    let mut others = vec![own()];
    others.extend((0..40).map(|n| user(&format!("m{n:02}"), &format!("Member {n:02}"))));
    for by_key in [false, true] {
        let window = window_sized(others.clone(), true, [1_280.0, 800.0]);
        let mut window = not_removed(window, others.clone(), &[("zed", Cause::Service)]);
        assert_eq!(framed(&window), None);
        if by_key {
            window.get_by_label("Show").focus();
            window.run_steps(2);
            press(&mut window, Key::Enter);
        } else {
            let place = window.get_by_label("Show").rect().center();
            window.hover_at(place);
            window.step();
            window.drag_at(place);
            window.step();
            window.drop_at(place);
        }
        window.run_steps(3);
        let framed = framed(&window).unwrap_or_default();
        assert!(framed.starts_with("Late zed"), "{by_key}: {framed}");
    }
}

#[test]
fn after_escape_a_row_in_sight_is_framed() {
    let mut window = window();
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    press(&mut window, Key::Escape);
    assert!(!reads(&window, OPEN));
    window.run_steps(3);
    assert!(framed(&window).is_some(), "the list of rules");

    let mut window = crate::pressure_ui::window();
    choose(&mut window, "gus");
    press(&mut window, Key::Escape);
    window.run_steps(3);
    assert!(framed(&window).unwrap().starts_with("Gus"), "a card");

    let mut window = waved();
    click(&mut window, crate::pressure_ui::CLEAR);
    wait(&mut window, 400);
    press(&mut window, Key::Escape);
    assert!(!reads(&window, "Remove 6 people?"));
    window.run_steps(3);
    assert!(framed(&window).is_some(), "a preview");
}

#[test]
fn during_a_raid_the_door_opens_only_after_a_question() {
    let opens = [Command::Door(call_id(), None)];
    for by_key in [false, true] {
        let mut window = waved();
        happen(&mut window, |desk| desk.command(closes_the_door()));
        told(&mut window);
        let ask = |window: &mut Window| {
            if by_key {
                press_with(window, Modifiers::COMMAND, Key::D);
            } else {
                click(window, OPEN);
            }
        };
        if !by_key {
            press_with(&mut window, Modifiers::COMMAND, Key::K);
        }
        ask(&mut window);
        wait(&mut window, 50);
        assert!(told(&mut window).is_empty(), "{by_key}");
        assert_reads(&window, "Many guests were still arriving");
        let no = window.get_by_label("Cancel");
        assert!(no.accesskit_node().is_focused(), "{by_key}");
        press(&mut window, Key::Enter);
        assert!(told(&mut window).is_empty());
        assert!(!reads(&window, "Open anyway"));
        assert_reads(&window, OPEN);
        ask(&mut window);
        click(&mut window, "Open anyway");
        assert!(told(&mut window).is_empty(), "as by a double click");
        press(&mut window, Key::Escape);
        assert!(!reads(&window, "Open anyway"));
        assert_reads(&window, OPEN);
        ask(&mut window);
        wait(&mut window, 400);
        click(&mut window, "Open anyway");
        assert_eq!(told(&mut window), opens, "{by_key}");
    }
}

#[test]
fn only_one_question_about_the_door_is_open() {
    let mut window = waved();
    happen(&mut window, |desk| desk.command(closes_the_door()));
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    click(&mut window, OPEN);
    assert_reads(&window, "Open anyway");
    click(&mut window, "Let the next guest in");
    assert!(!reads(&window, "Open anyway"));
    assert_reads(&window, "Let in anyway");
    click(&mut window, OPEN);
    assert!(!reads(&window, "Let in anyway"));
    assert_reads(&window, "Open anyway");
}

#[test]
fn who_cannot_be_tried_again_is_named_beside_the_button() {
    let late = [("zed", Cause::Service), ("vera", Cause::Refused)];
    let mut window = not_removed(window(), meeting(), &late);
    assert_reads(&window, "2 couldn't be removed: ");
    assert_reads(&window, "Try again (1)");
    let why = "Trying again doesn't help with: Late vera.";
    assert_reads(&window, why);
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    let said = window.query_all_by(|node| {
        let texts = [node.label(), node.value()];
        texts.iter().flatten().any(|text| text.contains(why))
    });
    assert!(said.count() >= 2, "the notice and the list of rules");
}

#[test]
fn the_buttons_about_failures_keep_their_places() {
    let window = window_sized(meeting(), true, [1_280.0, 800.0]);
    let mut window = not_removed(window, meeting(), &[("zed", Cause::Service)]);
    let place = |window: &Window, label: &str| window.get_by_label(label).rect();
    let labels = ["Show", "Try again (1)"];
    let before = labels.map(|label| place(&window, label));
    click(&mut window, "Mute (1)");
    happen(&mut window, |desk| desk.answer(|_| true, &Ok(())));
    let mut muted = guest("zed", "Late zed");
    (muted.muted, muted.media.server_muted) = (Some(true), true);
    let people = [meeting(), vec![muted]].concat();
    for _ in 0..2 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| desk.roster(people.clone()));
    }
    assert!(!reads(&window, "Mute (1)"));
    assert_eq!(labels.map(|label| place(&window, label)), before);
}

#[test]
fn a_key_mutes_all_who_could_not_be_removed() {
    let window = window_sized(meeting(), true, [1_280.0, 800.0]);
    let late = [("zed", Cause::Service), ("vera", Cause::Refused)];
    let mut window = not_removed(window, meeting(), &late);
    press_with(&mut window, Modifiers::SHIFT, Key::M);
    wait(&mut window, 1_000);
    let is_mute = |it: &Command| matches!(it, Command::Service { .. });
    let muted = told(&mut window);
    assert_eq!(
        muted.iter().filter(|it| is_mute(it)).count(),
        2,
        "{muted:?}"
    );
}

#[test]
fn whoever_used_up_the_pass_is_named_near_its_button() {
    let mut window = window();
    happen(&mut window, |desk| desk.command(closes_the_door()));
    press_with(&mut window, Modifiers::COMMAND, Key::K);
    wait(&mut window, 2_000);
    click(&mut window, "Let the next guest in");
    wait(&mut window, 1_000);
    let people = [meeting(), vec![guest("late", "Late Lou")]].concat();
    happen(&mut window, |desk| desk.roster(people));
    let said = window.query_all_by_label_contains("Let in: Late Lou, ");
    let said: Vec<_> = said.map(|node| node.rect().top()).collect();
    let button = window.get_by_label("Let the next guest in").rect();
    let near = said
        .iter()
        .any(|top| (0.0..20.0).contains(&(top - button.bottom())));
    assert!(near, "{said:?} {button:?}");
}

#[test]
fn a_question_says_how_many_names_are_below_and_leads_to_them() {
    let mut window = window_sized(meeting(), true, [900.0, 600.0]);
    wait(&mut window, 2_000);
    let crowd = (0..30).map(|n| guest(&format!("c{n:02}"), &format!("Crowd {n:02}")));
    let people: Vec<_> = meeting().into_iter().chain(crowd).collect();
    happen(&mut window, |desk| desk.roster(people));
    click(&mut window, "Remove the 30 new guests and close the door");
    window.run_steps(3);
    wait(&mut window, 400);
    assert_reads(&window, "Remove 30 people?");
    let below = |window: &Window| {
        let more = window.query_by_label_contains(" more below")?;
        let label = more.accesskit_node().label()?;
        let n: usize = label.split(' ').next()?.parse().ok()?;
        Some((n, more.rect().center()))
    };
    let (all, at) = below(&window).expect("the list is cut");
    assert!((10..28).contains(&all), "{all}");
    window.hover_at(at);
    window.run_steps(2);
    for _ in 0..6 {
        window.drag_at(at);
        window.step();
        window.drop_at(at);
        window.run_steps(3);
    }
    assert!(below(&window).is_none(), "at the end");
    assert_reads(&window, "Remove 30 people?");
}

#[test]
fn people_in_the_lobby_are_told_in_a_whole_sentence() {
    let mut window = window();
    wait(&mut window, 2_000);
    let waiting = (0..6).map(|n| {
        let mut one = guest(&format!("l{n}"), &format!("Lobby {n}"));
        one.in_lobby = true;
        one
    });
    let people: Vec<_> = meeting().into_iter().chain(waiting).collect();
    happen(&mut window, |desk| desk.roster(people));
    assert_reads(&window, "people wait in the lobby.");
}

#[test]
fn words_without_room_in_the_notice_can_be_read_by_keys() {
    let window = window_sized(meeting(), true, [900.0, 600.0]);
    let name = |n: u32| format!("{n}a-late-guest-with-a-name-that-takes-all-the-room-there-is");
    let late = [1, 2, 3, 4].map(name);
    let late = late.each_ref().map(|name| (&**name, Cause::Service));
    let mut window = not_removed(window, meeting(), &late);
    let last = "Late 4a-late-guest-with-a-name-that-takes-all-the-room-there-is.";
    let whole = |window: &Window| {
        let drawn = painted(window);
        drawn
            .iter()
            .filter(|text| text.contains(last) && !text.contains('…'))
            .count()
    };
    let before = whole(&window);
    press_with(&mut window, Modifiers::SHIFT, Key::F6);
    window.run_steps(3);
    assert!(whole(&window) > before);
}
