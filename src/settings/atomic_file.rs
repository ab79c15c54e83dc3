//! Files that are read and replaced as a whole, by one window at a time.
//!
//! Neither a crash nor a second window leaves half a file or loses what another one wrote.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::settings::patient_lock::{PATIENCE, lock_within};

/// A file that nobody else replaces until this is dropped.
///
/// What is to be kept of the file has to be read after it was locked.
#[derive(Debug)]
pub struct LockedFile {
    path: PathBuf,
    /// The lock is the system's and ends with the process, however that ends; the file beside stays and means nothing.
    _lock: File,
}

impl LockedFile {
    /// Waits until no other thread or window has the file, but not for long; its folder is made if need be.
    pub fn lock(path: &Path) -> io::Result<Self> {
        Self::lock_within(path, PATIENCE)
    }

    /// The same for whoever has less time.
    pub fn lock_within(path: &Path, patience: Duration) -> io::Result<Self> {
        make_private_folder(folder_of(path))?;
        // Not the file itself: it is another one after each replacement.
        let mut options = private_file();
        let lock = options.create(true).open(path.with_extension("lock"))?;
        lock_within(&lock, &path.with_extension("lock"), patience)?;
        Ok(Self {
            path: path.to_owned(),
            _lock: lock,
        })
    }

    /// Replaces the file by rename; it is on the disk afterwards, and only its owner may read it.
    pub fn replace(&self, text: &[u8]) -> io::Result<()> {
        let beside = self.path.with_extension("new");
        // One that a crash left behind may have other rights.
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let mut file = private_file().create_new(true).open(&beside)?;
        file.write_all(text)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, &self.path)?;
        sync_folder(folder_of(&self.path))
    }
}

/// Makes a folder that only its owner may read.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Opens a file to write it; one that is made by it only its owner may read.
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Until this is done, a power cut may bring the old file back.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems sync no folder; the file has been replaced all the same.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}

/// Only Unix lets a program sync a folder.
#[cfg(not(unix))]
pub fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn what_a_crash_left_beside_the_file_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(folder.path().join("a.lock"), "").unwrap();
        fs::write(folder.path().join("a.new"), "half a longer te").unwrap();
        LockedFile::lock(&path).unwrap().replace(b"whole").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
        assert!(!folder.path().join("a.new").exists());
    }

    #[test]
    fn nobody_else_has_the_file_until_the_lock_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let first = LockedFile::lock(&path).unwrap();
        first.replace(b"1").unwrap();
        let (starts, started) = mpsc::channel();
        let second = {
            let path = path.clone();
            thread::spawn(move || {
                starts.send(()).unwrap();
                let locked = LockedFile::lock(&path).unwrap();
                let before = fs::read_to_string(&path).unwrap();
                locked.replace(format!("{before}3").as_bytes()).unwrap();
            })
        };
        started.recv().unwrap();
        first.replace(b"12").unwrap();
        drop(first);
        second.join().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "123");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/a.json");
        let locked = LockedFile::lock(&path).unwrap();
        fs::write(path.with_extension("new"), "readable by all").unwrap();
        locked.replace(b"whole").unwrap();
        for (path, wanted) in [
            (path.parent().unwrap(), 0o700),
            (&path, 0o600),
            (&path.with_extension("lock"), 0o600),
        ] {
            let mode = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, wanted, "{}", path.display());
        }
    }
}
