//! Tests of the change of the month, of deleted files, and of changed settings.

use std::collections::BTreeMap;

use super::*;

use crate::moderation::model::audit::{AuditRecord, Phase};
use crate::worker::audit::file::tests::{record, session_user};
use crate::worker::audit::retention::find_due;
use crate::worker::audit::trail::tests::followed;
use crate::worker::audit::trail::{EarlierFileState, Verdict};
use crate::worker::audit::verify::{ChainFault, verify, verify_file};

pub(crate) fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

pub(crate) fn recorded(attempt: u64, time: &str) -> AuditRecord {
    AuditRecord {
        at: at(time),
        ..record(attempt)
    }
}

pub(crate) fn open(folder: &Path) -> AuditLog {
    AuditLog::open(folder, Arc::new(session_user())).unwrap()
}

/// Returns a log with a line at each of these times.
pub(crate) fn log_of(folder: &Path, times: &[&str]) -> AuditLog {
    let mut log = open(folder);
    for (attempt, time) in (1..).zip(times) {
        log.append(&recorded(attempt, time)).unwrap();
    }
    log
}

/// Returns the names of all files of the log, with the attempts in each.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u64>> {
    let names = AuditFolder::at(folder).names().unwrap();
    let attempts = |name: &String| {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let lines = text.lines();
        let lines = lines.filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        lines.filter_map(|line| line["attempt"].as_u64()).collect()
    };
    let named = names
        .into_iter()
        .map(|name| (name.clone(), attempts(&name)));
    named.collect()
}

fn wanted(files: &[(&str, &[u64])]) -> BTreeMap<String, Vec<u64>> {
    let named = files
        .iter()
        .map(|(name, attempts)| ((*name).into(), attempts.to_vec()));
    named.collect()
}

#[test]
fn a_month_is_closed_before_the_first_line_of_the_next_and_the_chain_can_be_followed() {
    let folder = tempfile::tempdir().unwrap();
    let times = [
        "2026-09-30T23:59:59Z",
        "2026-10-01T00:00:00Z",
        "2026-10-31T12:00:00Z",
        "2027-01-02T00:00:00Z",
    ];
    let log = log_of(folder.path(), &times);
    assert_eq!(
        files(folder.path()),
        wanted(&[
            ("audit-2026-09.jsonl", &[1]),
            ("audit-2026-10.jsonl", &[2, 3]),
            ("audit.jsonl", &[4]),
        ])
    );
    assert_eq!(log.path(), folder.path().join("audit.jsonl"));
    let trail = followed(log.path());
    assert!(trail.is_whole(), "{trail}");
    let text = trail.to_string();
    let october = verify_file(&folder.path().join("audit-2026-10.jsonl"), &[]).unwrap();
    for words in [
        &format!(
            "It continues audit-2026-10.jsonl (3 lines, from 2026-10-01T00:00:00Z to 2026-10-31T12:00:00Z, head {}).",
            october.head
        ),
        "audit-2026-10.jsonl is intact and ends with the line that is named.",
        "audit-2026-09.jsonl is intact and ends with the line that is named.",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let september = verify_file(&folder.path().join("audit-2026-09.jsonl"), &[]).unwrap();
    assert!(
        september.to_string().contains("the log starts here"),
        "{september}"
    );
}

#[test]
fn a_file_of_an_older_program_is_taken_up_and_closed_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    drop(log_of(
        folder.path(),
        &["2026-09-01T00:00:00Z", "2026-09-20T00:00:00Z"],
    ));
    let before = fs::read(folder.path().join("audit.jsonl")).unwrap();
    let mut log = open(folder.path());
    log.append(&recorded(3, "2026-09-21T00:00:00Z")).unwrap();
    log.append(&recorded(4, "2026-11-21T00:00:00Z")).unwrap();
    let closed = fs::read(folder.path().join("audit-2026-09.jsonl")).unwrap();
    assert!(closed.starts_with(&before));
    assert!(followed(log.path()).is_whole());
}

