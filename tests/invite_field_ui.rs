//! The field of the invitation dialog: what the button does with its text, how an entry is corrected, and what a slip of
//! the hand does.

use egui::{Key, Role as UiRole, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cancelling_ui::replace;
use crate::fixtures::call_window::{Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, press, shows, type_into};
use crate::invite_ui::{FIELD, GUID, add, dialog, invited, is_disabled, ringing, window};
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
    assert!(is_disabled(&window, "Invite 2 of 3"));
    // Refused text is left out, and the button says so.
    press(&mut window, Key::Enter);
    click(&mut window, "Invite 2 of 3");
    assert_eq!(invited(&window).len(), 2);
}

#[test]
fn the_button_counts_each_number_of_a_pasted_list() {
    let mut window = dialog();
    add(&mut window, "+14255550101");
    type_(&mut window, "+14255550102; +14255550103");
    assert!(shows(&window, "2 entries"));
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
    click(&mut window, "Look up first");
    assert!(shows(&window, "Looking up…"));
    assert!(shows(&window, "2 of 5"));
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
    assert!(shows(&window, "3 of 5"));
    // Once the pointer has moved, it is meant.
    press_x(&mut window, x.center() + egui::vec2(0.0, 9.0));
    assert!(shows(&window, "2 of 5"));
    // A moment later, it is meant even at the same place.
    for _ in 0..120 {
        window.step();
    }
    press_x(&mut window, x.center() + egui::vec2(0.0, 9.0));
    assert!(shows(&window, "1 of 5"));
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
        "Not invited: This person is already being called"
    ));
    assert!(shows(&window, "Invite 1 of 2"));
    before.state = InvitationState::NoAnswer { at: at(101) };
    replace(&mut window, vec![before]);
    assert!(!shows(&window, "Not invited"));
    click(&mut window, "Invite 2 people");
    assert_eq!(invited(&window).len(), 2);
}
