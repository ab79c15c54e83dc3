//! The audit log: one thread that appends lines and tells when they are written and when they are on the disk.
//!
//! JSON lines, one file a process: a second window finds the first file locked and takes one of its own.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use serde::Serialize;
use tokio::sync::oneshot;

use crate::moderation::audit::AuditRecord;
use crate::settings::whole_file::make_private_folder;

/// So many windows may write at once.
const MOST_FILES: u32 = 50;
/// How much of an existing file is read to find the number of its last line.
const TAIL_BYTES: u64 = 64 * 1024;

/// Who was sitting there, for every line of a session.
#[derive(Debug, Clone, Serialize)]
pub struct Seat {
    /// The user of this computer.
    pub os_user: String,
    /// Directory (tenant) id.
    pub tenant: String,
    /// Application (client) id.
    pub app: String,
    /// The host that the requests go to.
    pub graph_host: String,
}

#[derive(Serialize)]
struct Line<'a> {
    n: u64,
    #[serde(flatten)]
    record: &'a AuditRecord,
    #[serde(flatten)]
    seat: &'a Seat,
}

/// A handle to the writer's thread; the thread ends with it, after the last line.
pub struct AuditWriter {
    lines: mpsc::SyncSender<Job>,
    path: PathBuf,
}

struct Job {
    /// Nothing for a job that only waits for those before it.
    record: Option<AuditRecord>,
    written: oneshot::Sender<io::Result<()>>,
    synced: oneshot::Sender<io::Result<()>>,
}

/// What a line is waited for by.
pub struct Receipt {
    /// Answered when the line has been handed to the system: the request may leave.
    pub written: oneshot::Receiver<io::Result<()>>,
    /// Answered when it is on the disk: the row may say "Removed".
    pub synced: oneshot::Receiver<io::Result<()>>,
}

impl AuditWriter {
    /// Opens a log in this folder, which is made if need be, and starts its thread.
    pub fn open(folder: &Path, seat: Seat) -> io::Result<Self> {
        make_private_folder(folder)?;
        let (mut file, path) = open_unlocked(folder)?;
        let mut number = last_number(&mut file)?;
        let (lines, jobs) = mpsc::sync_channel::<Job>(1024);
        thread::Builder::new().name("audit".into()).spawn(move || {
            for job in jobs {
                let written = match &job.record {
                    Some(record) => {
                        append(&mut file, record, &seat, number + 1).map(|()| number += 1)
                    }
                    None => Ok(()),
                };
                let synced = match &written {
                    Ok(()) => {
                        // Whoever waits may have given up; the line stands all the same.
                        drop(job.written.send(Ok(())));
                        file.sync_data()
                    }
                    Err(error) => {
                        drop(job.written.send(Err(copy(error))));
                        Err(copy(error))
                    }
                };
                drop(job.synced.send(synced));
            }
        })?;
        Ok(Self { lines, path })
    }

    /// Where the lines go.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Hands a line over; never waits for the disk.
    pub fn write(&self, record: AuditRecord) -> Receipt {
        self.hand_over(Some(record))
    }

    /// Writes nothing; its receipt is answered when everything before it is on the disk.
    pub fn flush(&self) -> Receipt {
        self.hand_over(None)
    }

    fn hand_over(&self, record: Option<AuditRecord>) -> Receipt {
        let (written, written_receipt) = oneshot::channel();
        let (synced, synced_receipt) = oneshot::channel();
        let job = Job {
            record,
            written,
            synced,
        };
        if let Err(mpsc::TrySendError::Full(job) | mpsc::TrySendError::Disconnected(job)) =
            self.lines.try_send(job)
        {
            let stuck = || Err(io::Error::other("the disk does not keep up"));
            drop((job.written.send(stuck()), job.synced.send(stuck())));
        }
        Receipt {
            written: written_receipt,
            synced: synced_receipt,
        }
    }
}

fn copy(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), error.to_string())
}

