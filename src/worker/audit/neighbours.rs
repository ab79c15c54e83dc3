//! The files that other windows write, as one window sees them.
//!
//! Each file has a chain of its own, so nothing in a chain would miss a file that was deleted as a whole. Therefore windows
//! name each other's files, with how far they had got.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use crate::settings::own_file;
use crate::worker::audit::chain::FileFacts;
use crate::worker::audit::file::facts_of;
use crate::worker::audit::folder::AuditFolder;

/// How often the folder is looked through, at most: a bulk of lines is written in less.
const LOOK_EVERY: SignedDuration = SignedDuration::from_secs(1);
/// How often it is said anew how far a file has got.
const TELL_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// What has been said of other files.
#[derive(Debug, Default)]
pub(crate) struct Neighbours {
    looked: Option<Timestamp>,
    told: BTreeMap<String, KnownLength>,
}

/// How long a file was when a line told of it, and when that was.
#[derive(Debug)]
struct KnownLength {
    length: u64,
    at: Timestamp,
}

impl Neighbours {
    /// What is to be said of other files now. What cannot be read is left out: another system may keep it locked.
    pub(crate) fn look(
        &mut self,
        folder: &AuditFolder,
        own: &Path,
        at: Timestamp,
    ) -> io::Result<Vec<FileFacts>> {
        if self
            .looked
            .is_some_and(|looked| !is_over(LOOK_EVERY, looked, at))
        {
            return Ok(Vec::new());
        }
        self.looked = Some(at);
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
                .told
                .get(&name)
                .is_none_or(|told| told.is_old(length, at))
            {
                let file = own_file::open(&path, OpenOptions::new().read(true));
                let read = file.and_then(|mut file| facts_of(&mut file, name.clone()));
                facts.extend(read.ok().flatten());
                self.told.insert(name, KnownLength { length, at });
            }
        }
        Ok(facts)
    }
}

impl KnownLength {
    fn is_old(&self, length: u64, at: Timestamp) -> bool {
        let has_grown = length > self.length;
        length < self.length
            || self.length == 0 && has_grown
            || has_grown && is_over(TELL_EVERY, self.at, at)
    }
}

/// Whether so much time is between the two; a clock may be set back.
fn is_over(time: SignedDuration, since: Timestamp, at: Timestamp) -> bool {
    at.duration_since(since).abs() >= time
}
