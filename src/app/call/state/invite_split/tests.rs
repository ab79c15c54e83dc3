//! Tests of splitting a pasted text.

use super::*;

mod mails;
mod writers;

#[test]
fn a_pasted_list_is_split_between_people_and_not_within_them() {
    for (typed, wanted) in [
        (
            "Lovelace, Ada <ada@contoso.com>; Hopper, Grace <grace@contoso.com>",
            &[
                "Lovelace, Ada <ada@contoso.com>",
                "Hopper, Grace <grace@contoso.com>",
            ][..],
        ),
        (
            "Lovelace, Ada <ada@contoso.com>, Hopper, Grace <grace@contoso.com>",
            &[
                "Lovelace, Ada <ada@contoso.com>",
                "Hopper, Grace <grace@contoso.com>",
            ],
        ),
        (
            "Ada\tLovelace\tada@contoso.com\nGrace\tHopper\tgrace@contoso.com",
            &[
                "Ada Lovelace <ada@contoso.com>",
                "Grace Hopper <grace@contoso.com>",
            ],
        ),
        (
            "ada@contoso.com\tgrace@contoso.com",
            &["ada@contoso.com", "grace@contoso.com"],
        ),
        (
            "ada@contoso.com；grace@contoso.com",
            &["ada@contoso.com", "grace@contoso.com"],
        ),
        (
            "ada@contoso.com、grace@contoso.com",
            &["ada@contoso.com", "grace@contoso.com"],
        ),
        (
            "ada@contoso.com، grace@contoso.com",
            &["ada@contoso.com", "grace@contoso.com"],
        ),
        (
            "ada@contoso.com | +14255550123",
            &["ada@contoso.com", "+14255550123"],
        ),
        (
            "ada@contoso.com\u{b}grace@contoso.com",
            &["ada@contoso.com", "grace@contoso.com"],
        ),
        ("Bob, ada@contoso.com", &["ada@contoso.com"]),
        (
            "bob@contoso.com, Lovelace, Ada <ada@contoso.com>",
            &["bob@contoso.com", "Lovelace, Ada <ada@contoso.com>"],
        ),
    ] {
        assert_eq!(typed_parts(typed), wanted, "{typed}");
    }
}

#[test]
fn words_between_people_and_around_a_list_name_nobody() {
    for (typed, wanted) in [
        (
            "oscar.pace@contoso.example and helen.cooper@contoso.example. Thanks! Bob",
            &["oscar.pace@contoso.example", "helen.cooper@contoso.example"][..],
        ),
        (
            "Hi Ada, ada@contoso.com; Hopper, Grace <grace@contoso.com> und bob@contoso.com. Danke, Bob",
            &[
                "ada@contoso.com",
                "Hopper, Grace <grace@contoso.com>",
                "bob@contoso.com",
            ],
        ),
        (
            "please call ada@contoso.com, +14255550123 and also bob@contoso.com",
            &["ada@contoso.com", "+14255550123", "bob@contoso.com"],
        ),
        (
            "ada@contoso.com et bob@contoso.com. Merci",
            &["ada@contoso.com", "bob@contoso.com"],
        ),
        (
            "ada@contoso.com y José Ortega y Gasset <jose@contoso.com>! gracias",
            &[
                "ada@contoso.com",
                "José Ortega y Gasset <jose@contoso.com>! gracias",
            ],
        ),
        (
            "ada@contoso.com e bob@contoso.com & eve@contoso.com",
            &["ada@contoso.com", "bob@contoso.com", "eve@contoso.com"],
        ),
        (
            "ada@contoso.com和bob@contoso.com。谢谢",
            &["ada@contoso.com", "bob@contoso.com"],
        ),
        (
            "ada@contoso.com と bob@contoso.com。よろしくお願いします",
            &["ada@contoso.com", "bob@contoso.com"],
        ),
        (
            "ada@contoso.com와 bob@contoso.com. 감사합니다",
            &["ada@contoso.com", "bob@contoso.com"],
        ),
        (
            "Thanks for adding:\nada@contoso.com AND +49 30 901820\nKind regards\nBob",
            &["ada@contoso.com", "+49 30 901820"],
        ),
        (
            "\"Smith and Sons\" <smith@contoso.com> and bob@contoso.com",
            &["\"Smith and Sons\" <smith@contoso.com>", "bob@contoso.com"],
        ),
        (
            "Helen and oscar@contoso.com and also eve@contoso.com",
            &["oscar@contoso.com", "eve@contoso.com"],
        ),
        // The address may go on after the full stop.
        (
            "bob@contoso.com and ada@contoso.co. uk",
            &["bob@contoso.com", "ada@contoso.co. uk"],
        ),
        (
            "bob@contoso.com and ada@@contoso.com and eve@contoso.com",
            &["bob@contoso.com", "ada@@contoso.com", "eve@contoso.com"],
        ),
    ] {
        assert_eq!(typed_parts(typed), wanted, "{typed}");
    }
}

