//! Tests of reading mails and lists of different writers.

use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_split::PastedText;

const SUPPLIER: &str = "Hi Sam,\n\nSorry to bother you so late. As discussed on the phone at 14:30 with Maria, we need more people.\n\
    Priya Nair (priya.nair@contoso.example) first, and if she doesn't pick up, her deputy Tom Berg, tom.berg@contoso.example.\n\
    I have copied legal@contoso.example on this mail for information only, no need to call them.\n\nBest,\nGreta Lindholm\n\
    T +49 89 5550 1234 | M +49 171 5550 1234 | F +49 89 5550 1235\ngreta.lindholm@contoso.example";
const LIST: &str = "Please dial in:\n - Olu Bello - agency - +1 425 555 0171\n - Kenji Tanaka - Tokyo office - +81 90 5550 0155\n\
    - Marta Kowalsky - marta.kowalsky@contoso.example\n - Facilities - 4711";
const OUTLOOK: &str = "Name\tTitle\tBusiness Phone\tLocation\tE-mail Address\tCompany\n\
    Bello, Olu\tAgent\t+1 (425) 555-0171\tRedmond\tolu.bello@contoso.example\tContoso\n\
    Tanaka, Kenji\tLead\t+81 90 5550 0155\tTokyo\tkenji.tanaka@contoso.example\tContoso";
const RECIPIENTS: &str = "To: Bello, Olu <olu.bello@contoso.example>; Kowalsky, Marta (External) <marta@fabrikam.example>";
const FORWARDED: &str = "Fwd: people for tonight\n\n---------- Forwarded message ---------\n\
    From: Anna Novak <anna.novak@contoso.example>\nDate: Mon, Nov 30, 2026 at 8:58 PM\nSubject: people for tonight\n\
    To: Sam Lee <sam.lee@contoso.example>\n\nHi Sam,\nplease get these two on the call:\nOlu Bello, +1 425 555 0171\n\
    Kenji Tanaka, +81 90 5550 0155\n\nAnna\n--\nAnna Novak | Contoso\nOffice: +1 425 555 0199";
const GERMAN: &str = "Moin,\n\nkönnt ihr bitte Herrn Groß (0171/2345678) und Frau Dr. Weber, Durchwahl 089 5550-1234, reinholen? \
    Der Kollege Peter Wagner ist im Urlaub, seine Vertretung ist Anna Schulz, anna.schulz@contoso.example. \
    Rückfragen gern an mich: 030 901820.\n\nLG\nEva";
const FRENCH: &str = "Bonjour à tous,\n\nMerci d'ajouter à la conférence :\n* M. Dupont – 06 12 34 56 78\n\
    * Mme Petit – 06.98.76.54.32 (ne pas appeler avant 15h)\n* Luc Martin – luc.martin@contoso.example\n\n\
    En cas de souci, appelez l'astreinte au 01 44 55 66 77.\n\nBien cordialement,\nChloé Roux\nTél. : +33 1 23 45 67 89";
const SPANISH: &str = "Hola equipo:\n\nPor favor, añadid a Pedro Gómez (móvil 612 345 678) y a Ana María López \
    (fijo 915 550 123). No llaméis a Luis Ortega (699 555 012), está de baja.\n\nUn saludo,\nCarmen\nTfno: 91 555 01 99";
const PORTUGUESE: &str = "Olá pessoal,\n\npodem ligar para a Ana Souza no (11) 91234-5678 e incluir também o João Pereira, \
    joao.pereira@contoso.example? O Carlos Lima não precisa entrar, o número dele é (11) 95555-0123.\n\nAbraços,\nBeatriz";
const JAPANESE: &str = "お世話になっております。\n本日の会議に以下の3名を追加していただけますでしょうか。\n\n\
    営業部 田中 太郎様 090-1234-5678\n開発部 佐藤様（携帯：080-5555-0123）\nKenji Suzuki <kenji.suzuki@contoso.example>\n\n\
    鈴木部長は出張中のため、電話しないでください（090-5555-0199）。\n\nよろしくお願いいたします。\n山田 花子\nTEL: 03-5550-0144";
