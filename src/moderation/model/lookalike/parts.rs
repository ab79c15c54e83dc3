//! Splits a display name into the parts that could be the name. Removes brackets, titles and roles. Splits at
//! separators, such as a dash.

use unicode_normalization::UnicodeNormalization as _;

use crate::moderation::model::lookalike::letters::{
    folded, is_part_of_letter, latin_twin, may_be_letter,
};
use crate::moderation::model::lookalike::words::{
    is_generation, is_no_name, is_role, is_title, without_glued,
};

/// Opening brackets, including full-width and CJK ones.
const OPENING: &str = "([{<（［｛【〔「『〈《«‹＜⟨❨❪";
const CLOSING: &str = ")]}>）］｝】〕」』〉》»›＞⟩❩❫";
/// Characters that separate a name from an addition, with or without spaces around them.
const DIVIDING: &str = ";:|/\\•；：｜／";
/// Characters that separate a name from an addition if spaces are around them. Words contain them as well.
const DIVIDING_BETWEEN_SPACES: &str = "-–—~@_+=*·";
/// Commas, which separate additions, but also the two halves of a name in reverse order.
const COMMAS: &str = ",，、";
/// Apostrophes, and characters that people write instead.
const APOSTROPHES: &str = "'’ʼ‘`´＇";

/// The parts of a display name, each split into simplified words.
pub(crate) struct NameParts {
    /// The words of the whole name, without titles and roles.
    pub(crate) whole: Vec<String>,
    /// Parts that could be a whole name: before or after a separator, within brackets, or in a mail address.
    pub(crate) pieces: Vec<Vec<String>>,
    /// The words of the name without the number at its end, which may stand for a second device. Empty without such a
    /// number.
    pub(crate) without_number: Vec<String>,
}

impl NameParts {
    pub(crate) fn of(name: &str) -> Self {
        let (outside, asides) = split_asides(name);
        let outside = if has_letters(&outside) {
            outside
        } else {
            name.to_owned()
        };
        let segments = divided(&outside, false);
        let asides: Vec<Vec<String>> = asides.iter().map(|it| words(it)).collect();
        let generation = asides.iter().flatten().filter(|word| is_generation(word));
        let mut whole: Vec<String> = segments.iter().flatten().cloned().collect();
        whole.extend(generation.cloned());
        let whole = without_additions(whole);
        let is_of_a_generation = whole.iter().any(|word| is_generation(word));
        let mut pieces: Vec<Vec<String>> = asides;
        for segments in [segments, divided(&outside, true)] {
            if segments.len() > 1 {
                pieces.extend(segments);
            }
        }
        pieces.extend(name_in_address(&outside));
        // Drops parts of one word, which are only half a name. A name with a generation suffix keeps no parts, because
        // a father is not his son.
        pieces.retain(|words| words.len() > 1 && !is_of_a_generation);
        let pieces = pieces.into_iter().map(without_additions).collect();
        let without_number = without_number(&outside).map(|rest| {
            let segments = divided(&rest, false);
            without_additions(segments.into_iter().flatten().collect())
        });
        Self {
            whole,
            pieces,
            without_number: without_number.unwrap_or_default(),
        }
    }
}

/// Returns the words of the name in a mail address, such as `anna.novak@contoso.com`. `None` if the text is no address.
fn name_in_address(text: &str) -> Option<Vec<String>> {
    let (name, host) = text.trim().split_once('@')?;
    let is_address = host.contains('.') && !text.trim().contains(char::is_whitespace);
    is_address.then(|| words(&name.replace(['.', '_', '+'], " ")))
}

/// Whether the text contains a letter or digit.
fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether a reader would take a word for Latin: it contains Latin letters, or all its letters
/// resemble Latin letters.
fn reads_as_latin(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    let looks_latin = |c: char| c.is_ascii() || latin_twin(c).is_some();
    letters.peek().is_some()
        && (word.contains(|c: char| c.is_ascii_alphabetic()) || letters.all(looks_latin))
}

