//! Reads key files, and checks whether other users have access to them.

use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::Path;

use secrecy::zeroize::Zeroizing;

use crate::graph::entra::certificate::error::CertificateError;
use crate::regular_file;

/// Largest file, in bytes. A key with its chain needs a few kilobytes.
const LARGEST_FILE: u64 = 1 << 20;

/// Reads a file. Also returns whether its mode grants other users of this computer any access.
pub(crate) fn read(path: &Path) -> Result<(Zeroizing<Vec<u8>>, bool), CertificateError> {
    let read = regular_file::read(path, LARGEST_FILE).map_err(|error| match error.kind() {
        ErrorKind::NotFound => CertificateError::NoSuchFile,
        ErrorKind::IsADirectory => CertificateError::Folder,
        ErrorKind::InvalidInput => CertificateError::NotAFile,
        ErrorKind::FileTooLarge => CertificateError::TooLarge,
        _ => CertificateError::Unreadable(error.to_string()),
    })?;
    Ok((read.bytes, is_readable_by_others(&read.metadata)))
}

#[cfg(unix)]
fn is_readable_by_others(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    metadata.permissions().mode() & 0o077 != 0
}

/// Returns `false`: other systems use access control lists, which the standard library does not
/// read.
#[cfg(not(unix))]
fn is_readable_by_others(_metadata: &Metadata) -> bool {
    false
}
