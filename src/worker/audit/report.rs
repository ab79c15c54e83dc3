//! The result of verifying one file of an audit log, and its wording.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use jiff::{SignedDuration, Timestamp};

use crate::moderation::model::audit::operator_name;
use crate::moderation::model::audit::record_settings::RecordSettingChange;
use crate::moderation::model::digest::Digest;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::deletions::Deletion;
use crate::worker::audit::removal_counts::Removals;

/// Findings about one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Number of lines in the intact chain from the start. Sealed lines do not count.
    pub links: u64,
    /// Times of the first and the last line of the intact chain; `None` if it has no line.
    pub times: Option<(Timestamp, Timestamp)>,
    /// Latest time of any line of the intact chain. May be later than the last line's time, since
    /// clocks can be set back.
    pub newest: Option<Timestamp>,
    /// Hash of the last line of the intact chain.
    pub head: Digest,
    /// The closed file that this one continues. `None` if its first line names none.
    pub continues: Option<FileFacts>,
    /// Lines saying that an old file was deleted.
    pub retired: Vec<Deletion>,
    /// Lines about changed settings.
    pub changes: Vec<ChangedRule>,
    /// Files of other windows, as the lines of this log describe them. The key is the file's name and the time of its
    /// first line. The value begins with the number of the last line that names the file.
    pub beside: BTreeMap<(String, Timestamp), (u64, FileFacts)>,
    /// How the removals in these lines ended.
    pub removals: Removals,
    /// Interruptions that the log itself reports; they do not break the chain.
    pub interruptions: Vec<Interruption>,
    /// The first line that does not fit, and why; `None` if all lines fit.
    pub fault: Option<ChainFault>,
    /// Places where time runs backwards, at most `BackdatedLine::MOST`.
    pub set_back: Vec<BackdatedLine>,
    /// Where the searched hashes were found.
    pub found: Vec<HeadPosition>,
}

/// A line about a changed setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRule {
    /// Line number, counted from 1.
    pub line: u64,
    /// When the line was written.
    pub at: Timestamp,
    /// The system user, and the operator's name if there is one.
    pub by: [Option<String>; 2],
    /// What was changed.
    pub change: RecordSettingChange,
}

/// An event that kept the log from being written for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interruption {
    /// Numbers of torn lines, which the line after them seals.
    Sealed(RangeInclusive<u64>),
    /// Records before this line could not be written.
    Lost {
        /// Number of the line that reports the loss, counted from 1.
        line: u64,
        /// Number of lost records.
        records: u64,
    },
}

/// A line dated earlier than a line before it, by more than a clock correction explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackdatedLine {
    /// Line number, counted from 1.
    pub line: u64,
    /// Time of this line.
    pub at: Timestamp,
    /// Latest time of the lines before this one, counted only since time last ran backwards. For the first line of a
    /// file, the time of the last line in the preceding file.
    pub before: Timestamp,
}

impl BackdatedLine {
    /// Largest tolerated step backwards, to allow for clock corrections. All windows run on one computer, so their
    /// clocks do not differ.
    const TOLERANCE: SignedDuration = SignedDuration::from_mins(2);
    /// Maximum number of places reported per file.
    pub(crate) const MOST: usize = 20;

    /// Returns the place if time runs backwards from `before` to this line. `None` if it doesn't, or by no more than
    /// [`Self::TOLERANCE`].
    pub(crate) fn between(before: Timestamp, line: u64, at: Timestamp) -> Option<Self> {
        let is_set_back = before.duration_since(at) > Self::TOLERANCE;
        is_set_back.then_some(Self { line, at, before })
    }
}

/// Why a line does not fit into the chain. Except for `NoLog`, holds the line's number, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainFault {
    /// The file has lines, but none of an audit log.
    NoLog,
    /// The last line ends in the middle.
    Torn(u64),
    /// The line is not JSON.
    NotJson(u64),
    /// The line is JSON, but not a line of this log.
    Foreign(u64),
    /// The line's hash does not match its bytes, or its `prev` is no hash.
    Changed(u64),
    /// Lines before this one are missing.
    Missing {
        /// Line number, counted from 1.
        line: u64,
        /// Number of missing lines. Counts sealed bytes that are missing as one line.
        count: u64,
    },
    /// The line has another number than its place in the file requires.
    OutOfOrder {
        /// Line number, counted from 1.
        line: u64,
        /// The number that the line carries.
        n: u64,
    },
    /// The line has the right number but does not follow the previous line: one of the two was
    /// replaced.
    Replaced(u64),
}

