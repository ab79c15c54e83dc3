//! Proofs of a removal: which readings are enough, which reset the proof, and how a wrong proof is
//! corrected.

use std::time::Duration;

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::effect::Poll;
use crate::moderation::event::Event;
use crate::moderation::event::OneReading;
use crate::moderation::evidence::departure::{EndedBy, Evidence, ProvedDeparture};
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::audit::{AuditRecord, Phase};
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::Cause;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::row::{RowState, STILL_HERE_AFTER};
use crate::moderation::tests::cast::{failure, removed, user, user_as};
use crate::moderation::tests::stage::{CALL, Stage, id};

impl Stage {
    /// Returns the newest result line of the audit log.
    pub(crate) fn result(&self) -> &AuditRecord {
        let mut lines = self.audit.iter().rev();
        lines.find(|line| line.phase == Phase::Result).unwrap()
    }

    pub(crate) fn settled(&self, participant: &str) -> Option<ProvedDeparture> {
        match self.state(participant) {
            RowState::Gone { settled, .. } => Some(settled),
            _ => None,
        }
    }

    fn is_accepted(&self, participant: &str) -> bool {
        matches!(self.state(participant), RowState::Accepted { .. })
    }

    fn millis(&mut self, millis: u64) -> &mut Self {
        self.wait_exactly(Duration::from_millis(millis))
    }

    /// Makes a try of the newest attempt fail. The attempt is sent again.
    fn is_sent_again_after(&mut self, cause: Cause) -> &mut Self {
        self.event(Event::AttemptWaits {
            attempt: self.newest(),
            until: self.now,
            asked_by_graph: false,
            failure: failure(cause),
        })
    }

    fn checks_again(&mut self, participant: &str) -> &mut Self {
        self.command(Command::CheckAgain(CALL.into(), participant.into()))
    }
}

/// Plays a call in which Ada's removal was just accepted.
fn accepted() -> Stage {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.wait(1).press("ada").accept();
    stage
}

/// Plays a call in which Ada's removal is proved and recorded.
fn proved() -> Stage {
    let mut stage = accepted();
    stage.wait(1).rosters(["own", "bob"]);
    assert_eq!(stage.settled("ada"), Some(removed()));
    stage
}

#[test]
fn two_whole_rosters_a_second_apart_prove_it_and_not_less() {
    let mut stage = accepted();
    for millis in [300, 300, 300, 399] {
        stage.millis(millis).roster(["own", "bob"]);
        assert!(stage.is_accepted("ada"));
    }
    stage.millis(1).roster(["own", "bob"]);
    assert_eq!(
        stage.settled("ada"),
        Some(removed()),
        "1.6 s after the answer"
    );
    let line = stage.result();
    assert_eq!(line.outcome, Some(AuditOutcome::Removed));
    assert_eq!(line.evidence, Some(Evidence::Rosters));
}

#[test]
fn rosters_are_asked_for_fast_while_a_proof_is_awaited() {
    let mut stage = accepted();
    stage.millis(300).roster(["own", "bob"]);
    assert!(stage.rereads_in(Duration::from_millis(300)));
    stage.wait(4).roster(["own", "ada", "bob"]);
    assert!(
        stage.rereads_in(Duration::from_secs(1)),
        "slower after a while"
    );
}

#[test]
fn partial_rosters_prove_nothing_however_many() {
    let mut stage = accepted();
    for _ in 0..9 {
        stage
            .wait(1)
            .partial_roster(["own", "bob"], IncompleteReason::Cut);
        assert!(stage.is_accepted("ada"));
    }
    stage.wait(1);
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
}

#[test]
fn two_readings_of_one_prove_it_with_a_call_that_answers() {
    let mut stage = accepted();
    stage.wait(1).reads_one("ada", OneReading::NotThere);
    assert!(stage.polls(Poll::Call), "only the call can vouch for it");
    stage.wait(1).reads_one("ada", OneReading::NotThere);
    assert!(stage.is_accepted("ada"), "the call may be gone as a whole");
    stage.reads_call();
    let settled = stage.settled("ada").unwrap();
    assert_eq!(settled.evidence, Evidence::SingleReads);
    assert_eq!(stage.result().evidence, Some(Evidence::SingleReads));
}

