//! Digits of all scripts, and the dashes between them.

use std::borrow::Cow;

/// The zero of each decimal script except ASCII. The digits one to nine follow each zero (Unicode
/// 16, category Nd).
const ZEROS: [u32; 73] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0,
    0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50,
    0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1CCF0, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
    0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

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
    let at = ZEROS.partition_point(|zero| *zero <= code);
    let value = at.checked_sub(1).map(|at| code - ZEROS[at]);
    match value {
        Some(value @ 0..=9) => char::from_digit(value, 10).unwrap_or(c),
        _ => c,
    }
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
            ("²⁸½Ⅷ⑧", "²⁸½Ⅷ⑧"),
            ("é会0", "é会0"),
        ] {
            assert_eq!(plain(text), wanted);
        }
        assert!(ZEROS.is_sorted());
    }
}
