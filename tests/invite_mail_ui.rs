//! The invitation dialog with a long pasted mail: where its list begins, what is counted, what isn't used, and who was set
//! aside.

use egui::{Key, Role as UiRole};
use egui_kittest::kittest::Queryable as _;

use crate::cancelling_ui::window_with_side;
use crate::fixtures::call_window::{Desk, Window, wait};
use crate::fixtures::window::{click, press, shows, type_into};
use crate::invite_paste_ui::{paste, typed};
use crate::invite_ui::{FIELD, GUID, add, call_with, dialog, invited, is_disabled, window_sized};

const FIRST: &str = "Take +1 425 555 0101 off the list";

fn low_dialog() -> Window {
    let mut window = window_sized([900.0, 600.0], Desk::new(call_with(Vec::new())));
    click(&mut window, "Invite…");
    window
}

fn numbers(last: u32) -> String {
    let all: Vec<String> = (101..=last).map(|n| format!("+1 425 555 0{n}")).collect();
    all.join("\n")
}

/// Whether the list shows its first entry, instead of having scrolled past it.
fn begins_at_top(window: &Window) -> bool {
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    let first = window.get_by_label(FIRST).rect();
    first.top() > field.rect().bottom()
}

#[test]
fn the_list_begins_at_its_first_entry_after_a_paste_and_when_it_opens_again() {
    let mut window = low_dialog();
    paste(&mut window, &numbers(105));
    assert!(begins_at_top(&window));
    let at = window.get_by_label(FIRST).rect().center();
    window.event(egui::Event::PointerMoved(at));
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -500.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    });
    window.run_steps(30);
    assert!(!begins_at_top(&window), "it is scrolled");
    press(&mut window, Key::Escape);
    click(&mut window, "Invite…");
    window.run_steps(4);
    assert!(begins_at_top(&window));
}

#[test]
fn whoever_moves_up_into_a_free_place_does_not_scroll_the_list() {
    let mut window = low_dialog();
    paste(&mut window, &format!("{}\nada@", numbers(107)));
    assert!(typed(&window).contains("0106"));
    click(&mut window, "Take +1 425 555 0102 off the list");
    window.run_steps(4);
    assert!(!typed(&window).contains("0106"), "it is in the list");
    assert!(begins_at_top(&window));
}

#[test]
fn button_and_results_count_the_same_people() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    add(&mut window, GUID);
    paste(&mut window, "+14255550101\n+14255550102\n+49 12x");
    click(&mut window, "Invite 2 of 3");
    assert_eq!(invited(&window).len(), 2);
    assert!(shows(&window, "2 ringing · 1 not invited"));
}

#[test]
fn a_wrong_text_leaves_the_button_as_it_is_before_and_after_enter() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    type_into(&mut window, UiRole::TextInput, FIELD, "adele");
    for _ in 0..2 {
        assert!(!is_disabled(&window, "Invite 1 of 2"));
        assert!(shows(&window, "Won't be invited: “adele”"));
        press(&mut window, Key::Enter);
    }
    click(&mut window, "Invite 1 of 2");
    assert_eq!(invited(&window).len(), 1);
    click(&mut window, "Invite…");
    assert_eq!(typed(&window), "", "the name of nobody isn't sent later");
}

#[test]
fn clearing_takes_the_text_of_the_field_too_and_undo_brings_it_back() {
    let mut window = dialog();
    paste(&mut window, "+14255550101\n+14255550102\n+49 12x");
    assert_eq!(typed(&window), "+49 12x");
    click(&mut window, "Clear list");
    assert_eq!(typed(&window), "");
    assert!(!shows(&window, "there's “x”"));
    click(&mut window, "2 cleared · Undo");
    assert_eq!(typed(&window), "+49 12x");
    assert!(shows(&window, FIRST));
    // An entry that is being corrected is cleared once, and comes back once.
    click(&mut window, "Clear list");
    add(&mut window, "ada@contoso.com");
    click(&mut window, "Clear list");
    assert!(shows(&window, "1 cleared · Undo"));
}

#[test]
fn numbers_in_prose_that_no_one_means_are_told_in_one_quiet_line() {
    let mut window = dialog();
    paste(
        &mut window,
        "Hi team,\nplease see ticket INC0012345 (#4711) of 28.11.2026, room 2041, version 10.0.19045.3570.\n\
         We need these two people in the call at 14:30 for order 4500123456:\n\
         +1 425 555 0101\nBob, mobile 4255550102\n+49 12x\nThanks!",
    );
    let refused = typed(&window);
    assert!(refused.contains("4255550102"), "{refused}: it has a label");
    assert!(refused.contains("+49 12x"), "{refused}");
    for code in ["INC", "4711", "2026", "2041", "10.0", "14:30", "4500"] {
        assert!(!refused.contains(code), "{refused}");
    }
    let line = window.get_by_label_contains("Not used: ");
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    assert!(line.rect().top() > field.rect().bottom(), "below the field");
    assert!(!shows(&window, "lacks its country code"));
    assert!(shows(&window, "Invite 1 of 3"));
    // Prose that names nobody leaves nothing to correct.
    let mut window = dialog();
    paste(
        &mut window,
        "Hi,\nthe ticket INC0012345 is from 2026-11-28.\nThanks",
    );
    assert_eq!(typed(&window), "");
    assert!(shows(&window, "Not used: "));
    assert!(!shows(&window, "INC0012345"), "only its tooltip tells it");
    // In a list, each line is meant.
    let mut window = dialog();
    paste(&mut window, "+1 425 555 0101\nINC0012345\n4500123456");
    assert_eq!(typed(&window), "INC0012345; 4500123456");
}

