//! Recognizes a further number or address of the person before it: "Tel. 030 1234567, mobil 0171 2345678", "on +1 … or
//! +1 …".

use std::ops::Range;

use crate::app::call::state::invite_split::labels::is_label;
use crate::app::call::state::invite_split::sentence::words;
use crate::moderation::model::invitee::cores::cores;

/// Words between two numbers of which one is enough, in lower case.
const OR: &[&str] = &[
    "or", "oder", "bzw", "ou", "o", "alternatively", "alternativ", "sonst", "else", "sinon",
    "もしくは", "または", "又は", "或", "或者", "또는",
];
/// Words that may stand beside such a word or a label.
const BESIDE: &[&str] = &[
    "on", "at", "under", "via", "unter", "auf", "au", "sur", "al", "en", "no", "na", "pelo", "em",
    "private", "privat", "work", "home", "direct", "direkt", "the", "his", "her", "their", "le",
    "el", "a", "and", "und", "et", "y", "e",
];

/// Whether the part at `place` gives another way to reach the person of the part at `last`. Between the two are only
/// labels, or words such as "or". If both have the same label, they are two people. A part in the next line counts only
/// if the person's name is known.
pub(super) fn is_second_way(
    typed: &str,
    last: Range<usize>,
    place: Range<usize>,
    is_named: bool,
) -> bool {
    let end = |part: Range<usize>| Some(part.start + cores(&typed[part]).pop()?.end);
    let (Some(from), [core]) = (end(last.clone()), &cores(&typed[place.clone()])[..]) else {
        return false;
    };
    let start = place.start + core.start;
    if start <= from {
        return false;
    }
    let gap = &typed[from..start];
    let behind = &typed[place.start + core.end..place.end];
    // The scheme of a link is no label.
    let gap = gap.strip_suffix("tel:").unwrap_or(gap);
    let label = |text: &str| {
        let tokens = text.split_whitespace().rev();
        let found = tokens.filter_map(|token| {
            let word = words(token).next()?;
            let is_long = word.chars().count() > 1 || token.ends_with([':', '.']);
            (is_long && is_label(word)).then(|| word.to_lowercase())
        });
        found.into_iter().next()
    };
    let first = label(&typed[last.start..from]);
    let own = label(gap);
    let is_or = |word: &str| OR.contains(&&*word.to_lowercase());
    let is_known =
        |word: &str| is_label(word) || is_or(word) || BESIDE.contains(&&*word.to_lowercase());
    let is_beside = match gap.matches('\n').count() {
        0 => own.is_some() || words(gap).any(is_or),
        1 => own.is_some() && is_named,
        _ => false,
    };
    let is_next = own.is_some() && own == first || !cores(gap).is_empty();
    let names_nobody = |text: &str| words(text).all(|word| word.starts_with(char::is_lowercase));
    is_beside && !is_next && words(gap).all(is_known) && names_nobody(behind)
}

#[cfg(test)]
mod tests {
    use crate::app::call::state::invite_form::share::Share;
    use crate::app::call::state::invite_split::PastedText;

    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let read = PastedText::read(text);
        let others = read.aside.into_iter();
        let others = others.filter(|it| it.1 == Share::Other).map(|it| it.0);
        (read.people, others.collect())
    }

    #[test]
    fn a_second_number_of_one_person_is_set_aside_with_the_name() {
        for (text, first, second) in [
            (
                "Sabine Keller, Tel. +49 30 1234567, mobil +49 171 2345678",
                "Sabine Keller",
                "+49 171 2345678",
            ),
            (
                "Please call Anna Novak on +49 30 1234567 or +49 171 2345678.",
                "Anna Novak",
                "+49 171 2345678",
            ),
            (
                "Appelez Camille Roux au +33 1 23 45 67 89 ou +33 6 12 34 56 78.",
                "Camille Roux",
                "+33 6 12 34 56 78",
            ),
            (
                "Sabine Keller: 030 1234567, mobil 0171 2345678",
                "Sabine Keller",
                "0171 2345678",
            ),
            (
                "Anna Novak <anna@contoso.com>\nMobile: +49 171 2345678",
                "Anna Novak",
                "+49 171 2345678",
            ),
            (
                "Name: Anna Novak\nE-Mail: anna@contoso.com\nTel: +49 171 2345678",
                "Anna Novak",
                "+49 171 2345678",
            ),
            (
                "Anna Novak\nT: +49 30 1234567\nM: +49 171 2345678",
                "Anna Novak",
                "+49 171 2345678",
            ),
            (
                "Anna Novak (office +49 30 1234567 or mobile +49 171 2345678)",
                "Anna Novak",
                "+49 171 2345678",
            ),
        ] {
            let (people, others) = read(text);
            assert_eq!(
                (people.len(), others.len()),
                (1, 1),
                "{text}: {people:?} {others:?}"
            );
            assert!(people[0].contains(first), "{people:?}");
            assert!(
                others[0].contains(first) && others[0].contains(second),
                "{others:?}"
            );
        }
    }

    #[test]
    fn numbers_of_several_people_all_stay() {
        for text in [
            "Please call +49 30 1234567 and +49 171 2345678.",
            "Anna: +49 30 1234567 or Ben: +49 171 2345678",
            "+49 30 1234567, +49 171 2345678",
            "Tel. +49 30 1234567\nTel. +49 171 2345678",
            "Anna Novak <anna@contoso.com>\n+49 171 2345678",
            "Anna Novak, Tel. +49 30 1234567\nBen Braun, mobil +49 171 2345678",
            "Anna Novak <anna@contoso.com>\n\nMobile: +49 171 2345678",
            "ada@contoso.com e bob@contoso.com",
            "mailto:ada@contoso.com <tel:+49171234567>",
            "+49 30 1234567 Anna, mobil +49 171 2345678 Ben",
        ] {
            let (people, others) = read(text);
            assert_eq!(
                (people.len(), others.len()),
                (2, 0),
                "{text}: {people:?} {others:?}"
            );
        }
    }
}
