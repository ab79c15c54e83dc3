//! Holds a request back until its intent, the audit line that announces it, is in the audit log. If no record is
//! required, holds it back only briefly.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::timeout;

use crate::moderation::model::failure::{Cause, Failure};

/// Longest time that a request waits for its intent, if it may be sent without one. Short: a disk that hangs must not
/// keep an intruder in the call.
const INTENT_WAIT: Duration = Duration::from_millis(300);
/// Longest time that a request waits for the disk if requests without a record are forbidden.
const DISK_WAIT: Duration = Duration::from_secs(10);

/// Receives the result of writing a line of the audit log.
pub(crate) type Written = oneshot::Receiver<io::Result<()>>;

/// The condition that a request waits for before it is sent.
pub(crate) enum AuditGate {
    /// Waits for nothing: the intent was recorded earlier, or there is no log and none is required.
    Open,
    /// Waits briefly for the intent to be written. The request is sent even if that fails.
    Written(Written),
    /// Waits up to [`DISK_WAIT`] for the intent to reach the disk. The text is the log's folder, for the error message.
    OnDisk(Written, Arc<str>),
    /// The request is never sent: a record is required, but there is no log. Holds the reason and
    /// the log's folder.
    Shut(io::Error, Arc<str>),
}

impl AuditGate {
    /// Waits until the request may leave, or returns why it may not.
    pub(crate) async fn pass(self) -> Result<(), Failure> {
        let (error, folder) = match self {
            Self::Open => return Ok(()),
            Self::Written(written) => {
                // The window shows a failed write. Here, only the order of writing and sending matters.
                drop(timeout(INTENT_WAIT, written).await);
                return Ok(());
            }
            Self::OnDisk(synced, folder) => match timeout(DISK_WAIT, synced).await {
                Ok(Ok(Ok(()))) => return Ok(()),
                Ok(Ok(Err(error))) => (error, folder),
                Ok(Err(_ended)) => (io::Error::other("the audit log was closed"), folder),
                Err(_elapsed) => (io::ErrorKind::TimedOut.into(), folder),
            },
            Self::Shut(error, folder) => (error, folder),
        };
        Err(Failure::new(Cause::NotRecorded(folder)).with_message(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::Instant;

    use super::*;

    fn cause(passed: Result<(), Failure>) -> Option<Cause> {
        passed.err().map(|failure| failure.cause)
    }

    fn refused() -> Cause {
        Cause::NotRecorded("/data/audit".into())
    }

    #[tokio::test(start_paused = true)]
    async fn a_disk_that_hangs_holds_nothing_up_for_long_unless_a_record_is_required() {
        let (_hangs, written) = oneshot::channel();
        let began = Instant::now();
        assert_eq!(cause(AuditGate::Written(written).pass().await), None);
        assert_eq!(began.elapsed(), INTENT_WAIT);

        let (hangs, synced) = oneshot::channel::<io::Result<()>>();
        let began = Instant::now();
        let gate = AuditGate::OnDisk(synced, "/data/audit".into());
        assert_eq!(cause(gate.pass().await), Some(refused()));
        assert_eq!(began.elapsed(), DISK_WAIT);
        drop(hangs);
    }

    #[tokio::test(start_paused = true)]
    async fn with_a_required_record_a_request_waits_for_the_disk_and_leaves_once_it_is_there() {
        let (disk, synced) = oneshot::channel();
        tokio::spawn(async move {
            tokio::time::sleep(DISK_WAIT / 2).await;
            disk.send(Ok(())).unwrap();
        });
        let began = Instant::now();
        let gate = AuditGate::OnDisk(synced, "/data/audit".into());
        assert_eq!(cause(gate.pass().await), None);
        assert_eq!(began.elapsed(), DISK_WAIT / 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_line_that_could_not_be_written_stops_a_request_only_where_a_record_is_required() {
        let failed = || {
            let (disk, told) = oneshot::channel();
            disk.send(Err(io::Error::other("No space left"))).unwrap();
            told
        };
        assert_eq!(cause(AuditGate::Written(failed()).pass().await), None);
        let gate = AuditGate::OnDisk(failed(), "/data/audit".into());
        let failure = gate.pass().await.unwrap_err();
        assert_eq!(failure.message, "No space left");
        assert_eq!(failure.cause, refused());
        let shut = AuditGate::Shut(io::Error::other("no log"), "/data/audit".into());
        assert_eq!(cause(shut.pass().await), Some(refused()));
        // The log's thread has ended.
        let (ended, synced) = oneshot::channel::<io::Result<()>>();
        drop(ended);
        let gate = AuditGate::OnDisk(synced, "/data/audit".into());
        assert_eq!(cause(gate.pass().await), Some(refused()));
        assert_eq!(cause(AuditGate::Open.pass().await), None);
    }
}
