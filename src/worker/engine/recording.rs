//! Decides which audit log each line goes to, and tracks whether it was written.
//!
//! The result of an attempt and notes about it go to the log with its intent, even after another sign-in. So one log
//! holds the whole attempt.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::oneshot;

use crate::moderation::model::audit::record_settings::{RecordSettingChange, RecordSettings};
use crate::moderation::model::audit::{AuditRecord, Phase, Source, operator_name};
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::time::Now;
use crate::moderation::state::audit_trouble::AuditTrouble;
use crate::worker::audit::retention::{RetentionFindings, find_due};
use crate::worker::audit::writer::{AuditWriter, copy};
use crate::worker::audit_gate::{AuditGate, Written};
use crate::worker::message::AuditWishes;
use crate::worker::session::Session;
use crate::worker::task_report::{Reports, TaskReport, report_later};

/// Interval between searches of the folder for files to delete.
const RETENTION_EVERY: Duration = Duration::from_hours(24);

/// The audit logs of all sessions, with the settings for them.
pub(crate) struct Recording {
    /// Log of the newest session. It is kept after a sign-out, since answers may still come.
    log: Option<Arc<AuditWriter>>,
    /// The first attempt and the log of each session. A note goes to the log of the session that began its attempt.
    eras: Vec<(AttemptId, Option<Arc<AuditWriter>>)>,
    /// The log with the intent of each attempt. An entry is removed once that log has the final result, too.
    logs: BTreeMap<AttemptId, Arc<AuditWriter>>,
    /// Gates of the attempts whose intents were queued while handling the current event.
    gates: BTreeMap<AttemptId, AuditGate>,
    wishes: AuditWishes,
    /// When to search the folder for old files next.
    retention_at: Duration,
    /// Old files that are damaged, and files that cannot be read. They stay.
    damaged: Arc<[Arc<str>]>,
    folder: Arc<str>,
    trouble: Option<Arc<str>>,
    reports: Reports,
}

impl Recording {
    pub(crate) fn new(reports: Reports) -> Self {
        Self {
            log: None,
            eras: Vec::new(),
            logs: BTreeMap::new(),
            gates: BTreeMap::new(),
            wishes: AuditWishes::default(),
            retention_at: Duration::ZERO,
            damaged: Arc::default(),
            folder: Arc::default(),
            trouble: None,
            reports,
        }
    }

    /// Starts a session whose log is used from attempt `first` on.
    pub(crate) fn begin(&mut self, session: &Session, first: AttemptId, now: Now) {
        let log = session.audit.as_ref();
        self.log = log.map(|log| Arc::new(log.for_operator(self.operator())));
        self.folder = session.audit_folder.display().to_string().into();
        self.trouble.clone_from(&session.audit_trouble);
        self.eras.push((first, self.log.clone()));
        self.retention_at = Duration::ZERO;
        self.rule(Source::Start, now);
    }

    /// Records the settings of the log, if they differ from what its last line states.
    fn rule(&self, source: Source, now: Now) {
        if let Some(log) = &self.log {
            let receipt = log.rule(self.rules(), source, now.wall);
            self.report_when(receipt.synced, |synced| TaskReport::Recorded(None, synced));
        }
    }

    /// Returns the settings that decide what is recorded and for how long.
    pub(crate) fn rules(&self) -> RecordSettings {
        RecordSettings {
            audit_days: self.wishes.keep.days(),
            require_record: self.wishes.require_record,
        }
    }

    /// Applies changed settings from the next attempt on, and records the changes in the log. Attempts already begun
    /// keep their operator.
    pub(crate) fn take_wishes(&mut self, wishes: AuditWishes, now: Now) {
        let (before, old) = (self.rules(), self.operator());
        if self.wishes.keep != wishes.keep {
            self.retention_at = Duration::ZERO;
        }
        self.wishes = wishes;
        if let Some(log) = &self.log {
            self.log = Some(Arc::new(log.for_operator(self.operator())));
        }
        let new = self.operator();
        if let Some(log) = self.log.as_ref().filter(|_| old != new) {
            let changed = RecordSettingChange::Operator { old, new };
            let receipt = log.change(changed, Source::Window, now.wall);
            self.report_when(receipt.synced, |synced| TaskReport::Recorded(None, synced));
        }
        if self.rules() != before {
            self.rule(Source::Window, now);
        }
    }

    /// Returns the operator name from the settings, if any.
    pub(crate) fn operator(&self) -> Option<String> {
        operator_name(self.wishes.operator.as_deref()?)
    }

