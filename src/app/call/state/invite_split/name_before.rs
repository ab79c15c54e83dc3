//! Finds the name to which an address or a number belongs, if the name and a separator come before it, as in `Camille
//! Roux, camille@…` or `Ada Lovelace, only on her mobile: +1 …`.

use std::ops::Range;

use crate::app::call::state::invite_split::labels::{
    is_code_label, is_label, labeled_name, without_labels, without_marks,
};
use crate::app::call::state::invite_split::likeness::{is_one, may_name, words_beside};
use crate::app::call::state::invite_split::nameless::{PARTICLES, names};
use crate::app::call::state::invite_split::polite::{JOINING, POLITE, is_polite, is_word_of};
use crate::app::call::state::invite_split::sentence::{asks, is_verb, last_sentence, words};
use crate::app::call::state::invite_split::table::named;
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::recognize::{extension, national_number};

/// Words before a name that aren't part of it, in lower case.
const OPENING: &[&str] = &[
    "please", "also", "and", "so", "then", "just", "again", "bitte", "auch", "noch", "und", "dann",
    "außerdem", "sonst", "aussi", "et", "puis", "también", "y", "também", "e", "veuillez", "am",
    "pm", "uhr",
];
/// Words for people who answer in the place of somebody named before.
const DEPUTIES: &[&str] = &[
    "secretary", "assistant", "deputy", "substitute", "boss", "manager", "colleague", "team",
];
/// Words between a verb and the name of the person to call.
const BEFORE_NAME: &[&str] = &[
    "please", "also", "our", "my", "bitte", "auch", "noch", "mal", "den", "die", "aussi", "a",
    "también", "também", "para", "o",
];
/// Words between the name of a person to call and the number.
const BEHIND_NAME: &[&str] = &[
    "on", "at", "under", "via", "using", "unter", "auf", "über", "am", "au", "sur", "al", "en",
    "no", "na", "pelo", "em", "directly", "direkt",
];
/// Words with a capital behind such a verb that are no name.
const NO_NAMES: &[&str] = &[
    "support", "helpdesk", "hotline", "reception", "zentrale", "technik", "empfang", "büro",
    "teams", "it", "i", "him", "her", "them", "me", "us", "accueil", "recepción", "recepção",
];
/// Words that stand for a person named before.
const PRONOUNS: &[&str] = &[
    "him", "his", "her", "them", "their", "ihn", "sie", "ihm", "seine", "seiner", "seinem", "ihre",
    "ihrer", "ihrem", "sein", "ihr", "le", "la", "lui", "son", "sa", "lo", "su", "ele", "ela",
    "seu", "sua", "dele", "dela",
];
/// Words with a capital at the beginning of a sentence that are no name.
const NOT_SUBJECTS: &[&str] = &[
    "he", "she", "it", "this", "that", "there", "who", "nobody", "everyone", "er", "sie", "es",
    "das", "der", "die", "dies", "niemand", "il", "elle", "ce", "on", "ela", "ele", "él", "ella",
    "esto", "office", "our", "my", "their", "unser", "unsere", "mein", "meine", "ihr", "ihre",
    "notre", "mon", "son", "sa", "nuestro", "nuestra", "nosso", "nossa", "the", "if", "falls",
    "wenn", "si", "in", "le", "la", "el", "o", "a", "wir", "we", "you", "i", "ich", "they",
    "someone", "somebody", "anyone", "people", "colleagues", "guests", "jemand", "kollegen",
    "leute", "gäste", "greetings", "grüße",
];
const COMMAS: &[char] = &[',', '，', '、', '،'];
/// Signs that may be between a name and an address.
const BEFORE_ADDRESS: &[char] = &[',', '，', '、', '،', ';', '；', '؛', '|', '\t'];

/// Returns the name before `part` in its line, followed by the address or number in `part`.
///
/// `None` in these cases:
/// - `part` isn't exactly one address or number
/// - `part` has an address with words beside it
/// - no name is there, or a readable address or number would become unreadable with it
pub(crate) fn with_name_before(before: &str, part: &str) -> Option<String> {
    let [place] = &cores(part)[..] else {
        return None;
    };
    let way = with_extension(part, place.clone());
    if !is_one(part) && national_number(part).is_none() {
        return None;
    }
    let line = before.rsplit(['\n', '\r']).next()?.trim_matches(' ');
    let line = last_sentence(behind_last(line));
    let is_number = !part[place.clone()].contains(|c: char| c == '@' || c.is_alphabetic());
    let name = if is_number {
        match name_of_number(line, part) {
            Some(name) => name,
            None => return with_clause_before(line, part),
        }
    } else if words_beside(part).is_empty() {
        name_of_address(line, way)?
    } else {
        return None;
    };
    let whole = named(&name, way);
    (is_one(&whole) || !is_one(way)).then_some(whole)
}

