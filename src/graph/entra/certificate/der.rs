//! Parsing of certificates.

use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::Decode as _;

/// Parses DER; `None` if that fails. Accepts serial numbers that are too long, since authorities
/// have issued some.
pub(crate) fn parsed(der: &[u8]) -> Option<CertificateInner<Raw>> {
    CertificateInner::from_der(der).ok()
}
