//! The fields of the sign-in form that take the path of a file.

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileField {
    /// The certificate with its key.
    Certificate,
    /// The federated token.
    Token,
    /// The certificate authorities that count besides the system's.
    Authorities,
}

/// What a certificate with its key, or one of them, is called at its end.
const KEY_FILES: &[&str] = &["pem", "pfx", "p12", "key", "crt", "cer", "der", "p8", "pk8"];
const AUTHORITY_FILES: &[&str] = &["pem", "crt", "cer"];

impl FileField {
    /// The ends of the names of files that belong there; none where they are called anything.
    pub(crate) fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Certificate => KEY_FILES,
            Self::Token => &[],
            Self::Authorities => AUTHORITY_FILES,
        }
    }
}

/// Whether a file is called as those are that hold a private key, which nobody is to read by mistake.
pub(crate) fn is_key_file(path: &std::path::Path) -> bool {
    let extension = path.extension().and_then(|it| it.to_str());
    let extension = extension.map(str::to_ascii_lowercase);
    extension.is_some_and(|it| KEY_FILES.contains(&it.as_str()))
}
