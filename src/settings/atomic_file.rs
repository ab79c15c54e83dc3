//! Files that are read and replaced as a whole, by one window at a time.
//!
//! A crash leaves no half-written file, and no window loses the changes of another.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::settings::own_file;
use crate::settings::patient_lock::{PATIENCE, lock_within};

/// A file that is locked: no other window can replace it while this value exists.
///
/// To change part of the content, lock the file before reading it. Otherwise, the changes of another window may be
/// lost.
#[derive(Debug)]
pub struct LockedFile {
    path: PathBuf,
    /// The system releases the lock when this handle is closed, at the latest when the process ends. The lock file
    /// itself stays and has no meaning.
    _lock: File,
}

impl LockedFile {
    /// Waits up to [`PATIENCE`] for the lock. Creates the folder if it is missing.
    pub fn lock(path: &Path) -> io::Result<Self> {
        make_private_folder(folder_of(path))?;
        // Locks a separate file, because each replacement puts a new file at `path`.
        let lock_path = path.with_extension("lock");
        let lock = own_file::open(&lock_path, OpenOptions::new().write(true).create(true))?;
        lock_within(&lock, &lock_path, PATIENCE)?;
        Ok(Self {
            path: path.to_owned(),
            _lock: lock,
        })
    }

    /// Renames this file, which cannot be read completely, so that the user can repair it. Returns the new path.
    pub fn put_aside(&self) -> io::Result<PathBuf> {
        // The names run out after 999 broken files.
        let free = (1..1_000)
            .map(|number| self.path.with_extension(format!("broken-{number}.json")))
            .find(|path| !path.exists())
            .ok_or_else(|| io::Error::other("too many broken files lie beside it"))?;
        fs::rename(&self.path, &free)?;
        Ok(free)
    }

    /// Replaces the file with a new one, which is synced to the disk before it gets this name. On Unix, only its owner
    /// can read it.
    pub fn replace(&self, text: &[u8]) -> io::Result<()> {
        let beside = self.path.with_extension("new");
        // A leftover from a crash may have other permissions.
        own_file::remove_if_there(&beside)?;
        let mut file = own_file::open(&beside, OpenOptions::new().write(true).create_new(true))?;
        file.write_all(text)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, &self.path)?;
        sync_folder(folder_of(&self.path))
    }
}

/// Creates a folder if it is missing. On Unix, only its owner can enter a new folder. Also on Unix, fails if the folder
/// belongs to another user or is writable for others.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    own_file::check_folder(folder)
}

/// Returns the parent folder of a file; the current folder for a bare name.
fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Syncs a folder, so that a power failure cannot undo the renaming of a file in it.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems cannot sync folders. The file has been replaced anyway.
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

/// Does nothing, because only Unix can sync a folder.
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
