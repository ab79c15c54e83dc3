//! Shows other windows that this window is running: its lock file stays locked while somebody is
//! signed in.
//!
//! The system releases the lock when the process ends, even after a crash.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::moderation::model::window_id::WindowId;
use crate::settings::atomic_file::make_private_folder;
use crate::settings::own_file;
use crate::settings::patient_lock::try_lock;

/// Folder beside the list of watched calls, with one lock file per window.
const FOLDER: &str = "windows";
/// Maximum number of lock files tried. The second is needed only if another window deletes the
/// first before it is locked.
const TRIES: u32 = 5;

/// The lock file of this window. Dropping it shows other windows that this window is gone.
#[derive(Debug)]
pub(crate) struct Lease {
    id: WindowId,
    path: PathBuf,
    /// Open only to hold the lock.
    _file: File,
}

impl Lease {
    /// Creates this window's lock file, and deletes the lock files of crashed windows. Blocks.
    pub(crate) fn take(data: &Path) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        make_private_folder(&folder)?;
        sweep(&folder)?;
        for _ in 0..TRIES {
            let id = Uuid::new_v4().to_string();
            let path = path_of(&folder, &id);
            let file = own_file::open(&path, private().create_new(true))?;
            // Another window may have deleted the file between opening and locking it.
            if try_lock(&file)? && path.exists() {
                return Ok(Self {
                    id: WindowId::new(id),
                    path,
                    _file: file,
                });
            }
        }
        Err(io::Error::other("no file of its own for this window"))
    }

    pub(crate) fn id(&self) -> &WindowId {
        &self.id
    }

    /// Whether this lease belongs to the given data folder.
    pub(crate) fn is_in(&self, data: &Path) -> bool {
        self.path.parent() == Some(&*data.join(FOLDER))
    }

    /// Whether the other window is running. `false` if its lock file is missing, or for a text that is no window's id.
    ///
    /// `true` if the lock file is there but can't be opened, because two windows must never apply the same rules.
    pub(crate) fn is_there(&self, other: &WindowId) -> bool {
        // The name comes from a file, so it must not lead to another path.
        let Ok(id) = Uuid::parse_str(other.as_str()) else {
            return false;
        };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        match own_file::open(&path_of(folder, &id.to_string()), &mut private()) {
            Ok(file) => !matches!(file.try_lock(), Ok(())),
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // The next window deletes a lock file that was left behind.
        drop(fs::remove_file(&self.path));
    }
}

/// Deletes lock files that nobody has locked.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_ours = path.extension().is_some_and(|end| end == "lock");
        // Skips files that vanished or cannot be opened, which do no harm.
        if let (true, Ok(file)) = (is_ours, own_file::open(&path, &mut private()))
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

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    options
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
        // A crash leaves a file that nobody has locked.
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