const NAMES_LAST: &str = "+1 425 555 0171 Olu Bello\n+81 90 5550 0155 Kenji Tanaka";
const ONE_LINE: &str = "Olu: +1 425 555 0171 / Kenji: +81 90 5550 0155 / Marta: +49 171 5550199";

#[test]
fn of_each_writer_those_who_are_meant_are_read_with_their_names() {
    for (mail, wanted) in [
        (
            SUPPLIER,
            // Her deputy is called only if she doesn't answer.
            &["Priya Nair (priya.nair@contoso.example) first,"][..],
        ),
        (
            LIST,
            &[
                "Olu Bello - agency - +1 425 555 0171",
                "Kenji Tanaka - Tokyo office - +81 90 5550 0155",
                "Marta Kowalsky - marta.kowalsky@contoso.example",
            ],
        ),
        (
            OUTLOOK,
            &[
                "Olu Bello <olu.bello@contoso.example>",
                "Kenji Tanaka <kenji.tanaka@contoso.example>",
            ],
        ),
        (
            RECIPIENTS,
            &[
                "Bello, Olu <olu.bello@contoso.example>",
                "Kowalsky, Marta (External) <marta@fabrikam.example>",
            ],
        ),
        (
            FORWARDED,
            &[
                "Olu Bello: +1 425 555 0171",
                "Kenji Tanaka: +81 90 5550 0155",
            ],
        ),
        (
            GERMAN,
            &[
                "Herrn Groß: 0171/2345678",
                "Frau Dr. Weber: 089 5550-1234",
                "Anna Schulz <anna.schulz@contoso.example>",
            ],
        ),
        (
            FRENCH,
            &[
                "M. Dupont: 06 12 34 56 78",
                "Luc Martin – luc.martin@contoso.example",
            ],
        ),
        (
            SPANISH,
            &["Pedro Gómez: 612 345 678", "Ana María López: 915 550 123"],
        ),
        (
            PORTUGUESE,
            &[
                "Ana Souza: (11) 91234-5678",
                "João Pereira <joao.pereira@contoso.example>",
            ],
        ),
        (
            JAPANESE,
            &[
                "営業部 田中 太郎様: 090-1234-5678",
                "開発部 佐藤様: 080-5555-0123",
                "Kenji Suzuki <kenji.suzuki@contoso.example>",
            ],
        ),
        (
            NAMES_LAST,
            &["+1 425 555 0171 Olu Bello", "+81 90 5550 0155 Kenji Tanaka"],
        ),
        (
            ONE_LINE,
            &[
                "Olu: +1 425 555 0171",
                "Kenji: +81 90 5550 0155",
                "Marta: +49 171 5550199",
            ],
        ),
    ] {
        let found = PastedText::read(mail);
        assert_eq!(found.people, wanted, "{mail}\n{found:?}");
        assert_eq!(found.nameless, [""; 0], "{mail}");
    }
}

#[test]
fn of_each_writer_those_who_are_hardly_meant_are_set_aside_for_a_reason() {
    for (mail, way, share) in [
        (SUPPLIER, "legal@contoso.example", Share::Doubted),
        (SUPPLIER, "+49 171 5550 1234", Share::Sender),
        (OUTLOOK, "+81 90 5550 0155", Share::Other),
        (FORWARDED, "sam.lee@contoso.example", Share::Recipient),
        (FORWARDED, "+1 425 555 0199", Share::Sender),
        (GERMAN, "030 901820", Share::Doubted),
        (FRENCH, "06.98.76.54.32", Share::Doubted),
        (FRENCH, "01 44 55 66 77", Share::Fallback),
        (SPANISH, "699 555 012", Share::Doubted),
        (PORTUGUESE, "(11) 95555-0123", Share::Doubted),
        (JAPANESE, "090-5555-0199", Share::Doubted),
        (JAPANESE, "03-5550-0144", Share::Sender),
    ] {
        let found = PastedText::read(mail);
        let aside = found.aside.iter().find(|it| it.0.contains(way));
        assert_eq!(aside.map(|it| it.1), Some(share), "{way}: {found:?}");
    }
}
