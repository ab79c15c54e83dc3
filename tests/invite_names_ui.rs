//! The names that a text gives beside numbers, IDs and addresses: shown wherever the person is, and never sent.

use egui::{Event, Key, Modifiers, PointerButton, Role as UiRole, pos2};
use egui_kittest::kittest::Queryable as _;

use crate::cancelling_ui::{replace, window_with_side};
use crate::fixtures::call_window::{Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, press, shows, type_into};
use crate::invite_paste_ui::{paste, typed};
use crate::invite_ui::{FIELD, dialog, invited, ringing, window};
use moderato::app::state::action::Action;
use moderato::app::state::copied::Copied;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::name::SafeName;
use moderato::moderation::state::invitation::{Invitation, InvitationState};

const TOM: &str = "3f2b8c1e-7a4d-4e0b-9c55-1d2e3f4a5b6c";
const MAIL: &str = "Hi Sam,\nplease get these into the call:\n\n- Marie Dubois +33 1 70 18 99 00 (she is only on the phone today)\n- Tom Okafor (Teams: 3f2b8c1e-7a4d-4e0b-9c55-1d2e3f4a5b6c)\n";

/// Returns the invitations that the window sent, which ring.
fn rings(window: &Window) -> Vec<Invitation> {
    let sent = invited(window).iter().map(|new| {
        let name = match &new.invitee {
            Invitee::Phone { number } => SafeName::new(number),
            Invitee::User { .. } => SafeName::default(),
        };
        let state = InvitationState::Ringing {
            since: at(100),
            trouble: None,
        };
        Invitation::new(new, name, state, at(100))
    });
    sent.collect()
}

#[test]
fn the_name_of_a_text_is_read_in_the_dialog_the_row_the_question_the_panel_and_the_activity() {
    let mut window = window_with_side(Vec::new());
    let members = |window: &Window| window.query_all_by_label("Member").count();
    let others = members(&window);
    click(&mut window, "Invite…");
    paste(&mut window, MAIL);
    for said in [
        "Marie Dubois",
        "Name from your text · +33 1 70 18 99 00",
        "Tom Okafor",
        &format!("Name from your text · {TOM}"),
    ] {
        assert_eq!(window.query_all_by_label(said).count(), 1, "{said}");
    }
    assert!(!shows(&window, "she is only"));
    assert_eq!(members(&window), others);
    click(&mut window, "Invite 2 people");
    let now = rings(&window);
    let names = now.iter().map(|it| it.who().name.as_str().to_owned());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["+33170189900 (Marie Dubois)", "…5b6c (Tom Okafor)"]
    );
    assert!(
        now.iter()
            .all(|it| !format!("{:?}", it.invitee).contains("Tom"))
    );
    replace(&mut window, now);
    for name in ["Marie Dubois", "Tom Okafor"] {
        let places = window.query_all_by_label(name).count();
        assert_eq!(places, 2, "{name} in the row and in the results");
    }
    assert!(shows(&window, "Name from your text · +33 1 70 18 99 00"));
    assert_eq!(members(&window), others);
    click(&mut window, "Cancel invitation to Tom Okafor");
    wait(&mut window, 300);
    assert!(shows(&window, "Account …5b6c"), "the question");
    assert!(!shows(&window, "3f4a5b6c,"));
}

#[test]
fn labels_are_no_names_and_a_line_with_a_name_names_what_stands_below_it() {
    for (text, name, way) in [
        ("Tel: +49 89 5550 1234", "", "+49 89 5550 1234"),
        ("Mobile +49 89 5550 1234", "", "+49 89 5550 1234"),
        ("- Tél. : +49 89 5550 1234", "", "+49 89 5550 1234"),
        ("手机：+49 89 5550 1234", "", "+49 89 5550 1234"),
        ("전화: +49 89 5550 1234", "", "+49 89 5550 1234"),
        (
            "Name: Lena Brandt\nMobile: +49 89 5550 1234",
            "Lena Brandt",
            "+49 89 5550 1234",
        ),
        (
            "Nom : Marie Dubois\nService : ventes\nTéléphone : +49 89 5550 1234",
            "Marie Dubois",
            "+49 89 5550 1234",
        ),
        (
            "名前：山田 太郎\n電話：+49 89 5550 1234",
            "山田 太郎",
            "+49 89 5550 1234",
        ),
        (
            "Lena Brandt (mobile): +49 89 5550 1234",
            "Lena Brandt",
            "+49 89 5550 1234",
        ),
        (
            "Lena Brandt, Tel. +49 89 5550 1234",
            "Lena Brandt",
            "+49 89 5550 1234",
        ),
    ] {
        let mut window = dialog();
        paste(&mut window, &format!("{text}\n\n+1 425 555 0101"));
        assert_eq!(typed(&window), "", "{text}");
        for label in ["Tel", "Mobile", "Tél", "手机", "전화", "Name:"] {
            assert!(!shows(&window, &format!("“{label}")), "{text}");
        }
        if name.is_empty() {
            let taken = format!("Take {way} off the list");
            assert!(shows(&window, &taken), "{text}");
        } else {
            assert!(
                shows(&window, &format!("Take {name} off the list")),
                "{text}"
            );
            let below = format!("Name from your text · {way}");
            assert!(shows(&window, &below), "{text}");
        }
        click(&mut window, "Invite 2 people");
        assert_eq!(invited(&window)[0].label.as_str(), name, "{text}");
        assert_eq!(invited(&window)[1].label.as_str(), "", "{text}");
    }
}

