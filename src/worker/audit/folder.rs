//! The folder of the audit log. Assigns files to windows, names closed files, and locks the folder for one window at a
//! time.
//!
//! A window writes `audit.jsonl`, or `audit-2.jsonl` if another window uses that name, and so on. When the month
//! changes, the window closes its file and renames it after the month of the last line: `audit-2026-09.jsonl`, or
//! `audit-2026-09-2.jsonl` and so on. A closed file is never written again. A new file takes the old name.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::settings::atomic_file::{make_private_folder, sync_folder};
use crate::settings::own_file;
use crate::settings::patient_lock::{PATIENCE, lock_within, try_lock};
use crate::worker::audit::claim::claim;

/// Lock file in the folder. The window that has locked it may open, rename and delete files of the log.
const LOCK: &str = "audit.lock";
/// Maximum number of files written at once. Each window writes its own.
const MOST_FILES: u32 = 50;
/// Maximum number of files closed in one month.
const MOST_CLOSED: u32 = 10_000;

#[derive(Debug, Clone)]
pub(crate) struct AuditFolder(PathBuf);

/// Permission to open, rename and delete files of the log, held by one window at a time. The system
/// releases the lock when the process ends.
pub(crate) struct FolderLock(#[expect(dead_code, reason = "held for its lock")] File);

impl AuditFolder {
    /// Opens the folder, creating it if it is missing.
    pub(crate) fn make(path: &Path) -> io::Result<Self> {
        make_private_folder(path)?;
        Ok(Self(path.to_owned()))
    }

    /// Refers to the folder without creating it, for reading only.
    pub(crate) fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Locks the folder, waiting up to [`PATIENCE`]. Fails if another window still holds the lock.
    fn turn(&self) -> io::Result<FolderLock> {
        let lock = self.lock_file()?;
        lock_within(&lock, &self.0.join(LOCK), PATIENCE)?;
        Ok(FolderLock(lock))
    }

    /// Locks the folder without waiting. Returns `None` if another window holds the lock; the caller can try again
    /// later.
    pub(crate) fn try_lock(&self) -> io::Result<Option<FolderLock>> {
        let lock = self.lock_file()?;
        Ok(try_lock(&lock)?.then_some(FolderLock(lock)))
    }

    fn lock_file(&self) -> io::Result<File> {
        own_file::open(&self.0.join(LOCK), &mut private())
    }

    /// Opens and claims the first file that no other window writes. Creates the file if it is missing.
    pub(crate) fn open_unlocked(&self) -> io::Result<(File, PathBuf)> {
        let _turn = self.turn()?;
        for number in 1..=MOST_FILES {
            let path = self.0.join(match number {
                1 => "audit.jsonl".to_owned(),
                number => format!("audit-{number}.jsonl"),
            });
            finish_renaming(&path)?;
            if let Some(file) = claim(&path, &mut private())? {
                make_private(&file)?;
                // Makes sure that a new file survives a power loss.
                sync_folder(&self.0)?;
                return Ok((file, path));
            }
        }
        Err(io::Error::other(
            "every audit file is in use by another window",
        ))
    }

    /// Renames the file at `path` to `closed`. Then moves the new file that [`begin_next`] created to `path`.
    pub(crate) fn replace(&self, path: &Path, closed: &str) -> io::Result<()> {
        let closed = self.0.join(closed);
        fs::rename(path, &closed)?;
        fs::rename(beside(path), path).inspect_err(|_| {
            // Gives the file its old name back, so that it stays in use. If this fails as well, the
            // file keeps its new name.
            drop(fs::rename(&closed, path));
        })?;
        sync_folder(&self.0)
    }

    /// Finds an unused name for a closed file whose last line was written at `newest`.
    pub(crate) fn free_name(&self, newest: Timestamp) -> io::Result<String> {
        let (year, month) = month_of(newest);
        for number in 1..=MOST_CLOSED {
            let name = match number {
                1 => format!("audit-{year:04}-{month:02}.jsonl"),
                number => format!("audit-{year:04}-{month:02}-{number}.jsonl"),
            };
            if fs::symlink_metadata(self.0.join(&name)).is_err() {
                return Ok(name);
            }
        }
        Err(io::Error::other("too many closed audit files"))
    }

    /// Returns the names of files that are not closed. Their windows may have ended.
    pub(crate) fn open_names(&self) -> io::Result<Vec<String>> {
        let mut names = self.names()?;
        names.retain(|name| is_open_name(name));
        Ok(names)
    }

    /// Returns the names of all files of the log. Among closed files, the oldest month comes first.
    pub(crate) fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            if let Ok(name) = entry.file_name().into_string()
                && (is_closed_name(&name) || is_open_name(&name))
                && entry.file_type()?.is_file()
            {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }
}

/// Creates the file that [`AuditFolder::replace`] moves to `path`.
pub(crate) fn begin_next(path: &Path) -> io::Result<File> {
    let beside = beside(path);
    own_file::remove_if_there(&beside)?;
    let file = claim(&beside, private().create_new(true))?;
    file.ok_or_else(|| io::ErrorKind::WouldBlock.into())
}

/// Returns the year and month of a time, in UTC.
pub(crate) fn month_of(at: Timestamp) -> (i16, i8) {
    let date = Offset::UTC.to_datetime(at).date();
    (date.year(), date.month())
}

/// Whether this is the name of a closed file. Such a name contains no path separator.
pub(crate) fn is_closed_name(name: &str) -> bool {
    let parts: Vec<&str> = stem(name).map_or(Vec::new(), |stem| stem.split('-').collect());
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, rest @ ..] if year.len() == 4 && month.len() == 2 && rest.len() <= 1)
        && parts.iter().all(is_number)
}

