//! The invitation dialog from one round to the next: Enter with any focus, values that are forgotten once people were
//! invited, and dropped entries that come back.

use egui::{Key, Modifiers, Role as UiRole};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cancelling_ui::{replace, window_with_side};
use crate::fixtures::call_window::{Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, painted, press, press_with, shows, type_into};
use crate::invite_ui::{FIELD, add, dialog, invited, ringing, window};
use moderato::moderation::state::invitation::InvitationState;

const SECONDS: &str = "Auto-cancel after (seconds)";

fn typed(window: &Window) -> String {
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    field.accesskit_node().value().unwrap_or_default()
}

fn paste(window: &mut Window, text: &str) {
    window.event(egui::Event::Paste(text.to_owned()));
    window.run_steps(4);
}

/// Whether the invite button names its key.
fn names_enter(window: &Window) -> bool {
    painted(window).iter().any(|text| text == "Enter")
}

#[test]
fn enter_invites_in_the_box_and_leads_to_it_from_another_field() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    assert!(
        !names_enter(&window),
        "a second Enter in that moment doesn't count"
    );
    wait(&mut window, 600);
    assert!(names_enter(&window));
    type_into(&mut window, UiRole::TextInput, SECONDS, "20");
    assert!(!names_enter(&window));
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty(), "a double press");
    wait(&mut window, 600);
    assert!(names_enter(&window));
    press(&mut window, Key::Enter);
    assert_eq!(invited(&window).len(), 1);
}

#[test]
fn enter_that_cannot_invite_says_why_and_keeps_the_focus() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    wait(&mut window, 600);
    type_into(&mut window, UiRole::TextInput, SECONDS, "99");
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
    assert!(!names_enter(&window));
    assert!(shows(&window, "From 1 to 60 s"));
    let field = window.get_by_role_and_label(UiRole::TextInput, SECONDS);
    assert!(field.accesskit_node().is_focused());
    let mut empty = dialog();
    type_into(&mut empty, UiRole::TextInput, SECONDS, "20");
    press(&mut empty, Key::Enter);
    press(&mut empty, Key::Enter);
    assert!(shows(&empty, "Nothing was typed."));
}

#[test]
fn enter_on_another_control_presses_that_and_the_button_does_not_promise_it() {
    for (label, after) in [
        ("Take +1 425 555 0101 off the list", "1 cleared · Undo"),
        (
            "Hide from other participants",
            "Hide from other participants",
        ),
    ] {
        let mut window = dialog();
        add(&mut window, "+14255550101");
        wait(&mut window, 600);
        window.get_by_label(label).focus();
        window.run_steps(2);
        assert!(!names_enter(&window), "{label}");
        press(&mut window, Key::Enter);
        assert!(window.state().told().is_empty(), "{label}");
        assert!(shows(&window, after), "{label}");
    }
}

#[test]
fn an_entry_that_was_dropped_comes_back_to_its_place() {
    for by_key in [false, true] {
        let mut window = dialog();
        for n in 1..4 {
            add(&mut window, &format!("+1425555010{n}"));
        }
        let place = |window: &Window, n: u8| {
            let cross = format!("Take +1 425 555 010{n} off the list");
            window.query_by_label(&cross).map(|it| it.rect().top())
        };
        let before = place(&window, 2);
        for n in [2, 1] {
            click(&mut window, &format!("Take +1 425 555 010{n} off the list"));
            wait(&mut window, 600);
        }
        assert_eq!(place(&window, 2), None);
        assert!(shows(&window, "2 cleared · Undo"));
        if by_key {
            press_with(&mut window, Modifiers::COMMAND, Key::Z);
        } else {
            click(&mut window, "2 cleared · Undo");
        }
        assert_eq!(place(&window, 2), before);
        assert!(shows(&window, "Invite 3 people"));
        assert!(!shows(&window, "Undo"));
    }
}

#[test]
fn undo_in_the_field_is_about_what_is_typed_since() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    click(&mut window, "Take +1 425 555 0101 off the list");
    type_into(&mut window, UiRole::TextInput, FIELD, "+49");
    press_with(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(!shows(&window, "off the list"));
}

#[test]
fn a_second_press_at_the_same_place_counts_after_a_moment() {
    let mut window = dialog();
    for n in 1..4 {
        add(&mut window, &format!("+1425555010{n}"));
    }
    let cross = window.get_by_label("Take +1 425 555 0101 off the list");
    let cross = cross.rect().center();
    for presses in [1, 1, 2] {
        for _ in 0..presses {
            crate::invite_ended_ui::press_at(&mut window, cross);
        }
        wait(&mut window, 600);
    }
    assert!(shows(&window, "3 cleared · Undo"));
}

