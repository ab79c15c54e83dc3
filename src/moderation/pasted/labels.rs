//! Labels of meeting ids and passcodes in Teams invitations, in the most common languages.
//!
//! Only letters and digits are compared: case, accents, spaces, hyphens and bold marks are ignored.

mod table;

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::moderation::pasted::labels::table::{LANGUAGES, OTHERS};

/// Highest number of words in a label.
pub(crate) const MOST_WORDS: usize = 6;

/// Longest text that is compared with labels, in bytes.
const WORD_BYTES: usize = 96;

/// The labels of all languages in simplified form, for lookups.
struct KnownLabels {
    ids: HashSet<String>,
    passcodes: HashSet<String>,
    /// Last words of the labels of meeting ids. Most texts can be ruled out by these words alone.
    ends: HashSet<String>,
    others: HashSet<String>,
}

static KNOWN: LazyLock<KnownLabels> = LazyLock::new(|| {
    let ids = LANGUAGES.iter().flat_map(|(ids, _)| ids.iter());
    let passcodes = LANGUAGES.iter().flat_map(|(_, passcodes)| passcodes.iter());
    let ends = ids
        .clone()
        .filter_map(|label| label.split_whitespace().last());
    KnownLabels {
        ends: ends.map(letters).collect(),
        ids: ids.map(|label| letters(label)).collect(),
        passcodes: passcodes.map(|label| letters(label)).collect(),
        others: OTHERS.iter().map(|word| letters(word)).collect(),
    }
});

/// Returns the lowercase letters and digits of a text, without accents. Empty for a text longer than [`WORD_BYTES`].
fn letters(text: &str) -> String {
    if text.len() > WORD_BYTES {
        return String::new();
    }
    if text.is_ascii() {
        let kept = text.bytes().filter(u8::is_ascii_alphanumeric);
        return kept
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        // Merges lowercase letters that share a capital: Turkish ı with i, and the Greek final
        // sigma with the usual sigma.
        .map(|c| match c {
            'ı' => 'i',
            'ς' => 'σ',
            c => c,
        })
        .collect()
}

/// Returns how many words at the end of `before` form the label of a meeting id. `None` if they form none. Also `None`
/// if the word before the label says that the number is for phones or room systems.
pub(crate) fn id_label<'a>(before: impl DoubleEndedIterator<Item = &'a str>) -> Option<usize> {
    let mut words = before.rev().take(MOST_WORDS + 1).map(letters);
    let mut label = words.next()?;
    if !KNOWN.ends.contains(&label) && !KNOWN.ids.contains(&label) {
        return None;
    }
    let mut found = None;
    for count in 1..=MOST_WORDS {
        if KNOWN.ids.contains(&label) {
            found = Some(count);
        }
        match words.next() {
            Some(word) if found == Some(count) && KNOWN.others.contains(&word) => return None,
            Some(word) if !word.is_empty() => label.insert_str(0, &word),
            _ => break,
        }
    }
    found
}

/// Returns how many words at the start of `words` form the label of a passcode. `None` if they form
/// none.
pub(crate) fn passcode_label<'a>(words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut label = String::new();
    let mut found = None;
    for (count, word) in words.take(MOST_WORDS).enumerate() {
        label.push_str(&letters(word));
        if KNOWN.passcodes.contains(&label) {
            found = Some(count + 1);
        }
    }
    found
}

/// Whether a text of a few words is the label of a meeting id or passcode.
pub(crate) fn is_label(text: &str) -> bool {
    let label = letters(text);
    KNOWN.ids.contains(&label) || KNOWN.passcodes.contains(&label)
}

/// Whether a word says that the following number is for phones or room systems.
pub(crate) fn is_for_others(word: &str) -> bool {
    KNOWN.others.contains(&letters(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Option<usize> {
        id_label(text.split_whitespace())
    }

    #[test]
    fn labels_are_known_however_they_are_written() {
        for (text, words) in [
            ("Meeting ID", Some(2)),
            ("**meeting-id**", Some(1)),
            ("our MEETING ID", Some(2)),
            ("TOPLANTI KİMLİĞİ", Some(2)),
            ("E\u{301}rtekezlet-azonosi\u{301}to\u{301}", Some(1)),
            ("Id. de la reunion", Some(4)),
            ("会议ID", Some(1)),
            ("معرّف الاجتماع", Some(2)),
            ("Video Conference ID", None),
            ("Phone conference ID", None),
            ("video meeting ID", None),
            ("전화 회의 ID", None),
            ("电话会议 ID", None),
            ("ビデオ会議 ID", None),
            ("ID", None),
            ("", None),
        ] {
            assert_eq!(id(text), words, "{text}");
        }
        for (text, words) in [
            ("Pass code", Some(2)),
            ("pass-code", Some(1)),
            ("Código de acceso", Some(3)),
            ("MOT DE PASSE", Some(3)),
            ("passcode for all", Some(1)),
            ("VTC passcode", None),
            ("pass", None),
        ] {
            assert_eq!(passcode_label(text.split_whitespace()), words, "{text}");
        }
    }

    #[test]
    fn each_label_of_the_table_is_found_by_its_own_words() {
        for (ids, passcodes) in LANGUAGES {
            for label in ids {
                assert_eq!(id(label), Some(label.split_whitespace().count()), "{label}");
            }
            for label in passcodes {
                assert!(
                    passcode_label(label.split_whitespace()).is_some(),
                    "{label}"
                );
            }
        }
    }
}