/// Returns the year and month in the name of a closed file; `None` for any other name.
pub(crate) fn month_named(name: &str) -> Option<(i16, i8)> {
    let mut parts = stem(name)?.split('-').filter(|_| is_closed_name(name));
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Whether this is the name of an open file, such as `audit.jsonl` or `audit-2.jsonl`.
pub(crate) fn is_open_name(name: &str) -> bool {
    let number = stem(name).and_then(|stem| stem.parse::<u32>().ok());
    name == "audit.jsonl" || number.is_some_and(|number| (2..=MOST_FILES).contains(&number))
}

/// Returns the part of a file name between `audit-` and `.jsonl`, such as a number or a month. `None` for any other
/// name.
fn stem(name: &str) -> Option<&str> {
    name.strip_prefix("audit-")?.strip_suffix(".jsonl")
}

/// Returns the path of the new file that will replace this one.
fn beside(path: &Path) -> PathBuf {
    path.with_extension("new")
}

/// Completes a call of [`AuditFolder::replace`] that a crash interrupted between its two renames.
fn finish_renaming(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_err() && fs::symlink_metadata(beside(path)).is_ok() {
        fs::rename(beside(path), path)?;
    }
    Ok(())
}

/// Returns the options with which a log file is opened. Writes to the file always append.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    options
}

/// On Unix, restricts a file to its user, in case an older version created it readable for others.
fn make_private(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_log_are_names_of_this_log() {
        for (name, closed, open) in [
            ("audit.jsonl", false, true),
            ("audit-2.jsonl", false, true),
            ("audit-50.jsonl", false, true),
            ("audit-51.jsonl", false, false),
            ("audit-2026-09.jsonl", true, false),
            ("audit-2026-09-12.jsonl", true, false),
            ("audit-2026-09-12-1.jsonl", false, false),
            ("audit-2026-9.jsonl", false, false),
            ("audit-2026.jsonl", false, false),
            ("audit-2026-xx.jsonl", false, false),
            ("audit-2026-09-.jsonl", false, false),
            ("audit-/../-09.jsonl", false, false),
            ("../audit-2026-09.jsonl", false, false),
            ("copy-2026-09.jsonl", false, false),
            ("audit-2026-09.json", false, false),
        ] {
            assert_eq!(
                (is_closed_name(name), is_open_name(name)),
                (closed, open),
                "{name}"
            );
        }
    }

    #[test]
    fn a_crash_between_the_two_renames_is_made_good() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = AuditFolder::make(temporary.path()).unwrap();
        fs::write(temporary.path().join("audit.new"), "begun").unwrap();
        let (_file, path) = folder.open_unlocked().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "begun");
        // If the file exists, a `.new` file beside it is ignored.
        fs::write(temporary.path().join("audit-2.jsonl"), "there").unwrap();
        fs::write(temporary.path().join("audit-2.new"), "stale").unwrap();
        let (_second, path) = folder.open_unlocked().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "there");
        assert_eq!(folder.names().unwrap(), ["audit-2.jsonl", "audit.jsonl"]);
    }

    #[test]
    fn one_window_at_a_time_renames_and_deletes() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = AuditFolder::make(temporary.path()).unwrap();
        let turn = folder.try_lock().unwrap();
        assert!(turn.is_some() && folder.try_lock().unwrap().is_none());
        drop(turn);
        assert!(folder.try_lock().unwrap().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn a_log_or_a_lock_that_is_a_link_leads_to_nobody_elses_file() {
        for name in ["audit.jsonl", LOCK] {
            let temporary = tempfile::tempdir().unwrap();
            let victim = temporary.path().join("victim");
            fs::write(&victim, "theirs").unwrap();
            let folder = AuditFolder::make(&temporary.path().join("audit")).unwrap();
            std::os::unix::fs::symlink(&victim, folder.path().join(name)).unwrap();
            let before = fs::metadata(&victim).unwrap().permissions();
            let told = folder.open_unlocked().unwrap_err().to_string();
            assert!(told.contains(name) && told.contains("link"), "{told}");
            assert_eq!(fs::read_to_string(&victim).unwrap(), "theirs");
            assert_eq!(fs::metadata(&victim).unwrap().permissions(), before);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_where_others_may_write_keeps_no_log() {
        use std::os::unix::fs::PermissionsExt as _;

        let temporary = tempfile::tempdir().unwrap();
        fs::set_permissions(temporary.path(), fs::Permissions::from_mode(0o777)).unwrap();
        let told = AuditFolder::make(temporary.path()).unwrap_err().to_string();
        assert!(told.contains("other users"), "{told}");
    }
}