#[test]
fn one_404_proves_nothing() {
    let mut stage = accepted();
    stage.wait(1).reads_one("ada", OneReading::NotThere);
    stage.reads_call();
    stage.millis(900).reads_one("ada", OneReading::NotThere);
    stage.reads_call().wait(1).reads_call();
    assert!(stage.is_accepted("ada"), "nor do two within a second");
    assert_eq!(stage.outcomes(), []);
}

#[test]
fn a_roster_and_a_reading_of_one_prove_it_in_either_order() {
    let mut stage = accepted();
    stage.wait(1).roster(["own", "bob"]);
    stage
        .wait(1)
        .reads_one("ada", OneReading::NotThere)
        .reads_call();
    assert_eq!(stage.result().evidence, Some(Evidence::Mixed));
    let mut stage = accepted();
    stage
        .wait(1)
        .reads_one("ada", OneReading::NotThere)
        .reads_call();
    stage.wait(1).roster(["own", "bob"]);
    assert_eq!(stage.settled("ada").unwrap().evidence, Evidence::Mixed);
}

#[test]
fn any_newer_reading_that_lists_the_id_begins_it_anew() {
    type Reads = fn(&mut Stage) -> &mut Stage;
    let readings: [Reads; 3] = [
        |stage| stage.roster(["own", "ada", "bob"]),
        |stage| stage.partial_roster(["own", "ada"], IncompleteReason::Cut),
        |stage| stage.reads_one("ada", OneReading::There),
    ];
    for lists in readings {
        let mut stage = accepted();
        stage.wait(1).roster(["own", "bob"]).millis(500);
        lists(&mut stage);
        stage.millis(500).roster(["own", "bob"]);
        assert!(stage.is_accepted("ada"));
        stage.wait(1).roster(["own", "bob"]);
        assert_eq!(stage.settled("ada"), Some(removed()));
    }
}

#[test]
fn a_404_that_is_older_than_a_roster_that_lists_the_person_says_nothing() {
    let mut stage = accepted();
    let before = stage.wait(1).now;
    stage.wait(1).roster(["own", "ada", "bob"]);
    stage.event(Event::OneRead {
        call: CALL.into(),
        participant: "ada".into(),
        asked: before,
        read: OneReading::NotThere,
    });
    stage.reads_call().wait(1);
    stage.reads_one("ada", OneReading::NotThere).reads_call();
    assert!(stage.is_accepted("ada"), "only one in a row");
}

#[test]
fn a_404_that_waits_for_the_call_falls_with_a_roster_that_lists_the_person() {
    let mut stage = accepted();
    stage.wait(1).reads_one("ada", OneReading::NotThere);
    // This roster shows that the call exists, and that Ada is in it.
    stage.wait(1).roster(["own", "ada", "bob"]);
    stage
        .wait(1)
        .reads_one("ada", OneReading::NotThere)
        .reads_call();
    assert!(stage.is_accepted("ada"), "only one in a row");
}

#[test]
fn a_roster_that_is_older_than_the_proof_does_not_undo_it() {
    let mut stage = accepted();
    let before = stage.wait(1).now;
    for _ in 0..2 {
        stage
            .wait(1)
            .reads_one("ada", OneReading::NotThere)
            .reads_call();
    }
    assert!(stage.settled("ada").is_some());
    stage.roster_asked(before, ["own", "ada", "bob"].map(user).to_vec());
    assert!(stage.settled("ada").is_some());
    assert_eq!(stage.outcomes(), [AuditOutcome::Removed]);
}