#[test]
fn a_number_beside_an_address_is_a_part_of_its_own() {
    for (typed, wanted) in [
        (
            "noemie@fabrikam.example\n0049 89 217 660\n+49-89-217-660",
            &[
                "noemie@fabrikam.example",
                "0049 89 217 660",
                "+49-89-217-660",
            ][..],
        ),
        (
            "Desk +49 89 217 661\nnoemie@fabrikam.example",
            &["Desk +49 89 217 661", "noemie@fabrikam.example"],
        ),
        (
            "mailto:noemie@fabrikam.example; +49 89 217 661",
            &["mailto:noemie@fabrikam.example", "+49 89 217 661"],
        ),
        (
            "mailto:noemie@fabrikam.example <tel:+4989217660>",
            &["mailto:noemie@fabrikam.example", "<tel:+4989217660>"],
        ),
        (
            "Noémie <noemie@fabrikam.example> and 0049 89 217 660",
            &["Noémie <noemie@fabrikam.example>", "0049 89 217 660"],
        ),
        ("+49 30 901820\n4711", &["+49 30 901820", "4711"]),
        ("Team 20417 12:", &["Team 20417 12:"]),
    ] {
        assert_eq!(typed_parts(typed), wanted, "{typed}");
    }
}

/// Returns the parts of a text: the people, the people set aside, and the parts that name nobody.
fn read(typed: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let pasted = PastedText::read(typed);
    let aside = pasted.aside.into_iter().map(|(part, _)| part).collect();
    (pasted.people, aside, pasted.nobody)
}

#[test]
fn whoever_signed_a_text_is_set_aside() {
    for closing in [
        "Kind regards\nGreta",
        "Best,\nGreta Lindholm\nEvent Office",
        "Thanks, Greta",
        "Many thanks for your help!\nGreta",
        "Mit freundlichen Grüßen\nGreta",
        "Viele Grüße, Greta",
        "Cordialement,\nGreta",
        "Merci",
        "Saludos cordiales\nGreta",
        "Atenciosamente,\nGreta",
        "よろしくお願いいたします。\nGreta",
        "此致\n敬礼",
        "감사합니다.\n그레타 드림",
        "--",
        "-- ",
        "________________",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
    ] {
        let text = format!(
            "Hello,\nplease add ada@contoso.com\n+1 425 555 0101\n\n{closing}\nPhone: +49 89 5550 1234\ngreta@contoso.com\n"
        );
        let (people, aside, _) = read(&text);
        assert_eq!(people, ["ada@contoso.com", "+1 425 555 0101"], "{closing}");
        assert_eq!(
            aside,
            ["Phone: +49 89 5550 1234", "greta@contoso.com"],
            "{closing}"
        );
    }
    // These lines are no closing, or another mail follows them.
    for (text, wanted) in [
        ("Thanks for adding:\nada@contoso.com\nbob@contoso.com", 2),
        (
            "ada@contoso.com\nThanks for adding these as well:\nbob@contoso.com",
            2,
        ),
        ("Best, Anna <anna@contoso.com>\nbob@contoso.com", 2),
        ("bob@contoso.com\nBest, Anna <anna@contoso.com>", 2),
        (
            "bob@contoso.com\nThanks, Ada\n\nHi Ada,\nalso\neve@contoso.com",
            2,
        ),
        ("Kind regards\nada@contoso.com", 1),
        ("ada@contoso.com, thanks, bob@contoso.com", 2),
    ] {
        assert_eq!(read(text).0.len(), wanted, "{text}: {:?}", read(text));
    }
}

