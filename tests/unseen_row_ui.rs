//! Keys for a person whose row is out of sight or unmarked. They point the person out first.

use egui::{Key, MouseWheelUnit, Rect, Role, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::desk::{Window, assert_reads, reads, told, wait, window_sized};
use crate::fixtures::people::{own, user};
use crate::fixtures::window::press;
use moderato::moderation::command::Command;
use moderato::moderation::model::deed::ServiceDeed;

const AGAIN: &str = "Press again if you mean this person";

/// Returns a window of forty members, of whom the second has the focus by a key.
fn window() -> Window {
    let members = (0..40).map(|n| user(&format!("m{n:02}"), &format!("Member {n:02}")));
    let people = std::iter::once(own()).chain(members).collect();
    let mut window = window_sized(people, true, [1_280.0, 800.0]);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    wait(&mut window, 1_000);
    window
}

/// Returns the place of the row of the person with the focus, if it is drawn.
fn place(window: &Window) -> Option<Rect> {
    let mut rows = window.query_all_by_role(Role::Row);
    let row = rows.find(|row| {
        let label = row.accesskit_node().label().unwrap_or_default();
        label.starts_with("Member 00,")
    });
    row.map(|row| row.rect())
}

fn scroll(window: &mut Window, points: f32) {
    window.hover_at(place(window).map_or(egui::pos2(500.0, 400.0), |rect| rect.center()));
    window.event(egui::Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -points),
        modifiers: egui::Modifiers::NONE,
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
    window.run_steps(30);
    wait(window, 1_000);
}

#[test]
fn a_key_for_somebody_out_of_sight_only_brings_them_into_sight() {
    for key in [Key::M, Key::Delete, Key::X, Key::K] {
        let mut window = window();
        press(&mut window, Key::Escape);
        wait(&mut window, 1_000);
        scroll(&mut window, 1_000.0);
        assert!(place(&window).is_none(), "the row is out of sight");
        press(&mut window, key);
        assert!(told(&mut window).is_empty(), "{key:?}");
        assert!(!reads(&window, "Remove Member 00 ("), "{key:?}");
        assert!(!reads(&window, "1 selected"), "{key:?}");
        assert_reads(&window, AGAIN);
        assert!(place(&window).is_some(), "{key:?}");
    }
}

#[test]
fn the_same_key_counts_once_the_person_has_been_seen() {
    let mut window = window();
    press(&mut window, Key::Escape);
    scroll(&mut window, 1_000.0);
    press(&mut window, Key::M);
    press(&mut window, Key::M);
    assert!(
        told(&mut window).is_empty(),
        "pressed before anybody could see whom it means"
    );
    wait(&mut window, 1_000);
    press(&mut window, Key::M);
    let deeds = told(&mut window);
    let is_mute = |it: &Command| {
        matches!(
            it,
            Command::Service {
                deed: ServiceDeed::Mute,
                ..
            }
        )
    };
    assert!(matches!(&deeds[..], [one] if is_mute(one)), "{deeds:?}");
}

#[test]
fn the_key_to_the_list_brings_the_person_with_the_focus_into_sight() {
    let mut window = window();
    scroll(&mut window, 1_000.0);
    press(&mut window, Key::F6);
    window.run_steps(3);
    assert!(place(&window).is_some());
}
