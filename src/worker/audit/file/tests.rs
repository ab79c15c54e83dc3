//! A log on a disk that fails on demand.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;

use crate::moderation::model::audit::{Phase, Source};
use crate::moderation::model::deed::Deed;
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::time::Now;
use crate::worker::audit::verify::{self, ChainFault, Report};

#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    bytes: Vec<u8>,
    /// How many bytes the next write takes before it fails; `None` if it does not fail.
    room: Option<usize>,
    cannot_cut: bool,
}

impl Disk for Memory {
    fn len(&self) -> io::Result<u64> {
        Ok(self.bytes.len() as u64)
    }

    fn read_start(&mut self) -> io::Result<Vec<u8>> {
        Ok(self.bytes.clone())
    }

    fn read_from(&mut self, at: u64) -> io::Result<Vec<u8>> {
        Ok(self.bytes[usize::try_from(at).unwrap()..].to_vec())
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let taken = self.room.take().unwrap_or(bytes.len()).min(bytes.len());
        self.bytes.extend_from_slice(&bytes[..taken]);
        if taken < bytes.len() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        if self.cannot_cut {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        self.bytes.truncate(usize::try_from(length).unwrap());
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AuditFile<Memory> {
    pub(crate) fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.disk.bytes
    }

    /// Restarts the program on the same disk.
    fn restart(&mut self) {
        *self = Self::take_up(self.disk.clone(), Arc::new(session_user())).unwrap();
    }

    fn report(&self) -> Report {
        verify::verify(self.disk.bytes.as_slice(), &[]).unwrap()
    }

    fn attempts(&self) -> Vec<u64> {
        let text = String::from_utf8_lossy(&self.disk.bytes);
        text.lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter_map(|line| line["attempt"].as_u64())
            .collect()
    }
}

pub(crate) fn session_user() -> SessionUser {
    SessionUser {
        os_user: "ops".into(),
        operator: Some("Ana".into()),
        tenant: "t".into(),
        app: "a".into(),
        credential: Some("client_secret".into()),
        graph_host: "127.0.0.1".into(),
    }
}

pub(crate) fn record(attempt: u64) -> AuditRecord {
    let (at, attempt) = (Now::default().wall, AttemptId(attempt));
    let (phase, action) = (Phase::Intent, Deed::Remove);
    AuditRecord {
        call: Some("c".into()),
        participant: Some("p".into()),
        shown_name: "Ana\nRuiz".into(),
        ..AuditRecord::new(at, attempt, phase, action, Source::Click)
    }
}

pub(crate) fn empty() -> AuditFile<Memory> {
    take_up(Vec::new())
}

/// Opens a file of the log that has these bytes.
pub(crate) fn take_up(bytes: Vec<u8>) -> AuditFile<Memory> {
    let disk = Memory {
        bytes,
        ..Memory::default()
    };
    AuditFile::take_up(disk, Arc::new(session_user())).unwrap()
}

/// Returns a log with attempts 1 to `count`.
pub(crate) fn log(count: u64) -> AuditFile<Memory> {
    let mut log = empty();
    for attempt in 1..=count {
        log.append(&record(attempt)).unwrap();
    }
    log
}

#[test]
fn a_line_names_everybody_who_was_there() {
    let line: serde_json::Value = serde_json::from_slice(log(1).bytes()).unwrap();
    for (member, value) in [
        ("os_user", "ops"),
        ("operator", "Ana"),
        ("credential", "client_secret"),
        ("shown_name", "Ana\nRuiz"),
    ] {
        assert_eq!(line[member], value, "{member}");
    }
}

#[test]
fn a_full_disk_loses_a_record_and_the_next_line_says_so() {
    for (room, cannot_cut) in [(0, false), (100, false), (100, true)] {
        let mut log = log(2);
        for attempt in [3, 4] {
            log.disk.room = Some(room);
            log.disk.cannot_cut = cannot_cut;
            let error = log.append(&record(attempt)).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        }
        log.append(&record(5)).unwrap();
        let report = log.report();
        assert_eq!(report.fault, None, "{report}");
        assert!(
            report.to_string().contains("2 records couldn't be written"),
            "{report}"
        );
        assert_eq!(log.attempts(), [1, 2, 5]);
    }
}

#[test]
fn half_a_line_is_sealed_by_the_next_and_stays_as_it_is() {
    let mut log = log(2);
    log.bytes().extend_from_slice(b"{\"n\":3,\"at\":\"2026");
    assert_eq!(log.report().fault, Some(ChainFault::Torn(3)));
    log.restart();
    log.append(&record(3)).unwrap();
    let report = log.report();
    assert_eq!(report.fault, None, "{report}");
    assert_eq!(report.interruptions, [verify::Interruption::Sealed(3..=3)]);
    assert!(String::from_utf8_lossy(log.bytes()).contains("\n{\"n\":3,\"at\":\"2026\n"));
    assert_eq!(log.attempts(), [1, 2, 3]);
}

#[test]
fn a_line_that_lacks_only_its_line_feed_is_a_line() {
    let mut log = log(2);
    log.bytes().pop();
    assert_eq!(log.report().fault, None);
    log.restart();
    log.append(&record(3)).unwrap();
    assert_eq!(log.report().fault, None);
    assert_eq!(log.report().interruptions, []);
    assert_eq!(log.attempts(), [1, 2, 3]);
}

#[test]
fn a_long_last_line_is_found_again() {
    let mut log = log(1);
    let mut long = record(2);
    long.shown_name = "x".repeat(300_000);
    log.append(&long).unwrap();
    log.restart();
    log.append(&record(3)).unwrap();
    assert_eq!((log.report().fault, log.report().links), (None, 3));
}

#[test]
fn a_log_that_was_cut_or_spoilt_is_written_on_and_not_whitewashed() {
    let mut cut = log(3);
    let last_line = cut.bytes().len() / 3;
    let length = cut.bytes().len() - last_line;
    cut.bytes().truncate(length);
    cut.append(&record(4)).unwrap();
    let missing = ChainFault::Missing { line: 3, count: 1 };
    assert_eq!(cut.report().fault, Some(missing));

    let mut spoilt = log(3);
    let name = spoilt.bytes().len() - 300;
    spoilt.bytes()[name] ^= 1;
    spoilt.restart();
    spoilt.append(&record(4)).unwrap();
    assert_eq!(spoilt.report().fault.unwrap().line(), 3);
    assert_eq!(spoilt.attempts().last(), Some(&4));

    let mut without_chain = empty();
    without_chain.bytes().extend_from_slice(b"{\"n\":1}\n");
    without_chain.restart();
    without_chain.append(&record(1)).unwrap();
    assert_eq!(without_chain.report().fault, Some(ChainFault::Foreign(1)));
}

/// Goes through the operating system: `/dev/full` refuses every byte, as a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn the_full_device_is_an_error_each_time_and_never_a_panic() {
    let mut options = File::options();
    let file = options.read(true).append(true).open("/dev/full").unwrap();
    let mut log = AuditFile::take_up(file, Arc::new(session_user())).unwrap();
    for attempt in 1..=3 {
        let error = log.append(&record(attempt)).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}

#[derive(Debug, Clone)]
enum Step {
    Append,
    /// The disk takes `room` bytes, then fails.
    Fail {
        room: usize,
        cannot_cut: bool,
    },
    /// The power fails after this many bytes.
    Crash(usize),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Append),
        (0..1_500_usize, any::<bool>())
            .prop_map(|(room, cannot_cut)| Step::Fail { room, cannot_cut }),
        (0..1_500_usize).prop_map(Step::Crash),
        Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_disk_does_the_chain_is_whole_and_holds_every_line_that_was_acknowledged(
        steps in prop::collection::vec(step(), 0..20),
    ) {
        let mut log = empty();
        let mut acknowledged = Vec::new();
        for (attempt, step) in (1..).zip(steps.into_iter().chain([Step::Append])) {
            (log.disk.room, log.disk.cannot_cut) = match &step {
                Step::Append | Step::Restart => (None, false),
                Step::Fail { room, cannot_cut } => (Some(*room), *cannot_cut),
                Step::Crash(room) => (Some(*room), true),
            };
            if !matches!(step, Step::Restart) && log.append(&record(attempt)).is_ok() {
                acknowledged.push(attempt);
            }
            log.disk.room = None;
            if matches!(step, Step::Restart | Step::Crash(_)) {
                log.restart();
            }
        }
        let report = log.report();
        prop_assert_eq!(report.fault, None, "{}\n{}", report, String::from_utf8_lossy(log.bytes()));
        let written = log.attempts();
        prop_assert!(acknowledged.iter().all(|attempt| written.contains(attempt)));
        prop_assert!(written.is_sorted_by(|one, next| one < next), "{:?}", written);
    }
}

#[test]
fn a_file_without_lines_that_is_larger_than_memory_is_refused() {
    let mut file = tempfile::tempfile().unwrap();
    file.set_len(1 << 40).unwrap();
    let told = facts_of(&mut file, "audit-2.jsonl".into()).unwrap_err();
    assert!(told.to_string().contains("no line of the log"), "{told}");
}

#[test]
fn a_changed_setting_that_could_not_be_written_is_no_change_until_it_is() {
    let mut file = log(1);
    let wanted = RecordSettings {
        audit_days: Some(30),
        require_record: true,
    };
    let at = Now::default().wall;
    file.disk.room = Some(10);
    file.tell_rules(wanted, Source::Window, at).unwrap_err();
    assert!(!file.states(wanted));
    file.append(&record(2)).unwrap();
    file.tell_rules(wanted, Source::Window, at).unwrap();
    file.restart();
    assert!(file.states(wanted), "as the last line says");
    file.tell_rules(wanted, Source::Start, at).unwrap();
    let report = file.report();
    assert_eq!((report.fault, report.links), (None, 4));
    let by = || ["ops", "Ana"].map(|name| Some(name.to_owned()));
    let told: Vec<_> = report
        .changes
        .into_iter()
        .map(|it| (it.line, it.by))
        .collect();
    assert_eq!(told, [(3, by()), (4, by())]);
}

#[test]
fn a_setting_of_a_later_version_is_a_line_all_the_same() {
    let mut file = log(1);
    let at = Now::default().wall;
    let line =
        serde_json::json!({ "at": at, "changed": { "setting": "color", "old": 1, "new": [] } });
    file.add(at, &[], &line).unwrap();
    let report = file.report();
    assert_eq!((report.fault, report.links), (None, 2));
    assert_eq!(report.changes, []);
}
