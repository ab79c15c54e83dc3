//! Calendar files (RFC 5545). Their lines are folded at 75 octets, and their values have escapes of their own.

use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use crate::moderation::pasted::container::html;
use crate::moderation::pasted::decode::after;
use crate::moderation::pasted::find::with_line_ends;

/// Whether the text contains a calendar or an event.
pub(crate) fn is_calendar(text: &str) -> bool {
    text.lines().any(|line| {
        ["BEGIN:VCALENDAR", "BEGIN:VEVENT"]
            .iter()
            .any(|start| after(line, start).is_some())
    })
}

/// Returns the property values of a calendar, with an empty line between two. `None` if the text is not a calendar.
pub(crate) fn values(text: &str) -> Option<String> {
    if !is_calendar(text) {
        return None;
    }
    let lines = unfold(text);
    let mut values = String::with_capacity(lines.len());
    for line in lines.lines() {
        let Some((name, value)) = property(line) else {
            // Appends the rest of a value whose folded line lost its leading space.
            values.push_str(&unescaped(line));
            values.push('\n');
            continue;
        };
        // Adds an empty line. Otherwise, this value would look like a continuation of the previous one.
        if !values.is_empty() {
            values.push('\n');
        }
        let value = if name.to_ascii_uppercase().contains("QUOTED-PRINTABLE") {
            // Old phones and Outlook (`.vcs` files) write vCalendar 1.0, which has this encoding.
            let decoded = quoted_printable_decode(value.as_bytes()).unwrap_or_default();
            String::from_utf8_lossy(&decoded).into_owned()
        } else {
            unescaped(value)
        };
        // Outlook repeats the description as HTML.
        values.push_str(&html::text(&value).unwrap_or(value));
        values.push('\n');
    }
    Some(values)
}

/// Joins folded lines: removes each line break that is followed by a space or tab (RFC 5545, 3.1).
fn unfold(text: &str) -> String {
    let text = with_line_ends(text);
    text.replace("\n ", "").replace("\n\t", "")
}

/// Splits a line into the name with its parameters, and the value. A colon within quotes belongs to
/// a parameter. `None` if the line does not start with the name of a property, or has no value.
fn property(line: &str) -> Option<(&str, &str)> {
    let name = line.split([':', ';']).next().unwrap_or_default();
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    if name.is_empty() || !name.bytes().all(is_name) {
        return None;
    }
    let mut is_quoted = false;
    let colon = line.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b':' && !is_quoted
    })?;
    Some((&line[..colon], &line[colon + 1..]))
}

/// Unescapes a text value (RFC 5545, 3.3.11).
fn unescaped(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(c) => plain.push(c),
                None => {}
            },
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_a_calendar_are_unfolded_and_unescaped() {
        for (lines, wanted) in [
            (
                "LOCATION:Room 1\\, upper floor\r\n",
                "Room 1, upper floor\n",
            ),
            (
                "DESCRIPTION:one\\ntw\r\n o\\Nthree\\\\\r\n",
                "one\ntwo\nthree\\\n",
            ),
            ("URL:https://x.exam\n\tple/a\n", "https://x.example/a\n"),
            ("X-A;ALTREP=\"cid:1\":value\n", "value\n"),
            ("NOTE;ENCODING=QUOTED-PRINTABLE:a=3Db\n", "a=b\n"),
            ("X-ALT-DESC;FMTTYPE=text/html:<b>a</b><br>b\n", "a\nb\n"),
            ("A:1\nno name: 2\nB:3\n", "1\nno name: 2\n\n3\n"),
            ("A:one\r two\rB:3\r", "onetwo\n\n3\n"),
        ] {
            let text = format!("BEGIN:VEVENT\n{lines}");
            assert_eq!(
                values(&text).unwrap(),
                format!("VEVENT\n\n{wanted}"),
                "{lines}"
            );
        }
        assert_eq!(values("URL:https://x.example"), None);
    }
}
