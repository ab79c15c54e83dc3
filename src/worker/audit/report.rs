//! What verifying an audit log found, and the sentences that tell of it.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use jiff::{SignedDuration, Timestamp};

use crate::moderation::model::digest::Digest;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::deletions::Deletion;
use crate::worker::audit::removals::Removals;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many lines hang together from the first one on, without those that are sealed.
    pub links: u64,
    /// When the first and the last of them were written.
    pub times: Option<(Timestamp, Timestamp)>,
    /// When the newest of them was written; a clock may have gone back.
    pub newest: Option<Timestamp>,
    /// The hash of the last of them.
    pub head: Digest,
    /// The file that was closed when this one was begun, if its first line names one.
    pub continues: Option<FileFacts>,
    /// Lines that say that a file was deleted when it was old enough.
    pub retired: Vec<Deletion>,
    /// Files of other windows that were named, and the last line that names each.
    pub beside: BTreeMap<(String, Timestamp), (u64, FileFacts)>,
    /// How the removals in them ended.
    pub removals: Removals,
    /// Interruptions that the log tells of itself; they break nothing.
    pub interruptions: Vec<Interruption>,
    /// What the first line that does not fit has wrong.
    pub fault: Option<ChainFault>,
    /// Where time runs backwards, the first of them.
    pub set_back: Vec<BackdatedLine>,
    /// Those of the hashes that were looked for which are there.
    pub found: Vec<HeadPosition>,
}

/// Something that kept the log from being written for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interruption {
    /// These lines are torn, and the one after them says so.
    Sealed(RangeInclusive<u64>),
    /// So many records could not be written before this line.
    Lost {
        /// The line that says so, counted from 1.
        line: u64,
        /// How many.
        records: u64,
    },
}

/// A line that claims to be older than one before it, by more than clocks are put right by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackdatedLine {
    /// The line, counted from 1.
    pub line: u64,
    /// When it was written, by its own account.
    pub at: Timestamp,
    /// When the newest one before it was.
    pub before: Timestamp,
}

impl BackdatedLine {
    /// A clock is put right by seconds, and two windows have the same one.
    const TOLERANCE: SignedDuration = SignedDuration::from_mins(2);
    /// Nobody reads more of a file.
    pub(crate) const MOST: usize = 20;

    /// Whether time runs backwards to this line.
    pub(crate) fn between(before: Timestamp, line: u64, at: Timestamp) -> Option<Self> {
        let is_set_back = before.duration_since(at) > Self::TOLERANCE;
        is_set_back.then_some(Self { line, at, before })
    }
}

/// Why a line, counted from 1, does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainFault {
    /// The last line ends in the middle.
    Torn(u64),
    /// Is not JSON.
    NotJson(u64),
    /// Is JSON, and no line of this log.
    Foreign(u64),
    /// Does not have the hash that it claims.
    Changed(u64),
    /// Lines before this one are missing.
    Missing {
        /// The line.
        line: u64,
        /// How many are missing.
        count: u64,
    },
    /// Stands in another place than it was written in.
    OutOfOrder {
        /// The line.
        line: u64,
        /// The number that it carries.
        n: u64,
    },
    /// Carries the right number and does not follow the line before: one of the two was put in.
    Replaced(u64),
}

/// Where a hash stands that was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadPosition {
    /// The hash.
    pub head: Digest,
    /// The line that has it, counted from 1.
    pub line: u64,
    /// How many lines hang together up to it.
    pub links: u64,
}

impl Report {
    /// Whether nothing was found that does not fit.
    pub fn is_whole(&self) -> bool {
        self.fault.is_none()
    }

    /// Takes the time of a line; `clock` is the newest one since time ran backwards last, and what is given takes its place.
    pub(crate) fn note_time(
        &mut self,
        line: u64,
        at: Timestamp,
        clock: Option<Timestamp>,
    ) -> Option<Timestamp> {
        self.newest = self.newest.max(Some(at));
        let Some(set_back) = clock.and_then(|before| BackdatedLine::between(before, line, at))
        else {
            return clock.max(Some(at));
        };
        if self.set_back.len() < BackdatedLine::MOST {
            self.set_back.push(set_back);
        }
        Some(at)
    }

    /// Where a hash stands that was looked for.
    pub fn spot(&self, head: Digest) -> Option<HeadPosition> {
        self.found.iter().find(|spot| spot.head == head).copied()
    }

    /// What another file may say of this one, under this name; nothing of a file without lines.
    pub(crate) fn facts(&self, file: &str) -> Option<FileFacts> {
        let (from, to) = self.times?;
        Some(FileFacts {
            file: file.to_owned(),
            head: self.head.to_string(),
            lines: self.links,
            from,
            to,
            days: None,
        })
    }
}