#[test]
fn the_label_of_a_line_with_recipients_is_no_name() {
    for label in ["To", "An", "À", "Para", "收件人", "宛先", "받는 사람"] {
        for (between, way) in [(": ", "+1 425 555 0101"), (":\t", "+1 425 555 0101")] {
            let mut window = dialog();
            paste(
                &mut window,
                &format!("{label}{between}{way}\n+1 425 555 0102"),
            );
            assert!(shows(&window, FIRST), "{label}{between}{way}");
        }
    }
}

#[test]
fn more_than_two_recipients_are_included_at_once_and_nobody_else_who_was_set_aside() {
    let mail = |n: u32| {
        format!(
            "From: +49 89 5550 1234\nTo: {}\n\nHi, please call\n+47 22 12 34 56\nPlease don't call +47 22 12 34 57",
            numbers(n).replace('\n', "; ")
        )
    };
    for (last, why) in [
        (102, "two are included one by one"),
        (105, "only five can be invited at once"),
    ] {
        let mut window = dialog();
        paste(&mut window, &mail(last));
        assert!(!shows(&window, "Include all"), "{why}");
    }
    let mut window = dialog();
    paste(&mut window, &mail(104));
    click(&mut window, "Include all 4");
    assert!(!shows(&window, "Include all"));
    for aside in ["+49 89 5550 1234", "+47 22 12 34 57"] {
        assert!(shows(&window, &format!("Include: {aside}")), "{aside}");
    }
    wait(&mut window, 600);
    click(&mut window, "Invite 5 people");
    assert_eq!(invited(&window).len(), 5);
}

#[test]
fn whom_the_text_set_aside_is_not_offered_without_the_reason_when_the_dialog_opens_again() {
    let mut window = dialog();
    paste(
        &mut window,
        "Hi, please call\n+47 22 12 34 56\nPlease don't call +47 22 12 34 57",
    );
    assert!(shows(&window, "Include: +47 22 12 34 57"));
    press(&mut window, Key::Escape);
    click(&mut window, "Invite…");
    assert!(shows(&window, "Include: +47 22 12 34 56"));
    assert!(!shows(&window, "+47 22 12 34 57"));
}

#[test]
fn whoever_has_neither_address_nor_number_is_named_until_the_list_is_sent_and_once_in_the_results()
{
    let named = "No address or number: Ingrid Solheim, Hye-jin Park, Marta";
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    paste(
        &mut window,
        "+1 425 555 0101\nIngrid Solheim\nHye-jin Park and Marta\n+1 425 555 0102",
    );
    assert!(shows(&window, named));
    assert!(!shows(&window, "without an address"), "told once");
    add(&mut window, "+14255550103");
    assert!(shows(&window, named), "adding somebody else keeps it");
    add(&mut window, "Marta: +14255550104");
    let rest = "No address or number: Ingrid Solheim, Hye-jin Park";
    assert!(shows(&window, rest) && !shows(&window, named));
    wait(&mut window, 600);
    click(&mut window, "Invite 4 of 6");
    assert_eq!(window.query_all_by_label_contains(rest).count(), 1);
    click(&mut window, "Invite…");
    assert_eq!(
        window.query_all_by_label_contains(rest).count(),
        1,
        "it was sent"
    );
    let mut window = dialog();
    paste(&mut window, "+1 425 555 0101\nIngrid Solheim");
    click(&mut window, "Clear list");
    assert!(!shows(&window, "No address or number"));
    // In prose, a name counts beside a person or behind a bullet.
    paste(
        &mut window,
        "Hi,\nplease call these people today:\n- Bob +1 425 555 0102\n- Marta Kowalsky (in the directory)\n\n\
         Best\nGrace Whitfield\nExecutive Assistant",
    );
    assert!(shows(&window, "No address or number: Marta Kowalsky"));
    assert!(!shows(&window, "Marta Kowalsky, "));
}

#[test]
fn whoever_is_included_comes_first_in_the_list_of_a_paste() {
    let mut window = dialog();
    paste(
        &mut window,
        "Hi,\nplease don't call +47 22 12 34 57.\n+1 425 555 0101\nnot +47 22 12 34 58.\n+1 425 555 0102",
    );
    let top = |number: &str| {
        let label = format!("Take {number} off the list");
        window.get_by_label(&label).rect().top()
    };
    let order = [
        "+1 425 555 0101", "+1 425 555 0102", "+47 22 12 34 57", "+47 22 12 34 58",
    ];
    let tops = order.map(top);
    assert!(tops.is_sorted(), "{tops:?}");
}
