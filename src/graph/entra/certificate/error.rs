//! Why a file cannot be signed in with, as a sentence.

use jiff::Timestamp;

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
