//! A file of the audit log and those that were closed before it, as far back as they are there.

use std::fs;
use std::io;
use std::path::Path;

use jiff::Timestamp;

use crate::moderation::model::digest::Digest;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::deletions::{Deletion, DeletionDoubt};
use crate::worker::audit::folder::{AuditFolder, is_closed_name};
use crate::worker::audit::report::{BackdatedLine, ChainFault, Report};
use crate::worker::audit::trail::neighbour_files::NamedNeighbours;
use crate::worker::audit::trail::noted_head::NotedHeadSearch;
use crate::worker::audit::verify::verify_file;
use crate::worker::audit::verify_context::VerifyContext;

pub use crate::worker::audit::trail::neighbour_files::{NeighbourFile, NeighbourFileState};
pub use crate::worker::audit::trail::noted_head::NotedHead;

mod neighbour_files;
mod noted_head;
mod trail_text;

/// Closed files that are followed; fifty years have fewer months.
const MOST_FILES: usize = 600;

/// What was found of a file and of those before it.
#[derive(Debug)]
pub struct Trail {
    /// Of the file itself.
    pub report: Report,
    /// Of those before it, newest first.
    pub before: Vec<EarlierFile>,
    /// Files that are not there and not among those, and the lines that say that the program deleted them; they do not count.
    pub doubted: Vec<(String, Deletion, DeletionDoubt)>,
    /// Files of other windows that are named in these.
    pub beside: Vec<NeighbourFile>,
    /// Where time runs backwards, and in which file.
    pub set_back: Vec<(String, BackdatedLine)>,
    /// What became of the head that was noted elsewhere, where one was given.
    pub noted: Option<NotedHead>,
}

/// What comes of verifying, with the code that the program ends with; 2 is for a command line that is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everything fits that is there, and nothing is missing but what the log says was deleted.
    Whole = 0,
    /// A line does not fit, a file cannot be read or does not end as it was named, or the noted head is nowhere.
    Broken = 1,
    /// Everything fits that is there, and a file is missing that a line names.
    Missing = 3,
    /// Nothing is missing and everything fits but the times, which run backwards.
    SetBack = 4,
}

/// A file that a later one names.
#[derive(Debug)]
pub struct EarlierFile {
    /// What the later one says of it.
    pub named: FileFacts,
    /// What was found.
    pub found: EarlierFileState,
}

/// What became of a file that a later one names.
#[derive(Debug)]
pub enum EarlierFileState {
    /// It is whole and ends with the line that was named.
    Whole,
    /// It is whole in itself, and ends with another line than was named.
    OtherHead(Digest),
    /// A line of it does not fit.
    Fault(ChainFault),
    /// It is not there, and this file says in this line that the program deleted it.
    Retired(String, u64),
    /// It is not there, and this file says so in this line, which does not count.
    Doubted(String, u64, DeletionDoubt),
    /// It is not there, and nothing says why.
    Missing,
    /// It is there and cannot be read, or has no name of a closed file.
    Unreadable(String),
}

impl Trail {
    /// What comes of it all.
    pub fn verdict(&self) -> Verdict {
        let is_broken = |before: &EarlierFile| {
            !matches!(
                before.found,
                EarlierFileState::Whole
                    | EarlierFileState::Retired(..)
                    | EarlierFileState::Doubted(..)
                    | EarlierFileState::Missing
            )
        };
        let is_missing = |before: &EarlierFile| {
            matches!(
                before.found,
                EarlierFileState::Missing | EarlierFileState::Doubted(..)
            )
        };
        let is_cut = |beside: &NeighbourFile| {
            matches!(
                beside.found,
                NeighbourFileState::Cut(_) | NeighbourFileState::Unreadable(_)
            )
        };
        let is_away = |beside: &NeighbourFile| beside.found == NeighbourFileState::Missing;
        if !self.report.is_whole()
            || self.beside.iter().any(is_cut)
            || self.noted == Some(NotedHead::Nowhere)
            || self.before.iter().any(is_broken)
        {
            Verdict::Broken
        } else if !self.doubted.is_empty()
            || self.before.iter().any(is_missing)
            || self.beside.iter().any(is_away)
        {
            Verdict::Missing
        } else if !self.set_back.is_empty() {
            Verdict::SetBack
        } else {
            Verdict::Whole
        }
    }

    /// Whether nothing is to be told but that all is well.
    pub fn is_whole(&self) -> bool {
        self.verdict() == Verdict::Whole
    }
}

