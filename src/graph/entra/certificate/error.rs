//! Why a file cannot be used to sign in.

use jiff::Timestamp;

/// Why a key file cannot be used to sign in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// The file does not exist.
    #[error("there is no such file")]
    NoSuchFile,
    /// The path leads to a folder instead of a file.
    #[error("this is a folder")]
    Folder,
    /// The path leads to a pipe or a device, whose content may never end.
    #[error("this is not a regular file")]
    NotAFile,
    /// The file is empty, or contains only white space.
    #[error("the file is empty")]
    Empty,
    /// The file exists, but cannot be read. Holds the system's message.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// The file is larger than 1 MiB, far more than a key with its chain needs.
    #[error("the file is far larger than a key and its certificates")]
    TooLarge,
    /// The file contains nothing that occurs in key files.
    #[error("the file is neither a PEM nor a PFX file")]
    NotAKeyFile,
    /// A section of the file, in PEM or DER, is incomplete or cannot be decoded.
    #[error("the file is cut off or damaged")]
    CutOff,
    /// The file is a Java key store.
    #[error("the file is a Java key store")]
    JavaKeyStore,
    /// The file holds a key for OpenSSH or `PuTTY`.
    #[error("the file holds a key for SSH")]
    SshKey,
    /// The file holds no private key. It may be the certificate alone, as uploaded to the app registration.
    #[error("the file holds no private key")]
    NoKey,
    /// The file holds a key without a certificate.
    #[error("the file holds no certificate beside the key")]
    NoCertificate,
    /// The file holds a key and a certificate signing request, but no certificate.
    #[error("the file holds a request for a certificate")]
    RequestOnly,
    /// No readable certificate in the file belongs to the key, and at least one certificate cannot be parsed.
    #[error("a certificate in the file cannot be parsed")]
    BrokenCertificate,
    /// The certificates in the file belong to other keys.
    #[error("no certificate in the file belongs to the key")]
    NoMatch,
    /// The key is encrypted, and no password was given.
    #[error("the file needs a password")]
    PasswordNeeded,
    /// The password is wrong, or the file is damaged.
    #[error("the password is wrong, or the file is damaged")]
    WrongPassword,
    /// The key's encryption is not supported.
    #[error("the key is encrypted in a way that is not supported")]
    UnknownEncryption,
    /// The PFX file's encryption is not supported.
    #[error("the PFX file is encrypted in a way that is not supported")]
    UnknownPfxEncryption,
    /// Decrypting the key or PFX file would take too long or too much memory.
    #[error("opening the key would take too long")]
    TooManyRounds,
    /// The key is an RSA key restricted to RSA-PSS.
    #[error("the key is marked for RSA-PSS alone")]
    PssOnly,
    /// The key is not an RSA key, but for instance an elliptic-curve key.
    #[error("the key is not an RSA key")]
    NotRsa,
    /// The RSA key is shorter than 2048 bits.
    #[error("the RSA key is shorter than 2048 bits")]
    TooShort,
    /// The key or PFX file cannot be parsed, the key's numbers are inconsistent, or the key is too long.
    #[error("the key is damaged or of an unusual kind")]
    BrokenKey,
    /// The certificate expired at this time.
    #[error("the certificate ended at {0}")]
    Expired(Timestamp),
    /// The certificate is not valid before this time.
    #[error("the certificate is not valid before {0}")]
    NotYetValid(Timestamp),
}