#[test]
fn whoever_is_invited_next_is_not_hidden_and_gets_the_usual_time() {
    for again in ["Correct and invite…", "Invite…"] {
        let mut window = window_with_side(Vec::new());
        click(&mut window, "Invite…");
        type_into(&mut window, UiRole::TextInput, SECONDS, "25");
        click(&mut window, "Hide from other participants");
        let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
        field.focus();
        window.run_steps(1);
        paste(&mut window, "+14255550101; 030 1234568");
        click(&mut window, "Invite 1 of 2");
        assert!(invited(&window)[0].hidden);
        window.state_mut().actions.clear();
        click(&mut window, again);
        press_with(&mut window, Modifiers::COMMAND, Key::A);
        type_into(&mut window, UiRole::TextInput, FIELD, "+14255550102");
        click(&mut window, "Invite");
        let next = &invited(&window)[0];
        assert_eq!((next.hidden, next.auto_cancel), (false, None), "{again}");
    }
}

#[test]
fn what_a_sent_round_refused_comes_back_only_to_be_corrected() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    let six: Vec<_> = (1..=6).map(|n| format!("+1425555010{n}")).collect();
    paste(&mut window, &format!("030 1234568\n{}", six.join("\n")));
    click(&mut window, "Invite 5 of 7");
    click(&mut window, "Invite…");
    assert_eq!(typed(&window), "+14255550106", "nothing was wrong with it");
    assert!(!shows(&window, "Won't be invited"));
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    paste(&mut window, "030 1234568\n+14255550101");
    click(&mut window, "Invite 1 of 2");
    click(&mut window, "Correct and invite…");
    assert_eq!(typed(&window), "030 1234568");
}

