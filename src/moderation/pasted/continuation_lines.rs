//! Links that a mail program or terminal broke into several lines.

use std::ops::Range;

use crate::moderation::pasted::find::{TAIL, is_allowed, starts_scheme, trimmed};

/// Highest number of lines on which a broken link may continue, besides its first line.
const LINES: usize = 40;

/// Longest link that is joined from several lines, in bytes.
const BYTES: usize = 8 * 1_024;

/// The lines after a link, as a possible continuation of the link.
pub(crate) struct ContinuationLines {
    /// The link joined with one further line, with two lines, and so on.
    joined: Vec<String>,
    /// The first word of the line after the link.
    pub(crate) first: String,
    /// Whether the line after the link contains only `first`.
    pub(crate) is_line: bool,
    /// Length of the line on which the link starts, in characters.
    pub(crate) width: usize,
}

impl ContinuationLines {
    /// Returns the possible continuation of a link on the next lines. `None` if text follows the link on its own line,
    /// or if the next line cannot continue the link.
    pub(crate) fn behind(text: &str, link: &Range<usize>) -> Option<Self> {
        let tail = &text[link.end..];
        let end = link.end + (tail.len() - tail.trim_start_matches(|c| TAIL.contains(c)).len());
        // Only spaces may follow on the link's own line.
        let below = text[end..]
            .trim_start_matches([' ', '\t', '\r'])
            .strip_prefix('\n')?;
        // Limits the work for texts with many links.
        let below = &below[..below.floor_char_boundary(2 * BYTES)];
        let near = text.floor_char_boundary(link.start.saturating_sub(BYTES));
        let start = text[near..link.start]
            .rfind('\n')
            .map_or(near, |at| near + at + 1);
        let line = &text[start..end];
        let indent = line.len() - line.trim_start().len();
        let mut whole = text[link.start..end].to_owned();
        let (mut joined, mut first, mut is_line) = (Vec::new(), String::new(), false);
        for line in below.split('\n').take(LINES) {
            let Some((piece, is_whole)) =
                piece(line, indent).filter(|(piece, _)| whole.len() + piece.len() < BYTES)
            else {
                break;
            };
            if joined.is_empty() {
                (first, is_line) = (piece.to_owned(), is_whole);
            }
            whole.push_str(piece);
            joined.push(trimmed(&whole).to_owned());
            if !is_whole {
                break;
            }
        }
        (!joined.is_empty()).then(|| Self {
            joined,
            first,
            is_line,
            width: line.chars().count(),
        })
    }

    /// Returns the link joined with one, two and more of the following lines. Returns only the first six and the last
    /// two results, to limit the work.
    pub(crate) fn joined(&self) -> impl Iterator<Item = &str> {
        let last = self.joined.len() - 1;
        let few = self.joined.iter().enumerate();
        few.filter(move |(at, _)| *at < 6 || *at == last || *at + 1 == last)
            .map(|(_, link)| &**link)
    }

    /// Whether the next line looks like a piece of an address. Its first word contains `%` or `=`, or is long and alone
    /// on the line.
    pub(crate) fn looks_like_address(&self) -> bool {
        self.first.contains(['%', '=']) || self.is_line && self.first.len() >= 20
    }
}

/// Returns the address characters at the start of a line, and whether they fill the line. `None` if
/// there are none, or if a new link starts there.
fn piece(line: &str, indent: usize) -> Option<(&str, bool)> {
    let spaces = line.len() - line.trim_start_matches([' ', '\t']).len();
    // A folded calendar line starts with an additional space.
    let line = &line[spaces.min(indent.max(1))..];
    let length = line
        .bytes()
        .take_while(|byte| is_allowed(char::from(*byte)))
        .count();
    let (piece, behind) = line.split_at(length);
    (!piece.is_empty() && !starts_scheme(piece)).then(|| (piece, behind.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Option<Vec<String>> {
        let link = crate::moderation::pasted::find::links(text).remove(0);
        let rest = ContinuationLines::behind(text, &link)?;
        Some(rest.joined().map(str::to_owned).collect())
    }

    #[test]
    fn the_next_lines_are_added_as_long_as_nothing_else_stands_on_them() {
        for (text, wanted) in [
            (
                "https://x.example/a\nb%20\nc d",
                Some(vec!["ab%20", "ab%20c"]),
            ),
            ("https://x.example/a.\r\nb\r\n\r\nc", Some(vec!["a.b"])),
            ("  https://x.example/a\n  b\n", Some(vec!["ab"])),
            ("x: https://x.example/a\n b\n", Some(vec!["ab"])),
            ("https://x.example/a\n  b\n", None),
            ("https://x.example/a", None),
            ("https://x.example/a b\nc", None),
            ("https://x.example/a\n\nc", None),
            ("https://x.example/a\nhttps://x.example/b", None),
            ("https://x.example/a\n会", None),
        ] {
            let wanted = wanted.map(|ends| {
                ends.iter()
                    .map(|end| format!("https://x.example/{end}"))
                    .collect()
            });
            assert_eq!(joined(text), wanted, "{text}");
        }
    }
}
