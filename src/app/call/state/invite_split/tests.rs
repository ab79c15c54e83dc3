//! Tests of splitting a pasted text.

use super::*;

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
                "Ada\tLovelace\tada@contoso.com",
                "Grace\tHopper\tgrace@contoso.com",
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
        ("Bob, ada@contoso.com", &["Bob", "ada@contoso.com"]),
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
            &["Helen", "oscar@contoso.com", "eve@contoso.com"],
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
            "Noémie <noemie@fabrikam.example> Tel.: 0049 89 217 660",
            &["Noémie <noemie@fabrikam.example", "Tel.: 0049 89 217 660"],
        ),
        ("+49 30 901820\n4711", &["+49 30 901820", "4711"]),
        ("Team 20417 12:", &["Team 20417 12:"]),
    ] {
        assert_eq!(typed_parts(typed), wanted, "{typed}");
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Returns an address, a number or an object ID, and a text in which somebody might write it.
    fn somebody() -> impl Strategy<Value = (String, String)> {
        let label = proptest::sample::select(vec![
            "",
            "",
            "Tel. ",
            "Tel.: ",
            "Desk: ",
            "Desk ",
            "- ",
            "• ",
            "1. ",
            "Jonas Keller: ",
            "Noémie Lacroix - ",
            "> ",
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
        fn nobody_is_lost(
            people in proptest::collection::vec(somebody(), 1..6),
            between in proptest::sample::select(vec![
                "\n", "\r\n", "\n\n", "\n \n", ", ", "; ", "\t", " | ", " and ", " und ", ",\n", ";\n", "\n- ",
            ]),
            around in proptest::sample::select(vec![
                ("", ""), ("Hi,\n", "\nThanks\nBob"), ("Please call:\n", ""), ("", "\n"), ("cc: ", "."),
            ]),
        ) {
            let written: Vec<_> = people.iter().map(|(_, text)| text.as_str()).collect();
            let text = format!("{}{}{}", around.0, written.join(between), around.1);
            let parts = typed_parts(&text);
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
