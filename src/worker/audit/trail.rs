//! A file of the audit log and those that were closed before it, as far back as they are there.

use std::io;
use std::path::Path;

use crate::moderation::model::digest::Digest;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::folder::{AuditFolder, is_closed_name};
use crate::worker::audit::report::{Fault, Report};
use crate::worker::audit::verify::verify_file;

mod telling;

/// Closed files that are followed; fifty years have fewer months.
const MOST_FILES: usize = 600;

/// What was found of a file and of those before it.
#[derive(Debug)]
pub struct Trail {
    /// Of the file itself.
    pub report: Report,
    /// Of those before it, newest first.
    pub before: Vec<Before>,
    /// What became of the head that was noted elsewhere, where one was given.
    pub noted: Option<Noted>,
}

/// A head that was noted elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// It is the hash of a line.
    At {
        /// The name of the file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// How many lines were added behind it, in that file and in those after it.
        behind: u64,
    },
    /// No line has it.
    Nowhere,
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
}

/// A file that a later one names.
#[derive(Debug)]
pub struct Before {
    /// What the later one says of it.
    pub named: FileFacts,
    /// What was found.
    pub found: Found,
}

/// What became of a file that a later one names.
#[derive(Debug)]
pub enum Found {
    /// It is whole and ends with the line that was named.
    Whole,
    /// It is whole in itself, and ends with another line than was named.
    OtherHead(Digest),
    /// A line of it does not fit.
    Fault(Fault),
    /// It is not there, and this file says in this line that the program deleted it.
    Retired(String, u64),
    /// It is not there, and nothing says why.
    Missing,
    /// It is there and cannot be read, or has no name of a closed file.
    Unreadable(String),
}

impl Trail {
    /// What comes of it all.
    pub fn verdict(&self) -> Verdict {
        let is_broken = |before: &Before| {
            !matches!(
                before.found,
                Found::Whole | Found::Retired(..) | Found::Missing
            )
        };
        let is_missing = |before: &Before| matches!(before.found, Found::Missing);
        if !self.report.is_whole()
            || self.noted == Some(Noted::Nowhere)
            || self.before.iter().any(is_broken)
        {
            Verdict::Broken
        } else if self.before.iter().any(is_missing) {
            Verdict::Missing
        } else {
            Verdict::Whole
        }
    }

    /// Whether nothing is to be told but that all is well.
    pub fn is_whole(&self) -> bool {
        self.verdict() == Verdict::Whole
    }
}

/// Verifies a file, and those before it in the same folder; `noted` is a head of one of them that was noted elsewhere.
pub fn follow(path: &Path, noted: Option<Digest>) -> io::Result<Trail> {
    let wanted = noted.as_slice();
    let report = verify_file(path, wanted)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut behind = Behind::new(noted);
    behind.pass(&name_of(path), &report);
    let mut before: Vec<Before> = Vec::new();
    let mut next = report.continues.clone();
    while let Some(named) = next.take()
        && before.len() < MOST_FILES
    {
        let is_known = before.iter().any(|known| known.named.file == named.file);
        let found = if is_closed_name(&named.file) && !is_known {
            let (found, earlier) = find(folder, &named, wanted);
            if let Some(earlier) = earlier {
                behind.pass(&named.file, &earlier);
                next = earlier.continues;
            }
            found
        } else {
            Found::Unreadable("a closed file has another name".into())
        };
        before.push(Before { named, found });
    }
    Ok(Trail {
        report,
        before,
        noted: behind.noted(),
    })
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Looks for a noted head while files are gone through from the newest one back, and counts the lines behind it.
struct Behind {
    noted: Option<Digest>,
    lines: u64,
    found: Option<Noted>,
}

impl Behind {
    fn new(noted: Option<Digest>) -> Self {
        Self {
            noted,
            lines: 0,
            found: None,
        }
    }

    fn pass(&mut self, file: &str, report: &Report) {
        if self.found.is_some() {
            return;
        }
        if let Some(spot) = self.noted.and_then(|head| report.spot(head)) {
            self.found = Some(Noted::At {
                file: file.to_owned(),
                line: spot.line,
                behind: self.lines + report.links - spot.links,
            });
        }
        self.lines += report.links;
    }

    fn noted(self) -> Option<Noted> {
        self.noted.map(|_| self.found.unwrap_or(Noted::Nowhere))
    }
}

/// What became of a file, and what verifying it found.
fn find(folder: &Path, named: &FileFacts, wanted: &[Digest]) -> (Found, Option<Report>) {
    match verify_file(&folder.join(&named.file), wanted) {
        Ok(report) => {
            let found = match report.fault {
                Some(fault) => Found::Fault(fault),
                None if report.head.to_string() == named.head => Found::Whole,
                None => Found::OtherHead(report.head),
            };
            (found, Some(report))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let told = find_retirement(folder, named);
            let found = told.map_or(Found::Missing, |(file, line)| Found::Retired(file, line));
            (found, None)
        }
        Err(error) => (Found::Unreadable(error.to_string()), None),
    }
}

/// The line about a deletion may stand in the log of another window.
fn find_retirement(folder: &Path, named: &FileFacts) -> Option<(String, u64)> {
    let names = AuditFolder::at(folder).names().ok()?;
    names.into_iter().rev().find_map(|name| {
        let report = verify_file(&folder.join(&name), &[]).ok()?;
        let is_it = |file: &FileFacts| file.file == named.file && file.head == named.head;
        let (line, _) = report.retired.iter().find(|(_, file)| is_it(file))?;
        Some((name, *line))
    })
}

#[cfg(test)]
mod tests;
