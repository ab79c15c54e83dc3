//! The forms in which a server may repeat a secret. Examples: plain, without its beginning, in digits, base64 or
//! base32.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use percent_encoding::utf8_percent_encode;
use secrecy::zeroize::Zeroizing;
use url::form_urlencoded;

use crate::graph::http::origin::UNRESERVED;
use crate::graph::http::scrub::needle::{FEWEST, Needle, NeedleKind};
use crate::graph::http::zeroized::gathered;

/// Distance in bytes between the starts of the [`rests`] of a short secret. Rests also start at bytes 1, 2 and 3.
const STEP: usize = 4;
/// Like [`STEP`], for long secrets such as tokens.
const LONG_STEP: usize = 32;
/// A secret with more bytes than this is long.
const LONG: usize = 80;
/// Number of bytes at the end of a long secret in which positions are [`STEP`] apart instead of [`LONG_STEP`].
const END: usize = 48;
/// Alphabet of base32 (RFC 4648, section 6).
const BASE32: [u8; 32] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Returns all forms of a secret, the plain one first. Escapes and percent-encoding are decoded during the search and
/// need no form of their own.
pub(super) fn all_of(secret: &str) -> Vec<Needle> {
    let mut all = vec![Needle::new(secret.as_bytes(), NeedleKind::Plain)];
    let rests = rests(secret).into_iter();
    all.extend(rests.map(|rest| Needle::new(rest, NeedleKind::Plain)));
    // PowerShell scripts often encode UTF-16 instead of UTF-8.
    let mut wide = Zeroizing::new(Vec::with_capacity(2 * secret.len()));
    wide.extend(secret.encode_utf16().flat_map(u16::to_le_bytes));
    // Omits the last byte, so that the form also matches big-endian UTF-16.
    let most = &wide[..wide.len() - 1];
    let digits = [in_hex(secret.as_bytes()), in_hex(most), in_decimals(secret)];
    all.extend(digits.map(|text| Needle::new(text.as_bytes(), NeedleKind::Digits)));
    let mut encoded = Vec::new();
    for text in in_addresses(secret) {
        encoded.extend(in_base64(text.as_bytes()));
    }
    encoded.extend(in_base64(&wide));
    for once in in_base64(secret.as_bytes()) {
        encoded.extend(in_base64(&once));
    }
    encoded.sort_by(|one, other| one.as_slice().cmp(other));
    encoded.dedup();
    let encoded = encoded.iter();
    all.extend(encoded.map(|text| Needle::new(text, NeedleKind::Base64)));
    let places = (0..5).map(|before| in_base32(secret.as_bytes(), before));
    all.extend(places.map(|text| Needle::new(text.as_bytes(), NeedleKind::Digits)));
    all
}

/// Returns the parts of a secret, from various positions to its end, to search for on their own. A server may hide only
/// the first characters, or send only one part of a token.
fn rests(secret: &str) -> Vec<&[u8]> {
    let bytes = secret.as_bytes();
    let step = if bytes.len() > LONG { LONG_STEP } else { STEP };
    let last = bytes.len().saturating_sub(FEWEST);
    let end = bytes.len().saturating_sub(END).max(1);
    let ends = (end..=last).rev().step_by(STEP);
    let parts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'.');
    let parts = parts.map(|(at, _)| at + 1);
    let mut starts: Vec<usize> = (1..STEP)
        .chain((step..bytes.len()).step_by(step))
        .chain(parts)
        .chain(ends)
        .filter(|at| bytes.len() >= at + FEWEST)
        .collect();
    starts.sort_unstable();
    starts.dedup();
    starts.into_iter().map(|at| &bytes[at..]).collect()
}

/// Returns the bytes as lowercase hexadecimal digits.
fn in_hex(bytes: &[u8]) -> Zeroizing<String> {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
    gathered(2 * bytes.len(), digits)
}

/// Returns the decimal numbers of the bytes of a secret, without separators.
fn in_decimals(secret: &str) -> Zeroizing<String> {
    let digits = secret.bytes().flat_map(|byte| {
        let shown = [byte / 100, byte / 10 % 10, byte % 10];
        let zeros = usize::from(byte < 100) + usize::from(byte < 10);
        shown.into_iter().skip(zeros)
    });
    let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 10));
    gathered(3 * secret.len(), digits)
}

/// Returns the secret as it is, and percent-encoded as in URLs and in web forms.
fn in_addresses(secret: &str) -> Vec<Zeroizing<String>> {
    let room = 3 * secret.len();
    let form = form_urlencoded::byte_serialize(secret.as_bytes());
    let form = gathered(room, form.flat_map(str::chars));
    let upper = utf8_percent_encode(secret, UNRESERVED);
    let upper = gathered(room, upper.flat_map(str::chars));
    let (small_form, lower) = (in_small_hex(&form), in_small_hex(&upper));
    let plain = Zeroizing::new(secret.to_owned());
    let mut texts = vec![plain, form, small_form, upper, lower];
    texts.sort_by(|one, other| one.as_str().cmp(other));
    texts.dedup();
    texts
}

/// Returns the base64 characters of these bytes, in both alphabets. Omits characters that also hold bits of neighboring
/// bytes.
///
/// The characters depend on the number of preceding bytes, modulo three. So there is one result for each remainder.
fn in_base64(bytes: &[u8]) -> Vec<Zeroizing<Vec<u8>>> {
    let of = |alphabet: &base64::engine::GeneralPurpose, before: usize| {
        let bytes = Zeroizing::new([&b"\0\0"[..before], bytes].concat());
        let encoded = Zeroizing::new(alphabet.encode(&bytes));
        let shared = (before * 8).div_ceil(6);
        let whole = bytes.len() * 8 / 6;
        Zeroizing::new(encoded.as_bytes()[shared..whole].to_vec())
    };
    let places = 0..3;
    let each =
        places.flat_map(|before| [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD].map(|it| of(it, before)));
    each.collect()
}

/// Returns the base32 characters of these bytes. Omits characters that also hold bits of neighboring bytes. `before` is
/// the number of preceding bytes, modulo five.
fn in_base32(bytes: &[u8], before: usize) -> Zeroizing<String> {
    let bit = |at: usize| {
        let byte = bytes.get((at / 8).wrapping_sub(before)).copied();
        byte.unwrap_or_default() >> (7 - at % 8) & 1
    };
    let shared = (before * 8).div_ceil(5);
    let whole = (before + bytes.len()) * 8 / 5;
    let letters = (shared..whole).map(|letter| {
        let value = (0..5).fold(0, |value, at| value << 1 | bit(letter * 5 + at));
        char::from(BASE32[usize::from(value)])
    });
    gathered(2 * bytes.len(), letters)
}

/// Writes the digits of percent escapes in lower case: `%C3` becomes `%c3`.
fn in_small_hex(encoded: &str) -> Zeroizing<String> {
    let mut left = 0_u8;
    let letters = encoded.chars().map(|character| {
        let is_digit = left > 0;
        left = if character == '%' {
            2
        } else {
            left.saturating_sub(1)
        };
        if is_digit {
            character.to_ascii_lowercase()
        } else {
            character
        }
    });
    gathered(encoded.len(), letters)
}
