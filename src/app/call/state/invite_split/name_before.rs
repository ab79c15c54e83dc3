//! Finds the name before a number if a comma separates the two, as in `Ada Lovelace, only on her mobile: +1 …`.

use crate::app::call::state::invite_split::likeness::{is_one, may_name, words_beside};
use crate::app::call::state::invite_split::table::named;
use crate::moderation::model::invitee::cores::cores;

/// Words in lower case within a name.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "das", "de", "dei", "del", "della", "den", "der", "di", "do", "dos", "du",
    "e", "el", "la", "las", "le", "los", "ten", "ter", "van", "von", "y", "zu",
];

/// Returns the name that stands before `part` in its line, followed by the number in `part`. `None` if `part` isn't one
/// number, or if no name is there.
pub(crate) fn with_name_before(before: &str, part: &str) -> Option<String> {
    let [place] = &cores(part)[..] else {
        return None;
    };
    let number = &part[place.clone()];
    if number.contains(|c: char| c == '@' || c.is_alphabetic()) || !is_one(part) {
        return None;
    }
    let line = before.rsplit(['\n', '\r']).next()?.trim();
    let line = line.strip_suffix([',', '，', '、', '،'])?;
    if may_name(line) || line.contains(['\t', ';', '|']) {
        return None;
    }
    let mut names = line.split([',', '，', '、', '،']).filter_map(name);
    // Without words of its own, a number belongs to the name right before it.
    let name = if words_beside(part).is_empty() {
        names.next_back()
    } else {
        names.next()
    };
    let whole = named(&name?, number);
    is_one(&whole).then_some(whole)
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
