//! One file of the audit log. Finds the end of its chain and appends lines, even after a write failed halfway.
//!
//! Bytes after the last valid line are never removed when a file is reopened. The next line seals them: it states their
//! number and hash.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;
use serde_with::skip_serializing_none;

use crate::moderation::model::audit::record_settings::{RecordSettingChange, RecordSettings};
use crate::moderation::model::audit::{AuditRecord, Source};
use crate::worker::audit::chain::{
    ChainLink, ChainPosition, FileFacts, LineReading, SealedBytes, Segment, next_line, read_line,
};

/// Number of bytes first read from the end of a file to find the last line. More are read only if
/// the line starts before them. Also the most bytes read from the start to find the first line.
const TAIL_BYTES: u64 = 64 * 1024;
/// Longest rest of a file that is read, in bytes; a longer one is an error. A power loss leaves far less after the last
/// line.
const MOST_READ: u64 = 256 * 1024 * 1024;

/// The operator and the app that write the log; every line names them.
#[skip_serializing_none]
#[derive(Debug, Clone, Serialize)]
pub struct SessionUser {
    /// Name of the operating system user the program runs as.
    pub os_user: String,
    /// Name that the operator entered, if any. Several operators may share one system user.
    pub operator: Option<String>,
    /// Directory (tenant) id.
    pub tenant: String,
    /// Application (client) id.
    pub app: String,
    /// Kind of credential the app signed in with. For a certificate, its SHA-1 thumbprint follows.
    pub credential: Option<String>,
    /// Host that requests are sent to.
    pub graph_host: String,
}

#[derive(Serialize)]
struct LineContent<'a, T> {
    #[serde(flatten)]
    what: T,
    #[serde(flatten)]
    user: &'a SessionUser,
    #[serde(flatten)]
    rules: RecordSettings,
}

/// Content of a line that is no record.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OtherContent {
    /// An interruption just before the line.
    Segment(Segment),
    /// In the first line of a file: the closed file that it continues.
    Continues(FileFacts),
    /// Files of other windows that are new or have changed in length.
    Beside(Vec<FileFacts>),
    /// An old file that is deleted next.
    Retired(FileFacts),
    #[serde(untagged)]
    Changed {
        source: Source,
        changed: RecordSettingChange,
    },
}

#[derive(Serialize)]
struct OtherLine {
    at: Timestamp,
    #[serde(flatten)]
    content: OtherContent,
}

/// Storage for the bytes: a file, or a failing stand-in in tests.
pub(crate) trait Disk {
    fn len(&self) -> io::Result<u64>;
    /// Reads the first bytes, at most [`TAIL_BYTES`].
    fn read_start(&mut self) -> io::Result<Vec<u8>>;
    /// Reads all bytes from this offset to the end.
    fn read_from(&mut self, at: u64) -> io::Result<Vec<u8>>;
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Shortens the file to this length, to remove a half-written line.
    fn cut(&mut self, length: u64) -> io::Result<()>;
    /// Returns once all written bytes are on the disk.
    fn sync(&mut self) -> io::Result<()>;
}

