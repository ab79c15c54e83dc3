//! How the window is to look and speak, kept in `settings.json`; nothing of it is secret.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::worker::store::write_whole;

/// What a person chose; what is left out stays as it is by default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preferences {
    /// A language tag such as `zh-CN`; `None` follows the system.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// One line a row in place of two.
    pub dense_rows: bool,
    /// Nothing turns or moves.
    pub reduce_motion: bool,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Why the settings could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum PreferencesError {
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
pub struct PreferencesFile {
    path: PathBuf,
}

impl PreferencesFile {
    /// The file in this folder; nothing is read or made yet.
    pub fn new(folder: &Path) -> Self {
        Self {
            path: folder.join("settings.json"),
        }
    }

    /// What the file says; the defaults where there is none yet.
    pub fn load(&self) -> Result<Preferences, PreferencesError> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Preferences::default());
            }
            Err(source) => return Err(self.file_error(source)),
        };
        serde_json::from_str(&text).map_err(|error| PreferencesError::Broken {
            path: self.path.display().to_string(),
            line: error.line(),
            what: without_place(&error.to_string()),
        })
    }

    /// Keeps the preferences; a file that cannot be read is left for whoever wrote it.
    pub fn save(&self, preferences: &Preferences) -> Result<(), PreferencesError> {
        self.load()?;
        let text = serde_json::to_vec_pretty(preferences)
            .map_err(|error| self.file_error(io::Error::other(error)))?;
        write_whole(&self.path, &text).map_err(|source| self.file_error(source))
    }

    fn file_error(&self, source: io::Error) -> PreferencesError {
        PreferencesError::File {
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_saved_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = PreferencesFile::new(&folder.path().join("new"));
        assert_eq!(file.load().unwrap(), Preferences::default());
        let chosen = Preferences {
            language: Some("zh-CN".into()),
            theme: Theme::Dark,
            dense_rows: true,
            reduce_motion: true,
        };
        file.save(&chosen).unwrap();
        assert_eq!(file.load().unwrap(), chosen);
    }

    #[test]
    fn a_file_that_is_not_understood_is_told_by_line_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = PreferencesFile::new(folder.path());
        let path = folder.path().join("settings.json");
        for (text, line, word) in [
            ("{\n  \"theme\": \"pink\"\n}", "line 2", "pink"),
            ("{\n\n  \"colour\": 1\n}", "line 3", "colour"),
            ("{", "line 1", "EOF"),
        ] {
            fs::write(&path, text).unwrap();
            let told = file.load().unwrap_err().to_string();
            assert!(told.contains(line) && told.contains(word), "{told}");
            assert!(file.save(&Preferences::default()).is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }
}
