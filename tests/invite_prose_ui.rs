//! The invitation dialog with people in the sentences of a pasted mail, and keys without a focused field.

use egui::{Key, Role as UiRole};
use egui_kittest::kittest::Queryable as _;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::invitee::country::Country;
use moderato::moderation::state::invitation::{Invitation, InvitationState};

use crate::cancelling_ui::window_with_side;
use crate::fixtures::call_window::{Desk, Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, press, shows, type_into};
use crate::invite_ended_ui::press_at;
use crate::invite_paste_ui::{paste, typed};
use crate::invite_ui::{FIELD, call_with, dialog, invited, is_disabled, ringing, window_sized};

const OLU: &str = "Hi all,\n\nMr Tanaka is best on his mobile +81 90 5550 0133, not at the office (+81 3 5550 0144).\n\
    Kenji is on the road, so ring him on +81 90 5550 0155.\n\
    Olu from the agency is on 425-555-0171 ext. 12, and Marta Kowalsky, I don't have her address at hand.\n\
    PO 425-555-0188 is for the invoice. If anything fails, the helpdesk is +1 425 555 0100.\n\nThanks, Grace\n\n\
    On Mon, Nov 30, 2026 at 8:58 PM Sam Lee wrote:\n> Please add +1 425 555 0148 as well.";

/// Clicks a part of the dialog where nothing is.
fn click_beside(window: &mut Window) {
    let field = window
        .get_by_role_and_label(UiRole::TextInput, FIELD)
        .rect();
    press_at(window, field.left_top() - egui::vec2(0.0, 30.0));
}

fn write(window: &mut Window, text: &str) {
    for c in text.chars() {
        window.event(egui::Event::Text(c.to_string()));
        window.run_steps(1);
    }
}

#[test]
fn without_a_focused_field_letters_go_into_the_box_and_enter_invites_nobody() {
    let mut window = dialog();
    paste(&mut window, "+1 425 555 0101\n+1 425 555 0102");
    click_beside(&mut window);
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty(), "it only leads to the box");
    click_beside(&mut window);
    write(&mut window, "Fra");
    assert_eq!(typed(&window), "Fra");
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
    click(&mut window, "Clear list");
    paste(&mut window, "+1 425 555 0101\n+1 425 555 0102");
    wait(&mut window, 600);
    press(&mut window, Key::Enter);
    assert_eq!(invited(&window).len(), 2, "in the empty box, it invites");
}

#[test]
fn people_in_the_sentences_of_a_mail_are_named_and_stay_named() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    paste(&mut window, OLU);
    assert_eq!(typed(&window), "Olu: 425-555-0171 ext. 12");
    assert!(shows(&window, "Take Mr Tanaka off the list"));
    assert!(shows(&window, "Take Kenji off the list"));
    assert!(shows(&window, "+81 3 5550 0144"), "set aside");
    assert!(shows(&window, "From a quoted mail; not included"));
    assert!(!shows(&window, "signature"));
    assert!(shows(
        &window,
        "Only in case of problems, by your text; not included"
    ));
    assert!(shows(&window, "No address or number: Marta Kowalsky"));
    for code in ["425-555-0188", "8:58", "2026"] {
        assert!(!shows(&window, code), "{code}");
    }
    type_into(&mut window, UiRole::TextInput, FIELD, "0");
    press(&mut window, Key::Enter);
    assert!(shows(&window, "No address or number: Marta Kowalsky"));
    assert!(shows(&window, "Not used: "), "also after a correction");
    wait(&mut window, 600);
    click(&mut window, "Invite 2 of 4");
    assert!(shows(&window, "No address or number: Marta Kowalsky"));
    let labels = invited(&window).iter().map(|it| it.label.as_str());
    assert_eq!(labels.collect::<Vec<_>>(), ["Mr Tanaka", "Kenji"]);
    click(&mut window, "Invite…");
    type_into(&mut window, UiRole::TextInput, FIELD, "+47 22 12 34 56");
    press(&mut window, Key::Enter);
    wait(&mut window, 600);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().told().len(), 2, "two rounds");
    assert!(
        shows(&window, "No address or number: Marta Kowalsky"),
        "nobody has taken care of her yet"
    );
    assert!(shows(&window, "Earlier"), "apart from the newest round");
    click(&mut window, "Clear earlier");
    assert!(!shows(&window, "No address or number"));
}

