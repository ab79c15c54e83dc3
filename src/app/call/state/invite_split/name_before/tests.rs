//! Tests of finding the name to which an address or a number belongs.

use crate::app::call::state::invite_split::PastedText;
use crate::app::call::state::invite_split::name_before::name_beside;

#[test]
fn words_that_say_whose_number_it_is_stay_with_the_number() {
    for (line, person) in [
        (
            "- our auditor, you can get her on +44 20 7946 0018",
            "our auditor: you can get her on +44 20 7946 0018",
        ),
        (
            "- Marcus from facilities on (425) 555-0163, ext. 12",
            "Marcus: (425) 555-0163, ext. 12",
        ),
        (
            "People in Rome on +39 06 6982 1234",
            "People in Rome on +39 06 6982 1234",
        ),
    ] {
        let text = format!("Hi,\nplease ring:\n{line}\nThanks");
        assert_eq!(PastedText::read(&text).people, [person], "{line}");
    }
    let text = "Hi,\nplease ring Mr. Ivanov's assistant Olga, olga.p@contoso.com\nThanks";
    assert_eq!(PastedText::read(text).people, ["Olga <olga.p@contoso.com>"]);
    assert_eq!(
        name_beside("Marcus from facilities on +1 425 555 0163"),
        "Marcus"
    );
    assert_eq!(name_beside("People in Rome on +39 06 6982 1234"), "");
}

#[test]
fn labels_and_times_are_no_part_of_a_name_and_a_deputy_is_somebody_else() {
    for (text, name) in [
        ("4) Hannah. She has a new one (+49 89 1234560", ""),
        ("Hannah. +49 89 1234560", "Hannah"),
        (
            "Ask J. R. Smith! Dr. Ada Kern +49 89 1234560",
            "Dr. Ada Kern",
        ),
        ("J. R. Smith +49 89 1234560", "J. R. Smith"),
        ("T +49 89 1234560", ""),
        ("M +49 171 5550199", ""),
        ("Marcus Feldmann T +49 89 1234560", "Marcus Feldmann"),
        (
            "on Nov 30 at 8:58 PM Raj Patel <raj@contoso.com>",
            "Raj Patel",
        ),
        (
            "Dr. Lindqvist's secretary at +46 8 123 456 78",
            "Dr. Lindqvist's secretary",
        ),
        ("Ben's mobile +46 8 123 456 78", "Ben"),
    ] {
        assert_eq!(name_beside(text), name, "{text}");
    }
}

#[test]
fn a_name_alone_in_a_line_is_that_of_the_number_below_where_names_come_first() {
    for (text, people, nameless) in [
        (
            "Please call:\nAnna Novak\n030 1234567\nBen Braun\nTel. +49 30 7654321",
            &["Anna Novak: 030 1234567", "Ben Braun: +49 30 7654321"][..],
            &[][..],
        ),
        (
            "Anna Novak\nT: +49 30 1234567\n\nBen Braun\nben@contoso.com",
            &["Anna Novak: +49 30 1234567", "Ben Braun <ben@contoso.com>"],
            &[],
        ),
        // Names may come last here.
        (
            "+49 30 1234567\nAnna Novak\n+49 30 7654321\nBen Braun",
            &["+49 30 1234567", "+49 30 7654321"],
            &["Anna Novak", "Ben Braun"],
        ),
        // The number may be that of either.
        (
            "Anna Novak\nBen Braun\n+49 30 7654321\n+49 30 7654322",
            &["+49 30 7654321", "+49 30 7654322"],
            &["Anna Novak", "Ben Braun"],
        ),
    ] {
        let read = PastedText::read(text);
        assert_eq!(read.people, people, "{text}");
        assert_eq!(read.nameless, nameless, "{text}");
    }
}
