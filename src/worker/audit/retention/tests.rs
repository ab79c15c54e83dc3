//! Tests for files that are deleted and files that stay.

use std::fs;

use super::*;

use crate::worker::audit::log::tests::{at, log_of};

const NOW: &str = "2026-09-15T12:00:00Z";

/// Returns the names of the files that are due, and of the damaged ones.
fn found(folder: &Path, days: u16) -> (Vec<String>, Vec<String>) {
    let RetentionFindings { due, damaged } = find_due(folder, days, at(NOW)).unwrap();
    (due.into_iter().map(|due| due.facts.file).collect(), damaged)
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_file_goes_once_its_newest_line_is_older_than_the_days() {
    let folder = tempfile::tempdir().unwrap();
    let times = [
        "2026-07-01T00:00:00Z",
        "2026-07-17T12:00:00Z",
        "2026-08-01T00:00:00Z",
        "2026-08-16T12:00:00Z",
        "2026-09-01T00:00:00Z",
    ];
    let _log = log_of(folder.path(), &times);
    assert_eq!(found(folder.path(), 30).0, names(&["audit-2026-07.jsonl"]));
    // The limit is exact to the second: the last line of the file was written exactly sixty days ago.
    assert_eq!(found(folder.path(), 60).0, names(&[]));
    assert_eq!(
        found(folder.path(), 29).0,
        names(&["audit-2026-07.jsonl", "audit-2026-08.jsonl"])
    );
}

#[test]
fn the_newest_line_counts_also_where_a_clock_went_back() {
    let folder = tempfile::tempdir().unwrap();
    let times = [
        "2026-07-01T00:00:00Z",
        "2026-07-31T00:00:00Z",
        "2026-07-02T00:00:00Z",
        "2026-09-01T00:00:00Z",
    ];
    let _log = log_of(folder.path(), &times);
    assert_eq!(found(folder.path(), 60).0, names(&[]));
}

#[test]
fn what_a_window_writes_stays_and_what_a_window_left_behind_goes() {
    let folder = tempfile::tempdir().unwrap();
    let times = ["2026-01-01T00:00:00Z"];
    let first = log_of(folder.path(), &times);
    let second = log_of(folder.path(), &times);
    assert_eq!(found(folder.path(), 30), Default::default());
    drop(second);
    assert_eq!(found(folder.path(), 30).0, names(&["audit-2.jsonl"]));
    drop(first);
    let RetentionFindings { due, .. } = find_due(folder.path(), 30, at(NOW)).unwrap();
    assert_eq!(due.len(), 2);
    // The claims in `due` keep other windows from reopening these files.
    let third = log_of(folder.path(), &times);
    assert_eq!(third.path(), folder.path().join("audit-3.jsonl"));
}

#[test]
fn what_is_not_whole_or_not_ours_stays_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    drop(log_of(
        folder.path(),
        &[
            "2026-01-01T00:00:00Z",
            "2026-01-02T00:00:00Z",
            "2026-02-01T00:00:00Z",
        ],
    ));
    let whole = fs::read(path("audit-2026-01.jsonl")).unwrap();
    for at in [0, 30, whole.len() - 30] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(path("audit-2026-01.jsonl"), changed).unwrap();
        let (due, damaged) = found(folder.path(), 30);
        assert_eq!(
            (due, damaged),
            (names(&["audit.jsonl"]), names(&["audit-2026-01.jsonl"])),
            "byte {at}"
        );
    }
    fs::write(path("audit-2026-01.jsonl"), &whole).unwrap();
    fs::write(path("audit-2026-03.jsonl"), "no line of a log\n").unwrap();
    fs::write(path("audit-2026-04.jsonl"), "").unwrap();
    fs::write(path("notes-2026-01.jsonl"), &whole).unwrap();
    fs::write(path("audit-2026-01.jsonl.bak"), &whole).unwrap();
    fs::create_dir(path("audit-2026-05.jsonl")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(path("notes-2026-01.jsonl"), path("audit-2026-06.jsonl")).unwrap();
    let (due, damaged) = found(folder.path(), 30);
    assert_eq!(due, names(&["audit-2026-01.jsonl", "audit.jsonl"]));
    assert_eq!(damaged, names(&["audit-2026-03.jsonl"]));
}