#[test]
fn what_cannot_be_proved_in_ten_seconds_says_so() {
    let mut stage = accepted();
    stage.millis(9_999);
    assert!(stage.is_accepted("ada"));
    stage.millis(1);
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
    assert_eq!(stage.outcomes(), [AuditOutcome::Unverified]);
    assert!(matches!(
        stage.entry_outcomes()[..],
        [Outcome::NotProved { .. }]
    ));
    assert_eq!(stage.view().alarms, 1);
    stage.press("ada");
    assert_eq!(
        stage.deletes(),
        ["ada", "ada"],
        "it is listed, as far as is known"
    );
}

#[test]
fn time_in_which_nothing_may_be_read_does_not_count() {
    let mut stage = accepted();
    stage.wait(4);
    let held = Duration::from_secs(30);
    stage.event(Event::RosterFailed {
        call: id(),
        asked: stage.now,
        failure: failure(Cause::Throttled(Some(held))),
        next_try: stage.now.plus(held),
    });
    stage.asked_about.clear();
    stage.wait(30);
    assert!(stage.is_accepted("ada"), "34 s, of which 4 count");
    stage.millis(5_999);
    assert!(stage.is_accepted("ada"));
    stage.millis(1);
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
}

#[test]
fn nor_does_time_without_a_session() {
    let mut stage = accepted();
    stage.wait(4).event(Event::SignedOut).wait(100);
    assert!(stage.is_accepted("ada"));
    stage.sign_in("app").wait(5);
    assert!(stage.is_accepted("ada"));
    stage.wait(1);
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
}

#[test]
fn it_can_be_checked_again_and_a_later_proof_adds_its_line() {
    let mut stage = accepted();
    stage.wait(10).checks_again("ada");
    assert!(stage.is_accepted("ada"));
    assert!(stage.polls(Poll::Roster) && stage.polls(Poll::One("ada".into())));
    stage.wait(STILL_HERE_AFTER.as_secs());
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
    assert_eq!(stage.outcomes(), [AuditOutcome::Unverified], "said once");
    stage.wait(60).rosters(["own", "bob"]);
    assert_eq!(stage.settled("ada"), Some(removed()));
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Unverified, AuditOutcome::Removed]
    );
    assert!(matches!(stage.entry_outcomes()[..], [Outcome::Gone { .. }]));
    stage.checks_again("bob");
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "nothing to check");
}

#[test]
fn a_wrong_proof_is_put_right_in_row_activity_and_record() {
    let mut stage = proved();
    stage.wait(5).roster(["own", "ada", "bob"]);
    assert!(matches!(stage.state("ada"), RowState::StillHere { .. }));
    assert!(stage.row("ada").is_listed());
    assert_eq!(stage.row("ada").earlier_visits.len(), 0);
    assert!(matches!(
        stage.entry_outcomes()[..],
        [Outcome::StillHere { .. }]
    ));
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Removed, AuditOutcome::StillInCall]
    );
    let is_failure = stage.entries().iter().any(|entry| entry.is_failure());
    assert!(is_failure);
    assert_eq!(stage.view().counts.in_call, 3);
    stage.press("ada");
    assert_eq!(stage.deletes(), ["ada", "ada"]);
}

#[test]
fn also_when_the_row_had_gone_from_the_list() {
    for (secs, is_wrong) in [(40, true), (61, false)] {
        let mut stage = proved();
        stage.wait(20);
        assert!(stage.find_row("ada").is_none());
        stage.wait(secs - 20).roster(["own", "ada", "bob"]);
        let is_still_here = matches!(stage.state("ada"), RowState::StillHere { .. });
        assert_eq!(is_still_here, is_wrong, "after {secs} s");
        let is_told = stage.outcomes().contains(&AuditOutcome::StillInCall);
        assert_eq!(is_told, is_wrong);
        let came_back = matches!(stage.state("ada"), RowState::CameBack { .. });
        assert_eq!(came_back, !is_wrong, "later it is another visit");
    }
}

