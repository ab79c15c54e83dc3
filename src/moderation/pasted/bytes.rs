//! Decodes the bytes of a file or pipe: UTF-8, UTF-16 with or without a byte order mark, or
//! Windows-1252.

use std::borrow::Cow;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Number of bytes examined to detect UTF-16 or a calendar.
const SAMPLE: usize = 4_096;

/// Decodes bytes to text. Never fails: binary data gives a text without meaning.
pub fn decoded(bytes: &[u8]) -> String {
    let bytes = unfolded(bytes);
    let encoding = match encoding_rs::Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding,
        None if is_wide(&bytes, 1) => UTF_16LE,
        None if is_wide(&bytes, 0) => UTF_16BE,
        None if std::str::from_utf8(&bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    encoding.decode_with_bom_removal(&bytes).0.into_owned()
}

/// Whether the bytes look like ASCII text encoded as UTF-16. In most pairs of bytes, the byte at index `at` (0 or 1)
/// is then zero, and the other is not.
fn is_wide(bytes: &[u8], at: usize) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |from: usize| {
        sample
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let pairs = sample.len() / 2;
    pairs >= 4 && zeros(at) * 10 >= pairs * 7 && zeros(1 - at) * 10 < pairs
}

/// Joins lines of a calendar that were folded in the middle of a character. Works on bytes, since
/// such a character cannot be decoded.
fn unfolded(bytes: &[u8]) -> Cow<'_, [u8]> {
    let is_calendar = bytes
        .windows(15)
        .take(SAMPLE)
        .any(|part| part == b"BEGIN:VCALENDAR");
    if !is_calendar || std::str::from_utf8(bytes).is_ok() {
        return bytes.into();
    }
    let mut whole = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let cuts_a_character = rest.starts_with(b"\r\n ")
            && whole.last().is_some_and(|last: &u8| !last.is_ascii())
            && rest.get(3).is_some_and(|next| (0x80..0xC0).contains(next));
        if cuts_a_character {
            at += 3;
        } else {
            whole.push(byte);
            at += 1;
        }
    }
    whole.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn a_text_is_read_in_whatever_encoding_a_file_has_it() {
        let text = "Join: https://x.example Gr\u{fc}\u{df}e";
        let mut marked = vec![0xFF, 0xFE];
        marked.extend(wide(text, u16::to_le_bytes));
        let mut big = vec![0xFE, 0xFF];
        big.extend(wide(text, u16::to_be_bytes));
        let western: Vec<u8> = text
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            marked,
            big,
            wide(text, u16::to_le_bytes),
            wide(text, u16::to_be_bytes),
            western,
        ] {
            assert_eq!(decoded(&bytes), text);
        }
        assert_eq!(decoded(b""), "");
        assert_eq!(decoded(b"1"), "1");
        assert_eq!(decoded("会议".as_bytes()), "会议");
    }

    #[test]
    fn a_fold_within_a_character_is_mended() {
        let folded = [
            &b"BEGIN:VCALENDAR\r\nSUMMARY:Gr\xC3"[..],
            b"\r\n \xBC\xC3\x9Fe\r\n x",
        ]
        .concat();
        assert_eq!(
            decoded(&folded),
            "BEGIN:VCALENDAR\r\nSUMMARY:Gr\u{fc}\u{df}e\r\n x"
        );
    }
}
