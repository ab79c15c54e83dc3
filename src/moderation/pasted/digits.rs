//! The ways in which a meeting id may be written.

use crate::moderation::model::digits::is_dash;
pub(crate) use crate::moderation::model::digits::plain;
use crate::moderation::pasted::PastedError;
use crate::moderation::pasted::error::MEETING_DIGITS;

/// Checks that a meeting id has an allowed number of digits ([`MEETING_DIGITS`]).
pub(crate) fn check(id: &str) -> Result<(), PastedError> {
    if MEETING_DIGITS.contains(&id.len()) {
        Ok(())
    } else {
        Err(PastedError::MeetingIdShape)
    }
}

/// The digits of a possible meeting id at one place in a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DigitRun {
    /// The digits without separators.
    pub(crate) digits: String,
    /// Byte offset after the last digit.
    pub(crate) end: usize,
    /// Whether digits outside this run follow. If so, the meeting id may have been cut.
    pub(crate) goes_on: bool,
}

/// Reads the digits at byte `start`. `None` if there are none.
///
/// The digits may be together, or in groups of three as Teams prints them. The last group may be
/// shorter.
pub(crate) fn run(text: &str, start: usize) -> Option<DigitRun> {
    let mut end = start + digits_at(&text[start..]);
    if end == start {
        return None;
    }
    let mut digits = text[start..end].to_owned();
    let mut last = end - start;
    let mut next = group_after(text, end);
    if last == 3 {
        while let Some((at, length)) = next.filter(|(_, length)| last == 3 && *length <= 3) {
            if digits.len() + length > *MEETING_DIGITS.end() {
                break;
            }
            digits.push_str(&text[at..at + length]);
            (end, last) = (at + length, length);
            next = group_after(text, end);
        }
    }
    // Teams prints no wider gap between groups. A wider gap may be a line break that was removed.
    let gap = text[end..].trim_start_matches(|c: char| c == '\t' || is_separator(c));
    Some(DigitRun {
        digits,
        end,
        goes_on: next.is_some() || gap.len() < text.len() - end && digits_at(gap) > 0,
    })
}

fn digits_at(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns start and length of the next group of digits on the same line, after one or two separators. `None` if there
/// is no such group.
fn group_after(text: &str, end: usize) -> Option<(usize, usize)> {
    let rest = &text[end..];
    let gap: usize = rest
        .chars()
        .take(3)
        .take_while(|c| is_separator(*c))
        .map(char::len_utf8)
        .sum();
    let separators = rest[..gap].chars().count();
    let length = digits_at(&rest[gap..]);
    ((1..=2).contains(&separators) && length > 0).then_some((end + gap, length))
}

/// Whether `c` is a space or dash of any kind. Tabs and line breaks don't count.
pub(crate) fn is_separator(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    ) || is_dash(c)
}

/// Whether the text contains this meeting id on one line. Its digits may be in groups.
pub(crate) fn stand_together(id: &str, text: &str) -> bool {
    let text = plain(text);
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        match run(&text, start) {
            Some(run) if run.digits == id => return true,
            _ => at = start + digits_at(&text[start..]),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_three_digits_and_a_shorter_one_at_the_end() {
        for (text, digits, goes_on) in [
            ("28374651920", "28374651920", false),
            ("283 746 519 20", "28374651920", false),
            ("283-746\u{2011}519\u{2013}20.", "28374651920", false),
            ("283\u{a0}746\u{202f}519  20", "28374651920", false),
            ("283 746 519 20 4839", "28374651920", true),
            ("283 746 519 4839", "283746519", true),
            ("28 374 651 920", "28", true),
            ("2837 4651 920", "2837", true),
            ("283   746", "283", true),
            ("283\t746", "283", true),
            ("283 746\n519", "283746", false),
            ("283.746", "283", false),
        ] {
            let run = run(text, 0).unwrap();
            assert_eq!((&*run.digits, run.goes_on), (digits, goes_on), "{text}");
        }
        assert_eq!(run("x", 0), None);
    }

    #[test]
    fn an_id_stands_in_a_text_only_if_nothing_else_is_between_its_digits() {
        for (text, stands) in [
            ("x/283746519?", true),
            ("id 283 746 519", true),
            ("id ２８３ ７４６ ５１９", true),
            ("283746\n519", false),
            ("283746=\n519", false),
            ("1283746519", false),
            ("2837465191", false),
            ("283 746 / 519", false),
        ] {
            assert_eq!(stand_together("283746519", text), stands, "{text}");
        }
    }
}
