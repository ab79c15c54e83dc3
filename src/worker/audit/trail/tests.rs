//! Files that were tampered with, taken away or forged, seen from the one that was begun after them.

use std::fs;

use super::*;

use crate::worker::audit::log::tests::log_of;

/// Three months, followed after something was done to the middle one.
fn followed(change: impl FnOnce(&Path)) -> Trail {
    let folder = tempfile::tempdir().unwrap();
    let times = [
        "2026-08-01T00:00:00Z",
        "2026-09-01T00:00:00Z",
        "2026-09-02T00:00:00Z",
        "2026-10-01T00:00:00Z",
    ];
    drop(log_of(folder.path(), &times));
    change(&folder.path().join("audit-2026-09.jsonl"));
    follow(&folder.path().join("audit.jsonl"), None).unwrap()
}

#[test]
fn lines_cut_off_a_closed_file_are_found_by_the_file_after_it() {
    let trail = followed(|september| {
        let text = fs::read_to_string(september).unwrap();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        fs::write(september, lines[..lines.len() - 1].concat()).unwrap();
    });
    assert!(trail.report.is_whole() && !trail.is_whole(), "{trail}");
    assert!(
        trail
            .to_string()
            .contains("audit-2026-09.jsonl does not end with the line that is named")
    );
    // August is named by September, and is followed all the same.
    assert!(matches!(trail.before[1].found, Found::Whole), "{trail}");
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
    let named = follow(&folder.path().join("audit.jsonl"), None)
        .unwrap()
        .before
        .remove(0)
        .named;
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(&september, &changed).unwrap();
        let line = whole[..at].split(|byte| *byte == b'\n').count();
        let (found, _) = find(folder.path(), &named);
        assert!(
            matches!(found, Found::Fault(fault) if fault.line() == line as u64),
            "byte {at}: {found:?}"
        );
    }
}

#[test]
fn a_file_that_is_gone_without_a_word_is_missing() {
    let trail = followed(|september| fs::remove_file(september).unwrap());
    assert!(!trail.is_whole());
    assert!(
        matches!(
            trail.before.as_slice(),
            [Before {
                found: Found::Missing,
                ..
            }]
        ),
        "{trail}"
    );
    assert!(
        trail
            .to_string()
            .contains("audit-2026-09.jsonl is not here, and no line"),
        "{trail}"
    );
}

#[test]
fn a_file_that_was_written_anew_is_told() {
    let trail = followed(|september| {
        let other = tempfile::tempdir().unwrap();
        let log = log_of(
            other.path(),
            &["2026-09-01T00:00:00Z", "2026-09-03T00:00:00Z"],
        );
        fs::copy(log.path(), september).unwrap();
    });
    assert!(!trail.is_whole());
    assert!(
        matches!(trail.before[0].found, Found::OtherHead(_)),
        "{trail}"
    );
}

#[test]
fn a_name_that_leads_elsewhere_or_in_a_circle_is_not_followed() {
    use crate::worker::audit::chain::{Place, next_line};

    let folder = tempfile::tempdir().unwrap();
    let forged = |file: &str| {
        let content = serde_json::json!({
            "at": "2026-09-01T00:00:00Z",
            "continues": {"file": file, "head": "0", "lines": 1,
                "from": "2026-08-01T00:00:00Z", "to": "2026-08-01T00:00:00Z"},
        });
        next_line(Place::START, &content).unwrap().0
    };
    for name in [
        "../../etc/passwd",
        "/etc/passwd",
        "audit.jsonl",
        "\u{1b}[2J",
    ] {
        let path = folder.path().join("audit.jsonl");
        fs::write(&path, forged(name)).unwrap();
        let trail = follow(&path, None).unwrap();
        assert!(matches!(
            trail.before.as_slice(),
            [Before {
                found: Found::Unreadable(_),
                ..
            }]
        ));
        assert!(!trail.to_string().contains('\u{1b}'));
    }
    let circle = folder.path().join("audit-2026-08.jsonl");
    fs::write(&circle, forged("audit-2026-08.jsonl")).unwrap();
    let trail = follow(&circle, None).unwrap();
    assert!(!trail.is_whole() && trail.before.len() == 2, "{trail}");
}
