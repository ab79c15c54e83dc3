//! What the invitation dialog makes of a pasted mail or table: who is invited, who is set aside, and what is not used.

use egui::{Key, Role as UiRole, Shape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cancelling_ui::replace;
use crate::fixtures::call_window::Window;
use crate::fixtures::people::at;
use crate::fixtures::window::{click, press, shows};
use crate::invite_ui::{FIELD, dialog, invited, is_disabled};
use moderato::moderation::model::name::SafeName;
use moderato::moderation::state::invitation::{Invitation, InvitationState};

const MAIL: &str = "Hi,\nhope you're well! We begin on 30.11.2026 at 14:00.\nPlease call +1 425 555 0101\nand Bob's phone is +1 425 555 0102.\n\nBest regards\nGreta Lindholm\nEvent Office\nPhone: +49 89 5550 1234";

pub(crate) fn paste(window: &mut Window, text: &str) {
    window.event(egui::Event::Paste(text.to_owned()));
    window.run_steps(4);
}

pub(crate) fn typed(window: &Window) -> String {
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn of_a_mail_neither_the_sender_nor_the_prose_is_invited_or_counted() {
    let mut window = dialog();
    paste(&mut window, MAIL);
    assert_eq!(typed(&window), "");
    assert!(shows(
        &window,
        "Not used: 5 lines without an address or number"
    ));
    assert!(shows(&window, "From the sender's signature; not included"));
    assert!(!shows(&window, "Won't be invited"));
    click(&mut window, "Invite 2 people");
    assert_eq!(invited(&window).len(), 2);
    assert!(!shows(&window, "not invited"), "nobody failed");
    click(&mut window, "Invite…");
    assert!(!shows(&window, "off the list"));
}

#[test]
fn whoever_a_sentence_says_not_to_call_rings_only_after_a_press() {
    const WHY: &str = "Your text may say not to; not included";
    let mut window = dialog();
    paste(
        &mut window,
        "+1 425 555 0101\nPlease do NOT call Max Braun (+49 30 901820 77)\n+47 22 12 34 56",
    );
    assert!(shows(&window, WHY));
    click(&mut window, "Invite 2 people");
    let invited = invited(&window);
    assert!(
        !invited.iter().any(|it| it.invitee.id().ends_with("77")),
        "{invited:?}"
    );
    // The text names nobody else, and still nobody is invited.
    let mut window = dialog();
    paste(&mut window, "Do not call Max Braun, +49 30 901820 77!");
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
    assert!(shows(&window, WHY));
    let long = "We meet as always, and there is nothing to prepare. ".repeat(60);
    let mut mail = dialog();
    paste(
        &mut mail,
        &format!("Hi,\n{long}\nCall me on +49 30 901820 77.\nBob"),
    );
    assert!(shows(&mail, WHY), "of a long mail, too");
    click(&mut window, "Include: +49 30 901820 77");
    click(&mut window, "Invite");
    assert_eq!(self::invited(&window).len(), 1);
}

#[test]
fn the_words_of_an_entry_stand_in_the_middle_beside_its_cross() {
    let mut window = dialog();
    paste(
        &mut window,
        "Freya Haugen: +47 22 12 34 56\n+1 425 555 0101",
    );
    let cross = window.get_by_label("Take Freya Haugen off the list");
    let cross = cross.rect().center().y;
    let words = ["Freya Haugen", "Name from your text · +47 22 12 34 56"];
    let [name, details] = words.map(|text| window.get_by_label(text).rect());
    let off = f32::midpoint(name.top(), details.bottom()) - cross;
    assert!(
        off.abs() < 2.0,
        "{off}: {name:?}, {details:?} beside {cross}"
    );
}

#[test]
fn the_sender_is_invited_after_a_press_or_if_named_again() {
    for presses in [true, false] {
        let mut window = dialog();
        paste(&mut window, MAIL);
        if presses {
            click(&mut window, "Include: +49 89 5550 1234");
        } else {
            paste(&mut window, "+49 89 5550 1234\n+1 425 555 0101");
        }
        assert!(!shows(&window, "signature"));
        click(&mut window, "Invite 3 people");
        assert_eq!(invited(&window).len(), 3);
    }
}

#[test]
fn a_row_of_a_table_rings_once_and_keeps_its_name() {
    let mut window = dialog();
    paste(
        &mut window,
        "Name\tPhone\tMobile\tDepartment\nFreya Haugen\t+47 22 12 34 56\t+47 912 34 567\tSales\nNovak, Anna\t+1 425 555 0101\t\tIT",
    );
    assert!(shows(&window, "Another way to reach Freya Haugen"));
    assert!(shows(&window, "Take Freya Haugen off the list"));
    assert!(shows(&window, "Take Anna Novak off the list"));
    assert!(!shows(&window, "Sales"));
    click(&mut window, "Invite 2 people");
    assert_eq!(invited(&window).len(), 2);
}

#[test]
fn the_part_that_the_message_names_is_in_sight() {
    let mut window = dialog();
    let other = "+49 30 12x and a long remark about where this number comes from".replace(' ', "_");
    paste(
        &mut window,
        &format!("+14255550101\nada@\n{other}\nbob@\n{other}y"),
    );
    assert!(shows(&window, "“ada@”:"));
    press(&mut window, Key::End);
    press(&mut window, Key::Enter);
    let text = typed(&window);
    let field = window
        .get_by_role_and_label(UiRole::TextInput, FIELD)
        .rect();
    let shapes = window.output().shapes.iter();
    let left = shapes.filter_map(|it| match &it.shape {
        Shape::Text(drawn) if drawn.galley.text() == text => Some(drawn.pos.x),
        _ => None,
    });
    let left: Vec<f32> = left.collect();
    assert!(
        left.iter().any(|left| *left >= field.left()),
        "{left:?} {field:?}"
    );
}

#[test]
fn correcting_one_part_leaves_the_button_as_it_was() {
    let mut window = dialog();
    paste(&mut window, "+14255550101\n+49 12x\nada@");
    assert!(!is_disabled(&window, "Invite 1 of 3"));
    // The first part is selected.
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    field.type_text("+49 30 901820");
    window.run_steps(3);
    assert_eq!(typed(&window), "+49 30 901820; ada@");
    click(&mut window, "Invite 2 of 3");
    assert_eq!(invited(&window).len(), 2);
}

#[test]
fn the_name_beside_a_number_stays_with_its_invitation() {
    let mut window = dialog();
    paste(
        &mut window,
        "Freya Haugen: +47 22 12 34 56\n+1 425 555 0101",
    );
    click(&mut window, "Invite 2 people");
    let state = InvitationState::NoAnswer { at: at(80) };
    let sent = invited(&window).iter();
    let sent = sent.map(|new| {
        let number = SafeName::new(new.invitee.id());
        Invitation::new(new, number, state.clone(), at(80))
    });
    let sent: Vec<Invitation> = sent.collect();
    assert_eq!(sent[0].who().name.as_str(), "+4722123456 (Freya Haugen)");
    assert_eq!(sent[1].who().name.as_str(), "+14255550101");
    replace(&mut window, sent);
    assert!(shows(&window, "Name from your text · +47 22 12 34 56"));
}

#[test]
fn a_line_with_a_number_is_not_said_to_name_no_one() {
    let mut window = dialog();
    paste(
        &mut window,
        "Name\tPhone\tMobile\nFreya Haugen\t+47 22 12 34 56\t912 34 567\nRafael Monteiro\t+1 425 555 0101\t0171 5550 133",
    );
    assert!(shows(&window, "Lines not used: 2 with a number, 1 without"));
    click(&mut window, "Invite 2 people");
    // A number below a signature is counted too.
    let mut window = dialog();
    paste(
        &mut window,
        "Please call\n+1 425 555 0101\n+1 425 555 0102\nKind regards\nGreta\nPhone: 089 5550 1234",
    );
    assert!(shows(&window, "Lines not used: 1 with a number"));
}

#[test]
fn a_pasted_list_is_shown_from_its_first_entry() {
    let mut window = dialog();
    let people: Vec<String> = (101..106).map(|n| format!("+1 425 555 0{n}")).collect();
    let signature = "Kind regards\nGreta\nPhone: +49 89 5550 1234\nMobile: +49 171 5550 199";
    paste(&mut window, &format!("{}\n{signature}", people.join("\n")));
    window.run_steps(60);
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    let top = field.rect().bottom();
    let first = window.get_by_label("Take +1 425 555 0101 off the list");
    assert!(first.rect().top() > top);
}

#[test]
fn a_number_is_captioned_with_the_name_that_its_line_begins_with() {
    let mut window = dialog();
    paste(
        &mut window,
        "Peter van Dijk, he is only on his mobile: +31 6 12345678\nAna López – +1 425 555 0101",
    );
    assert!(shows(&window, "Take Peter van Dijk off the list"));
    assert!(shows(&window, "Take Ana López off the list"));
    assert!(!shows(&window, "Not used"));
    click(&mut window, "Invite 2 people");
}
