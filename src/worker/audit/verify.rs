//! Verifies an audit log against itself. Finds whether its chain is intact, or where it breaks.
//!
//! `vouching` lists the limits of a chain without a secret. The text of a `Trail` repeats them.

use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use jiff::Timestamp;

use crate::moderation::model::digest::Digest;
use crate::regular_file;
use crate::worker::audit::chain::{ChainLink, ChainPosition, LineReading, SealedBytes, read_line};
use crate::worker::audit::deletions::Deletion;
pub use crate::worker::audit::report::{
    ChainFault, ChangedRule, HeadPosition, Interruption, Report,
};

/// Longest line that is read, far above any line of the log. Limits memory use for a file without
/// line feeds.
const MAX_LINE_BYTES: u64 = 16 * 1024 * 1024;
/// Maximum number of bytes in consecutive torn lines. A power loss leaves far fewer.
const MOST_TORN_BYTES: usize = 64 * 1024 * 1024;

/// Maximum number of other windows' files that a report lists. A folder has far fewer.
const MOST_BESIDE: usize = 1000;

/// Verifies a file, and searches its lines for the hashes in `wanted`.
pub fn verify_file(path: &Path, wanted: &[Digest]) -> io::Result<Report> {
    let told = |error: io::Error| {
        let text = format!("{} can't be read: {error}", path.display());
        io::Error::new(error.kind(), text)
    };
    let file = regular_file::open(path).map_err(told)?;
    let mut report = verify(BufReader::new(file), wanted).map_err(told)?;
    if report.links == 0 && report.fault.is_some_and(|fault| fault.line() == 1) {
        let file = regular_file::open(path).map_err(told)?;
        if !has_line_of_log(BufReader::new(file)).map_err(told)? {
            report.fault = Some(ChainFault::NoLog);
        }
    }
    Ok(report)
}

/// Whether a file has a line of a log, intact or not.
fn has_line_of_log(mut file: impl BufRead) -> io::Result<bool> {
    let mut raw = Vec::new();
    loop {
        raw.clear();
        file.by_ref()
            .take(MAX_LINE_BYTES)
            .read_until(b'\n', &mut raw)?;
        if raw.is_empty() {
            return Ok(false);
        }
        let line = read_line(raw.strip_suffix(b"\n").unwrap_or(&raw));
        if matches!(line, LineReading::Changed | LineReading::Link(_)) {
            return Ok(true);
        }
    }
}

/// Verifies a log, and searches its lines for the hashes in `wanted`.
pub fn verify(mut log: impl BufRead, wanted: &[Digest]) -> io::Result<Report> {
    let mut walk = Verification {
        wanted,
        ..Verification::default()
    };
    let mut raw = Vec::new();
    loop {
        raw.clear();
        log.by_ref()
            .take(MAX_LINE_BYTES)
            .read_until(b'\n', &mut raw)?;
        if raw.is_empty() || !walk.step(&raw) {
            break;
        }
    }
    Ok(walk.finish())
}

#[derive(Default)]
struct Verification<'a> {
    report: Report,
    place: ChainPosition,
    line: u64,
    wanted: &'a [Digest],
    /// The latest time of the lines since time last ran backwards; `None` before the first line.
    clock: Option<Timestamp>,
    /// Lines that are not JSON. They are a fault unless the next line seals them.
    torn: Option<TornLine>,
    /// Place in the file, and own number `n`, of a line that came too early; `None` without such a line. If
    /// the missing line comes later, the lines are out of order.
    early: Option<(u64, u64)>,
}

/// Consecutive lines that are not JSON, starting at line number `from`.
struct TornLine {
    from: u64,
    bytes: Vec<u8>,
}

