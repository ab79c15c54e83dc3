//! Extracts DER from the bytes of a file, whatever text surrounds it: UTF-16, byte order marks,
//! indentation, lost line breaks, base64.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use secrecy::zeroize::Zeroizing;

use crate::graph::entra::certificate::error::CertificateError;
use crate::graph::entra::key_file::ber;

/// Deepest nesting of base64 in base64 that is decoded.
const DEEPEST: usize = 3;
/// Most PEM sections that are read. More than any chain has; limits the work for other files.
const MOST_SECTIONS: usize = 200;
/// Shortest run of base64 that could contain a key or certificate, in characters.
const SHORTEST: usize = 200;

/// Padding is often lost, so it is optional.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The DER of one section, or why there is none.
pub(crate) type Section = Result<Zeroizing<Vec<u8>>, CertificateError>;

/// Returns all sections of a file that could be a key or certificate.
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

/// Opens DER, PEM, or base64 that contains either. `None` if there is none of them.
fn opened(bytes: &[u8], depth: usize) -> Option<Vec<Section>> {
    if is_der(bytes) {
        return Some(vec![whole(bytes)]);
    }
    let text = text(bytes);
    if text.trim_start().starts_with("PuTTY-User-Key-File") {
        return Some(vec![Err(CertificateError::SshKey)]);
    }
    let plain = unescaped(&text);
    let labeled = labeled(&plain);
    if !labeled.is_empty() {
        return Some(labeled);
    }
    bare(&plain, depth.checked_sub(1)?)
}

/// Whether the bytes start with a sequence with an explicit length. No text does.
fn is_der(bytes: &[u8]) -> bool {
    matches!(bytes, [ber::SEQUENCE, 0x80..=0x84, ..])
}

/// Converts DER or BER to DER.
fn whole(der: &[u8]) -> Section {
    ber::to_der(der).ok_or(CertificateError::CutOff)
}

/// Decodes the text as its first bytes suggest. Keys are ASCII, so other characters may be
/// replaced.
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

/// Undoes escapes from JSON, shells and environment variables: `\n`, `\/`, `\u002b`, also doubled.
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

/// Whether `letter` is a hyphen, or a dash that Word and mail programs make of one.
fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}'
    )
}

/// Returns the start of a line of dashes with this word, and the text after the word; `None` if
/// there is none.
fn mark<'a>(text: &'a str, word: &str) -> Option<(usize, &'a str)> {
    text.match_indices(word).find_map(|(at, _)| {
        let before = text[..at].trim_end_matches(' ');
        let start = before.trim_end_matches(is_dash);
        (start.len() < before.len()).then(|| (start.len(), &text[at + word.len()..]))
    })
}

/// Returns the PEM sections. Labels only mark where a section starts; the content shows what the
/// section is.
fn labeled(text: &str) -> Vec<Section> {
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

/// Decodes one PEM section.
fn section(label: &str, body: &str) -> Section {
    if label.contains("SSH") {
        return Err(CertificateError::SshKey);
    }
    if body.contains("Proc-Type") || body.contains("DEK-Info") {
        return Err(CertificateError::UnknownEncryption);
    }
    // Skips headers that are unrelated to the key.
    let lines = body.lines().filter(|line| !line.contains(": "));
    let body = Zeroizing::new(lines.collect::<String>());
    let der = decoded(&body).ok_or(CertificateError::CutOff)?;
    whole(&der)
}

/// Decodes base64 without PEM labels: a PFX file, DER or a whole PEM file, alone or as one value
/// among others. `None` if there is none.
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

/// Decodes base64 in either alphabet, ignoring other characters. `None` if the characters left are
/// not base64.
fn decoded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let letters = text.chars().filter_map(|letter| match letter {
        '-' => Some('+'),
        '_' => Some('/'),
        'a'..='z' | 'A'..='Z' | '0'..='9' | '+' | '/' => Some(letter),
        _ => None,
    });
    let letters = Zeroizing::new(letters.collect::<String>());
    // A single extra character encodes no byte.
    let even = letters.len() - usize::from(letters.len() % 4 == 1);
    BASE64.decode(&letters[..even]).ok().map(Zeroizing::new)
}