    /// Writes a record to the log that has its attempt's intent. Uses the newest session's log if there is none, or if the
    /// attempt's final result was written before. Without any log, reports an error.
    ///
    /// For an intent, also prepares the gate at which the request waits. There is no gate if there is no log and no
    /// record is required.
    pub(crate) fn record(&mut self, record: AuditRecord) {
        let (attempt, phase) = (record.attempt, record.phase);
        let waits = (phase == Phase::Result).then_some(attempt);
        let is_last = record
            .outcome
            .is_some_and(|outcome| outcome != AuditOutcome::StillInCall);
        let log = self.logs.get(&attempt).or(self.log.as_ref()).cloned();
        let Some(log) = log else {
            // The window shows that there is no log.
            if phase == Phase::Intent && self.wishes.require_record {
                let shut = AuditGate::Shut(no_log(), self.folder.clone());
                self.gates.insert(attempt, shut);
            }
            let missing = TaskReport::Recorded(waits, Err(no_log()));
            return report_later(&self.reports, missing);
        };
        let receipt = log.write(record);
        if is_last {
            self.logs.remove(&attempt);
        }
        let (on_disk, told) = oneshot::channel();
        if phase == Phase::Intent {
            let gate = if self.wishes.require_record {
                AuditGate::OnDisk(told, self.folder.clone())
            } else {
                AuditGate::Written(receipt.written)
            };
            self.gates.insert(attempt, gate);
            self.logs.insert(attempt, log);
        }
        self.report_when(receipt.synced, move |synced| {
            // Fails if no request waits for this line.
            drop(on_disk.send(synced.as_ref().copied().map_err(copy)));
            TaskReport::Recorded(waits, synced)
        });
    }

    /// Writes a note to the log of its attempt, under the current operator's name.
    pub(crate) fn note(&self, entry: u64, note: usize, record: AuditRecord) {
        let eras = self.eras.iter().rev();
        let mut eras = eras.skip_while(|(first, _)| *first > record.attempt);
        let log = eras.next().and_then(|(_, log)| log.as_ref());
        let Some(log) = log.map(|log| log.for_operator(self.operator())) else {
            let missing = TaskReport::NoteRecorded(entry, note, Err(no_log()));
            return report_later(&self.reports, missing);
        };
        self.report_when(log.write(record).synced, move |synced| {
            TaskReport::NoteRecorded(entry, note, synced)
        });
    }

    /// Reports once a line is on the disk or could not be written.
    fn report_when(
        &self,
        synced: Written,
        report: impl FnOnce(io::Result<()>) -> TaskReport + Send + 'static,
    ) {
        let reports = self.reports.clone();
        tokio::spawn(async move {
            let synced = synced.await.unwrap_or_else(|_| Err(thread_ended()));
            drop(reports.send(report(synced)).await);
        });
    }

    /// Takes the gate of an attempt. The gate is open if the attempt is sent again, or if there is no log and none is
    /// required.
    pub(crate) fn take_gate(&mut self, attempt: AttemptId) -> AuditGate {
        self.gates.remove(&attempt).unwrap_or(AuditGate::Open)
    }

    /// Records whether the newest line reached the disk. A failure is shown until a later line succeeds. Does nothing
    /// without a log.
    pub(crate) fn written(&mut self, result: io::Result<()>) {
        if self.log.is_some() {
            self.trouble = result.err().map(|error| error.to_string().into());
        }
    }

    /// Deletes intact files past their retention: once a day, at each sign-in and after a change of the retention.
    /// Deletes none if the log is kept forever.
    pub(crate) fn apply_retention(&mut self, now: Now) {
        let Some(log) = self.log.clone() else {
            return;
        };
        if now.monotonic < self.retention_at {
            return;
        }
        self.retention_at = now.monotonic + RETENTION_EVERY;
        let Some(days) = self.wishes.keep.days() else {
            self.damaged = Arc::default();
            return;
        };
        let reports = self.reports.clone();
        tokio::task::spawn_blocking(move || {
            let retained = retain(&log, days, now.wall);
            drop(reports.blocking_send(TaskReport::Retained(retained)));
        });
    }

    /// Stores the damaged files that the search for old files found. If the search failed, shows this like a line that
    /// could not be written.
    pub(crate) fn retained(&mut self, result: io::Result<Vec<String>>) {
        match result {
            Ok(damaged) => self.damaged = damaged.into_iter().map(Into::into).collect(),
            Err(error) => self.written(Err(error)),
        }
    }

    /// Returns the old files that are damaged, and the files that cannot be read. They stay.
    pub(crate) fn damaged(&self) -> &Arc<[Arc<str>]> {
        &self.damaged
    }

    /// Returns why there is no log, or why the newest line or the last search for old files failed. `None` without such
    /// a problem.
    pub(crate) fn trouble(&self) -> Option<AuditTrouble> {
        let error = self.trouble.clone()?;
        Some(AuditTrouble {
            folder: self.folder.clone(),
            error,
            is_open: self.log.is_some(),
            stops: self.wishes.require_record,
        })
    }

    /// Returns the file that the newest session writes; `None` without a log.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.log.as_ref().map(|log| log.path())
    }

    /// Returns the newest session's log and the logs of attempts without a final result.
    pub(crate) fn open_logs(&self) -> Vec<Arc<AuditWriter>> {
        self.logs.values().chain(&self.log).cloned().collect()
    }
}

/// Returns the error for a record when there is no log.
fn no_log() -> io::Error {
    io::Error::other("there is no audit log")
}

fn thread_ended() -> io::Error {
    io::Error::other("the audit log's thread has ended")
}

/// Deletes old files that are intact. Returns the names of old files that are damaged, and of files that cannot be
/// read. Blocks.
fn retain(log: &AuditWriter, days: u16, now: Timestamp) -> io::Result<Vec<String>> {
    let folder = log.path().parent().unwrap_or(Path::new(""));
    let RetentionFindings { due, damaged } = find_due(folder, days, now)?;
    let retired = log.retire(due, now).synced.blocking_recv();
    retired.unwrap_or_else(|_| Err(thread_ended()))?;
    Ok(damaged)
}
