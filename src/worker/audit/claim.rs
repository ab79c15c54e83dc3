//! Claims a file of the log. Only one window then writes it, while other programs can still read it.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

use crate::settings::own_file;
#[cfg(not(windows))]
use crate::settings::patient_lock::try_lock;

/// Opens a file and claims it. Until it is closed, no other window can claim or write it. Returns `None` if it is
/// already claimed.
#[cfg(not(windows))]
pub(crate) fn claim(path: &Path, options: &mut OpenOptions) -> io::Result<Option<File>> {
    let file = own_file::open(path, options)?;
    Ok(try_lock(&file)?.then_some(file))
}

/// Opens a file and claims it by a share mode. A lock on Windows would keep others from reading. Returns `None` if the
/// file is already claimed.
#[cfg(windows)]
pub(crate) fn claim(path: &Path, options: &mut OpenOptions) -> io::Result<Option<File>> {
    use std::os::windows::fs::OpenOptionsExt as _;

    /// Others may read, rename and delete: `FILE_SHARE_READ | FILE_SHARE_DELETE`.
    const NOT_WRITTEN_BY_OTHERS: u32 = 1 | 4;
    const SHARING_VIOLATION: i32 = 32;

    match own_file::open(path, options.share_mode(NOT_WRITTEN_BY_OTHERS)) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claimed_file_is_read_and_renamed_by_others_but_claimed_by_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let (path, renamed) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&path, "whole").unwrap();
        let mut writing = OpenOptions::new();
        writing.read(true).append(true);
        let mut reading = OpenOptions::new();
        reading.read(true);
        for first in [&writing, &reading] {
            let claimed = claim(&path, &mut first.clone()).unwrap();
            assert!(claimed.is_some());
            assert!(claim(&path, &mut writing.clone()).unwrap().is_none());
            assert_eq!(std::fs::read_to_string(&path).unwrap(), "whole");
            std::fs::rename(&path, &renamed).unwrap();
            assert!(claim(&renamed, &mut writing.clone()).unwrap().is_none());
            std::fs::rename(&renamed, &path).unwrap();
        }
        let held = claim(&path, &mut writing.clone()).unwrap();
        assert!(claim(&path, &mut reading.clone()).unwrap().is_none());
        drop(held);
        assert!(claim(&path, &mut reading).unwrap().is_some());
    }
}
