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
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::der::asn1::Any;
use x509_cert::der::{Decode as _, Tag, Tagged as _};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use crate::graph::entra::key_file;
use crate::moderation::access::CERTIFICATE_ENDS_SOON;

/// A key with its chain takes a few kilobytes.
const LARGEST_FILE: u64 = 1 << 20;

/// Why a file cannot be signed in with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// Nothing is there.
    #[error("there is no such file")]
    NoSuchFile,
    /// A folder, where a file is wanted.
    #[error("this is a folder")]
    Folder,
    /// A pipe or a device, which may never end.
    #[error("this is not a regular file")]
    NotAFile,
    /// A file without anything in it.
    #[error("the file is empty")]
    Empty,
    /// It is there, and cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// Far larger than a key and its chain.
    #[error("the file is far larger than a key and its certificates")]
    TooLarge,
    /// Neither PEM nor PFX.
    #[error("the file is neither a PEM nor a PFX file")]
    NotAKeyFile,
    /// A section that begins and does not end.
    #[error("the file is cut off or damaged")]
    CutOff,
    /// What Java keeps keys in.
    #[error("the file is a Java key store")]
    JavaKeyStore,
    /// A key of `OpenSSH` or `PuTTY`.
    #[error("the file holds a key for SSH")]
    SshKey,
    /// A certificate alone, which is what the registration gets.
    #[error("the file holds no private key")]
    NoKey,
    /// A key alone.
    #[error("the file holds no certificate beside the key")]
    NoCertificate,
    /// A key with the request for its certificate.
    #[error("the file holds a request for a certificate")]
    RequestOnly,
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
    /// The same of a PFX.
    #[error("the PFX file is encrypted in a way that is not supported")]
    UnknownPfxEncryption,
    /// It would take minutes or more memory than there is.
    #[error("opening the key would take too long")]
    TooManyRounds,
    /// RSA, and marked for one way to sign.
    #[error("the key is marked for RSA-PSS alone")]
    PssOnly,
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
    fn rank(&self, now: Timestamp) -> (u8, Timestamp) {
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

/// A certificate with its key. `Debug` shows what everybody may see.
pub struct Certificate {
    pub(crate) key: KeyPair,
    /// The certificate of the key, then those above it, as far as the file has them.
    pub(crate) chain: Vec<Vec<u8>>,
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
        let (bytes, readable_by_others) = read(path)?;
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
        let file = key_file::read(bytes, password)?;
        let mut problem = file.problem;
        let mut keys = Vec::new();
        for key in file.keys {
            match key.into_pair() {
                Ok(key) => keys.push(key),
                Err(found) => problem = problem.or(Some(found)),
            }
        }
        if keys.is_empty() {
            return Err(problem.unwrap_or(CertificateError::NoKey));
        }
        let mut matches = matches(keys, &file.certificates);
        matches.sort_by_key(|(_, _, facts)| facts.rank(now));
        let others = matches.len().saturating_sub(1);
        let Some((key, leaf, mut facts)) = matches.pop() else {
            return Err(match (file.certificates.is_empty(), file.has_request) {
                (false, _) => CertificateError::NoMatch,
                (true, true) => CertificateError::RequestOnly,
                (true, false) => problem.unwrap_or(CertificateError::NoCertificate),
            });
        };
        facts.check(now)?;
        facts.others = others;
        Ok(Self {
            key,
            chain: chain_from(leaf, file.certificates),
            facts,
        })
    }

    /// What is shown of it.
    pub fn facts(&self) -> &CertificateFacts {
        &self.facts
    }
}

fn read(path: &Path) -> Result<(Zeroizing<Vec<u8>>, bool), CertificateError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => CertificateError::NoSuchFile,
        io::ErrorKind::IsADirectory => CertificateError::Folder,
        _ => CertificateError::Unreadable(error.to_string()),
    };
    // Before it is opened: a pipe would wait for whoever writes to it.
    regular(&std::fs::metadata(path).map_err(failed)?)?;
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    regular(&metadata)?;
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(LARGEST_FILE)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok((bytes, is_readable_by_others(&metadata)))
}

fn regular(metadata: &std::fs::Metadata) -> Result<(), CertificateError> {
    if metadata.is_dir() {
        Err(CertificateError::Folder)
    } else if !metadata.is_file() {
        Err(CertificateError::NotAFile)
    } else if metadata.len() > LARGEST_FILE {
        Err(CertificateError::TooLarge)
    } else {
        Ok(())
    }
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

/// Authorities have given serial numbers that are longer than they should be, which is no reason to refuse a certificate.
pub(crate) fn parsed(der: &[u8]) -> Option<CertificateInner<Raw>> {
    CertificateInner::from_der(der).ok()
}

/// Each certificate in the file that has its key there, once.
fn matches(
    keys: Vec<KeyPair>,
    certificates: &[Vec<u8>],
) -> Vec<(KeyPair, usize, CertificateFacts)> {
    let mut found: Vec<(KeyPair, usize, CertificateFacts)> = Vec::new();
    for key in keys {
        for (at, der) in certificates.iter().enumerate() {
            let is_new = found
                .iter()
                .all(|(_, known, _)| certificates[*known] != *der);
            if is_new
                && belongs_to(der, &key)
                && let Some(facts) = facts(der)
            {
                found.push((key.clone(), at, facts));
            }
        }
    }
    found
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
    while let Some(last) = chain.last().and_then(|der| parsed(der)) {
        let issuer = last.tbs_certificate().issuer().clone();
        if issuer == *last.tbs_certificate().subject() {
            // Signed by itself; one of the same name is an older one.
            break;
        }
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

#[cfg(test)]
mod tests;
