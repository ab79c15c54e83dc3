//! That a window is there: a file that it keeps locked for as long as it is signed in with a folder.
//!
//! The lock is the system's and ends with the process, however that ends, so another window learns of a crash as well.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::moderation::model::window_id::WindowId;
use crate::settings::atomic_file::{make_private_folder, private_file};

/// Beside the list: one file for each window.
const FOLDER: &str = "windows";
/// A name is taken twice only if another window sweeps at that very moment.
const TRIES: u32 = 5;

/// This window's own file; the others see it as gone once this is dropped.
#[derive(Debug)]
pub(crate) struct Lease {
    id: WindowId,
    path: PathBuf,
    /// Held for its lock.
    _file: File,
}

impl Lease {
    /// Begins to be there for others, and clears away what crashed windows left. Waits for the disk.
    pub(crate) fn take(data: &Path) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        make_private_folder(&folder)?;
        sweep(&folder)?;
        for _ in 0..TRIES {
            let id = Uuid::new_v4().to_string();
            let path = path_of(&folder, &id);
            let file = private_file().create_new(true).open(&path)?;
            match file.try_lock() {
                // Whoever swept between the two lines above has taken the file away.
                Ok(()) if path.exists() => {
                    let id = WindowId::new(id);
                    return Ok(Self {
                        id,
                        path,
                        _file: file,
                    });
                }
                Ok(()) | Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::Error::other("no file of its own for this window"))
    }

    pub(crate) fn id(&self) -> &WindowId {
        &self.id
    }

    /// Whether it lies in this data folder.
    pub(crate) fn is_in(&self, data: &Path) -> bool {
        self.path.parent() == Some(&*data.join(FOLDER))
    }

    /// Whether that window is there. Who cannot be asked about is taken to be: two windows must never act.
    pub(crate) fn is_there(&self, other: &WindowId) -> bool {
        // The list is only data: a name in it leads nowhere else.
        let Ok(id) = Uuid::parse_str(other.as_str()) else {
            return false;
        };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        match private_file().open(path_of(folder, &id.to_string())) {
            Ok(file) => !matches!(file.try_lock(), Ok(())),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // What stays is swept by the next window.
        drop(fs::remove_file(&self.path));
    }
}

/// Takes away the files that nobody has locked.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_ours = path.extension().is_some_and(|end| end == "lock");
        // One that has gone meanwhile, or cannot be opened, is in nobody's way.
        if let (true, Ok(file)) = (is_ours, private_file().open(&path))
            && file.try_lock().is_ok()
        {
            drop(fs::remove_file(&path));
        }
    }
    Ok(())
}

fn path_of(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_there_for_others_until_it_goes_however_it_goes() {
        let data = tempfile::tempdir().unwrap();
        let (first, second) = (Lease::take(data.path()), Lease::take(data.path()));
        let (first, second) = (first.unwrap(), second.unwrap());
        assert!(first.is_there(second.id()) && second.is_there(first.id()));
        let id = first.id().clone();
        drop(first);
        assert!(!second.is_there(&id));
        // What a crash leaves is a file that nobody has locked.
        let crashed = WindowId::new(Uuid::new_v4().to_string());
        let path = path_of(&data.path().join(FOLDER), crashed.as_str());
        fs::write(&path, "").unwrap();
        assert!(!second.is_there(&crashed));
        let third = Lease::take(data.path()).unwrap();
        assert!(!path.exists() && third.is_there(second.id()));
    }

    #[test]
    fn a_name_from_the_list_leads_nowhere_else() {
        let data = tempfile::tempdir().unwrap();
        let lease = Lease::take(data.path()).unwrap();
        let held = File::create(data.path().join("held.lock")).unwrap();
        held.lock().unwrap();
        assert!(!lease.is_there(&WindowId::new("../held")));
    }
}
