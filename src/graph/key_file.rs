//! What stands in a PEM or PFX file: one private key and the certificates beside it.

use aws_lc_rs::rsa::KeyPair;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use p12_keystore::Pkcs12Archive;
use pkcs8::der::Decode as _;
use pkcs8::{EncryptedPrivateKeyInfoRef, ObjectIdentifier, PrivateKeyInfoRef};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};

use super::certificate::CertificateError;

/// rsaEncryption.
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// A file's contents, still to be matched with one another.
pub(super) struct KeyFile {
    pub(super) key: PrivateKey,
    pub(super) certificates: Vec<Vec<u8>>,
}

/// A private key as its file spells it.
pub(super) enum PrivateKey {
    Pkcs1(Zeroizing<Vec<u8>>),
    Pkcs8(Zeroizing<Vec<u8>>),
}

impl PrivateKey {
    /// The key for signing, if it is one that Entra takes.
    pub(super) fn into_pair(self) -> Result<KeyPair, CertificateError> {
        let pair = match self {
            Self::Pkcs1(der) => KeyPair::from_der(&der),
            Self::Pkcs8(der) => {
                let info = PrivateKeyInfoRef::from_der(&der)
                    .map_err(|_problem_of_der| CertificateError::BrokenKey)?;
                if info.algorithm.oid != RSA {
                    return Err(CertificateError::NotRsa);
                }
                KeyPair::from_pkcs8(&der)
            }
        };
        pair.map_err(|rejected| match rejected.to_string().as_str() {
            "TooSmall" => CertificateError::TooShort,
            _ => CertificateError::BrokenKey,
        })
    }
}

/// Reads either kind of file; which one it is shows in its first bytes, not in its name.
pub(super) fn read(
    bytes: &[u8],
    password: Option<&SecretString>,
) -> Result<KeyFile, CertificateError> {
    let is_pem = bytes.windows(10).any(|window| window == b"-----BEGIN");
    if is_pem {
        from_pem(bytes, password)
    } else {
        from_pfx(bytes, password)
    }
}

fn from_pem(bytes: &[u8], password: Option<&SecretString>) -> Result<KeyFile, CertificateError> {
    let text = Zeroizing::new(String::from_utf8_lossy(bytes).into_owned());
    if text.contains("Proc-Type: 4,ENCRYPTED") {
        return Err(CertificateError::UnknownEncryption);
    }
    let certificates = CertificateDer::pem_slice_iter(bytes)
        .map(|section| section.map(|der| der.to_vec()))
        .collect::<Result<_, _>>()
        .map_err(|_problem_of_pem| CertificateError::NotAKeyFile)?;
    let key = match encrypted_section(&text) {
        Some(section) => PrivateKey::Pkcs8(decrypted(section, password)?),
        None => plain_key(bytes)?,
    };
    Ok(KeyFile { key, certificates })
}

fn plain_key(bytes: &[u8]) -> Result<PrivateKey, CertificateError> {
    match PrivateKeyDer::from_pem_slice(bytes) {
        Ok(PrivateKeyDer::Pkcs1(der)) => {
            Ok(PrivateKey::Pkcs1(der.secret_pkcs1_der().to_vec().into()))
        }
        Ok(PrivateKeyDer::Pkcs8(der)) => {
            Ok(PrivateKey::Pkcs8(der.secret_pkcs8_der().to_vec().into()))
        }
        Ok(_) => Err(CertificateError::NotRsa),
        Err(rustls_pki_types::pem::Error::NoItemsFound) => Err(CertificateError::NoKey),
        Err(_problem_of_pem) => Err(CertificateError::BrokenKey),
    }
}

/// The base64 of an encrypted key: `rustls-pki-types` steps over such a section as if it were not there.
fn encrypted_section(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("-----BEGIN ENCRYPTED PRIVATE KEY-----")?;
    let (section, _) = rest.split_once("-----END ENCRYPTED PRIVATE KEY-----")?;
    Some(section)
}

fn decrypted(
    section: &str,
    password: Option<&SecretString>,
) -> Result<Zeroizing<Vec<u8>>, CertificateError> {
    let base64: String = section.split_ascii_whitespace().collect();
    let der = STANDARD
        .decode(base64)
        .map_err(|_problem_of_base64| CertificateError::BrokenKey)?;
    let info = EncryptedPrivateKeyInfoRef::from_der(&der)
        .map_err(|_problem_of_der| CertificateError::UnknownEncryption)?;
    let password = password.ok_or(CertificateError::PasswordNeeded)?;
    match info.decrypt(password.expose_secret()) {
        Ok(document) => Ok(document.as_bytes().to_vec().into()),
        // A wrong password gives wrong bytes, which are then no key either.
        Err(pkcs8::Error::EncryptedPrivateKey(pkcs8::pkcs5::Error::DecryptFailed)) => {
            Err(CertificateError::WrongPassword)
        }
        Err(pkcs8::Error::EncryptedPrivateKey(_)) => Err(CertificateError::UnknownEncryption),
        Err(_) => Err(CertificateError::WrongPassword),
    }
}

fn from_pfx(bytes: &[u8], password: Option<&SecretString>) -> Result<KeyFile, CertificateError> {
    use p12_keystore::error::Error;
    let given = password.map_or("", |password| password.expose_secret());
    let archive = Pkcs12Archive::from_pkcs12(bytes, given).map_err(|error| match error {
        Error::MacError(_) | Error::UnpadError if password.is_none() => {
            CertificateError::PasswordNeeded
        }
        Error::MacError(_) | Error::UnpadError => CertificateError::WrongPassword,
        Error::UnsupportedEncryptionScheme | Error::UnsupportedMacAlgorithm => {
            CertificateError::UnknownEncryption
        }
        // What is uploaded to the registration is often chosen in place of what stays here.
        _ if x509_cert::Certificate::from_der(bytes).is_ok() => CertificateError::NoKey,
        Error::DerError(_) | Error::InvalidVersion => CertificateError::NotAKeyFile,
        _ => CertificateError::BrokenKey,
    })?;
    let key = archive.keys.first().ok_or(CertificateError::NoKey)?;
    let certificates = archive.certs.iter();
    Ok(KeyFile {
        key: PrivateKey::Pkcs8(key.key.as_der().to_vec().into()),
        certificates: certificates.map(|bag| bag.cert.as_der().to_vec()).collect(),
    })
}
