//! Which files of the audit log are older than somebody wants them to be kept.
//!
//! Lines hang together, so none is ever cut out: a file goes as a whole, once its newest line is old enough. One that
//! another window writes, that is not whole, or that this program did not name stays where it is.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Seek as _};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use crate::settings::own_file;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::file::newest_line;
use crate::worker::audit::folder::AuditFolder;
use crate::worker::audit::verify::verify;

/// A file that may go.
pub(crate) struct ExpiredFile {
    /// What the log says of it.
    pub(crate) facts: FileFacts,
    /// As long as this is held, no window takes the file up again.
    pub(crate) lock: File,
}

/// What a look through the folder found.
#[derive(Default)]
pub(crate) struct RetentionFindings {
    /// What may go, oldest month first.
    pub(crate) due: Vec<ExpiredFile>,
    /// The names of files that are old and not whole: they stay, and somebody should look.
    pub(crate) damaged: Vec<String>,
}

/// Looks for files whose newest line is more than so many days old; reads those from end to end.
pub(crate) fn find_due(folder: &Path, days: u16, now: Timestamp) -> io::Result<RetentionFindings> {
    let folder = AuditFolder::make(folder)?;
    let kept_since = now - SignedDuration::from_hours(24) * i32::from(days);
    let mut findings = RetentionFindings::default();
    for name in folder.names()? {
        match look_at(&folder, &name, kept_since) {
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
    /// Young, empty, or in use.
    Young,
    Damaged,
    Due(Box<FileFacts>, File),
}

fn look_at(folder: &AuditFolder, name: &str, kept_since: Timestamp) -> io::Result<FileState> {
    let mut file = own_file::open(&folder.path().join(name), OpenOptions::new().read(true))?;
    if file.try_lock().is_err() || file.metadata()?.len() == 0 {
        return Ok(FileState::Young);
    }
    // A look at the end spares reading the whole of what is young anyway.
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
