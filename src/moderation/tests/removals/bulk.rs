//! Bulk removals: newest arrival first, without protected people, and with a result for each
//! person. Single clicks are sent first.

use std::sync::Arc;
use std::time::Duration;

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::event::Event;
use crate::moderation::model::audit::Source;
use crate::moderation::model::call::{Call, CallState};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::participant::{IdentityKind, Participant};
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};
use crate::moderation::state::deeds::batch::{BatchPhase, BatchPurpose};
use crate::moderation::state::row::PersonRef;
use crate::moderation::tests::cast::{left_before, removed, user};
use crate::moderation::tests::stage::{Stage, id};

fn named(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("p{n:03}")).collect()
}

pub(crate) fn crowd(count: usize) -> (Stage, Vec<String>) {
    let names = named(count);
    let mut stage = Stage::with(["own"]);
    stage.wait(2);
    let asked = stage.now;
    let mut all: Vec<Participant> = vec![user("own")];
    all.extend(names.iter().map(|word| user(word)));
    stage.roster_asked(asked, all);
    (stage, names)
}

impl Stage {
    pub(crate) fn remove_many(&mut self, people: &[String]) -> &mut Self {
        self.command(Command::RemoveMany {
            call: id(),
            people: people.iter().map(|id| id.as_str().into()).collect(),
        })
    }
}

#[test]
fn everybody_who_was_listed_gets_a_result() {
    let mut stage = Stage::with(["own", "a", "b", "c", "d"]);
    let list = ["a", "b", "c", "d"].map(str::to_owned);
    stage.remove_many(&list);
    assert_eq!(stage.deletes().len(), 4);
    let [a, b, c, d] = [0, 1, 2, 3].map(|at| stage.sent[at].id);
    stage.answer(a, Ok(204)).answer(b, Err(Cause::GrantMissing));
    stage
        .answer(c, Err(Cause::ParticipantNotFound))
        .answer(d, Ok(204));
    stage
        .wait(1)
        .reads_call()
        .rosters(["own", "b", "d"])
        .wait(8);
    stage.roster(["own", "b", "d"]).wait(2);
    let batch = stage.view().batch.unwrap();
    assert_eq!(
        (batch.purpose, batch.phase),
        (BatchPurpose::Remove, BatchPhase::Done)
    );
    assert_eq!(batch.people[0].result, EntryResult::Gone(removed()));
    assert!(matches!(batch.people[1].result, EntryResult::Failed(_)));
    assert_eq!(batch.people[2].result, EntryResult::Gone(left_before()));
    assert_eq!(batch.people[3].result, EntryResult::StillHere);
    assert_eq!(
        stage.entry_outcomes()[0],
        Outcome::BatchDone {
            removed: 1,
            already_gone: 1,
            failed: 2,
            unproved: 0,
            stopped: 0
        }
    );
    assert!(stage.audit.iter().all(|line| line.source == Source::Bulk));
    // The operator tries again for the two people who are still in the call.
    stage.remove_many(&["b", "d"].map(str::to_owned));
    assert_eq!(stage.deletes()[4..], ["b", "d"]);
}

pub(crate) fn results(stage: &Stage) -> Vec<(String, EntryResult)> {
    let batch = stage.view().batch.unwrap();
    let people = batch.people.iter();
    people
        .map(|one| (one.participant.to_string(), one.result.clone()))
        .collect()
}

fn result(id: &str, result: EntryResult) -> (String, EntryResult) {
    (id.to_owned(), result)
}

#[test]
fn who_left_between_the_preview_and_the_yes_is_already_gone_and_nothing_is_sent_to_them() {
    let mut stage = Stage::with(["own", "a", "b", "c"]);
    stage.press("c");
    let first = stage.sent[0].id;
    stage.answer(first, Ok(204)).wait(1);
    stage.rosters(["own", "a"]).wait(20);
    stage.roster(["own", "a"]);
    stage.remove_many(&["a", "b", "c", "nobody"].map(str::to_owned));
    assert_eq!(stage.deletes(), ["c", "a"]);
    let gone = [
        result("b", EntryResult::AlreadyGone),
        result("c", EntryResult::AlreadyGone),
    ];
    assert_eq!(
        results(&stage)[1..],
        gone,
        "and of \"nobody\" nothing is known"
    );
    let names = stage.view().batch.unwrap();
    assert_eq!(names.people[1].who.name.as_str(), "b");
}

