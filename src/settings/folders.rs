//! The folders that the program writes to.

use std::io;
use std::path::PathBuf;

use crate::settings::own_file;

/// The folder for all files that the program writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Folder with settings, watched calls and the audit log.
    pub data: PathBuf,
}

/// The system has no folder for program data.
#[derive(Debug, thiserror::Error)]
#[error("this system names no folder for the program's data; give one with --data-dir")]
pub struct NoDataFolder;

impl Folders {
    /// Uses the given folder, or else the system's folder for this program.
    pub fn find(given: Option<PathBuf>) -> Result<Self, NoDataFolder> {
        let usual = || {
            directories::ProjectDirs::from("", "", "moderato")
                // Uses the local folder. On Windows, the other folder for data is copied between computers, which would
                // break locks and logs.
                .map(|folders| folders.data_local_dir().to_owned())
                // Requires an absolute path, as XDG does. Below a relative `HOME`, the folder would
                // depend on the current folder of the start.
                .filter(|folder| folder.is_absolute())
        };
        let data = given.or_else(usual).ok_or(NoDataFolder)?;
        Ok(Self { data })
    }

    /// On Unix, fails if the data folder is no folder, belongs to another user, or is writable for others. A missing
    /// folder is fine.
    pub fn check(&self) -> io::Result<()> {
        match own_file::check_folder(&self.data) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            checked => checked,
        }
    }

    /// Returns the folder for the demo, separate from real data.
    #[must_use]
    pub fn demo(&self) -> PathBuf {
        self.data.join("demo")
    }
}
