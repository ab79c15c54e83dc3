//! Short links that a space, a line break, or marks at the start of a line have torn. Without its end, a link would
//! name another meeting, or lack its passcode.

use std::ops::Range;

use crate::moderation::pasted::digits::{plain, run};
use crate::moderation::pasted::find::{is_allowed, is_shortened, trimmed};
use crate::moderation::pasted::passcode::{has_variety, is_mixed};

/// Number of bytes after a link that are searched for the torn-off end of the link.
const REACH: usize = 240;

/// Highest number of repetitions of the same link to skip. A page contains a link as address and as
/// text.
const REPEATS: usize = 2;

/// Text after a short link that may belong to the link.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum LinkRemainder {
    /// The rest of the meeting id, and the passcode.
    Id,
    /// The passcode, still encoded, after a complete meeting id.
    Passcode(String),
    /// Digits that may belong to the meeting id, or an ellipsis, which shows that the link was shortened.
    Digits,
    /// The name of the passcode parameter, without a passcode.
    NoPasscode,
    /// A word that may be the rest of the passcode.
    Word(String),
}

/// Returns the text after the link with index `at`, up to the next link. Skips repetitions of the link.
pub(crate) fn behind<'a>(text: &'a str, links: &[Range<usize>], at: usize) -> &'a str {
    let link = &text[links[at].clone()];
    let mut last = at;
    while last < at + REPEATS
        && let Some(next) = links.get(last + 1)
        && text[next.clone()] == *link
        && next.start - links[last].end < REACH
    {
        last += 1;
    }
    let (start, end) = (links[last].end, links.get(last + 1).map(|next| next.start));
    &text[start..end.unwrap_or(text.len()).max(start)]
}

/// Returns what may have been torn off a link without a passcode. `None` if nothing seems to be missing.
///
/// `behind` is the text after the link.
pub(crate) fn without_passcode(link: &str, id: &str, behind: &str) -> Option<LinkRemainder> {
    let near = &behind[..behind.floor_char_boundary(REACH)];
    let own = behind_digits(link);
    let near = unescaped(near);
    let names = own.contains(['p', 'P']);
    match end_of(own, &near) {
        Some(end) => Some(end),
        None if names => Some(LinkRemainder::NoPasscode),
        None => digits_in(&near, id).then_some(LinkRemainder::Digits),
    }
}

/// Returns the word after a link, if the word looks like the rest of the link's `passcode`.
///
/// The word has to be alone in its paragraph. At the start of the next line, a word that mixes letters and digits need
/// not be alone.
pub(crate) fn with_passcode(passcode: &str, behind: &str) -> Option<LinkRemainder> {
    let near = unescaped(&behind[..behind.floor_char_boundary(REACH)]);
    let (gap, rest) = gap(&near)?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
    let (word, rest) = rest.split_at(end.unwrap_or(rest.len()));
    let paragraph = rest.split("\n\n").next().unwrap_or_default();
    let is_alone = !paragraph.contains(char::is_alphanumeric);
    let is_next_line = gap.contains('\n');
    let is_rest = is_mixed(word) || is_next_line && has_variety(word);
    let has_digit = word.contains(|c: char| c.is_ascii_digit());
    let ends_there = rest.starts_with(|c: char| c.is_whitespace() || ",;.!)]".contains(c));
    let begins_line = is_next_line && ends_there && is_mixed(word) && has_digit;
    let is_torn = is_rest && is_alone || begins_line && word != passcode;
    (!gap.is_empty() && is_torn).then(|| LinkRemainder::Word(word.to_owned()))
}

/// Returns the part of a short link after the meeting id. Empty for a wrapped link.
fn behind_digits(link: &str) -> &str {
    let (_, own) = link.rsplit_once("/meet/").unwrap_or_default();
    own.trim_start_matches(|c: char| c.is_ascii_digit())
}

/// Replaces escapes that programs write for the characters of an address.
fn unescaped(text: &str) -> String {
    let mut text = plain(text).into_owned();
    for (escape, plain) in [
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("\\r", "\n"),
        ("\\n", "\n"),
        ("\\t", "\t"),
        ("\\", ""),
        ("%253F", "?"),
        ("%253f", "?"),
        ("%3F", "?"),
        ("%3f", "?"),
        ("%253D", "="),
        ("%253d", "="),
        ("%3D", "="),
        ("%3d", "="),
    ] {
        if text.contains(escape) {
            text = text.replace(escape, plain);
        }
    }
    text
}

/// Finds `p=` in the end of a link (`own`) and the text after the link (`near`), and returns the part that was torn
/// off. `None` if there is none.
///
/// Only digits and punctuation may come before `p=`. A `=` without `p` counts if it is in `near` and `own` is not
/// empty.
fn end_of(own: &str, near: &str) -> Option<LinkRemainder> {
    let text = format!("{own}{near}");
    let mut has_digits = false;
    let mut signs = text
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric() || *c == '=')
        .peekable();
    while let Some((at, c)) = signs.next() {
        if c.is_ascii_digit() || c == '=' && at < own.len() {
            has_digits |= c != '=';
            continue;
        }
        let equals = signs.next_if(|(_, next)| matches!(c, 'p' | 'P') && *next == '=');
        // A mail filter or a terminal may have cut the link before its equals sign.
        let sign = if c == '=' && !own.is_empty() && at >= own.len() {
            Some((at, c))
        } else {
            equals
        };
        let (sign, _) = sign?;
        if has_digits {
            return Some(LinkRemainder::Id);
        }
        let code = text[sign + 1..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = code.find(|c: char| !is_allowed(c) || c == '&' || c == '#');
        let code = trimmed(&code[..end.unwrap_or(code.len())]);
        return (!code.is_empty()).then(|| LinkRemainder::Passcode(code.to_owned()));
    }
    None
}

