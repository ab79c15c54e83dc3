//! Files that were tampered with, removed or forged, as seen from the file begun after them.

use std::fs;

use super::*;

use crate::worker::audit::log::tests::{at, log_of, recorded};

/// Verifies a file at a time long after its lines.
pub(crate) fn followed(path: &Path) -> Trail {
    follow(path, &knowing(None)).unwrap()
}

pub(crate) fn knowing(noted: Option<Digest>) -> VerifyContext {
    VerifyContext {
        noted,
        kept: None,
        now: at("2030-01-01T00:00:00Z"),
    }
}

/// Writes a log of three months, applies `change` to the file of the second month, and verifies the log.
fn followed_after(change: impl FnOnce(&Path)) -> Trail {
    let folder = tempfile::tempdir().unwrap();
    let times = [
        "2026-08-01T00:00:00Z",
        "2026-09-01T00:00:00Z",
        "2026-09-02T00:00:00Z",
        "2026-10-01T00:00:00Z",
    ];
    drop(log_of(folder.path(), &times));
    change(&folder.path().join("audit-2026-09.jsonl"));
    followed(&folder.path().join("audit.jsonl"))
}

#[test]
fn lines_cut_off_a_closed_file_are_found_by_the_file_after_it() {
    let trail = followed_after(|september| {
        let text = fs::read_to_string(september).unwrap();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        fs::write(september, lines[..lines.len() - 1].concat()).unwrap();
    });
    assert!(trail.report.is_whole() && !trail.is_whole(), "{trail}");
    assert!(
        trail
            .to_string()
            .contains("audit-2026-09.jsonl doesn't end with the line that is named")
    );
    // September names August, which is therefore verified too.
    assert!(
        matches!(trail.before[1].found, EarlierFileState::Whole),
        "{trail}"
    );
}

#[test]
fn every_flipped_byte_of_a_closed_file_is_found_from_the_file_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let times = [
        "2026-09-01T00:00:00Z",
        "2026-09-02T00:00:00Z",
        "2026-10-01T00:00:00Z",
    ];
    drop(log_of(folder.path(), &times));
    let september = folder.path().join("audit-2026-09.jsonl");
    let whole = fs::read(&september).unwrap();
    let named = followed(&folder.path().join("audit.jsonl"))
        .before
        .remove(0)
        .named;
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(&september, &changed).unwrap();
        let line = whole[..at].split(|byte| *byte == b'\n').count();
        let (found, _) = find(folder.path(), &named, &knowing(None));
        assert!(
            matches!(found, EarlierFileState::Fault(fault) if fault.line() == line as u64),
            "byte {at}: {found:?}"
        );
    }
}

#[test]
fn a_file_that_is_gone_without_a_word_is_missing() {
    let trail = followed_after(|september| fs::remove_file(september).unwrap());
    assert!(!trail.is_whole());
    assert!(
        matches!(
            trail.before.as_slice(),
            [EarlierFile {
                found: EarlierFileState::Missing,
                ..
            }]
        ),
        "{trail}"
    );
    assert!(
        trail
            .to_string()
            .contains("audit-2026-09.jsonl isn't here, and no line"),
        "{trail}"
    );
}

#[test]
fn a_file_that_was_written_anew_is_told() {
    let trail = followed_after(|september| {
        let other = tempfile::tempdir().unwrap();
        let log = log_of(
            other.path(),
            &["2026-09-01T00:00:00Z", "2026-09-03T00:00:00Z"],
        );
        fs::copy(log.path(), september).unwrap();
    });
    assert!(!trail.is_whole());
    assert!(
        matches!(trail.before[0].found, EarlierFileState::OtherHead(_)),
        "{trail}"
    );
}

