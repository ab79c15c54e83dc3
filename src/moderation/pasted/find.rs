//! Locates the links in a text. A link usually ends before the first character that RFC 3986 does not allow in an
//! address.

use std::borrow::Cow;
use std::ops::Range;

use crate::moderation::pasted::decode::after;
use crate::moderation::pasted::links::host::is_teams;

/// Longest plain JSON after `context=` in a long link, in bytes.
const CONTEXT_BYTES: usize = 512;

/// How many bytes before a link are searched for an address without a scheme. The link may be part of that address.
const LOOK_BACK: usize = 400;

/// Longest host of Teams, in bytes.
const HOST_BYTES: usize = 80;

/// HTML escapes of characters that end a link. The escapes end a link as well.
const ESCAPED_ENDS: [&str; 10] = [
    "&quot;", "&lt;", "&gt;", "&apos;", "&nbsp;", "&#34;", "&#39;", "&#60;", "&#62;", "&#124;",
];

/// Punctuation that belongs to the sentence around a link.
pub(crate) const TAIL: &str = ".,;:!?')]}*";

/// Removes characters that cannot be seen, which chat programs insert between words.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible) {
        text.replace(is_invisible, "").into()
    } else {
        text.into()
    }
}

/// Replaces every kind of line end with a line feed.
pub(crate) fn with_line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains(is_line_end) {
        return text.into();
    }
    let text = text.replace("\r\n", "\n");
    text.replace(is_line_end, "\n").into()
}

/// Whether `c` ends a line in some program, but is not a line feed.
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether `c` is an invisible character that programs insert into links and ids. Fewer characters
/// count here than in names.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether `c` is a quote or bracket that people and programs put around a link or an id.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '<' | '>' | '«' | '»' | '‹' | '›' | '\u{2018}'
            ..='\u{201f}' | '「' | '」' | '《' | '》'
    )
}

