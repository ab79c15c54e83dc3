//! Checks that files of other windows still exist and are at least as long as a log says.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use jiff::Timestamp;

use crate::moderation::model::digest::Digest;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::folder::AuditFolder;
use crate::worker::audit::report::Report;
use crate::worker::audit::verify::verify_file;
use crate::worker::audit::verify_context::VerifyContext;

/// A file of another window that a line names.
#[derive(Debug)]
pub struct NeighbourFile {
    /// The log file and number of the line that names the other file.
    pub named_in: (String, u64),
    /// Facts that this line states about the other file.
    pub named: FileFacts,
    /// State of the file.
    pub found: NeighbourFileState,
}

/// State of a file of another window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NeighbourFileState {
    /// The file contains the line that the log states as the file's last. Holds the file's present name.
    There(String),
    /// The file lacks the line that the log states as the file's last. Holds the file's present name.
    ///
    /// The file was recognized by the time of its first line, or by its name if it has no intact line.
    Cut(String),
    /// The file is missing, and its deletion is recorded: in the log file with this name, in the line with this number.
    Retired(String, u64),
    /// The file is missing, and no credible line records its deletion.
    Missing,
    /// The file cannot be read.
    Unreadable(String),
}

/// Files of other windows that a log names. Collected from the newest log file backwards, so that
/// the newest statement counts.
#[derive(Default)]
pub(super) struct NamedNeighbours(BTreeMap<(String, Timestamp), (String, u64, FileFacts)>);

impl NamedNeighbours {
    /// Collects the files named in the report on `file`. If several reports name the same file, the first one counts.
    /// So the newest log file must come first.
    pub(super) fn take(&mut self, file: &str, report: &Report) {
        for (key, (line, facts)) in &report.beside {
            let told = || (file.to_owned(), *line, facts.clone());
            self.0.entry(key.clone()).or_insert_with(told);
        }
    }

    /// Returns the state of each collected file, after searching the folder.
    pub(super) fn find(
        self,
        folder: &Path,
        known: &VerifyContext,
    ) -> io::Result<Vec<NeighbourFile>> {
        if self.0.is_empty() {
            return Ok(Vec::new());
        }
        let heads = self
            .0
            .values()
            .filter_map(|(_, _, it)| it.head.parse().ok());
        let heads: Vec<Digest> = heads.collect();
        let read = |name: String| (verify_file(&folder.join(&name), &heads), name);
        let files: Vec<_> = AuditFolder::at(folder)
            .names()?
            .into_iter()
            .map(read)
            .collect();
        let found = self
            .0
            .into_values()
            .map(|(file, line, named)| NeighbourFile {
                found: state_of(&named, &files, known),
                named_in: (file, line),
                named,
            });
        Ok(found.collect())
    }
}

/// Looks for a named file among the files of the folder. Compares hashes first, because the file may have been closed
/// and renamed since.
fn state_of(
    named: &FileFacts,
    files: &[(io::Result<Report>, String)],
    known: &VerifyContext,
) -> NeighbourFileState {
    let reports = || {
        files
            .iter()
            .filter_map(|(report, name)| Some((report.as_ref().ok()?, name)))
    };
    let head = named.head.parse().ok();
    let holds_it = |report: &Report| {
        let spot = head.and_then(|head| report.spot(head));
        spot.is_some_and(|spot| spot.links == named.lines)
    };
    if let Some((_, name)) = reports().find(|(report, _)| holds_it(report)) {
        return NeighbourFileState::There(name.clone());
    }
    let begins_so = |report: &Report, name: &str| match report.times {
        Some((from, _)) => from == named.from,
        None => name == named.file,
    };
    if let Some((_, name)) = reports().find(|(report, name)| begins_so(report, name)) {
        return NeighbourFileState::Cut(name.clone());
    }
    let unreadable = files.iter().find(|(_, name)| *name == named.file);
    if let Some((Err(error), _)) = unreadable {
        return NeighbourFileState::Unreadable(error.to_string());
    }
    let deletion = reports().find_map(|(report, name)| {
        let mut deletions = report.retired.iter();
        let deletion = deletions.find(|it| {
            let is_it = it.file.from == named.from && it.file.lines >= named.lines;
            is_it && it.doubt(known.kept, known.now).is_none()
        })?;
        Some(NeighbourFileState::Retired(name.clone(), deletion.line))
    });
    deletion.unwrap_or(NeighbourFileState::Missing)
}

#[cfg(test)]
mod tests;
