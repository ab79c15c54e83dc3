//! Tests of what is to be corrected after a whole mail was pasted: addresses and numbers, and never the sentences around
//! them.

use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_split::likeness::is_one;
use crate::app::call::state::invite_split::{PastedText, typed_parts};

/// Returns the parts of a pasted mail that stay in the field, to be corrected.
fn to_correct(mail: &str) -> Vec<String> {
    let people = PastedText::read(mail).people.into_iter();
    people.filter(|part| !is_one(part)).collect()
}

const ENGLISH: &str = r"Hello,
We have 3 people and 12345 tickets waiting since Nov 28, 2026; order 20261130 was sent on Monday, November 30, 2026 at 8:58 PM.
Olu from the agency: 425-555-0171 ext. 12
Please get Maria Santos at (425) 555-0172.
Also jo hn@contoso.com and ada (at) contoso.com please, and kim@contoso
Ref: 00123-45678-9, invoice #998877, Meeting ID: 385 123 456 789, Passcode: aB3xY9
Thanks

On Mon, Nov 30, 2026 at 8:58 PM Anna Novak <anna.novak@contoso.example> wrote:
> call 425 555 0199";
const GERMAN: &str = r"Hallo Team,
unsere Kundin Frau Weber (Aktenzeichen 4 O 123/26, Kundennummer 0012345678) braucht Hilfe, bitte ruft sie unter 0170/1234567 an.
Bitte auch Jürgen Groß unter 0171 23456789 dazuholen, Bestellung 4500123456 vom 28.11.2026.
Am besten erreicht ihr Marta (089 5550 1234) vormittags.
Außerdem: +49 30 901820 ab 14:30 Uhr Raum 4711 dazuholen.
Viele Grüße

Am 30.11.2026 um 20:58 schrieb Anna Novak <anna.novak@contoso.example>:
> Die Rechnung Nr. 2026/4711 ist offen, Rückfragen an 030 1234567.
Am Mo., 30. Nov. 2026 um 20:58 Uhr schrieb Ben Kurz:";
const FRENCH: &str = r"Bonjour,
pour le dossier 2026-11-0042 (commande n° 4500123456), veuillez ajouter Jean Dupont au 06 12 34 56 78, salle 2041.
Mme Petit – 06.98.76.54.32
Sa collègue est joignable au 01 23 45 67 89 poste 12 avant 14h30.
Merci d'avance
Le lun. 30 nov. 2026 à 20:58, Anna Novak <anna.novak@contoso.example> a écrit :
> appelez le 01 44 55 66 77";
const JAPANESE: &str = r"お疲れ様です。
下記の方を本日の会議に追加してください（案件番号 2026-118834、注文番号 4500123456）。
・田中 太郎 090-1234-5678
・佐藤 花子 <hanako.sato@contoso.example>
・鈴木様 内線 4711
会議 ID：482 913 557
部屋は 2041 です。山田さんの携帯は 080 1234 5678 です。
よろしくお願いします。

2026年11月30日(月) 20:58 田中 <tanaka@contoso.example>:
> 03-1234-5678 に電話してください";

#[test]
fn of_a_mail_only_numbers_and_addresses_stay_to_be_corrected_with_the_name_beside_them() {
    for (mail, wanted) in [
        (
            ENGLISH,
            &[
                "Olu: 425-555-0171 ext. 12",
                "Maria Santos: (425) 555-0172",
                "jo hn@contoso.com",
                "ada (at) contoso.com",
                "kim@contoso",
            ][..],
        ),
        (
            GERMAN,
            &[
                "0170/1234567",
                "Jürgen Groß: 0171 23456789",
                "Marta: 089 5550 1234",
                "+49 30 901820 ab Uhr Raum 4711",
            ],
        ),
        (
            FRENCH,
            &[
                "Jean Dupont: 06 12 34 56 78",
                "Mme Petit: 06.98.76.54.32",
                "01 23 45 67 89 poste 12",
            ],
        ),
        (
            JAPANESE,
            &["田中 太郎: 090-1234-5678", "山田さん: 080 1234 5678"],
        ),
    ] {
        let found = to_correct(mail);
        assert_eq!(found, wanted);
        // What is put into the field is read there as the same parts.
        assert_eq!(typed_parts(&found.join("; ")), wanted);
    }
}

