//! The audit log: one thread that appends lines and tells when they are written and when they are on the disk.
//!
//! One file a process: a second window finds the first file locked and takes one of its own.

use std::io;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;

use jiff::Timestamp;
use tokio::sync::oneshot;

use crate::moderation::model::audit::AuditRecord;
pub use crate::worker::audit::file::SessionUser;
use crate::worker::audit::log::AuditLog;
use crate::worker::audit::retention::ExpiredFile;

/// How many lines may wait to be written.
const QUEUE: usize = 1024;

/// A handle to the writer's thread; the thread ends with its last handle, after the last line.
pub struct AuditWriter {
    lines: mpsc::SyncSender<WriterJob>,
    seat: Arc<SessionUser>,
    path: PathBuf,
    /// Records that found the queue full and that no line tells of yet.
    missed: Arc<AtomicU64>,
}

struct WriterJob {
    work: WriterWork,
    seat: Arc<SessionUser>,
    written: oneshot::Sender<io::Result<()>>,
    synced: oneshot::Sender<io::Result<()>>,
}

enum WriterWork {
    Record(Box<AuditRecord>),
    /// Delete these files, and tell of each.
    Retire(Vec<ExpiredFile>, Timestamp),
    /// Only waits for what is before it.
    Wait,
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
    pub fn open(folder: &Path, seat: SessionUser) -> io::Result<Self> {
        let seat = Arc::new(seat);
        let mut log = AuditLog::open(folder, seat.clone())?;
        let path = log.path().to_owned();
        let (lines, jobs) = mpsc::sync_channel::<WriterJob>(QUEUE);
        let missed = Arc::<AtomicU64>::default();
        let counted = missed.clone();
        thread::Builder::new().name("audit".into()).spawn(move || {
            while let Ok(first) = jobs.recv() {
                let waiting = iter::once(first).chain(jobs.try_iter());
                Unsynced::write(waiting, &mut log, &counted).sync(&mut log);
            }
        })?;
        Ok(Self {
            lines,
            seat,
            path,
            missed,
        })
    }

    /// Another handle to the same file, for the next session: opened anew, it would be found locked by this very process.
    #[must_use]
    pub fn for_seat(&self, seat: SessionUser) -> Self {
        Self {
            lines: self.lines.clone(),
            seat: Arc::new(seat),
            path: self.path.clone(),
            missed: self.missed.clone(),
        }
    }

    /// Another handle to the same file, for whoever gave this name at the console of the same session.
    #[must_use]
    pub fn for_operator(&self, operator: Option<String>) -> Self {
        self.for_seat(SessionUser {
            operator,
            ..(*self.seat).clone()
        })
    }

    /// Where the lines go.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Hands a line over; never waits for the disk.
    pub fn write(&self, record: AuditRecord) -> Receipt {
        self.hand_over(WriterWork::Record(Box::new(record)))
    }

    /// Writes nothing; its receipt is answered when everything before it is on the disk.
    pub fn flush(&self) -> Receipt {
        self.hand_over(WriterWork::Wait)
    }

    /// Deletes files of the folder that are old enough, each one after a line about it is on the disk.
    pub(crate) fn retire(&self, due: Vec<ExpiredFile>, at: Timestamp) -> Receipt {
        self.hand_over(WriterWork::Retire(due, at))
    }

    fn hand_over(&self, work: WriterWork) -> Receipt {
        let (job, receipt) = WriterJob::new(work, self.seat.clone());
        if let Err(mpsc::TrySendError::Full(job) | mpsc::TrySendError::Disconnected(job)) =
            self.lines.try_send(job)
        {
            if matches!(job.work, WriterWork::Record(_)) {
                self.missed.fetch_add(1, Ordering::Relaxed);
            }
            let stuck = || Err(io::Error::other("the disk does not keep up"));
            drop((job.written.send(stuck()), job.synced.send(stuck())));
        }
        receipt
    }
}

/// Who waits for lines that are written but not synced.
struct Unsynced(Vec<oneshot::Sender<io::Result<()>>>);

impl Unsynced {
    /// Writes the lines that wait, tells of each at once, and leaves the sync for all of them together.
    ///
    /// A request waits for its own line alone: synced one by one, the lines of a bulk would hold up a click behind them.
    /// No more at a time than the queue holds, so that a stream of lines cannot put the sync off for ever.
    fn write(
        jobs: impl Iterator<Item = WriterJob>,
        log: &mut AuditLog,
        missed: &AtomicU64,
    ) -> Self {
        let mut unsynced = Vec::new();
        for job in jobs.take(QUEUE) {
            log.lose(missed.swap(0, Ordering::Relaxed));
            unsynced.extend(job.write(log));
        }
        Self(unsynced)
    }

    fn sync(self, log: &mut AuditLog) {
        let synced = log.sync();
        for waiting in self.0 {
            drop(waiting.send(synced.as_ref().copied().map_err(copy)));
        }
    }
}

impl WriterJob {
    fn new(work: WriterWork, seat: Arc<SessionUser>) -> (Self, Receipt) {
        let (written, written_receipt) = oneshot::channel();
        let (synced, synced_receipt) = oneshot::channel();
        let job = Self {
            work,
            seat,
            written,
            synced,
        };
        let receipt = Receipt {
            written: written_receipt,
            synced: synced_receipt,
        };
        (job, receipt)
    }

