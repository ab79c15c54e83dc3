//! The text that `verify` prints about the removals in a log.

use crate::moderation::evidence::departure::Evidence;
use crate::moderation::model::audit::{AuditRecord, Phase};
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::worker::audit::file::tests::{empty, record, take_up};
use crate::worker::audit::verify::{ChainFault, verify};

fn result(attempt: u64, outcome: AuditOutcome) -> AuditRecord {
    let mut line = record(attempt);
    line.phase = Phase::Result;
    line.outcome = Some(outcome);
    line
}

fn proof(attempt: u64, evidence: Evidence) -> AuditRecord {
    let mut line = result(attempt, AuditOutcome::Removed);
    line.evidence = Some(evidence);
    line
}

/// Returns the text printed for a log with these lines.
fn printed(lines: &[AuditRecord]) -> String {
    let mut log = empty();
    for line in lines {
        log.append(line).unwrap();
    }
    removals(log.bytes())
}

#[track_caller]
fn removals(log: &[u8]) -> String {
    let report = verify(log, &[]).unwrap();
    assert!(report.is_whole(), "{report}");
    report.removals.to_string()
}

#[test]
fn each_removal_is_told_by_what_proved_it_or_by_what_became_of_it() {
    use AuditOutcome as Is;
    let mut lines: Vec<AuditRecord> = (1..=14).map(record).collect();
    lines.extend([
        proof(1, Evidence::Rosters),
        proof(2, Evidence::Rosters),
        proof(3, Evidence::SingleReads),
        proof(4, Evidence::Mixed),
    ]);
    let ends = [
        Is::Unverified,
        Is::StillInCall,
        Is::Failed,
        Is::Failed,
        Is::AlreadyLeft,
        Is::Stopped,
        Is::AnswerLost,
        Is::CallEnded,
    ];
    lines.extend((5..).zip(ends).map(|(attempt, end)| result(attempt, end)));
    assert_eq!(
        printed(&lines),
        "Removals: 4 proved (2 by two lists without them, 1 by two direct checks of the person, 1 by a list and a direct check), 1 not proved, 1 still in the call, \
         2 failed, 1 of people who had left before, 1 stopped, 1 without an answer, 1 overtaken by the end of the call, \
         2 without a result."
    );
}

#[test]
fn an_attempt_counts_once_by_its_last_line() {
    use AuditOutcome::{StillInCall, Unverified};
    let late = [
        record(1),
        result(1, Unverified),
        proof(1, Evidence::Rosters),
    ];
    assert_eq!(
        printed(&late),
        "Removals: 1 proved (1 by two lists without them)."
    );
    let wrong = [
        &late[..],
        &[result(1, StillInCall), {
            let mut note = record(1);
            note.phase = Phase::Note;
            note
        }],
    ];
    assert_eq!(
        printed(&wrong.concat()),
        "Removals: 0 proved, 1 still in the call."
    );
}

#[test]
fn numbers_that_begin_anew_with_each_run_are_other_attempts() {
    let mut run = vec![record(1), proof(1, Evidence::Rosters), record(2)];
    run.push(result(2, AuditOutcome::Unverified));
    let mut invitation = record(1);
    invitation.action = Deed::Invite.into();
    let mut rings = result(1, AuditOutcome::Ringing);
    rings.action = Deed::Invite.into();
    let other_run = [invitation, rings, record(2), proof(2, Evidence::Mixed)];
    let both = [&run[..], &run[..], &other_run].concat();
    assert_eq!(
        printed(&both),
        "Removals: 3 proved (2 by two lists without them, 1 by a list and a direct check), 2 not proved."
    );
}

