//! Decoding of base64 from servers and files.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Padding is optional.
const PADDING: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, PADDING);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, PADDING);

/// Decodes base64 in either alphabet, with or without padding; `None` if the text is not base64.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let either = URL_SAFE.decode(text).or_else(|_| STANDARD.decode(text));
    either.ok()
}
