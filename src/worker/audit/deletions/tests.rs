//! Tests of deletion lines, true and forged.

use std::fs;
use std::path::Path;

use super::*;

use crate::worker::audit::chain::{ChainPosition, LineReading, next_line, read_line};
use crate::worker::audit::log::tests::{at, log_of};
use crate::worker::audit::retention::find_due;
use crate::worker::audit::trail::tests::{followed, knowing};
use crate::worker::audit::trail::{EarlierFileState, Verdict, follow};
use crate::worker::audit::verify::verify_file;
use crate::worker::audit::verify_context::VerifyContext;

/// Returns the deletion of a file of May, with a retention of 90 days.
fn deletion() -> Deletion {
    Deletion {
        line: 7,
        at: at("2026-09-01T00:00:00Z"),
        file: FileFacts {
            file: "audit-2026-05.jsonl".into(),
            head: "0f".repeat(32),
            lines: 3,
            from: at("2026-05-02T00:00:00Z"),
            to: at("2026-05-31T00:00:00Z"),
            days: Some(90),
        },
    }
}

fn doubt(change: impl FnOnce(&mut Deletion)) -> Option<DeletionDoubt> {
    let mut deletion = deletion();
    change(&mut deletion);
    deletion.doubt(None, at("2026-09-01T00:00:00Z"))
}

#[test]
fn a_line_about_a_deletion_counts_only_if_its_dates_allow_it() {
    assert_eq!(doubt(|_| ()), None);
    let to = |time: &'static str| doubt(move |it| it.file.to = at(time));
    // The limit is exact to the second: more than ninety days must have passed.
    assert_eq!(doubt(|it| it.at = at("2026-08-29T00:00:01Z")), None);
    let young = doubt(|it| it.at = at("2026-08-29T00:00:00Z"));
    assert_eq!(young, Some(DeletionDoubt::TooYoung(90)));
    for days in [1, 29, 91] {
        let other = doubt(|it| it.file.days = Some(days));
        assert_eq!(other, Some(DeletionDoubt::NoSuchChoice(days)));
    }
    assert_eq!(
        doubt(|it| it.file.days = None),
        Some(DeletionDoubt::NoSuchChoice(0))
    );
    let future = at("2026-09-01T01:00:01Z");
    let ahead = doubt(|it| it.at = future);
    assert_eq!(ahead, Some(DeletionDoubt::InTheFuture(future)));
    assert_eq!(doubt(|it| it.at = at("2026-09-01T00:59:00Z")), None);
    // The name is the month of the last line or, if that line is about lost records, of the line before it.
    assert_eq!(to("2026-06-01T00:00:00Z"), None);
    assert_eq!(to("2026-04-30T00:00:00Z"), Some(DeletionDoubt::OtherMonth));
    let june = doubt(|it| it.file.file = "audit-2026-06.jsonl".into());
    assert_eq!(june, Some(DeletionDoubt::OtherMonth));
    assert_eq!(doubt(|it| it.file.file = "audit-2.jsonl".into()), None);
}

#[test]
fn whoever_knows_for_how_long_the_log_is_kept_finds_what_was_deleted_sooner() {
    let doubt = |kept| deletion().doubt(kept, at("2026-09-01T00:00:00Z"));
    assert_eq!((doubt(None), doubt(Some(90))), (None, None));
    assert_eq!(doubt(Some(180)), Some(DeletionDoubt::KeptLonger(90)));
    assert_eq!(doubt(Some(u32::MAX)), Some(DeletionDoubt::KeptLonger(90)));
}