#[test]
fn a_removal_of_people_who_have_all_left_is_through_at_once() {
    let mut stage = Stage::with(["own", "a", "b"]);
    stage.wait(1).rosters(["own"]);
    stage.remove_many(&["a", "b"].map(str::to_owned));
    assert!(stage.deletes().is_empty());
    assert_eq!(stage.view().batch.unwrap().phase, BatchPhase::Done);
    let through = Outcome::BatchDone {
        removed: 0,
        already_gone: 2,
        failed: 0,
        unproved: 0,
        stopped: 0,
    };
    assert_eq!(stage.entry_outcomes()[0], through);
}

#[test]
fn a_404_alone_is_no_success_and_a_roster_that_still_lists_them_makes_it_a_failure() {
    let mut stage = Stage::with(["own", "a"]);
    stage.remove_many(&["a".to_owned()]);
    let only = stage.sent[0].id;
    stage.answer(only, Err(Cause::ParticipantNotFound));
    assert_eq!(results(&stage), [result("a", EntryResult::Asked)]);
    stage.wait(1).reads_call().roster(["own", "a"]).wait(9);
    stage.roster(["own", "a"]).wait(2);
    assert!(matches!(results(&stage)[0].1, EntryResult::Failed(_)));
}

#[test]
fn who_goes_after_a_failure_is_no_longer_counted_as_failed() {
    let mut stage = Stage::with(["own", "a", "b", "c"]);
    stage.remove_many(&["a", "b", "c"].map(str::to_owned));
    let [a, b, c] = [0, 1, 2].map(|at| stage.sent[at].id);
    stage.answer(a, Err(Cause::Conflict)).answer(b, Ok(204));
    stage.answer(c, Err(Cause::Service));
    stage.wait(1).roster(["own", "a", "b", "c"]).wait(10);
    assert_eq!(results(&stage)[1].1, EntryResult::StillHere);
    // The first person leaves. A lagging server has listed the second for a long time after the removal. The operator
    // removes the third singly.
    stage.wait(5).rosters(["own", "c"]);
    stage.press("c");
    let click = stage.sent[3].id;
    stage.answer(click, Ok(204)).wait(1);
    stage.rosters(["own"]);
    let all = [
        result("a", EntryResult::AlreadyGone),
        result("b", EntryResult::Gone(removed())),
        result("c", EntryResult::Gone(removed())),
    ];
    assert_eq!(results(&stage), all);
    let through = Outcome::BatchDone {
        removed: 2,
        already_gone: 1,
        failed: 0,
        unproved: 0,
        stopped: 0,
    };
    assert_eq!(
        *stage
            .entry_outcomes()
            .iter()
            .find(|it| matches!(it, Outcome::BatchDone { .. }))
            .unwrap(),
        through
    );
}

#[test]
fn who_is_clicked_while_they_wait_for_their_turn_gets_the_result_of_the_click() {
    let (mut stage, names) = crowd(40);
    stage.remove_many(&names);
    stage.press("p000");
    let is_waiting = |stage: &Stage| {
        let all = results(stage);
        all.iter().find(|one| one.0 == "p000").unwrap().1.clone()
    };
    assert_eq!(is_waiting(&stage), EntryResult::Asked);
}

#[test]
fn protected_people_never_fall_into_it() {
    let mut stage = Stage::with(["own", "boss", "rec", "vip", "eve"]);
    let mut recorder = user("rec");
    recorder.identity.kind = IdentityKind::Application;
    recorder.recording = true;
    stage.reads(Call {
        state: CallState::Established,
        my_participant: Some("own".into()),
        organizer: Some(user("boss").identity),
        ..Call::default()
    });
    let who = PersonRef::from(&*stage.row("vip"));
    stage.command(Command::Protect { who, on: true });
    stage.wait(1).roster_of([
        user("own"),
        user("boss"),
        recorder,
        user("vip"),
        user("eve"),
    ]);
    stage.remove_many(&["own", "boss", "rec", "vip", "eve", "eve", "nobody"].map(str::to_owned));
    assert_eq!(stage.deletes(), ["eve"]);
    stage.remove_many(&["boss"].map(str::to_owned));
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    stage.press("vip");
    assert_eq!(stage.refusal(), None, "singly, after its own warning");
}