    /// Writes the line and tells of it; whoever waits may have given up, and the line stands all the same.
    ///
    /// Gives whom to tell once it is on the disk, unless it could not be written.
    fn write(self, log: &mut AuditLog) -> Option<oneshot::Sender<io::Result<()>>> {
        log.seat(self.seat);
        let written = match self.work {
            WriterWork::Record(record) => log.append(&record),
            WriterWork::Retire(due, at) => log.retire(due, at),
            WriterWork::Wait => Ok(()),
        };
        let told = written.as_ref().copied().map_err(copy);
        drop(self.written.send(told));
        match written {
            Ok(()) => Some(self.synced),
            Err(error) => {
                drop(self.synced.send(Err(error)));
                None
            }
        }
    }
}

/// The same error for somebody else.
pub(crate) fn copy(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), error.to_string())
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};

    use super::*;
    use crate::worker::audit::file::tests::{record, seat};
    use crate::worker::audit::verify::{Interruption, verify_file};

    fn write(writer: &AuditWriter, attempt: u64) {
        let receipt = writer.write(record(attempt));
        receipt.synced.blocking_recv().unwrap().unwrap();
    }

    #[test]
    fn the_chain_goes_on_over_a_restart_and_a_torn_line() {
        let folder = tempfile::tempdir().unwrap();
        let writer = AuditWriter::open(folder.path(), seat()).unwrap();
        write(&writer, 1);
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
        write(&writer, 2);
        let text = fs::read_to_string(&path).unwrap();
        let last: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        assert_eq!((&last["n"], &last["attempt"]), (&3.into(), &2.into()));
        assert!(text.starts_with(&before));
        let report = verify_file(&path, &[]).unwrap();
        assert_eq!((report.fault, report.links), (None, 3));
        assert_eq!(report.interruptions, [Interruption::Sealed(2..=2)]);
    }

    #[test]
    fn a_second_window_writes_a_file_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let first = AuditWriter::open(folder.path(), seat()).unwrap();
        let second = AuditWriter::open(folder.path(), seat()).unwrap();
        assert_ne!(first.path(), second.path());
        for attempt in 1..=3 {
            write(&first, attempt);
            write(&second, attempt);
        }
        // The second one names the file of the first, besides.
        for (writer, links) in [(first, 3), (second, 4)] {
            let report = verify_file(writer.path(), &[]).unwrap();
            assert_eq!((report.fault, report.links), (None, links));
        }
    }

    #[test]
    fn lines_that_wait_together_are_all_written_before_they_are_synced() {
        let folder = tempfile::tempdir().unwrap();
        let seat = Arc::new(seat());
        let mut log = AuditLog::open(folder.path(), seat.clone()).unwrap();
        let jobs = (1..=3).map(|n| WriterWork::Record(Box::new(record(n))));
        let (jobs, mut receipts): (Vec<WriterJob>, Vec<Receipt>) =
            jobs.map(|work| WriterJob::new(work, seat.clone())).unzip();
        let unsynced = Unsynced::write(jobs.into_iter(), &mut log, &AtomicU64::new(0));
        for receipt in &mut receipts {
            receipt.written.try_recv().unwrap().unwrap();
            let synced = receipt.synced.try_recv();
            assert!(
                matches!(synced, Err(oneshot::error::TryRecvError::Empty)),
                "no request waits for the disk"
            );
        }
        unsynced.sync(&mut log);
        for receipt in receipts {
            receipt.synced.blocking_recv().unwrap().unwrap();
        }
        let report = verify_file(log.path(), &[]).unwrap();
        assert_eq!((report.fault, report.links), (None, 3));
    }

    #[test]
    fn the_next_session_goes_on_in_the_file_that_is_open_under_its_own_seat() {
        let folder = tempfile::tempdir().unwrap();
        let first = AuditWriter::open(folder.path(), seat()).unwrap();
        let second = first.for_seat(SessionUser {
            tenant: "fabrikam.example".into(),
            ..seat()
        });
        assert_eq!(first.path(), second.path());
        write(&first, 1);
        write(&second, 2);
        // An answer that comes late belongs to the session that asked.
        write(&first, 3);
        drop(first);
        write(&second, 4);
        let text = fs::read_to_string(second.path()).unwrap();
        let tenants: Vec<bool> = text
            .lines()
            .map(|line| line.contains("fabrikam.example"))
            .collect();
        assert_eq!(tenants, [false, true, false, true]);
        let report = verify_file(second.path(), &[]).unwrap();
        assert_eq!((report.fault, report.links), (None, 4));
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

        // A second file that somebody has left open to others.
        let second = inner.join("audit-2.jsonl");
        fs::write(&second, "").unwrap();
        fs::set_permissions(&second, fs::Permissions::from_mode(0o644)).unwrap();
        let writer = AuditWriter::open(&inner, seat()).unwrap();
        assert_eq!((writer.path(), mode(&second)), (second.as_path(), 0o600));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_not_a_panic() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("occupied");
        fs::write(&file, "").unwrap();
        assert!(AuditWriter::open(&file.join("audit"), seat()).is_err());
    }
}