/// Returns a number that belongs to "her" or "him" together with the words that say who that is, as in "our auditor, you
/// can get her on +44 …".
fn with_clause_before(line: &str, part: &str) -> Option<String> {
    let line = line.strip_suffix(COMMAS)?;
    let clause = line.rsplit(COMMAS).next()?.trim();
    let own = words_beside(part).to_lowercase();
    let is_of_him = words(&own).any(|word| PRONOUNS.contains(&word));
    let is_said =
        is_of_him && !asks(clause) && clause.contains(char::is_alphabetic) && !may_name(clause);
    let whole = format!("{}: {part}", without_marks(clause));
    (is_said && is_one(&whole)).then_some(whole)
}

/// Returns the words behind the last address or number of a line, if a word such as "and" begins them: a name among them
/// is that of another person. Otherwise returns the line.
fn behind_last(line: &str) -> &str {
    let behind = cores(line).pop().map_or("", |at| &line[at.end..]);
    let behind = behind.trim_start_matches(|c: char| c.is_whitespace() || ")]>".contains(c));
    let first = behind.split_whitespace().next().unwrap_or_default();
    if JOINING.contains(&&*first.to_lowercase()) {
        behind
    } else {
        line
    }
}

/// Returns the name before `part` in its line, if it belongs to all numbers in `part`.
pub(super) fn name_before_numbers(before: &str, part: &str) -> Option<String> {
    let line = last_sentence(before.rsplit(['\n', '\r']).next()?.trim_matches(' '));
    let is_number = |at: Range<usize>| !part[at].contains(|c: char| c == '@' || c.is_alphabetic());
    name_of_number(line, part).filter(|_| cores(part).into_iter().all(is_number))
}

/// Returns the name that is the whole line right above, if names come first in its lines: those up to an empty one or a
/// colon. `lines` begins with the line right above.
fn lone_name<'t>(lines: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let lines = lines.map(str::trim);
    let block = lines.take_while(|line| !line.is_empty() && !line.ends_with([':', '：']));
    let block: Vec<&str> = block.collect();
    let is_name = |line: &&str| names(line) == [without_marks(line)];
    let (name, before) = block.split_first()?;
    let is_first = before.last().is_none_or(is_name);
    (is_name(name) && is_first && !before.first().is_some_and(is_name))
        .then_some(without_marks(name))
}

/// Finds the name in a line above `part`, such as `Name: Ada Lovelace`. Returns the name followed by the address or
/// number in `part`, and the name as written in the text.
///
/// `None` in these cases:
/// - `part` isn't exactly one address or number
/// - `part` has a name of its own, or words other than labels before it in its line
/// - none of the lines right above `part` is labeled as a name or is one, or a readable address or number would become unreadable
///   with the name
pub(crate) fn with_name_above<'t>(before: &'t str, part: &str) -> Option<(String, &'t str)> {
    let [place] = &cores(part)[..] else {
        return None;
    };
    let (above, beside) = before.rsplit_once(['\n', '\r'])?;
    let is_way = is_one(part) || national_number(part).is_some();
    if !is_way || !name_beside(part).is_empty() || !without_labels(beside).is_empty() {
        return None;
    }
    let mut block = above.split('\n').rev();
    let lone = lone_name(block.clone());
    let has_label = [beside, &part[..place.start]]
        .concat()
        .contains(char::is_alphabetic);
    // Without a label of its own, a number belongs only to the name right above it.
    let name = if has_label {
        let mut labeled = block.take_while(|line| line.contains([':', '：']));
        labeled.find_map(labeled_name)
    } else {
        block.next().and_then(labeled_name)
    };
    let name = name.or(lone)?;
    let whole = named(name, with_extension(part, place.clone()));
    let is_clear = is_one(&whole) || !is_one(part);
    is_clear.then_some((whole, name))
}

/// Returns the address or number at a place, together with an extension behind it.
pub(super) fn with_extension(text: &str, place: Range<usize>) -> &str {
    let behind = extension(&text[place.end..]).unwrap_or_default();
    &text[place.start..place.end + behind]
}

/// Returns the name before the first address, ID or number of a text. Empty if there is no such name. Labels
/// such as *Phone* and remarks in parentheses belong to no name.
pub(crate) fn name_beside(typed: &str) -> String {
    let Some(place) = cores(typed).into_iter().next() else {
        return String::new();
    };
    name_in(&typed[..place.start])
}

