//! A number that has to be typed before a removal, so that nobody confirms by habit.

use crate::moderation::model::digits::plain;

/// Returns the typed number, or `None` if the text isn't a number. Accepts digits of other scripts, such as the
/// full-width digits of a Chinese keyboard.
pub(crate) fn typed_number(typed: &str) -> Option<usize> {
    let digits = plain(typed.trim());
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_understood_in_narrow_and_wide_digits_and_nothing_else_is_one() {
        for (typed, understood) in [
            ("14", Some(14)),
            (" 14 ", Some(14)),
            ("１４", Some(14)),
            ("014", Some(14)),
            ("+14", None),
            ("14 people", None),
            ("", None),
            ("99999999999999999999999", None),
        ] {
            assert_eq!(typed_number(typed), understood, "{typed}");
        }
    }
}
