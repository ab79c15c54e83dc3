//! Reads key files: private keys and certificates, recognized by their content rather than by
//! labels.

pub(crate) mod ber;
pub(crate) mod container;
pub(crate) mod pem_cleanup;
pub(crate) mod pfx;

use aws_lc_rs::rsa::KeyPair;
use pkcs8::der::Decode as _;
use pkcs8::pkcs5::pbes2::Kdf;
use pkcs8::{EncryptedPrivateKeyInfoRef, ObjectIdentifier, PrivateKeyInfoRef};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use crate::graph::entra::certificate::der::parsed;
use crate::graph::entra::certificate::error::CertificateError;
use crate::graph::entra::key_file::ber::{BITS, Element, FIRST, INTEGER, OBJECT, OCTETS, SEQUENCE};

/// OID of rsaEncryption.
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// OID of RSASSA-PSS.
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
/// Maximum number of PBKDF2 rounds. So many rounds take some seconds; with more, a file could block the program.
const MOST_ROUNDS: u32 = 10_000_000;
/// Maximum memory for scrypt, in bytes.
const MOST_MEMORY: u64 = 256 << 20;

/// The contents of a key file. `Certificate::from_bytes` finds out which certificate belongs to which key.
#[derive(Default)]
pub(crate) struct KeyFile {
    pub(crate) keys: Vec<PrivateKey>,
    /// Certificates in DER.
    pub(crate) certificates: Vec<Vec<u8>>,
    /// The first problem with a part of the file; `None` if no part had one.
    pub(crate) problem: Option<CertificateError>,
    /// Whether the file contains a certificate signing request.
    pub(crate) has_request: bool,
    /// Whether the file contains a certificate that cannot be parsed.
    pub(crate) has_broken_certificate: bool,
}

/// A private key in DER, without encryption.
pub(crate) enum PrivateKey {
    Pkcs1(Zeroizing<Vec<u8>>),
    Pkcs8(Zeroizing<Vec<u8>>),
}

impl PrivateKey {
    /// Converts the key to a pair for signing. Fails unless it is an RSA key that Entra accepts.
    pub(crate) fn into_pair(self) -> Result<KeyPair, CertificateError> {
        let pair = match self {
            Self::Pkcs1(der) => KeyPair::from_der(&der),
            Self::Pkcs8(der) => {
                let info = PrivateKeyInfoRef::from_der(&der)
                    .map_err(|_problem_of_der| CertificateError::BrokenKey)?;
                match info.algorithm.oid {
                    RSA => KeyPair::from_pkcs8(&der),
                    RSA_PSS => return Err(CertificateError::PssOnly),
                    _ => return Err(CertificateError::NotRsa),
                }
            }
        };
        pair.map_err(|rejected| match rejected.to_string().as_str() {
            "TooSmall" => CertificateError::TooShort,
            _ => CertificateError::BrokenKey,
        })
    }
}

/// Reads a file of any supported format, recognized by its bytes.
pub(crate) fn read(
    bytes: &[u8],
    password: Option<&SecretString>,
) -> Result<KeyFile, CertificateError> {
    let password = password.map(ExposeSecret::expose_secret);
    let mut file = KeyFile::default();
    let mut has_known = false;
    for section in container::sections(bytes)? {
        let taken = section.and_then(|der| file.take(&der, password));
        has_known |= taken.as_ref().is_ok_and(|is_known| *is_known);
        if let Err(problem) = taken {
            file.problem.get_or_insert(problem);
        }
    }
    if has_known || file.problem.is_some() {
        Ok(file)
    } else {
        Err(CertificateError::NotAKeyFile)
    }
}

