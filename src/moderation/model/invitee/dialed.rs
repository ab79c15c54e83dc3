//! Reads phone numbers as people write them. Never adds a country code.

use std::borrow::Cow;

/// Country codes of two digits (ITU-T E.164). All others have three, except 1 and 7.
const TWO_DIGITS: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47",
    "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65",
    "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];

/// Country codes after which a 0 may be part of the number. So it is unclear whether to dial a `(0)` after them.
const ZERO_STAYS: [&str; 7] = ["39", "225", "226", "229", "241", "242", "378"];

/// Most digits, country code included, before a slash that separates an area code. More digits are a number of their
/// own.
const BEFORE_SLASH: usize = 8;
/// Fewest digits after a slash that separates an area code. Fewer may be another ending of the same number.
const BEHIND_SLASH: usize = 5;

/// Returns the country code with which the digits of an international number begin. `None` if there are too few.
pub(crate) fn country_code(digits: &str) -> Option<&str> {
    let length = match digits.get(..2) {
        _ if digits.starts_with(['1', '7']) => 1,
        Some(two) if TWO_DIGITS.contains(&two) => 2,
        _ => 3,
    };
    digits.get(..length)
}

/// Returns the text after `+` or `00`, which people dial instead of `+`. `None` if the text begins with neither.
pub(crate) fn behind_prefix(typed: &str) -> Option<&str> {
    // The country code may be in parentheses.
    let typed = typed.trim_start_matches(['(', ' ']);
    let number = typed.strip_prefix('+');
    number.or_else(|| typed.strip_prefix("00"))
}

/// Replaces with spaces: dots between digits, a slash after the area code, and a `(0)` that isn't dialed from abroad.
pub(crate) fn spaced(number: &str) -> Cow<'_, str> {
    if !number.contains(['.', '/', '(']) {
        return number.into();
    }
    let mut text = number.to_owned();
    for (at, sign) in number.match_indices(['.', '/']) {
        let (before, behind) = (&number[..at], &number[at + 1..]);
        let is_space = if sign == "/" {
            is_area_code(before, behind)
        } else {
            before.ends_with(is_digit) && behind.starts_with(is_digit)
        };
        if is_space {
            text.replace_range(at..=at, " ");
        }
    }
    without_trunk_zero(&text).unwrap_or(text).into()
}

/// Returns the number without the `(0)` after its country code: that 0 isn't dialed from abroad. `None` if there is
/// none to drop.
fn without_trunk_zero(number: &str) -> Option<String> {
    let at = number.match_indices('(').map(|(at, _)| at);
    let zeros = at.filter_map(|at| {
        let (zero, behind) = number[at + 1..].split_once(')')?;
        (zero.trim() == "0").then_some((&number[..at], behind))
    });
    let (before, behind) = zeros.into_iter().next()?;
    let code: String = before.chars().filter(|c| is_digit(*c)).collect();
    let is_dropped = country_code(&code) == Some(&*code) && !ZERO_STAYS.contains(&&*code);
    is_dropped.then(|| format!("{before} {behind}"))
}

/// Whether a slash stands between an area code and the rest of a number.
fn is_area_code(before: &str, behind: &str) -> bool {
    let digits = behind.trim_start().find(|c| !is_digit(c));
    let digits = digits.unwrap_or(behind.trim_start().len());
    let count = before.chars().filter(|c| is_digit(*c)).count();
    let is_only = !before.contains('/') && !behind.contains('/');
    is_only && count <= BEFORE_SLASH && digits >= BEHIND_SLASH
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
