//! Simplifies one word to what the eye sees: removes accents, and replaces letters that look like
//! Latin ones.

use unicode_normalization::UnicodeNormalization as _;

/// Folds a word. `is_latin` says whether a reader would take it for Latin script.
pub(crate) fn folded(word: &str, is_latin: bool) -> String {
    let has_letters = is_latin && word.chars().any(char::is_alphabetic);
    let mut lower = String::with_capacity(word.len());
    for c in word.chars() {
        let twin = latin_twin(c).filter(|_| is_latin);
        match (twin, digit_for_letter(c).filter(|_| has_letters)) {
            (Some(twin), _) => lower.push_str(&twin),
            (None, Some(letter)) => lower.push(letter),
            (None, None) => lower.extend(c.to_lowercase()),
        }
    }
    let skeleton: String = unicode_security::skeleton(&lower).collect();
    let letters = skeleton.chars().flat_map(char::to_lowercase);
    let letters = letters.filter(|c| c.is_alphanumeric() || is_part_of_letter(*c));
    let letters: String = if has_letters {
        without_long_runs(letters)
    } else {
        letters.collect()
    };
    // Lowercase `I` is `i`, but a capital I looks like a lowercase l, so both become l.
    letters.replace('i', "l")
}

/// Returns the Latin letter, in lower case, that a capital of another script resembles.
///
/// Has to be called before case is folded: the Cyrillic Н resembles H, but its lowercase н
/// resembles no h.
pub(crate) fn latin_twin(c: char) -> Option<String> {
    if c.is_ascii() || !c.is_uppercase() {
        return None;
    }
    let mut buffer = [0; 4];
    let twin: String = unicode_security::skeleton(c.encode_utf8(&mut buffer)).collect();
    twin.is_ascii().then(|| twin.to_lowercase())
}

/// Digits and signs that people write for letters and that TS 39 does not map. It maps 0, 1 and |
/// itself.
fn digit_for_letter(c: char) -> Option<char> {
    Some(match c {
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        '!' => 'i',
        _ => return None,
    })
}

/// Whether this sign can stand for a letter within a word.
pub(crate) fn may_be_letter(c: char) -> bool {
    !c.is_alphanumeric() && digit_for_letter(c).is_some()
}

/// Whether `c` is a combining mark that turns its base into another letter. Accents do not count,
/// nor do the vowel points of Hebrew and Arabic, which most people omit.
pub(crate) fn is_part_of_letter(c: char) -> bool {
    let is_accent = matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0100}'..='\u{E01EF}');
    !is_accent && unicode_normalization::char::is_combining_mark(c)
}

/// Shortens runs of three or more equal letters to one, since no name has them. Runs of two stay:
/// Lilly is not Lily.
fn without_long_runs(letters: impl Iterator<Item = char>) -> String {
    let letters: Vec<char> = letters.collect();
    let runs = letters.chunk_by(|one, other| one == other);
    runs.flat_map(|run| if run.len() > 2 { &run[..1] } else { run })
        .collect()
}

/// Folds a word without treating it as Latin. For the tables of roles and titles.
pub(crate) fn word(raw: &str) -> String {
    folded(&raw.nfkc().collect::<String>(), false)
}