#[test]
fn the_name_above_belongs_to_its_own_block_only_and_is_no_unused_line() {
    let mut window = dialog();
    paste(
        &mut window,
        "Name: Lena Brandt\nDept: Sales\nTel: +49 89 5550 1234\n\nName: Tom Okafor\nDept: IT\nTel: +49 89 5550 1235\n+49 89 5550 1237 Desk\n\nTel: +49 89 5550 1236",
    );
    for name in [
        "Lena Brandt", "Tom Okafor", "+49 89 5550 1236", "+49 89 5550 1237",
    ] {
        assert!(
            shows(&window, &format!("Take {name} off the list")),
            "{name}"
        );
    }
    assert!(shows(
        &window,
        "Not used: 2 lines without an address or number"
    ));
}

#[test]
fn a_number_without_its_country_code_is_named_however_it_is_written() {
    for (text, number) in [
        ("Marie Dubois 01 70 18 99 00", "01 70 18 99 00"),
        ("Marie Dubois, 01 70 18 99 00", "01 70 18 99 00"),
        ("01 70 18 99 00", "01 70 18 99 00"),
        ("Hans Meier: 089/636-48018", "089/636-48018"),
        ("(089) 636 48018 Hans Meier", "(089) 636 48018"),
        ("Ada\t425 555 0123", "425 555 0123"),
    ] {
        let mut window = dialog();
        type_into(&mut window, UiRole::TextInput, FIELD, text);
        let said = format!("“{number}” has no country code");
        assert!(shows(&window, &said), "{text}, while typing");
        press(&mut window, Key::Enter);
        assert!(shows(&window, &said), "{text}");
        assert!(!shows(&window, "isn't an object ID"), "{text}");
    }
    // Digits may be the start of an object ID.
    let mut window = dialog();
    type_into(&mut window, UiRole::TextInput, FIELD, "01701899-11");
    assert!(!shows(&window, "country code"));
}

#[test]
fn a_number_without_its_country_code_keeps_the_name_of_its_line() {
    for text in [
        "Hans Meier, 089/636-48018\n+1 425 555 0101",
        "Hans Meier\t089/636-48018\nAda Lovelace\t+1 425 555 0101",
        "Name: Hans Meier\nTel: 089/636-48018\n\n+1 425 555 0101",
    ] {
        let mut window = dialog();
        paste(&mut window, text);
        assert_eq!(typed(&window), "Hans Meier: 089/636-48018", "{text}");
        assert!(
            shows(&window, "“089/636-48018” has no country code"),
            "{text}"
        );
        assert!(!shows(&window, "Not used"), "{text}");
    }
}

#[test]
fn the_menu_copies_the_whole_number_or_id_and_says_which() {
    let mut member = ringing("2", "+14255550102");
    member.invitee = Invitee::User {
        object_id: TOM.into(),
        display_name: Some("Tom Okafor".into()),
    };
    let mut window = window(vec![ringing("1", "+14255550101"), member]);
    for (name, label, kind, copied) in [
        ("Desk 1", "Copy the number", Copied::Number, "+14255550101"),
        ("Desk 2", "Copy the ID", Copied::Id, TOM),
    ] {
        let row = window.query_all_by_label_contains(name).next().unwrap();
        let pos = pos2(300.0, row.rect().center().y);
        window.hover_at(pos);
        for pressed in [true, false] {
            window.event(Event::PointerButton {
                pos,
                button: PointerButton::Secondary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        window.run_steps(3);
        window.get_by_label_contains(label).click();
        window.run_steps(3);
        let wanted = Action::Copy(kind, copied.to_owned());
        assert!(window.state().actions.contains(&wanted), "{label}");
    }
}
