//! Tests of what the widgets guarantee: names, room, and the effect of a press.

use std::cell::{Cell, RefCell};

use egui::{Role, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use egui_material_icons::icons::{ICON_CLOUD_OFF, ICON_REFRESH};

use super::*;

use crate::app::look::theme::palette;

use crate::app::look::theme;

fn harness<'a>(width: f32, draw: impl FnMut(&mut Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size([width, 400.0])
        .with_context_setup(theme::install)
        .build_ui(draw)
}

#[test]
fn a_disabled_button_keeps_its_place_and_takes_no_press() {
    let pressed = Cell::new(0);
    let sizes = RefCell::new(Vec::new());
    let mut window = harness(400.0, |ui| {
        for reason in [None, Some("Nobody is selected")] {
            let button = Button::new(ButtonKind::Resting, "Remove…").disabled_because(reason);
            let response = button.show(ui);
            sizes.borrow_mut().push(response.rect.size());
            pressed.set(pressed.get() + u32::from(response.clicked()));
        }
    });
    for button in window.get_all_by_label("Remove…") {
        button.click();
    }
    window.run();
    assert_eq!(pressed.get(), 1, "only the enabled one");
    let sizes = sizes.borrow();
    assert_eq!(sizes[0], sizes[1]);
}

#[test]
fn a_button_is_pressed_by_its_name_and_by_the_keyboard() {
    let pressed = Cell::new(0);
    let mut window = harness(400.0, |ui| {
        let response = icon_button(ui, ICON_REFRESH.codepoint, "Refresh the roster");
        pressed.set(pressed.get() + u32::from(response.clicked()));
    });
    window.get_by_label("Refresh the roster").click();
    window.run();
    window.get_by_label("Refresh the roster").focus();
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(pressed.get(), 2);
}

#[test]
fn a_notice_is_one_line_high_and_grows_only_where_it_must_wrap() {
    for (width, heights) in [(900.0, 36.0..=36.0), (300.0, 37.0..=120.0)] {
        let height = Cell::new(0.0);
        let _window = harness(width, |ui| {
            let before = ui.cursor().top();
            let rest = "Graph asked us to wait. Next try in 6 s, and then every minute.";
            let bold = "The list is 14 s old.";
            let icon = ICON_CLOUD_OFF.codepoint;
            notice(ui, (Tone::Warning, icon), [bold, rest], &["Show"], true);
            height.set(ui.cursor().top() - before - ui.spacing().item_spacing.y);
        });
        let height = height.get();
        assert!(heights.contains(&height), "{height} at a width of {width}");
    }
}

#[test]
fn the_button_and_the_cross_of_a_notice_are_told_apart() {
    let told = Cell::new(NoticeResponse::default());
    let mut window = harness(600.0, |ui| {
        let icon = ICON_CLOUD_OFF.codepoint;
        let response = notice(
            ui,
            (Tone::Info, icon),
            ["Bob", "came back."],
            &["Show"],
            true,
        );
        if response.pressed || response.closed {
            told.set(response);
        }
    });
    for (label, pressed) in [("Show", true), ("Close the notice", false)] {
        window.get_by_label(label).click();
        window.run();
        let told = told.take();
        let told = (told.which, told.pressed, told.closed);
        assert_eq!(told, (0, pressed, !pressed), "{label}");
    }
}

#[test]
fn what_does_not_fit_is_cut_but_the_tail_of_the_id_never_is() {
    for (room, cut) in [(400.0, false), (120.0, true), (20.0, true)] {
        let _window = harness(500.0, |ui| {
            let color = palette(ui).text_3;
            let font = theme::small();
            let painter = ui.painter().clone();
            let laid = |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), color);
            let tail = laid(" · …91c7");
            let whole = laid("ana.ruiz@contoso.com").size().x + tail.size().x;
            let drawn = elided(ui, "ana.ruiz@contoso.com", " · …91c7", room, &font, color);
            let width = drawn.rect.width();
            assert_eq!(width < whole - 1.0, cut, "in {room}");
            assert!(width >= tail.size().x - 1.0, "the tail was cut in {room}");
            assert!(width <= room.max(tail.size().x + 12.0), "{width} in {room}");
        });
    }
}