/// Deletes a closed file and adds the line the program would write, with a correct hash.
fn forge(folder: &Path, name: &str, days: u16, time: &str) {
    let log = folder.join("audit.jsonl");
    let gone = folder.join(name);
    let facts = verify_file(&gone, &[]).unwrap().facts(name).unwrap();
    fs::remove_file(gone).unwrap();
    let mut bytes = fs::read(&log).unwrap();
    let lines = bytes.strip_suffix(b"\n").unwrap();
    let last = lines.rsplit(|byte| *byte == b'\n').next().unwrap();
    let LineReading::Link(last) = read_line(last) else {
        panic!("the log is whole");
    };
    let place = ChainPosition { ..last.place };
    let retired = FileFacts {
        days: Some(days),
        ..facts
    };
    let line = serde_json::json!({ "at": time, "retired": retired });
    bytes.extend(next_line(place, &line).unwrap().0);
    fs::write(log, bytes).unwrap();
}

#[test]
fn a_closed_month_that_was_deleted_with_a_forged_line_is_missed_where_its_dates_forbid_it() {
    for (days, time, counts) in [
        (30, "2026-10-20T00:00:00Z", false),
        (1, "2026-10-20T00:00:00Z", false),
        (30, "2031-10-20T00:00:00Z", false),
        // The file is old enough. So without a noted head, the forged line cannot be told from a real one.
        (30, "2026-11-20T00:00:00Z", true),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let times = [
            "2026-08-01T00:00:00Z",
            "2026-09-30T00:00:00Z",
            "2026-10-01T00:00:00Z",
        ];
        drop(log_of(folder.path(), &times));
        let open = folder.path().join("audit.jsonl");
        let head = verify_file(&open, &[]).unwrap().head;
        forge(folder.path(), "audit-2026-09.jsonl", days, time);
        let trail = followed(&open);
        let text = trail.to_string();
        if counts {
            assert_eq!(trail.verdict(), Verdict::Whole, "{text}");
            let trail = follow(&open, &knowing(Some(head))).unwrap();
            let told = "Nothing vouches for the line after it.";
            assert!(trail.to_string().contains(told), "{trail}");
        } else {
            let found = &trail.before[0].found;
            assert!(matches!(found, EarlierFileState::Doubted(..)), "{text}");
            assert_eq!(trail.verdict(), Verdict::Missing, "{text}");
            let told = "Line 3 of audit.jsonl says that Moderato deleted it, but doesn't count: ";
            assert_eq!(text.matches(told).count(), 1, "{text}");
        }
        let kept = VerifyContext {
            kept: Some(180),
            ..knowing(None)
        };
        let trail = follow(&open, &kept).unwrap();
        assert_eq!(trail.verdict(), Verdict::Missing, "{trail}");
    }
}

#[test]
fn a_forged_line_about_a_file_that_no_other_line_names_is_told_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let times = ["2026-08-01T00:00:00Z", "2026-10-01T00:00:00Z"];
    drop(log_of(folder.path(), &times));
    let copy = folder.path().join("audit-2026-07.jsonl");
    fs::copy(folder.path().join("audit-2026-08.jsonl"), copy).unwrap();
    forge(
        folder.path(),
        "audit-2026-07.jsonl",
        30,
        "2026-10-02T00:00:00Z",
    );
    let trail = followed(&folder.path().join("audit.jsonl"));
    assert_eq!(trail.verdict(), Verdict::Missing, "{trail}");
    let told = "audit-2026-07.jsonl isn't here. Line 3 of audit.jsonl says";
    assert!(trail.to_string().contains(told), "{trail}");
}

#[test]
fn a_file_that_the_program_deleted_is_never_doubted_also_with_a_line_about_what_was_lost_at_its_end()
 {
    let folder = tempfile::tempdir().unwrap();
    let mut log = log_of(folder.path(), &["2026-05-01T00:00:00Z"]);
    // The last line is of June, while the file is named after May.
    log.lose(2);
    log.append(&crate::worker::audit::log::tests::recorded(
        2,
        "2026-06-01T00:00:00Z",
    ))
    .unwrap();
    let now = at("2026-07-02T00:00:00Z");
    let due = find_due(folder.path(), 30, now).unwrap().due;
    assert_eq!(due.len(), 1);
    log.retire(due, now).unwrap();
    let trail = followed(log.path());
    assert_eq!(trail.verdict(), Verdict::Whole, "{trail}");
}
