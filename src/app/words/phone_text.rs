//! Writes telephone numbers in groups of digits, as people do.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::moderation::model::digits::plain;
use crate::moderation::model::invitee::dialed::{behind_prefix, country_code, spaced};

/// For how many typed telephone numbers the groups are remembered. One more drops all earlier ones.
const REMEMBERED: usize = 200;

thread_local! {
    /// Numbers in the groups in which they were typed. Only the person who typed a number knows where its area code
    /// ends.
    static TYPED: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Writes an international number in the groups in which it was last typed.
///
/// A number that nobody typed in groups gets its country code and groups of three digits (ITU-T E.123). If one digit
/// would be left, the last groups have two or four digits.
///
/// Keeps a label in parentheses after the number. Returns any other text as it is.
pub(crate) fn grouped(number: &str) -> String {
    let typed = TYPED.with_borrow(|typed| typed.get(number).cloned());
    match number.split_once(" (") {
        Some((number, label)) if number.starts_with('+') => format!("{} ({label}", grouped(number)),
        _ => typed.unwrap_or_else(|| in_threes(number)),
    }
}

fn in_threes(number: &str) -> String {
    let Some(digits) = number.strip_prefix('+').filter(|it| is_number(it)) else {
        return number.to_owned();
    };
    let code = country_code(digits).unwrap_or_default();
    let mut rest = &digits[code.len()..];
    let mut groups = vec![format!("+{code}")];
    while !rest.is_empty() {
        let size = match rest.len() {
            4 if groups.len() > 2 => 4,
            4 => 2,
            size => size.min(3),
        };
        let (group, others) = rest.split_at(size);
        groups.push(group.to_owned());
        rest = others;
    }
    groups.join(" ")
}

/// Writes an international number in the groups of `typed`, so that people can compare both. Remembers the groups for
/// [`grouped`].
///
/// Returns the result of [`grouped`] if `typed` has no groups, or if it isn't this number.
pub(crate) fn grouped_as_typed(typed: &str, number: &str) -> String {
    let typed = plain(typed);
    let start = typed.find(|it: char| it == '+' || it.is_ascii_digit());
    let behind = behind_prefix(&typed[start.unwrap_or_default()..]);
    let typed = spaced(behind.unwrap_or(&typed));
    let groups = typed.split(|it: char| !it.is_ascii_digit());
    let groups: Vec<&str> = groups.filter(|group| !group.is_empty()).collect();
    let is_it = number.strip_prefix('+') == Some(&*groups.concat());
    if !is_it || groups.len() < 2 {
        return grouped(number);
    }
    let written = format!("+{}", groups.join(" "));
    TYPED.with_borrow_mut(|typed| {
        if typed.len() >= REMEMBERED {
            typed.clear();
        }
        typed.insert(number.to_owned(), written.clone());
    });
    written
}

/// Whether a text consists of 7 to 15 digits. E.164 allows at most 15; fewer than 7 are no international number.
fn is_number(digits: &str) -> bool {
    (7..=15).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_after_their_country_code() {
        for (number, expected) in [
            ("+14255550177", "+1 425 555 0177"),
            ("+442079460733", "+44 207 946 0733"),
            ("+4989217601", "+49 892 176 01"),
            ("+41445550142", "+41 445 550 142"),
            ("+420601123456", "+420 601 123 456"),
            ("+79161234567", "+7 916 123 4567"),
            ("+14255550177 (Ada +1)", "+1 425 555 0177 (Ada +1)"),
            ("Ada (+14255550177)", "Ada (+14255550177)"),
        ] {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn a_number_keeps_the_groups_in_which_it_was_typed() {
        for (typed, expected) in [
            ("+49301234567", "+49 301 234 567"),
            ("+49 30 7654321", "+49 301 234 567"),
            ("", "+49 301 234 567"),
            ("+49 30 1234567", "+49 30 1234567"),
            (" +1 (425) 555-0177", "+1 425 555 0177"),
            ("Desk: 0049 (0)30 1234567", "+49 30 1234567"),
            ("＋４９（０）３０ １２３４５６７", "+49 30 1234567"),
            // Without a typed text, the groups typed last apply.
            ("", "+49 30 1234567"),
        ] {
            let number = if typed.contains("425") {
                "+14255550177"
            } else {
                "+49301234567"
            };
            assert_eq!(grouped_as_typed(typed, number), expected);
        }
    }

    #[test]
    fn what_is_no_international_number_stays_as_it_is() {
        for text in [
            "",
            "+",
            "4255550177",
            "+1 425",
            "Anna",
            "+12",
            "+1234567890123456",
            "+１４２５５５５０１７７",
        ] {
            assert_eq!(grouped(text), text);
        }
    }
}
