//! Parses as much ASN.1 as recognizing key files requires. Converts BER to DER, because Bouncy Castle and Firefox write
//! BER.

use secrecy::zeroize::Zeroizing;

/// Deepest nesting that is read. Key files are nested less deeply.
const DEEPEST: usize = 32;

pub(crate) const OBJECT: u8 = 0x06;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BITS: u8 = 0x03;
pub(crate) const OCTETS: u8 = 0x04;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const FIRST: u8 = 0xa0;

/// Constructed octet string.
const PARTS: u8 = 0x24;
/// Implicit tag `[0]` of an octet string.
const FIRST_OCTETS: u8 = 0x80;
const CONSTRUCTED: u8 = 0x20;
const INDEFINITE: u8 = 0x80;

/// A DER element.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    pub(crate) content: &'a [u8],
    /// The whole element, with tag and length.
    pub(crate) whole: &'a [u8],
}

/// Returns the first element. `None` if it is cut off, has an indefinite length, or [`header`] cannot read it.
pub(crate) fn first(der: &[u8]) -> Option<Element<'_>> {
    let (tag, length, head) = header(der)?;
    let end = head.checked_add(length?)?;
    Some(Element {
        tag,
        content: der.get(head..end)?,
        whole: &der[..end],
    })
}

/// Returns the elements within `content`, up to the first that cannot be read.
pub(crate) fn inside(content: &[u8]) -> impl Iterator<Item = Element<'_>> {
    let mut rest = content;
    std::iter::from_fn(move || {
        let element = first(rest)?;
        rest = &rest[element.whole.len()..];
        Some(element)
    })
}

/// Converts the first element from BER to DER. Also returns its length in the input, in bytes.
/// `None` if it cannot be read.
pub(crate) fn first_to_der(bytes: &[u8]) -> Option<(Zeroizing<Vec<u8>>, usize)> {
    converted(bytes, 0)
}

/// Converts the first element from BER to DER. `None` if it cannot be read.
pub(crate) fn to_der(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    converted(bytes, 0).map(|(der, _)| der)
}

/// Encodes an element in DER, with its length in as few bytes as possible.
pub(crate) fn element(tag: u8, content: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = content.len().to_be_bytes();
    let begins = length.iter().position(|byte| *byte != 0);
    let digits = &length[begins.unwrap_or(length.len() - 1)..];
    let mut der = Zeroizing::new(Vec::with_capacity(content.len() + 10));
    der.push(tag);
    if content.len() >= 0x80 {
        // The length has at most eight bytes.
        der.push(0x80 | u8::try_from(digits.len()).unwrap_or_default());
    }
    der.extend_from_slice(digits);
    der.extend_from_slice(content);
    der
}

/// Returns an element's tag, the length of its content, and the size of tag and length, in bytes. An indefinite length
/// is `None`.
///
/// Returns `None` if tag or length is cut off, if the tag has several bytes, or if the length has more than four. Key
/// files contain no such tags and lengths.
fn header(bytes: &[u8]) -> Option<(u8, Option<usize>, usize)> {
    let (&tag, rest) = bytes.split_first()?;
    let &length = rest.first()?;
    if tag & 0x1f == 0x1f {
        return None;
    }
    match length {
        INDEFINITE => Some((tag, None, 2)),
        0..INDEFINITE => Some((tag, Some(usize::from(length)), 2)),
        _ => {
            let count = usize::from(length & 0x7f);
            let digits = rest.get(1..=count).filter(|digits| digits.len() <= 4)?;
            let length = digits
                .iter()
                .fold(0, |sum, digit| (sum << 8) | usize::from(*digit));
            Some((tag, Some(length), 2 + count))
        }
    }
}

