//! Removes text that programs add around a copied ID, name or number.

use crate::moderation::model::digits::{is_dash, plain};
use crate::moderation::model::ids::hyphenated_guid;
use crate::moderation::model::invisible::is_invisible;
use crate::moderation::model::invitee::dialed::behind_prefix;

/// Quotes around a whole text.
const QUOTES: [(char, char); 7] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('“', '”'),
    ('„', '“'),
    ('‘', '’'),
    ('«', '»'),
];

/// Brackets around a whole text.
const BRACKETS: [(char, char); 4] = [('<', '>'), ('(', ')'), ('[', ']'), ('{', '}')];

/// Punctuation of the surrounding sentence, after a text.
const TAIL: [char; 5] = ['.', ',', ';', ':', '!'];

/// Schemes and other prefixes of mail addresses and sign-in names.
const NAMES: [&str; 6] = [
    "mailto:", "smtp:", "sip:", "sips:", "im:", "i:0#.f|membership|",
];

/// Schemes of phone numbers, and the prefix with which Teams stores them.
const NUMBERS: [&str; 5] = ["tel:", "callto:", "sip:", "sips:", "4:"];

/// Signs before the items of a list. Signs in `DASHES` also begin other texts, and count only before a space.
const BULLETS: [char; 7] = ['•', '‣', '◦', '▪', '●', '·', '☐'];
const DASHES: [char; 5] = ['-', '–', '—', '*', '>'];

/// Highest number of layers to remove, such as quotes within brackets. No known program adds more.
const LAYERS: usize = 4;

/// Returns a typed text without invisible characters, and without quotes, brackets, labels, schemes and punctuation
/// around it. Writes digits in ASCII, and a GUID with hyphens.
///
/// Characters within the text that reverse the reading order are kept. Otherwise the result could differ from the text
/// that the operator saw.
pub(crate) fn cleaned(typed: &str) -> String {
    let edge = |c: char| c.is_whitespace() || is_invisible(c);
    let seen = typed.trim_matches(edge).chars();
    let seen: String = seen
        .filter(|c| c.is_whitespace() || !is_invisible(*c) || reverses(*c))
        .map(|c| if c == '\u{2795}' { '+' } else { c })
        .collect();
    let seen = plain(&seen);
    let mut text = &*seen;
    for _ in 0..LAYERS {
        let bare = without_label(without_scheme(without_pair(text)));
        if bare == text {
            break;
        }
        text = bare;
    }
    guid(text).unwrap_or_else(|| text.to_owned())
}

/// Whether `c` may reverse the reading order of the following text.
fn reverses(c: char) -> bool {
    matches!(c, '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2067}')
}

/// Removes a bullet, a number of a list (`1.`), or a label (`Tel.`, `Mail:`).
fn without_label(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix(BULLETS) {
        return rest.trim_start();
    }
    let spaced = |rest: &str| rest.starts_with(char::is_whitespace);
    if let Some(rest) = text.strip_prefix(DASHES).filter(|rest| spaced(rest)) {
        return rest.trim_start();
    }
    let Some((label, rest)) = text.split_once([':', '：', '.', ')']) else {
        return text;
    };
    let is_number = label.len() <= 2 && label.chars().all(|c| c.is_ascii_digit());
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-');
    let is_words = label.starts_with(char::is_alphabetic) && label.chars().all(is_word);
    let rest = rest.trim_start_matches([':', '.']);
    let is_number_next = rest.starts_with('+') || rest.starts_with("00");
    let ends = spaced(rest) || is_words && is_number_next;
    if ends && !label.is_empty() && (is_number || is_words) {
        return rest.trim_start();
    }
    text
}

/// Removes punctuation at the end, and one pair of quotes or brackets.
fn without_pair(text: &str) -> &str {
    let text = text.trim().trim_end_matches(TAIL).trim_end();
    let mut pairs = QUOTES.iter().chain(&BRACKETS);
    pairs.find_map(|pair| within(text, *pair)).unwrap_or(text)
}

/// Removes the pair of quotes around the whole text, if there is one.
pub(crate) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let mut inner = QUOTES.iter().filter_map(|pair| within(text, *pair));
    inner.next().unwrap_or(text)
}

fn within(text: &str, (open, close): (char, char)) -> Option<&str> {
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    (!inner.contains([open, close])).then_some(inner.trim())
}

/// Removes the scheme of a mail address, or of a number that begins with `+` or `00`. With a scheme, also removes the
/// host or parameters behind the address or number.
pub(crate) fn without_scheme(text: &str) -> &str {
    let behind = |scheme: &&str| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| rest.trim_start_matches('/'))
    };
    let number = NUMBERS.iter().find_map(behind);
    let number = number.filter(|rest| behind_prefix(rest.trim_start()).is_some());
    if let Some(number) = number {
        // Drops the host of a phone's `sip:` address.
        return before_tail(number, &['@']);
    }
    let name = NAMES.iter().find_map(behind);
    match name.filter(|rest| rest.contains('@')) {
        Some(name) => before_tail(name, &['?', ';']),
        None => text,
    }
}