#[test]
fn a_pasted_list_is_read_with_bullets_numbers_labels_headings_and_spaces() {
    let number = |n: u8| format!("Take +1 425 555 010{n} off the list");
    for (text, numbers) in [
        ("• +14255550101\n- +14255550102", 2),
        ("1. +14255550101\n2) +14255550102\n10. +14255550103", 3),
        (
            "Tel. +1 (425) 555-0101\nPhone: +14255550102\nMobil:+14255550103",
            3,
        ),
        ("+1 425 555 0101 +1 425 555 0102", 2),
        ("* Tel.: +1 425 555 0101\n\u{2022}+14255550102", 2),
        ("电话：+1 425 555 0101\n> +14255550102", 2),
    ] {
        let mut window = dialog();
        paste(&mut window, text);
        assert_eq!(typed(&window), "", "{text}");
        for n in 1..=numbers {
            assert!(shows(&window, &number(n)), "{text}: {n}");
        }
        assert!(
            shows(&window, &format!("Invite {numbers} people")),
            "{text}"
        );
    }
    for (text, asked) in [
        (
            "- ada@contoso.com\n• bob@contoso.com",
            &["ada@contoso.com", "bob@contoso.com"][..],
        ),
        (
            "ada@contoso.com bob@contoso.com",
            &["ada@contoso.com", "bob@contoso.com"],
        ),
        (
            "Mail: ada@contoso.com\nDr. Bob <bob@contoso.com>",
            &["ada@contoso.com", "bob@contoso.com"],
        ),
    ] {
        let mut window = dialog();
        paste(&mut window, text);
        let actions = window.state().actions.iter();
        let looked: Vec<_> = actions
            .map(|it| match it {
                moderato::app::state::action::Action::LookUp { text, .. } => text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(looked, asked, "{text}");
    }
}

#[test]
fn what_is_passed_over_in_a_list_is_told() {
    let mut window = dialog();
    paste(&mut window, "Please ring:\n+14255550101\n+1 425 555 0101");
    assert_eq!(typed(&window), "");
    assert!(shows(
        &window,
        "Not used: 1 line without an address or number · 1 already in the list"
    ));
    assert!(!shows(&window, "Invite 1 of"));
    let mut window = dialog();
    paste(&mut window, "Please ring:\n+14255550101");
    assert!(shows(&window, "Take +1 425 555 0101 off the list"));
}

#[test]
fn the_cause_of_a_refusal_in_a_list_with_spaces_is_named() {
    let mut window = dialog();
    type_into(
        &mut window,
        UiRole::TextInput,
        FIELD,
        "ada@contoso.com 02079460000",
    );
    press(&mut window, Key::Enter);
    assert_eq!(typed(&window), "02079460000");
    assert!(shows(&window, "“02079460000” has no country code"));
    // A space within an address is no separator.
    for text in ["ada @contoso.com", "jo hn@contoso.com", "x:ada@contoso.com"] {
        let mut window = dialog();
        add(&mut window, text);
        assert_eq!(typed(&window), text);
    }
}

#[test]
fn words_around_one_clear_number_are_passed_over() {
    for text in [
        "2) Mobile +1 (425) 555-0161",
        "Mobile +1 (425) 555-0161",
        "text: +1 425 555 0161",
        "• Emre Yilmaz – Tel. +1 425 555 0161",
        "Emre Yilmaz +14255550161 (from home)",
        "+1 425 555-0161 – Emre",
        "+1 425 555 0161 Emre's desk",
        "Emre (+1 425 555 0161)",
        "Room 12: please ring +1-425-555-0161.",
        "王先生 手机 +1 425 555 0161",
    ] {
        for more in [false, true] {
            let mut window = dialog();
            let more = if more { "\n+14255550102" } else { "" };
            paste(&mut window, &format!("{text}{more}"));
            if more.is_empty() {
                press(&mut window, Key::Enter);
            }
            assert!(shows(&window, "+1 425 555 0161"), "{text}{more}");
            let crosses = window.query_all_by_label_contains(" off the list").count();
            assert_eq!(crosses, if more.is_empty() { 1 } else { 2 }, "{text}{more}");
        }
    }
    for text in [
        "Emre +1 425 555 0161 ext. 5",
        "Flowers +1 800 555 FLOWERS",
        "Emre +1 425 555 0161 / 0162",
        "Emre +44 20 7946 0018 2nd",
    ] {
        let mut window = dialog();
        add(&mut window, text);
        assert_eq!(typed(&window), text);
        assert!(!shows(&window, "or a phone number."), "{text}");
    }
}

#[test]
fn words_around_one_clear_address_are_passed_over() {
    for text in [
        "• Abena Owusu – abena@contoso.com",
        "Abena Owusu (abena@contoso.com)",
        "text: abena@contoso.com",
        "abena@contoso.com (from home)",
        "“Owusu, Abena” <abena@contoso.com>",
        "\"Owusu, Abena\" <abena@contoso.com>",
        "3) Abena Owusu abena@contoso.com",
        "write to her: abena@contoso.com please",
    ] {
        for more in ["", "\n“Yilmaz; Emre” <emre@contoso.com>"] {
            let mut window = dialog();
            paste(&mut window, &format!("{text}{more}"));
            if more.is_empty() {
                press(&mut window, Key::Enter);
            }
            let actions = window.state().actions.iter();
            let looked = actions.filter_map(|it| match it {
                moderato::app::state::action::Action::LookUp { text, .. } => Some(&**text),
                _ => None,
            });
            let all = ["abena@contoso.com", "emre@contoso.com"];
            let asked = if more.is_empty() { &all[..1] } else { &all };
            assert_eq!(looked.collect::<Vec<_>>(), asked, "{text}{more}");
        }
    }
}

#[test]
fn who_is_kept_from_an_earlier_opening_is_invited_only_after_a_press() {
    let mut window = dialog();
    paste(&mut window, "+14255550101\n+14255550102");
    press(&mut window, Key::Escape);
    click(&mut window, "Invite…");
    assert!(shows(&window, "Kept from last time"));
    wait(&mut window, 600);
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty(), "none was confirmed");
    paste(&mut window, "+14255550103\n+14255550104");
    assert!(shows(&window, "Invite 2 people"));
    wait(&mut window, 600);
    click(&mut window, "Include: +1 425 555 0102");
    assert!(shows(&window, "Invite 3 people"));
    wait(&mut window, 600);
    press(&mut window, Key::Enter);
    let sent = format!("{:?}", invited(&window));
    assert!(!sent.contains("+14255550101"), "{sent}");
    assert_eq!(invited(&window).len(), 3);
}

#[test]
fn a_pasted_list_takes_the_place_of_the_text_from_an_earlier_opening() {
    let mut window = dialog();
    let all: Vec<_> = (1..=7).map(|n| format!("+1425555010{n}")).collect();
    paste(&mut window, &all.join("\n"));
    click(&mut window, "Invite 5 of 7");
    click(&mut window, "Invite…");
    assert_eq!(typed(&window), "+14255550106; +14255550107");
    assert!(shows(&window, "Kept from last time"));
    paste(&mut window, "+14255550111\n+14255550112");
    assert!(shows(&window, "Invite 2 people"));
    assert!(!shows(&window, "0106"));
}

#[test]
fn who_is_kept_and_named_again_is_in_the_list_once() {
    let mut window = dialog();
    paste(&mut window, "+14255550101\n+14255550102");
    press(&mut window, Key::Escape);
    click(&mut window, "Invite…");
    paste(&mut window, "+14255550102\n+14255550103");
    assert!(shows(&window, "Invite 2 people"));
    assert!(window.query_by_label("Include: +1 425 555 0102").is_none());
    window.get_by_label("Include: +1 425 555 0101");
}

#[test]
fn a_sixth_who_becomes_invitable_is_never_invited_unasked() {
    let mut before = ringing("1", "+14255550199");
    let mut window = window(vec![before.clone()]);
    click(&mut window, "Invite…");
    let all: Vec<_> = (1..=5).map(|n| format!("+1425555010{n}")).collect();
    paste(&mut window, &format!("+14255550199\n{}", all.join("\n")));
    before.state = InvitationState::NoAnswer { at: at(101) };
    replace(&mut window, vec![before]);
    wait(&mut window, 600);
    click(&mut window, "Invite 5 of 6");
    let sent = format!("{:?}", invited(&window));
    assert_eq!(invited(&window).len(), 5);
    assert!(!sent.contains("+14255550199"), "{sent}");
}

#[test]
fn separators_around_the_last_entry_do_not_count() {
    for text in ["; +14255550101", ", +14255550101;", "；+14255550101 、"] {
        let mut window = dialog();
        add(&mut window, text);
        assert_eq!(typed(&window), "", "{text}");
        assert!(shows(&window, "+1 425 555 0101"), "{text}");
    }
}
