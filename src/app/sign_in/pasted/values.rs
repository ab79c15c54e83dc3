//! Recognizes values in a pasted text by their shape.

use secrecy::zeroize::Zeroizing;

use crate::moderation::model::ids::hyphenated_guid;
use crate::moderation::model::invitee::cleaned::cleaned;

/// Quotes around labels and values in JSON, shells and Markdown.
const QUOTES: [char; 3] = ['"', '\'', '`'];

/// Limits in bytes for a secret without a label, or with only a space between label and secret. Entra's secrets have
/// about 40.
pub(crate) const SHORTEST: usize = 12;
pub(crate) const LONGEST: usize = 256;

/// Splits a value into words at white space, quotes and separators. Drops colons, equals signs and asterisks before a
/// word.
pub(crate) fn words(value: &str) -> impl Iterator<Item = &str> {
    let is_sign =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '|' | ',' | ';' | '<' | '>');
    let trimmed = value
        .split(is_sign)
        .map(|word| word.trim_start_matches([':', '=', '*', '：']));
    trimmed.filter(|word| !word.is_empty())
}

/// Returns the word that a line consists of. `None` if there are several, or none.
pub(crate) fn only_word(line: &str) -> Option<&str> {
    only(line.split_whitespace())
}

/// Returns the only one of these words. `None` if there are several, or none.
pub(crate) fn only<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = words.next()?;
    words.next().is_none().then_some(word)
}

pub(crate) fn id(word: &str) -> Option<String> {
    let bare = cleaned(word);
    hyphenated_guid(&bare).map(|_| bare)
}

/// Returns the first GUID in the value, or the domain at its start.
pub(crate) fn tenant(value: &str) -> Option<String> {
    words(value).find_map(id).or_else(|| domain(value))
}

pub(crate) fn domain(value: &str) -> Option<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let word = words(value).next().map(cleaned)?;
    (word.contains('.') && word.chars().all(is_of_name)).then_some(word)
}

/// Returns the first word of a value, because secrets have no spaces.
///
/// In a value with quotes, takes the first word between them. Drops separators, asterisks and quotes before the word,
/// and punctuation and quotes after it. Keeps other signs, because a secret may contain them.
pub(crate) fn secret(value: &str) -> Option<Zeroizing<String>> {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ':' | '=' | '|' | '：');
    let word = value
        .trim_start_matches(['"', '\'', '`', '*'])
        .trim_start_matches(is_sign);
    let quote = word.chars().next().filter(|c| QUOTES.contains(c));
    let quoted = quote.and_then(|quote| word.get(1..)?.split_once(quote));
    let word = quoted.map_or(word, |(inside, _)| inside);
    let word = word.split_whitespace().next()?;
    let bare = word.trim_end_matches([',', ';', '|']).trim_matches(QUOTES);
    (!bare.is_empty()).then(|| Zeroizing::new(bare.to_owned()))
}

/// Returns the secrets of rows that were copied from Entra's table: description, expiry date, value and ID.
///
/// Omits values shorter than [`SHORTEST`], because the portal hides all but the start of an older value.
pub(crate) fn secrets_of_rows(text: &str) -> impl Iterator<Item = Zeroizing<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let rows: Vec<_> = words
        .windows(3)
        .filter_map(|row| match *row {
            [end, value, of] if is_date(end) && id(of).is_some() => secret(value),
            _ => None,
        })
        .collect();
    rows.into_iter().filter(|value| value.len() >= SHORTEST)
}

/// Whether a word has the shape of a day in figures, such as 30.5.2027.
fn is_date(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let is_number = |part: &str| {
        matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    parts.len() == 3 && parts.iter().all(|part| is_number(part))
}

/// Returns an unlabeled secret that looks like one of Entra's: about 40 characters, with a digit, `Q` and `~` as the
/// fourth to sixth.
pub(crate) fn entras_secret(text: &str) -> Option<Zeroizing<String>> {
    let is_of_secret = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '~' | '.' | '-');
    let has_mark = |word: &&str| {
        let mark = word.get(3..6).unwrap_or_default().as_bytes();
        matches!(mark, [digit, b'Q', b'~'] if digit.is_ascii_digit())
            && (36..=44).contains(&word.len())
            && word.chars().all(is_of_secret)
    };
    words(text)
        .find(has_mark)
        .map(|word| Zeroizing::new(word.to_owned()))
}
