//! Finds texts that are written as a list of their characters or character codes, as some logs and programs print them:
//! `["e","y","J"]`, `[101, 121, 74]`.

use secrecy::zeroize::Zeroizing;

/// Fewest bytes of text that a list has to spell to be searched for secrets.
const FEWEST: usize = 6;
/// Maximum number of bytes of spelled text that are read at once. A longer list is read in parts.
const PART: usize = 1 << 16;
/// Number of bytes of spelled text that two consecutive parts share. So one of the two parts contains all of a secret
/// that has at most this length.
const SHARED: usize = 1 << 13;

/// A list of characters, or a part of a long one.
pub(super) struct Spelled {
    /// The text that the list spells.
    pub(super) text: Zeroizing<Vec<u8>>,
    /// For each byte of the text, the start and end of the list item that spells it.
    places: Vec<(usize, usize)>,
    /// Position after the last item, or of the item with which the next part begins.
    pub(super) end: usize,
    /// Whether the list goes on after this part.
    pub(super) goes_on: bool,
}

impl Spelled {
    /// Returns where the items that spell bytes `start..end` begin and end in the searched text. `None` if the list
    /// spells fewer bytes.
    pub(super) fn place(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (first, last) = (
            self.places.get(start)?,
            self.places.get(end.checked_sub(1)?)?,
        );
        Some((first.0, last.1))
    }
}

/// Finds the next list of characters from `from` on. If `goes_on`, reads the next part of the
/// current list.
pub(super) fn next(text: &[u8], mut from: usize, goes_on: bool) -> Option<Spelled> {
    if goes_on {
        return Some(read(text, from));
    }
    loop {
        let rest = text.get(from..)?;
        let start = from + 1 + rest.iter().position(|byte| matches!(byte, b'[' | b'('))?;
        let spelled = read(text, start);
        if spelled.places.len() >= FEWEST {
            return Some(spelled);
        }
        from = spelled.end.max(start);
    }
}

/// Reads items from `start` on. Stops at the first text that is no item, or after about [`PART`] bytes.
fn read(text: &[u8], start: usize) -> Spelled {
    let mut spelled = Spelled {
        text: Zeroizing::new(Vec::new()),
        places: Vec::new(),
        end: start,
        goes_on: false,
    };
    let mut at = start;
    while let Some((character, begins, ends)) = item(text, at) {
        let mut bytes = [0; 4];
        let bytes = character.encode_utf8(&mut bytes).as_bytes();
        spelled.text.extend_from_slice(bytes);
        spelled
            .places
            .extend(std::iter::repeat_n((begins, ends), bytes.len()));
        spelled.end = ends;
        at = skip(text, ends, |byte| byte.is_ascii_whitespace());
        if text.get(at) != Some(&b',') {
            break;
        }
        at += 1;
        if spelled.places.len() >= PART {
            spelled.end = spelled.places[PART - SHARED].0;
            spelled.goes_on = true;
            break;
        }
    }
    spelled
}

/// Reads one item: a character in quotes, which may be escaped, or a number. Returns the character
/// with the start and end of the item.
fn item(text: &[u8], at: usize) -> Option<(char, usize, usize)> {
    let is_quote = |byte: u8| matches!(byte, b'"' | b'\'' | b'\\');
    let begins = skip(text, at, |byte| byte.is_ascii_whitespace());
    let inside = skip(text, begins, is_quote);
    let is_quoted = inside > begins;
    let number = skip(text, inside, |byte| byte.is_ascii_alphanumeric());
    let digits = str::from_utf8(&text[inside..number]).ok()?;
    let is_escape = is_quoted && text[inside - 1] == b'\\';
    let escaped = digits.strip_prefix(['u', 'x']).filter(|_| is_escape);
    let code = match escaped.or_else(|| digits.strip_prefix("0x")) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok().filter(|_| digits.len() > 1),
    };
    let (character, inner) = match code {
        Some(code) => (char::from_u32(code)?, number),
        None if is_quoted => character(text, inside)?,
        None => return None,
    };
    let ends = if is_quoted {
        skip(text, inner, is_quote)
    } else {
        inner
    };
    (is_quoted == (ends > inner)).then_some((character, begins, ends))
}

/// Reads the character at this position. Also returns the position after it. `None` if it is not UTF-8.
fn character(text: &[u8], at: usize) -> Option<(char, usize)> {
    let near = text.get(at..text.len().min(at + 4))?;
    let chunk = near.utf8_chunks().next()?.valid();
    let character = chunk.chars().next()?;
    Some((character, at + character.len_utf8()))
}

/// Returns the position after the bytes from `from` on that satisfy `fits`.
fn skip(text: &[u8], from: usize, fits: impl Fn(u8) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| fits(**byte)).count()
}
