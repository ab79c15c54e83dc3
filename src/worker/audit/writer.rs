//! Writes the audit log on one thread. Reports when a line is written, and when it is on the disk.
//!
//! In one folder, each process writes a file of its own. A second window finds the first file claimed and takes
//! another.

use std::io;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;

use jiff::Timestamp;
use tokio::sync::oneshot;

use crate::moderation::model::audit::record_settings::{RecordSettingChange, RecordSettings};
use crate::moderation::model::audit::{AuditRecord, Source};
pub use crate::worker::audit::file::SessionUser;
use crate::worker::audit::log::AuditLog;
use crate::worker::audit::retention::ExpiredFile;

/// Capacity of the queue of lines to write. When it is full, a record is lost and counted.
const QUEUE: usize = 1024;

/// A handle to the writer thread, which ends after its last handle is dropped and all lines are
/// written.
pub struct AuditWriter {
    lines: mpsc::SyncSender<WriterJob>,
    user: Arc<SessionUser>,
    path: PathBuf,
    /// Number of records that were lost to a full queue since the thread last took a job.
    missed: Arc<AtomicU64>,
}

/// Work for the writer thread, with the senders of its receipt.
struct WriterJob {
    work: WriterWork,
    user: Arc<SessionUser>,
    written: oneshot::Sender<io::Result<()>>,
    synced: oneshot::Sender<io::Result<()>>,
}

type WriterWork = Box<dyn FnOnce(&mut AuditLog) -> io::Result<()> + Send>;

/// Reports the progress of a line.
pub struct Receipt {
    /// Answered once the line is handed to the system. By default, the request may then be sent.
    pub written: oneshot::Receiver<io::Result<()>>,
    /// Answered once the line is on the disk. The row may then say "Removed".
    pub synced: oneshot::Receiver<io::Result<()>>,
}

impl AuditWriter {
    /// Opens the log in this folder, creating it if needed, and starts its thread.
    pub fn open(folder: &Path, user: SessionUser) -> io::Result<Self> {
        let user = Arc::new(user);
        let mut log = AuditLog::open(folder, user.clone())?;
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
            user,
            path,
            missed,
        })
    }

    /// Returns another handle to the same file, for the next session. [`Self::open`] would open another file,
    /// because this process has claimed this one.
    #[must_use]
    pub fn for_user(&self, user: SessionUser) -> Self {
        Self {
            lines: self.lines.clone(),
            user: Arc::new(user),
            path: self.path.clone(),
            missed: self.missed.clone(),
        }
    }

    /// Returns another handle to the same file, for lines by another operator of the same session.
    #[must_use]
    pub fn for_operator(&self, operator: Option<String>) -> Self {
        self.for_user(SessionUser {
            operator,
            ..(*self.user).clone()
        })
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Queues a record; never waits for the disk.
    pub fn write(&self, record: AuditRecord) -> Receipt {
        self.hand_over(1, move |log| log.append(&record))
    }

    /// Queues the settings that hold from now on. A line is written for each setting that differs from what the last
    /// line states.
    pub fn rule(&self, rules: RecordSettings, source: Source, at: Timestamp) -> Receipt {
        self.hand_over(0, move |log| log.rule(rules, source, at))
    }

    /// Queues a line about a changed setting.
    pub(crate) fn change(
        &self,
        changed: RecordSettingChange,
        source: Source,
        at: Timestamp,
    ) -> Receipt {
        self.hand_over(0, move |log| log.change(changed, source, at))
    }

    /// Returns a receipt that is answered once all earlier lines are on the disk. Writes nothing.
    pub fn flush(&self) -> Receipt {
        self.hand_over(0, |_| Ok(()))
    }

    /// Queues the deletion of old files. Each file is deleted only after a line about its deletion is on the disk.
    pub(crate) fn retire(&self, due: Vec<ExpiredFile>, at: Timestamp) -> Receipt {
        self.hand_over(0, move |log| log.retire(due, at))
    }

    /// Queues work that writes this number of `records`. If the queue is full or closed, fails at once and counts the
    /// records as lost.
    fn hand_over(
        &self,
        records: u64,
        work: impl FnOnce(&mut AuditLog) -> io::Result<()> + Send + 'static,
    ) -> Receipt {
        let (job, receipt) = WriterJob::new(Box::new(work), self.user.clone());
        if let Err(mpsc::TrySendError::Full(job) | mpsc::TrySendError::Disconnected(job)) =
            self.lines.try_send(job)
        {
            self.missed.fetch_add(records, Ordering::Relaxed);
            let stuck = || Err(io::Error::other("the disk does not keep up"));
            drop((job.written.send(stuck()), job.synced.send(stuck())));
        }
        receipt
    }
}

