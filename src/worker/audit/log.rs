//! The log of one window as it goes from file to file: a month is closed before the first line of a later one.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;

use crate::moderation::model::audit::AuditRecord;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::file::{AuditFile, SessionUser};
use crate::worker::audit::folder::{AuditFolder, begin_next, month_of};
use crate::worker::audit::neighbours::Neighbours;
use crate::worker::audit::retention::ExpiredFile;

/// The file in use, and the folder of the closed ones.
pub(crate) struct AuditLog {
    folder: AuditFolder,
    path: PathBuf,
    file: AuditFile<File>,
    neighbours: Neighbours,
}

/// The first line of a file that goes on where another one was closed.
#[derive(Serialize)]
struct ContinuationLine {
    at: Timestamp,
    continues: FileFacts,
}

/// Other windows write these files, too.
#[derive(Serialize)]
struct NeighbourLine {
    at: Timestamp,
    beside: Vec<FileFacts>,
}

/// A closed file is about to be deleted.
#[derive(Serialize)]
struct RetirementLine<'a> {
    at: Timestamp,
    retired: &'a FileFacts,
}

impl AuditLog {
    /// Goes on in the first file of this folder that no other window writes.
    pub(crate) fn open(folder: &Path, seat: Arc<SessionUser>) -> io::Result<Self> {
        let folder = AuditFolder::make(folder)?;
        let (file, path) = folder.open_unlocked()?;
        Ok(Self {
            file: AuditFile::take_up(file, seat)?,
            folder,
            path,
            neighbours: Neighbours::default(),
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Who sits there from the next line on.
    pub(crate) fn seat(&mut self, seat: Arc<SessionUser>) {
        self.file.seat(seat);
    }

    /// So many records never came as far as here; the next line tells.
    pub(crate) fn lose(&mut self, records: u64) {
        self.file.lose(records);
    }

    /// Adds a line.
    pub(crate) fn append(&mut self, record: &AuditRecord) -> io::Result<()> {
        self.close_months_before(record.at);
        self.name_neighbours(record.at);
        self.file.append(record)
    }

    /// Names files of other windows that are new or have grown; where that fails, the record is what counts.
    fn name_neighbours(&mut self, at: Timestamp) {
        let looked = self.neighbours.look(&self.folder, &self.path, at);
        let told = looked.and_then(|beside| match beside.as_slice() {
            [] => Ok(()),
            _ => self.file.tell(at, &NeighbourLine { at, beside }),
        });
        if let Err(error) = told {
            tracing::warn!(%error, "the files of other windows could not be named in the audit log");
        }
    }

    /// Waits until everything that was added is on the disk.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.file.sync()
    }

    /// Deletes files that are due, each one after a line about it is on the disk.
    pub(crate) fn retire(&mut self, due: Vec<ExpiredFile>, at: Timestamp) -> io::Result<()> {
        if due.is_empty() {
            return Ok(());
        }
        self.close_months_before(at);
        let Some(_turn) = self.folder.try_turn()? else {
            // Another window opens, renames or deletes at this moment; the next day is early enough.
            return Ok(());
        };
        for ExpiredFile { facts, lock } in due {
            self.file.tell(
                at,
                &RetirementLine {
                    at,
                    retired: &facts,
                },
            )?;
            self.file.sync()?;
            if let Err(error) = fs::remove_file(self.folder.path().join(&facts.file)) {
                tracing::warn!(%error, "an old file of the audit log cannot be deleted; it is tried again tomorrow");
            }
            drop(lock);
        }
        Ok(())
    }

    /// Closes the file if it is of an earlier month; where that fails, it is written on.
    fn close_months_before(&mut self, at: Timestamp) {
        let is_of_an_earlier_month =
            |first: Timestamp| month_of(first) < month_of(at) && first < at;
        if self.file.first().is_some_and(is_of_an_earlier_month)
            && let Err(error) = self.turn_over(at)
        {
            tracing::warn!(%error, "the audit log of an earlier month could not be closed; it is written on");
        }
    }

    /// The new file is whole and on the disk before either of the two gets its new name.
    fn turn_over(&mut self, at: Timestamp) -> io::Result<()> {
        let Some(_turn) = self.folder.try_turn()? else {
            return Ok(());
        };
        // Before a line about lost records is added, which is of the new month.
        let newest = self.file.newest().unwrap_or(at);
        self.file.close_up(at)?;
        self.file.sync()?;
        let closed = self.folder.free_name(newest)?;
        let Some(continues) = self.file.facts(closed.clone()) else {
            return Ok(());
        };
        let begun = begin_next(&self.path)?;
        let mut next = AuditFile::take_up(begun, self.file.seat_now())?;
        next.tell(at, &ContinuationLine { at, continues })?;
        next.sync()?;
        self.folder.replace(&self.path, &closed)?;
        self.file = next;
        // The file that was closed may be deleted one day: the new one names them, too.
        self.neighbours = Neighbours::default();
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests;
