//! What a certificate says of itself: whom it names, and when it counts.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use jiff::Timestamp;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::der::asn1::Any;
use x509_cert::der::{Tag, Tagged as _};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use crate::graph::entra::certificate::der::parsed;
use crate::graph::entra::certificate::error::CertificateError;
use crate::moderation::access::report::CERTIFICATE_ENDS_SOON;

/// What is shown of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Whom it names.
    pub subject: String,
    /// SHA-1 over it, as the portal lists it.
    pub sha1: String,
    /// SHA-256 over it.
    pub sha256: String,
    /// From when on it counts.
    pub not_before: Timestamp,
    /// Until when it counts.
    pub not_after: Timestamp,
    /// How many others in the file have their key there, too.
    pub others: usize,
    /// Whether other users of this computer may read the key.
    pub readable_by_others: bool,
}

impl CertificateFacts {
    /// Whether a new one should be made soon.
    pub fn ends_soon(&self, now: Timestamp) -> bool {
        self.not_after.duration_since(now) < CERTIFICATE_ENDS_SOON
    }

    /// The last one is to be used: valid now, or else still to come, and the one that ends last.
    pub(crate) fn rank(&self, now: Timestamp) -> (u8, Timestamp) {
        let rank = match self.check(now) {
            Ok(()) => 2,
            Err(CertificateError::NotYetValid(_)) => 1,
            Err(_) => 0,
        };
        (rank, self.not_after)
    }

    /// Refuses a certificate that does not count at this time.
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

/// Reads what a certificate says; `None` for one whose dates are beyond reading.
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

/// The name as it is read, in old encodings, too, of which the library shows only the bytes.
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

fn in_utf8(attribute: &AttributeTypeAndValue) -> AttributeTypeAndValue {
    let bytes = attribute.value.value();
    let text: Option<String> = match attribute.value.tag() {
        Tag::BmpString => {
            let units = bytes
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).collect::<Result<_, _>>().ok()
        }
        // Latin-1 in the files that there are, whatever T.61 says.
        Tag::TeletexString => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        _ => None,
    };
    let value = text.and_then(|text| Any::new(Tag::Utf8String, text.into_bytes()).ok());
    AttributeTypeAndValue {
        oid: attribute.oid,
        value: value.unwrap_or_else(|| attribute.value.clone()),
    }
}

/// In capitals without separators, as the portal shows thumbprints.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: [u8; 16] = *b"0123456789ABCDEF";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}
