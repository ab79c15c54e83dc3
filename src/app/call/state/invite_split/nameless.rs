//! Finds people of a list who are given by name only, without an address or number.

use crate::app::call::state::invite_split::labels::{is_label, without_labels, without_marks};
use crate::app::call::state::invite_split::polite::{JOINING, LEADING, is_polite, is_word_of};

/// Words in lower case within a name.
pub(super) const PARTICLES: &[&str] = &[
    "al", "bin", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "e", "el", "la", "las", "le", "los", "ten", "ter", "van", "von", "y", "zu",
];

/// Whether a line begins with the bullet or number of a list.
pub(super) fn has_mark(line: &str) -> bool {
    without_marks(line).len() < line.trim().len()
}

/// Returns the names in a line that has no address or number, such as `Hye-jin Park and Marta`. Remarks in parentheses,
/// greetings and sentences are no names.
pub(super) fn names(line: &str) -> Vec<&str> {
    let line = without_marks(line);
    let line = line.split(['(', '（', '[']).next().unwrap_or_default();
    if line.trim_end().ends_with([':', '：']) || is_polite(line) {
        return Vec::new();
    }
    let pieces = without_labels(line).split([',', ';', '，', '；', '、', '&', '/', '|', '\t']);
    let mut found = Vec::new();
    for piece in pieces {
        let mut rest = piece;
        while let Some((before, behind)) = at_joint(rest) {
            found.push(before.trim());
            rest = behind;
        }
        found.push(rest.trim());
    }
    found.retain(|name| is_name(name));
    found
}

/// Splits a text at the first word such as "and".
fn at_joint(text: &str) -> Option<(&str, &str)> {
    let mut spaces = text.match_indices(' ');
    spaces.find_map(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        let (word, rest) = behind.split_once(' ')?;
        JOINING
            .contains(&&*word.to_lowercase())
            .then_some((before, rest))
    })
}

/// Whether words may be somebody's name: few, without digits, and without labels or words such as "please".
///
/// Each word has a capital, is of a script without capitals, or is a particle such as "von".
fn is_name(words: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const LONGEST_UNCASED: usize = 8;
    let is_of_name = |c: char| c.is_alphabetic() || "-'’. ·・".contains(c);
    let has_case = |c: char| c.is_lowercase() || c.is_uppercase();
    let has_capital =
        |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let uncased = words.chars().filter(|c| c.is_alphabetic() && !has_case(*c));
    let all: Vec<&str> = words.split_whitespace().collect();
    all.first()
        .is_some_and(|it| has_capital(it) && it.chars().count() > 1)
        && (1..=MOST_WORDS).contains(&all.len())
        && words.chars().all(is_of_name)
        && uncased.count() <= LONGEST_UNCASED
        && all
            .iter()
            .all(|it| has_capital(it) || PARTICLES.contains(it))
        && !all
            .iter()
            .any(|it| is_label(it) || is_word_of(it, &[LEADING]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_list_without_an_address_gives_its_names_and_other_lines_none() {
        for (line, wanted) in [
            ("Ingrid Solheim", &["Ingrid Solheim"][..]),
            (
                "- Marta Kowalsky (she's in the directory)",
                &["Marta Kowalsky"],
            ),
            ("5. Tomas Berk, Durchwahl -4711", &["Tomas Berk"]),
            ("Hye-jin Park and Marta", &["Hye-jin Park", "Marta"]),
            (
                "Ludwig van Beethoven; Olu",
                &["Ludwig van Beethoven", "Olu"],
            ),
            ("・鈴木 一郎", &["鈴木 一郎"]),
            ("Thanks, Grace", &[]),
            ("Participants:", &[]),
            ("he has left the project.", &[]),
            ("Please add these", &[]),
            ("INC0012345", &[]),
            ("30 Nov 2026", &[]),
        ] {
            assert_eq!(names(line), wanted, "{line}");
        }
    }
}