#[test]
fn a_wrong_proof_counts_for_no_rule_and_no_alarm_of_a_return() {
    let mut stage = Stage::knowing(["own", "eve"]);
    stage.keep_out("eve", None).is_gone([user("own")]);
    stage
        .wait(61)
        .roster_of([user("own"), user_as("eve", "e-2")]);
    stage.wait(1).is_gone([user("own")]);
    let removals = |stage: &Stage| stage.view().rules.kept_out[0].removals;
    assert_eq!(removals(&stage), 1);
    stage
        .wait(1)
        .roster_of([user("own"), user_as("eve", "e-2")]);
    assert_eq!(removals(&stage), 0);
    stage.wait(1).rosters(["own"]);
    assert_eq!(removals(&stage), 1, "gone after all");
}

#[test]
fn a_wrong_proof_is_put_right_in_the_result_of_a_bulk() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.command(Command::RemoveMany {
        call: id(),
        people: vec!["ada".into()],
    });
    stage.accept().wait(1).rosters(["own", "bob"]);
    let through = |stage: &Stage| {
        let outcome = stage.entry_outcomes()[0].clone();
        match outcome {
            Outcome::BatchDone {
                removed, failed, ..
            } => (removed, failed),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(through(&stage), (1, 0));
    stage.wait(1).roster(["own", "ada", "bob"]);
    let batch = stage.view().batch.unwrap();
    assert_eq!(batch.people[0].result, EntryResult::StillHere);
    assert_eq!(through(&stage), (0, 1));
}

#[test]
fn a_404_after_a_lost_answer_is_our_removal() {
    let lost = ProvedDeparture {
        how: EndedBy::RemovedAnswerLost,
        evidence: Evidence::Rosters,
    };
    for cause in [Cause::TimedOut, Cause::Service] {
        let mut stage = Stage::knowing(["own", "ada"]);
        stage.press("ada").is_sent_again_after(cause);
        stage.fail(Cause::ParticipantNotFound).reads_call();
        stage.wait(1).rosters(["own"]);
        assert_eq!(stage.settled("ada"), Some(lost));
        let line = stage.result();
        assert_eq!(line.outcome, Some(AuditOutcome::Removed));
        assert!(line.first_answer_lost);
    }
    let mut asked_to_wait = Stage::knowing(["own", "ada"]);
    asked_to_wait.press("ada").is_throttled(1).wait(1);
    asked_to_wait.fail(Cause::ParticipantNotFound).reads_call();
    asked_to_wait.wait(1).rosters(["own"]);
    assert_eq!(
        asked_to_wait.settled("ada").unwrap().how,
        EndedBy::LeftBefore,
        "a 429 does nothing"
    );
}

#[test]
fn a_retry_after_a_lost_answer_that_finds_nobody_is_our_removal_too() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").fail(Cause::TimedOut).wait(9);
    stage.roster(["own", "ada"]).wait(1);
    assert!(matches!(stage.state("ada"), RowState::Failed { .. }));
    stage
        .press("ada")
        .fail(Cause::ParticipantNotFound)
        .reads_call();
    stage.wait(1).rosters(["own"]);
    assert_eq!(
        stage.settled("ada").unwrap().how,
        EndedBy::RemovedAnswerLost
    );
}

#[test]
fn a_retry_after_an_accepted_removal_that_finds_nobody_is_a_removal() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").accept().wait(9);
    stage.roster(["own", "ada"]).wait(1).press("ada");
    stage.fail(Cause::ParticipantNotFound).reads_call();
    stage.wait(1).rosters(["own"]);
    assert_eq!(stage.settled("ada"), Some(removed()));
    assert_eq!(stage.result().outcome, Some(AuditOutcome::Removed));
    assert!(!stage.result().first_answer_lost, "it was a 204");
}

#[test]
fn a_404_needs_its_two_rosters_as_well() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.press("ada").fail(Cause::ParticipantNotFound);
    stage.reads_call().wait(1).roster(["own"]).reads_call();
    assert!(stage.is_accepted("ada"));
    stage.millis(900).roster(["own"]).reads_call();
    assert_eq!(stage.outcomes(), []);
    stage.millis(100).roster(["own"]).reads_call();
    assert_eq!(stage.outcomes(), [AuditOutcome::AlreadyLeft]);
}

