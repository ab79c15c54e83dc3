//! Decodes percent-encoding and base64, and reads queries from the raw text. A URL library would turn `+` into a space.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use percent_encoding::percent_decode_str;

/// Highest number of layers of encoding that [`fully`] removes.
const REPEATS: usize = 4;

/// Removes one layer of percent-encoding. `None` if the result is not UTF-8.
pub(crate) fn once(encoded: &str) -> Option<String> {
    let decoded = percent_decode_str(encoded).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

/// Removes up to [`REPEATS`] layers of percent-encoding. Only for values without a literal `%`. `None`
/// if the result is not UTF-8.
pub(crate) fn fully(encoded: &str) -> Option<String> {
    let mut text = once(encoded)?;
    for _ in 1..REPEATS {
        if !text.contains('%') {
            break;
        }
        text = once(&text)?;
    }
    Some(text)
}

/// Returns the first value of a key in a query, still encoded. `None` if the query does not contain
/// the key.
pub(crate) fn value<'a>(query: &'a str, key: &str) -> Option<&'a str> {
    values(query, key).next()
}

/// Returns all values of a key in a query, undecoded. The case of the key does not matter.
pub(crate) fn values<'a>(query: &'a str, key: &str) -> impl Iterator<Item = &'a str> {
    query.split('&').filter_map(move |pair| {
        let (name, value) = pair.split_once('=')?;
        name.eq_ignore_ascii_case(key).then_some(value)
    })
}

/// Returns `text` without the ASCII prefix `start`, ignoring case. `None` if `text` starts differently.
pub(crate) fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
}

/// Decodes base64 in the standard or URL-safe alphabet, with or without padding. `None` if the text is not base64,
/// or the result is not UTF-8.
pub(crate) fn from_base64(text: &str) -> Option<String> {
    let config =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let config = config.with_decode_allow_trailing_bits(true);
    let alphabet = if text.contains(['-', '_']) {
        &URL_SAFE
    } else {
        &STANDARD
    };
    let bytes = GeneralPurpose::new(alphabet, config)
        .decode(text.trim())
        .ok()?;
    String::from_utf8(bytes).ok()
}
