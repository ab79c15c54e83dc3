//! Detects whether a file changed. The file is always replaced as a whole, so its metadata is
//! enough.

use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// Size, modification time and, on Unix, inode number of a file. The default stands for a missing file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FileStamp(Option<(u64, Option<SystemTime>, u64)>);

impl FileStamp {
    /// Reads the stamp of a file. A missing file has the default stamp.
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        match fs::symlink_metadata(path) {
            Ok(known) => Ok(Self(Some((
                known.len(),
                known.modified().ok(),
                number(&known),
            )))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self(None)),
            Err(error) => Err(error),
        }
    }
}

/// Returns the inode number, which distinguishes a replaced file even within the resolution of file
/// times.
#[cfg(unix)]
fn number(known: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(known)
}

#[cfg(not(unix))]
fn number(_known: &fs::Metadata) -> u64 {
    0
}