/// Senders for the receipts of lines that are written but not yet synced.
struct Unsynced(Vec<oneshot::Sender<io::Result<()>>>);

impl Unsynced {
    /// Writes the waiting lines and reports each one at once. Leaves one sync for all of them.
    ///
    /// If no record is required, a request waits only until its own line is written. Syncing line by line would let a
    /// bulk removal delay a later click. Takes at most one full queue of lines. So a stream of lines cannot postpone
    /// the sync forever.
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

    /// Syncs the file once and answers every receipt that waits for the sync.
    fn sync(self, log: &mut AuditLog) {
        let synced = log.sync();
        for waiting in self.0 {
            drop(waiting.send(synced.as_ref().copied().map_err(copy)));
        }
    }
}

impl WriterJob {
    fn new(work: WriterWork, user: Arc<SessionUser>) -> (Self, Receipt) {
        let (written, written_receipt) = oneshot::channel();
        let (synced, synced_receipt) = oneshot::channel();
        let job = Self {
            work,
            user,
            written,
            synced,
        };
        let receipt = Receipt {
            written: written_receipt,
            synced: synced_receipt,
        };
        (job, receipt)
    }

    /// Does the work and reports at once whether it succeeded. It does not matter whether the report is received.
    ///
    /// Returns the sender to notify after the sync. `None` if the work failed.
    fn write(self, log: &mut AuditLog) -> Option<oneshot::Sender<io::Result<()>>> {
        log.set_user(self.user);
        let written = (self.work)(log);
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

/// Copies an error, because `io::Error` is not `Clone`.
pub(crate) fn copy(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), error.to_string())
}

#[cfg(test)]
mod tests {
    use std::fs::{self, OpenOptions};

    use super::*;
    use crate::worker::audit::claim::claim;
    use crate::worker::audit::file::tests::{record, session_user};
    use crate::worker::audit::verify::{Interruption, verify_file};

    fn write(writer: &AuditWriter, attempt: u64) {
        let receipt = writer.write(record(attempt));
        receipt.synced.blocking_recv().unwrap().unwrap();
    }

    #[test]
    fn the_chain_goes_on_over_a_restart_and_a_torn_line() {
        let folder = tempfile::tempdir().unwrap();
        let writer = AuditWriter::open(folder.path(), session_user()).unwrap();
        write(&writer, 1);
        let path = writer.path().to_owned();
        drop(writer);
        // The thread ends after its handle is dropped, and closes its file.
        let free = || claim(&path, OpenOptions::new().read(true)).unwrap();
        while free().is_none() {
            thread::yield_now();
        }
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{before}{{\"n\": 2, \"tor")).unwrap();

        let writer = AuditWriter::open(folder.path(), session_user()).unwrap();
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
        let first = AuditWriter::open(folder.path(), session_user()).unwrap();
        let second = AuditWriter::open(folder.path(), session_user()).unwrap();
        assert_ne!(first.path(), second.path());
        for attempt in 1..=3 {
            write(&first, attempt);
            write(&second, attempt);
        }
        // The second log also names the first one's file.
        for (writer, links) in [(first, 3), (second, 4)] {
            let report = verify_file(writer.path(), &[]).unwrap();
            assert_eq!((report.fault, report.links), (None, links));
        }
    }

    #[test]
    fn lines_that_wait_together_are_all_written_before_they_are_synced() {
        let folder = tempfile::tempdir().unwrap();
        let user = Arc::new(session_user());
        let mut log = AuditLog::open(folder.path(), user.clone()).unwrap();
        let jobs = (1..=3).map(|n| -> WriterWork { Box::new(move |log| log.append(&record(n))) });
        let (jobs, mut receipts): (Vec<WriterJob>, Vec<Receipt>) =
            jobs.map(|work| WriterJob::new(work, user.clone())).unzip();
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
        let first = AuditWriter::open(folder.path(), session_user()).unwrap();
        let second = first.for_user(SessionUser {
            tenant: "fabrikam.example".into(),
            ..session_user()
        });
        assert_eq!(first.path(), second.path());
        write(&first, 1);
        write(&second, 2);
        // A late answer belongs to the session that asked.
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
        let writer = AuditWriter::open(&inner, session_user()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(writer.path()), 0o600);
        assert_eq!(mode(&inner), 0o700);

        // A second file that was left readable for others.
        let second = inner.join("audit-2.jsonl");
        fs::write(&second, "").unwrap();
        fs::set_permissions(&second, fs::Permissions::from_mode(0o644)).unwrap();
        let writer = AuditWriter::open(&inner, session_user()).unwrap();
        assert_eq!((writer.path(), mode(&second)), (second.as_path(), 0o600));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_not_a_panic() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("occupied");
        fs::write(&file, "").unwrap();
        assert!(AuditWriter::open(&file.join("audit"), session_user()).is_err());
    }
}
