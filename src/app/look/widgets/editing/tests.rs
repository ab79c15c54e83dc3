use egui::{Event, Id, Key, Modifiers, PointerButton, RawInput, Ui, ViewportCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::TextField;
use super::{MOST_TYPED, select, take_older_keys, whole};
use crate::app::look::theme;

fn window<'a>(draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size([400.0, 400.0])
        .with_context_setup(theme::install)
        .build_ui(draw)
}

/// Opens the field's menu with the right mouse button.
///
/// A quick hand presses and releases within one frame.
fn open_menu(window: &mut Harness<'_>, steps_between: bool) {
    let pos = window.get_by_label("Field").rect().center();
    for pressed in [true, false] {
        window.hover_at(pos);
        window.event(Event::PointerButton {
            pos,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        if steps_between {
            window.step();
        }
    }
    window.step();
    window.step();
}

/// Returns whether the newest frame asked the system for this.
fn has_asked(window: &Harness<'_>, wanted: &ViewportCommand) -> bool {
    let views = window.output().viewport_output.values();
    views.flat_map(|it| &it.commands).any(|it| it == wanted)
}

/// Presses an entry of the menu and returns whether the system was asked for this.
fn press(window: &mut Harness<'_>, entry: &str, wanted: &ViewportCommand) -> bool {
    window.get_by_label(entry).click();
    let mut has = false;
    for _ in 0..3 {
        window.step();
        has |= has_asked(window, wanted);
    }
    has
}

#[test]
fn the_menu_of_a_field_is_about_what_is_selected_and_gives_the_focus_back() {
    copies_by_menu(true);
    copies_by_menu(false);
}

fn copies_by_menu(quick: bool) {
    let field = Id::unique("field");
    let mut text = "Marta Kowalska".to_owned();
    let mut window = window(|ui| {
        TextField::new(&mut text, "Field").id(field).show(ui);
    });
    window.run();
    open_menu(&mut window, true);
    assert!(window.get_by_label("Copy").accesskit_node().is_disabled());
    let request = ViewportCommand::RequestCopy;
    assert!(!press(&mut window, "Select all", &request));
    open_menu(&mut window, !quick);
    assert!(press(&mut window, "Copy", &request));
    window.event(Event::Copy);
    window.step();
    let told = &window.output().platform_output.commands;
    let copied = egui::OutputCommand::CopyText("Marta Kowalska".to_owned());
    assert!(told.contains(&copied), "{told:?}");
}

#[test]
fn the_menu_of_a_secret_only_pastes() {
    let field = Id::unique("field");
    let mut text = "hunter2".to_owned();
    let mut window = window(|ui| {
        TextField::new(&mut text, "Field")
            .id(field)
            .password()
            .show(ui);
    });
    window.get_by_label("Field").focus();
    window.run();
    select(&window.ctx, field, whole(7));
    open_menu(&mut window, false);
    for entry in ["Cut", "Copy"] {
        assert!(window.get_by_label(entry).accesskit_node().is_disabled());
    }
    assert!(press(&mut window, "Paste", &ViewportCommand::RequestPaste));
}

#[test]
fn a_page_pasted_by_mistake_is_cut() {
    let mut text = String::new();
    let mut window = window(|ui| {
        TextField::new(&mut text, "Field").show(ui);
    });
    window.get_by_label("Field").focus();
    window.run();
    window.event(Event::Paste("page ".repeat(100_000)));
    window.run();
    drop(window);
    assert_eq!(text.chars().count(), MOST_TYPED);
}

#[test]
fn the_older_keys_of_the_clipboard_work_in_fields_and_only_there() {
    let mut text = "Marta".to_owned();
    let mut window = window(|ui| {
        TextField::new(&mut text, "Field").show(ui);
    });
    window.run();
    let key = |key, modifiers| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let pressed = || RawInput {
        events: vec![
            key(Key::Insert, Modifiers::CTRL | Modifiers::COMMAND),
            key(Key::Delete, Modifiers::SHIFT),
            key(Key::Insert, Modifiers::SHIFT),
            key(Key::Delete, Modifiers::NONE),
        ],
        ..RawInput::default()
    };
    let mut elsewhere = pressed();
    take_older_keys(&window.ctx, &mut elsewhere);
    assert_eq!(elsewhere.events, pressed().events);

    window.get_by_label("Field").focus();
    window.run();
    let mut here = pressed();
    take_older_keys(&window.ctx, &mut here);
    let plain = key(Key::Delete, Modifiers::NONE);
    assert_eq!(here.events, [Event::Copy, Event::Cut, plain]);
    window.step();
    assert!(has_asked(&window, &ViewportCommand::RequestPaste));
}
