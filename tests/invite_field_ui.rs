//! The field of the invitation dialog: what the button does with its text, how an entry is corrected, and what an
//! accidental press does.

use egui::{Key, Role as UiRole, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cancelling_ui::replace;
use crate::fixtures::call_window::{Desk, Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, press, shows, type_into};
use crate::invite_ended_ui::press_at;
use crate::invite_ui::{
    FIELD, GUID, add, call_with, dialog, invited, is_disabled, ringing, window, window_sized,
};
use moderato::moderation::state::invitation::InvitationState;

fn typed(window: &Window) -> String {
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    field.accesskit_node().value().unwrap_or_default()
}

fn type_(window: &mut Window, text: &str) {
    type_into(window, UiRole::TextInput, FIELD, text);
}

#[test]
fn the_button_invites_nobody_while_the_text_names_nobody() {
    let mut window = dialog();
    type_(&mut window, "adele");
    assert!(is_disabled(&window, "Invite"));
    assert!(shows(&window, "Complete or clear the text first"));
    let mut window = dialog();
    add(&mut window, "+14255550101");
    add(&mut window, "+14255550102");
    type_(&mut window, "adele");
    // Inviting leaves out text that can't be understood, as the button's count says.
    assert!(!is_disabled(&window, "Invite 2 of 3"));
    press(&mut window, Key::Enter);
    click(&mut window, "Invite 2 of 3");
    assert_eq!(invited(&window).len(), 2);
}

#[test]
fn the_button_counts_each_number_of_a_pasted_list() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    type_(&mut window, "+14255550102; +14255550103");
    assert!(shows(&window, "2 people"));
    click(&mut window, "Invite 3 people");
    assert_eq!(invited(&window).len(), 3);
}

#[test]
fn the_button_does_not_count_whom_the_list_has_already() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    type_(&mut window, "+1 425 555 0101");
    click(&mut window, "Invite");
    assert_eq!(invited(&window).len(), 1);
    click(&mut window, "Invite…");
    assert_eq!(typed(&window), "", "who was invited isn't left behind");
}

#[test]
fn the_button_says_that_more_than_five_are_not_invited() {
    let mut window = dialog();
    for n in 1..6 {
        add(&mut window, &format!("+1425555010{n}"));
    }
    type_(&mut window, "+14255550106");
    click(&mut window, "Invite 5 of 6");
    assert_eq!(invited(&window).len(), 5);
    click(&mut window, "Invite…");
    assert_eq!(typed(&window), "+14255550106");
}

#[test]
fn a_list_with_a_sign_in_name_is_looked_up_first() {
    let mut window = dialog();
    type_(&mut window, "+14255550102, ada@contoso.com");
    click(&mut window, "Look up in the directory");
    assert!(shows(&window, "Looking up in the directory…"));
    assert!(shows(&window, "2 of 5 places taken"));
    assert!(window.state().told().is_empty());
}

#[test]
fn somebody_in_the_call_is_not_counted_while_in_the_field() {
    let mut window = dialog();
    type_(&mut window, GUID);
    assert!(is_disabled(&window, "Invite"));
}

#[test]
fn a_click_beside_the_dialog_closes_it_only_while_it_is_empty() {
    let beside = |window: &mut Window| {
        window.hover_at(pos2(4.0, 690.0));
        window.drag_at(pos2(4.0, 690.0));
        window.run_steps(2);
        window.drop_at(pos2(4.0, 690.0));
        wait(window, 300);
    };
    let mut window = dialog();
    type_(&mut window, "+1");
    beside(&mut window);
    assert_eq!(typed(&window), "+1");
    let mut window = dialog();
    beside(&mut window);
    assert!(
        window
            .query_by_role_and_label(UiRole::TextInput, FIELD)
            .is_none()
    );
}

