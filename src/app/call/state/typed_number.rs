//! A number that has to be typed before a removal, so that nobody confirms by habit.

/// Returns the typed number, or `None` if it isn't one. Accepts full-width digits, which a Chinese keyboard may send.
pub(crate) fn typed_number(typed: &str) -> Option<usize> {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => Some(c),
    };
    let digits: String = typed.trim().chars().filter_map(narrow).collect();
    let is_plain = digits.chars().all(|c| c.is_ascii_digit());
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
