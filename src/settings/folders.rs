//! The folders that the program writes to.

use std::io;
use std::path::PathBuf;

use crate::settings::own_file;

/// Where everything that the program writes is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Settings, watched calls and the audit log.
    pub data: PathBuf,
}

/// This system names no folder for a program's data.
#[derive(Debug, thiserror::Error)]
#[error("this system names no folder for the program's data; give one with --data-dir")]
pub struct NoDataFolder;

impl Folders {
    /// The folder that was given, or else the one that the system has for this program.
    pub fn find(given: Option<PathBuf>) -> Result<Self, NoDataFolder> {
        let usual = || {
            directories::ProjectDirs::from("", "", "moderato")
                // Of this computer: on Windows the other one roams with the user, and locks and logs should not.
                .map(|folders| folders.data_local_dir().to_owned())
                // As XDG says of its own folders; below a relative `HOME` it would be wherever the program was started.
                .filter(|folder| folder.is_absolute())
        };
        let data = given.or_else(usual).ok_or(NoDataFolder)?;
        Ok(Self { data })
    }

    /// Refuses a folder that is there already and where others may write.
    pub fn check(&self) -> io::Result<()> {
        match own_file::check_folder(&self.data) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            checked => checked,
        }
    }

    /// What the demo writes, apart from everything real.
    #[must_use]
    pub fn demo(&self) -> PathBuf {
        self.data.join("demo")
    }
}