impl Verification<'_> {
    /// Takes a line with its line feed, if it has one. Returns whether to read on.
    fn step(&mut self, raw: &[u8]) -> bool {
        self.line += 1;
        let bytes = raw.strip_suffix(b"\n").unwrap_or(raw);
        let reading = read_line(bytes);
        if let Some((line, n)) = self.early {
            return self.seek(ChainFault::OutOfOrder { line, n }, &reading);
        }
        match reading {
            LineReading::NotJson => self.tear(raw),
            LineReading::Foreign => self.fail(ChainFault::Foreign(self.line)),
            LineReading::Changed => self.fail(ChainFault::Changed(self.line)),
            LineReading::Link(link) => match self.misfit(&link) {
                Some(fault) => self.fail(fault),
                None => self.follow(*link, bytes),
            },
        }
        self.report.fault.is_none() || self.early.is_some()
    }

    /// Looks for the missing line that belongs before a line that came too early. Returns whether
    /// to read on.
    fn seek(&mut self, fault: ChainFault, reading: &LineReading) -> bool {
        let LineReading::Link(link) = reading else {
            return true;
        };
        let is_found = link.prev == self.place.head && link.place.n == self.place.n + 1;
        if is_found {
            self.report.fault = Some(fault);
        }
        !is_found
    }

    /// Remembers a line that is not JSON, until the next line seals it. Records a fault if there are more than
    /// [`MOST_TORN_BYTES`] to remember.
    fn tear(&mut self, raw: &[u8]) {
        let from = self.line;
        let torn = self.torn.get_or_insert_with(|| TornLine {
            from,
            bytes: Vec::new(),
        });
        torn.bytes.extend_from_slice(raw);
        if torn.bytes.len() > MOST_TORN_BYTES {
            self.fail(ChainFault::NotJson(from));
        }
    }

    /// Returns why a line does not follow the previous one; `None` if it does. Sets `early` for a line that
    /// came too early, unless torn lines precede it.
    fn misfit(&mut self, link: &ChainLink) -> Option<ChainFault> {
        let (line, n, expected) = (self.line, link.place.n, self.place.n + 1);
        let sealed = link.segment.as_ref().and_then(|it| it.sealed.as_ref());
        let between = self.torn.as_ref().map(|torn| SealedBytes::new(&torn.bytes));
        if n > expected {
            self.early = self.torn.is_none().then_some((line, n));
            Some(ChainFault::Missing {
                line,
                count: n - expected,
            })
        } else if n < expected {
            Some(ChainFault::OutOfOrder { line, n })
        } else if link.prev != self.place.head {
            Some(ChainFault::Replaced(line))
        } else if sealed != between.as_ref() {
            // Sealed bytes without torn lines mean that the torn lines were taken out.
            Some(match &self.torn {
                Some(torn) => ChainFault::NotJson(torn.from),
                None => ChainFault::Missing { line, count: 1 },
            })
        } else {
            None
        }
    }

    /// Adds to the report a line that fits into the chain.
    fn follow(&mut self, link: ChainLink, bytes: &[u8]) {
        let report = &mut self.report;
        if let Some(torn) = self.torn.take() {
            let sealed = Interruption::Sealed(torn.from..=self.line - 1);
            report.interruptions.push(sealed);
        }
        if let Some(segment) = link.segment
            && segment.lost > 0
        {
            report.interruptions.push(Interruption::Lost {
                line: self.line,
                records: segment.lost,
            });
        }
        report.links += 1;
        report.removals.take(bytes);
        self.clock = report.note_time(self.line, link.at, self.clock);
        if report.links == 1 {
            report.continues = link.continues;
        }
        for facts in link.beside {
            let key = (facts.file.clone(), facts.from);
            if report.beside.len() < MOST_BESIDE || report.beside.contains_key(&key) {
                report.beside.insert(key, (self.line, facts));
            }
        }
        report.retired.extend(link.retired.map(|file| Deletion {
            line: self.line,
            at: link.at,
            file,
        }));
        report
            .changes
            .extend(link.changed.map(|change| ChangedRule {
                line: self.line,
                at: link.at,
                by: link.by,
                change,
            }));
        let from = report.times.map_or(link.at, |(from, _)| from);
        report.times = Some((from, link.at));
        report.head = link.place.head;
        if self.wanted.contains(&link.place.head) {
            report.found.push(HeadPosition {
                head: link.place.head,
                line: self.line,
                links: report.links,
            });
        }
        self.place = link.place;
    }

    /// Records `fault`. If torn lines that no later line seals come before it, records them instead.
    fn fail(&mut self, fault: ChainFault) {
        self.report.fault = Some(match &self.torn {
            Some(torn) => ChainFault::NotJson(torn.from),
            None => fault,
        });
    }

    /// Ends verifying. Torn lines at the end are a fault, because nothing seals them.
    fn finish(mut self) -> Report {
        if let Some(torn) = &self.torn
            && self.report.fault.is_none()
        {
            let is_last = torn.from == self.line && !torn.bytes.ends_with(b"\n");
            self.report.fault = Some(if is_last {
                ChainFault::Torn(torn.from)
            } else {
                ChainFault::NotJson(torn.from)
            });
        }
        self.report
    }
}

#[cfg(test)]
mod tests;