#[test]
fn a_404_whose_call_never_answers_is_not_proved_and_a_late_answer_settles_it() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.wait(1).press("ada").fail(Cause::ParticipantNotFound);
    stage.wait(1).rosters(["own"]);
    assert_eq!(stage.outcomes(), []);
    stage.wait(9);
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
    stage.reads_call();
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Unverified, AuditOutcome::AlreadyLeft]
    );
}

#[test]
fn a_proof_that_is_not_on_record_falls_with_a_new_listing() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.wait(1).press("ada").fail(Cause::ParticipantNotFound);
    stage.wait(1).rosters(["own"]);
    stage.wait(1).roster(["own", "ada"]).reads_call();
    assert_eq!(stage.outcomes(), [], "nothing false is written");
    assert!(stage.is_accepted("ada"));
    stage.wait(1).rosters(["own"]).reads_call();
    assert_eq!(stage.outcomes(), [AuditOutcome::AlreadyLeft]);
}

#[test]
fn a_gateways_answer_leaves_open_whether_it_worked() {
    let mut stage = Stage::knowing(["own", "ada"]);
    let mut gateway = (*failure(Cause::Service)).clone();
    gateway.status = Some(504);
    let attempt = stage.press("ada").newest();
    stage.event(Event::Answered {
        attempt,
        answer: Err(gateway.into()),
    });
    stage.wait(1).rosters(["own"]);
    assert_eq!(
        stage.settled("ada").unwrap().how,
        EndedBy::RemovedAnswerLost
    );
}

#[test]
fn a_second_answer_to_a_removal_changes_nothing() {
    let mut stage = accepted();
    stage.wait(1).roster(["own", "bob"]);
    let first = stage.newest();
    stage.wait(1).answer(first, Ok(204)).roster(["own", "bob"]);
    assert_eq!(stage.settled("ada"), Some(removed()));
}

#[test]
fn whoever_is_removed_and_back_at_once_is_told_as_both() {
    let mut stage = accepted();
    stage.wait(1).roster(["own", "bob"]).wait(1);
    stage.roster_of([user("own"), user("bob"), user_as("ada", "ada-2")]);
    assert_eq!(stage.settled("ada"), Some(removed()));
    assert!(matches!(
        stage.state("ada-2"),
        RowState::CameBack { times: 1, .. }
    ));
    let told = stage.entries();
    let back = told
        .iter()
        .filter(|it| matches!(it.what, ActivityEvent::CameBack { .. }));
    assert_eq!(back.count(), 1);
}

#[test]
fn a_proof_is_put_right_for_a_whole_minute() {
    let mut stage = proved();
    for _ in 0..50 {
        stage.wait(1).roster(["own", "bob"]);
    }
    stage.wait(1).roster(["own", "ada", "bob"]);
    assert!(matches!(stage.state("ada"), RowState::StillHere { .. }));
    let told = stage.entry_outcomes();
    assert!(matches!(told[..], [Outcome::StillHere { .. }]), "{told:?}");
}

#[test]
fn signed_out_nobody_is_checked_again() {
    let mut stage = accepted();
    stage.wait(11);
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
    stage
        .event(Event::SignedOut)
        .command(Command::CheckAgain(id(), "ada".into()));
    assert_eq!(stage.refusal(), Some(Cause::SignedOut));
    assert!(matches!(stage.state("ada"), RowState::NotProved { .. }));
}

#[test]
fn however_slow_the_disk_the_removed_are_shown_as_long_as_ever() {
    let shown = |slow: u64| {
        let mut stage = accepted();
        stage.slow_disk = true;
        stage.wait(1).rosters(["own", "bob"]);
        stage.wait(slow).disk_catches_up();
        assert_eq!(stage.settled("ada"), Some(removed()));
        let mut seconds = 0;
        while stage.find_row("ada").is_some() && seconds < 300 {
            stage.wait(1);
            seconds += 1;
        }
        seconds
    };
    assert_eq!(shown(20), shown(0));
}
