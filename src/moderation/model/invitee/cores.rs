//! Finds everything in a text that looks like an address, an object ID or a number. Some of that can't be invited.

use std::ops::Range;

use crate::moderation::model::digits::is_dash;
use crate::moderation::model::invitee::cleaned::guid;
use crate::moderation::model::offset::offset_in;

/// Fewest digits that count as a number.
const FEWEST_DIGITS: usize = 5;
/// Fewest digits of a number that is certainly not part of a name, such as the name of a team. A number that begins
/// with `+` or 0 may have fewer.
const SURE_DIGITS: usize = 7;
/// A space before `00` separates two international numbers if each of them has at least this many digits.
const WHOLE: usize = 8;

/// Whether `c` may stand beside an address or ID without belonging to it.
pub(crate) fn is_edge(c: char) -> bool {
    c.is_whitespace() || "<>()[]{}\"“”„«»".contains(c)
}

/// Returns the places of all addresses, object IDs and numbers, in order.
pub(crate) fn cores(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut scanned = 0;
    let words = text.split(|c| is_edge(c) || ",;|，；、".contains(c));
    for word in words {
        let word = word.trim_end_matches(['.', ':', '!']);
        if word.contains(['@', '＠']) || guid(word).is_some() {
            let start = offset_in(word, text);
            numbers(text, scanned..start, &mut found);
            scanned = start + word.len();
            found.push(start..scanned);
        }
    }
    numbers(text, scanned..text.len(), &mut found);
    found
}

/// Whether a name contains an address, an ID or a number that isn't part of the name itself.
pub(crate) fn has_core(name: &str) -> bool {
    cores(name).into_iter().any(|place| is_core(&name[place]))
}

/// Whether `core` is certainly an address, an ID or a number. If not, it may be part of a name. `core` is a text that
/// [`cores`] found.
pub(crate) fn is_core(core: &str) -> bool {
    let digits = core.chars().filter(|c| c.is_numeric()).count();
    core.contains('@')
        || core.starts_with(['+', '＋', '0'])
        || digits >= SURE_DIGITS
        || guid(core).is_some()
}

/// Adds the places of the numbers within `range`, however their digits are grouped.
fn numbers(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let (mut place, mut digits) = (range.start..range.start, 0);
    let mut end = |place: &Range<usize>, digits: usize| {
        if digits >= FEWEST_DIGITS {
            found.push(place.clone());
        }
    };
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
        let behind = at + c.len_utf8();
        let is_next = c == ' ' && digits >= WHOLE && begins_number(&text[behind..range.end]);
        if c.is_numeric() {
            let start = if digits > 0 || place.end == at && place.start < at {
                place.start
            } else {
                at
            };
            (place, digits) = (start..behind, digits + 1);
        } else if matches!(c, '+' | '＋') {
            end(&place, digits);
            (place, digits) = (at..behind, 0);
        } else if is_next || !is_between(c) {
            end(&place, digits);
            (place, digits) = (behind..behind, 0);
        } else if digits == 0 && place.start < place.end {
            // Keeps the sign of a number such as `+ (49) 30 901820`.
            place.end = behind;
        }
    }
    end(&place, digits);
}

/// Whether `text`, which follows a number, starts with a new number that begins with `00`. With fewer than [`WHOLE`]
/// digits, it is only the last group of the number before.
fn begins_number(text: &str) -> bool {
    let mut run = text
        .chars()
        .take_while(|c| c.is_numeric() || is_between(*c));
    text.starts_with("00") && run.by_ref().filter(|c| c.is_numeric()).count() >= WHOLE
}

/// Whether `c` may stand between the digits of a number.
fn is_between(c: char) -> bool {
    let is_space = c.is_whitespace() && !matches!(c, '\t' | '\n' | '\r');
    is_space || is_dash(c) || "()-./（）".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_id_and_number_is_found_however_it_is_written() {
        for (text, wanted) in [
            ("Ada Lovelace", &[][..]),
            ("Room 4, 24/7, 9:00-17:00", &[]),
            ("Ada <ada@contoso.com>.", &["ada@contoso.com"]),
            (
                "ada@contoso.com: 0049 89 217 660",
                &["ada@contoso.com", "0049 89 217 660"],
            ),
            (
                "+49 30 901820 0049 89 217660+1(425)555-0101",
                &["+49 30 901820", "0049 89 217660", "+1(425)555-0101"],
            ),
            (
                "+49 (0)89 217 66\n089/21 76 60",
                &["+49 (0)89 217 66", "089/21 76 60"],
            ),
            ("x+ 49 30 9018", &["+ 49 30 9018"]),
            (
                "ID 7c0f41d2-abcd-4bcd-8abc-abcdefabcdef ada@contoso.com",
                &["7c0f41d2-abcd-4bcd-8abc-abcdefabcdef", "ada@contoso.com"],
            ),
        ] {
            let found: Vec<_> = cores(text).into_iter().map(|at| &text[at]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
