//! Records how far the files of other windows have grown.
//!
//! Each file has its own chain. A chain cannot show that another file was deleted as a whole. So windows record the
//! length and head of each other's files.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use crate::settings::own_file;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::file::facts_of;
use crate::worker::audit::folder::AuditFolder;

/// Minimum time between two reads of the folder, because many lines may be written in a second.
const CHECK_EVERY: SignedDuration = SignedDuration::from_secs(1);
/// Minimum time between two lines that name the same growing file.
const TELL_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// When the folder was last read. Also, for each file of another window, its length when its facts were last read.
#[derive(Debug, Default)]
pub(crate) struct Neighbours {
    checked_at: Option<Timestamp>,
    named: BTreeMap<String, KnownLength>,
}

/// Length of another window's file when its facts were last read, and the time of that reading.
#[derive(Debug)]
struct KnownLength {
    length: u64,
    at: Timestamp,
}

impl Neighbours {
    /// Returns the facts to record about other files now. Leaves out unreadable files. Returns none within
    /// [`CHECK_EVERY`] of the last check.
    pub(crate) fn check(
        &mut self,
        folder: &AuditFolder,
        own: &Path,
        at: Timestamp,
    ) -> io::Result<Vec<FileFacts>> {
        if self
            .checked_at
            .is_some_and(|checked_at| !is_over(CHECK_EVERY, checked_at, at))
        {
            return Ok(Vec::new());
        }
        self.checked_at = Some(at);
        let mut facts = Vec::new();
        for name in folder.open_names()? {
            let path = folder.path().join(&name);
            if path == own {
                continue;
            }
            let Ok(length) = fs::metadata(&path).map(|found| found.len()) else {
                continue;
            };
            if self
                .named
                .get(&name)
                .is_none_or(|named| named.is_old(length, at))
            {
                let file = own_file::open(&path, OpenOptions::new().read(true));
                let read = file.and_then(|mut file| facts_of(&mut file, name.clone()));
                facts.extend(read.ok().flatten());
                self.named.insert(name, KnownLength { length, at });
            }
        }
        Ok(facts)
    }
}

impl KnownLength {
    /// Whether to name a file again: because it shrank, got its first line, or has grown and was last named at least
    /// [`TELL_EVERY`] ago.
    fn is_old(&self, length: u64, at: Timestamp) -> bool {
        let has_grown = length > self.length;
        length < self.length
            || self.length == 0 && has_grown
            || has_grown && is_over(TELL_EVERY, self.at, at)
    }
}

/// Whether the two times are at least `time` apart. Either may be the later one, because clocks can be set
/// back.
fn is_over(time: SignedDuration, since: Timestamp, at: Timestamp) -> bool {
    at.duration_since(since).abs() >= time
}
