//! Extracts DER from a key file. The file may also be in PEM, base64, hexadecimal digits or UTF-16. A byte order mark,
//! indentation and lost line breaks don't matter.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use secrecy::zeroize::Zeroizing;

use crate::graph::entra::certificate::error::CertificateError;
use crate::graph::entra::key_file::ber;
use crate::graph::entra::key_file::pem_cleanup::{cleaned_up, has_percents};
use crate::graph::http::zeroized::gathered;
use crate::moderation::model::digits::is_dash;
use crate::moderation::model::invisible::is_invisible;

/// The search for DER ends once reading has failed at this many positions.
const MOST_TRIES: usize = 64;
/// Maximum number of layers of base64 or hexadecimal digits, one inside the other, that are decoded.
const DEEPEST: usize = 3;
/// Maximum number of sections read, in PEM or DER. No chain has so many. The limit bounds the time spent on other
/// files.
const MOST_SECTIONS: usize = 200;
/// Shortest run of base64 or hexadecimal digits that could contain a key or certificate, in characters.
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

/// Returns the sections of a file that could be a key or certificate.
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

/// Opens DER and PEM, also both in one file. Also opens base64 or hexadecimal digits that encode either.
///
/// A section that cannot be opened, such as an SSH key, becomes an error. `None` if nothing is recognized.
fn opened(bytes: &[u8], depth: usize) -> Option<Vec<Section>> {
    let (mut sections, rest) = binary(bytes);
    if sections.is_empty() {
        return written(bytes, depth);
    }
    if !is_blank(&rest) {
        sections.extend(written(&rest, depth).unwrap_or_default());
    }
    Some(sections)
}

/// Extracts DER from a file, even after a byte order mark or other DER. Also returns the bytes around the DER.
///
/// Stops at DER that is cut off, if only blanks come between it and the previous DER or the start of the file. Then the
/// last section is an error, and the rest of the file is ignored.
fn binary(bytes: &[u8]) -> (Vec<Section>, Zeroizing<Vec<u8>>) {
    let mut sections = Vec::new();
    // A growing vector would leave copies of its content in memory.
    let room = bytes.len() + MOST_SECTIONS;
    let mut rest = Zeroizing::new(Vec::with_capacity(room));
    let (mut at, mut next, mut tries) = (0, 0, 0);
    while let Some(found) = bytes[next..].windows(2).position(is_der)
        && sections.len() < MOST_SECTIONS
        && tries < MOST_TRIES
    {
        let start = next + found;
        if let Some((der, length)) = ber::first_to_der(&bytes[start..]) {
            rest.extend_from_slice(&bytes[at..start]);
            rest.push(b'\n');
            sections.push(Ok(der));
            at = start + length;
            next = at;
        } else if is_blank(&bytes[at..start]) {
            sections.push(Err(CertificateError::CutOff));
            return (sections, rest);
        } else {
            tries += 1;
            next = start + 1;
        }
    }
    rest.extend_from_slice(&bytes[at..]);
    (sections, rest)
}

/// Whether these bytes are only white space and zeros, possibly after a byte order mark.
fn is_blank(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
}

/// Opens PEM, or base64 or hexadecimal digits that encode a key file. `None` if the text is none of these.
fn written(bytes: &[u8], depth: usize) -> Option<Vec<Section>> {
    let text = text(bytes);
    if text.trim_start().starts_with("PuTTY-User-Key-File") {
        return Some(vec![Err(CertificateError::SshKey)]);
    }
    let plain = unescaped(&text);
    let mut found = labeled(&plain);
    // The dashes of the labels may be encoded, too.
    let is_encoded = plain.contains("=2D") || has_percents(&plain);
    if found.is_empty() && is_encoded {
        found = labeled(&cleaned_up(&plain));
    }
    if !found.is_empty() {
        let usable = |sections: &[Section]| sections.iter().filter(|one| is_usable(one)).count();
        if usable(&found) == found.len() {
            return Some(found);
        }
        let other = labeled(&cleaned_up(&plain));
        let is_better = usable(&other) > usable(&found);
        return Some(if is_better { other } else { found });
    }
    let depth = depth.checked_sub(1)?;
    bare(&plain, depth)
        .or_else(|| has_percents(&plain).then(|| bare(&cleaned_up(&plain), depth))?)
}

