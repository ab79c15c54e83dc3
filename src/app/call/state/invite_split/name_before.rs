//! Finds the name to which an address or a number belongs, if the name and a separator stand before it, as in `Camille
//! Roux, camille@…` or `Ada Lovelace, only on her mobile: +1 …`.

use crate::app::call::state::invite_split::likeness::{is_one, may_name, words_beside};
use crate::app::call::state::invite_split::polite::is_polite;
use crate::app::call::state::invite_split::table::named;
use crate::moderation::model::invitee::cores::cores;

/// Words in lower case within a name.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "e", "el", "la", "las", "le", "los", "ten", "ter", "van", "von", "y", "zu",
];
const COMMAS: &[char] = &[',', '，', '、', '،'];
/// Signs that may stand between a name and an address.
const BEFORE_ADDRESS: &[char] = &[',', '，', '、', '،', ';', '；', '؛', '|', '\t'];

/// Returns the name that stands before `part` in its line, followed by the address or number in `part`. `None` if
/// `part` isn't one address or number, or if no name is there.
pub(crate) fn with_name_before(before: &str, part: &str) -> Option<String> {
    let [place] = &cores(part)[..] else {
        return None;
    };
    let way = &part[place.clone()];
    if !is_one(part) {
        return None;
    }
    let line = before.rsplit(['\n', '\r']).next()?.trim_matches(' ');
    let is_number = !way.contains(|c: char| c == '@' || c.is_alphabetic());
    let name = if is_number {
        name_of_number(line, part)?
    } else if words_beside(part).is_empty() {
        name_of_address(line, way)?
    } else {
        return None;
    };
    let whole = named(&name, way);
    is_one(&whole).then_some(whole)
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

/// Returns the name right before an address. A single word is taken only if the address has it too, since it may as
/// well be a greeting or the end of another sentence.
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

/// Returns the name that comes first among some words. It consists of words that begin with a capital, or whose script
/// has no capitals. A single word is a name only if it stands alone.
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
