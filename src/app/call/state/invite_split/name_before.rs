//! Finds the name to which an address or a number belongs, if the name and a separator come before it, as in `Camille
//! Roux, camille@…` or `Ada Lovelace, only on her mobile: +1 …`.

use std::ops::Range;

use crate::app::call::state::invite_split::labels::{labeled_name, without_labels};
use crate::app::call::state::invite_split::likeness::{is_one, may_name, words_beside};
use crate::app::call::state::invite_split::polite::is_polite;
use crate::app::call::state::invite_split::table::named;
use crate::moderation::model::invitee::cores::cores;
use crate::moderation::model::recognize::{extension, national_number};

/// Words in lower case within a name.
pub(super) const PARTICLES: &[&str] = &[
    "al", "bin", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "e", "el", "la", "las", "le", "los", "ten", "ter", "van", "von", "y", "zu",
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
    let is_number = !part[place.clone()].contains(|c: char| c == '@' || c.is_alphabetic());
    let name = if is_number {
        name_of_number(line, part)?
    } else if words_beside(part).is_empty() {
        name_of_address(line, way)?
    } else {
        return None;
    };
    let whole = named(&name, way);
    (is_one(&whole) || !is_one(way)).then_some(whole)
}

/// Finds the name in a line above `part`, such as `Name: Ada Lovelace`. Returns the name followed by the address or
/// number in `part`, and the name as written in the text.
///
/// `None` in these cases:
/// - `part` isn't exactly one address or number
/// - `part` has a name of its own, or words other than labels before it in its line
/// - none of the lines right above `part` is labeled as a name, or a readable address or number would become unreadable
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
    let has_label = [beside, &part[..place.start]]
        .concat()
        .contains(char::is_alphabetic);
    // Without a label of its own, a number belongs only to the name right above it.
    let name = if has_label {
        let mut labeled = block.take_while(|line| line.contains([':', '：']));
        labeled.find_map(labeled_name)?
    } else {
        block.next().and_then(labeled_name)?
    };
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
    for (n, piece) in words.split('(').enumerate() {
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
    let is_name = all
        .first()?
        .starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && all.len() <= MOST
        && !all.iter().any(|word| is_small(word));
    if is_name {
        Some(all.join(" "))
    } else {
        name(words)
    }
}

fn name_of_number(line: &str, part: &str) -> Option<String> {
    let line = line.strip_suffix(COMMAS)?;
    if may_name(line) || line.contains(['\t', ';', '|']) {
        return None;
    }
    let mut names = line.split(COMMAS).filter_map(name);
    // Without words of its own, a number belongs to the name right before it.
    if words_beside(part).is_empty() {
        names.next_back()
    } else {
        names.next()
    }
}

/// Returns the name right before an address. A single word counts only if it or the surname before it is in the address. Otherwise it may
/// as well be a greeting or the end of a sentence.
fn name_of_address(line: &str, address: &str) -> Option<String> {
    let line = line.strip_suffix(BEFORE_ADDRESS)?;
    let mut cells = line.rsplit(BEFORE_ADDRESS).map(str::trim);
    let last = cells.next().filter(|cell| is_words(cell))?;
    let found = name(last)?;
    if found.contains(' ') {
        return Some(found);
    }
    let address = address.to_lowercase();
    let is_in_address = |word: &str| address.contains(&word.to_lowercase());
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
    let is_capital =
        |word: &&str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let is_particle = |word: &&str| PARTICLES.contains(word);
    let runs = words.chunk_by(|one, next| {
        let goes_on = |word: &&str| is_capital(word) || is_particle(word);
        goes_on(one) && goes_on(next)
    });
    for run in runs {
        let start = run.iter().position(&is_capital);
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
