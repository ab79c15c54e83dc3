//! Characters that nobody sees, and what stands in their place.

use unicode_general_category::{GeneralCategory, get_general_category};

use crate::moderation::model::name::{is_blank, is_sign_over_numbers, is_variation_selector};

/// Stands where something was that nobody could have seen.
pub const REPLACEMENT: char = '\u{FFFD}';

/// Controls, bidi marks and overrides, zero-width characters, tags, fillers; code points that mean nothing yet;
/// and characters of private use, which an icon font would draw as marks of the program.
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
