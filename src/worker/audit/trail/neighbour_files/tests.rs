//! Two windows in one folder, and what is found when one of their files is gone.

use std::fs;
use std::path::PathBuf;

use super::*;

use crate::worker::audit::log::AuditLog;
use crate::worker::audit::log::tests::{at, log_of, open, recorded};
use crate::worker::audit::retention::find_due;
use crate::worker::audit::trail::Verdict;
use crate::worker::audit::trail::tests::followed;

/// Returns the logs of two windows. The first window wrote last, and its log names the second.
fn two(folder: &Path) -> (AuditLog, AuditLog) {
    let mut one = log_of(folder, &["2026-09-01T00:00:00Z"]);
    let two = log_of(folder, &["2026-09-01T00:00:10Z", "2026-09-01T00:00:11Z"]);
    one.append(&recorded(2, "2026-09-01T00:00:20Z")).unwrap();
    (one, two)
}

/// Closes a log and returns its path. On Windows, nobody else can change an open file.
fn closed(log: AuditLog) -> PathBuf {
    let path = log.path().to_owned();
    drop(log);
    path
}

/// Returns the number of lines that name other files.
fn naming(log: &AuditLog) -> usize {
    let text = fs::read_to_string(log.path()).unwrap();
    text.matches("\"beside\":[").count()
}

#[track_caller]
fn assert_found(path: &Path, verdict: Verdict, words: &str) {
    let trail = followed(path);
    let text = trail.to_string();
    assert_eq!(trail.verdict(), verdict, "{text}");
    assert!(text.contains(words), "{words} in {text}");
}

#[test]
fn a_second_windows_file_that_was_deleted_whole_is_missed_by_the_first_and_the_other_way_round() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = two(folder.path());
    let here = "of another window: it's here and no shorter than it was.";
    assert_found(one.path(), Verdict::Whole, here);
    assert_found(two.path(), Verdict::Whole, here);
    let (first, second) = (one.path().to_owned(), closed(two));
    let bytes = fs::read(&second).unwrap();
    fs::remove_file(&second).unwrap();
    let gone = "Line 2 of audit.jsonl names audit-2.jsonl of another window, which isn't here";
    assert_found(one.path(), Verdict::Missing, gone);
    // A new window takes over the name. Its file does not count as the deleted file.
    let three = log_of(folder.path(), &["2026-09-02T00:00:00Z"]);
    assert_eq!(three.path(), second);
    assert_found(&first, Verdict::Missing, gone);
    drop((one, three));
    fs::write(&second, bytes).unwrap();
    fs::remove_file(&first).unwrap();
    let gone = "Line 1 of audit-2.jsonl names audit.jsonl of another window, which isn't here";
    assert_found(&second, Verdict::Missing, gone);
}

#[test]
fn a_second_windows_file_that_lacks_the_line_that_was_named_breaks_it() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = two(folder.path());
    let two = closed(two);
    let whole = fs::read_to_string(&two).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    fs::write(&two, lines[..2].concat()).unwrap();
    let cut = "but its line number 3 isn't in audit-2.jsonl: lines were cut off or changed";
    assert_found(one.path(), Verdict::Broken, cut);
    fs::write(&two, whole.replacen("Ana", "Eva", 1)).unwrap();
    assert_found(one.path(), Verdict::Broken, cut);
    fs::write(&two, "").unwrap();
    assert_found(one.path(), Verdict::Broken, cut);
}

#[test]
fn a_second_windows_file_is_found_under_the_name_of_its_month_and_after_its_deletion() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = two(folder.path());
    two.append(&recorded(3, "2026-10-02T00:00:00Z")).unwrap();
    let renamed = "names audit-2.jsonl of another window, which is now audit-2026-09.jsonl";
    assert_found(one.path(), Verdict::Whole, renamed);
    let now = at("2026-11-20T00:00:00Z");
    let due = find_due(folder.path(), 30, now).unwrap().due;
    assert_eq!(due.len(), 1, "the first window writes its own");
    two.retire(due, now).unwrap();
    let deleted = "names audit-2.jsonl of another window, which Moderato deleted, as line ";
    assert_found(one.path(), Verdict::Whole, deleted);
    // The first window's new file names the files that exist now.
    one.append(&recorded(4, "2026-11-20T00:00:00Z")).unwrap();
    let here = "of audit.jsonl names audit-2.jsonl of another window: it's here";
    assert_found(one.path(), Verdict::Whole, here);
}

#[test]
fn a_file_is_named_when_it_is_seen_first_and_when_it_has_grown_at_most_once_an_hour() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = log_of(folder.path(), &["2026-09-01T00:00:00Z"]);
    let mut two = open(folder.path());
    let write = |log: &mut AuditLog, time: &str| {
        log.append(&recorded(1, &format!("2026-09-01T{time}Z")))
            .unwrap();
    };
    // A file without lines is not named.
    write(&mut one, "01:00:00");
    assert_eq!(naming(&one), 0);
    write(&mut two, "01:00:01");
    write(&mut one, "01:00:02");
    assert_eq!(naming(&one), 1);
    write(&mut two, "01:30:00");
    write(&mut one, "01:59:00");
    assert_eq!(naming(&one), 1);
    write(&mut one, "02:00:02");
    assert_eq!(naming(&one), 2);
    // A file that has not grown is not named again.
    write(&mut one, "09:00:00");
    assert_eq!(naming(&one), 2);
    let trail = followed(one.path());
    assert_eq!((trail.beside.len(), trail.beside[0].named.lines), (1, 3));
    // A window that is alone names no files.
    let alone = tempfile::tempdir().unwrap();
    let times = ["2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z"];
    assert_eq!(naming(&log_of(alone.path(), &times)), 0);
}

#[test]
fn the_file_of_a_new_month_names_the_others_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, two) = two(folder.path());
    one.append(&recorded(3, "2026-10-01T00:00:00Z")).unwrap();
    assert_eq!(naming(&one), 1);
    fs::remove_file(folder.path().join("audit-2026-09.jsonl")).unwrap();
    fs::remove_file(closed(two)).unwrap();
    let gone = "of audit.jsonl names audit-2.jsonl of another window, which isn't here";
    assert_found(one.path(), Verdict::Missing, gone);
}

#[test]
fn the_deletion_of_another_file_explains_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let times = [
        "2026-05-01T00:00:00Z",
        "2026-05-02T00:00:00Z",
        "2026-05-03T00:00:00Z",
    ];
    drop(log_of(folder.path(), &times));
    let (mut one, two) = two(folder.path());
    let now = at("2026-09-02T00:00:00Z");
    one.retire(find_due(folder.path(), 90, now).unwrap().due, now)
        .unwrap();
    assert_found(
        one.path(),
        Verdict::Whole,
        "Moderato deleted audit-2026-05.jsonl (3 lines",
    );
    fs::remove_file(closed(two)).unwrap();
    let gone = "names audit-2.jsonl of another window, which isn't here";
    assert_found(one.path(), Verdict::Missing, gone);
}
