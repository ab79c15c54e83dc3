//! Finds files of the audit log that are past their retention.
//!
//! Lines are chained, so single lines cannot be deleted. A file is deleted as a whole once its newest line is old
//! enough. A file stays if another window writes it, if it is empty, damaged or unreadable, or if its name does not
//! belong to the log.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Seek as _};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::claim::claim;
use crate::worker::audit::file::newest_line;
use crate::worker::audit::folder::AuditFolder;
use crate::worker::audit::verify::verify;

/// A file that may be deleted.
pub(crate) struct ExpiredFile {
    /// Facts about the file, for the line about its deletion.
    pub(crate) facts: FileFacts,
    /// The file, claimed so that no other window reopens it.
    pub(crate) lock: File,
}

/// Result of a search through the folder of the log.
#[derive(Default)]
pub(crate) struct RetentionFindings {
    /// Files that may be deleted; among closed ones, the oldest month comes first.
    pub(crate) due: Vec<ExpiredFile>,
    /// Old files that are damaged, and files that cannot be read. They are kept for the operator to examine.
    pub(crate) damaged: Vec<String>,
}

/// Finds files whose newest line is more than `days` days old. Verifies each of them from start to end.
pub(crate) fn find_due(folder: &Path, days: u16, now: Timestamp) -> io::Result<RetentionFindings> {
    let folder = AuditFolder::make(folder)?;
    let kept_since = now - SignedDuration::from_hours(24) * i32::from(days);
    let mut findings = RetentionFindings::default();
    for name in folder.names()? {
        match inspect(&folder, &name, kept_since) {
            Ok(FileState::Young) => {}
            Ok(FileState::Damaged) => findings.damaged.push(name),
            Ok(FileState::Due(mut facts, lock)) => {
                facts.days = Some(days);
                findings.due.push(ExpiredFile {
                    facts: *facts,
                    lock,
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a file of the audit log cannot be read and is kept");
                findings.damaged.push(name);
            }
        }
    }
    Ok(findings)
}

enum FileState {
    /// Young, empty or in use.
    Young,
    Damaged,
    Due(Box<FileFacts>, File),
}

/// Examines a file. Skips one that another window writes.
fn inspect(folder: &AuditFolder, name: &str, kept_since: Timestamp) -> io::Result<FileState> {
    let claimed = claim(&folder.path().join(name), OpenOptions::new().read(true))?;
    let Some(mut file) = claimed else {
        return Ok(FileState::Young);
    };
    if file.metadata()?.len() == 0 {
        return Ok(FileState::Young);
    }
    // Checks the end first, to avoid reading all of a young file.
    if newest_line(&mut file)?.is_some_and(|newest| newest >= kept_since) {
        return Ok(FileState::Young);
    }
    file.rewind()?;
    let report = verify(BufReader::new(&file), &[])?;
    let Some((newest, facts)) = report.newest.zip(report.facts(name)) else {
        return Ok(FileState::Damaged);
    };
    match report.fault {
        Some(_) => Ok(FileState::Damaged),
        None if newest >= kept_since => Ok(FileState::Young),
        None => Ok(FileState::Due(Box::new(facts), file)),
    }
}

#[cfg(test)]
mod tests;