/// Returns the byte ranges of all links, from first to last.
pub(crate) fn links(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = text.as_bytes()[at..]
        .iter()
        .position(|byte| may_start(*byte))
    {
        at += step;
        if starts_link(text, at) {
            let length = length(text, at);
            found.push(at..at + length);
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// Replaces each link with a tab, which keeps the texts before and after it apart.
pub(crate) fn without(text: &str, links: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut end = 0;
    for link in links {
        rest.push_str(&text[end..link.start]);
        rest.push('\t');
        end = link.end;
    }
    rest.push_str(&text[end..]);
    rest
}

/// Whether `byte` may be the first letter of a scheme or host that starts a link.
fn may_start(byte: u8) -> bool {
    matches!(byte | 0x20, b'h' | b'm' | b't' | b'g' | b'd')
}

/// Whether a link starts at byte `at`. It starts with a scheme, plain or encoded, that is not part of another address.
/// Or it starts with a Teams host at the start of a word.
fn starts_link(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    if starts_scheme(rest) {
        return !is_within_address(&text[..at]);
    }
    begins_word(&text[..at]) && starts_with_host(rest)
}

/// Whether the text starts with a complete Teams host.
fn starts_with_host(rest: &str) -> bool {
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let length = rest.bytes().take(HOST_BYTES).take_while(is_host).count();
    let (host, rest) = rest.split_at(length);
    let port = rest.strip_prefix(':').unwrap_or_default();
    let is_end =
        rest.is_empty() || rest.starts_with('/') || port.starts_with(|c: char| c.is_ascii_digit());
    is_end && is_teams(host) && !host.ends_with('.')
}

/// Whether the text starts with the scheme of a link, plain or encoded.
pub(crate) fn starts_scheme(rest: &str) -> bool {
    if let Some(rest) = after(rest, "http") {
        let rest = after(rest, "s").unwrap_or(rest);
        return rest.starts_with("://") || starts_encoded(rest);
    }
    after(rest, "msteams").is_some_and(|rest| rest.starts_with(":/") || starts_encoded(rest))
}

/// Whether `before` ends within an address without a scheme. The following text then belongs to
/// this address. `name=` is not an address.
fn is_within_address(before: &str) -> bool {
    if !before.ends_with(|c| "/=?&%#@+~".contains(c)) {
        return false;
    }
    let start = before.floor_char_boundary(before.len().saturating_sub(LOOK_BACK));
    let word = before[start..]
        .rsplit(|c: char| c.is_whitespace() || is_quote(c))
        .next();
    word.is_some_and(|word| word.contains(['.', '/', '@']))
}

/// Whether a word starts directly after the text `before`.
fn begins_word(before: &str) -> bool {
    match before.chars().next_back() {
        Some('=') => !is_within_address(before),
        Some(c) => !(c.is_ascii_alphanumeric() || "/?&%#@+~.-_".contains(c)),
        None => true,
    }
}

/// Whether the text starts with a colon that is percent-encoded, one to nine times.
pub(crate) fn starts_encoded(rest: &str) -> bool {
    let Some(mut rest) = rest.strip_prefix('%') else {
        return false;
    };
    for _ in 0..8 {
        match rest.strip_prefix("25") {
            Some(less) => rest = less,
            None => break,
        }
    }
    after(rest, "3a").is_some()
}

/// Returns the length in bytes of the link at byte `start`, without the sentence's punctuation
/// after it.
fn length(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let before = text[..start].chars().next_back();
    let (end, kept) = end(rest, before);
    let tail = trimmed(&rest[kept..end]);
    // Marks for bold and strikethrough surround a link, so the closing mark is stripped.
    let mark = before.filter(|c| matches!(c, '_' | '~'));
    let tail = mark.map_or(tail, |mark| tail.trim_end_matches(mark));
    // At least one byte, so that the search advances.
    (kept + tail.len()).max(1)
}

/// Strips the punctuation after a link.
pub(crate) fn trimmed(link: &str) -> &str {
    link.trim_end_matches(|c| TAIL.contains(c))
}

/// Returns the end of a link, and the offset before which no punctuation may be stripped. Both
/// results are in bytes.
fn end(text: &str, before: Option<char>) -> (usize, usize) {
    let schemes = ["https://", "http://", "msteams://"].into_iter();
    let mut authority = schemes.filter(|scheme| after(text, scheme).is_some());
    let authority = authority.next().map_or(0, str::len);
    let closing = match before {
        Some('\'') => Some('\''),
        Some('(') => Some(')'),
        _ => None,
    };
    // A host name may use any script. After the host, characters of other scripts belong to the
    // sentence.
    let mut in_host = authority > 0;
    let (mut end, mut kept) = (0, 0);
    while let Some(c) = text[end..].chars().next() {
        let (before, rest) = text.split_at(end);
        if c == '{'
            && follows_context(before)
            && let Some(length) = braced(rest)
        {
            end += length;
            kept = end;
            continue;
        }
        in_host &= end < authority || !matches!(c, '/' | '?' | '#');
        let is_host_letter = in_host && (c.is_alphanumeric() || matches!(c, '[' | ']'));
        let is_foreign = !(is_host_letter || is_allowed(c));
        let is_escaped = c == '&'
            && ESCAPED_ENDS
                .iter()
                .any(|escape| after(rest, escape).is_some());
        if is_foreign || is_escaped || Some(c) == closing || end > 8 && is_glued(before, rest) {
            break;
        }
        end += c.len_utf8();
    }
    (end, kept)
}

/// Whether `behind`, the text after a link or id, starts with an ellipsis. If so, the link or id is
/// incomplete.
pub(crate) fn is_shortened(behind: &str) -> bool {
    behind.starts_with('…') || behind.starts_with("...")
}

/// Whether RFC 3986 allows `c` in an address after its host.
pub(crate) fn is_allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c)
}

/// Whether another link starts directly after a Teams link. Teams links contain other addresses
/// only in encoded form.
fn is_glued(before: &str, rest: &str) -> bool {
    let is_start =
        after(rest, "http").is_some_and(|rest| after(rest, "s").unwrap_or(rest).starts_with("://"));
    is_start && {
        let host = before.split_once("://").map_or(before, |(_, rest)| rest);
        is_teams(host.split(['/', '?', '#']).next().unwrap_or_default())
    }
}

/// Whether the text ends with `context=`.
fn follows_context(before: &str) -> bool {
    let start = before.len().checked_sub("context=".len());
    let tail = start.and_then(|start| before.get(start..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case("context="))
}

/// Returns the length of a context that is written as plain JSON, with quotes and spaces. `None` for any other
/// text.
fn braced(json: &str) -> Option<usize> {
    // The first member of a context has a quoted name.
    let mut inner = json.bytes().skip(1).take(8);
    if inner.find(|byte| *byte != b' ') != Some(b'"') {
        return None;
    }
    let close = json
        .bytes()
        .take(CONTEXT_BYTES)
        .position(|byte| byte == b'}');
    close.map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://teams.microsoft.com/meet/28374651920?p=Kx7p";

    #[test]
    fn a_link_ends_at_the_first_character_that_no_address_may_hold() {
        for (before, behind) in [
            ("", ""),
            ("<", "|Join>"),
            ("[", "|https://x.example|smart-link]"),
            ("\"", "\\u0026anon=true\""),
            ("\\href{", "}{Join}"),
            ("", "^x"),
            ("", "`x"),
            ("", "[Join]"),
            ("", "，谢谢"),
            ("", "&quot;x"),
            ("", "&#34;x"),
            ("(", ")and more"),
            ("'", "','x':1"),
            ("**", "** x"),
            ("__", "__ x"),
            ("~~", "~~ x"),
            ("URL=", "\n"),
            ("export MEETING_URL=", " "),
            ("--url=", " "),
            ("", "https://x.example/"),
            ("", LINK),
            ("", "\0"),
            ("", ".)"),
        ] {
            let text = format!("{before}{LINK}{behind}");
            let first = links(&text).into_iter().next().unwrap();
            assert_eq!(&text[first], LINK, "{text}");
        }
    }

    #[test]
    fn a_link_within_another_one_is_a_part_of_it() {
        for text in [
            "https://x.example/?url=https://teams.microsoft.com/meet/1",
            "x.example/?url=https://teams.microsoft.com/meet/1",
            "x.example/teams.microsoft.com/meet/1",
            "ada@teams.microsoft.com/meet/1",
        ] {
            for link in links(text) {
                assert_eq!(link, 0..text.len(), "{text}");
            }
        }
    }
}
