//! From the bytes of a file to the DER in it, whatever text was wrapped around: UTF-16, marks, indents, lost lines, base64.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use secrecy::zeroize::Zeroizing;

use crate::graph::entra::certificate::error::CertificateError;
use crate::graph::entra::key_file::ber;

/// Base64 within base64 within base64, and then it is enough.
const DEEPEST: usize = 3;
/// More than any chain; what has more is no key file, and looking for each end would take its time.
const MOST_SECTIONS: usize = 200;
/// The shortest run of base64 that could hold a key or a certificate.
const SHORTEST: usize = 200;

/// Ends are often lost on the way.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What one section of a file holds, or what stands in the way.
pub(crate) type Section = Result<Zeroizing<Vec<u8>>, CertificateError>;

/// Everything in the file that could be a key or a certificate.
pub(crate) fn sections(bytes: &[u8]) -> Result<Vec<Section>, CertificateError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(CertificateError::Empty);
    }
    if bytes.starts_with(&[0xfe, 0xed, 0xfe, 0xed]) || bytes.starts_with(&[0xce; 4]) {
        return Err(CertificateError::JavaKeyStore);
    }
    opened(bytes, DEEPEST)
        .filter(|sections| !sections.is_empty())
        .ok_or(CertificateError::NotAKeyFile)
}

fn opened(bytes: &[u8], depth: usize) -> Option<Vec<Section>> {
    if is_der(bytes) {
        return Some(vec![whole(bytes)]);
    }
    let text = text(bytes);
    if text.trim_start().starts_with("PuTTY-User-Key-File") {
        return Some(vec![Err(CertificateError::SshKey)]);
    }
    let plain = unescaped(&text);
    let labelled = labelled(&plain);
    if !labelled.is_empty() {
        return Some(labelled);
    }
    bare(&plain, depth.checked_sub(1)?)
}

/// A sequence whose length says how long it is; no text begins so.
fn is_der(bytes: &[u8]) -> bool {
    matches!(bytes, [ber::SEQUENCE, 0x80..=0x84, ..])
}

fn whole(der: &[u8]) -> Section {
    ber::to_der(der).ok_or(CertificateError::CutOff)
}

/// The text in the encoding that its first bytes show. Keys are ASCII: whatever is not is replaced.
fn text(bytes: &[u8]) -> Zeroizing<String> {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    Zeroizing::new(match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [1..=255, 0, 1..=255, 0, ..] => units(bytes, u16::from_le_bytes),
        [0, 1..=255, 0, 1..=255, ..] => units(bytes, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    })
}

/// Undoes what JSON, shells and variables make of line ends and signs: `\n`, `\/`, `\u002b`, doubled or not.
fn unescaped(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        rest = after;
        let mut letters = rest.chars();
        match letters.next() {
            Some('n' | 'r' | 't') => plain.push('\n'),
            Some('u') => {
                let code = rest
                    .get(1..5)
                    .and_then(|hex| u32::from_str_radix(hex, 16).ok());
                if let Some(letter) = code.and_then(char::from_u32) {
                    plain.push(letter);
                    rest = &rest[5..];
                }
                continue;
            }
            _ => continue,
        }
        rest = letters.as_str();
    }
    plain.push_str(rest);
    plain
}

/// What Word and mail programs make of a hyphen, too.
fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}'
    )
}

/// Where a line of dashes with this word begins, and what follows the word.
fn mark<'a>(text: &'a str, word: &str) -> Option<(usize, &'a str)> {
    text.match_indices(word).find_map(|(at, _)| {
        let before = text[..at].trim_end_matches(' ');
        let start = before.trim_end_matches(is_dash);
        (start.len() < before.len()).then(|| (start.len(), &text[at + word.len()..]))
    })
}

/// The sections of PEM. A label only says where one begins: what is inside shows what it is.
fn labelled(text: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut rest = text;
    while sections.len() < MOST_SECTIONS
        && let Some((_, after)) = mark(rest, "BEGIN ")
    {
        let ends = after.find(is_dash).unwrap_or(after.len());
        let (label, body) = (&after[..ends], after[ends..].trim_start_matches(is_dash));
        let end = mark(body, "END ").map_or(body.len(), |(end, _)| end);
        let next = mark(body, "BEGIN ").map_or(body.len(), |(next, _)| next);
        let end = end.min(next);
        sections.push(section(label, &body[..end]));
        rest = &body[end..];
    }
    sections
}

fn section(label: &str, body: &str) -> Section {
    if label.contains("SSH") {
        return Err(CertificateError::SshKey);
    }
    if body.contains("Proc-Type") || body.contains("DEK-Info") {
        return Err(CertificateError::UnknownEncryption);
    }
    // A head that says nothing of the key, as some programs write it.
    let lines = body.lines().filter(|line| !line.contains(": "));
    let body = Zeroizing::new(lines.collect::<String>());
    let der = decoded(&body).ok_or(CertificateError::CutOff)?;
    whole(&der)
}

/// Base64 without a label: the text of a PFX, of DER or of a whole PEM file, alone or as a value among others.
fn bare(text: &str, depth: usize) -> Option<Vec<Section>> {
    let by_space = text.split(|letter: char| letter.is_whitespace() || is_foreign(letter));
    let by_sign = text.split(is_foreign);
    [by_space.collect::<Vec<_>>(), by_sign.collect(), vec![text]]
        .into_iter()
        .find_map(|runs| {
            let found: Vec<_> = runs
                .into_iter()
                .filter(|run| run.len() >= SHORTEST)
                .filter_map(|run| opened(&decoded(run)?, depth))
                .flatten()
                .collect();
            found.iter().any(Result::is_ok).then_some(found)
        })
}

fn is_foreign(letter: char) -> bool {
    !(letter.is_ascii_alphanumeric() || letter.is_whitespace() || "+/-_=".contains(letter))
}

/// Base64 of either alphabet, whatever stands between its letters.
fn decoded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let letters = text.chars().filter_map(|letter| match letter {
        '-' => Some('+'),
        '_' => Some('/'),
        'a'..='z' | 'A'..='Z' | '0'..='9' | '+' | '/' => Some(letter),
        _ => None,
    });
    let letters = Zeroizing::new(letters.collect::<String>());
    // One letter too many holds no byte.
    let even = letters.len() - usize::from(letters.len() % 4 == 1);
    BASE64.decode(&letters[..even]).ok().map(Zeroizing::new)
}