impl KeyFile {
    /// Adds the content of one section. Returns whether it is a key, a certificate or another part
    /// of key files.
    fn take(&mut self, der: &[u8], password: Option<&str>) -> Result<bool, CertificateError> {
        let Some(outer) = ber::first(der).filter(|outer| outer.tag == SEQUENCE) else {
            return Ok(false);
        };
        let parts: Vec<_> = ber::inside(outer.content).collect();
        let tags: Vec<_> = parts.iter().map(|part| part.tag).collect();
        let copy = || Zeroizing::new(outer.whole.to_vec());
        match tags[..] {
            [INTEGER, SEQUENCE, OCTETS, ..] => self.keys.push(PrivateKey::Pkcs8(copy())),
            [INTEGER, INTEGER, INTEGER, _, _, _, _, _, INTEGER, ..] => {
                self.keys.push(PrivateKey::Pkcs1(copy()));
            }
            [INTEGER, OCTETS, ..] => return Err(CertificateError::NotRsa),
            [SEQUENCE, OCTETS] => {
                let key = decrypted(outer.whole, password)?;
                self.keys.push(PrivateKey::Pkcs8(key));
            }
            [INTEGER, SEQUENCE] | [INTEGER, SEQUENCE, SEQUENCE] if is_content(&parts[1]) => {
                self.take_pfx(outer.whole, password)?;
            }
            [OBJECT, FIRST] => self.take_signed(parts[1]),
            [SEQUENCE, SEQUENCE, BITS] => self.take_certificate(outer.whole, &parts[0]),
            // Public keys, parameters and the like occur in key files, but are not used.
            _ => return Ok(matches!(tags[..], [SEQUENCE, BITS] | [INTEGER, INTEGER])),
        }
        Ok(true)
    }

    fn take_pfx(&mut self, der: &[u8], password: Option<&str>) -> Result<(), CertificateError> {
        let archive = pfx::open(der, password)?;
        let keys = archive.keys.iter();
        self.keys
            .extend(keys.map(|bag| PrivateKey::Pkcs8(bag.key.as_der().to_vec().into())));
        for bag in &archive.certs {
            self.add_certificate(bag.cert.as_der());
        }
        Ok(())
    }

    /// Adds a certificate, or records that the file has a signing request. `told` is the part that is signed. Ignores
    /// anything else of this form, such as a list of revoked certificates.
    fn take_certificate(&mut self, der: &[u8], told: &Element<'_>) {
        let tags: Vec<_> = ber::inside(told.content).map(|part| part.tag).collect();
        match tags[..] {
            [INTEGER, SEQUENCE, SEQUENCE] | [INTEGER, SEQUENCE, SEQUENCE, FIRST] => {
                self.has_request = true;
            }
            // The version is the first part, except in certificates of version 1.
            [FIRST, ..] | [INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, ..] => self.add_certificate(der),
            _ => {}
        }
    }

    fn add_certificate(&mut self, der: &[u8]) {
        if parsed(der).is_some() {
            self.certificates.push(der.to_vec());
        } else {
            self.has_broken_certificate = true;
        }
    }

    /// Adds the certificates of a PKCS#7 file (signed data). Ignores signatures.
    fn take_signed(&mut self, content: Element<'_>) {
        let Some(signed) = ber::first(content.content) else {
            return;
        };
        let sets = ber::inside(signed.content).filter(|part| part.tag == FIRST);
        for certificate in sets.flat_map(|set| ber::inside(set.content)) {
            self.add_certificate(certificate.whole);
        }
    }
}

/// Whether this is the content element of a PFX file.
fn is_content(part: &Element<'_>) -> bool {
    let tags = ber::inside(part.content).map(|part| part.tag);
    tags.eq([OBJECT, FIRST])
}

/// Decrypts a PKCS#8 key, unless that would take too long or too much memory.
fn decrypted(der: &[u8], password: Option<&str>) -> Result<Zeroizing<Vec<u8>>, CertificateError> {
    let info = EncryptedPrivateKeyInfoRef::from_der(der)
        .map_err(|_problem_of_der| CertificateError::UnknownEncryption)?;
    let is_trap = match info.encryption_algorithm.pbes2().map(|scheme| &scheme.kdf) {
        Some(Kdf::Pbkdf2(given)) => given.iteration_count > MOST_ROUNDS,
        Some(Kdf::Scrypt(given)) => {
            let memory = given
                .cost_parameter
                .checked_mul(u64::from(given.block_size) * 128);
            memory.is_none_or(|memory| memory > MOST_MEMORY) || given.parallelization > 16
        }
        _ => false,
    };
    if is_trap {
        return Err(CertificateError::TooManyRounds);
    }
    let password = password.ok_or(CertificateError::PasswordNeeded)?;
    match info.decrypt(password) {
        Ok(document) => Ok(document.as_bytes().to_vec().into()),
        Err(pkcs8::Error::EncryptedPrivateKey(pkcs8::pkcs5::Error::DecryptFailed)) => {
            Err(CertificateError::WrongPassword)
        }
        Err(pkcs8::Error::EncryptedPrivateKey(_)) => Err(CertificateError::UnknownEncryption),
        // A wrong password may also decrypt to bytes that are not a key.
        Err(_) => Err(CertificateError::WrongPassword),
    }
}

#[cfg(test)]
mod tests;
