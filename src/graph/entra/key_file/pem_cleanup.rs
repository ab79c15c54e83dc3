//! Removes from PEM the additions of mail programs, web pages and editors.

use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use secrecy::zeroize::Zeroizing;

use crate::graph::http::zeroized::gathered;

/// Removes HTML tags, line numbers, comments, and plus signs that a diff or program puts before lines. Decodes HTML
/// entities, percent encoding and quoted-printable.
///
/// Use this only for a text that cannot be read as it is: part of a key may look like such an addition.
pub(crate) fn cleaned_up(text: &str) -> Zeroizing<String> {
    let text = without_percents(&without_entities(&without_tags(text)));
    let text = decoded(&text).unwrap_or(text);
    without_comments(&without_numbers(&text))
}

/// Whether the text contains a percent-encoded byte, such as `%2B`.
pub(crate) fn has_percents(text: &str) -> bool {
    text.split('%').skip(1).any(|code| code_of(code).is_some())
}

/// Returns the byte that the first two characters encode in hexadecimal digits; `None` if they don't.
fn code_of(text: &str) -> Option<u8> {
    let digits = text.get(..2)?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

/// Decodes percent-encoded ASCII characters, and removes all other percent signs. If the text also encodes plus signs,
/// a bare plus sign stands for a space.
fn without_percents(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let is_form = ["%2B", "%2b"].iter().any(|plus| text.contains(plus));
    let mut parts = text.split('%');
    let push = |plain: &mut String, part: &str| {
        let letters = part.chars();
        plain.extend(letters.map(|c| if is_form && c == '+' { ' ' } else { c }));
    };
    push(&mut plain, parts.next().unwrap_or_default());
    for part in parts {
        let code = code_of(part).filter(u8::is_ascii);
        if let Some(code) = code {
            plain.push(char::from(code));
        }
        push(&mut plain, if code.is_some() { &part[2..] } else { part });
    }
    plain
}

/// Decodes numeric HTML entities, and named ones that stand for characters of PEM.
fn without_entities(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        let entity = behind.split_once(';').and_then(|(name, behind)| {
            let number = || {
                let number = name.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']);
                let code = hex.map(|digits| u32::from_str_radix(digits, 16));
                char::from_u32(code.unwrap_or_else(|| number.parse()).ok()?)
            };
            let letter = match name {
                "plus" => Some('+'),
                "sol" => Some('/'),
                "equals" => Some('='),
                "hyphen" | "dash" => Some('-'),
                "NewLine" => Some('\n'),
                _ => number(),
            };
            Some((letter?, behind))
        });
        let (letter, behind) = entity.unwrap_or(('&', behind));
        plain.push(letter);
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

/// Removes comments, and lines without letters and digits. If at least four of five lines start with a plus sign, as in
/// a diff, removes these signs.
fn without_comments(text: &str) -> Zeroizing<String> {
    let lines = || {
        let lines = text.lines().map(str::trim);
        lines.filter(|line| {
            let is_comment = ["#", "//", "--  ", ";"]
                .iter()
                .any(|sign| line.starts_with(sign));
            !is_comment && line.contains(|c: char| c.is_ascii_alphanumeric())
        })
    };
    let marked = lines().filter(|line| line.starts_with('+')).count();
    let is_marked = marked * 5 >= lines().count() * 4;
    let mut plain = Zeroizing::new(String::with_capacity(text.len() + 1));
    for line in lines() {
        let bare = line.strip_prefix('+').filter(|_| is_marked);
        plain.push_str(bare.unwrap_or(line));
        plain.push('\n');
    }
    plain
}

/// Replaces HTML tags, and entities of spaces and line ends, by line breaks. Cuts the text off at a tag without an end.
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

/// Decodes quoted-printable encoding. `None` if the text has none, or cannot be decoded.
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

/// Removes line numbers, if most lines have one.
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

/// Returns the text after a line's number; `None` if the line has no number. A number has at most six digits, and a
/// separator behind it.
fn behind_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = rest.trim_start_matches([':', '.', ')', '|', '\t', ' ']);
    let has_number = (1..=6).contains(&(line.len() - rest.len()));
    (has_number && marked.len() < rest.len()).then_some(marked)
}
