//! Characters that cannot be seen, and the mark that replaces them.

use unicode_general_category::{GeneralCategory, get_general_category};

/// Shown instead of characters that cannot be seen.
pub const REPLACEMENT: char = '\u{FFFD}';

/// Whether `c` cannot be seen. Examples: controls, bidi marks and overrides, zero-width characters, tags, fillers and
/// unassigned code points.
///
/// Private-use characters count as well, since an icon font would draw them as icons of this program.
pub fn is_invisible(c: char) -> bool {
    use GeneralCategory::{
        Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Unassigned,
    };
    if c.is_ascii() {
        return c.is_control();
    }
    match get_general_category(c) {
        Control | LineSeparator | ParagraphSeparator | PrivateUse | Unassigned => true,
        Format => !is_sign_over_numbers(c),
        _ => is_variation_selector(c) || is_blank(c),
    }
}

/// Whether `c` is a variation selector, which selects a form of the preceding character. Leaves out those of Mongolian.
pub(crate) fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether `c` is a visible format character: a sign that is drawn over, under or around its neighbors, mostly digits.
pub(crate) fn is_sign_over_numbers(c: char) -> bool {
    matches!(
        c,
        '\u{600}'
            ..='\u{605}'
                | '\u{6DD}'
                | '\u{70F}'
                | '\u{890}'
                | '\u{891}'
                | '\u{8E2}'
                | '\u{110BD}'
                | '\u{110CD}'
    )
}

/// Whether `c` is a letter, mark or symbol that is drawn as nothing: a filler, joiner or blank
/// pattern.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'
            ..='\u{180F}'
                | '\u{2800}'
                | '\u{2D7F}'
                | '\u{3164}'
                | '\u{FFA0}'
                | '\u{13441}'
                | '\u{13442}'
                | '\u{16FE4}'
                | '\u{1D159}'
    )
}
