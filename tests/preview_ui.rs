//! The question about several people while some of them leave, in a low window.

use egui::{Key, Modifiers, Rect, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Window, assert_reads, click, happen, reads, wait, window_sized};
use crate::fixtures::people::{guest, own, user};
use crate::fixtures::window::press;
use crate::pressure_ui::{focus_list, removed_together};
use moderato::moderation::model::participant::Participant;

/// Returns this app, a member, and this many guests.
fn with_guests(n: usize) -> Vec<Participant> {
    let guests = (1..=n).map(|at| guest(&format!("g{at}"), &format!("Guest {at}")));
    [own(), user("ada", "Ada")]
        .into_iter()
        .chain(guests)
        .collect()
}

/// Opens the question about everybody.
fn ask_about_all(window: &mut Window) {
    focus_list(window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    press(window, Key::Delete);
    wait(window, 400);
}

#[test]
fn every_number_of_a_question_is_of_those_still_there_and_a_sentence_tells_of_its_change() {
    for size in [[900.0, 600.0], [1_280.0, 800.0]] {
        let mut window = window_sized(with_guests(9), true, size);
        ask_about_all(&mut window);
        assert_reads(&window, "Remove 10 people?");
        assert_reads(&window, "9 of them are guests");
        assert_reads(
            &window,
            "One of these 10 is a member of your organization: Ada.",
        );
        assert_reads(&window, "Type 10 to confirm");
        happen(&mut window, |desk| desk.roster(with_guests(7)));
        assert_reads(&window, "Remove 8 people?");
        assert_reads(&window, "7 of them are guests");
        assert_reads(
            &window,
            "One of these 8 is a member of your organization: Ada.",
        );
        assert_reads(&window, "2 people left: the number is now 8.");
        assert!(!reads(&window, "of these 10"));
        window.event(egui::Event::Text("8".into()));
        window.run_steps(2);
        // If a person leaves after the number was typed, the number need not be typed again.
        happen(&mut window, |desk| desk.roster(with_guests(6)));
        press(&mut window, Key::Enter);
        assert_eq!(removed_together(&mut window)[0].len(), 7, "at {size:?}");
    }
}

/// Returns the places of the guests in the question's list.
fn listed(window: &Window) -> Vec<(String, Rect)> {
    let mut listed = Vec::new();
    let panel = window.get_by_label("Remove 23 people").rect();
    for at in 1..=30 {
        let name = format!("Guest {at}");
        let shown = window.query_all_by_label(&name).map(|it| it.rect());
        let inside = |it: &Rect| it.left() > panel.left() && it.bottom() < panel.top();
        let place = { shown }.find(inside);
        listed.extend(place.map(|rect| (name.clone(), rect)));
    }
    listed
}

#[test]
fn nothing_overlaps_and_five_names_are_in_sight_in_a_question_with_a_number_in_a_low_window() {
    let mut window = window_sized(with_guests(22), true, [900.0, 600.0]);
    ask_about_all(&mut window);
    let number = window.get_by_role(Role::TextInput).rect();
    for button in ["Remove 23 people", "Cancel"] {
        let button = window.get_by_label(button).rect();
        assert!(
            number.bottom() <= button.top(),
            "{number:?} over {button:?}"
        );
    }
    let whole = listed(&window).into_iter();
    let whole = whole.filter(|(_, rect)| rect.bottom() < number.top());
    assert!(whole.count() >= 5);
}

#[test]
fn a_new_question_begins_at_the_top_of_its_list() {
    let mut window = window_sized(with_guests(22), true, [900.0, 600.0]);
    ask_about_all(&mut window);
    let first = listed(&window)[0].clone();
    let place = first.1.center();
    window.hover_at(place);
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -400.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Wheel,
    });
    window.run_steps(20);
    assert_ne!(listed(&window)[0], first, "the list is scrolled");
    click(&mut window, "Cancel");
    press(&mut window, Key::Delete);
    wait(&mut window, 400);
    assert_eq!(listed(&window)[0], first);
}

/// Returns the name of the checkbox with the focus and whether it is in sight within the list, or the focused button's.
fn focused(window: &Window) -> String {
    let found = window.query_by(|node| node.is_focused() && node.label().is_some());
    let node = found.unwrap();
    let place = node.rect();
    let name = node.accesskit_node().label().unwrap_or_default();
    let yes = window.get_by_role_and_label(Role::Button, "Cancel").rect();
    let is_box = node.accesskit_node().role() == Role::CheckBox;
    assert!(!is_box || place.bottom() < yes.top(), "{name} is in sight");
    name
}

#[test]
fn keys_go_from_box_to_box_and_the_focus_stays_in_sight() {
    let guests = |n: usize| {
        // Every other name looks like the member's, and has a line of its own to press.
        let name = |at: usize| {
            if at.is_multiple_of(2) {
                "Ada".to_owned()
            } else {
                format!("Guest {at}")
            }
        };
        let guests = (1..=n).map(|at| guest(&format!("g{at:02}"), &name(at)));
        let all: Vec<Participant> = [own(), user("ada", "Ada")]
            .into_iter()
            .chain(guests)
            .collect();
        all
    };
    let mut window = window_sized(guests(0), true, [1_280.0, 600.0]);
    wait(&mut window, 2_000);
    happen(&mut window, |desk| desk.roster(guests(14)));
    click(&mut window, "Remove the 14 new guests and close the door");
    wait(&mut window, 400);
    assert_eq!(focused(&window), "Remove 14 people");
    for _ in 0..3 {
        press(&mut window, Key::ArrowDown);
        assert_eq!(focused(&window), "Remove 14 people", "the list scrolls");
    }
    press(&mut window, Key::Tab);
    for key in [Key::ArrowDown, Key::ArrowUp, Key::ArrowUp] {
        press(&mut window, key);
        assert_eq!(focused(&window), "Cancel", "the list scrolls");
    }
    // From the box of the first person, arrows lead to the last, and so does Tab.
    for step in [Key::ArrowDown, Key::Tab] {
        let first = window.query_all_by_role(Role::CheckBox).find(|it| {
            let label = it.accesskit_node().label();
            label.is_some_and(|it| it.starts_with("Remove ") && it.ends_with(" too"))
        });
        first.unwrap().focus();
        press(&mut window, Key::Home);
        window.run_steps(3);
        for _ in 0..20 {
            press(&mut window, Key::ArrowUp);
        }
        let mut seen = vec![focused(&window)];
        for _ in 0..13 {
            press(&mut window, step);
            seen.push(focused(&window));
        }
        assert!(
            seen.iter().all(|it| it.ends_with(" too")),
            "{step:?}: {seen:#?}"
        );
        seen.dedup();
        assert_eq!(seen.len(), 14, "one stop a person: {step:?}");
    }
    press(&mut window, Key::Space);
    assert_reads(&window, "Remove 13 people?");
}