#[test]
fn the_block_of_the_sender_and_the_sender_of_a_header_are_set_aside() {
    let text = "Guten Tag,\nbitte ada@contoso.com anrufen.\n\nGreta Lindholm\nLeitung\nTel.: +49 89 5550 1234";
    let (people, aside, _) = read(text);
    assert_eq!(people.len(), 1, "{people:?}");
    assert_eq!(aside, ["Tel.: +49 89 5550 1234"]);
    let text = "Von: Greta <greta@contoso.com>\nAn: Ada <ada@contoso.com>; bob@contoso.com\nBetreff: Anruf";
    let (people, aside, _) = read(text);
    assert_eq!(people.len(), 2, "{people:?}");
    assert_eq!(aside.len(), 1, "{aside:?}");
    // A list may have the same form without a letter around it.
    let list = "ada@contoso.com\n\nGreta Lindholm\nTel.: +49 89 5550 1234";
    assert_eq!(read(list).0.len(), 2);
}

#[test]
fn prose_is_no_person_and_lines_of_it_are_told_once() {
    let text = "Hi Ada, hope you're well!\nThe call is on 30.11.2026 at 14:00 (room 12, C++ team, @Bob too).\n\n1.\n--\nada@contoso.com\n3. Solveig\n425 555 0101";
    let (people, aside, nobody) = read(text);
    assert_eq!(people, ["ada@contoso.com", "425 555 0101"]);
    assert!(aside.is_empty());
    assert_eq!(nobody.len(), 5, "{nobody:?}");
    for damaged in [
        "ada@", "ada(at)contoso.com", "@contoso.com", "+49 30 12x", "4711",
    ] {
        let text = format!("bob@contoso.com\n{damaged}");
        assert_eq!(read(&text).0, ["bob@contoso.com", damaged]);
    }
    for nobody in ["as discussed", "Sales", "Event Office", "und danke dir"] {
        let text = format!("bob@contoso.com\n{nobody}\neve@contoso.com");
        assert_eq!(read(&text).0, ["bob@contoso.com", "eve@contoso.com"]);
        assert_eq!(typed_parts(nobody), [nobody], "nothing else to take");
    }
}

#[test]
fn an_address_in_a_sentence_is_taken() {
    let text = "Please add Björn from Finance, his mail is bjorn@contoso.com, and Priya, you reach her at priya@contoso.com. Bob's phone is +1 425 555 0142";
    let (people, _, _) = read(text);
    assert!(people.iter().all(|part| is_one(part)), "{people:?}");
    assert_eq!(people.len(), 3, "{people:?}");
}

#[test]
fn a_row_of_a_table_is_one_person() {
    for (heading, sign) in [
        ("Name\tE-Mail\tPhone\tDepartment", '\t'),
        ("Nom\tCourriel\tTéléphone\tService", '\t'),
        ("Nombre;Correo;Teléfono;Departamento", ';'),
        ("| Name | E-Mail-Adresse | Telefon | Abteilung |", '|'),
        ("姓名\t邮箱\t电话\t部门", '\t'),
        ("氏名\tメール\t電話番号\t部署", '\t'),
        ("이름\t이메일\t전화\t부서", '\t'),
        ("", '\t'),
    ] {
        let rows = [
            ["Novak, Anna", "anna@contoso.com", "+1 425 555 0101", "IT"],
            [
                "Freya Haugen", "freya@contoso.com", "+47 22 12 34 56", "Sales",
            ],
            ["Bob", "bob@contoso.com", "", "Sales"],
        ];
        let lines = rows.map(|row| row.join(&sign.to_string()));
        let text = format!("{heading}\n{}\n", lines.join("\n"));
        let (people, aside, nobody) = read(&text);
        let wanted = [
            "Anna Novak <anna@contoso.com>",
            "Freya Haugen <freya@contoso.com>",
            "Bob <bob@contoso.com>",
        ];
        assert_eq!(people, wanted, "{heading}");
        let numbers = [
            "Anna Novak: +1 425 555 0101",
            "Freya Haugen: +47 22 12 34 56",
        ];
        assert_eq!(aside, numbers, "{heading}");
        assert_eq!(nobody.len(), usize::from(!heading.is_empty()), "{nobody:?}");
    }
}

