use egui::{Event, Id, Key, Modifiers, PointerButton, Ui, ViewportCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::TextField;
use super::{ClipboardKey, MOST_TYPED, clipboard_key, select, takes_paste_request, whole};
use crate::app::look::theme;

fn window<'a>(draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size([400.0, 400.0])
        .with_context_setup(theme::install)
        .build_ui(draw)
}

/// Opens the field's menu with the right mouse button.
///
/// Without `steps_between`, presses and releases within one frame, as a quick hand does.
fn open_menu(window: &mut Harness<'_>, steps_between: bool) {
    let pos = window.get_by_label("Field").rect().center();
    window.hover_at(pos);
    window.step();
    for pressed in [true, false] {
        // The harness would give each event of its own queue a frame.
        window.input_mut().events.push(Event::PointerButton {
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

/// Whether the newest frame asked the system for `wanted`.
fn has_asked(window: &Harness<'_>, wanted: &ViewportCommand) -> bool {
    let views = window.output().viewport_output.values();
    views.flat_map(|it| &it.commands).any(|it| it == wanted)
}

/// Presses an entry of the menu and returns whether the system was asked for `wanted`.
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
    press(&mut window, "Paste", &ViewportCommand::RequestPaste);
    assert!(takes_paste_request(&window.ctx) && !takes_paste_request(&window.ctx));
    assert!(window.ctx.text_edit_focused());
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
fn the_keys_of_the_clipboard_are_known_and_the_older_ones_only_in_fields() {
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
    let command = Modifiers::CTRL | Modifiers::COMMAND;
    let does = |window: &Harness<'_>, pressed| clipboard_key(&window.ctx, &pressed);
    let everywhere = [
        (key(Key::C, command), ClipboardKey::Copy),
        (key(Key::X, command), ClipboardKey::Cut),
        (key(Key::V, command), ClipboardKey::Paste),
        (key(Key::Paste, Modifiers::NONE), ClipboardKey::Paste),
    ];
    let in_fields = [
        (key(Key::Insert, command), ClipboardKey::Copy),
        (key(Key::Delete, Modifiers::SHIFT), ClipboardKey::Cut),
        (key(Key::Insert, Modifiers::SHIFT), ClipboardKey::Paste),
    ];
    for (pressed, wanted) in everywhere.clone() {
        assert_eq!(does(&window, pressed), Some(wanted));
    }
    for (pressed, _) in in_fields.clone() {
        assert_eq!(does(&window, pressed), None);
    }
    window.get_by_label("Field").focus();
    window.run();
    for (pressed, wanted) in everywhere.into_iter().chain(in_fields) {
        assert_eq!(does(&window, pressed), Some(wanted));
    }
    for others in [
        key(Key::Delete, Modifiers::NONE),
        key(Key::V, command | Modifiers::SHIFT),
        key(Key::C, Modifiers::NONE),
        // Windows reports AltGr as Ctrl+Alt.
        key(Key::V, command | Modifiers::ALT),
    ] {
        assert_eq!(does(&window, others), None);
    }
}