#[test]
fn a_double_click_takes_one_entry_off_the_list() {
    let mut window = dialog();
    for n in 1..5 {
        add(&mut window, &format!("+1425555010{n}"));
    }
    let x = window
        .get_by_label("Take +1 425 555 0101 off the list")
        .rect();
    let press_x = |window: &mut Window, at| {
        window.hover_at(at);
        window.drag_at(at);
        window.run_steps(1);
        window.drop_at(at);
        wait(window, 100);
    };
    press_x(&mut window, x.center());
    press_x(&mut window, x.center());
    assert!(shows(&window, "3 of 5 places taken"));
    // A press after the pointer has moved counts.
    press_x(&mut window, x.center() + egui::vec2(0.0, 9.0));
    assert!(shows(&window, "2 of 5 places taken"));
    // After a moment, a press counts even at the same place.
    wait(&mut window, 600);
    press_x(&mut window, x.center() + egui::vec2(0.0, 9.0));
    assert!(shows(&window, "1 of 5 places taken"));
}

#[test]
fn a_number_stands_in_the_list_in_the_groups_in_which_it_was_typed() {
    let mut window = dialog();
    type_(&mut window, "+49 30 1234567");
    assert!(shows(&window, "Phone number +49 30 1234567"));
    press(&mut window, Key::Enter);
    assert!(shows(&window, "Take +49 30 1234567 off the list"));
}

#[test]
fn whoever_was_refused_because_they_rang_is_invited_once_that_has_ended() {
    let mut before = ringing("1", "+14255550101");
    let mut window = window(vec![before.clone()]);
    click(&mut window, "Invite…");
    add(&mut window, "+14255550102");
    add(&mut window, "+14255550101");
    assert!(shows(
        &window,
        "Won't be invited: This person is already being called"
    ));
    assert!(
        !shows(&window, "Invite 1 of 2"),
        "who rings isn't to be invited"
    );
    before.state = InvitationState::NoAnswer { at: at(101) };
    replace(&mut window, vec![before]);
    assert!(shows(&window, "Can be invited now: press “Include”"));
    assert!(shows(&window, "Invite 1 of 2"), "nobody rings unasked");
    click(&mut window, "Include: +1 425 555 0101");
    click(&mut window, "Invite 2 people");
    assert_eq!(invited(&window).len(), 2);
}

fn paste(window: &mut Window, text: &str) {
    window.event(egui::Event::Paste(text.to_owned()));
    window.run_steps(4);
}

#[test]
fn a_number_that_cannot_be_read_is_named_before_the_greeting_of_a_mail() {
    let mut window = dialog();
    paste(
        &mut window,
        "Hi support,\n+49 30 1234567\nBerlin: +49 30 12x\nas discussed",
    );
    assert_eq!(typed(&window), "Berlin: +49 30 12x");
    assert!(shows(&window, "there's “x”"));
    assert!(shows(&window, "Invite 1 of 2"));
}

#[test]
fn what_is_too_long_for_a_list_is_not_cut_in_silence() {
    let mut window = dialog();
    for page in [
        "a page pasted by mistake ".repeat(40_000),
        "+49 30 1234567\n".repeat(40),
    ] {
        paste(&mut window, &page);
        assert!(
            shows(&window, "too much text"),
            "{} {:?}",
            page.len(),
            window
                .get_by_role_and_label(UiRole::TextInput, FIELD)
                .value()
        );
        let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
        assert_eq!(field.value().unwrap_or_default(), "");
        type_into(&mut window, UiRole::TextInput, FIELD, "+1");
        assert!(!shows(&window, "too much text"));
        press(&mut window, Key::Backspace);
        press(&mut window, Key::Backspace);
    }
}

#[test]
fn a_pasted_list_becomes_entries_at_once_and_only_what_is_wrong_stays() {
    for between in ["\n", "\r\n", ",", "; ", "\t"] {
        let mut window = dialog();
        let numbers = [
            "+49 30 1234567", "+49 12x", "+1 425 555 0102", "+14255550103",
        ];
        paste(&mut window, &numbers.join(between));
        assert_eq!(typed(&window), "+49 12x", "{between:?}");
        assert!(shows(&window, "there's “x”"), "{between:?}");
        assert!(shows(&window, "Take +49 30 1234567 off the list"));
        assert!(shows(&window, "3 of 5 places taken") || shows(&window, "Invite 3 of 4"));
        // The faulty text stays in the field and isn't invited.
        click(&mut window, "Invite 3 of 4");
        assert_eq!(invited(&window).len(), 3, "{between:?}");
    }
}