/// Converts an element to DER. Also returns its length in the input, in bytes. `None` in these cases:
/// - it is cut off
/// - it is nested too deeply
/// - [`header`] cannot read a part of it
/// - a part that is not constructed has an indefinite length
fn converted(bytes: &[u8], depth: usize) -> Option<(Zeroizing<Vec<u8>>, usize)> {
    let (tag, length, head) = header(bytes)?;
    let end = match length {
        Some(length) => Some(head.checked_add(length).filter(|end| *end <= bytes.len())?),
        None => None,
    };
    if tag & CONSTRUCTED == 0 {
        return Some((element(tag, &bytes[head..end?]), end?));
    }
    if depth == DEEPEST {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = head;
    loop {
        if end == Some(at) {
            break;
        }
        if end.is_none() && bytes.get(at..at + 2)? == [0, 0] {
            at += 2;
            break;
        }
        let (part, used) = converted(&bytes[at..end.unwrap_or(bytes.len())], depth + 1)?;
        parts.push(part);
        at += used;
    }
    Some((joined(tag, &mut parts), at))
}

/// Encodes a constructed element from its converted parts, joining octet strings.
fn joined(tag: u8, parts: &mut [Zeroizing<Vec<u8>>]) -> Zeroizing<Vec<u8>> {
    if tag == PARTS {
        return element(OCTETS, &octets_of(parts));
    }
    // Encrypted content consists of its type, the algorithm, and an octet string. The octet string is under the
    // implicit tag [0], and may be in parts.
    if let [kind, algorithm, encrypted] = parts
        && (kind[0], algorithm[0], encrypted[0]) == (OBJECT, SEQUENCE, FIRST)
        && let Some(whole) = first(encrypted)
        && inside(whole.content).all(|part| part.tag == OCTETS)
    {
        let inner = inside(whole.content).map(|part| part.content.to_vec());
        let inner = Zeroizing::new(inner.collect::<Vec<_>>().concat());
        *encrypted = element(FIRST_OCTETS, &inner);
    }
    let mut content = Zeroizing::new(Vec::new());
    for part in parts {
        content.extend_from_slice(part);
    }
    element(tag, &content)
}

/// Joins the parts of a constructed octet string.
fn octets_of(parts: &[Zeroizing<Vec<u8>>]) -> Zeroizing<Vec<u8>> {
    let mut octets = Zeroizing::new(Vec::new());
    for part in parts.iter().filter_map(|part| first(part)) {
        octets.extend_from_slice(part.content);
    }
    octets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_parts_or_without_lengths_becomes_der() {
        for (ber, der) in [
            // DER stays as it is.
            (&[0x30, 3, 2, 1, 5][..], Some(&[0x30, 3, 2, 1, 5][..])),
            // Indefinite length.
            (&[0x30, 0x80, 2, 1, 5, 0, 0], Some(&[0x30, 3, 2, 1, 5])),
            // Length in more bytes than needed.
            (&[0x30, 0x82, 0, 3, 2, 1, 5], Some(&[0x30, 3, 2, 1, 5])),
            // Octets in parts, with nested parts.
            (
                &[0x24, 0x80, 4, 1, 7, 0x24, 3, 4, 1, 8, 0, 0],
                Some(&[4, 2, 7, 8]),
            ),
            // Encrypted content, in parts under [0].
            (
                &[
                    0x30, 0x80, 6, 1, 9, 0x30, 0, 0xa0, 0x80, 4, 1, 7, 4, 1, 8, 0, 0, 0, 0,
                ],
                Some(&[0x30, 9, 6, 1, 9, 0x30, 0, 0x80, 2, 7, 8]),
            ),
            // Cut off, unterminated, or longer than the input.
            (&[0x30, 0x80, 2, 1, 5, 0], None),
            (&[0x30, 0x80, 2, 1, 5], None),
            (&[0x30, 5, 2, 1, 5], None),
            (&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 1], None),
            (&[2, 0x80, 1], None),
            (&[], None),
        ] {
            let found = to_der(ber);
            assert_eq!(found.as_deref().map(Vec::as_slice), der, "{ber:02x?}");
        }
        assert!(to_der(&[0x30, 0x80].repeat(100_000)).is_none());
        let long = element(OCTETS, &[7; 300]);
        assert_eq!(long[..4], [4, 0x82, 1, 44]);
        assert_eq!(first(&long).unwrap().content, [7; 300]);
    }
}