#[test]
fn a_click_does_not_wait_for_a_bulk() {
    let (mut stage, names) = crowd(100);
    stage.remove_many(&names[..90]);
    assert_eq!(stage.deletes().len(), 16);
    stage.press("p099");
    assert_eq!(stage.deletes().last(), Some(&"p099"), "in the same moment");
}

#[test]
fn the_bulk_goes_on_as_answers_come_and_grows_with_them() {
    let (mut stage, names) = crowd(100);
    stage.remove_many(&names);
    let mut gone: Vec<String> = Vec::new();
    let mut most = 0;
    for _ in 0..40 {
        let open = stage.without_result();
        most = most.max(open.len());
        for attempt in open {
            stage.answer(attempt, Ok(204));
        }
        gone.extend(stage.deletes().iter().map(|id| (*id).to_owned()));
        stage.wait(1);
        let asked = stage.now;
        let mut all = vec![user("own")];
        all.extend(
            names
                .iter()
                .filter(|name| !gone.contains(name))
                .map(|word| user(word)),
        );
        stage.roster_asked(asked, all);
    }
    let batch = stage.view().batch.unwrap();
    assert_eq!(batch.progress(), (100, 100));
    assert_eq!(
        stage.entry_outcomes()[0],
        Outcome::BatchDone {
            removed: 100,
            already_gone: 0,
            failed: 0,
            unproved: 0,
            stopped: 0
        }
    );
    assert!(most > 16, "{most} at once: it grows while answers are good");
}

#[test]
fn people_may_be_added_while_it_runs_and_an_ending_takes_nobody_in() {
    let (mut stage, names) = crowd(40);
    stage.remove_many(&names[..30]);
    stage.remove_many(&names[25..35]);
    assert_eq!(stage.view().batch.unwrap().people.len(), 35);
    stage.command(Command::StopRemovals(id()));
    stage.remove_many(&names[..1]);

    let (mut stage, names) = crowd(40);
    stage.command(Command::EndForAll {
        call: id(),
        people: names.iter().map(|id| id.as_str().into()).collect(),
    });
    stage.remove_many(&names[..1]);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
}

#[test]
fn protection_is_kept_on_the_disk_and_shown_in_every_call() {
    use crate::moderation::effect::Effect;
    use crate::moderation::event::Event;
    use crate::moderation::state::row::Role;

    let mut stage = Stage::with(["vip"]);
    let who = PersonRef::from(&*stage.row("vip"));
    stage.command(Command::Protect {
        who: who.clone(),
        on: true,
    });
    let kept = stage.effects.iter().find_map(|effect| match effect {
        Effect::KeepProtected(people) => Some(people.clone()),
        _ => None,
    });
    assert_eq!(stage.row("vip").role, Role::Protected);
    let mut again = Stage::signed_out();
    again
        .sign_in("app")
        .event(Event::RestoredProtected(kept.unwrap()));
    again.command(Command::Watch(id()));
    again.reads_call().roster(["vip"]);
    assert_eq!(again.row("vip").role, Role::Protected);
    again.command(Command::Protect { who, on: false });
    assert_eq!(again.row("vip").role, Role::Attendee);
}

#[test]
fn somebody_who_is_protected_while_they_wait_for_their_turn_is_spared() {
    let (mut stage, names) = crowd(40);
    stage.remove_many(&names);
    let waiting = &names[39];
    let who = PersonRef::from(&*stage.row(waiting));
    stage.command(Command::Protect { who, on: true });
    for _ in 0..60 {
        for attempt in stage.without_result() {
            stage.answer(attempt, Err(Cause::Service));
        }
    }
    assert!(!stage.deletes().contains(&waiting.as_str()));
    let batch = stage.view().batch.unwrap();
    assert!(!batch.is_open(), "and it does not wait for them");
}

#[test]
fn people_who_join_a_removal_that_goes_on_are_told_of_in_its_own_entry() {
    let (mut stage, names) = crowd(30);
    stage.remove_many(&names[..20]);
    stage.remove_many(&names[20..]);
    let bulks = |stage: &Stage| {
        let entries = stage.entries();
        let of_bulk = entries.iter().filter_map(|entry| match entry.what {
            ActivityEvent::Bulk { people } => Some((people, entry.outcome.clone())),
            _ => None,
        });
        of_bulk.collect::<Vec<_>>()
    };
    assert_eq!(bulks(&stage), [(30, Outcome::OnItsWay)]);
    while let Some(attempt) = stage.without_result().first().copied() {
        stage.answer(attempt, Err(Cause::GrantMissing));
    }
    let through = Outcome::BatchDone {
        removed: 0,
        already_gone: 0,
        failed: 30,
        unproved: 0,
        stopped: 0,
    };
    assert_eq!(bulks(&stage), [(30, through)], "nothing is left in flight");
}