#[test]
fn a_single_entry_that_is_pasted_waits_to_be_added() {
    let mut window = dialog();
    paste(&mut window, "+14255550101");
    assert_eq!(typed(&window), "+14255550101");
    assert!(!shows(&window, "off the list"));
    press(&mut window, Key::Enter);
    assert!(shows(&window, "Take +1 425 555 0101 off the list"));
}

#[test]
fn of_several_wrong_entries_the_first_is_named_and_selected() {
    let mut window = dialog();
    paste(
        &mut window,
        "+14255550101\n+49 12x\nnobody@\n+1 425 555 0101",
    );
    assert_eq!(typed(&window), "+49 12x; nobody@", "twice is no mistake");
    assert!(shows(
        &window,
        "“+49 12x”: Phone numbers can't contain letters, but there's “x”."
    ));
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    field.type_text("+49 12 345678");
    window.run_steps(3);
    assert_eq!(typed(&window), "+49 12 345678; nobody@");
    assert!(!is_disabled(&window, "Invite 2 of 3"));
    press(&mut window, Key::Enter);
    assert_eq!(typed(&window), "nobody@");
    assert!(shows(&window, "Won't be invited: “nobody@”"));
}

#[test]
fn a_list_pasted_after_a_wrong_one_forgets_nothing_unless_all_of_it_is_selected() {
    for all in [false, true] {
        let mut window = dialog();
        paste(&mut window, "+49 12x\nnobody@");
        if all {
            window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
            window.run_steps(2);
        }
        paste(&mut window, "+14255550101\n+14255550102");
        assert_eq!(typed(&window), if all { "" } else { "+49 12x; nobody@" });
        assert!(shows(
            &window,
            if all {
                "Invite 2 people"
            } else {
                "Invite 2 of 4"
            }
        ));
    }
}

#[test]
fn an_error_of_any_length_moves_nothing_below_the_list() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    let bottom = |window: &Window, label: &str| window.get_by_label(label).rect().bottom();
    let cross = "Take +1 425 555 0101 off the list";
    let options = "Hide from other participants";
    let before = [options, cross].map(|label| bottom(&window, label));
    // The second error takes two lines. The third is longer, so the list shrinks.
    let long = "ü".repeat(60);
    for (text, still) in [
        ("+49 12x", &[options, cross][..]),
        ("nobody; of these; is a person", &[options, cross]),
        (&format!("{long}; {long}"), &[options]),
    ] {
        type_(&mut window, text);
        press(&mut window, Key::Enter);
        for (label, before) in still.iter().zip(before) {
            let now = bottom(&window, label);
            assert!(
                (now - before).abs() < 0.5,
                "{text}, {label}: {now}, {before}"
            );
        }
        window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        window.run_steps(2);
    }
}

#[test]
fn whoever_is_added_comes_into_sight() {
    let mut window = window_sized([900.0, 500.0], Desk::new(call_with(Vec::new())));
    click(&mut window, "Invite…");
    for n in 1..6 {
        add(&mut window, &format!("+1425555010{n}"));
        window.run_steps(30);
        let cross = format!("Take +1 425 555 010{n} off the list");
        let cross = window.get_by_label(&cross);
        let options = window.get_by_label("Auto-cancel after (seconds)");
        assert!(cross.rect().bottom() < options.rect().top(), "{n}");
    }
}

#[test]
fn whoever_found_no_place_is_added_once_one_is_free() {
    let mut before = ringing("1", "+14255550199");
    let mut window = window(vec![before.clone()]);
    click(&mut window, "Invite…");
    paste(&mut window, "+14255550199; nobody@");
    assert_eq!(typed(&window), "+14255550199; nobody@");
    before.state = InvitationState::NoAnswer { at: at(101) };
    replace(&mut window, vec![before]);
    assert_eq!(typed(&window), "nobody@");
    assert!(!shows(&window, "Invite 1 of 2"));
    click(&mut window, "Include: +1 425 555 0199");
    assert!(shows(&window, "Invite 1 of 2"));
}

