//! Whether a file is still the one that was read: it is replaced as a whole, so that a look at its entry tells.

use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// What the system tells of a file; the default is that of one that is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FileStamp(Option<(u64, Option<SystemTime>, u64)>);

impl FileStamp {
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

/// Clocks of file systems are coarse; a file that took the place of another has a number of its own.
#[cfg(unix)]
fn number(known: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(known)
}

#[cfg(not(unix))]
fn number(_known: &fs::Metadata) -> u64 {
    0
}
