//! A form of a secret to search for: plain, or as part of base64.

use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::zeroize::Zeroizing;
use url::form_urlencoded;

use crate::graph::http::scrub::escapes::{FirstBytes, readings};

/// A text with this many first bytes of a secret counts as the secret, since gateways cut long
/// headers.
const ENOUGH: usize = 16;
/// As [`ENOUGH`], in characters of base64, four of which encode three bytes.
const ENOUGH_IN_BASE64: usize = 24;
/// Limits the search to this many steps per byte of the secret, against texts made to be slow.
const MOST_STEPS: usize = 4;

/// One form of a secret, to be searched for.
pub(crate) struct Needle {
    bytes: Zeroizing<Vec<u8>>,
    /// Whether the form is base64, in which line breaks may occur.
    is_base64: bool,
}

impl Needle {
    /// Returns all forms of a secret, the plain one first. Escapes and percent-encoding are decoded
    /// during the search and need no form of their own.
    pub(crate) fn all_of(secret: &str) -> Vec<Self> {
        let form: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        let upper = utf8_percent_encode(secret, UNRESERVED).to_string();
        let lower = in_small_hex(&upper);
        let mut inner = [
            secret.to_owned(),
            form.clone(),
            in_small_hex(&form),
            upper,
            lower,
        ]
        .map(Zeroizing::new)
        .to_vec();
        inner.sort_by(|one, other| one.as_str().cmp(other));
        inner.dedup();
        let mut all = vec![Self {
            bytes: Zeroizing::new(secret.as_bytes().to_vec()),
            is_base64: false,
        }];
        for text in &inner {
            for before in 0..3 {
                all.push(Self::in_base64(&STANDARD_NO_PAD, text.as_bytes(), before));
                all.push(Self::in_base64(&URL_SAFE_NO_PAD, text.as_bytes(), before));
            }
        }
        all.sort_by(|one, other| {
            (one.is_base64, one.bytes.as_slice()).cmp(&(other.is_base64, &other.bytes))
        });
        all.dedup_by(|one, other| one.bytes == other.bytes);
        all
    }

    /// Returns the base64 characters that depend on the secret alone, if `before` bytes (modulo
    /// three) precede it.
    fn in_base64(alphabet: &impl base64::Engine, secret: &[u8], before: usize) -> Self {
        let bytes = Zeroizing::new([&b"\0\0"[..before], secret].concat());
        let encoded = Zeroizing::new(alphabet.encode(&bytes));
        let shared = (before * 8).div_ceil(6);
        let whole = bytes.len() * 8 / 6;
        Self {
            bytes: Zeroizing::new(encoded.as_bytes()[shared..whole].to_vec()),
            is_base64: true,
        }
    }

    /// Whether this form consists of exactly these bytes.
    pub(crate) fn is(&self, secret: &[u8]) -> bool {
        *self.bytes == secret
    }

    /// Returns the first two bytes of this form.
    pub(crate) fn start(&self) -> [u8; 2] {
        [self.bytes[0], self.bytes[1]]
    }

    /// Whether this form of the secret may begin where `firsts` stand. A quick check that rules out
    /// most positions.
    pub(crate) fn may_begin(&self, firsts: &FirstBytes) -> bool {
        firsts.may_be(self.bytes[0], self.bytes[1])
    }

    /// Returns the end of the secret that starts at `start`, if there is one. Also finds a secret
    /// that was cut off.
    pub(crate) fn end_in(&self, text: &[u8], start: usize) -> Option<usize> {
        let mut best = (0, start);
        let mut open = vec![best];
        let mut steps = self.bytes.len() * MOST_STEPS;
        while let Some((matched, at)) = open.pop() {
            best = best.max((matched, at));
            let Some(wanted) = self.bytes.get(matched..).filter(|left| !left.is_empty()) else {
                break;
            };
            let Some(left) = steps.checked_sub(1) else {
                break;
            };
            steps = left;
            for piece in readings(text, at) {
                if wanted.starts_with(piece.bytes()) || is_a_plus_for_a_space(wanted, piece.bytes())
                {
                    open.push((matched + piece.bytes().len(), piece.end));
                } else if self.is_base64 && matched > 0 && matches!(piece.bytes(), b"\r" | b"\n") {
                    open.push((matched, piece.end));
                }
            }
        }
        let enough = if self.is_base64 {
            ENOUGH_IN_BASE64
        } else {
            ENOUGH
        };
        (best.0 >= self.bytes.len().min(enough)).then_some(best.1)
    }
}

/// Characters that percent-encoding leaves unchanged.
const UNRESERVED: &percent_encoding::AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Whether a plus sign was read for a space, as form encoding writes it.
fn is_a_plus_for_a_space(wanted: &[u8], read: &[u8]) -> bool {
    wanted[0] == b' ' && read == b"+"
}

/// Turns `%C3` into `%c3`.
fn in_small_hex(encoded: &str) -> String {
    let mut left = 0_u8;
    encoded
        .chars()
        .map(|character| {
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
        })
        .collect()
}
