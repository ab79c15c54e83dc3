//! Numbers without a country code in a pasted mail: the dialog asks for the country once, and adds its code to all of them.

use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use moderato::app::state::action::Action;
use moderato::moderation::model::invitee::country::Country;

use crate::fixtures::call_window::{Desk, Window, wait};
use crate::fixtures::window::{click, press, shows};
use crate::invite_paste_ui::{paste, typed};
use crate::invite_ui::{call_with, dialog, invited, is_disabled, window_sized};

const MAIL: &str = "Hallo,\nbitte ladet diese Personen ein:\nJürgen Groß: 0171 23456789\nFrau Kessler: 030 / 1234567\n\
     Camille Dubois: 01 23 45 67 89\nVielen Dank!";

fn country(code: &str) -> Country {
    Country::from_code(code).unwrap()
}

fn dialog_with(countries: [Option<Country>; 2]) -> Window {
    let mut desk = Desk::new(call_with(Vec::new()));
    desk.countries = countries;
    let mut window = window_sized([1280.0, 800.0], desk);
    click(&mut window, "Invite…");
    window
}

fn numbers(window: &Window) -> Vec<String> {
    let invited = invited(window).iter();
    invited
        .map(|it| format!("{} {}", it.label.as_str(), it.invitee.id()))
        .collect()
}

/// Opens the list of countries, and chooses the only one that matches `search`.
fn choose(window: &mut Window, list: &str, search: &str) {
    let list = window.get_by_role_and_label(egui::Role::ComboBox, list);
    list.click();
    window.run_steps(6);
    for c in search.chars() {
        window.event(egui::Event::Text(c.to_string()));
    }
    window.run_steps(2);
    press(window, Key::Enter);
    window.run_steps(4);
}

#[test]
fn one_choice_of_a_country_completes_all_numbers_of_a_mail_and_nothing_rings_before() {
    let mut window = dialog_with([None, Some(country("DE"))]);
    paste(&mut window, MAIL);
    assert!(shows(&window, "3 numbers have no country code"));
    assert!(!shows(&window, "Write it as dialed"), "one quiet line");
    assert!(is_disabled(&window, "Invite"));
    assert!(window.state().told().is_empty());
    click(&mut window, "Use Germany +49");
    // What isn't valid there stays, with the reason.
    assert_eq!(typed(&window), "Camille Dubois: 01 23 45 67 89");
    assert!(shows(
        &window,
        "“01 23 45 67 89” isn't a valid number in Germany +49"
    ));
    assert!(shows(&window, "“01 23 45 67 89” has no country code"));
    assert!(shows(&window, "+49 171 23456789"));
    assert!(shows(&window, "+49 30 1234567"));
    choose(
        &mut window,
        "“01 23 45 67 89” has no country code",
        "France",
    );
    assert_eq!(typed(&window), "");
    assert!(shows(&window, "+33 1 23 45 67 89"));
    wait(&mut window, 600);
    click(&mut window, "Invite 3 people");
    assert_eq!(
        numbers(&window),
        [
            "Jürgen Groß +4917123456789",
            "Frau Kessler +49301234567",
            "Camille Dubois +33123456789"
        ]
    );
}

#[test]
fn the_choice_is_kept_and_can_be_changed_or_undone() {
    let mut window = dialog_with([Some(country("US")), Some(country("DE"))]);
    let text = "Bob: (425) 555-0171\nAda: 425.555.0172";
    paste(&mut window, text);
    click(&mut window, "Use United States +1");
    let kept = Action::NumbersFrom(country("US"));
    assert!(window.state().actions.contains(&kept));
    assert!(shows(
        &window,
        "Country code added to 2 numbers: United States +1"
    ));
    assert!(shows(&window, "+1 425 555 0171"));
    click(&mut window, "Undo");
    assert_eq!(typed(&window), "Bob: (425) 555-0171; Ada: 425.555.0172");
    assert!(!shows(&window, "Take Bob off the list"));
    assert!(shows(&window, "2 numbers have no country code"));
    click(&mut window, "Use United States +1");
    // Another country replaces the first one.
    choose(
        &mut window,
        "Country code added to 2 numbers: United States +1",
        "Canada",
    );
    assert!(shows(&window, "Country code added to 2 numbers: Canada +1"));
    assert_eq!(window.query_all_by_label_contains("Take Bob").count(), 1);
    // A country in which they are no numbers takes them out of the list.
    choose(
        &mut window,
        "Country code added to 2 numbers: Canada +1",
        "Iceland",
    );
    assert_eq!(typed(&window), "Bob: (425) 555-0171; Ada: 425.555.0172");
    assert!(shows(&window, "isn't a valid number in Iceland +354"));
}

