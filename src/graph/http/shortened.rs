//! Shortens texts from servers for display, and removes control characters.

/// Longest text that is kept, in bytes.
pub(crate) const LONGEST_MESSAGE: usize = 2_048;

/// Cuts a text after [`LONGEST_MESSAGE`] bytes, and replaces control characters except line breaks
/// with spaces.
pub(crate) fn shortened(text: &str) -> String {
    let mut kept = String::new();
    for character in text.chars() {
        if kept.len() + character.len_utf8() > LONGEST_MESSAGE {
            kept.push('…');
            break;
        }
        let shown = !character.is_control() || character == '\n';
        kept.push(if shown { character } else { ' ' });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_characters_and_stays_on_its_lines() {
        let long = shortened(&"é".repeat(5_000));
        assert!(long.len() <= LONGEST_MESSAGE + '…'.len_utf8() && long.ends_with("é…"));
        assert_eq!(shortened("a\u{7}b\nc"), "a b\nc");
    }
}
