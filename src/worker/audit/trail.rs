//! A file of the audit log and those that were closed before it, as far back as they are there.

use std::fmt;
use std::io;
use std::path::Path;

use crate::moderation::model::digest::Digest;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::folder::{AuditFolder, is_closed_name};
use crate::worker::audit::report::{Fault, Report};
use crate::worker::audit::verify::verify_file;

/// Closed files that are followed; fifty years have fewer months.
const MOST_FILES: usize = 600;

/// What was found of a file and of those before it.
#[derive(Debug)]
pub struct Trail {
    /// Of the file itself.
    pub report: Report,
    /// Of those before it, newest first.
    pub before: Vec<Before>,
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
    /// Whether everything fits that is there, and nothing is missing but what the log says was deleted.
    pub fn is_whole(&self) -> bool {
        let fits = |before: &Before| matches!(before.found, Found::Whole | Found::Retired(..));
        self.report.is_whole() && self.before.iter().all(fits)
    }
}

/// Verifies a file, and those before it in the same folder; `noted` is a head of the file that was noted elsewhere.
pub fn follow(path: &Path, noted: Option<Digest>) -> io::Result<Trail> {
    let report = verify_file(path, noted)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut before: Vec<Before> = Vec::new();
    let mut next = report.continues.clone();
    while let Some(named) = next.take()
        && before.len() < MOST_FILES
    {
        let is_known = before.iter().any(|known| known.named.file == named.file);
        let (found, earlier) = if is_closed_name(&named.file) && !is_known {
            find(folder, &named)
        } else {
            let why = "a closed file has another name";
            (Found::Unreadable(why.into()), None)
        };
        before.push(Before { named, found });
        next = earlier;
    }
    Ok(Trail { report, before })
}

/// What became of a file, and which one it names itself.
fn find(folder: &Path, named: &FileFacts) -> (Found, Option<FileFacts>) {
    match verify_file(&folder.join(&named.file), None) {
        Ok(report) => {
            let found = match report.fault {
                Some(fault) => Found::Fault(fault),
                None if report.head.to_string() == named.head => Found::Whole,
                None => Found::OtherHead(report.head),
            };
            (found, report.continues)
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
        let report = verify_file(&folder.join(&name), None).ok()?;
        let is_it = |file: &FileFacts| file.file == named.file && file.head == named.head;
        let (line, _) = report.retired.iter().find(|(_, file)| is_it(file))?;
        Some((name, *line))
    })
}

impl fmt::Display for Trail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.report)?;
        for Before { named, found } in &self.before {
            let file = named.shown_name();
            match found {
                Found::Whole => {
                    writeln!(f, "{file} is whole and ends with the line that is named.")?;
                }
                Found::OtherHead(head) => writeln!(
                    f,
                    "{file} does not end with the line that is named: lines were cut off or added, or it was written anew. \
                     Its head: {head}"
                )?,
                Found::Fault(fault) => writeln!(f, "{file} is not whole. {fault}")?,
                Found::Retired(told_in, line) => writeln!(
                    f,
                    "{file} is gone: the program deleted it, as line {line} of {told_in} says. What came before it is not followed."
                )?,
                Found::Missing => writeln!(
                    f,
                    "{file} is not here, and no line that can be found says that the program deleted it."
                )?,
                Found::Unreadable(why) => writeln!(f, "{file} cannot be read: {why}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
