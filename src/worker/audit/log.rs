//! The log of one window across its files. A month's file is closed before the first record of a later month, unless
//! closing fails or another window has locked the folder.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use crate::moderation::model::audit::record_settings::{RecordSettingChange, RecordSettings};
use crate::moderation::model::audit::{AuditRecord, Source};
use crate::worker::audit::file::{AuditFile, OtherContent, SessionUser};
use crate::worker::audit::folder::{AuditFolder, begin_next, month_of};
use crate::worker::audit::neighbours::Neighbours;
use crate::worker::audit::retention::ExpiredFile;

/// The current file of a window, and the folder with the closed files.
pub(crate) struct AuditLog {
    folder: AuditFolder,
    path: PathBuf,
    file: AuditFile<File>,
    neighbours: Neighbours,
    /// The settings that lines have to state, and the source of the last change; `None` until they are known.
    rules: Option<(RecordSettings, Source)>,
}

impl AuditLog {
    /// Continues in the first file of the folder that no other window writes.
    pub(crate) fn open(folder: &Path, user: Arc<SessionUser>) -> io::Result<Self> {
        let folder = AuditFolder::make(folder)?;
        let (file, path) = folder.open_unlocked()?;
        Ok(Self {
            file: AuditFile::take_up(file, user)?,
            folder,
            path,
            neighbours: Neighbours::default(),
            rules: None,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Sets the session user that is written into the lines to come.
    pub(crate) fn set_user(&mut self, user: Arc<SessionUser>) {
        self.file.set_user(user);
    }

    /// Counts records that were lost before they reached this log. The next line reports their
    /// number.
    pub(crate) fn lose(&mut self, records: u64) {
        self.file.lose(records);
    }

    /// Records the settings that hold from now on, where they differ from those of the last line.
    pub(crate) fn rule(
        &mut self,
        rules: RecordSettings,
        source: Source,
        at: Timestamp,
    ) -> io::Result<()> {
        self.rules = Some((rules, source));
        self.tell_rules(at)
    }

    /// Appends a line about a change of a setting that is not in [`RecordSettings`]: the operator's name.
    pub(crate) fn change(
        &mut self,
        changed: RecordSettingChange,
        source: Source,
        at: Timestamp,
    ) -> io::Result<()> {
        self.close_months_before(at);
        self.file.tell_change(changed, source, at)
    }

    fn tell_rules(&mut self, at: Timestamp) -> io::Result<()> {
        let Some((rules, source)) = self.rules else {
            return Ok(());
        };
        if self.file.states(rules) {
            return Ok(());
        }
        self.close_months_before(at);
        self.file.tell_rules(rules, source, at)
    }

    /// Appends a record. First closes the file if it belongs to an earlier month, and adds lines that are due about
    /// changed settings and other windows' files.
    ///
    /// Appends the record even if these steps fail.
    pub(crate) fn append(&mut self, record: &AuditRecord) -> io::Result<()> {
        self.close_months_before(record.at);
        if let Err(error) = self.tell_rules(record.at) {
            tracing::warn!(%error, "a changed setting could not be recorded in the audit log");
        }
        self.name_neighbours(record.at);
        self.file.append(record)
    }

    /// Writes a line that names the files of other windows that are new or have changed in length. If that fails, only
    /// the program's own log says so, because the other lines of this log matter more.
    fn name_neighbours(&mut self, at: Timestamp) {
        let grown = self.neighbours.check(&self.folder, &self.path, at);
        let told = grown.and_then(|beside| match beside.as_slice() {
            [] => Ok(()),
            _ => self.file.append_other(at, OtherContent::Beside(beside)),
        });
        if let Err(error) = told {
            tracing::warn!(%error, "the files of other windows could not be named in the audit log");
        }
    }

    /// Blocks until all appended lines are on the disk.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.file.sync()
    }

    /// Deletes the given expired files, but each only after a line about its deletion is on the disk. Deletes none
    /// while another window has locked the folder.
    pub(crate) fn retire(&mut self, due: Vec<ExpiredFile>, at: Timestamp) -> io::Result<()> {
        if due.is_empty() {
            return Ok(());
        }
        self.close_months_before(at);
        let Some(_turn) = self.folder.try_lock()? else {
            // Another window is opening, renaming or deleting files, so this window waits until the
            // next search.
            return Ok(());
        };
        for ExpiredFile { facts, lock } in due {
            let retired = OtherContent::Retired(facts.clone());
            self.file.append_other(at, retired)?;
            self.file.sync()?;
            if let Err(error) = fs::remove_file(self.folder.path().join(&facts.file)) {
                tracing::warn!(%error, "an old file of the audit log cannot be deleted; it is tried again tomorrow");
            }
            drop(lock);
        }
        Ok(())
    }

    /// Closes the file if it belongs to an earlier month. If closing fails or another window has locked the folder, the
    /// file stays in use.
    fn close_months_before(&mut self, at: Timestamp) {
        let is_of_an_earlier_month =
            |first: Timestamp| month_of(first) < month_of(at) && first < at;
        if self.file.first().is_some_and(is_of_an_earlier_month)
            && let Err(error) = self.turn_over(at)
        {
            tracing::warn!(%error, "the audit log of an earlier month could not be closed; it is written on");
        }
    }

    /// Starts the file of a new month, unless another window has locked the folder. The new file is complete and on the
    /// disk before either file is renamed.
    fn turn_over(&mut self, at: Timestamp) -> io::Result<()> {
        let Some(_turn) = self.folder.try_lock()? else {
            return Ok(());
        };
        // Reads this time before `close_up`, which may add a line of the new month about lost
        // records.
        let newest = self.file.newest().unwrap_or(at);
        self.file.close_up(at)?;
        self.file.sync()?;
        let closed = self.folder.free_name(newest)?;
        let Some(continues) = self.file.facts(closed.clone()) else {
            return Ok(());
        };
        let begun = begin_next(&self.path)?;
        let mut next = AuditFile::take_up(begun, self.file.user())?;
        next.take_rules_of(&self.file);
        next.append_other(at, OtherContent::Continues(continues))?;
        next.sync()?;
        self.folder.replace(&self.path, &closed)?;
        self.file = next;
        // Names the neighbors again in the new file, because the closed one may be deleted one day.
        self.neighbours = Neighbours::default();
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests;
