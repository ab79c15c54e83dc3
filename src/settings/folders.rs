//! The folders that the program writes to.

use std::path::PathBuf;

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
                .map(|folders| folders.data_dir().to_owned())
                // As XDG says of its own folders; below a relative `HOME` it would be wherever the program was started.
                .filter(|folder| folder.is_absolute())
        };
        let data = given.or_else(usual).ok_or(NoDataFolder)?;
        Ok(Self { data })
    }

    /// What the demo writes, apart from everything real.
    #[must_use]
    pub fn demo(&self) -> PathBuf {
        self.data.join("demo")
    }
}