/// Makes an attempt wait two seconds before it is sent again, after a failure with this cause.
fn waits(stage: &mut Stage, attempt: AttemptId, cause: Cause) {
    let (until, asked_by_graph) = (stage.now.plus(Duration::from_secs(2)), false);
    let failure = Arc::new(Failure::new(cause));
    stage.event(Event::AttemptWaits {
        attempt,
        until,
        asked_by_graph,
        failure,
    });
}

#[test]
fn trouble_of_all_that_left_together_halves_the_room_once_and_quick_answers_widen_it() {
    let (mut stage, names) = crowd(200);
    stage.remove_many(&names);
    let first = stage.without_result();
    assert_eq!(first.len(), 16);
    for attempt in &first {
        waits(&mut stage, *attempt, Cause::Service);
    }
    for attempt in first {
        stage.answer(attempt, Ok(204));
    }
    assert_eq!(stage.deletes().len(), 16 + 8);
    stage.wait(1);
    // Eight slow responses, then eight quick ones.
    for _ in 0..2 {
        for attempt in stage.without_result() {
            stage.answer(attempt, Ok(204));
        }
    }
    assert_eq!(stage.deletes().len(), 16 + 8 + 8 + 16);
}

#[test]
fn slow_answers_do_not_widen_the_room() {
    let (mut stage, names) = crowd(200);
    stage.remove_many(&names);
    stage.wait(3);
    for attempt in stage.without_result() {
        stage.answer(attempt, Ok(204));
    }
    let open = stage.deletes().len() - 16;
    assert_eq!(open, 16, "as many as before");
}

#[test]
fn a_retry_keeps_the_counts_of_the_whole_batch() {
    let mut stage = Stage::with(["own", "a", "b", "c"]);
    stage.remove_many(&["a", "b", "c"].map(str::to_owned));
    let [a, b, c] = [0, 1, 2].map(|at| stage.sent[at].id);
    stage
        .answer(a, Ok(204))
        .answer(b, Err(Cause::GrantMissing))
        .answer(c, Err(Cause::Service));
    stage.wait(1).rosters(["own", "b", "c"]).wait(2);
    let before = stage.view().batch.unwrap();
    assert_eq!(before.phase, BatchPhase::Done);
    let again: Vec<_> = before
        .worth_retrying()
        .map(|one| one.participant.as_str())
        .collect();
    assert_eq!(again, ["c"], "b is probably protected");
    stage.remove_many(&["c".to_owned()]);
    let again = stage.view().batch.unwrap();
    assert_eq!(again.phase, BatchPhase::Removing);
    assert_eq!(again.people.len(), 3, "who is out and who isn't stays said");
    assert_eq!(again.count(EntryResult::is_removed), 1);
    assert_eq!(again.count(EntryResult::is_left_over), 1);
    let is_result = |told: &Outcome| matches!(told, Outcome::BatchDone { .. });
    assert!(
        !stage.entry_outcomes().iter().any(is_result),
        "the one entry goes on"
    );
}

#[test]
fn whoever_waits_in_a_bulk_and_is_removed_singly_is_on_the_way_and_not_refused() {
    let (mut stage, names) = crowd(40);
    stage.remove_many(&names);
    let last = names
        .iter()
        .find(|name| !stage.deletes().contains(&name.as_str()))
        .unwrap();
    stage.press(last);
    for _ in 0..30 {
        for attempt in stage.without_result() {
            stage.answer(attempt, Ok(204));
        }
        stage.wait(1);
        let all = results(&stage);
        let (_, result) = all.iter().find(|(name, _)| name == last).unwrap();
        let is_refused = matches!(result, EntryResult::Failed(_) | EntryResult::Waiting);
        assert!(!is_refused, "{result:?}");
    }
    let asked = stage.deletes().into_iter().filter(|name| *name == last);
    assert_eq!(asked.count(), 1);
}