#[test]
fn another_number_of_the_mail_names_the_likeliest_country() {
    let mut window = dialog_with([Some(country("US")), Some(country("DE"))]);
    paste(
        &mut window,
        "Studio: +39 06 6982 1234\nLuca Bianchi: 347 123 4567\nUfficio: 06 6982 1235",
    );
    click(&mut window, "Use Italy +39");
    assert!(shows(&window, "+39 06 6982 1235"), "Italy keeps the 0");
    wait(&mut window, 600);
    click(&mut window, "Invite 3 people");
    assert_eq!(invited(&window).len(), 3);
}

#[test]
fn the_country_of_the_sender_and_the_one_chosen_before_come_first() {
    let mut window = dialog_with([Some(country("US")), None]);
    let first = |window: &Window| {
        let all = window.get_all_by_label_contains("Use ");
        let left = all.min_by(|one, other| one.rect().left().total_cmp(&other.rect().left()));
        left.unwrap().accesskit_node().label().unwrap_or_default()
    };
    // Both numbers are valid in Switzerland too.
    let mail = "Bonjour,\nmerci d'appeler Mme Roux au 06 12 34 56 78\nle bureau de Genève : 0041 22 555 01 23\n\n\
        Cordialement,\nClaire Dubois\nTél. : +33 1 99 00 55 55";
    paste(&mut window, mail);
    assert_eq!(first(&window), "Use France +33");
    let example = "06 12 34 56 78 → +33 6 12 34 56 78 / +41 61 234 56 78";
    assert!(shows(&window, example), "one number for both countries");
    click(&mut window, "Use France +33");
    assert!(shows(&window, "+33 6 12 34 56 78"));
    paste(&mut window, "Mme Blanc: 06 12 34 56 79");
    assert_eq!(first(&window), "Use France +33");
    choose(
        &mut window,
        "“06 12 34 56 79” has no country code",
        "Switzerland",
    );
    paste(&mut window, "M. Noir: 06 12 34 56 80");
    assert_eq!(first(&window), "Use Switzerland +41", "chosen last");
}

#[test]
fn enter_while_numbers_lack_their_country_code_asks_for_the_country_until_one_is_chosen() {
    let mut window = dialog_with([Some(country("DE")), None]);
    let mail = MAIL.replace("Vielen", "+1 425 555 0171\nVielen");
    paste(&mut window, &mail);
    let asks = "Choose a country for the numbers first";
    assert!(!shows(&window, asks), "somebody can be invited");
    wait(&mut window, 600);
    press(&mut window, Key::Enter);
    assert!(window.state().told().is_empty());
    assert!(shows(&window, asks));
    click(&mut window, "Use Germany +49");
    choose(
        &mut window,
        "“01 23 45 67 89” has no country code",
        "France",
    );
    assert!(!shows(&window, asks));
}

#[test]
fn a_typed_number_is_asked_about_like_a_pasted_one() {
    for text in ["0171 23456789", "tel:0171-23456789", "<tel:0171-23456789>"] {
        for enters in [false, true] {
            let mut window = dialog_with([Some(country("DE")), None]);
            crate::fixtures::window::type_into(
                &mut window,
                egui::Role::TextInput,
                crate::invite_ui::FIELD,
                text,
            );
            if enters {
                press(&mut window, Key::Enter);
                assert!(shows(&window, "Choose a country for the numbers first"));
            }
            assert!(shows(&window, "has no country code"), "{text}");
            click(&mut window, "Use Germany +49");
            assert!(
                shows(&window, "Take +49 171 23456789 off the list"),
                "{text}"
            );
        }
    }
    let mut window = dialog();
    paste(&mut window, "+14255550101");
    assert!(!shows(&window, "country"));
}

#[test]
fn a_text_of_which_nothing_was_added_yet_is_cleared_by_one_press() {
    let mut window = dialog_with([Some(country("DE")), None]);
    paste(&mut window, "Hallo,\nFrau Weber 0171 23456789\nDanke");
    click(&mut window, "Clear list");
    assert_eq!(typed(&window), "");
    assert!(!shows(&window, "has no country code"));
}
