//! Digits of all scripts, and the dashes between them.

use std::borrow::Cow;

use unicode_general_category::{GeneralCategory, get_general_category};

/// Replaces full-width characters, and the digits of other scripts, with ASCII.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    text.chars().map(plain_char).collect::<String>().into()
}

fn plain_char(c: char) -> char {
    let code = u32::from(c);
    if c.is_ascii() {
        return c;
    }
    if (0xFF01..=0xFF5E).contains(&code) {
        return char::from_u32(code - 0xFEE0).unwrap_or(c);
    }
    digit(c).unwrap_or(c)
}

/// Returns the ASCII digit for a decimal digit of another script. `None` for other characters.
fn digit(c: char) -> Option<char> {
    let is_digit = |c: &char| get_general_category(*c) == GeneralCategory::DecimalNumber;
    if !is_digit(&c) {
        return None;
    }
    // Unicode encodes the digits of a script from zero to nine without a gap.
    let before = ('\0'..c).rev().take_while(is_digit).count();
    char::from_digit(u32::try_from(before % 10).ok()?, 10)
}

/// Whether `c` is a hyphen, or a dash that a program or keyboard writes in its place.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{58a}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{2e3a}'
                | '\u{2e3b}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_digits() {
        for (text, wanted) in [
            ("٢٨٣", "283"),
            ("۲۸۳", "283"),
            ("२८३", "283"),
            ("２８３ａＢ：", "283aB:"),
            ("๒๘๓", "283"),
            ("𝟐𝟖𝟑", "283"),
            ("\u{16132}\u{16D78}\u{116D3}\u{116DA}", "2830"),
            ("²⁸½Ⅷ⑧", "²⁸½Ⅷ⑧"),
            ("é会0", "é会0"),
        ] {
            assert_eq!(plain(text), wanted);
        }
    }
}
