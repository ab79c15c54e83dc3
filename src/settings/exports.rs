//! Saves exports in the data folder, under fixed names: a name made from a meeting's title could
//! lead out of that folder.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::settings::atomic_file::make_private_folder;
use crate::settings::own_file;

const FOLDER: &str = "exports";
/// Maximum number of exports of one kind per second, more than a person can request.
const MOST_AT_ONCE: u32 = 100;

/// Why an export could not be saved.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct ExportError {
    /// The file or folder that could not be created or written.
    path: String,
    source: io::Error,
}

/// Returns the folder that exports are written to.
pub fn folder(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

/// Writes a new file such as `activity-20261127T013512Z.csv`, and returns its path. On Unix, only its owner can read
/// the file.
pub fn keep(
    data: &Path,
    what: &'static str,
    at: Timestamp,
    extension: &'static str,
    text: &str,
) -> Result<PathBuf, ExportError> {
    let folder = folder(data);
    let failed = |path: &Path, source| ExportError {
        path: path.display().to_string(),
        source,
    };
    make_private_folder(&folder).map_err(|source| failed(&folder, source))?;
    let time = at
        .to_zoned_datetime(TimeZone::UTC)
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string();
    let mut path = folder.clone();
    for number in 1..=MOST_AT_ONCE {
        let more = if number > 1 {
            format!("-{number}")
        } else {
            String::new()
        };
        path = folder.join(format!("{what}-{time}{more}.{extension}"));
        match write_new(&path, text) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(source) => return Err(failed(&path, source)),
        }
    }
    Err(failed(&path, io::ErrorKind::AlreadyExists.into()))
}

/// Writes the whole file or none, because half an export could be mistaken for a whole one.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = own_file::open(path, OpenOptions::new().write(true).create_new(true))?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all());
    if written.is_err() {
        drop(file);
        // Ignores a failure to delete: the first error says more.
        drop(fs::remove_file(path));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_exports_of_one_second_are_two_private_files() {
        let data = tempfile::tempdir().unwrap();
        let at = Timestamp::constant(1_790_000_000, 0);
        let first = keep(data.path(), "activity", at, "csv", "one").unwrap();
        let second = keep(data.path(), "activity", at, "csv", "two").unwrap();
        assert_ne!(first, second);
        assert!(first.starts_with(data.path().join("exports")));
        assert_eq!(fs::read_to_string(&first).unwrap(), "one");
        assert_eq!(fs::read_to_string(&second).unwrap(), "two");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            for path in [first, second] {
                let mode = fs::metadata(path).unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o600);
            }
        }
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("file");
        fs::write(&file, "").unwrap();
        let at = Timestamp::constant(1_790_000_000, 0);
        let told = keep(&file, "roster", at, "json", "")
            .unwrap_err()
            .to_string();
        assert!(told.contains("exports"), "{told}");
    }
}
