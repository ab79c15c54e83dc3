//! Checks that the claims read the same everywhere and have tests, and that the limits they admit
//! are real.

use std::fs;

use super::*;

use crate::worker::audit::chain::{ChainPosition, LineReading, next_line, read_line};
use crate::worker::audit::log::tests::{log_of, recorded};
use crate::worker::audit::trail::tests::{followed, knowing};
use crate::worker::audit::trail::{NotedHead, Verdict, follow};
use crate::worker::audit::verify::verify_file;

const RECORD: &str = include_str!("../../../../docs/record.md");
const SECURITY: &str = include_str!("../../../../SECURITY.md");
const TESTS: [&str; 5] = [
    include_str!("tests.rs"),
    include_str!("../deletions/tests.rs"),
    include_str!("../trail/tests.rs"),
    include_str!("../trail/neighbour_files/tests.rs"),
    include_str!("../verify/tests.rs"),
];

/// Returns the points of the list below `words`, each as one line.
fn points_below<'a>(text: &'a str, words: &str) -> Vec<String> {
    let below = text
        .split(words)
        .nth(1)
        .unwrap_or_else(|| panic!("no {words:?}"));
    let mut points: Vec<String> = Vec::new();
    let is_over = |line: &&'a str| line.is_empty() || line.starts_with(char::is_uppercase);
    for line in below
        .lines()
        .skip(1)
        .skip_while(|line| line.is_empty())
        .take_while(|line| !is_over(line))
    {
        if let Some(point) = line.strip_prefix("- ") {
            points.push(point.to_owned());
        } else {
            let point = points.last_mut().unwrap();
            point.push(' ');
            point.push_str(line.trim());
        }
    }
    points
}

fn sentences(claims: &[Claim]) -> Vec<&str> {
    claims.iter().map(|claim| claim.sentence).collect()
}

#[test]
fn verify_and_the_pages_on_record_and_security_say_the_same_and_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let log = log_of(folder.path(), &["2026-09-01T00:00:00Z"]);
    let printed = followed(log.path()).to_string();
    for text in [&printed, RECORD, SECURITY] {
        assert_eq!(
            points_below(text, "What this vouches for:"),
            sentences(&VOUCHES_FOR)
        );
        assert_eq!(
            points_below(text, "What it cannot show:"),
            sentences(&CANNOT_SHOW)
        );
    }
}

#[test]
fn each_claim_names_tests_that_there_are() {
    for claim in VOUCHES_FOR.iter().chain(&CANNOT_SHOW) {
        assert!(!claim.shown_by.is_empty(), "{}", claim.sentence);
        for name in claim.shown_by {
            let test = format!("#[test]\nfn {name}() {{");
            let count = TESTS.iter().filter(|text| text.contains(&test)).count();
            assert_eq!(count, 1, "{name}");
        }
    }
}

#[test]
fn a_log_that_was_written_anew_from_its_first_line_is_found_with_a_noted_head_only() {
    let folder = tempfile::tempdir().unwrap();
    let times = ["2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z"];
    let log = log_of(folder.path(), &times);
    let path = log.path().to_owned();
    let head = verify_file(&path, &[]).unwrap().head;
    drop(log);
    for entry in fs::read_dir(folder.path()).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    drop(log_of(
        folder.path(),
        &["2026-08-02T00:00:00Z", "2026-09-01T00:00:00Z"],
    ));
    assert_eq!(followed(&path).verdict(), Verdict::Whole);
    let trail = follow(&path, &knowing(Some(head))).unwrap();
    assert_eq!(trail.noted, Some(NotedHead::Nowhere));
    assert_eq!(trail.verdict(), Verdict::Broken);
}

#[test]
fn a_log_that_was_written_anew_from_some_line_on_is_found_with_a_noted_head_only() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = "2026-09-01T00:00:00Z";
    let log = log_of(one.path(), &[first, "2026-09-02T00:00:00Z"]);
    let path = log.path().to_owned();
    let head = verify_file(&path, &[]).unwrap().head;
    let forged = log_of(other.path(), &[first, "2026-09-03T00:00:00Z"]);
    let (before, after) = (fs::read(&path).unwrap(), fs::read(forged.path()).unwrap());
    let first_line = |bytes: &[u8]| {
        bytes
            .split(|byte| *byte == b'\n')
            .next()
            .map(<[u8]>::to_vec)
    };
    assert_eq!(first_line(&before), first_line(&after));
    drop(log);
    fs::write(&path, after).unwrap();
    assert_eq!(followed(&path).verdict(), Verdict::Whole);
    let trail = follow(&path, &knowing(Some(head))).unwrap();
    assert_eq!(trail.verdict(), Verdict::Broken, "{trail}");
}

#[test]
fn lines_that_were_added_with_right_hashes_are_counted_behind_a_noted_head_and_not_found() {
    let folder = tempfile::tempdir().unwrap();
    let log = log_of(folder.path(), &["2026-09-01T00:00:00Z"]);
    let path = log.path().to_owned();
    drop(log);
    let head = verify_file(&path, &[]).unwrap().head;
    let mut bytes = fs::read(&path).unwrap();
    let place = ChainPosition { n: 1, head };
    let forged = next_line(place, &recorded(7, "2026-09-02T00:00:00Z"))
        .unwrap()
        .0;
    assert!(matches!(
        read_line(forged.trim_ascii_end()),
        LineReading::Link(_)
    ));
    bytes.extend(forged);
    fs::write(&path, bytes).unwrap();
    assert_eq!(followed(&path).verdict(), Verdict::Whole);
    let trail = follow(&path, &knowing(Some(head))).unwrap();
    let behind = |noted: &NotedHead| matches!(noted, NotedHead::At { behind: 1, .. });
    assert!(trail.noted.as_ref().is_some_and(behind), "{trail}");
    assert_eq!(trail.verdict(), Verdict::Whole);
}

#[test]
fn a_file_of_another_window_that_no_line_names_goes_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let one = log_of(folder.path(), &["2026-09-01T00:00:00Z"]);
    let two = log_of(folder.path(), &["2026-09-01T00:00:01Z"]);
    // The first window has written nothing since.
    fs::remove_file(two.path()).unwrap();
    assert_eq!(followed(one.path()).verdict(), Verdict::Whole);
}

#[test]
fn a_time_and_a_name_that_are_not_true_are_not_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("audit.jsonl");
    let line = serde_json::json!({ "at": "2031-01-01T00:00:00Z", "operator": "nobody" });
    fs::write(&path, next_line(ChainPosition::default(), &line).unwrap().0).unwrap();
    assert_eq!(followed(&path).verdict(), Verdict::Whole);
}
