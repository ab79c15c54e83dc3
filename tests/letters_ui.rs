//! Letters outside a field: a single one is a command, and a text goes to the search.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::fixtures::call_window::{Desk, Window, wait};
use crate::fixtures::people::{object_id, row};
use crate::fixtures::window::{builder, press};
use crate::roster_ui::{draw, view};
use moderato::moderation::model::participant::{Identity, IdentityKind};
use moderato::moderation::state::row::Row;

fn account(id: &str, name: &str) -> Row {
    let whose = Identity {
        kind: IdentityKind::User,
        id: Some(object_id(id).into()),
        tenant: Some(object_id("elsewhere").into()),
        ..Identity::default()
    };
    row(id, name, whose, 10)
}

/// Returns a window of two people who can be kept out. The first person has the focus. Each frame takes `seconds`.
fn window(seconds: f32) -> Window {
    let people = vec![
        account("id-ada1", "Ada Lovelace"),
        account("id-bob2", "Bob"),
    ];
    let builder = builder([900.0, 600.0]).allow_missing_glyphs();
    let builder = builder.with_step_dt(seconds);
    let mut window = builder.build_ui_state(draw, Desk::new(view(1, people)));
    window.run_steps(3);
    press(&mut window, Key::ArrowDown);
    pause(&mut window, 1_000);
    window
}

/// Returns a window in which a press of a key takes less than a tenth of a second.
fn quick_window() -> Window {
    window(0.02)
}

/// Lets both the console's time and egui's pass.
fn pause(window: &mut Window, millis: usize) {
    wait(window, u64::try_from(millis).unwrap());
    window.run_steps(millis / 20);
}

/// Types a text as a keyboard does, with a pause after each letter.
fn type_text(window: &mut Window, text: &str, millis: usize) {
    for letter in text.chars() {
        send(window, letter_events(letter));
        if millis > 0 {
            pause(window, millis);
        }
    }
}

/// Draws one frame with all these events.
fn send(window: &mut Window, events: Vec<Event>) {
    window.input_mut().events.extend(events);
    window.step();
}

fn letter_events(letter: char) -> Vec<Event> {
    let name = letter.to_uppercase().to_string();
    let key = |key, repeat| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat,
        modifiers: if letter.is_uppercase() {
            Modifiers::SHIFT
        } else {
            Modifiers::NONE
        },
    };
    let mut events = Vec::new();
    if letter.is_uppercase() {
        events.push(key(Key::ShiftLeft, false));
    }
    let known = if letter == ' ' {
        Some(Key::Space)
    } else {
        Key::from_name(&name)
    };
    events.extend(known.map(|it| key(it, false)));
    events.push(Event::Text(letter.to_string()));
    events
}

fn searched(window: &Window) -> String {
    let field = window.query_by_role(egui::Role::SearchInput);
    field.and_then(|it| it.value()).unwrap_or_default()
}

#[test]
fn a_text_typed_outside_a_field_is_searched_and_sends_nothing() {
    for text in [
        "maria", "Maria", "kamk1k", "m. a", "m a", "ma ria", "mü", "üm", "McAdam", "1m", "rl",
    ] {
        for millis in [0, 60, 160] {
            let mut window = quick_window();
            type_text(&mut window, text, millis);
            assert_eq!(searched(&window), text, "{millis}");
            pause(&mut window, 1_000);
            let told = window.state().told().len();
            assert_eq!(told, 0, "{text}, {millis}: neither kept out nor muted");
            assert!(window.query_by_role(egui::Role::AlertDialog).is_none());
        }
    }
}

#[test]
fn a_text_typed_during_a_slow_frame_is_searched_and_sends_nothing() {
    let mut window = quick_window();
    send(&mut window, "ma".chars().flat_map(letter_events).collect());
    window.run_steps(2);
    assert_eq!(searched(&window), "ma", "both came in one frame");

    let mut window = self::window(0.5);
    for letter in "ma".chars() {
        send(&mut window, letter_events(letter));
    }
    window.run_steps(2);
    assert_eq!(searched(&window), "ma", "each frame takes half a second");
    assert_eq!(window.state().told().len(), 0);
}

#[test]
fn enter_after_a_text_leads_to_the_first_person_found() {
    let mut window = quick_window();
    type_text(&mut window, "bob", 60);
    press(&mut window, Key::Enter);
    let mut rows = window.query_all_by_role(egui::Role::Row);
    let focused = rows.find(|it| it.accesskit_node().is_focused());
    let name = focused.and_then(|it| it.accesskit_node().label());
    assert!(name.is_some_and(|it| it.starts_with("Bob")));
    assert_eq!(window.state().told().len(), 0);
}

#[test]
fn a_single_letter_is_a_command_once_none_follows() {
    let mut window = quick_window();
    type_text(&mut window, "m", 200);
    assert_eq!(window.state().told().len(), 0, "it may begin a text");
    pause(&mut window, 200);
    assert_eq!(window.state().told().len(), 1);
    type_text(&mut window, "k", 400);
    pause(&mut window, 400);
    press(&mut window, Key::Enter);
    pause(&mut window, 400);
    let told = window.state().told().len();
    assert_eq!(told, 2, "muted, and kept out");
    pause(&mut window, 1_000);
    assert_eq!(window.state().told().len(), 2, "nothing is sent twice");
}

#[test]
fn another_key_right_after_a_letter_comes_after_its_command() {
    for key in [Key::Delete, Key::ArrowDown, Key::Enter, Key::F7] {
        let mut window = quick_window();
        send(&mut window, letter_events('m'));
        window.key_press(key);
        window.run_steps(2);
        let muted = format!("{:?}", window.state().told());
        assert!(muted.contains("id-ada1"), "{key:?}: {muted}");
        assert_eq!(window.state().told().len(), 1, "{key:?}");
        let asks = window.query_by_role(egui::Role::AlertDialog).is_some();
        assert_eq!(asks, key == Key::Delete, "{key:?}");
    }
    let mut window = quick_window();
    type_text(&mut window, "m", 60);
    press(&mut window, Key::Escape);
    pause(&mut window, 1_000);
    assert_eq!(window.state().told().len(), 0, "Escape takes it back");
}

#[test]
fn a_letter_that_is_held_down_is_one_command() {
    let mut window = quick_window();
    type_text(&mut window, "m", 0);
    for _ in 0..40 {
        let mut events = letter_events('m');
        if let Some(Event::Key { repeat, .. }) = events.first_mut() {
            *repeat = true;
        }
        send(&mut window, events);
        window.run_steps(1);
    }
    assert_eq!(window.state().told().len(), 1);
    assert_eq!(searched(&window), "");
}

#[test]
fn a_letter_is_dropped_if_the_focus_moves_before_it_is_a_command() {
    let mut window = quick_window();
    type_text(&mut window, "m", 60);
    let gone = view(2, vec![account("id-bob2", "Bob")]);
    window.state_mut().call = gone;
    pause(&mut window, 1_000);
    assert_eq!(window.state().told().len(), 0);
}