/// Returns the text outside brackets, and the text within each outermost pair. An unclosed bracket extends to the
/// end.
fn split_asides(name: &str) -> (String, Vec<String>) {
    let (mut outside, mut asides) = (String::new(), Vec::new());
    let mut depth = 0_usize;
    for c in name.chars() {
        if OPENING.contains(c) {
            if depth == 0 {
                asides.push(String::new());
                outside.push(' ');
            }
            depth += 1;
        } else if CLOSING.contains(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            outside.push(c);
        } else if let Some(aside) = asides.last_mut() {
            aside.push(c);
        }
    }
    (outside, asides)
}

/// Splits a text at separators, and with `at_commas` at commas too. Returns the words of each segment. Drops segments
/// that are only a role, unless the text has no other segment.
fn divided(text: &str, at_commas: bool) -> Vec<Vec<String>> {
    let chars: Vec<char> = text.chars().collect();
    let is_space = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_none_or(|c| c.is_whitespace())
    };
    let mut segments = vec![String::new()];
    for (at, &c) in chars.iter().enumerate() {
        let is_alone = is_space(at.checked_sub(1)) && is_space(Some(at + 1));
        let divides = DIVIDING.contains(c)
            || (DIVIDING_BETWEEN_SPACES.contains(c) && is_alone)
            || (COMMAS.contains(c) && at_commas);
        if divides {
            segments.push(String::new());
        } else if let Some(segment) = segments.last_mut() {
            segment.push(c);
        }
    }
    let segments = segments.iter().map(|segment| words(segment));
    let segments: Vec<Vec<String>> = segments.filter(|words| !words.is_empty()).collect();
    let names = segments.iter().filter(|words| !is_role(&words.concat()));
    let names: Vec<Vec<String>> = names.cloned().collect();
    if names.is_empty() { segments } else { names }
}

/// Splits a text into simplified words. Punctuation and spaces separate words; emoji and hidden
/// characters do not.
fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = vec![String::new()];
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1);
        let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        // At the end of a word, these signs nearly always stand for its last letter.
        let may_end = matches!(c, '@' | '$');
        let is_inside = may_be_letter(c) && is_letter(before) && (may_end || is_letter(next));
        let is_possessive = matches!(c, 's' | 'S')
            && before.is_some_and(|c| APOSTROPHES.contains(*c))
            && !is_letter(next);
        let Some(word) = words.last_mut() else { break };
        if is_possessive {
            words.push(String::new());
        } else if c.is_alphanumeric() || is_enclosed_letter(c) || is_inside || is_part_of_letter(c)
        {
            word.push(c);
        } else if parts_words(c) {
            words.push(String::new());
        }
    }
    let words = words.iter().map(|word| word.nfkc().collect::<String>());
    let words = words.map(|word| folded(&word, reads_as_latin(&word)));
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether `c` is an enclosed letter or digit, for example in a circle or in parentheses. Unicode counts some of them
/// as symbols.
fn is_enclosed_letter(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{1F100}'..='\u{1F189}')
}

/// Whether `c` separates words. Apostrophes do not: O'Brien is one word.
fn parts_words(c: char) -> bool {
    use unicode_general_category::{GeneralCategory as Is, get_general_category};
    let is_sign = matches!(
        get_general_category(c),
        Is::ConnectorPunctuation
            | Is::DashPunctuation
            | Is::OpenPunctuation
            | Is::ClosePunctuation
            | Is::InitialPunctuation
            | Is::FinalPunctuation
            | Is::OtherPunctuation
            | Is::MathSymbol
    );
    c.is_whitespace() || (is_sign && !APOSTROPHES.contains(c))
}

/// Drops titles, and roles that are nobody's name, if a word remains. Drops other roles if two words remain. So a name
/// that is only Guest stays.
fn without_additions(words: Vec<String>) -> Vec<String> {
    let without = |words: Vec<String>, is_one: fn(&str) -> bool, least: usize| {
        let kept = words.iter().filter(|word| !is_one(word));
        let kept: Vec<String> = kept.cloned().collect();
        if kept.len() >= least { kept } else { words }
    };
    let words = without(words, is_title, 1);
    let words = without(words, is_no_name, 1);
    let words = without(words, is_role, 2);
    match words.as_slice() {
        [only] => vec![without_glued(only).to_owned()],
        _ => words,
    }
}

/// Returns the text before a number at its end. `None` if there is no such number, or no letter
/// before it.
fn without_number(text: &str) -> Option<String> {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len() && rest.contains(char::is_alphabetic)).then(|| rest.to_owned())
}