/// Whether the bytes start with a sequence whose length is indefinite or written in the long form.
/// No ASCII or UTF-8 text contains these two bytes.
fn is_der(bytes: &[u8]) -> bool {
    matches!(bytes, [ber::SEQUENCE, 0x80..=0x84, ..])
}

/// Whether a section is a sequence, as keys and certificates are. An error other than `CutOff` counts as well, because
/// it names the kind of the section.
fn is_usable(section: &Section) -> bool {
    match section {
        Ok(der) => der.first() == Some(&ber::SEQUENCE),
        Err(problem) => *problem != CertificateError::CutOff,
    }
}

/// Converts DER or BER to DER.
fn whole(der: &[u8]) -> Section {
    ber::to_der(der).ok_or(CertificateError::CutOff)
}

/// Decodes the text in the encoding that its first bytes suggest. Keys are ASCII, so other
/// characters may be replaced.
fn text(bytes: &[u8]) -> Zeroizing<String> {
    // No encoding turns one byte into more than three bytes of UTF-8.
    let room = 3 * bytes.len();
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let read = char::decode_utf16(units);
        gathered(
            room,
            read.map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)),
        )
    };
    let wide = |bytes: &[u8], unit: fn([u8; 4]) -> u32| {
        let units = bytes.as_chunks::<4>().0.iter();
        let read = units.map(|four| char::from_u32(unit(*four)));
        gathered(
            room,
            read.map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)),
        )
    };
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => wide(rest, u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, rest @ ..] => wide(rest, u32::from_be_bytes),
        [1..=255, 0, 0, 0, 1..=255, 0, 0, 0, ..] => wide(bytes, u32::from_le_bytes),
        [0, 0, 0, 1..=255, 0, 0, 0, 1..=255, ..] => wide(bytes, u32::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [1..=255, 0, 1..=255, 0, ..] => units(bytes, u16::from_le_bytes),
        [0, 1..=255, 0, 1..=255, ..] => units(bytes, u16::from_be_bytes),
        _ => gathered(
            room,
            bytes.utf8_chunks().flat_map(|chunk| {
                let broken = (!chunk.invalid().is_empty()).then_some(char::REPLACEMENT_CHARACTER);
                chunk.valid().chars().chain(broken)
            }),
        ),
    }
}

/// Undoes escapes from JSON, shells and environment variables, such as `\n`, `\/`, `\u002b` and `\x2b`. The backslash
/// may be doubled.
///
/// Also replaces non-ASCII spaces with plain ones, and drops invisible characters.
fn unescaped(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        rest = after;
        let mut letters = rest.chars();
        match letters.next() {
            Some('n' | 'r' | 't') => plain.push('\n'),
            Some(kind @ ('u' | 'x')) => {
                let end = if kind == 'u' { 5 } else { 3 };
                let digits = rest.get(1..end);
                let code = digits.and_then(|hex| u32::from_str_radix(hex, 16).ok());
                if let Some(letter) = code.and_then(char::from_u32) {
                    plain.push(letter);
                    rest = &rest[end..];
                }
                continue;
            }
            _ => continue,
        }
        rest = letters.as_str();
    }
    plain.push_str(rest);
    // Web pages contain no-break spaces, and chats add invisible characters.
    let is_space = |letter: char| !letter.is_ascii() && letter.is_whitespace();
    let is_unseen = |letter: char| !letter.is_ascii() && is_invisible(letter) && letter != '\u{ad}';
    if plain.contains(|letter| is_space(letter) || is_unseen(letter)) {
        let letters = plain.chars().filter(|letter| !is_unseen(*letter));
        plain = gathered(
            plain.len(),
            letters.map(|letter| if is_space(letter) { ' ' } else { letter }),
        );
    }
    plain
}

/// Whether `letter` is a hyphen, or a dash or soft hyphen that Word and mail programs write instead.
fn makes_a_line(letter: char) -> bool {
    is_dash(letter) || letter == '\u{ad}'
}

