//! Recognizes prose, and what in it has digits but is hardly meant as a person: tickets, orders, rooms, versions, dates.

use std::ops::Range;

use crate::app::call::state::invite_split::labels::{ends_in_code_label, ends_in_phone_label};
use crate::app::call::state::invite_split::likeness::{
    has_address_sign, has_plus, is_one, without_dates,
};
use crate::app::call::state::invite_split::polite::{JOINING, LEADING, is_polite, is_word_of};
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::offset::offset_in;

/// A line with at least this many words without a capital counts as a sentence.
const FEWEST_SMALL: usize = 4;
/// A line with at least this many letters of a script without capitals, such as Chinese, counts as a sentence.
const FEWEST_UNCASED: usize = 10;

/// Whether a text has a greeting, thanks or a sentence. In other texts, each line is meant as a person.
pub(super) fn is_prose(typed: &str) -> bool {
    let has_case = |c: char| c.is_lowercase() || c.is_uppercase();
    typed.lines().map(str::trim).any(|line| {
        let small =
            |word: &&str| word.starts_with(char::is_lowercase) && !word.contains(['@', '.', '_']);
        let uncased = line.chars().filter(|c| c.is_alphabetic() && !has_case(*c));
        is_polite(line)
            || line.split_whitespace().filter(small).count() >= FEWEST_SMALL
            || uncased.count() >= FEWEST_UNCASED
    })
}

/// Whether a part of prose is hardly meant as a person, although it has digits. False for a part that names one person,
/// and for one with an at sign, a plus sign or a label such as *Phone*.
pub(super) fn is_unmeant(part: &str) -> bool {
    let text = without_dates(part);
    if is_one(part) || has_address_sign(&text) || has_plus(&text) {
        return false;
    }
    cores(&text).iter().all(|at| !is_meant(&text, at))
}

/// Whether an address or a number in prose, at this place, may be meant as a person. False for the number of a ticket.
pub(super) fn is_meant(text: &str, at: &Range<usize>) -> bool {
    let (before, core, behind) = (&text[..at.start], &text[at.clone()], &text[at.end..]);
    let is_other = || {
        let is_labeled = ends_in_code_label(before) || is_money(before, behind);
        is_glued(before, behind) || is_code(core) || is_labeled
    };
    if core.contains(['@', '＠', '+', '＋']) {
        has_address_sign(core) || has_plus(core)
    } else {
        ends_in_phone_label(before) || !is_other()
    }
}

/// Whether all numbers of a part come behind a word such as *Ticket*, so that nobody calls them.
pub(super) fn is_code_only(part: &str) -> bool {
    let text = without_dates(part);
    let is_code = |at: &Range<usize>| {
        let (before, behind) = (&text[..at.start], &text[at.end..]);
        ends_in_code_label(before) || is_money(before, behind)
    };
    let all = cores(&text);
    let is_unclear = !is_one(part) && !has_address_sign(&text) && !has_plus(&text);
    is_unclear && !all.is_empty() && all.iter().all(is_code)
}

/// Whether the only number of a part goes on with the tickets or orders right before it, as in "ticket INC0048213, also
/// 4471 0092 8815". Numbers that look dialed never do.
pub(super) fn goes_on_with_codes(typed: &str, part: &str) -> bool {
    let [place] = &cores(part)[..] else {
        return false;
    };
    let (words, core) = (&part[..place.start], &part[place.clone()]);
    if core.starts_with(['0', '+', '＋']) || core.contains(['@', '(', ')']) || is_one(part) {
        return false;
    }
    let start = offset_in(part, typed);
    let line = typed[..start].rsplit(['\n', '\r']).next();
    let before = [line.unwrap_or_default(), words].concat();
    let is_between = |word: &&str| is_word_of(word, &[LEADING, JOINING]) || *word == "or";
    let tokens = before.rsplit(|c: char| c.is_whitespace() || "(),;".contains(c));
    let mut tokens = tokens.filter(|it| !it.is_empty()).skip_while(is_between);
    let last = tokens.next().unwrap_or_default();
    let code = offset_in(last, &before);
    last.contains(char::is_numeric)
        && (last.contains(char::is_alphabetic) || ends_in_code_label(&before[..code]))
        && !last.contains(['@', '＠'])
}

/// Whether a number is an amount of money, by the word before it or the currency beside it.
fn is_money(before: &str, behind: &str) -> bool {
    const SIGNS: &[char] = &['$', '€', '£', '¥', '￥', '₩', '円', '元', '원'];
    const WORDS: &[&str] = &[
        "eur", "euro", "euros", "usd", "dollar", "dollars", "dólares", "gbp", "pounds", "chf",
        "jpy", "cny", "krw", "brl", "reais", "franken", "kr", "sek", "nok", "dkk", "pln",
    ];
    const AMOUNTS: &[&str] = &[
        "budget", "amount", "price", "costs", "betrag", "summe", "preis", "kosten", "montant",
        "prix", "coût", "importe", "precio", "presupuesto", "coste", "preço", "orçamento", "custo",
        "预算", "金额", "价格", "予算", "金額", "価格", "예산", "금액", "가격",
    ];
    let is_of = |all: &[&str], word: Option<&str>| {
        word.is_some_and(|word| all.contains(&&*word.to_lowercase()))
    };
    let ends_word = |c: char| !c.is_alphabetic();
    let is_sign = |c: char| c.is_whitespace() || ":：=".contains(c);
    let label = before.trim_end_matches(is_sign).rsplit(ends_word).next();
    let (before, behind) = (before.trim_end(), behind.trim_start());
    before.ends_with(SIGNS)
        || behind.starts_with(SIGNS)
        || is_of(WORDS, before.rsplit(ends_word).next())
        || is_of(WORDS, behind.split(ends_word).next())
        || is_of(AMOUNTS, label)
}