#[test]
fn one_sentence_leaves_only_its_number() {
    let text = "please call Marta Kowalsky on 0171 23456789 about ticket 4711";
    assert_eq!(typed_parts(text), ["Marta Kowalsky: 0171 23456789"]);
}

#[test]
fn what_parentheses_say_of_another_number_does_not_concern_the_one_before_them() {
    let text = "Bitte ruft an:\n- Herr Yılmaz: +49 171 2345678 (bitte nicht auf dem Festnetz +49 30 9876543 anrufen)\nDanke";
    let read = PastedText::read(text);
    assert_eq!(read.people, ["Herr Yılmaz: +49 171 2345678"]);
    let aside: Vec<_> = read.aside.iter().map(|it| it.1).collect();
    assert_eq!(aside, [Share::Doubted]);
    let text = "Please ring:\nAda +1 425 555 0101 (don't call her deputy, Ben +1 425 555 0102)\nMax Braun +1 425 555 0103 (please don't call him)";
    let read = PastedText::read(text);
    assert!(
        read.people[0].starts_with("Ada +1 425 555 0101"),
        "{:?}",
        read.people
    );
    assert_eq!(read.people.len(), 1);
    assert_eq!(read.aside.len(), 2);
}

#[test]
fn whose_number_it_is_stays_with_it_after_words_of_a_sentence() {
    let text = "Hola equipo:\n\nNecesito a Javier, del proveedor, en el 612 345 678. También a la doctora Ortiz: 91 123 45 67.\n\nUn saludo";
    assert_eq!(
        to_correct(text),
        ["Javier: 612 345 678", "Ortiz: 91 123 45 67"]
    );
}

#[test]
fn a_name_of_the_sentence_before_is_not_that_of_a_number() {
    let text = "Moin,\n\nkönntet ihr Herrn Petersen (0431 901-2345) und Frau Jansen (-2346) dazuholen? Außerdem den \
        Bereitschaftsdienst, der hat 24/7 die 0800 7245612.\n\nLG";
    let found = to_correct(text);
    let wanted = [
        "Herrn Petersen: 0431 901-2345",
        "Bereitschaftsdienst: 0800 7245612",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn an_amount_of_money_is_nobody() {
    for text in [
        "the budget is settled, budget: 1 250 000, please call Ada",
        "wir haben 1 250 000 € dafür, bitte rufen Sie Ada an",
        "it costs EUR 4 250 000 at least, please tell her",
        "予算：1 250 000 です。よろしくお願いします",
    ] {
        assert_eq!(to_correct(text), [""; 0], "{text}");
    }
    let text = "please call Marta Kowalsky about the budget on 0171 23456789";
    assert_eq!(to_correct(text), ["Marta Kowalsky: 0171 23456789"]);
}

#[test]
fn an_extension_stays_with_its_number_however_it_is_written() {
    for (text, wanted) in [
        ("tel:+14255550177;ext=3", "tel:+14255550177;ext=3"),
        ("Hi,\nadd tel:+14255550177;ext=3 too.", "+14255550177;ext=3"),
        (
            "Hi,\nOlu, 425-555-0171 ext. 12",
            "Olu: 425-555-0171 ext. 12",
        ),
    ] {
        assert_eq!(typed_parts(text), [wanted], "{text}");
        assert!(!is_one(wanted), "{wanted}");
    }
    let rows = "tel:+14255550177;ext=3\ntel:+14255550178;EXT=4";
    assert_eq!(typed_parts(rows), rows.lines().collect::<Vec<_>>());
    assert!(!is_one("sip:+14255550177@contoso.com;ext=3"));
}
