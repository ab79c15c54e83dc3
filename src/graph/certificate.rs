//! The certificate that an app signs in with: found in a file by its key, and checked.
//!
//! Entra accepts RSA keys only, so that everything else is refused here with a reason. The time is given from outside.

use std::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::KeyPair as _;
use jiff::Timestamp;
use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;
use x509_cert::der::Decode as _;

use super::key_file::{self, KeyFile};
use crate::moderation::access::CERTIFICATE_ENDS_SOON;

/// A key with its chain takes a few kilobytes.
const LARGEST_FILE: u64 = 1 << 20;

/// Why a file cannot be signed in with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// Nothing is there.
    #[error("there is no such file")]
    NoSuchFile,
    /// It is there, and cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// Far larger than a key and its chain.
    #[error("the file is far larger than a key and its certificates")]
    TooLarge,
    /// Neither PEM nor PFX.
    #[error("the file is neither a PEM nor a PFX file")]
    NotAKeyFile,
    /// A certificate alone, which is what the registration gets.
    #[error("the file holds no private key")]
    NoKey,
    /// A key alone.
    #[error("the file holds no certificate beside the key")]
    NoCertificate,
    /// The certificates belong to other keys.
    #[error("no certificate in the file belongs to the key")]
    NoMatch,
    /// The key is encrypted.
    #[error("the file needs a password")]
    PasswordNeeded,
    /// The password does not open it, or the file is damaged.
    #[error("the password is wrong, or the file is damaged")]
    WrongPassword,
    /// Encrypted in a way that is too old or too new.
    #[error("the key is encrypted in a way that is not supported")]
    UnknownEncryption,
    /// An elliptic curve, for instance.
    #[error("the key is not an RSA key")]
    NotRsa,
    /// Below 2048 bits.
    #[error("the RSA key is shorter than 2048 bits")]
    TooShort,
    /// The numbers of the key do not fit together.
    #[error("the key is damaged or of an unusual kind")]
    BrokenKey,
    /// Past its end.
    #[error("the certificate ended at {0}")]
    Expired(Timestamp),
    /// Before its beginning.
    #[error("the certificate is not valid before {0}")]
    NotYetValid(Timestamp),
}

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
    /// Whether other users of this computer may read the key.
    pub readable_by_others: bool,
}

impl CertificateFacts {
    /// Whether a new one should be made soon.
    pub fn ends_soon(&self, now: Timestamp) -> bool {
        self.not_after.duration_since(now) < CERTIFICATE_ENDS_SOON
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

/// A certificate with its key. `Debug` shows what everybody may see.
pub struct Certificate {
    pub(super) key: KeyPair,
    /// The certificate of the key, then those above it, as far as the file has them.
    pub(super) chain: Vec<Vec<u8>>,
    facts: CertificateFacts,
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("facts", &self.facts)
            .finish_non_exhaustive()
    }
}

impl Certificate {
    /// Reads a PEM or PFX file. Opening an encrypted one takes up to a second, on purpose of whoever encrypted it.
    pub fn load(
        path: &Path,
        password: Option<&SecretString>,
        now: Timestamp,
    ) -> Result<Self, CertificateError> {
        let (bytes, readable_by_others) = read(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => CertificateError::NoSuchFile,
            io::ErrorKind::FileTooLarge => CertificateError::TooLarge,
            _ => CertificateError::Unreadable(error.to_string()),
        })?;
        let mut certificate = Self::from_bytes(&bytes, password, now)?;
        certificate.facts.readable_by_others = readable_by_others;
        Ok(certificate)
    }

    /// Takes what stands in a PEM or PFX file.
    pub fn from_bytes(
        bytes: &[u8],
        password: Option<&SecretString>,
        now: Timestamp,
    ) -> Result<Self, CertificateError> {
        let KeyFile { key, certificates } = key_file::read(bytes, password)?;
        if certificates.is_empty() {
            return Err(CertificateError::NoCertificate);
        }
        let key = key.into_pair()?;
        // The first one in a file may be the issuer's.
        let leaf = certificates
            .iter()
            .position(|der| belongs_to(der, &key))
            .ok_or(CertificateError::NoMatch)?;
        let facts = facts(&certificates[leaf]).ok_or(CertificateError::BrokenKey)?;
        facts.check(now)?;
        Ok(Self {
            key,
            chain: chain_from(leaf, certificates),
            facts,
        })
    }

    /// What is shown of it.
    pub fn facts(&self) -> &CertificateFacts {
        &self.facts
    }
}

fn read(path: &Path) -> io::Result<(Zeroizing<Vec<u8>>, bool)> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if metadata.len() > LARGEST_FILE {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(LARGEST_FILE).read_to_end(&mut bytes)?;
    Ok((bytes, is_readable_by_others(&metadata)))
}

#[cfg(unix)]
fn is_readable_by_others(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o077 != 0
}

/// Elsewhere rights are lists that the standard library does not read.
#[cfg(not(unix))]
fn is_readable_by_others(_metadata: &std::fs::Metadata) -> bool {
    false
}

fn parsed(der: &[u8]) -> Option<x509_cert::Certificate> {
    x509_cert::Certificate::from_der(der).ok()
}

fn belongs_to(der: &[u8], key: &KeyPair) -> bool {
    parsed(der).is_some_and(|certificate| {
        let info = certificate.tbs_certificate().subject_public_key_info();
        info.subject_public_key.raw_bytes() == key.public_key().as_ref()
    })
}

/// The leaf and its issuers one after the other; whatever else is in the file belongs to somebody else.
fn chain_from(leaf: usize, mut certificates: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut chain = vec![certificates.swap_remove(leaf)];
    while let Some(issuer) = chain.last().and_then(|der| parsed(der)) {
        let issuer = issuer.tbs_certificate().issuer().clone();
        let next = certificates.iter().position(|der| {
            parsed(der).is_some_and(|above| *above.tbs_certificate().subject() == issuer)
        });
        match next {
            Some(next) => chain.push(certificates.swap_remove(next)),
            None => break,
        }
    }
    chain
}

fn facts(der: &[u8]) -> Option<CertificateFacts> {
    let certificate = parsed(der)?;
    let told = certificate.tbs_certificate();
    let time = |time: x509_cert::time::Time| {
        let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
        Timestamp::from_second(seconds).ok()
    };
    Some(CertificateFacts {
        subject: told.subject().to_string(),
        sha1: hex(digest(&SHA1_FOR_LEGACY_USE_ONLY, der).as_ref()),
        sha256: hex(digest(&SHA256, der).as_ref()),
        not_before: time(told.validity().not_before)?,
        not_after: time(told.validity().not_after)?,
        readable_by_others: false,
    })
}

/// In capitals without separators, as the portal shows thumbprints.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: [u8; 16] = *b"0123456789ABCDEF";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

#[cfg(test)]
mod tests;
