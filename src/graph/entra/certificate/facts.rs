//! Facts about a certificate: subject, thumbprints, validity.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use jiff::Timestamp;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::der::asn1::Any;
use x509_cert::der::{Tag, Tagged as _};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use crate::graph::entra::certificate::der::parsed;
use crate::graph::entra::certificate::error::CertificateError;
use crate::moderation::access::report::CERTIFICATE_ENDS_SOON;

/// Public facts about a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Distinguished name of the owner, as text.
    pub subject: String,
    /// SHA-1 thumbprint, as Entra's portal lists it.
    pub sha1: String,
    /// SHA-256 thumbprint, in uppercase hexadecimal digits.
    pub sha256: String,
    /// Start of validity.
    pub not_before: Timestamp,
    /// End of validity.
    pub not_after: Timestamp,
    /// Number of other certificates in the file whose private key is in the file too.
    pub others: usize,
    /// Whether the key file's mode grants other users of this computer any access. Always `false` on Windows.
    pub readable_by_others: bool,
}

impl CertificateFacts {
    /// Whether the certificate ends within [`CERTIFICATE_ENDS_SOON`], or has ended.
    pub fn ends_soon(&self, now: Timestamp) -> bool {
        self.not_after.duration_since(now) < CERTIFICATE_ENDS_SOON
    }

    /// Returns the rank for choosing a certificate. Valid certificates rank highest, then
    /// certificates that are not valid yet. Among equals, the one that ends last ranks highest.
    pub(crate) fn rank(&self, now: Timestamp) -> (u8, Timestamp) {
        let rank = match self.check(now) {
            Ok(()) => 2,
            Err(CertificateError::NotYetValid(_)) => 1,
            Err(_) => 0,
        };
        (rank, self.not_after)
    }

    /// Refuses a certificate that is not valid at `now`.
    pub fn check(&self, now: Timestamp) -> Result<(), CertificateError> {
        if now < self.not_before {
            Err(CertificateError::NotYetValid(self.not_before))
        } else if now >= self.not_after {
            Err(CertificateError::Expired(self.not_after))
        } else {
            Ok(())
        }
    }
}

/// Reads the facts of a certificate. `None` if it cannot be parsed, or its dates are out of range.
pub(crate) fn facts(der: &[u8]) -> Option<CertificateFacts> {
    let certificate = parsed(der)?;
    let told = certificate.tbs_certificate();
    let time = |time: x509_cert::time::Time| {
        let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
        Timestamp::from_second(seconds).ok()
    };
    Some(CertificateFacts {
        subject: subject(told.subject()),
        sha1: hex(digest(&SHA1_FOR_LEGACY_USE_ONLY, der).as_ref()),
        sha256: hex(digest(&SHA256, der).as_ref()),
        not_before: time(told.validity().not_before)?,
        not_after: time(told.validity().not_after)?,
        others: 0,
        readable_by_others: false,
    })
}

/// Returns the subject as text. Converts values in old encodings first, because the library would print them as bytes.
fn subject(name: &Name) -> String {
    let mut read = RdnSequence::default();
    for part in name.iter_rdn() {
        let attributes: Vec<_> = part.iter().map(in_utf8).collect();
        match RelativeDistinguishedName::try_from(attributes) {
            Ok(part) => read.push(part),
            Err(_twice_the_same) => return name.to_string(),
        }
    }
    read.to_string()
}

/// Converts the value of an attribute to UTF-8, if it is in an old encoding.
fn in_utf8(attribute: &AttributeTypeAndValue) -> AttributeTypeAndValue {
    let bytes = attribute.value.value();
    let text: Option<String> = match attribute.value.tag() {
        Tag::BmpString => {
            let units = bytes
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).collect::<Result<_, _>>().ok()
        }
        // Reads Latin-1: existing files contain it, although the standard says T.61.
        Tag::TeletexString => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ => None,
    };
    let value = text.and_then(|text| Any::new(Tag::Utf8String, text.into_bytes()).ok());
    AttributeTypeAndValue {
        oid: attribute.oid,
        value: value.unwrap_or_else(|| attribute.value.clone()),
    }
}

/// Encodes bytes as uppercase hexadecimal without separators, as Entra's portal prints thumbprints.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: [u8; 16] = *b"0123456789ABCDEF";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}
