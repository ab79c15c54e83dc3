//! One file of the audit log: finds where its chain ends and adds lines, also after a write that failed halfway.
//!
//! Whatever stands behind the last good line is never taken away from somebody's eyes: the next line seals it.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;

use crate::moderation::model::audit::AuditRecord;
use crate::worker::audit::chain::{
    ChainLink, ChainPosition, FileFacts, LineReading, SealedBytes, Segment, next_line, read_line,
};

/// How much is read at first to find the last line; more only where it is not among that.
const TAIL_BYTES: u64 = 64 * 1024;

/// Who was sitting there, for every line of a session.
#[derive(Debug, Clone, Serialize)]
pub struct SessionUser {
    /// The user of this computer, as its user id is called.
    pub os_user: String,
    /// The name that the person gave; several may share a user of this computer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// Directory (tenant) id.
    pub tenant: String,
    /// Application (client) id.
    pub app: String,
    /// With what kind of credential the app signed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
    /// The host that the requests go to.
    pub graph_host: String,
}

/// What a line tells, and who was sitting there.
#[derive(Serialize)]
struct LineContent<'a, T> {
    #[serde(flatten)]
    what: T,
    #[serde(flatten)]
    seat: &'a SessionUser,
}

#[derive(Serialize)]
struct InterruptionLine {
    at: Timestamp,
    segment: Segment,
}

/// Where the bytes go: a file, or in tests something that fails.
pub(crate) trait Disk {
    fn len(&self) -> io::Result<u64>;
    /// The first bytes, no more than hold a line.
    fn read_start(&mut self) -> io::Result<Vec<u8>>;
    /// The bytes from here to the end.
    fn read_from(&mut self, at: u64) -> io::Result<Vec<u8>>;
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    fn cut(&mut self, length: u64) -> io::Result<()>;
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
        // No more than there is: some devices can be read for ever.
        let rest = Disk::len(self)?.saturating_sub(at);
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

/// The end of a chain in a file.
#[derive(Debug, Clone, Copy)]
struct ChainEnd {
    place: ChainPosition,
    /// Where the last line ends, with its line feed if it has one.
    at: u64,
    /// Whether the last line lacks nothing but its line feed.
    is_open: bool,
    /// When the last line was written.
    newest: Option<Timestamp>,
}

impl ChainEnd {
    /// Before the first line.
    const START: Self = Self {
        place: ChainPosition::START,
        at: 0,
        is_open: false,
        newest: None,
    };

    /// What a line of another file may say of one that ends so.
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

/// A file with one writer.
pub(crate) struct AuditFile<D> {
    disk: D,
    seat: Arc<SessionUser>,
    end: ChainEnd,
    /// When the first line was written; `None` where there is none or it cannot be read.
    first: Option<Timestamp>,
    /// How many records could not be written since the last line.
    lost: u64,
}

impl<D: Disk> AuditFile<D> {
    /// Goes on behind the last good line of what is there.
    pub(crate) fn take_up(mut disk: D, seat: Arc<SessionUser>) -> io::Result<Self> {
        let end = last_line(&mut disk, ChainEnd::START)?;
        let first = first_line(&disk.read_start()?);
        if disk.len()? > end.at {
            tracing::warn!(
                behind_line = end.place.n,
                "the audit log does not end in a whole line, as after a power loss; the next line seals what stands there"
            );
        }
        Ok(Self {
            disk,
            seat,
            end,
            first,
            lost: 0,
        })
    }

    /// Adds a line; after one that failed, first a line that says so.
    pub(crate) fn append(&mut self, record: &AuditRecord) -> io::Result<()> {
        let appended = self
            .close_up(record.at)
            .and_then(|()| self.add(record.at, &[], &record));
        if appended.is_err() {
            self.lose(1);
        }
        appended
    }

    /// Adds a line that is no record; where that fails, no record is lost.
    pub(crate) fn tell(&mut self, at: Timestamp, what: &impl Serialize) -> io::Result<()> {
        self.close_up(at)?;
        self.add(at, &[], what)
    }