#[test]
fn the_same_month_twice_gets_a_number_and_a_clock_that_goes_back_closes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("audit-2026-09.jsonl"), "somebody's own").unwrap();
    let times = [
        "2026-09-01T00:00:00Z",
        "2026-10-01T00:00:00Z",
        "2026-08-01T00:00:00Z",
    ];
    let log = log_of(folder.path(), &times);
    assert_eq!(
        files(folder.path()),
        wanted(&[
            ("audit-2026-09.jsonl", &[]),
            ("audit-2026-09-2.jsonl", &[1]),
            ("audit.jsonl", &[2, 3]),
        ])
    );
    assert_eq!(followed(log.path()).verdict(), Verdict::SetBack);
}

#[test]
fn what_is_torn_or_lost_is_told_in_the_file_that_it_belongs_to() {
    let folder = tempfile::tempdir().unwrap();
    let log = log_of(folder.path(), &["2026-09-01T00:00:00Z"]);
    let path = log.path().to_owned();
    drop(log);
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend_from_slice(b"{\"n\":2,\"tor");
    fs::write(&path, bytes).unwrap();
    let mut log = open(folder.path());
    log.lose(2);
    log.append(&recorded(2, "2026-10-01T00:00:00Z")).unwrap();
    let trail = followed(&path);
    assert!(trail.is_whole(), "{trail}");
    let closed = verify_file(&folder.path().join("audit-2026-09.jsonl"), &[]).unwrap();
    assert_eq!(closed.interruptions.len(), 2, "{closed}");
}

#[test]
fn while_another_window_has_its_turn_the_file_is_written_on_and_closed_later() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = log_of(folder.path(), &["2026-09-01T00:00:00Z"]);
    let turn = AuditFolder::at(folder.path()).try_lock().unwrap();
    log.append(&recorded(2, "2026-10-01T00:00:00Z")).unwrap();
    assert_eq!(files(folder.path()), wanted(&[("audit.jsonl", &[1, 2])]));
    drop(turn);
    log.append(&recorded(3, "2026-10-01T00:00:01Z")).unwrap();
    // The closed file is named after the month of its last line.
    assert_eq!(
        files(folder.path()),
        wanted(&[("audit-2026-10.jsonl", &[1, 2]), ("audit.jsonl", &[3])])
    );
}

#[test]
fn a_month_that_cannot_be_closed_is_written_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = log_of(folder.path(), &["2026-09-01T00:00:00Z"]);
    // A folder has the name of the next file, so the file cannot be created.
    fs::create_dir(folder.path().join("audit.new")).unwrap();
    log.append(&recorded(2, "2026-10-01T00:00:00Z")).unwrap();
    assert_eq!(files(folder.path()), wanted(&[("audit.jsonl", &[1, 2])]));
    assert!(followed(log.path()).is_whole());
}

#[test]
fn two_windows_close_their_files_without_getting_into_each_others_way() {
    let folder = tempfile::tempdir().unwrap();
    let september = ["2026-09-01T00:00:00Z"];
    let mut one = log_of(folder.path(), &september);
    let mut two = log_of(folder.path(), &september);
    one.append(&recorded(11, "2026-10-02T00:00:00Z")).unwrap();
    two.append(&recorded(12, "2026-10-02T00:00:00Z")).unwrap();
    // The new files are claimed too, so a third window gets its own.
    let three = open(folder.path());
    assert_eq!(three.path(), folder.path().join("audit-3.jsonl"));
    assert_eq!(
        files(folder.path()),
        wanted(&[
            ("audit-2.jsonl", &[12]),
            ("audit-2026-09-2.jsonl", &[1]),
            ("audit-2026-09.jsonl", &[1]),
            ("audit-3.jsonl", &[]),
            ("audit.jsonl", &[11]),
        ])
    );
    for log in [&one, &two] {
        assert!(followed(log.path()).is_whole());
    }
}

#[cfg(unix)]
#[test]
fn the_next_file_can_be_read_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let times = ["2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z"];
    let _log = log_of(folder.path(), &times);
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
    }
}

