//! Rules set by the administrator of this computer. Nobody can change them in the window.
//!
//! A file with an error counts as the strictest rule, so that a typing error does not lift a rule.

use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::regular_file;

/// Maximum number of bytes read; far more than the file needs.
const MAX_BYTES: u64 = 64 * 1024;

/// Returns the path of the policy file on this system, in a folder for the whole computer.
///
/// On Linux and macOS, only administrators can write there. On Windows, other users may create files, unless the
/// administrator restricts the folder.
pub fn policy_path() -> PathBuf {
    if cfg!(windows) {
        r"C:\ProgramData\Moderato\policy.json".into()
    } else if cfg!(target_os = "macos") {
        "/Library/Application Support/Moderato/policy.json".into()
    } else {
        "/etc/moderato/policy.json".into()
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct PolicyFile {
    require_record: bool,
}

/// Rules from the administrator's policy file and from flags, which take precedence over the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// The flag or file that requires a record for every request that changes a call. `None` if there is none.
    pub record_required_by: Option<RequiredBy>,
    /// Why the policy file could not be read; `None` if it could, or if there is none.
    pub trouble: Option<String>,
}

/// The source of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequiredBy {
    /// The flag `--require-record`.
    Flag,
    /// The policy file with this path.
    File(PathBuf),
}

impl Policy {
    /// Combines the flag `--require-record` and the policy file at `path`. A file that cannot be read counts as
    /// requiring a record.
    pub fn find(flag: bool, path: &Path) -> Self {
        let by_file = || Some(RequiredBy::File(path.to_owned()));
        let (record_required_by, trouble) = match read(path) {
            Ok(file) if file.require_record => (by_file(), None),
            Ok(_) => (flag.then_some(RequiredBy::Flag), None),
            Err(error) => {
                let path = path.display();
                let trouble = format!(
                    "{path}: {error}; until it is mended, nothing is sent without a record"
                );
                (by_file(), Some(trouble))
            }
        };
        Self {
            record_required_by,
            trouble,
        }
    }
}

/// Reads the policy file; a missing one has no rules.
fn read(path: &Path) -> io::Result<PolicyFile> {
    let file = match regular_file::read(path, MAX_BYTES) {
        Ok(file) => file,
        // A link that leads nowhere counts as a policy that can't be read.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
            return Ok(PolicyFile::default());
        }
        Err(error) => return Err(error),
    };
    let text = file.bytes.as_slice();
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    serde_json::from_slice(text).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn found(flag: bool, text: Option<&str>) -> (Option<RequiredBy>, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.json");
        if let Some(text) = text {
            fs::write(&path, text).unwrap();
        }
        let Policy {
            record_required_by,
            trouble,
        } = Policy::find(flag, &path);
        if let Some(RequiredBy::File(named)) = &record_required_by {
            assert_eq!(*named, path);
        }
        (record_required_by, trouble.unwrap_or_default())
    }

    #[test]
    fn the_file_or_the_flag_requires_a_record_and_neither_takes_back_the_other() {
        let by = |flag, text| found(flag, text).0;
        assert_eq!(by(false, None), None);
        assert_eq!(by(true, None), Some(RequiredBy::Flag));
        assert_eq!(by(false, Some("{}")), None);
        let required = Some(r#"{"require_record": true}"#);
        assert!(matches!(by(false, required), Some(RequiredBy::File(_))));
        assert!(matches!(by(true, required), Some(RequiredBy::File(_))));
        let not_required = Some(r#"{"require_record": false}"#);
        assert_eq!(by(false, not_required), None);
        assert_eq!(by(true, not_required), Some(RequiredBy::Flag));
    }

    #[test]
    fn a_file_that_is_not_understood_counts_as_the_strictest_and_is_told() {
        for (text, word) in [
            ("", "EOF"),
            ("{\"require_record\": \"yes\"}", "boolean"),
            ("{\"require-record\": true}", "unknown field"),
            ("{\"require_record\": false, \"more\": 1}", "unknown field"),
            ("null", "null"),
        ] {
            let (by, trouble) = found(false, Some(text));
            assert!(matches!(by, Some(RequiredBy::File(_))), "{text}");
            assert!(
                trouble.contains("policy.json: ") && trouble.contains(word),
                "{trouble}"
            );
        }
        let marked = found(false, Some("\u{feff}{\"require_record\": true}"));
        assert_eq!(marked.1, "", "as an editor of Windows saves it");
        // A folder in its place cannot be read, so it counts as the strictest rule.
        let folder = tempfile::tempdir().unwrap();
        let policy = Policy::find(false, folder.path());
        assert!(policy.record_required_by.is_some() && policy.trouble.is_some());
    }

    #[test]
    fn it_lies_in_a_folder_for_the_whole_computer() {
        assert!(policy_path().is_absolute());
        assert!(policy_path().ends_with("policy.json"));
    }
}