/// Returns the name in the words before an address, ID or number. Empty if there is none.
pub(super) fn name_in(words: &str) -> String {
    let mut before = String::new();
    for (n, piece) in last_sentence(words).split('(').enumerate() {
        let kept = if n == 0 {
            Some(piece)
        } else {
            piece.split_once(')').map(|it| it.1)
        };
        before.push_str(kept.unwrap_or_default());
    }
    let lines: Vec<&str> = before.lines().map(without_labels).collect();
    let found = lines.into_iter().rev().find_map(whole_name);
    found.unwrap_or_default()
}

/// Returns all of these words if they may be a name, or else the name among them.
fn whole_name(words: &str) -> Option<String> {
    const MOST: usize = 6;
    let is_small = |word: &str| word.starts_with(char::is_lowercase) && !PARTICLES.contains(&word);
    let all: Vec<&str> = words.split_whitespace().collect();
    let rest = without_opening(&all);
    // As in "Marcus Feldmann T +49 …".
    let rest = match rest {
        [name @ .., last] if name.len() > 1 && last.len() == 1 && is_label(last) => name,
        _ => rest,
    };
    let is_name =
        is_capital(rest.first()?) && rest.len() <= MOST && !rest.iter().any(|word| is_small(word));
    let found = if is_name {
        Some(rest.join(" "))
    } else {
        let found = name(words).or_else(|| asked_name(&all));
        found.or_else(|| subject(words))
    };
    let found = found.filter(|name| !is_label(name));
    found.map(|name| with_deputy(&name, &all).unwrap_or_else(|| without_endings(&name).to_owned()))
}

/// Returns a name in the possessive together with the word for a deputy after it, as in "Dr. Lindqvist's secretary".
fn with_deputy(name: &str, words: &[&str]) -> Option<String> {
    let owner = name.split_whitespace().next_back()?;
    let at = words.iter().position(|word| *word == owner)?;
    let deputy = words.get(at + 1)?;
    let is_deputy = without_endings(name) != name && DEPUTIES.contains(deputy);
    is_deputy.then(|| format!("{name} {deputy}"))
}

/// Drops words such as "please" and "call" before a name. Empty if there is nothing else.
pub(super) fn without_opening<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let is_opening = |word: &&&str| {
        let word = word
            .trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        OPENING.contains(&&*word) || is_verb(&word) || is_word_of(&word, &[POLITE])
    };
    &words[words.iter().take_while(is_opening).count()..]
}

pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// Returns the single word that a sentence asks to call, as in "so ring Kenji on".
fn asked_name(words: &[&str]) -> Option<String> {
    let at = words
        .iter()
        .position(|word| is_verb(&word.to_lowercase()))?;
    let behind = words[at + 1..].iter();
    let mut behind = behind.skip_while(|word| BEFORE_NAME.contains(word));
    let name = behind.next()?;
    let is_name = name.chars().all(|c| c.is_alphabetic() || "-'’".contains(c))
        && is_capital(name)
        && !is_code_label(name)
        && without_labels(name) == *name
        && !NO_NAMES.contains(&&*name.to_lowercase());
    let next = behind.next();
    let is_end = next.is_none_or(|word| BEHIND_NAME.contains(&&*word.to_lowercase()));
    let is_owner = without_endings(name) != *name;
    (is_name && (is_end || is_owner)).then(|| (*name).to_owned())
}

/// Drops the ending of the possessive, and words behind a Japanese or Korean title.
fn without_endings(name: &str) -> &str {
    const TITLES: &[&str] = &["さん", "様", "씨", "님"];
    let name = name
        .strip_suffix("'s")
        .or(name.strip_suffix("’s"))
        .unwrap_or(name);
    let ends = TITLES
        .iter()
        .filter_map(|title| Some(name.find(title)? + title.len()));
    &name[..ends.min().unwrap_or(name.len())]
}

/// Returns the only word with a capital of a few words, as in "y a Javier". Other words are those that come before a name.
fn single_name(words: &str) -> Option<String> {
    let all: Vec<&str> = words.split_whitespace().collect();
    let mut rest = without_opening(&all).iter();
    let name = rest.find(|word| !BEFORE_NAME.contains(word))?;
    let is_name = is_capital(name)
        && name.chars().count() > 1
        && name.chars().all(char::is_alphabetic)
        && without_labels(name) == *name
        && !is_code_label(name)
        && !is_polite(name)
        && !NO_NAMES.contains(&&*name.to_lowercase())
        && !NOT_SUBJECTS.contains(&&*name.to_lowercase());
    let is_asked = all.len() > 1 && rest.len() == 0;
    (is_name && is_asked).then(|| (*name).to_owned())
}

