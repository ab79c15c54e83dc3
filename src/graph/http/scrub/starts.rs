//! Finds the secrets in a text. A lookup of two bytes rules out most positions.

use std::sync::Arc;

use crate::graph::http::scrub::escapes::{ESCAPES, FirstBytes};
use crate::graph::http::scrub::needle::Needle;

/// Number of first bytes to compare before a full comparison.
const FIRST: usize = 4;

/// Several secrets to search for, each in all forms in which it may be written. The forms are looked up by their first
/// bytes.
pub(super) struct SecretPrefixes {
    /// One bit for each pair of bytes. It is set if a secret may start with the pair.
    pairs: Box<[u64]>,
    /// The forms, by first byte.
    needles: Box<[Vec<Arc<Needle>>]>,
}

impl Default for SecretPrefixes {
    fn default() -> Self {
        Self {
            pairs: vec![0; (1 << 16) / 64].into(),
            needles: vec![Vec::new(); 256].into(),
        }
    }
}

impl SecretPrefixes {
    /// Sorts the forms by first byte. Collects the pairs of bytes that any of them may start with,
    /// including escaped bytes.
    pub(super) fn of<'n>(needles: impl Iterator<Item = &'n Arc<Needle>>) -> Self {
        let mut starts = Self::default();
        for needle in needles {
            let [first, second] = needle.start();
            let mut firsts = needle.spellings(first).to_vec();
            firsts.dedup();
            for first in firsts {
                starts.needles[usize::from(first)].push(needle.clone());
                for second in needle.spellings(second) {
                    starts.add_before(first, second);
                }
            }
        }
        for byte in ESCAPES {
            (0..=u8::MAX).for_each(|any| starts.add(byte, any));
        }
        starts
    }

    /// Adds a pair, in all forms in which its second byte may be written.
    fn add_before(&mut self, first: u8, second: u8) {
        self.add(first, second);
        // Base64 may contain line breaks.
        for byte in ESCAPES.into_iter().chain(*b"\r\n") {
            self.add(first, byte);
        }
        if second == b' ' {
            self.add(first, b'+');
        }
    }

    fn add(&mut self, first: u8, second: u8) {
        let pair = usize::from(first) << 8 | usize::from(second);
        self.pairs[pair / 64] |= 1 << (pair % 64);
    }

    /// Returns the start and end of the next secret from `from` on; `None` if there is none.
    pub(super) fn find(&self, text: &[u8], from: usize) -> Option<(usize, usize)> {
        let mut at = from;
        loop {
            let start = self.next(text, at)?;
            if let Some(end) = self.end_at(text, start) {
                return Some((start, end));
            }
            at = start + 1;
        }
    }

    /// Returns the next position from `from` at which a secret may start; `None` if there is none.
    fn next(&self, text: &[u8], from: usize) -> Option<usize> {
        let pairs = text.get(from..)?.windows(2);
        let is_start = |pair: &[u8]| {
            let pair = usize::from(pair[0]) << 8 | usize::from(pair[1]);
            self.pairs[pair / 64] >> (pair % 64) & 1 == 1
        };
        pairs.into_iter().position(is_start).map(|at| from + at)
    }

    /// Returns the end of the longest secret that starts at this position; `None` if there is none.
    fn end_at(&self, text: &[u8], start: usize) -> Option<usize> {
        let of = |first: u8| &self.needles[usize::from(first)];
        // If the next bytes are plain, comparing them rules out most forms.
        let plain = text.get(start..start + FIRST).filter(|it| is_plain(it));
        if let Some(plain) = plain {
            let begun = of(plain[0]).iter().filter(|it| it.begins_with(plain));
            return begun.filter_map(|it| it.end_in(text, start)).max();
        }
        let firsts = FirstBytes::of(text, start);
        let needles = firsts.first().flat_map(of);
        let begun = needles.filter(|it| it.may_begin(&firsts));
        begun.filter_map(|it| it.end_in(text, start)).max()
    }
}

/// Whether these bytes stand only for themselves: none is filler or starts an escape.
fn is_plain(bytes: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.~".contains(byte);
    bytes.iter().all(plain)
}