    /// When the first line was written.
    pub(crate) fn first(&self) -> Option<Timestamp> {
        self.first
    }

    /// When the last line was written.
    pub(crate) fn newest(&self) -> Option<Timestamp> {
        self.end.newest
    }

    /// What another file may say of this one, under this name.
    pub(crate) fn facts(&self, file: String) -> Option<FileFacts> {
        self.end.facts(self.first, file)
    }

    /// Who sits there now.
    pub(crate) fn seat_now(&self) -> Arc<SessionUser> {
        self.seat.clone()
    }

    /// Who sits there from the next line on.
    pub(crate) fn seat(&mut self, seat: Arc<SessionUser>) {
        self.seat = seat;
    }

    /// So many records never came as far as here; the next line tells.
    pub(crate) fn lose(&mut self, records: u64) {
        self.lost += records;
    }

    /// Waits until everything that was added is on the disk.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        self.disk.sync()
    }

    /// Seals what stands behind the last line and tells of lost records, if there is anything to tell.
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
        self.add(at, feed, &InterruptionLine { at, segment })?;
        self.lost = 0;
        Ok(())
    }

    /// What stands behind the last line now.
    fn rest(&mut self) -> io::Result<Vec<u8>> {
        let length = self.disk.len()?;
        if length == self.end.at {
            return Ok(Vec::new());
        }
        if length < self.end.at {
            // Somebody cut the file. The chain goes on from what was written, so that the gap shows.
            self.end.at = length;
            let last = self.disk.read_from(length.saturating_sub(1))?;
            self.end.is_open = last.last().is_some_and(|byte| *byte != b'\n');
            return Ok(Vec::new());
        }
        // Half a line that could not be taken back, and perhaps the whole of one that was called failed.
        self.end = last_line(&mut self.disk, self.end)?;
        let mut rest = self.disk.read_from(self.end.at)?;
        if self.end.is_open && rest.first() == Some(&b'\n') {
            rest.remove(0);
            self.end.at += 1;
            self.end.is_open = false;
        }
        Ok(rest)
    }

    fn add_feed(&mut self, feed: &[u8]) -> io::Result<()> {
        if !feed.is_empty() {
            self.disk.append(feed)?;
            self.end.at += 1;
            self.end.is_open = false;
        }
        Ok(())
    }

    /// Adds one line behind everything that is there.
    fn add(&mut self, at: Timestamp, before: &[u8], what: &impl Serialize) -> io::Result<()> {
        let content = LineContent {
            what,
            seat: &self.seat,
        };
        let (line, place) = next_line(self.end.place, &content).map_err(io::Error::other)?;
        let length = self.disk.len()?;
        let bytes = [before, &line].concat();
        self.disk.append(&bytes).inspect_err(|_| {
            // Half a line is taken back, so that nothing needs to be sealed; if even this fails, the next line seals it.
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
        };
        Ok(())
    }
}

/// The last good line behind `from`, or `from` itself where there is none.
///
/// Whether each line follows the one before is left to whoever verifies: a broken chain must stay visible, and no
/// reason to leave what is done now without a record.
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
        });
        match found {
            Some(end) => return Ok(end),
            None if start == from.at => return Ok(from),
            None => reach = reach.saturating_mul(4),
        }
    }
}

/// When the last good line of a file was written.
pub(crate) fn newest_line(file: &mut File) -> io::Result<Option<Timestamp>> {
    Ok(last_line(file, ChainEnd::START)?.newest)
}

/// What may be said of a file that another window writes; nothing of one without a line.
pub(crate) fn facts_of(file: &mut File, name: String) -> io::Result<Option<FileFacts>> {
    let end = last_line(file, ChainEnd::START)?;
    let first = first_line(&file.read_start()?);
    Ok(end.facts(first, name))
}

/// When the first line was written, if it is a line of the log.
fn first_line(bytes: &[u8]) -> Option<Timestamp> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    match read_line(line) {
        LineReading::Link(link) => Some(link.at),
        _ => None,
    }
}

/// The last good line among these bytes, where it ends, and whether it lacks its line feed.
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
