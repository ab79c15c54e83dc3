//! Verifies a file of the audit log and its predecessors, as far back as they exist.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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

/// Maximum number of closed files followed: one a month for fifty years.
const MOST_FILES: usize = 600;

/// Findings about a file and its predecessors.
#[derive(Debug)]
pub struct Trail {
    /// Report on the file itself.
    pub report: Report,
    /// Predecessors of the file, newest first.
    pub before: Vec<EarlierFile>,
    /// Lines that record the deletion of a missing file but cannot be true. Leaves out lines about files in `before`.
    /// Each line comes with the name of the log file that contains it.
    pub doubted: Vec<(String, Deletion, DeletionDoubt)>,
    /// Files of other windows that the file and its predecessors name.
    pub beside: Vec<NeighbourFile>,
    /// Places where time runs backwards, with their file.
    pub set_back: Vec<(String, BackdatedLine)>,
    /// Where the noted head, a hash kept elsewhere, was found; `None` if no head was given.
    pub noted: Option<NotedHead>,
}

/// Verdict of a verification, with the exit code of the program. Code 2 is for an invalid command
/// line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All lines and files fit, and each missing file has a credible line about its deletion.
    Whole = 0,
    /// The log is broken in one of these ways:
    /// - A line does not fit, or a file is unreadable.
    /// - A predecessor ends with another line than was named.
    /// - Another window's file lacks the named line.
    /// - No line has the noted head.
    Broken = 1,
    /// All present lines and files fit. But a named file is missing, and no credible line records its deletion.
    Missing = 3,
    /// As [`Self::Whole`], except that times run backwards.
    SetBack = 4,
}

/// A file that a later file names as its predecessor.
#[derive(Debug)]
pub struct EarlierFile {
    /// Facts that the later file states.
    pub named: FileFacts,
    /// State of the predecessor.
    pub found: EarlierFileState,
}

/// State of a predecessor.
#[derive(Debug)]
pub enum EarlierFileState {
    /// The predecessor is intact, and ends with the named line.
    Whole,
    /// The predecessor is intact in itself, but ends with another line than was named.
    OtherHead(Digest),
    /// One of the predecessor's lines does not fit.
    Fault(ChainFault),
    /// The predecessor is missing. In the file of this name, the line of this number records the
    /// deletion.
    Retired(String, u64),
    /// The predecessor is missing. A line records its deletion, but cannot be true. Contains the file and number of
    /// that line.
    Doubted(String, u64, DeletionDoubt),
    /// The predecessor is missing without any explanation.
    Missing,
    /// The predecessor cannot be read, its name is not that of a closed file, or a later file named it already.
    Unreadable(String),
}

impl Trail {
    /// Returns the overall verdict.
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

    /// Whether the verdict is [`Verdict::Whole`].
    pub fn is_whole(&self) -> bool {
        self.verdict() == Verdict::Whole
    }
}

/// Returns the logs in a folder or, if it has none, in its subfolder `audit`. Leaves out closed files.
pub fn logs_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    for folder in [folder.to_owned(), folder.join("audit")] {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut logs: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        logs.retain(|path| {
            let (name, kind) = (name_of(path), path.extension());
            name.starts_with("audit")
                && kind.is_some_and(|it| it == "jsonl")
                && !is_closed_name(&name)
        });
        logs.sort();
        if !logs.is_empty() {
            return Ok(logs);
        }
    }
    let text = format!("{} is a folder without an audit log", folder.display());
    Err(io::Error::new(io::ErrorKind::NotFound, text))
}

/// Verifies a file and its predecessors in the same folder.
pub fn follow(path: &Path, known: &VerifyContext) -> io::Result<Trail> {
    let wanted = known.noted.as_slice();
    let report = verify_file(path, wanted)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut behind = NotedHeadSearch::new(known.noted);
    let mut beside = NamedNeighbours::default();
    let (mut doubted, mut set_back) = (Vec::new(), Vec::new());
    let mut later = (String::new(), None);
    let mut take = |file: &str, report: &Report| {
        behind.pass(file, report);
        beside.take(file, report);
        doubted.extend(doubted_of(folder, file, report, known));
        set_back.extend(begins_before(&later, report));
        set_back.extend(named_times(file, report));
        later = (file.to_owned(), report.times);
    };
    take(&name_of(path), &report);
    let mut before: Vec<EarlierFile> = Vec::new();
    let mut next = report.continues.clone();
    while let Some(named) = next.take()
        && before.len() < MOST_FILES
    {
        let is_known = before.iter().any(|known| known.named.file == named.file);
        let found = if is_closed_name(&named.file) && !is_known {
            let (found, earlier) = find(folder, &named, known);
            if let Some(earlier) = earlier {
                take(&named.file, &earlier);
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

/// Returns the places where time runs backwards within a file.
fn named_times(file: &str, report: &Report) -> Vec<(String, BackdatedLine)> {
    let times = report.set_back.iter();
    times.map(|it| (file.to_owned(), *it)).collect()
}

/// Returns the name and first line of a file if that line is dated earlier than the end of its predecessor. `None` if it
/// isn't, or by no more than the tolerance for clock corrections.
fn begins_before(
    (file, times): &(String, Option<(Timestamp, Timestamp)>),
    earlier: &Report,
) -> Option<(String, BackdatedLine)> {
    let ((first, _), (_, last)) = times.zip(earlier.times)?;
    Some((file.clone(), BackdatedLine::between(last, 1, first)?))
}

/// Returns the lines of a file that record the deletion of a missing file but cannot be true.
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

/// Verifies a predecessor. Returns its state, and its report unless it is missing or cannot be read.
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

/// Looks for a line about the deletion of a file, including in the logs of other windows.
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