/// Returns what comes before one of `signs` in an address: drops a host or parameters. Returns the whole address if the
/// rest may name somebody else, or has an extension.
fn before_tail<'t>(address: &'t str, signs: &[char]) -> &'t str {
    let is_tail = |tail: &str| {
        let has_extension = tail.to_ascii_lowercase().contains(";ext=");
        !has_extension && !tail.contains(['@', '+', ',']) && !tail.contains(char::is_whitespace)
    };
    let tail = address.split_once(signs).filter(|(_, tail)| is_tail(tail));
    tail.map_or(address, |(before, _)| before)
}

/// Returns the GUID that a text spells, with any kind of dash. The text may begin with `urn:uuid:`, or with `8:orgid:`
/// as Teams stores accounts. `None` if the text is no GUID with dashes.
pub(crate) fn guid(text: &str) -> Option<String> {
    let (scheme, id) = text.rsplit_once(':').unwrap_or_default();
    let scheme = scheme.to_ascii_lowercase();
    let is_known = scheme.ends_with("orgid") || scheme == "urn:uuid";
    let id = if is_known { id } else { text };
    let dashed = id.replace(is_dash, "-");
    hyphenated_guid(&dashed).map(|_| dashed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_add_when_copying_is_taken_off() {
        let id = "7c0f41d2-0000-4000-8000-00000000aabb";
        for (typed, wanted) in [
            ("\u{202a}+420 601 123 456\u{202c}", "+420 601 123 456"),
            ("\u{feff}+420601123456\u{200b}", "+420601123456"),
            ("+420\u{200b}601\u{ad}123456", "+420601123456"),
            ("tel:+420-601-123-456", "+420-601-123-456"),
            ("<TEL:+420601123456>", "+420601123456"),
            ("callto://+420601123456", "+420601123456"),
            ("sip:+420601123456@x.example;user=phone", "+420601123456"),
            ("4:+420601123456", "+420601123456"),
            ("＋４２０６０１１２３４５６", "+420601123456"),
            ("+٤٢٠٦٠١١٢٣٤٥٦", "+420601123456"),
            ("➕420601123456", "+420601123456"),
            ("+420601123456.", "+420601123456"),
            ("“+420601123456”;", "+420601123456"),
            (
                "mailto:eva@fabrikam.example?subject=x",
                "eva@fabrikam.example",
            ),
            ("SMTP:eva@fabrikam.example", "eva@fabrikam.example"),
            ("sip:eva@fabrikam.example", "eva@fabrikam.example"),
            ("'eva@fabrikam.example'", "eva@fabrikam.example"),
            (
                "i:0#.f|membership|eva@fabrikam.example",
                "eva@fabrikam.example",
            ),
            ("eva＠fabrikam.example,", "eva@fabrikam.example"),
            (
                "\u{2066}eva@fabrikam.example\u{2069}",
                "eva@fabrikam.example",
            ),
            (
                "e\u{202e}va@fabrikam.example",
                "e\u{202e}va@fabrikam.example",
            ),
            ("O'Neil@fabrikam.example", "O'Neil@fabrikam.example"),
            ("'Eva' <eva@x.example>", "'Eva' <eva@x.example>"),
            ("{7c0f41d2-0000-4000-8000-00000000aabb}", id),
            ("\"7c0f41d2-0000-4000-8000-00000000aabb\",", id),
            ("urn:uuid:7c0f41d2-0000-4000-8000-00000000aabb", id),
            ("8:orgid:7c0f41d2-0000-4000-8000-00000000aabb", id),
            ("8:dod:orgid:7c0f41d2-0000-4000-8000-00000000aabb", id),
            ("7c0f41d2–0000–4000–8000–00000000aabb", id),
            ("7c0f41d2-0000-4000\u{200b}-8000-00000000aabb", id),
            (
                "8:teamsvisitor:7c0f41d2-0000-4000-8000-00000000aabb",
                "8:teamsvisitor:7c0f41d2-0000-4000-8000-00000000aabb",
            ),
            (
                "mailto:eva@fabrikam.example;ada@fabrikam.example",
                "eva@fabrikam.example;ada@fabrikam.example",
            ),
            (
                "mailto:eva@fabrikam.example; 0049 30 901820",
                "eva@fabrikam.example; 0049 30 901820",
            ),
            ("4:30", "4:30"),
            ("", ""),
        ] {
            assert_eq!(cleaned(typed), wanted, "{typed}");
        }
    }
}