fn append(file: &mut File, record: &AuditRecord, seat: &Seat, n: u64) -> io::Result<()> {
    let mut line = serde_json::to_vec(&Line { n, record, seat }).map_err(io::Error::other)?;
    line.push(b'\n');
    let end = file.seek(SeekFrom::End(0))?;
    file.write_all(&line).inspect_err(|_| {
        // Half a line would spoil the next one. If even this fails, the next write says so.
        drop(file.set_len(end));
    })
}

fn open_unlocked(folder: &Path) -> io::Result<(File, PathBuf)> {
    for number in 1..=MOST_FILES {
        let name = match number {
            1 => "audit.jsonl".to_owned(),
            number => format!("audit-{number}.jsonl"),
        };
        let path = folder.join(name);
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        match file.try_lock() {
            Ok(()) => return Ok((file, path)),
            Err(fs::TryLockError::WouldBlock) => {}
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::other(
        "every audit file is in use by another window",
    ))
}

/// The number of the last whole line, and a line break after half a one that a crash left.
fn last_number(file: &mut File) -> io::Result<u64> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL_BYTES)))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    if tail.last().is_some_and(|last| *last != b'\n') {
        file.write_all(b"\n")?;
    }
    let number = |line: &[u8]| {
        serde_json::from_slice::<serde_json::Value>(line)
            .ok()?
            .get("n")?
            .as_u64()
    };
    Ok(tail
        .split(|byte| *byte == b'\n')
        .rev()
        .find_map(number)
        .unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::audit::{AuditAction, Phase, Source};
    use crate::moderation::ids::AttemptId;
    use crate::moderation::time::Now;

    fn seat() -> Seat {
        Seat {
            os_user: "ops".into(),
            tenant: "t".into(),
            app: "a".into(),
            graph_host: "127.0.0.1".into(),
        }
    }

    fn record(attempt: u64) -> AuditRecord {
        AuditRecord {
            at: Now::default().wall,
            attempt: AttemptId(attempt),
            phase: Phase::Intent,
            action: AuditAction::Remove,
            source: Source::Click,
            call: Some("c".into()),
            participant: Some("p".into()),
            invitation: None,
            identity: None,
            identity_tenant: None,
            shown_name: "Ana\nRuiz".into(),
            outcome: None,
            status: None,
            code: None,
            request_id: None,
            client_request_id: None,
            verified_at: None,
        }
    }

    fn lines(path: &Path) -> Vec<serde_json::Value> {
        fs::read_to_string(path)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    #[test]
    fn lines_are_numbered_on_over_a_restart_and_a_torn_line() {
        let folder = tempfile::tempdir().unwrap();
        let writer = AuditWriter::open(folder.path(), seat()).unwrap();
        writer
            .write(record(1))
            .synced
            .blocking_recv()
            .unwrap()
            .unwrap();
        let path = writer.path().to_owned();
        drop(writer);
        // The thread ends after its handle; the lock goes with it.
        while File::open(&path).unwrap().try_lock().is_err() {
            thread::yield_now();
        }
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{before}{{\"n\": 2, \"tor")).unwrap();

        let writer = AuditWriter::open(folder.path(), seat()).unwrap();
        assert_eq!(writer.path(), path);
        writer
            .write(record(2))
            .synced
            .blocking_recv()
            .unwrap()
            .unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let last: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        assert_eq!(last["n"], 2);
        assert_eq!(last["attempt"], 2);
        assert_eq!(last["os_user"], "ops");
        assert!(text.starts_with(&before));
    }

    #[test]
    fn a_second_window_writes_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let first = AuditWriter::open(folder.path(), seat()).unwrap();
        let second = AuditWriter::open(folder.path(), seat()).unwrap();
        assert_ne!(first.path(), second.path());
        first
            .write(record(1))
            .synced
            .blocking_recv()
            .unwrap()
            .unwrap();
        assert_eq!(lines(first.path()).len(), 1);
        assert_eq!(lines(second.path()).len(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("audit");
        let writer = AuditWriter::open(&inner, seat()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(writer.path()), 0o600);
        assert_eq!(mode(&inner), 0o700);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_not_a_panic() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("occupied");
        fs::write(&file, "").unwrap();
        assert!(AuditWriter::open(&file.join("audit"), seat()).is_err());
    }
}