/// Verifies a file, and those before it in the same folder.
pub fn follow(path: &Path, known: &VerifyContext) -> io::Result<Trail> {
    let wanted = known.noted.as_slice();
    let report = verify_file(path, wanted)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut behind = NotedHeadSearch::new(known.noted);
    behind.pass(&name_of(path), &report);
    let mut doubted = doubted_of(folder, &name_of(path), &report, known);
    let mut beside = NamedNeighbours::default();
    beside.take(&name_of(path), &report);
    let mut set_back = named_times(&name_of(path), &report);
    let mut later = (name_of(path), report.times);
    let mut before: Vec<EarlierFile> = Vec::new();
    let mut next = report.continues.clone();
    while let Some(named) = next.take()
        && before.len() < MOST_FILES
    {
        let is_known = before.iter().any(|known| known.named.file == named.file);
        let found = if is_closed_name(&named.file) && !is_known {
            let (found, earlier) = find(folder, &named, known);
            if let Some(earlier) = earlier {
                behind.pass(&named.file, &earlier);
                doubted.extend(doubted_of(folder, &named.file, &earlier, known));
                beside.take(&named.file, &earlier);
                set_back.extend(begins_before(&later, &earlier));
                set_back.extend(named_times(&named.file, &earlier));
                later = (named.file.clone(), earlier.times);
                next = earlier.continues;
            }
            found
        } else {
            EarlierFileState::Unreadable("a closed file has another name".into())
        };
        before.push(EarlierFile { named, found });
    }
    doubted.retain(|(_, deletion, _)| !before.iter().any(|it| deletion.is_about(&it.named)));
    Ok(Trail {
        report,
        before,
        doubted,
        beside: beside.find(folder, known)?,
        set_back,
        noted: behind.noted(),
    })
}

/// Where time runs backwards in a file.
fn named_times(file: &str, report: &Report) -> Vec<(String, BackdatedLine)> {
    let times = report.set_back.iter();
    times.map(|it| (file.to_owned(), *it)).collect()
}

/// Whether a file begins before the one that was closed for it had ended.
fn begins_before(
    (file, times): &(String, Option<(Timestamp, Timestamp)>),
    earlier: &Report,
) -> Option<(String, BackdatedLine)> {
    let ((first, _), (_, last)) = times.zip(earlier.times)?;
    Some((file.clone(), BackdatedLine::between(last, 1, first)?))
}

/// The lines of a file that say that another one was deleted which is not there, and do not count.
fn doubted_of(
    folder: &Path,
    file: &str,
    report: &Report,
    known: &VerifyContext,
) -> Vec<(String, Deletion, DeletionDoubt)> {
    let is_there = |name: &str| fs::symlink_metadata(folder.join(name)).is_ok();
    let doubted = report.retired.iter().filter_map(|deletion| {
        let doubt = deletion.doubt(known.kept, known.now)?;
        Some((file.to_owned(), deletion.clone(), doubt))
    });
    doubted
        .filter(|(_, deletion, _)| !is_there(&deletion.file.file))
        .collect()
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// What became of a file, and what verifying it found.
fn find(
    folder: &Path,
    named: &FileFacts,
    known: &VerifyContext,
) -> (EarlierFileState, Option<Report>) {
    match verify_file(&folder.join(&named.file), known.noted.as_slice()) {
        Ok(report) => {
            let found = match report.fault {
                Some(fault) => EarlierFileState::Fault(fault),
                None if report.head.to_string() == named.head => EarlierFileState::Whole,
                None => EarlierFileState::OtherHead(report.head),
            };
            (found, Some(report))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            (find_deletion(folder, named, known), None)
        }
        Err(error) => (EarlierFileState::Unreadable(error.to_string()), None),
    }
}

/// What is said of the deletion of a file; the line about it may stand in the log of another window.
fn find_deletion(folder: &Path, named: &FileFacts, known: &VerifyContext) -> EarlierFileState {
    let names = AuditFolder::at(folder).names().unwrap_or_default();
    let mut found = EarlierFileState::Missing;
    for name in names.into_iter().rev() {
        let Ok(report) = verify_file(&folder.join(&name), &[]) else {
            continue;
        };
        for deletion in report.retired.iter().filter(|it| it.is_about(named)) {
            match deletion.doubt(known.kept, known.now) {
                None => return EarlierFileState::Retired(name, deletion.line),
                Some(doubt) => {
                    found = EarlierFileState::Doubted(name.clone(), deletion.line, doubt);
                }
            }
        }
    }
    found
}

#[cfg(test)]
pub(crate) mod tests;