#[test]
fn what_is_not_invited_takes_no_place_of_the_five() {
    let mut window = window(vec![ringing("1", "+14255550199")]);
    click(&mut window, "Invite…");
    add(&mut window, GUID);
    let numbers: Vec<_> = (1..=6).map(|n| format!("+1425555010{n}")).collect();
    paste(
        &mut window,
        &format!("x@\n+14255550199\n{}", numbers.join("\n")),
    );
    assert!(shows(&window, "“x@”: "));
    assert_eq!(typed(&window), "x@; +14255550199; +14255550106");
    // Leaves out a wrong entry and one too many, and doesn't count a number that rings already and a person in the call.
    click(&mut window, "Invite 5 of 7");
    assert_eq!(invited(&window).len(), 5);
    click(&mut window, "Invite…");
    assert_eq!(typed(&window), "+14255550106", "still to be sent");
}

#[test]
fn a_second_enter_in_the_moment_after_an_add_invites_nobody() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty(), "it came with the first");
    wait(&mut window, 600);
    press(&mut window, Key::Enter);
    assert_eq!(invited(&window).len(), 1);
}

#[test]
fn the_invite_button_names_its_key_where_enter_invites_and_nothing_moves() {
    let mut window = dialog();
    let places = |window: &Window, button| {
        let close = window.get_by_label("Close").rect().left().round();
        (close, window.get_by_label(button).rect().left().round())
    };
    add(&mut window, "+14255550101");
    add(&mut window, "+14255550102");
    let before = places(&window, "Invite 2 people");
    type_(&mut window, "+14255550103");
    assert_eq!(
        places(&window, "Invite 3 people"),
        before,
        "with another label"
    );
    press(&mut window, Key::Enter);
    assert_eq!(places(&window, "Invite 3 people"), before);
}

#[test]
fn after_a_double_press_on_a_cross_the_field_still_takes_what_is_typed() {
    let mut window = dialog();
    for n in 1..4 {
        add(&mut window, &format!("+1425555010{n}"));
    }
    let cross = window
        .get_by_label("Take +1 425 555 0101 off the list")
        .rect()
        .center();
    press_at(&mut window, cross);
    press_at(&mut window, cross);
    assert!(
        shows(&window, "+1 425 555 0102"),
        "the second press counts not"
    );
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    assert!(field.accesskit_node().is_focused());
}

#[test]
fn the_whole_list_is_cleared_and_brought_back() {
    let mut window = dialog();
    for n in 0..3 {
        add(&mut window, &format!("+1425555010{n}"));
    }
    press(&mut window, Key::Escape);
    click(&mut window, "Invite…");
    assert!(shows(&window, "Take +1 425 555 0102 off the list"));
    type_into(&mut window, UiRole::TextInput, FIELD, "ada@");
    click(&mut window, "Clear list");
    assert!(!shows(&window, " off the list"));
    assert!(!shows(&window, "Clear list"));
    click(&mut window, "3 cleared · Undo");
    for n in 0..3 {
        assert!(shows(
            &window,
            &format!("Take +1 425 555 010{n} off the list")
        ));
    }
}

