//! Rejoins the lines of a mail that was wrapped at a fixed width, so that a sentence is read as a whole.

use std::borrow::Cow;

use crate::app::call::state::invite_split::labels::{behind_header, is_label};
use crate::app::call::state::invite_split::likeness::is_one;
use crate::app::call::state::invite_split::nameless::has_mark;
use crate::app::call::state::invite_split::polite::is_polite;
use crate::app::call::state::invite_split::sentence::is_shortened;
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::invitee::country::is_whole_number;

/// The widths at which programs wrap mails, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 56..=80;
/// Of two lines of one sentence, at least one has this many words without a capital.
const FEWEST_SMALL: usize = 3;

/// Returns the text with a space instead of each line end that only wraps a sentence.
pub(super) fn unwrapped(typed: &str) -> Cow<'_, str> {
    let lines = typed.lines().filter(|line| small_words(line) > 0);
    let lengths = lines.map(|line| line.trim_end().chars().count());
    let Some(width) = lengths.filter(|it| WIDTHS.contains(it)).max() else {
        return typed.into();
    };
    let mut all = String::with_capacity(typed.len());
    let mut lines = typed.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let text = line.trim_end();
        match lines.peek() {
            Some(next) if goes_on(text, next.trim(), width) => {
                all.push_str(text);
                all.push(' ');
            }
            _ => all.push_str(line),
        }
    }
    all.into()
}

/// Counts the words without a capital in a line that quotes no other mail.
fn small_words(line: &str) -> usize {
    let is_small = |word: &&str| word.starts_with(char::is_lowercase) && !word.contains('@');
    let words = line.split_whitespace().filter(is_small);
    if line.starts_with('>') {
        0
    } else {
        words.count()
    }
}

/// Whether a sentence goes on from one line to the next, whose first word had no room in a line of this width.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    let length = line.chars().count();
    let is_full = length <= width && length + 1 + word.chars().count() > width;
    let are_sentence = small_words(line).max(small_words(next)) >= FEWEST_SMALL;
    is_full
        && are_sentence
        && small_words(line) > 0
        && !ends(line)
        && !begins(next)
        && !is_between(line, word)
}

/// Whether a line ends with its sentence.
fn ends(line: &str) -> bool {
    let last = line.trim_end_matches(['"', ')', '”', '“', '»', '\'']);
    let word = last.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.ends_with(['.', '!', '?', ':', '：', '…', ';'])
        && !is_shortened(word.trim_end_matches('.'))
}

/// Whether a line begins something of its own: an entry of a list, a header, a label, a quote or a greeting.
fn begins(line: &str) -> bool {
    let first = line.split([':', '：']).next().unwrap_or_default();
    let is_capital = line.starts_with(char::is_uppercase);
    let is_labeled = first.len() < line.len() && first.split_whitespace().count() <= 2;
    line.is_empty()
        || line.starts_with(['>', '_', '='])
        || has_mark(line)
        || behind_header(line).is_some()
        || is_capital && (is_polite(line) || is_labeled || is_label(first))
}

/// Whether a line end divides two people: a whole address or number ends the line, and no word in lower case follows.
/// Digits behind a number go on with it, unless the number is whole without them.
fn is_between(line: &str, word: &str) -> bool {
    let is_at_end =
        |at: &std::ops::Range<usize>| line[at.end..].trim_matches([')', '>']).is_empty();
    let Some(at) = cores(line).pop().filter(is_at_end) else {
        return false;
    };
    let last = &line[at];
    if word.starts_with(char::is_numeric) && !word.starts_with("00") && !last.contains('@') {
        return is_whole_number(last);
    }
    let goes_on = |c: char| c.is_lowercase() || "(–-&".contains(c);
    is_one(last) && !word.starts_with(goes_on)
}

#[cfg(test)]
mod tests {
    use super::unwrapped;
    use crate::app::call::state::invite_split::PastedText;
    use crate::app::call::state::invite_split::name_before::name_beside;
    use crate::moderation::model::invitee::cores::cores;

