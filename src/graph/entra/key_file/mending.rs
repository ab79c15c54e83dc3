//! Takes out of PEM what a mail program, a web page or an editor wrote between its lines.

use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use secrecy::zeroize::Zeroizing;

use crate::graph::http::zeroized::gathered;

/// Returns a text without tags, numbers of lines and quoted-printable encoding. Only for a text that
/// cannot be read as it is, since each of these may also look like a part of a key.
pub(crate) fn mended(text: &str) -> Zeroizing<String> {
    let text = without_tags(text);
    let text = decoded(&text).unwrap_or(text);
    without_numbers(&text)
}

/// Removes tags and spaces of HTML.
fn without_tags(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        plain.push('\n');
        rest = tag.split_once('>').map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    for space in ["&nbsp;", "&#160;", "&#10;", "&#13;"] {
        if plain.contains(space) {
            let lines = plain
                .split(space)
                .flat_map(|line| line.chars().chain(['\n']));
            plain = gathered(plain.len() + 1, lines);
        }
    }
    plain
}

/// Decodes quoted-printable encoding. `None` if the text has none.
fn decoded(text: &str) -> Option<Zeroizing<String>> {
    let is_code = |code: &str| {
        let code = code.get(..2)?;
        u8::from_str_radix(code, 16).ok()
    };
    if !text.split('=').skip(1).any(|code| is_code(code).is_some()) {
        return None;
    }
    let bytes = Zeroizing::new(quoted_printable_decode(text.as_bytes())?);
    Some(Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Removes the numbers of lines, if most lines have one.
fn without_numbers(text: &str) -> Zeroizing<String> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let numbered = lines().filter(|line| behind_number(line).is_some()).count();
    if numbered * 2 <= lines().count() {
        return Zeroizing::new(text.to_owned());
    }
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    for line in lines() {
        plain.push_str(behind_number(line).unwrap_or(line));
        plain.push('\n');
    }
    plain
}

/// Returns the text behind the number of a line; `None` if the line has no number.
fn behind_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = rest.trim_start_matches([':', '.', ')', '|', '\t', ' ']);
    let has_number = (1..=6).contains(&(line.len() - rest.len()));
    (has_number && marked.len() < rest.len()).then_some(marked)
}