#[test]
fn a_number_pasted_with_an_address_stays_in_the_list() {
    for text in [
        "noemie.lacroix@fabrikam.example\n0049 89 217 660\n+49-89-217-661",
        "+49 89 217 660\nnoemie.lacroix@fabrikam.example\n\n+49 89 217 661",
        "Desk +49 89 217 660\nnoemie.lacroix@fabrikam.example\nDesk: +49 89 217 661",
        "Tel. +49 (0)89 217660\r\n\r\nNoémie <noemie.lacroix@fabrikam.example>\r\ntel:+4989217661",
        "mailto:noemie.lacroix@fabrikam.example <tel:+4989217660> +49 89 217 661",
        "Lacroix [mailto:noemie.lacroix@fabrikam.example]\t+49 89 217 660\n+49 89 217 661",
    ] {
        let mut window = dialog();
        paste(&mut window, text);
        assert!(shows(&window, "3 of 5 places taken"), "{text}");
        assert_eq!(
            window.query_all_by_label_contains(" off the list").count(),
            3
        );
        for entry in ["noemie.lacroix@fabrikam.example", "217 ?660", "217 ?661"] {
            let ends: Vec<String> = ["", " "].map(|gap| entry.replace(" ?", gap)).to_vec();
            let is_listed = |end: &String| shows(&window, end);
            assert!(ends.iter().any(is_listed), "{entry} of {text}");
        }
        assert_eq!(typed(&window), "", "{text}");
    }
}

#[test]
fn an_extension_is_named_as_what_cannot_be_dialed() {
    for text in ["+49 89 217 660 ext 12", "+49 89 217 660 Durchwahl 12"] {
        let mut window = dialog();
        type_(&mut window, text);
        press(&mut window, Key::Enter);
        assert!(
            shows(&window, "Extensions can't be dialed from here."),
            "{text}"
        );
    }
}

#[test]
fn taking_an_entry_off_leaves_the_button_as_it_was() {
    let mut window = dialog();
    paste(&mut window, "+14255550101\n+14255550102\n+49 12x");
    assert!(!is_disabled(&window, "Invite 2 of 3"));
    click(&mut window, "Take +1 425 555 0101 off the list");
    assert!(!is_disabled(&window, "Invite 1 of 2"));
    assert!(shows(&window, "there's “x”"));
    press(&mut window, Key::Escape);
    click(&mut window, "Invite…");
    click(&mut window, "Include: +1 425 555 0102");
    assert!(!is_disabled(&window, "Invite 1 of 2"));
}

#[test]
fn the_words_beside_a_pasted_number_stay_in_sight_and_are_not_sent() {
    const FROM_TEXT: &str = "Name from your text · +49 171 5550142";
    for (text, said, name) in [
        ("Jonas Keller: +49 171 5550142", FROM_TEXT, "Jonas Keller"),
        (
            "ring twice at +49 171 5550142",
            "Phone number · “ring twice at” in your text",
            "",
        ),
        (
            "Keller Jonas\t+49 171 5550142 (desk)",
            FROM_TEXT,
            "Keller Jonas",
        ),
        (
            "1. Tel. 0049 (0)171 5550142 Empfang",
            "Phone number · “Tel … Empfang” in your text",
            "",
        ),
    ] {
        let mut window = dialog();
        paste(&mut window, &format!("{text}\n+49 171 5550143"));
        assert!(shows(&window, said), "{text}");
        assert!(!shows(&window, "Phone number · “”"));
        click(&mut window, "Invite 2 people");
        let mut sent = invited(&window).iter();
        assert!(sent.all(|it| !format!("{:?}", it.invitee).contains("Keller")));
        assert_eq!(invited(&window)[0].label.as_str(), name);
    }
    let mut window = dialog();
    moderato::app::language::privacy::present(true);
    paste(
        &mut window,
        "Jonas Keller: +49 171 5550142\n+49 171 5550143",
    );
    let is_shown = shows(&window, "Keller");
    moderato::app::language::privacy::present(false);
    assert!(!is_shown);
}

#[test]
fn a_bare_name_is_said_to_be_no_search_and_found_in_the_call() {
    let mut window = dialog();
    type_(&mut window, "ada lovelace");
    press(&mut window, Key::Enter);
    assert!(shows(
        &window,
        "Names can't be searched here. This person is already in the call"
    ));
    let mut window = dialog();
    type_(&mut window, "Ada Byron");
    press(&mut window, Key::Enter);
    assert!(shows(&window, "Names can't be searched here."));
    assert!(!shows(&window, "already in the call"));
}