/// Place at which a searched hash was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadPosition {
    /// The hash that was searched for.
    pub head: Digest,
    /// Line with this hash, counted from 1.
    pub line: u64,
    /// Number of intact lines up to the line with this hash, that line included.
    pub links: u64,
}

impl Report {
    /// Whether every line fits into the chain.
    pub fn is_whole(&self) -> bool {
        self.fault.is_none()
    }

    /// Records the time of a line. `clock` is the latest time since the last step backwards;
    /// returns its new value.
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

    /// Returns where this hash was found; `None` if it was not found or not searched for.
    pub fn spot(&self, head: Digest) -> Option<HeadPosition> {
        self.found.iter().find(|spot| spot.head == head).copied()
    }

    /// Describes this file under the given name, for comparison with other files; `None` without
    /// lines.
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
    /// Returns the number of the line that does not fit, counted from 1.
    pub fn line(self) -> u64 {
        match self {
            Self::NoLog => 1,
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
    /// Writes whether the chain is intact, and up to which line.
    fn fmt_chain(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let links = plural(self.links, "line");
        match (self.fault, self.times) {
            (None, None) => writeln!(f, "There are no lines yet.")?,
            (None, Some((from, to))) => {
                writeln!(f, "The chain is intact: {links}, from {from} to {to}.")?;
                writeln!(f, "Hash of the last line, for --head: {}", self.head)?;
            }
            (Some(ChainFault::NoLog), _) => writeln!(f, "{}", ChainFault::NoLog)?,
            (Some(fault), None) => writeln!(f, "{fault}\nNo line before it is intact.")?,
            (Some(fault), Some((from, to))) => {
                writeln!(f, "{fault}")?;
                writeln!(f, "Intact before it: {links}, from {from} to {to}.")?;
                writeln!(f, "Hash of the last intact line: {}", self.head)?;
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
        for changed in &self.changes {
            writeln!(f, "{changed}")?;
        }
        if self.fault.is_some_and(|fault| fault != ChainFault::NoLog) {
            writeln!(f, "What follows it wasn't checked.")?;
        }
        Ok(())
    }
}

impl fmt::Display for ChangedRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, at, .. } = self;
        write!(f, "Line {line}, {at}: ")?;
        let days = |days: Option<u16>| {
            days.map_or_else(|| "forever".into(), |days| format!("for {days} days"))
        };
        match &self.change {
            RecordSettingChange::AuditDays { old, new } => write!(
                f,
                "from then on, the log is kept {} (until then {})",
                days(*new),
                days(*old)
            )?,
            RecordSettingChange::Operator { old, new } => {
                let name = |name: &Option<String>| {
                    let safe = name.as_deref().and_then(operator_name);
                    safe.unwrap_or_else(|| "no name".into())
                };
                let (new, old) = (name(new), name(old));
                write!(
                    f,
                    "from then on, the operator's name is {new} (until then {old})"
                )?;
            }
            RecordSettingChange::RequireRecord { new: true, .. } => {
                write!(f, "from then on, nothing is sent without a record")?;
            }
            RecordSettingChange::RequireRecord { new: false, .. } => {
                write!(f, "from then on, requests are also sent without a record")?;
            }
        }
        let by = self.by.iter().flatten();
        let by: Vec<String> = by.filter_map(|name| operator_name(name)).collect();
        write!(f, " (written by {}).", by.join(", "))
    }
}

impl fmt::Display for ChainFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLog => write!(
                f,
                "This isn't an audit log, or nothing is left of it: no line has a number, a time and a hash. The log is \
                 audit.jsonl in the data folder. An export of the activity can't be verified."
            ),
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
    /// Returns the file name, made safe for a terminal.
    pub(crate) fn shown_name(&self) -> String {
        printable(&self.file)
    }
}

/// Replaces all characters except printable ASCII, because forged text must not control a terminal.
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

/// Formats a count with its noun: `1 line`, `2 lines`.
pub(crate) fn plural(count: u64, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}