#[test]
fn a_first_answer_that_was_lost_is_told_of_proved_removals() {
    let mut lost = proof(1, Evidence::Rosters);
    lost.first_answer_lost = true;
    let lines = [record(1), lost.clone(), record(2)];
    let told = "Removals: 1 proved (1 by two lists without them; of 1 the first answer was lost), 1 without a result.";
    assert_eq!(printed(&lines), told);
    let again = [&lines[..2], &lines[..2]].concat();
    assert_eq!(
        printed(&again),
        "Removals: 2 proved (2 by two lists without them; of 2 the first answer was lost)."
    );
    let wrong = [record(1), lost, result(1, AuditOutcome::StillInCall)];
    assert_eq!(printed(&wrong), "Removals: 0 proved, 1 still in the call.");
}

#[test]
fn what_an_older_version_called_removed_is_no_proof_and_an_intent_of_another_file_is_not_needed() {
    let lines = [
        result(7, AuditOutcome::Removed),
        result(8, AuditOutcome::AlreadyLeft),
        proof(9, Evidence::Rosters),
    ];
    assert_eq!(
        printed(&lines),
        "Removals: 1 proved (1 by two lists without them), 1 called removed by an older version, to which one roster was enough, \
         1 of people who had left before."
    );
}

#[test]
fn words_of_a_later_version_are_counted_and_break_nothing() {
    let mut log = Vec::new();
    let mut place = crate::worker::audit::chain::ChainPosition::default();
    for (attempt, outcome, evidence) in [
        (
            1,
            serde_json::json!("removed"),
            serde_json::json!("webhook"),
        ),
        (2, serde_json::json!("banished"), serde_json::Value::Null),
        (
            3,
            serde_json::json!({ "removed": 1 }),
            serde_json::Value::Null,
        ),
    ] {
        let line = serde_json::json!({
            "at": "2026-09-21T14:13:20Z", "attempt": attempt, "phase": "result", "action": "remove",
            "outcome": outcome, "evidence": evidence,
        });
        let (bytes, next) = crate::worker::audit::chain::next_line(place, &line).unwrap();
        log.extend(bytes);
        place = next;
    }
    assert_eq!(
        removals(&log),
        "Removals: 1 proved (1 in a way that this version does not know), \
         2 with a result that this version does not know."
    );
}

#[test]
fn lines_after_the_first_that_does_not_fit_are_not_counted() {
    let mut log = empty();
    for line in [
        record(1),
        proof(1, Evidence::Rosters),
        record(2),
        proof(2, Evidence::Rosters),
    ] {
        log.append(&line).unwrap();
    }
    let bytes = String::from_utf8(log.bytes().clone()).unwrap();
    let changed = bytes.replacen("\"n\":3", "\"n\":9", 1);
    let report = verify(changed.as_bytes(), &[]).unwrap();
    assert_eq!(report.fault.map(ChainFault::line), Some(3));
    let text = report.to_string();
    assert!(
        text.contains("\nRemovals: 1 proved (1 by two lists without them).\n"),
        "{text}"
    );
}

#[test]
fn torn_lines_between_runs_change_no_count() {
    let mut log = empty();
    log.append(&record(1)).unwrap();
    log.append(&proof(1, Evidence::Rosters)).unwrap();
    let mut torn = log.bytes().clone();
    torn.extend_from_slice(b"{\"n\":3,\"attempt\":2,\"phase\":\"int");
    let mut next = take_up(torn);
    next.append(&record(1)).unwrap();
    next.append(&proof(1, Evidence::SingleReads)).unwrap();
    assert_eq!(
        removals(next.bytes()),
        "Removals: 2 proved (1 by two lists without them, 1 by two direct checks of the person)."
    );
}

#[test]
fn a_log_without_removals_says_so_and_an_empty_one_says_nothing_of_them() {
    let mut switch = record(1);
    switch.phase = Phase::Switch;
    switch.action = Deed::CloseDoor.into();
    assert_eq!(printed(&[switch]), "Removals: none.");
    let text = verify(&b""[..], &[]).unwrap().to_string();
    assert!(!text.contains("Removals"), "{text}");
}
