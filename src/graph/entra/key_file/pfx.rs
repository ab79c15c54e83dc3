//! Opens PFX files, including some that the library `p12-keystore` refuses as they are.

use p12_keystore::Pkcs12Archive;
use p12_keystore::error::Error;
use secrecy::zeroize::Zeroizing;

use crate::graph::entra::certificate::error::CertificateError;
use crate::graph::entra::key_file::ber::{self, FIRST, INTEGER, OCTETS, SEQUENCE};

/// OID of id-data.
const DATA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];

/// Opens a file with the password, or with an empty password if the given one is wrong. Without a password, tries only
/// the empty one.
pub(crate) fn open(der: &[u8], password: Option<&str>) -> Result<Pkcs12Archive, CertificateError> {
    let given = password.unwrap_or_default();
    let wrong = match tried(der, given) {
        Err(CertificateError::WrongPassword) if !given.is_empty() => {
            return tried(der, "").map_err(|_opens_neither_way| CertificateError::WrongPassword);
        }
        other => other,
    };
    match wrong {
        Err(CertificateError::WrongPassword) if password.is_none() => {
            Err(CertificateError::PasswordNeeded)
        }
        other => other,
    }
}

/// Opens a file with this password, if necessary without checking the MAC.
fn tried(der: &[u8], password: &str) -> Result<Pkcs12Archive, CertificateError> {
    let first = match Pkcs12Archive::from_pkcs12(der, password) {
        Ok(archive) => return Ok(archive),
        Err(error) => sorted(&error),
    };
    if first == CertificateError::WrongPassword || first == CertificateError::TooManyRounds {
        return Err(first);
    }
    // The MAC may be of an unsupported kind (RFC 9579, or passwords with characters such as emoji). Or the content may
    // be BER. Without the MAC, the key is still verified by its decryption and its certificate.
    let bare = unsealed(der).ok_or(CertificateError::BrokenKey)?;
    Pkcs12Archive::from_pkcs12(&bare, password).map_err(|error| sorted(&error))
}

/// Translates the library's errors.
fn sorted(error: &Error) -> CertificateError {
    match error {
        Error::MacError(_) | Error::UnpadError => CertificateError::WrongPassword,
        // The library reports a wrong password only in the text of its error.
        Error::Pkcs5Error(words) if words.contains("decryption failed") => {
            CertificateError::WrongPassword
        }
        Error::InvalidParameters => CertificateError::TooManyRounds,
        Error::UnsupportedEncryptionScheme
        | Error::UnsupportedMacAlgorithm
        | Error::UnsupportedContentType
        | Error::Pkcs5Error(_) => CertificateError::UnknownPfxEncryption,
        _ => CertificateError::BrokenKey,
    }
}

/// Removes the MAC, and converts everything that is not encrypted to DER. `None` if this is not a
/// PFX file.
fn unsealed(der: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let pfx = ber::first(der)?;
    let mut parts = ber::inside(pfx.content);
    let version = parts.next().filter(|part| part.tag == INTEGER)?;
    let safes = ber::to_der(data(parts.next()?.content)?)?;
    let mut inner = Zeroizing::new(Vec::new());
    for safe in ber::inside(ber::first(&safes)?.content) {
        match data(safe.content).and_then(ber::to_der) {
            Some(bags) => inner.extend_from_slice(&wrapped(&bags)),
            None => inner.extend_from_slice(safe.whole),
        }
    }
    let mut content = Zeroizing::new(version.whole.to_vec());
    content.extend_from_slice(&wrapped(&ber::element(SEQUENCE, &inner)));
    Some(ber::element(SEQUENCE, &content))
}

/// Returns the octets of a part that is neither encrypted nor signed; `None` for any other part.
fn data(content: &[u8]) -> Option<&[u8]> {
    let mut parts = ber::inside(content);
    parts.next().filter(|kind| kind.content == DATA)?;
    let octets = ber::first(parts.next()?.content)?;
    (octets.tag == OCTETS).then_some(octets.content)
}

/// Encodes octets as a part of type id-data.
fn wrapped(octets: &[u8]) -> Zeroizing<Vec<u8>> {
    let octets = ber::element(FIRST, &ber::element(OCTETS, octets));
    let mut content = ber::element(ber::OBJECT, &DATA);
    content.extend_from_slice(&octets);
    ber::element(SEQUENCE, &content)
}