/// Whether an ellipsis follows the link, or digits that may belong to its meeting id.
fn digits_in(near: &str, id: &str) -> bool {
    let shortened = near.trim_start_matches([' ', '\t', '\u{a0}', '[', '(']);
    if is_shortened(shortened) {
        return true;
    }
    let Some((_, rest)) = gap(near) else {
        return false;
    };
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mut next = rest[length..].chars();
    // Whether the digits are part of a date, a time or a word.
    let is_other = match next.next() {
        Some(':' | '.' | '/' | '-' | ',') => next.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphabetic(),
        None => false,
    };
    let repeats = run(rest, 0).is_some_and(|run| run.digits == id);
    length > 0 && !is_other && !repeats
}

/// Splits off the gap after a torn link. A gap has only spaces, or also one line break and the marks that start the
/// next line. `None` if there are other characters, or an empty line.
fn gap(text: &str) -> Option<(&str, &str)> {
    let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let (gap, rest) = text.split_at(start);
    let lines = gap.matches('\n').count();
    let is_mark = |c: char| c.is_whitespace() || lines == 1 && ">|│┃┆:#*/•·-%;'".contains(c);
    (lines < 2 && gap.chars().all(is_mark)).then_some((gap, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::pasted::find::links;

    const LINK: &str = "https://teams.microsoft.com/meet/700600500";

    fn torn(behind: &str) -> Option<LinkRemainder> {
        let text = format!("{LINK}{behind}");
        let links = links(&text);
        let link = &text[links[0].clone()];
        without_passcode(link, "700600500", super::behind(&text, &links, 0))
    }

    #[test]
    fn the_end_of_a_link_is_known_behind_any_gap() {
        for behind in [
            " 41?p=hT5rWq",
            "\t41?p=hT5rWq",
            "\u{a0}41?p=hT5rWq",
            "\n# 41?p=hT5rWq",
            "\n// 41?p=hT5rWq",
            "\n   41?p=hT5rWq",
            " ┃\n┃ 41?p=hT5rWq ┃",
            "&nbsp;41?p=hT5rWq",
            "\" +\n  \"41?p=hT5rWq\"",
            "\\n41?p=hT5rWq",
            "٤١?p=hT5rWq",
            " ４１?p=hT5rWq",
            " 41%3Fp%3DhT5rWq&data=05",
            "#41?p=hT5rWq",
            "\n7: 41?p=hT5rWq",
            "> https://teams.microsoft.com/meet/700600500\n41?p=hT5rWq",
        ] {
            assert_eq!(torn(behind), Some(LinkRemainder::Id), "{behind}");
        }
        for behind in [
            " ?p=hT5rWq", "\\?p\\=hT5rWq", "?\n* p=hT5rWq.", "?p\n// =hT5rWq", "?=\np=hT5rWq",
            "?p=\n: hT5rWq ", "^\n?p=hT5rWq&x=1",
        ] {
            let wanted = LinkRemainder::Passcode("hT5rWq".into());
            assert_eq!(torn(behind), Some(wanted), "{behind}");
        }
        for (behind, wanted) in [
            (" 41", Some(LinkRemainder::Digits)),
            ("\n- 41", Some(LinkRemainder::Digits)),
            ("٤١", Some(LinkRemainder::Digits)),
            (" [...]", Some(LinkRemainder::Digits)),
            ("?p=", Some(LinkRemainder::NoPasscode)),
            (" 700 600 500", None),
            (" 10:30", None),
            (" 1.12.2026", None),
            (" 2pm", None),
            (" | 41", None),
            (", 41", None),
            ("\n\n41", None),
            (" Join ?p=x", None),
            (" and more", None),
            ("", None),
        ] {
            assert_eq!(torn(behind), wanted, "{behind}");
        }
    }

    #[test]
    fn a_word_alone_behind_a_link_may_end_its_passcode() {
        for (behind, wanted) in [
            ("\nx9", Some("x9")),
            ("\n> 7Q", Some("7Q")),
            (" x9 ", Some("x9")),
            (" │\n│ x9 │", Some("x9")),
            (" 2pm", None),
            ("\nThanks", None),
            ("\nx9\n\nThanks", Some("x9")),
            ("\n\nx9", None),
            (" x9 and", None),
            ("\nx9 and more", Some("x9")),
            ("\n> x9, and more", Some("x9")),
            ("\r\n  7Qk2 is today", Some("7Qk2")),
            ("\n2pm today", None),
            ("\n26 people", None),
            ("\nOneDrive has it", None),
            ("\nx9.example.org has it", Some("x9")),
            ("\nx9-b has it", None),
            ("\nhT5rWq is it", None),
            (". x9", None),
            ("x9", None),
            ("", None),
        ] {
            let wanted = wanted.map(|word| LinkRemainder::Word(word.to_owned()));
            assert_eq!(with_passcode("hT5rWq", behind), wanted, "{behind}");
        }
    }
}