#[test]
fn a_name_that_leads_elsewhere_or_in_a_circle_is_not_followed() {
    use crate::worker::audit::chain::{ChainPosition, next_line};

    let folder = tempfile::tempdir().unwrap();
    let forged = |file: &str| {
        let content = serde_json::json!({
            "at": "2026-09-01T00:00:00Z",
            "continues": {"file": file, "head": "0", "lines": 1,
                "from": "2026-08-01T00:00:00Z", "to": "2026-08-01T00:00:00Z"},
        });
        next_line(ChainPosition::default(), &content).unwrap().0
    };
    for name in [
        "../../etc/passwd", "/etc/passwd", "audit.jsonl", "\u{1b}[2J",
    ] {
        let path = folder.path().join("audit.jsonl");
        fs::write(&path, forged(name)).unwrap();
        let trail = followed(&path);
        assert!(matches!(
            trail.before.as_slice(),
            [EarlierFile {
                found: EarlierFileState::Unreadable(_),
                ..
            }]
        ));
        assert!(!trail.to_string().contains('\u{1b}'));
    }
    let circle = folder.path().join("audit-2026-08.jsonl");
    fs::write(&circle, forged("audit-2026-08.jsonl")).unwrap();
    let trail = followed(&circle);
    assert!(!trail.is_whole() && trail.before.len() == 2, "{trail}");
}

#[test]
fn lines_behind_a_noted_head_are_counted_over_all_files_and_nothing_vouches_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let open = folder.path().join("audit.jsonl");
    let september = ["2026-09-01T00:00:00Z", "2026-09-02T00:00:00Z"];
    let mut log = log_of(folder.path(), &september);
    let head = verify_file(&open, &[]).unwrap().head;
    let told = |wanted: &str| {
        let trail = follow(&open, &knowing(Some(head))).unwrap();
        let text = trail.to_string();
        assert_eq!(trail.verdict(), Verdict::Whole, "{text}");
        assert!(text.contains(wanted), "{wanted} in {text}");
    };
    told("the hash of line 2 of audit.jsonl: up to there");
    told("There are no lines after it.");
    log.append(&recorded(3, "2026-09-03T00:00:00Z")).unwrap();
    told("Nothing vouches for the line after it.");
    // The file with the noted head is closed: one line follows there, and two in the new file.
    log.append(&recorded(4, "2026-10-01T00:00:00Z")).unwrap();
    told("the hash of line 2 of audit-2026-09.jsonl: up to there");
    told("Nothing vouches for the 3 lines after it.");
}

#[test]
fn a_noted_head_that_is_nowhere_breaks_it_and_a_file_that_is_gone_is_another_end() {
    let folder = tempfile::tempdir().unwrap();
    let times = ["2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z"];
    drop(log_of(folder.path(), &times));
    let open = folder.path().join("audit.jsonl");
    let august = folder.path().join("audit-2026-08.jsonl");
    let head = verify_file(&august, &[]).unwrap().head;
    let verdict = |head| follow(&open, &knowing(head)).unwrap().verdict();
    assert_eq!(verdict(Some(head)), Verdict::Whole);
    let cut = follow(&open, &knowing(Some(Digest::of(b"another")))).unwrap();
    assert_eq!(cut.verdict(), Verdict::Broken);
    let told = cut.to_string();
    assert!(
        told.starts_with(
            "Result: NOT intact. The reason is below.\n\nNo intact line has the noted head"
        ),
        "{told}"
    );
    fs::remove_file(&august).unwrap();
    assert_eq!(verdict(None), Verdict::Missing);
    // The noted head can no longer be found, which is the worse verdict.
    assert_eq!(verdict(Some(head)), Verdict::Broken);
    let codes = [Verdict::Whole, Verdict::Broken, Verdict::Missing].map(|end| end as u8);
    assert_eq!(codes, [0, 1, 3], "as docs/record.md says");
}

/// Returns the places where time runs backwards in a log with lines at these times: file, line and both times.
fn set_back(times: &[&str]) -> Vec<(String, u64, String, String)> {
    let folder = tempfile::tempdir().unwrap();
    drop(log_of(folder.path(), times));
    let trail = followed(&folder.path().join("audit.jsonl"));
    let text = trail.to_string();
    let wanted = if trail.set_back.is_empty() {
        Verdict::Whole
    } else {
        Verdict::SetBack
    };
    assert_eq!(trail.verdict(), wanted, "{text}");
    assert_eq!(Verdict::SetBack as u8, 4, "as docs/record.md says");
    let found = trail.set_back.iter().map(|(file, it)| {
        let told = format!("In {file}, time runs backwards to line {}, from ", it.line);
        assert!(text.contains(&told), "{text}");
        let times = (it.before.to_string(), it.at.to_string());
        (file.clone(), it.line, times.0, times.1)
    });
    found.collect()
}