    const MAILS: &[&str] = &[
        "Hi all,\n\nMr Tanaka is best on his mobile +81 90 5550 0133, not at the office (+81 3 5550 0144).\n\
        Kenji is on the road, so ring him on +81 90 5550 0155.\n\
        Olu from the agency is on 425-555-0171 ext. 12, and Marta Kowalsky, I don't have her address at hand.\n\
        PO 425-555-0188 is for the invoice. If anything fails, the helpdesk is +1 425 555 0100.\n\nThanks, Grace",
        "Hello,\n\ncould you please bring in our supplier Peter van Dijk from the lighting company, he is only on his mobile: \
        +31 6 12345678. Don't call Max Berg on +49 171 555 0199, he is asleep by now and would not be amused. Dr. Ito \
        (ito@contoso.com) and Maria Santos at (425) 555-0172 should be there from the beginning.\n\nAda Lovelace \
        <ada@contoso.com>\nBob Kurz <bob@contoso.com>\n\nKind regards\nGreta\n+49 89 5550 1234",
        "Hallo Team,\n\nunsere Kundin Frau Weber (Aktenzeichen 4 O 123/26, Kundennummer 0012345678) braucht dringend Hilfe, bitte \
        ruft sie unter 0170/1234567 an. Bitte auch Jürgen Groß unter 0171 23456789 dazuholen, Bestellung 4500123456 vom \
        28.11.2026. Am besten erreicht ihr Marta (089 5550 1234) vormittags, aber bitte Peter Wagner unter +49 171 5550199 \
        nicht anrufen. Bitte noch Marta Kowalsky dazuholen, ihre Adresse habe ich gerade leider nicht zur Hand.\n\nViele Grüße\nEva",
        "Bonjour,\n\npour le dossier 2026-11-0042 (commande n° 4500123456), veuillez ajouter Jean Dupont au 06 12 34 56 78, il \
        attend notre appel depuis ce matin. Merci d'inviter aussi Chloé Martin, portable 06 98 76 54 32 (ou 04 91 55 01 23 au \
        bureau), et n'appelez plus Luc Petit au 01 44 55 66 77, il est parti en vacances hier soir.\n\nMerci d'avance\nLuc",
    ];

    /// Wraps the lines of a text as a mail program does.
    fn wrapped(text: &str, width: usize) -> String {
        let mut all = String::new();
        for line in text.split('\n') {
            let mut length = 0;
            for word in line.split(' ') {
                let count = word.chars().count();
                if length > 0 && length + 1 + count > width {
                    all.push('\n');
                    length = 0;
                } else if length > 0 {
                    all.push(' ');
                    length += 1;
                }
                all.push_str(word);
                length += count;
            }
            all.push('\n');
        }
        all
    }

    /// Returns the names, addresses and numbers in some parts of a text.
    fn named<'p>(parts: impl IntoIterator<Item = &'p String>) -> Vec<(String, Vec<String>)> {
        let named = |part: &String| {
            let ways = cores(part).into_iter().map(|at| part[at].to_owned());
            (name_beside(part), ways.collect())
        };
        parts.into_iter().map(named).collect()
    }

    #[test]
    fn a_wrapped_mail_names_the_same_people_as_one_with_long_lines() {
        for mail in MAILS {
            let wanted = PastedText::read(mail);
            for width in 60..=80 {
                for end in ["\n", "\r\n", " \n"] {
                    let text = wrapped(mail, width).replace('\n', end);
                    let found = PastedText::read(&text);
                    let people = [&found, &wanted].map(|it| named(&it.people));
                    assert_eq!(people[0], people[1], "{width}: {text}");
                    let aside = [&found, &wanted].map(|it| named(it.aside.iter().map(|it| &it.0)));
                    assert_eq!(aside[0], aside[1], "{width}: {text}");
                    assert_eq!(found.nameless, wanted.nameless, "{width}: {text}");
                }
            }
        }
    }

    #[test]
    fn lines_of_their_own_stay_so() {
        for text in [
            "Ada Lovelace, who is our new head of engineering, ada@contoso.com\nBen Kurz, who is with our agency in the far north, ben@contoso.com",
            "please call the people of this list within the next half an hour:\nAda Lovelace +1 425 555 0101",
            "please call everybody in this list within the next half an hour\n- Ada Lovelace +1 425 555 0101",
            "please call everybody in this list within the next half an hour\nTel.: +1 425 555 0101",
            "please call everybody in this list within the next half an hour\n> Ada Lovelace +1 425 555 0101",
            "please call all of these people within the next hour, +14255550101\n+1 425 555 0102",
            "Ada Lovelace\nBen Kurz",
        ] {
            assert_eq!(unwrapped(text), text);
        }
        let cut = "please call Olu, who waits for us since nine o'clock, on +1 425 555\n0171 as soon as you can";
        assert_eq!(
            PastedText::read(cut).people,
            PastedText::read(&cut.replace('\n', " ")).people
        );
    }
}