/// Whether letters or signs such as `#` touch a number.
fn is_glued(before: &str, behind: &str) -> bool {
    let is_letter = |c: char| c.is_lowercase() || c.is_uppercase() || c == '_';
    let word = before.trim_end_matches(['-', '/']);
    let signs = before.ends_with('#') || behind.starts_with('#');
    signs || word.ends_with(is_letter) || behind.starts_with(is_letter)
}

/// Whether digits are grouped as in the number of an order, a version or a range of dates, and not as in a phone number.
fn is_code(core: &str) -> bool {
    const SHORTEST_NUMBER: usize = 7;
    const SHORTEST_WITH_ZERO: usize = 9;
    let core = core.trim_end_matches(|c: char| !c.is_ascii_digit());
    let groups = core.split(|c: char| !c.is_numeric());
    let groups: Vec<&str> = groups.filter(|it| !it.is_empty()).collect();
    let lengths: Vec<usize> = groups.iter().map(|it| it.chars().count()).collect();
    let digits: usize = lengths.iter().sum();
    let has_zero = core.starts_with('0');
    let is_year = |it: &&str| it.len() == 4 && (it.starts_with("19") || it.starts_with("20"));
    let is_range =
        groups.iter().any(is_year) && groups.iter().all(|it| is_year(it) || it.len() <= 2);
    // As in the tickets 2026-004711 and 2026/118.834.
    let is_of_year = groups.first().is_some_and(is_year);
    let is_version = lengths.len() > 2
        && core.chars().all(|c| c.is_numeric() || c == '.')
        && lengths != [3, 3, 4];
    match lengths.len() {
        1 => !has_zero || digits < SHORTEST_WITH_ZERO,
        _ => is_range || is_of_year || !has_zero && (is_version || digits < SHORTEST_NUMBER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_orders_rooms_versions_and_dates_are_not_meant_and_numbers_that_look_dialed_are() {
        for (part, unmeant) in [
            ("see INC0012345", true),
            ("INC-0012345", true),
            ("#4711", true),
            ("#47110815", true),
            ("order 4500123456", true),
            ("room 2041", true),
            ("version 10.0.19045.3570", true),
            ("on 28.11.2026 at 14:30", true),
            ("2026-11-28T14:30", true),
            ("01.12.2026-03.12.2026", true),
            ("28.-30.11.2026", true),
            ("On Mon, 30 Nov 2026 20:58:12 +0100", true),
            ("started 2026-11-30T21:00:05+01:00)", true),
            ("Conference ID 482 913 557#", true),
            ("Besprechungs-ID: 385 123 456 789", true),
            ("Order no. 20261130-0047", true),
            ("siehe Ticket 2026-004711", true),
            ("n° 2026/118.834", true),
            ("Kundennummer 0012345678", true),
            ("会议 ID：385 123 456 789", true),
            ("call no. 425 555 0123", false),
            ("+0100 5550123", false),
            ("mobile 4255550123", false),
            ("425-555-0123", false),
            ("425.555.0123", false),
            ("089 5550 1234", false),
            ("01715550133", false),
            ("06.12.34.56.78", false),
            ("+49 12x", false),
            ("ada@contoso", false),
            ("电话 4255550123", false),
        ] {
            assert_eq!(is_unmeant(part), unmeant, "{part}");
        }
    }

    #[test]
    fn numbers_that_go_on_with_tickets_are_not_meant() {
        for (text, part, goes_on) in [
            (
                "as said (ticket INC0048213, also 4471 0092 8815)",
                "also 4471 0092 8815)",
                true,
            ),
            ("orders 4500123456, 4500 123 457", "4500 123 457", true),
            (
                "Vorgang 2026-00815 sowie 4471 0092 8815",
                "sowie 4471 0092 8815",
                true,
            ),
            ("ticket INC0048213, 030 23125014", "030 23125014", false),
            ("ticket INC0048213, (425) 555-0163", "(425) 555-0163", false),
            ("please ring 4255550163, 4255550164", "4255550164", false),
            ("ticket INC0048213\n4255550164", "4255550164", false),
        ] {
            let part = &text[text.rfind(part).unwrap()..];
            assert_eq!(goes_on_with_codes(text, part), goes_on, "{text}");
        }
    }

    #[test]
    fn a_greeting_or_a_sentence_makes_prose_and_a_list_does_not() {
        for text in [
            "Hi,\nAda <ada@contoso.com>",
            "please add the people of this ticket",
            "请把以下人员加入今天的会议里",
        ] {
            assert!(is_prose(text), "{text}");
        }
        for text in [
            "Ada Lovelace\nBob\nINC0012345",
            "- Tel.: +1 425 555 0123",
            "王小明: +86 10 5550 1234",
        ] {
            assert!(!is_prose(text), "{text}");
        }
    }
}
