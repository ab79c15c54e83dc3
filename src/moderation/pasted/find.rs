//! Where in a text the links are.

use std::borrow::Cow;
use std::ops::Range;

use super::decode::after;
use super::link::HOSTS;

/// A JSON context that is not encoded is no longer than this.
const CONTEXT_BYTES: usize = 1_024;

/// The text without characters that nobody sees; chat programs put some between words.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible) {
        text.replace(is_invisible, "").into()
    } else {
        text.into()
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What people and programs put around a link or an id.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '<' | '>' | '«' | '»' | '‹' | '›' | '\u{2018}'
            ..='\u{201f}' | '「' | '」' | '《' | '》'
    )
}

/// The places of all links, from first to last.
pub(super) fn links(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if starts_link(rest, before) {
            let length = length(rest);
            found.push(at..at + length);
            at += length;
            before = None;
        } else {
            at += c.len_utf8();
            before = Some(c);
        }
    }
    found
}

/// The text with a space in place of each link.
pub(super) fn without(text: &str, links: &[Range<usize>]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut end = 0;
    for link in links {
        rest.push_str(&text[end..link.start]);
        rest.push(' ');
        end = link.end;
    }
    rest.push_str(&text[end..]);
    rest
}

/// A link begins with its scheme, plain or encoded, or with a host of Teams where a word begins.
fn starts_link(rest: &str, before: Option<char>) -> bool {
    if let Some(rest) = after(rest, "http") {
        // Within another address, it is a part of that one.
        let within = before.is_some_and(|c| "/=?&%#@+~".contains(c));
        let rest = after(rest, "s").unwrap_or(rest);
        return !within && (rest.starts_with("://") || starts_encoded(rest));
    }
    let is_word_start = before.is_none_or(|c| {
        let continues = c.is_ascii_alphanumeric() || "/=?&%#@+~.-_".contains(c);
        !continues
    });
    is_word_start
        && HOSTS.iter().any(|(host, _)| {
            let rest = after(rest, host);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
}

/// Whether a colon follows that was encoded any number of times.
pub(super) fn starts_encoded(rest: &str) -> bool {
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

/// How long the link at the start of a text is, without the punctuation of the sentence around it.
fn length(text: &str) -> usize {
    let schemes = ["https://", "http://"].into_iter();
    let mut authority = schemes.filter(|scheme| after(text, scheme).is_some());
    let authority = authority.next().map_or(0, str::len);
    // Names of hosts may be in any script; whatever is foreign further on belongs to the sentence.
    let mut in_host = authority > 0;
    let (mut end, mut kept) = (0, 0);
    while let Some(c) = text[end..].chars().next() {
        if c == '{'
            && follows_context(&text[..end])
            && let Some(length) = braced(&text[end..])
        {
            end += length;
            kept = end;
            continue;
        }
        in_host &= end < authority || !matches!(c, '/' | '?' | '#');
        let is_foreign = !(c.is_ascii() || in_host && c.is_alphanumeric());
        let is_end = c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`');
        if is_foreign || is_end {
            break;
        }
        end += c.len_utf8();
    }
    let tail = text[kept..end].trim_end_matches(|c| ".,;:!?')]}*".contains(c));
    kept + tail.len()
}

fn follows_context(before: &str) -> bool {
    let start = before.len().checked_sub("context=".len());
    let tail = start.and_then(|start| before.get(start..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case("context="))
}

/// How long a context is that stands there as plain JSON, with quotes, spaces and all.
fn braced(json: &str) -> Option<usize> {
    let close = json
        .bytes()
        .take(CONTEXT_BYTES)
        .position(|byte| byte == b'}');
    close.map(|at| at + 1)
}
