//! Words and digits that follow a passcode without a space. Text copied from a web page may have lost its line ends.

use crate::moderation::pasted::digits::run;
use crate::moderation::pasted::labels::is_label;

/// Fewest characters of a passcode before a glued word. If fewer would be left, nothing is split off.
const SHORTEST: usize = 6;

/// Fewest lowercase letters of a word that is recognized by its form alone.
const LETTERS: usize = 3;

/// Kind of text that is glued to the end of a passcode. Contains the length of the passcode alone, in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PasscodeRemainder {
    /// The start of a known label or of the meeting id.
    Text(usize),
    /// A word that may also be a part of the passcode.
    Word(usize),
}

/// Finds a text that is glued to the passcode of a link, and continues in the text `behind` the link. The passcode has
/// only letters and digits.
pub(crate) fn to_link(passcode: &str, id: &str, behind: &str) -> Option<PasscodeRemainder> {
    let line = behind.lines().next().unwrap_or_default();
    let text = starts(passcode)
        .find(|at| begins_label(&passcode[*at..], line))
        .or_else(|| begins_id(passcode, id, line));
    let follows = line
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let word = || {
        word(passcode)
            .filter(|_| follows)
            .map(PasscodeRemainder::Word)
    };
    text.map(PasscodeRemainder::Text).or_else(word)
}

/// Returns where an ordinary word starts at the end of a passcode. The word is a capital and lowercase letters, with a
/// vowel. `None` if there is none.
pub(crate) fn word(passcode: &str) -> Option<usize> {
    let letters = passcode
        .bytes()
        .rev()
        .take_while(u8::is_ascii_lowercase)
        .count();
    let at = passcode.len().checked_sub(letters + 1)?;
    let is_capital = passcode.as_bytes()[at].is_ascii_uppercase();
    let has_vowel = passcode[at..].contains(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    (is_capital && letters >= LETTERS && has_vowel && at >= SHORTEST).then_some(at)
}

/// Returns the byte offsets in a passcode at which a word may start, from left to right.
fn starts(passcode: &str) -> impl Iterator<Item = usize> {
    let bytes = passcode.as_bytes();
    (SHORTEST..bytes.len())
        .filter(move |at| bytes[*at].is_ascii_uppercase() || !bytes[*at - 1].is_ascii_alphabetic())
}

/// Whether the `end` of a passcode and the `line` after it form a label, up to a colon.
fn begins_label(end: &str, line: &str) -> bool {
    line.split_once([':', '\u{ff1a}'])
        .is_some_and(|(label, _)| is_label(&format!("{end}{label}")))
}

/// Returns where the meeting id starts within the last characters of a passcode. The text after the passcode (`line`)
/// has to continue the id.
fn begins_id(passcode: &str, id: &str, line: &str) -> Option<usize> {
    (1..=3).find_map(|count| {
        let at = passcode.len().checked_sub(count)?;
        let text = format!("{}{line}", passcode.get(at..)?);
        (at >= SHORTEST && run(&text, 0)?.digits == id).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_passcode_without_a_space_is_told_apart() {
        for (passcode, behind, wanted) in [
            (
                "hT5rWq8Meeting",
                " ID: 700 600",
                Some(PasscodeRemainder::Text(7)),
            ),
            ("hT5rWq8Passcode", ": x", Some(PasscodeRemainder::Text(7))),
            (
                "hT5rWq8ID",
                " de r\u{e9}union\u{a0}: 7",
                Some(PasscodeRemainder::Text(7)),
            ),
            ("hT5rWq8meeting", " id: 7", Some(PasscodeRemainder::Text(7))),
            ("hT5rWq8700", " 600 500", Some(PasscodeRemainder::Text(7))),
            ("hT5rWq8Join", " now", Some(PasscodeRemainder::Word(7))),
            ("hT5rWq8Need", " help?", Some(PasscodeRemainder::Word(7))),
            ("hT5rWq8Meeting", "\nID: 7", None),
            ("hT5rWq8Join", " Now", None),
            ("hT5rWq8Join", "", None),
            ("hT5rWq8Xyzt", " now", None),
            ("hT5rJoin", " now", None),
            ("hT5rWq8700", " Meeting ID: 600 500", None),
            ("hT5rWq8", " Meeting ID: 700 600", None),
        ] {
            assert_eq!(
                to_link(passcode, "700600500", behind),
                wanted,
                "{passcode}{behind}"
            );
        }
    }
}
