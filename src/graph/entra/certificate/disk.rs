//! Reads key files, and checks who else may read them.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use secrecy::zeroize::Zeroizing;

use crate::graph::entra::certificate::error::CertificateError;

/// Largest file, in bytes. A key with its chain needs a few kilobytes.
const LARGEST_FILE: u64 = 1 << 20;

/// Reads a file, and returns whether other users of this computer may read it.
pub(crate) fn read(path: &Path) -> Result<(Zeroizing<Vec<u8>>, bool), CertificateError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => CertificateError::NoSuchFile,
        io::ErrorKind::IsADirectory => CertificateError::Folder,
        _ => CertificateError::Unreadable(error.to_string()),
    };
    // Checked before opening, since opening a pipe would block.
    regular(&std::fs::metadata(path).map_err(failed)?)?;
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    regular(&metadata)?;
    // A vector that grows would leave copies of the key behind.
    let room = usize::try_from(metadata.len() + 1).unwrap_or_default();
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    file.take(LARGEST_FILE)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok((bytes, is_readable_by_others(&metadata)))
}

/// Refuses folders, pipes, devices, and files larger than [`LARGEST_FILE`].
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

/// Returns `false`: other systems use access control lists, which the standard library does not
/// read.
#[cfg(not(unix))]
fn is_readable_by_others(_metadata: &std::fs::Metadata) -> bool {
    false
}
