//! One settings file: what it says, or in which line it is not understood; such a file is never overwritten.

use std::io;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::whole_file::LockedFile;

/// What a settings file says; the default is what holds where there is no file.
pub trait Settings: Default + Serialize + DeserializeOwned {
    /// The file's name in the data folder.
    const FILE: &'static str;
}

/// Why the settings could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// Somebody wrote something that is not understood.
    #[error("{path}, line {line}: {what}; mend or remove the file, until then nothing is saved")]
    Broken {
        /// The file.
        path: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        what: String,
    },
    /// The disk or the rights.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
}

/// The file, and whether it may be replaced.
#[derive(Debug, Clone)]
pub struct SettingsFile<T> {
    path: PathBuf,
    says: PhantomData<T>,
}

impl<T: Settings> SettingsFile<T> {
    /// The file in this folder; nothing is read or made yet.
    pub fn new(folder: &Path) -> Self {
        Self {
            path: folder.join(T::FILE),
            says: PhantomData,
        }
    }

    /// What the file says; the defaults where there is none yet.
    pub fn load(&self) -> Result<T, SettingsError> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(T::default()),
            Err(source) => return Err(self.file_error(source)),
        };
        serde_json::from_str(&text).map_err(|error| SettingsError::Broken {
            path: self.path.display().to_string(),
            line: error.line(),
            what: without_place(&error.to_string()),
        })
    }

    /// Keeps these settings; a file that cannot be read is left for whoever wrote it.
    pub fn save(&self, settings: &T) -> Result<(), SettingsError> {
        let locked = self.lock()?;
        self.load()?;
        self.replace(&locked, settings)
    }

    /// Changes what the file says now, also where another window wrote it, and returns the outcome.
    pub fn change(&self, edit: impl FnOnce(&mut T)) -> Result<T, SettingsError> {
        let locked = self.lock()?;
        let mut settings = self.load()?;
        edit(&mut settings);
        self.replace(&locked, &settings)?;
        Ok(settings)
    }

    fn lock(&self) -> Result<LockedFile, SettingsError> {
        LockedFile::lock(&self.path).map_err(|source| self.file_error(source))
    }

    fn replace(&self, locked: &LockedFile, settings: &T) -> Result<(), SettingsError> {
        serde_json::to_vec_pretty(settings)
            .map_err(io::Error::other)
            .and_then(|text| locked.replace(&text))
            .map_err(|source| self.file_error(source))
    }

    fn file_error(&self, source: io::Error) -> SettingsError {
        SettingsError::File {
            path: self.path.display().to_string(),
            source,
        }
    }
}

/// `serde_json` ends its sentences with the place, which is told before them here.
fn without_place(text: &str) -> String {
    text.rsplit_once(" at line ")
        .map_or(text, |(what, _)| what)
        .to_owned()
}