/// Finds `word` after dashes. Returns where the dashes start, and the text after `word`. A word not in capitals needs
/// several dashes, because a single dash may start a list entry.
fn mark<'a>(text: &'a str, word: &str) -> Option<(usize, &'a str)> {
    let first = word.chars().next()?;
    let starts = text.match_indices([first, first.to_ascii_lowercase()]);
    starts.map(|(at, _)| at).find_map(|at| {
        let (head, rest) = text[at..].split_at_checked(word.len())?;
        if !(head.eq_ignore_ascii_case(word) && rest.starts_with(char::is_whitespace)) {
            return None;
        }
        let before = text[..at].trim_end();
        let start = before.trim_end_matches(makes_a_line);
        let fewest = if head == word { 1 } else { 2 };
        let dashes = before[start.len()..].chars().count();
        (dashes >= fewest).then_some((start.len(), rest))
    })
}

/// Returns the PEM sections. A label marks where a section starts, and whether it is an SSH key, which is refused.
/// Otherwise, the content shows what the section is.
fn labeled(text: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut rest = text;
    while sections.len() < MOST_SECTIONS
        && let Some((_, after)) = mark(rest, "BEGIN")
    {
        let ends = after.find(makes_a_line).unwrap_or(after.len());
        let (label, body) = (
            &after[..ends],
            after[ends..].trim_start_matches(makes_a_line),
        );
        let end = mark(body, "END").map_or(body.len(), |(end, _)| end);
        let next = mark(body, "BEGIN").map_or(body.len(), |(next, _)| next);
        let end = end.min(next);
        sections.push(section(label, &body[..end]));
        rest = &body[end..];
    }
    sections
}

/// Decodes the base64 of one PEM section. Refuses SSH keys, and keys in OpenSSL's traditional PEM encryption
/// (`DEK-Info`).
fn section(label: &str, body: &str) -> Section {
    if label.to_ascii_uppercase().contains("SSH") {
        return Err(CertificateError::SshKey);
    }
    if body.contains("Proc-Type") || body.contains("DEK-Info") {
        return Err(CertificateError::UnknownEncryption);
    }
    // Skips headers that are unrelated to the key.
    let lines = body.lines().filter(|line| !line.contains(": "));
    let body = gathered(body.len(), lines.flat_map(str::chars));
    let der = decoded(&body).ok_or(CertificateError::CutOff)?;
    whole(&der)
}

/// Decodes base64 or hexadecimal digits without PEM labels: a PFX file, DER or a whole PEM file, alone or as one value
/// among others. `None` if none can be opened.
fn bare(text: &str, depth: usize) -> Option<Vec<Section>> {
    let by_space = text.split(|letter: char| letter.is_whitespace() || is_foreign(letter));
    let by_sign = text.split(is_foreign);
    [by_space.collect::<Vec<_>>(), by_sign.collect(), vec![text]]
        .into_iter()
        .find_map(|runs| {
            let found: Vec<_> = runs
                .into_iter()
                .filter(|run| run.len() >= SHORTEST)
                .filter_map(|run| {
                    let of_hex = from_hex(run).and_then(|bytes| opened(&bytes, depth));
                    of_hex.or_else(|| opened(&decoded(run)?, depth))
                })
                .flatten()
                .collect();
            found.iter().any(Result::is_ok).then_some(found)
        })
}

fn is_foreign(letter: char) -> bool {
    !(letter.is_ascii_alphanumeric() || letter.is_whitespace() || "+/-_=".contains(letter))
}

/// Decodes hexadecimal digits, with or without `0x` and separators between the bytes. `None` if the text has other
/// characters, or too few digits for a key.
fn from_hex(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let is_sign = |letter: &char| [':', '-', ',', ' ', '\n', '\r', '\t'].contains(letter);
    let letters = text.split("0x").flat_map(str::chars);
    let digits = gathered(text.len(), letters.filter(|letter| !is_sign(letter)));
    if digits.len() < SHORTEST || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(digits.len() / 2));
    for at in 0..digits.len() / 2 {
        bytes.push(u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?);
    }
    Some(bytes)
}

/// Decodes base64 in either alphabet, ignoring other characters. `None` if the rest cannot be decoded.
fn decoded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let letters = text.chars().filter_map(|letter| match letter {
        '-' => Some('+'),
        '_' => Some('/'),
        'a'..='z' | 'A'..='Z' | '0'..='9' | '+' | '/' => Some(letter),
        _ => None,
    });
    let letters = gathered(text.len(), letters);
    // A single extra character encodes no byte.
    let even = letters.len() - usize::from(letters.len() % 4 == 1);
    BASE64.decode(&letters[..even]).ok().map(Zeroizing::new)
}
