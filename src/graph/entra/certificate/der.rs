//! A certificate as its file has it.

use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::Decode as _;

/// Authorities have given serial numbers that are longer than they should be, which is no reason to refuse a certificate.
pub(crate) fn parsed(der: &[u8]) -> Option<CertificateInner<Raw>> {
    CertificateInner::from_der(der).ok()
}
