//! Recognizes filler that a server may insert into a secret when it repeats the secret.
//!
//! Filler is: line breaks and spaces, short tags, invisible characters, `…`, soft line breaks of mails, separators in a
//! text or a list of numbers, and prefixes of hexadecimal digits.

use crate::graph::http::scrub::escapes::DecodedPiece;
use crate::moderation::model::invisible::is_invisible;

/// Longest tag that may interrupt a secret, in bytes. Fits `<br />` and `</wbr>`.
const LONGEST_TAG: usize = 8;
/// Separators between parts, as in `"a" + "b"`, `["a", "b"]` and `61:62`.
const JOINTS: &[u8] = b"\"'\\,;:|+-";

/// Returns the position after unescaped filler at `at`; `None` if there is none.
pub(super) fn after(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    match rest {
        [b'<', ..] => {
            let tag = &rest[..rest.len().min(LONGEST_TAG)];
            let end = tag.iter().position(|byte| *byte == b'>')?;
            Some(at + end + 1)
        }
        // A soft line break in quoted-printable, or a continued line of a shell.
        [b'=' | b'\\', b'\r', b'\n', ..] => Some(at + 3),
        [b'=' | b'\\', b'\r' | b'\n', ..]
        // Prefixes of hexadecimal digits: `0x` and `U+`.
        | [b'0', b'x' | b'X', ..]
        | [b'U', b'+', ..] => Some(at + 2),
        [joint, ..] if JOINTS.contains(joint) => Some(at + 1),
        _ => {
            let len = character_len(*rest.first()?);
            let character = str::from_utf8(rest.get(..len)?).ok()?.chars().next()?;
            is_filler(character).then_some(at + len)
        }
    }
}

/// Whether a decoded character is filler.
pub(super) fn is(piece: &DecodedPiece) -> bool {
    let text = str::from_utf8(piece.bytes()).unwrap_or_default();
    text.chars().next().is_some_and(is_filler)
}

fn is_filler(character: char) -> bool {
    character.is_whitespace() || character == '\u{2026}' || is_invisible(character)
}

/// Returns the length in UTF-8 of the character that starts with this byte.
fn character_len(first: u8) -> usize {
    match first {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
        _ => 1,
    }
}
