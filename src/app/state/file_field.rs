//! The path fields of the sign-in form.

/// A field that takes the path of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileField {
    /// The file with the certificate and its private key.
    Certificate,
    /// The file with the federated token.
    Token,
    /// The file with certificate authorities that are trusted besides the system's.
    Authorities,
}

/// Extensions of files with a certificate, a key, or both.
const KEY_FILES: &[&str] = &["pem", "pfx", "p12", "key", "crt", "cer", "der", "p8", "pk8"];
const AUTHORITY_FILES: &[&str] = &["pem", "crt", "cer"];

impl FileField {
    /// Returns the file extensions for this field's file dialog; empty if any extension is possible.
    pub(crate) fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Certificate => KEY_FILES,
            Self::Token => &[],
            Self::Authorities => AUTHORITY_FILES,
        }
    }
}

/// Whether a file has one of the extensions in [`KEY_FILES`]. Such a file may hold a private key and must not be read
/// by mistake.
pub(crate) fn is_key_file(path: &std::path::Path) -> bool {
    let extension = path.extension().and_then(|it| it.to_str());
    let extension = extension.map(str::to_ascii_lowercase);
    extension.is_some_and(|it| KEY_FILES.contains(&it.as_str()))
}
