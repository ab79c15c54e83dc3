//! One form of a secret, such as its base64. Compares a text with this form.

use secrecy::zeroize::Zeroizing;

use crate::graph::http::scrub::escapes::{DecodedPiece, FirstBytes, readings};
use crate::graph::http::scrub::filler;

/// A match of this many bytes from the start of a form counts as the whole form. Gateways cut long headers.
const ENOUGH: usize = 16;
/// Same as [`ENOUGH`], for forms in base64 or digits. They need more characters for each byte of the secret.
const ENOUGH_ENCODED: usize = 24;
/// Shortest part of a secret to search for on its own, in bytes.
pub(super) const FEWEST: usize = 11;
/// Maximum number of search steps per byte of the searched form. Limits the time for texts made to slow the search
/// down.
const MOST_STEPS: usize = 4;
/// Number of bytes that have to match before unescaped filler may follow. Escaped filler, and line breaks in base64,
/// may follow the first byte.
const BEFORE_FILLER: usize = 2;

/// How a form of a secret is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NeedleKind {
    /// Characters of the secret. Case is ignored in forms of at least [`ENOUGH`] bytes.
    Plain,
    /// Hexadecimal or decimal digits, or characters of base32.
    Digits,
    /// Characters of base64.
    Base64,
}

/// One form of a secret, to be searched for.
pub(crate) struct Needle {
    bytes: Zeroizing<Vec<u8>>,
    kind: NeedleKind,
}

impl Needle {
    pub(super) fn new(bytes: &[u8], kind: NeedleKind) -> Self {
        let bytes = Zeroizing::new(bytes.to_vec());
        Self { bytes, kind }
    }

    /// Whether this form consists of exactly these bytes.
    pub(crate) fn is(&self, secret: &[u8]) -> bool {
        *self.bytes == secret
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the first two bytes of this form.
    pub(crate) fn start(&self) -> [u8; 2] {
        [self.bytes[0], self.bytes[1]]
    }

    /// Returns the spellings of `byte`: both cases if case is ignored.
    pub(super) fn spellings(&self, byte: u8) -> [u8; 2] {
        if self.folds_case() {
            [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()]
        } else {
            [byte, byte]
        }
    }

    pub(super) fn begins_with(&self, bytes: &[u8]) -> bool {
        let start = self.bytes.get(..bytes.len());
        start.is_some_and(|start| {
            start == bytes || (self.folds_case() && start.eq_ignore_ascii_case(bytes))
        })
    }

    /// Whether this form may begin at a position with these possible first bytes. This quick test
    /// rules out most positions.
    pub(crate) fn may_begin(&self, firsts: &FirstBytes) -> bool {
        let [first, second] = self.start().map(|byte| self.spellings(byte));
        firsts.may_be(first, second)
    }

    /// Whether case is ignored. Case matters in base64, and in short secrets, which may be words.
    fn folds_case(&self) -> bool {
        match self.kind {
            NeedleKind::Plain => self.bytes.len() >= ENOUGH,
            NeedleKind::Digits => true,
            NeedleKind::Base64 => false,
        }
    }

    /// Returns the end of the secret that starts at `start`, if there is one. Also finds a secret
    /// that was cut off, or broken by filler.
    pub(crate) fn end_in(&self, text: &[u8], start: usize) -> Option<usize> {
        let mut best = (0, start);
        let mut open = vec![best];
        let mut steps = self.bytes.len() * MOST_STEPS;
        while let Some((matched, at)) = open.pop() {
            let Some(wanted) = self.bytes.get(matched..).filter(|left| !left.is_empty()) else {
                break;
            };
            let Some(left) = steps.checked_sub(1) else {
                break;
            };
            steps = left;
            if matched >= BEFORE_FILLER
                && let Some(after) = filler::after(text, at)
            {
                open.push((matched, after));
            }
            for piece in readings(text, at) {
                if self.continues(wanted, &piece) {
                    let next = (matched + piece.bytes().len(), piece.end);
                    best = best.max(next);
                    open.push(next);
                } else if self.skips(matched, at, &piece) {
                    open.push((matched, piece.end));
                }
            }
        }
        let enough = match self.kind {
            NeedleKind::Base64 | NeedleKind::Digits => ENOUGH_ENCODED,
            NeedleKind::Plain => ENOUGH,
        };
        (best.0 >= self.bytes.len().min(enough)).then_some(best.1)
    }

    /// Whether a character of the text is the next one of this form.
    fn continues(&self, wanted: &[u8], piece: &DecodedPiece) -> bool {
        let read = piece.bytes();
        let is_same = wanted.get(..read.len()).is_some_and(|wanted| {
            wanted == read || (self.folds_case() && wanted.eq_ignore_ascii_case(read))
        });
        is_same || is_a_plus_for_a_space(wanted, read)
    }

    /// Whether a character of the text is skipped within this form: escaped filler, or a line break in base64.
    fn skips(&self, matched: usize, at: usize, piece: &DecodedPiece) -> bool {
        let breaks_line = matches!(piece.bytes(), b"\r" | b"\n");
        let in_base64 = self.kind == NeedleKind::Base64 && matched > 0 && breaks_line;
        // Unescaped filler is skipped by `filler::after`.
        let is_escaped = piece.end > at + 1;
        in_base64 || (is_escaped && matched > 0 && filler::is(piece))
    }
}

/// Whether the text has a plus sign where the secret has a space, because form encoding writes a space as a plus
/// sign.
fn is_a_plus_for_a_space(wanted: &[u8], read: &[u8]) -> bool {
    wanted[0] == b' ' && read == b"+"
}
