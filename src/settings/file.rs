//! Reads and writes one settings file. A file that cannot be understood is never overwritten. Of a
//! partly broken file, the unreadable parts are kept, or the whole file is kept under another name.

use std::io;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::settings::atomic_file::LockedFile;
use crate::settings::own_file;

/// The content of a settings file. Without a file, the default applies.
pub trait Settings: Default + Serialize + DeserializeOwned {
    /// File name in the data folder.
    const FILE: &'static str;
    /// Whether a partly broken file is kept under another name before it is replaced.
    const PUTS_ASIDE: bool = false;

    /// Reads the intact parts of a partly broken file; `None` if it can only be refused as a whole.
    fn rest_of(_text: &str, _broken: &SettingsError) -> Option<Self> {
        None
    }
}

/// Why settings could not be read or saved.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file contains a value or text that the program does not understand.
    #[error("{path}, line {line}: {what}; fix or remove the file, or nothing will be saved")]
    Broken {
        /// Path of the file.
        path: String,
        /// Line number, counted from 1.
        line: usize,
        /// The problem at this place.
        what: String,
    },
    /// Another window keeps the file locked.
    #[error("another window keeps {path} locked")]
    Held {
        /// Path of the file.
        path: String,
    },
    /// The file cannot be opened, read or written. For example, a permission is missing.
    #[error("{path}: {source}")]
    File {
        /// Path of the file.
        path: String,
        /// The reason, from the system or from this program.
        source: io::Error,
    },
}

/// A settings file with content of type `T`.
#[derive(Debug, Clone)]
pub struct SettingsFile<T> {
    path: PathBuf,
    says: PhantomData<T>,
}

impl<T: Settings> SettingsFile<T> {
    /// Refers to the file in this folder without reading or creating it.
    pub fn new(folder: &Path) -> Self {
        Self {
            path: folder.join(T::FILE),
            says: PhantomData,
        }
    }

    /// Reads the settings. Returns the defaults if there is no file.
    pub fn load(&self) -> Result<T, SettingsError> {
        self.read().map(|(settings, _)| settings)
    }

    /// Reads the settings; a missing file gives the defaults. Also returns whether the file is partly broken.
    fn read(&self) -> Result<(T, bool), SettingsError> {
        let text = match own_file::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok((T::default(), false));
            }
            Err(source) => return Err(self.file_error(source)),
        };
        let error = match serde_json::from_str(&text) {
            Ok(settings) => return Ok((settings, false)),
            Err(error) => error,
        };
        let broken = SettingsError::Broken {
            path: self.path.display().to_string(),
            line: error.line(),
            what: without_values(&without_place(&error.to_string())),
        };
        let rest = T::rest_of(&text, &broken).ok_or(broken)?;
        Ok((rest, true))
    }

    /// Saves the settings. Fails and leaves the file as it is if the file cannot be understood.
    pub fn save(&self, settings: &T) -> Result<(), SettingsError> {
        let locked = self.lock()?;
        self.read_to_replace(&locked)?;
        self.replace(&locked, settings)
    }

    /// Applies `edit` to the current content, which another window may have saved. Saves and returns the changed
    /// content.
    pub fn change(&self, edit: impl FnOnce(&mut T)) -> Result<T, SettingsError> {
        let locked = self.lock()?;
        let mut settings = self.read_to_replace(&locked)?;
        edit(&mut settings);
        self.replace(&locked, &settings)?;
        Ok(settings)
    }

    /// Reads the settings. Keeps a partly broken file under another name if
    /// [`Settings::PUTS_ASIDE`] is set.
    fn read_to_replace(&self, locked: &LockedFile) -> Result<T, SettingsError> {
        let (settings, is_broken) = self.read()?;
        if is_broken && T::PUTS_ASIDE {
            locked
                .put_aside()
                .map_err(|source| self.file_error(source))?;
        }
        Ok(settings)
    }

    /// Locks the file. Fails with [`SettingsError::Held`] if another window doesn't release the lock in time.
    fn lock(&self) -> Result<LockedFile, SettingsError> {
        LockedFile::lock(&self.path).map_err(|source| match source.kind() {
            io::ErrorKind::TimedOut => SettingsError::Held {
                path: self.path.display().to_string(),
            },
            _ => self.file_error(source),
        })
    }

    fn replace(&self, locked: &LockedFile, settings: &T) -> Result<(), SettingsError> {
        serde_json::to_vec_pretty(settings)
            .map_err(io::Error::other)
            .and_then(|text| locked.replace(&text))
            .map_err(|source| self.file_error(source))
    }

    fn file_error(&self, source: io::Error) -> SettingsError {
        let path = self.path.display().to_string();
        SettingsError::File { path, source }
    }
}