#[test]
fn a_table_of_numbers_takes_the_name_from_its_column() {
    let text = "Department\tName\tMobile\tOffice phone\nSales\tFreya Haugen\t+47 22 12 34 56\t+47 22 12 34 57\nIT\tNovak, Anna\t030 901820\t\nIT\tEve\t\t";
    let (people, aside, nobody) = read(text);
    assert_eq!(
        people,
        ["Freya Haugen: +47 22 12 34 56", "Anna Novak: 030 901820"]
    );
    assert_eq!(aside, ["Freya Haugen: +47 22 12 34 57"]);
    assert_eq!(nobody.len(), 2, "{nobody:?}");
    let (people, ..) = read("A One\t+33 1 70 18 98 00\nB Two\t+49 89 6364 800 00 ext. 12");
    let whole = [
        "A One: +33 1 70 18 98 00",
        "B Two: +49 89 6364 800 00 ext. 12",
    ];
    assert_eq!(people, whole, "with every digit, or another phone rings");
    // Lists with these separators are no tables.
    for (text, wanted) in [
        (
            "ada@contoso.com;bob@contoso.com\neve@contoso.com;dan@contoso.com",
            4,
        ),
        ("+14255550101;+14255550102\n+14255550103;+14255550104", 4),
        ("ada@contoso.com;\nbob@contoso.com;", 2),
        ("ada@contoso.com | +14255550123", 2),
    ] {
        let (people, aside, _) = read(text);
        assert_eq!((people.len(), aside.len()), (wanted, 0), "{text}");
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;
    use crate::moderation::model::invitee::TypedInvitee;
    use crate::moderation::model::recognize::recognize;

    /// Returns an address, a number or an object ID, and a text in which somebody might write it.
    fn somebody() -> impl Strategy<Value = (String, String)> {
        let label = proptest::sample::select(vec![
            "", "", "Tel. ", "Tel.: ", "Desk: ", "Desk ", "- ", "• ", "1. ", "Jonas Keller: ",
            "Noémie Lacroix - ", "> ",
        ]);
        let who = (0..8_usize, 0..900_u32, label);
        who.prop_map(|(form, n, label)| {
            let n = n + 100;
            let id = format!("{n}a41d2f-0000-4000-8000-00000000aabb");
            let id = format!("{}{}", &id[..8], &id[9..]);
            let address = format!("noemie{n}@fabrikam.example");
            let number = format!("+4989217{n}");
            match form {
                0 => (address.clone(), address),
                1 => (address.clone(), format!("Noémie Lacroix <{address}>")),
                2 => (address.clone(), format!("Lacroix [mailto:{address}]")),
                3 => (number, format!("{label}+49 89 217 {n}")),
                4 => (number, format!("{label}0049 89 217 {n}")),
                5 => (number, format!("{label}+49-89-217-{n}")),
                6 => (number, format!("{label}+49 (0)89 217{n}")),
                _ => (id.clone(), id),
            }
        })
    }

    proptest! {
        #[test]
        fn no_name_before_an_address_of_its_line_is_lost(
            people in proptest::collection::vec((
                proptest::sample::select(vec!["Camille Roux", "Noémie Lacroix", "Peter van Dijk", "李 小龙", "O'Neil Shaw"]),
                proptest::sample::select(vec![", ", ",", "，", "\t", "; ", " | ", " - ", " – ", ": ", " <", " (", ", <"]),
                100..999_u32,
            ), 1..5),
            around in proptest::sample::select(vec![("", ""), ("Hi,\n", "\nThanks\nBob"), ("- ", ""), ("", "\n\n")]),
        ) {
            let lines = people.iter().map(|(name, between, n)| format!("{name}{between}x{n}@contoso.com"));
            let text = lines.collect::<Vec<_>>().join("\n");
            let text = format!("{}{text}{}", around.0, around.1);
            let all = PastedText::read(&text);
            for (name, _, n) in &people {
                let address = format!("x{n}@contoso.com");
                let is_named = |part: &String| part.contains(name) && part.contains(&address) && is_one(part);
                prop_assert!(all.people.iter().any(is_named), "{name} of {text:?} isn't in {all:?}");
            }
        }

        #[test]
        fn no_number_loses_digits_however_it_is_grouped(
            rows in proptest::collection::vec(
                ("[1-9][0-9]{6,9}", proptest::collection::vec(1..4_usize, 4..8), 0..4_usize), 1..4),
            end in proptest::sample::select(vec!["", "00", " 00", " 0", " 000", "-00", ".00"]),
            before in proptest::sample::select(vec!["+49 ", "0049 ", "+49 (0)", "(+49) ", "01 "]),
            between in proptest::sample::select(vec!["\t", "; ", ";", " | ", ": ", ", ", " "]),
            rest in proptest::sample::select(vec!["", "", " ext. 12", " x7", " (office)", "\tBerlin", " 24/7"]),
        ) {
            let grouped = |digits: &str, sizes: &[usize]| {
                let mut left = digits;
                let mut groups = Vec::new();
                for size in sizes {
                    let (group, behind) = left.split_at((*size).min(left.len()));
                    groups.push(group);
                    left = behind;
                }
                groups.push(left);
                groups.retain(|group| !group.is_empty());
                groups.join(" ")
            };
            let names = ["Ada Lovelace", "Jonas Keller", "Noémie Lacroix", "O'Neil Shaw"];
            let line = |(digits, sizes, name): &(String, Vec<usize>, usize)| {
                format!("{}{between}{before}{}{end}{rest}", names[*name], grouped(digits, sizes))
            };
            let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
            let whole = |(digits, ..): &(String, Vec<usize>, usize)| {
                format!("+49{digits}{}", end.replace([' ', '-', '.'], ""))
            };
            for part in PastedText::read(&text).people {
                if let Ok(TypedInvitee::Invitee(invitee)) = recognize(&part) {
                    let is_whole = rows.iter().any(|row| whole(row) == **invitee.id());
                    prop_assert!(is_whole && !rest.contains("12") && !rest.contains("x7"), "{part} of {text:?}");
                }
            }
        }

        #[test]
        fn nobody_is_lost(
            people in proptest::collection::vec(somebody(), 1..6),
            between in proptest::sample::select(vec![
                "\n", "\r\n", "\n\n", "\n \n", ", ", "; ", "\t", " | ", " and ", " und ", ",\n", ";\n", "\n- ",
            ]),
            around in proptest::sample::select(vec![
                ("", ""), ("Hi,\n", "\nThanks\nBob"), ("Please call:\n", ""), ("", "\n"), ("cc: ", "."),
                ("Name;Phone\n", ""), ("Hi,\n", "\nKind regards\nBob\n+49 30 901820"), ("Bob\tx@fabrikam.example\n", ""),
                ("ada@contoso.com\n--\n", "\nTel. +49 30 901820"), ("Thanks,\n", "\n\nAda\nMobile: +49 30 901820"),
            ]),
        ) {
            let written: Vec<_> = people.iter().map(|(_, text)| text.as_str()).collect();
            let text = format!("{}{}{}", around.0, written.join(between), around.1);
            let pasted = PastedText::read(&text);
            let mut parts = typed_parts(&text);
            parts.extend(pasted.aside.into_iter().map(|(part, _)| part));
            parts.extend(pasted.nobody);
            let compact = |text: &str| -> String {
                let text = text.replace("00498", "+498").replace("(0)", "");
                text.chars().filter(|c| c.is_alphanumeric() || "@+.".contains(*c)).collect()
            };
            for (person, _) in &people {
                let is_named = parts.iter().any(|part| match recognize(part) {
                    Ok(TypedInvitee::SignInName(name)) => *name == **person,
                    Ok(TypedInvitee::Invitee(invitee)) => **invitee.id() == **person,
                    Err(_) => compact(part).contains(&compact(person)),
                });
                prop_assert!(is_named, "{person} of {text:?} isn't in {parts:?}");
            }
        }
    }
}

#[test]
fn a_number_is_called_by_the_name_before_it_in_its_line() {
    for (typed, part) in [
        (
            "our supplier Peter van Dijk, he is only on his mobile: +31 6 12345678",
            "Peter van Dijk: +31 6 12345678",
        ),
        (
            "- Peter van Dijk from the lighting company, he's only on his mobile: +31 6 12345678",
            "Peter van Dijk: +31 6 12345678",
        ),
        (
            "Ana López, Beleuchtung: +31 6 12345678",
            "Ana López: +31 6 12345678",
        ),
        ("Esteban, mobile: +31 6 12345678", "Esteban: +31 6 12345678"),
        (
            "someone of the team, call +31 6 12345678",
            "call +31 6 12345678",
        ),
    ] {
        let text = format!("{typed}\nNora <nora@contoso.com>");
        let all = PastedText::read(&text);
        assert_eq!(all.people, [part, "Nora <nora@contoso.com>"], "{typed}");
        assert!(
            all.nobody.iter().all(|line| !line.contains("van Dijk")),
            "{typed}"
        );
        assert!(
            typed_parts(typed)
                .iter()
                .any(|it| it == part || it == typed)
        );
    }
}

#[test]
fn an_address_is_called_by_the_name_beside_it_in_its_line_whatever_separates_them() {
    let wanted = "Camille Roux <camille@contoso.com>";
    let is_wanted = |part: &str| match (recognize(part), recognize(wanted)) {
        (Ok(one), Ok(other)) => one == other && part.contains("Roux"),
        _ => false,
    };
    for line in [
        "Camille Roux, camille@contoso.com",
        "Camille Roux,camille@contoso.com",
        "Camille Roux，camille@contoso.com",
        "Camille Roux\tcamille@contoso.com",
        "Camille Roux; camille@contoso.com",
        "Camille Roux | camille@contoso.com",
        "Camille Roux - camille@contoso.com",
        "Camille Roux – camille@contoso.com",
        "Camille Roux: camille@contoso.com",
        "Camille Roux (camille@contoso.com)",
        "Camille Roux, <camille@contoso.com>",
        "(Camille Roux) camille@contoso.com",
        "camille@contoso.com (Camille Roux)",
        "Roux, Camille, camille@contoso.com",
        "- Camille Roux, camille@contoso.com",
    ] {
        let all = PastedText::read(&format!("Hi,\n{line}\nNora <nora@contoso.com>\n"));
        let [camille, nora] = &all.people[..] else {
            panic!("{line}: {all:?}");
        };
        assert!(is_wanted(camille), "{line}: {all:?}");
        assert_eq!(nora, "Nora <nora@contoso.com>", "{line}");
        assert!(
            all.nobody.iter().all(|it| !it.contains("Roux")),
            "{line}: {all:?}"
        );
        let alone = PastedText::read(line).people;
        assert!(
            matches!(&alone[..], [one] if is_wanted(one)),
            "{line}: {alone:?}"
        );
    }
}

#[test]
fn several_names_in_a_line_go_to_their_own_addresses_and_strange_words_to_nobody() {
    for (typed, wanted) in [
        (
            "Camille Roux, camille@contoso.com, Tom Berg, tom@contoso.com",
            &[
                "Camille Roux <camille@contoso.com>",
                "Tom Berg <tom@contoso.com>",
            ][..],
        ),
        (
            "Camille, camille@contoso.com; Tom, tom@contoso.com",
            &["Camille <camille@contoso.com>", "Tom <tom@contoso.com>"],
        ),
        // The name isn't that of the address.
        ("Bob, ada@contoso.com", &["ada@contoso.com"]),
        ("Hi Ada, bob@contoso.com", &["bob@contoso.com"]),
        ("Thanks Ada Lovelace, bob@contoso.com", &["bob@contoso.com"]),
    ] {
        assert_eq!(PastedText::read(typed).people, wanted, "{typed}");
    }
}