#[test]
fn a_secret_is_never_in_the_accessibility_tree_while_masked() {
    let secret = RefCell::new("hunter2 hunter2".to_owned());
    let mut window = harness(400.0, |ui| {
        let text = &mut *secret.borrow_mut();
        TextField::new(text, "Client secret").password().show(ui);
    });
    window.run();
    let field = window.get_by_role_and_label(Role::PasswordInput, "Client secret");
    let value = field.value().unwrap_or_default();
    assert!(!value.contains("hunter2"), "{value}");
    assert!(window.query_by_label_contains("hunter2").is_none());
}

#[test]
fn what_was_typed_into_a_secret_is_not_kept_to_be_undone() {
    for (password, kept) in [(true, false), (false, true)] {
        let text = RefCell::new(String::new());
        let field = egui::Id::unique("field");
        let mut window = harness(400.0, |ui| {
            let mut text = text.borrow_mut();
            let mut shown = TextField::new(&mut *text, "Field").id(field);
            if password {
                shown = shown.password();
            }
            shown.show(ui);
        });
        window.get_by_label("Field").focus();
        window.run();
        for typed in ["hunter2", " and more"] {
            window.event(egui::Event::Text(typed.to_owned()));
            window.run();
        }
        let state = egui::text_edit::TextEditState::load(&window.ctx, field).unwrap();
        let now = (egui::text::CCursorRange::default(), text.borrow().clone());
        assert_eq!(state.undoer().has_undo(&now), kept);
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        window.run();
        assert_eq!(*text.borrow() == "hunter2 and more", !kept);
    }
}

#[test]
fn exactly_one_segment_is_chosen_and_the_change_is_told_once() {
    let (choice, changes) = (Cell::new(0), Cell::new(0));
    let mut window = harness(400.0, |ui| {
        let mut chosen = choice.get();
        let options = [(0, "All".to_owned()), (1, "Mine".to_owned())];
        let has_changed = segment(ui, &mut chosen, &options);
        changes.set(changes.get() + u32::from(has_changed));
        choice.set(chosen);
    });
    window.get_by_label("Mine").click();
    window.run();
    window.get_by_label("Mine").click();
    window.run();
    assert_eq!((choice.get(), changes.get()), (1, 1));
}

#[test]
fn a_segment_is_one_stop_of_the_keyboard_and_the_arrows_choose() {
    let chosen = Cell::new(0);
    let options = ["Secret", "Certificate", "Token"].map(str::to_owned);
    let options: Vec<(usize, String)> = options.into_iter().enumerate().collect();
    let mut window = harness(400.0, |ui| {
        let mut choice = chosen.get();
        segment(ui, &mut choice, &options);
        chosen.set(choice);
        ui.add(egui::Button::new("Next"));
    });
    let focused = |window: &Harness<'_>, label: &str| window.get_by_label(label).is_focused();
    window.key_press(egui::Key::Tab);
    window.run();
    assert!(focused(&window, "Secret"));
    window.key_press(egui::Key::ArrowLeft);
    window.run();
    assert!(focused(&window, "Token"), "round to the last");
    window.key_press(egui::Key::ArrowRight);
    window.run();
    window.key_press(egui::Key::ArrowDown);
    window.run();
    assert!(focused(&window, "Certificate"));
    assert_eq!(chosen.get(), 1);
    window.key_press(egui::Key::Tab);
    window.run();
    assert!(focused(&window, "Next"));
}

#[test]
fn correcting_what_was_wrong_moves_nothing_below_it() {
    let error = Cell::new(Some("Enter a tenant"));
    let mut text = String::new();
    let mut window = harness(400.0, |ui| {
        TextField::new(&mut text, "Tenant")
            .error(error.get())
            .show(ui);
        ui.add(egui::Button::new("Below"));
    });
    let wrong = window.get_by_label("Below").rect();
    error.set(Some(""));
    window.run();
    assert_eq!(window.get_by_label("Below").rect(), wrong);
    error.set(None);
    window.run();
    assert!(window.get_by_label("Below").rect().top() < wrong.top());
}