/// Removes the line and column that `serde_json` appends, because [`SettingsError::Broken`] names the line itself.
fn without_place(text: &str) -> String {
    text.rsplit_once(" at line ")
        .map_or(text, |(what, _)| what)
        .to_owned()
}

/// Removes the offending value from a message, because it may be a secret.
fn without_values(text: &str) -> String {
    const EXPECTED: &str = ", expected ";
    let (what, value) = match text {
        _ if text.starts_with("unknown variant ") => text.split_at("unknown variant".len()),
        // An integer out of range may be shown: a number belongs there, so it cannot be a
        // misplaced secret.
        _ if text.starts_with("invalid value: integer ") => return text.to_owned(),
        _ if text.starts_with("invalid ") => match text.find(['"', '`']) {
            Some(quote) => text.split_at(quote),
            None => return text.to_owned(),
        },
        _ => return text.to_owned(),
    };
    // The value may contain [`EXPECTED`] as well, so the last occurrence counts.
    let expected = value.rfind(EXPECTED).map_or("", |at| &value[at..]);
    format!("{}{expected}", what.trim_end())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::settings::profiles::ProfilesFile;

    #[cfg(target_os = "linux")]
    #[test]
    fn settings_that_are_a_pipe_or_a_link_are_told_and_left_alone() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profiles.json");
        let file = ProfilesFile::new(folder.path());
        mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let told = file.load().unwrap_err().to_string();
        assert!(told.contains("no regular file"), "{told}");
        fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        for told in [file.load().err(), file.change(|_| ()).err()] {
            let told = told.unwrap().to_string();
            assert!(told.contains("a link"), "{told}");
        }
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
    }

    #[test]
    fn a_secret_that_was_written_into_the_file_is_in_no_sentence_about_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = ProfilesFile::new(folder.path());
        let secret = "wr0ng, expected `x` at line 9~\"S";
        let quoted = serde_json::Value::from(secret).to_string();
        let good = r#""name": "A", "cloud": "global", "tenant": "t", "client_id": "c""#;
        for (credential, wanted) in [
            (
                format!(r#"{{"secret": {quoted}}}"#),
                "invalid type: string, expected unit",
            ),
            (
                quoted.clone(),
                "unknown variant, expected one of `secret`, `certificate`",
            ),
            (
                format!("{{{quoted}: null}}"),
                "unknown variant, expected one of `secret`",
            ),
            (
                format!(r#"{{"certificate": {quoted}}}"#),
                "invalid type: string, expected struct",
            ),
            (
                r#"{"secret": 48151623}"#.to_owned(),
                "invalid type: integer, expected unit",
            ),
        ] {
            let text = format!("{{\"profiles\": [\n{{{good},\n\"credential\": {credential}}}]}}");
            fs::write(folder.path().join("profiles.json"), text).unwrap();
            let read = file.load().unwrap();
            let texts = format!("{} {read:?}", read.trouble.as_ref().unwrap());
            assert!(
                texts.contains("line 3") && texts.contains(wanted),
                "{texts}"
            );
            for piece in ["wr0ng", "line 9", "48151623"] {
                assert!(!texts.contains(piece), "{texts}");
            }
        }
    }
}