#[test]
fn people_in_a_mail_with_wrapped_lines_are_the_same() {
    let mut window = window_with_side(Vec::new());
    click(&mut window, "Invite…");
    paste(
        &mut window,
        "Hi Sam,\n\nsorry to bother you so late, we need more people in the bridge. Kenji is on the\n\
        road, so ring him on +81 90 5550 0155. Please don't call Max Berg on +49 171\n\
        5550199, he is asleep.\n\nThanks, Grace",
    );
    assert!(shows(&window, "Take Kenji off the list"));
    assert!(shows(&window, "+49 171 5550199"), "set aside");
    assert!(shows(&window, "Your text may say not to; not included"));
    wait(&mut window, 600);
    click(&mut window, "Invite");
    let labels = invited(&window).iter().map(|it| it.label.as_str());
    assert_eq!(labels.collect::<Vec<_>>(), ["Kenji"]);
}

#[test]
fn a_number_that_is_typed_again_with_its_country_code_counts_as_used() {
    let mut window = dialog();
    paste(
        &mut window,
        "Hi,\nplease add +1 425 555 0101.\nIf anything fails, call 030 901820.\nIn case of trouble, ring 030 901877.\n\nThanks",
    );
    assert!(shows(&window, "Lines not used: 2 with a number"));
    type_into(&mut window, UiRole::TextInput, FIELD, "+49 30 901820");
    press(&mut window, Key::Enter);
    assert!(shows(&window, "Lines not used: 1 with a number"));
}

#[test]
fn the_text_beside_the_buttons_moves_nothing_however_long_it_is() {
    let mut window = window_with_side(vec![ringing("i1", "+14255550123")]);
    click(&mut window, "Invite…");
    let top = |window: &Window| {
        let close = window.get_by_label("Close").rect();
        egui::pos2(0.0, close.top())
    };
    let before = top(&window);
    paste(
        &mut window,
        "+1 425 555 0123\n+1 425 555 0124\nada.lovelace.of.london@contoso\n+49 12x",
    );
    assert_eq!(top(&window), before);
    type_into(&mut window, UiRole::TextInput, FIELD, "ada@contoso.com");
    assert!(shows(&window, "Look up in the directory"));
    assert_eq!(top(&window), before);
}

#[test]
fn a_french_mail_offers_france_and_shows_what_its_numbers_would_become() {
    let mut desk = Desk::new(call_with(Vec::new()));
    desk.countries = [Country::from_code("DE"), Country::from_code("US")];
    let mut window = window_sized([1280.0, 800.0], desk);
    click(&mut window, "Invite…");
    paste(
        &mut window,
        "Bonjour,\nmerci d'inviter Chloé Martin, portable 06 12 34 56 78 (ou 04 91 55 01 23 au bureau), et Luc.\nCordialement",
    );
    assert!(typed(&window).starts_with("Chloé Martin: 06 12 34 56 78"));
    assert!(is_disabled(&window, "Invite"));
    assert!(shows(&window, "06 12 34 56 78 → +33 6 12 34 56 78"));
    assert!(
        shows(&window, "Use Germany +49"),
        "the numbers are valid there too"
    );
    click(&mut window, "Use France +33");
    assert!(shows(&window, "+33 6 12 34 56 78"));
}

#[test]
fn whose_invitation_was_canceled_is_told_before_they_are_invited_again() {
    let mut window = window_with_side(vec![canceled()]);
    click(&mut window, "Invite…");
    paste(&mut window, "+1 425 555 0123\n+1 425 555 0101");
    assert_eq!(
        window
            .query_all_by_label_contains("You canceled this invitation at")
            .count(),
        1
    );
    assert!(!is_disabled(&window, "Invite 2 people"));
}

/// An invitation that the user has canceled.
fn canceled() -> Invitation {
    let mut invitation = ringing("i1", "+14255550123");
    invitation.cancelled_by = Some(Source::Click);
    invitation.cancel_asked = Some(at(90));
    invitation.state = InvitationState::Cancelled { at: at(99) };
    invitation
}
