//! The form of Teams passcodes. The operator has to confirm a passcode of another form before it is
//! used.

use crate::moderation::pasted::passcode_suffix;
use crate::moderation::pasted::reading::PasteDoubt;

/// Marks that may surround a passcode in a text.
const MARKS: [char; 12] = ['*', '_', '~', '\'', '(', ')', '[', ']', '{', '}', '“', '”'];

/// Characters that an address may contain, but no Teams passcode does.
pub(crate) const GLUE: [char; 7] = [',', ';', '(', ')', '/', '!', '*'];

/// Punctuation of the sentence, which may follow a passcode.
const TAIL: [char; 9] = [',', ';', '.', '!', '?', '，', '；', '。', '）'];

/// Extracts the passcode from a word of a text, without bold marks and punctuation. Also returns a
/// doubt about the passcode, if there is one.
///
/// `None` if the word cannot be a passcode.
pub(crate) fn in_text(word: &str) -> Option<(String, Option<PasteDoubt>)> {
    // Removes markup around the passcode, such as angle brackets or quotes, and all text after it.
    let word = word.trim_start_matches(['<', '>', '"', '`', '|']);
    let text = word
        .split(['<', '>', '"', '`', '|', '\\'])
        .next()
        .unwrap_or_default();
    let text = text.trim_start_matches(MARKS);
    let text = text
        .trim_end_matches(TAIL)
        .trim_end_matches(MARKS)
        .trim_end_matches(TAIL);
    let fits = (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| {
        (
            text.to_owned(),
            (!is_usual(text)).then_some(PasteDoubt::Passcode),
        )
    })
}

/// Strips text that was joined to the passcode of a link, as in a comma-separated table. Strips nothing if the rest
/// would not have the form of a passcode.
///
/// A program that makes links would have encoded the characters in [`GLUE`].
pub(crate) fn before_glue(encoded: &str) -> &str {
    match encoded.split_once(GLUE) {
        Some((passcode, _)) if is_likely(passcode) => passcode,
        _ => encoded,
    }
}

/// Whether a text has the form of a Teams passcode: 4 to 64 ASCII letters and digits. Ordinary
/// words have this form too.
pub(crate) fn is_likely(text: &str) -> bool {
    (4..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a text looks like a passcode. `false` for an ordinary word, and for a passcode with a word glued to it.
fn is_usual(text: &str) -> bool {
    is_likely(text) && has_variety(text) && passcode_suffix::word(text).is_none()
}

/// Whether a text is no ordinary word. It contains a digit, or mixes lower case with a capital after its first
/// character.
pub(crate) fn has_variety(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || is_mixed(text)
}

/// Whether a text has lower case, and a capital or digit after its first character. Most names and all phone numbers
/// don't.
pub(crate) fn is_mixed(text: &str) -> bool {
    let mut rest = text.bytes().skip(1);
    text.bytes().any(|byte| byte.is_ascii_lowercase())
        && rest.any(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_glued_to_the_passcode_of_a_link_is_cut_off() {
        for (encoded, wanted) in [
            ("aB3dE9,2026-01-01", "aB3dE9"),
            ("aB3dE9;x", "aB3dE9"),
            ("aB3dE9/", "aB3dE9"),
            ("aB3dE9", "aB3dE9"),
            ("aB3dE9%2Cx", "aB3dE9%2Cx"),
            ("aB,x", "aB,x"),
            ("a+b", "a+b"),
        ] {
            assert_eq!(before_glue(encoded), wanted, "{encoded}");
        }
    }

    #[test]
    fn marks_around_a_passcode_are_no_part_of_it() {
        for (word, wanted, is_doubtful) in [
            ("aB3dE9", Some("aB3dE9"), false),
            ("*aB3dE9*", Some("aB3dE9"), false),
            ("**aB3dE9**,", Some("aB3dE9"), false),
            ("__aB3dE9__.", Some("aB3dE9"), false),
            ("(aB3dE9)", Some("aB3dE9"), false),
            ("`aB3dE9`", Some("aB3dE9"), false),
            ("aB3dE9|", Some("aB3dE9"), false),
            ("aB3dE9</b>", Some("aB3dE9"), false),
            ("aB3dE9\\n", Some("aB3dE9"), false),
            ("4839", Some("4839"), false),
            ("abcdef", Some("abcdef"), true),
            ("Need", Some("Need"), true),
            ("aB", Some("aB"), true),
            ("aB3dE9Need", Some("aB3dE9Need"), true),
            ("x+Y/z=", Some("x+Y/z="), true),
            ("密码", None, false),
            ("**", None, false),
        ] {
            let found = in_text(word);
            assert_eq!(found.as_ref().map(|(text, _)| &**text), wanted, "{word}");
            assert_eq!(
                found.is_some_and(|(_, doubt)| doubt.is_some()),
                is_doubtful,
                "{word}"
            );
        }
    }
}