impl ChainFault {
    /// The line that does not fit, counted from 1.
    pub fn line(self) -> u64 {
        match self {
            Self::Torn(line)
            | Self::NotJson(line)
            | Self::Foreign(line)
            | Self::Changed(line)
            | Self::Missing { line, .. }
            | Self::OutOfOrder { line, .. }
            | Self::Replaced(line) => line,
        }
    }
}

impl Report {
    /// Whether the chain is whole, and how far.
    fn fmt_chain(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let links = plural(self.links, "line");
        match (self.fault, self.times) {
            (None, None) => writeln!(f, "There are no lines yet.")?,
            (None, Some((from, to))) => {
                writeln!(f, "The chain is intact: {links}, from {from} to {to}.")?;
                writeln!(f, "Head: {}", self.head)?;
            }
            (Some(fault), None) => writeln!(f, "{fault}\nNo line before it is intact.")?,
            (Some(fault), Some((from, to))) => {
                writeln!(f, "{fault}")?;
                writeln!(f, "Intact before it: {links}, from {from} to {to}.")?;
                writeln!(f, "Head there: {}", self.head)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_chain(f)?;
        if self.links > 0 {
            writeln!(f, "{}", self.removals)?;
        }
        for interruption in &self.interruptions {
            writeln!(f, "{interruption}")?;
        }
        match (&self.continues, self.links) {
            (_, 0) => {}
            (Some(file), _) => writeln!(f, "It continues {file}.")?,
            (None, _) => writeln!(f, "It names no file before it: the log starts here.")?,
        }
        for Deletion { line, file, .. } in &self.retired {
            let days = file.days.unwrap_or_default();
            writeln!(
                f,
                "Line {line} says that Moderato deleted {file}, to keep the log for {days} days."
            )?;
        }
        if self.fault.is_some() {
            writeln!(f, "What follows it wasn't checked.")?;
        }
        Ok(())
    }
}

impl fmt::Display for ChainFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Torn(line) => write!(
                f,
                "Line {line}, the last one, is incomplete, as after a crash or a power loss, or while a window is writing it."
            ),
            Self::NotJson(line) => write!(f, "Line {line} was changed: it isn't JSON."),
            Self::Foreign(line) => write!(
                f,
                "Line {line} was changed, or another program wrote it: it lacks a number, a time, or a hash."
            ),
            Self::Changed(line) => write!(
                f,
                "Line {line} was changed or forged: its hash doesn't match its bytes."
            ),
            Self::Missing { line, count } => {
                write!(f, "Missing before line {line}: {}.", plural(*count, "line"))
            }
            Self::OutOfOrder { line, n } => write!(
                f,
                "Line {line} is out of order: it was written as line number {n}."
            ),
            Self::Replaced(line) => write!(
                f,
                "Line {line} doesn't follow the line before it: one of the two was put there instead of another."
            ),
        }
    }
}

impl fmt::Display for BackdatedLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, at, before } = self;
        write!(
            f,
            "time runs backwards to line {line}, from {before} to {at}: the clock was set back, or one of the times isn't true."
        )
    }
}

impl fmt::Display for Interruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sealed(lines) if lines.start() == lines.end() => write!(
                f,
                "Line {} is incomplete, as after a power loss; the line after it says so and seals what it contains.",
                lines.start()
            ),
            Self::Sealed(lines) => write!(
                f,
                "Lines {} to {} are incomplete, as after a power loss; the line after them says so and seals what they contain.",
                lines.start(),
                lines.end()
            ),
            Self::Lost { line, records } => write!(
                f,
                "Before line {line}, {} couldn't be written, as on a full disk.",
                plural(*records, "record")
            ),
        }
    }
}

impl fmt::Display for FileFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.shown_name();
        let head = printable(&self.head);
        let lines = plural(self.lines, "line");
        let (from, to) = (self.from, self.to);
        write!(f, "{file} ({lines}, from {from} to {to}, head {head})")
    }
}

impl FileFacts {
    /// The name, safe to print.
    pub(crate) fn shown_name(&self) -> String {
        printable(&self.file)
    }
}

/// What somebody may have forged, so that nothing of it acts on a terminal.
pub(crate) fn printable(text: &str) -> String {
    let shown = |letter: char| {
        if letter.is_ascii_graphic() || letter == ' ' {
            letter
        } else {
            '?'
        }
    };
    text.chars().map(shown).collect()
}

pub(crate) fn plural(count: u64, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}