fn step(file: &str, line: u64, before: &str, at: &str) -> (String, u64, String, String) {
    (file.into(), line, before.into(), at.into())
}

#[test]
fn times_that_run_backwards_are_told_with_their_place() {
    let day = |time: &str| format!("2026-09-10T{time}Z");
    let times = |times: &[&str]| {
        let times: Vec<String> = times.iter().map(|time| day(time)).collect();
        set_back(&times.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // Clock corrections of up to two minutes are tolerated.
    assert_eq!(times(&["10:00:00", "09:58:00", "10:00:01"]), []);
    let (ten, before) = (day("10:00:00"), day("09:57:59"));
    let found = times(&["10:00:00", "09:57:59", "09:58:00", "10:05:00"]);
    assert_eq!(found, [step("audit.jsonl", 2, &ten, &before)]);
    // Many small steps backwards add up, and are found once they exceed two minutes.
    let creeping = times(&["10:00:00", "09:59:00", "09:58:00", "09:57:00", "09:56:00"]);
    assert_eq!(creeping, [step("audit.jsonl", 4, &ten, &day("09:57:00"))]);
}

#[test]
fn times_that_run_backwards_are_found_in_closed_files_and_from_file_to_file() {
    let (late, early) = ("2026-05-30T00:00:00Z", "2026-05-02T00:00:00Z");
    let times = ["2026-05-01T00:00:00Z", late, early, "2026-06-01T00:00:00Z"];
    let wanted = [step("audit-2026-05.jsonl", 3, late, early)];
    assert_eq!(set_back(&times), wanted);

    let folder = tempfile::tempdir().unwrap();
    let mut log = log_of(folder.path(), &["2026-05-01T00:00:00Z"]);
    let turn = AuditFolder::at(folder.path()).try_lock().unwrap();
    log.append(&recorded(2, "2027-12-01T00:00:00Z")).unwrap();
    drop(turn);
    log.append(&recorded(3, "2026-06-01T00:00:00Z")).unwrap();
    let trail = followed(log.path());
    assert_eq!(trail.verdict(), Verdict::SetBack, "{trail}");
    let told = "In audit.jsonl, time runs backwards to line 1, from 2027-12-01T00:00:00Z to 2026-06-01T00:00:00Z";
    assert!(trail.to_string().contains(told), "{trail}");
}

#[test]
fn a_file_that_runs_backwards_line_for_line_is_told_in_a_few_sentences() {
    let times: Vec<String> = (0..60)
        .map(|n| format!("2026-09-10T{:02}:00:00Z", 23 - n % 24))
        .collect();
    let times: Vec<&str> = times.iter().map(String::as_str).collect();
    assert_eq!(set_back(&times).len(), BackdatedLine::MOST);
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_place_of_a_file_is_told_and_not_waited_for() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let pipe = |path: &Path| {
        mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    };
    let trail = followed_after(|september| {
        fs::remove_file(september).unwrap();
        pipe(september);
        // A second pipe, which the search for a line about a deletion must not wait for.
        pipe(&september.with_file_name("audit-2026-07.jsonl"));
        fs::remove_file(september.with_file_name("audit-2026-08.jsonl")).unwrap();
    });
    let found = &trail.before[0].found;
    assert!(matches!(found, EarlierFileState::Unreadable(_)), "{trail}");
    assert_eq!(trail.verdict(), Verdict::Broken);
    let folder = tempfile::tempdir().unwrap();
    pipe(&folder.path().join("audit.jsonl"));
    assert!(follow(&folder.path().join("audit.jsonl"), &knowing(None)).is_err());
}
