//! Distinguishes prose from parts of a text that may name somebody.

use crate::moderation::model::invitee::TypedInvitee;
use crate::moderation::model::invitee::cores::{cores, is_core, is_edge};
use crate::moderation::model::recognize::recognize;

/// Fewest digits, in a part without letters, that may be the rest of a cut number.
const REST_OF_NUMBER: usize = 3;

/// A text with at least this many digits may have a number among its words.
const FEWEST_DIGITS: usize = 5;

/// Whether a text may have an address or a number in it, however it is written.
pub(crate) fn may_be_address(text: &str) -> bool {
    text.contains(['@', '＠', '+', '＋'])
        || digits(text) >= FEWEST_DIGITS
        || !cores(text).is_empty()
}

/// Whether a text has enough digits for a number, not counting dates.
pub(crate) fn has_number(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| !is_date(word));
    words.map(digits).sum::<usize>() >= FEWEST_DIGITS
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

/// Whether a text begins like the parameter of a `tel:` address that holds an extension.
pub(super) fn begins_extension(text: &str) -> bool {
    let start = text.get(..4);
    start.is_some_and(|it| it.eq_ignore_ascii_case("ext="))
}

/// Whether a text is nothing but a link to Teams, such as that of a meeting.
pub(crate) fn is_meeting_link(text: &str) -> bool {
    let text = text.trim().trim_start_matches('<').to_lowercase();
    let host = text
        .strip_prefix("https://")
        .or(text.strip_prefix("http://"));
    let host = host.and_then(|rest| rest.split(['/', '?']).next());
    let is_teams = host.is_some_and(|host| host.split('.').any(|part| part == "teams"));
    is_teams && !text.contains(char::is_whitespace)
}

/// Whether a text names one person as a whole.
pub(crate) fn is_one(typed: &str) -> bool {
    match recognize(typed) {
        Ok(TypedInvitee::SignInName(name)) => !name.contains([',', ';', '、', '،', '؛']),
        Ok(TypedInvitee::Invitee(_)) => true,
        Err(_) => false,
    }
}

/// Whether a part names somebody, or looks like a damaged address or number. False for prose with a date or a house
/// number.
pub(crate) fn may_name(part: &str) -> bool {
    if is_one(part) {
        return true;
    }
    let text = without_dates(part);
    let is_rest = digits(&text) >= REST_OF_NUMBER && !text.contains(char::is_alphabetic);
    let is_number = |core: &str| !core.contains('@') && is_core(core);
    is_rest
        || has_address_sign(&text)
        || has_plus(&text)
        || cores(&text).into_iter().any(|at| is_number(&text[at]))
}

/// Returns the words of a part that are no date, no time, and no offset from UTC or "PM" behind a time.
pub(super) fn without_dates(part: &str) -> String {
    let mut is_behind_date = false;
    let words = part.split_whitespace().filter(|word| {
        let is_half = matches!(*word, "AM" | "PM" | "am" | "pm" | "a.m." | "p.m.");
        is_behind_date = is_date(word) || is_behind_date && (is_offset(word) || is_half);
        !is_behind_date
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a word has the form of an offset from UTC, such as `+0100` or `(+01:00)`.
fn is_offset(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !"+-".contains(c));
    let digits = word.strip_prefix(['+', '-']).unwrap_or_default();
    let digits = digits.replace(':', "");
    digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text has an at sign as in an address, perhaps spelled as `(at)`. The sign of a mention such as `@Bob` doesn't
/// count.
pub(super) fn has_address_sign(text: &str) -> bool {
    let lower = text.to_lowercase();
    let spelled = ["(at)", "[at]", "{at}"];
    let mut signs = text.match_indices(['@', '＠']);
    spelled.iter().any(|at| lower.contains(at))
        || signs.any(|(at, sign)| {
            let behind = text[at + sign.len()..].trim_start();
            let word = behind.split(is_edge).next().unwrap_or_default();
            text[..at].ends_with(char::is_alphanumeric) || word.trim_end_matches('.').contains('.')
        })
}

/// Whether a plus sign comes before a digit. Only spaces and opening parentheses may be between them.
pub(super) fn has_plus(text: &str) -> bool {
    let mut signs = text.match_indices(['+', '＋']);
    signs.any(|(at, sign)| {
        let behind = text[at + sign.len()..].trim_start_matches([' ', '(']);
        behind.starts_with(char::is_numeric)
    })
}

/// Whether a word is a date, a time of day, or both with a `T` between them, perhaps with an offset from UTC.
pub(super) fn is_date(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some((date, time)) = word.split_once('T') {
        let time = time.trim_end_matches('Z');
        let zone = time.rfind(['+', '-']).unwrap_or(time.len());
        let (time, zone) = time.split_at(zone);
        return is_date(date) && is_date(time) && (zone.is_empty() || is_offset(zone));
    }
    ['.', '-', '/', ':'].into_iter().any(|sign| {
        let groups: Vec<&str> = word.split(sign).collect();
        let are_digits = groups
            .iter()
            .all(|it| !it.is_empty() && it.chars().all(|c| c.is_ascii_digit()));
        let lengths: Vec<usize> = groups.iter().map(|it| it.len()).collect();
        let is_shape = match lengths[..] {
            [1..=2, 1..=2, 2 | 4] | [4, 1..=2, 1..=2] => sign != ':' || lengths[1..] == [2, 2],
            [1..=2, 2] => sign == ':',
            _ => false,
        };
        are_digits && is_shape
    })
}

/// Returns the words before and after the first address, ID or number of a text, without the punctuation around these
/// words.
pub(crate) fn words_beside(typed: &str) -> String {
    let Some(number) = cores(typed).into_iter().next() else {
        return String::new();
    };
    let is_sign = |c: char| !c.is_alphanumeric();
    let around = [&typed[..number.start], &typed[number.end..]];
    let around = around.map(|words| words.trim_matches(is_sign));
    let words = around
        .into_iter()
        .filter(|words| words.contains(char::is_alphabetic));
    words.collect::<Vec<_>>().join(" … ")
}