#[test]
fn a_file_is_deleted_after_a_line_says_so_and_verifying_tells_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let times = [
        "2026-05-01T00:00:00Z",
        "2026-06-30T00:00:00Z",
        "2026-09-01T00:00:00Z",
    ];
    let mut log = log_of(folder.path(), &times);
    let now = at("2026-09-02T00:00:00Z");
    let may = verify_file(&folder.path().join("audit-2026-05.jsonl"), &[]).unwrap();
    let due = find_due(folder.path(), 90, now).unwrap().due;
    log.retire(due, now).unwrap();
    assert_eq!(
        files(folder.path()),
        wanted(&[("audit-2026-06.jsonl", &[2]), ("audit.jsonl", &[3])])
    );
    let text = fs::read_to_string(log.path()).unwrap();
    let line: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    let retired = serde_json::json!({
        "file": "audit-2026-05.jsonl", "head": may.head.to_string(), "lines": 1,
        "from": "2026-05-01T00:00:00Z", "to": "2026-05-01T00:00:00Z", "days": 90,
    });
    assert_eq!(
        (&line["retired"], &line["operator"]),
        (&retired, &"Ana".into())
    );

    let trail = followed(log.path());
    assert!(trail.is_whole(), "{trail}");
    let found: Vec<&EarlierFileState> = trail.before.iter().map(|before| &before.found).collect();
    assert!(
        matches!(found.as_slice(), [EarlierFileState::Whole, EarlierFileState::Retired(file, 3)] if file == "audit.jsonl"),
        "{found:?}"
    );
    let told = "Line 3 says that Moderato deleted audit-2026-05.jsonl (1 line,";
    assert!(trail.to_string().contains(told), "{trail}");
}

#[test]
fn without_room_for_the_line_nothing_is_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = log_of(
        folder.path(),
        &["2026-05-01T00:00:00Z", "2026-09-01T00:00:00Z"],
    );
    // Opened read-only, so every write fails as on a full disk.
    let read_only = File::open(log.path()).unwrap();
    log.file = AuditFile::take_up(read_only, Arc::new(session_user())).unwrap();
    let now = at("2026-09-02T00:00:00Z");
    let due = find_due(folder.path(), 90, now).unwrap().due;
    assert_eq!(due.len(), 1);
    assert!(log.retire(due, now).is_err());
    assert!(folder.path().join("audit-2026-05.jsonl").exists());
}

#[test]
fn every_flipped_byte_is_found_in_its_line_also_where_lines_tell_of_other_files() {
    let folder = tempfile::tempdir().unwrap();
    let times = ["2026-05-01T00:00:00Z", "2026-09-01T00:00:00Z"];
    let mut log = log_of(folder.path(), &times);
    let now = at("2026-09-02T00:00:00Z");
    let due = find_due(folder.path(), 90, now).unwrap().due;
    log.retire(due, now).unwrap();
    let note = AuditRecord {
        phase: Phase::Note,
        note: Some("asked by the chair".into()),
        ..recorded(3, "2026-09-03T00:00:00Z")
    };
    log.append(&note).unwrap();
    let whole = fs::read(log.path()).unwrap();
    for member in ["\"continues\":", "\"retired\":", "\"phase\":\"note\""] {
        assert!(String::from_utf8_lossy(&whole).contains(member), "{member}");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        let line = whole[..at].split(|byte| *byte == b'\n').count() as u64;
        let fault = verify(changed.as_slice(), &[]).unwrap().fault;
        assert_eq!(
            fault.map(ChainFault::line),
            Some(line),
            "byte {at}: {fault:?}"
        );
    }
}

#[test]
fn a_new_month_goes_on_with_the_settings_of_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = log_of(folder.path(), &["2026-09-01T00:00:00Z"]);
    let rules = RecordSettings {
        audit_days: Some(90),
        require_record: false,
    };
    log.rule(rules, Source::Window, at("2026-09-02T00:00:00Z"))
        .unwrap();
    log.append(&recorded(2, "2026-10-01T00:00:00Z")).unwrap();
    drop(log);
    let mut log = open(folder.path());
    log.rule(rules, Source::Start, at("2026-10-02T00:00:00Z"))
        .unwrap();
    log.append(&recorded(3, "2026-10-03T00:00:00Z")).unwrap();
    let report = verify_file(log.path(), &[]).unwrap();
    assert_eq!((report.fault, report.changes.len()), (None, 0));
    let closed = verify_file(&folder.path().join("audit-2026-09.jsonl"), &[]).unwrap();
    assert_eq!(closed.changes.len(), 1);
}