fn name_of_number(line: &str, part: &str) -> Option<String> {
    let line = line.strip_suffix(COMMAS)?;
    if may_name(line) || line.contains(['\t', ';', '|']) {
        return None;
    }
    let own = words_beside(part);
    // In "Ada can't, so ring Ben on", the number is that of Ben. In "so ring the desk on", it's nobody's.
    if asks(&own) && !words(&own).any(|word| PRONOUNS.contains(&&*word.to_lowercase())) {
        return None;
    }
    if name_beside(part).contains(' ') {
        return None;
    }
    let mut names = line
        .split(COMMAS)
        .filter_map(|piece| name(piece).or_else(|| single_name(piece)));
    // Without words of its own, a number belongs to the name right before it.
    let found = if own.is_empty() {
        names.next_back()
    } else {
        names.next()
    };
    found.or_else(|| subject(line).filter(|_| !own.is_empty()))
}

/// Returns the single word of which a sentence says something at its beginning, as in "Kenji is on the road".
fn subject(line: &str) -> Option<String> {
    const NEAR: usize = 5;
    const SAYS: &[&str] = &[
        "is", "has", "can", "will", "ist", "hat", "kann", "wird", "est", "a", "peut", "está",
        "tiene", "puede", "tem", "pode",
    ];
    const FROM_WHERE: &[&str] = &["from", "of", "at", "in", "von", "vom", "aus", "chez"];
    let start = line.rfind(['.', '!', '?']).map_or(0, |at| at + 1);
    let all: Vec<&str> = words(&line[start..]).collect();
    let all = without_opening(&all);
    let (name, behind) = all.split_first()?;
    // As in "Olu from the agency is on" and "Marcus from facilities on".
    let mut near = behind.iter().take(NEAR);
    let is_from = behind.first().is_some_and(|it| FROM_WHERE.contains(it));
    let is_name = is_capital(name)
        && name.chars().count() > 1
        && (is_from || near.any(|word| SAYS.contains(word)))
        && without_labels(name) == *name
        && !is_code_label(name)
        && !NO_NAMES.contains(&&*name.to_lowercase())
        && !NOT_SUBJECTS.contains(&&*name.to_lowercase());
    is_name.then(|| (*name).to_owned())
}

/// Returns the name right before an address. A single word counts only if it or the surname before it is in the address. Otherwise it may
/// as well be a greeting or the end of a sentence.
fn name_of_address(line: &str, address: &str) -> Option<String> {
    let line = line.strip_suffix(BEFORE_ADDRESS)?;
    let mut cells = line.rsplit(BEFORE_ADDRESS).map(str::trim);
    let last = cells.next().filter(|cell| is_words(cell))?;
    let found = name(last)?;
    let address = address.to_lowercase();
    let is_in_address = |word: &str| address.contains(&word.to_lowercase());
    // As in "Mr. Ivanov's assistant Olga".
    let own = last
        .split_whitespace()
        .next_back()
        .filter(|it| is_capital(it) && is_in_address(it));
    if let Some(own) = own.filter(|_| without_endings(&found) != found) {
        return Some(own.to_owned());
    }
    if found.contains(' ') {
        return Some(found);
    }
    let surname = cells.next().filter(|cell| is_words(cell)).and_then(name);
    let surname = surname.filter(|it| !it.contains(' '));
    match surname {
        Some(surname) if is_in_address(&found) || is_in_address(&surname) => {
            Some(format!("{found} {surname}"))
        }
        _ => is_in_address(&found).then_some(found),
    }
}

/// Whether a cell consists of words that may be a name, unlike an address or a greeting.
fn is_words(cell: &str) -> bool {
    !may_name(cell) && !is_polite(cell)
}

/// Returns the name that comes first among some words. It consists of words that begin with a capital or whose script
/// has no capitals, and of particles between them.
///
/// A single word is a name only if there are no other words.
fn name(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words: Vec<&str> = words
        .into_iter()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
        .filter(|word| word.contains(char::is_alphabetic))
        .collect();
    let words = without_opening(&words);
    let is_capital = |word: &&str| is_capital(word);
    let is_particle = |word: &&str| PARTICLES.contains(word);
    let runs = words.chunk_by(|one, next| {
        let goes_on = |word: &&str| is_capital(word) || is_particle(word);
        goes_on(one) && goes_on(next)
    });
    for run in runs {
        let is_time = |word: &&str| matches!(*word, "AM" | "PM");
        let start = run
            .iter()
            .position(|word| is_capital(word) && !is_time(word));
        let end = run.iter().rposition(&is_capital);
        let (Some(start), Some(end)) = (start, end) else {
            continue;
        };
        if start < end || words.len() == 1 {
            return Some(run[start..=end].join(" "));
        }
    }
    None
}

#[cfg(test)]
mod tests;