impl Disk for File {
    fn len(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read_start(&mut self) -> io::Result<Vec<u8>> {
        self.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::new();
        self.take(TAIL_BYTES).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn read_from(&mut self, at: u64) -> io::Result<Vec<u8>> {
        // Reads no further than the current length, since some devices never end.
        let rest = Disk::len(self)?.saturating_sub(at);
        if rest > MOST_READ {
            let text = format!("the last {rest} bytes have no line of the log");
            return Err(io::Error::new(io::ErrorKind::InvalidData, text));
        }
        self.seek(SeekFrom::Start(at))?;
        let mut bytes = Vec::new();
        self.take(rest).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

/// The end of the chain in a file, at which the next line is appended. The default is that of an empty file.
#[derive(Debug, Clone, Copy, Default)]
struct ChainEnd {
    place: ChainPosition,
    /// Offset just after the last line, including its line feed if it has one.
    at: u64,
    /// Whether the last line is complete except for its line feed.
    is_open: bool,
    /// When the last line was written; `None` if the file has no line.
    newest: Option<Timestamp>,
    /// The settings that the last line states.
    rules: RecordSettings,
}

impl ChainEnd {
    /// Describes a file that ends here, for a line in another file; `None` if it has no lines or its first line cannot
    /// be read.
    fn facts(&self, first: Option<Timestamp>, file: String) -> Option<FileFacts> {
        Some(FileFacts {
            file,
            head: self.place.head.to_string(),
            lines: self.place.n,
            from: first?,
            to: self.newest?,
            days: None,
        })
    }
}

/// A file of the audit log that only this window writes.
pub(crate) struct AuditFile<D> {
    disk: D,
    user: Arc<SessionUser>,
    end: ChainEnd,
    /// Time of the first line; `None` if there is none or it cannot be read.
    first: Option<Timestamp>,
    /// Number of records that could not be written since the last line.
    lost: u64,
}

impl<D: Disk> AuditFile<D> {
    /// Continues after the last valid line of an existing file.
    pub(crate) fn take_up(mut disk: D, user: Arc<SessionUser>) -> io::Result<Self> {
        let end = last_line(&mut disk, ChainEnd::default())?;
        let first = first_line(&disk.read_start()?);
        if disk.len()? > end.at {
            tracing::warn!(
                behind_line = end.place.n,
                "the audit log does not end in a whole line, as after a power loss; the next line seals what stands there"
            );
        }
        Ok(Self {
            disk,
            user,
            end,
            first,
            lost: 0,
        })
    }

    /// Appends a record. First calls `close_up`, so that records lost in an earlier failure are reported before this
    /// one. After a failure, counts this record as lost.
    pub(crate) fn append(&mut self, record: &AuditRecord) -> io::Result<()> {
        let appended = self
            .close_up(record.at)
            .and_then(|()| self.add(record.at, &[], &record));
        if appended.is_err() {
            self.lose(1);
        }
        appended
    }

    /// Appends a line that is not a record. A failure does not count as a lost record.
    pub(crate) fn append_other(&mut self, at: Timestamp, content: OtherContent) -> io::Result<()> {
        self.close_up(at)?;
        self.add(at, &[], &OtherLine { at, content })
    }

    /// Appends a line for each setting that differs from what the last line states.
    pub(crate) fn tell_rules(
        &mut self,
        wanted: RecordSettings,
        source: Source,
        at: Timestamp,
    ) -> io::Result<()> {
        for changed in self.end.rules.changes_to(wanted) {
            let before = self.end.rules;
            self.end.rules = before.after(&changed);
            self.tell_change(changed, source, at)
                .inspect_err(|_| self.end.rules = before)?;
        }
        Ok(())
    }

    pub(crate) fn tell_change(
        &mut self,
        changed: RecordSettingChange,
        source: Source,
        at: Timestamp,
    ) -> io::Result<()> {
        self.append_other(at, OtherContent::Changed { source, changed })
    }

    /// Whether the last line states these settings.
    pub(crate) fn states(&self, rules: RecordSettings) -> bool {
        self.end.rules == rules
    }

    /// Takes over the settings in the last line of the closed file, which this file continues.
    pub(crate) fn take_rules_of(&mut self, closed: &Self) {
        self.end.rules = closed.end.rules;
    }

    /// Returns the time of the first line; `None` if there is none or it cannot be read.
    pub(crate) fn first(&self) -> Option<Timestamp> {
        self.first
    }

    /// Returns the time of the last line; `None` if there is none.
    pub(crate) fn newest(&self) -> Option<Timestamp> {
        self.end.newest
    }

    /// Describes this file under the given name, for a line in another file. `None` if the file has no lines or its
    /// first line cannot be read.
    pub(crate) fn facts(&self, file: String) -> Option<FileFacts> {
        self.end.facts(self.first, file)
    }

    /// Returns the session user that is written into new lines.
    pub(crate) fn user(&self) -> Arc<SessionUser> {
        self.user.clone()
    }

    /// Sets the session user that is written into the lines to come.
    pub(crate) fn set_user(&mut self, user: Arc<SessionUser>) {
        self.user = user;
    }

    /// Counts records that were lost before they reached this file. The next line reports their
    /// number.
    pub(crate) fn lose(&mut self, records: u64) {
        self.lost += records;
    }

    /// Blocks until all appended lines are on the disk.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.disk.sync()
    }

    /// Seals the bytes after the last line and reports lost records, if there are any. Ends a line that lacks its line
    /// feed.
    pub(crate) fn close_up(&mut self, at: Timestamp) -> io::Result<()> {
        let mut rest = self.rest()?;
        let is_torn = rest.last().is_some_and(|byte| *byte != b'\n');
        let feed: &[u8] = if self.end.is_open || is_torn {
            b"\n"
        } else {
            b""
        };
        if rest.is_empty() && self.lost == 0 {
            return self.add_feed(feed);
        }
        if is_torn {
            rest.extend_from_slice(feed);
        }
        let segment = Segment {
            lost: self.lost,
            sealed: (!rest.is_empty()).then(|| SealedBytes::new(&rest)),
        };
        let content = OtherContent::Segment(segment);
        self.add(at, feed, &OtherLine { at, content })?;
        self.lost = 0;
        Ok(())
    }

    /// Returns the bytes after the last line. If the file doesn't end where expected, corrects `end` first.
    fn rest(&mut self) -> io::Result<Vec<u8>> {
        let length = self.disk.len()?;
        if length == self.end.at {
            return Ok(Vec::new());
        }
        if length < self.end.at {
            // Another program truncated the file. The chain continues from the last written line,
            // so that the gap stays visible.
            self.end.at = length;
            let last = self.disk.read_from(length.saturating_sub(1))?;
            self.end.is_open = last.last().is_some_and(|byte| *byte != b'\n');
            return Ok(Vec::new());
        }
        // The bytes after the known end are half a line that could not be removed, or a whole line whose write was
        // reported as failed.
        self.end = last_line(&mut self.disk, self.end)?;
        let mut rest = self.disk.read_from(self.end.at)?;
        if self.end.is_open && rest.first() == Some(&b'\n') {
            rest.remove(0);
            self.end.at += 1;
            self.end.is_open = false;
        }
        Ok(rest)
    }

    /// Ends the last line with `feed`, its missing line feed. Does nothing if `feed` is empty.
    fn add_feed(&mut self, feed: &[u8]) -> io::Result<()> {
        if !feed.is_empty() {
            self.disk.append(feed)?;
            self.end.at += 1;
            self.end.is_open = false;
        }
        Ok(())
    }

    /// Appends the bytes `before`, then one line.
    fn add(&mut self, at: Timestamp, before: &[u8], what: &impl Serialize) -> io::Result<()> {
        let content = LineContent {
            what,
            user: &self.user,
            rules: self.end.rules,
        };
        let (line, place) = next_line(self.end.place, &content).map_err(io::Error::other)?;
        let length = self.disk.len()?;
        let bytes = [before, &line].concat();
        self.disk.append(&bytes).inspect_err(|_| {
            // Removes the half-written line. If this fails as well, the next line seals that half.
            drop(self.disk.cut(length));
        })?;
        if place.n == 1 {
            self.first = Some(at);
        }
        self.end = ChainEnd {
            newest: Some(at),
            place,
            at: length + u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            is_open: false,
            rules: self.end.rules,
        };
        Ok(())
    }
}

/// Finds the last valid line after `from`; returns `from` if there is none.
///
/// Leaves it to `verify` to check that lines follow each other. A broken chain is continued,
/// because new actions need a record and the break must stay visible.
fn last_line(disk: &mut impl Disk, from: ChainEnd) -> io::Result<ChainEnd> {
    let length = disk.len()?;
    let mut reach = TAIL_BYTES;
    loop {
        let start = length.saturating_sub(reach).max(from.at);
        let bytes = disk.read_from(start)?;
        let found = find_last(&bytes).map(|(link, end, is_open)| ChainEnd {
            place: link.place,
            at: start + u64::try_from(end).unwrap_or(u64::MAX),
            is_open,
            newest: Some(link.at),
            rules: link.rules,
        });
        match found {
            Some(end) => return Ok(end),
            None if start == from.at => return Ok(from),
            None => reach = reach.saturating_mul(4),
        }
    }
}

/// Returns the time of the last valid line of a file; `None` if there is none.
pub(crate) fn newest_line(file: &mut File) -> io::Result<Option<Timestamp>> {
    Ok(last_line(file, ChainEnd::default())?.newest)
}

/// Describes a file that another window writes; `None` if it has no lines or its first line cannot be read.
pub(crate) fn facts_of(file: &mut File, name: String) -> io::Result<Option<FileFacts>> {
    let end = last_line(file, ChainEnd::default())?;
    let first = first_line(&file.read_start()?);
    Ok(end.facts(first, name))
}

/// Returns the time of the first line, if it is a line of the log.
fn first_line(bytes: &[u8]) -> Option<Timestamp> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    match read_line(line) {
        LineReading::Link(link) => Some(link.at),
        _ => None,
    }
}

/// Finds the last valid line in these bytes. Returns the line, its end, and whether its line feed
/// is missing. `None` if there is no valid line.
fn find_last(bytes: &[u8]) -> Option<(Box<ChainLink>, usize, bool)> {
    let mut end = bytes.len();
    for piece in bytes.rsplit(|byte| *byte == b'\n') {
        if let LineReading::Link(link) = read_line(piece) {
            let is_open = end == bytes.len();
            return Some((link, if is_open { end } else { end + 1 }, is_open));
        }
        end = end.saturating_sub(piece.len() + 1);
    }
    None
}

#[cfg(test)]
pub(crate) mod tests;
