//! One settings file: what it says, or in which line it is not understood; such a file is never overwritten.

use std::io;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::settings::atomic_file::LockedFile;
use crate::settings::own_file;
use crate::settings::patient_lock::PATIENCE;

/// What a settings file says; the default is what holds where there is no file.
pub trait Settings: Default + Serialize + DeserializeOwned {
    /// The file's name in the data folder.
    const FILE: &'static str;
}

/// Why the settings could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// Somebody wrote something that is not understood.
    #[error("{path}, line {line}: {what}; fix or remove the file, or nothing will be saved")]
    Broken {
        /// The file.
        path: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        what: String,
    },
    /// Another window, or what became of it, does not let go of the file.
    #[error("another window keeps {path} locked")]
    Held {
        /// The file.
        path: String,
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
        let text = match own_file::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(T::default()),
            Err(source) => return Err(self.file_error(source)),
        };
        serde_json::from_str(&text).map_err(|error| SettingsError::Broken {
            path: self.path.display().to_string(),
            line: error.line(),
            what: without_values(&without_place(&error.to_string())),
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
        LockedFile::lock_within(&self.path, PATIENCE).map_err(|source| match source.kind() {
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

/// `serde_json` ends its sentences with the place, which is told before them here.
fn without_place(text: &str) -> String {
    text.rsplit_once(" at line ")
        .map_or(text, |(what, _)| what)
        .to_owned()
}

/// Leaves out what stands in the file where something else is expected: somebody may have written a secret there.
fn without_values(text: &str) -> String {
    const EXPECTED: &str = ", expected ";
    let (what, value) = match text {
        _ if text.starts_with("unknown variant ") => text.split_at("unknown variant".len()),
        // Numbers out of their range are the only values that stand where they belong.
        _ if text.starts_with("invalid value: integer ") => return text.to_owned(),
        _ if text.starts_with("invalid ") => match text.find(['"', '`']) {
            Some(quote) => text.split_at(quote),
            None => return text.to_owned(),
        },
        _ => return text.to_owned(),
    };
    // The value may hold anything, also these words; what is expected is ours.
    let expected = value.rfind(EXPECTED).map_or("", |at| &value[at..]);
    format!("{}{expected}", what.trim_end())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::settings::profiles::ProfilesFile;

    #[cfg(unix)]
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
            let told = file.load().unwrap_err();
            let texts = format!("{told} {told:?}");
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
