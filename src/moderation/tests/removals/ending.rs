//! *End for everyone*: newest arrival first, with a result for each person. The app stays while
//! somebody is left.

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::effect::Request;
use crate::moderation::model::audit::Source;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::deeds::batch::BatchPhase;
use crate::moderation::state::snapshot::WatchState;
use crate::moderation::tests::cast::{removed, user};
use crate::moderation::tests::stage::{Stage, id};

impl Stage {
    fn end_for(&mut self, people: &[&str]) -> &mut Self {
        let people: Vec<ParticipantId> = people.iter().map(|id| ParticipantId::from(*id)).collect();
        self.command(Command::EndForAll { call: id(), people })
    }

    fn accept_all(&mut self) -> &mut Self {
        let open: Vec<_> = self.without_result();
        for attempt in open {
            self.answer(attempt, Ok(204));
        }
        self
    }

    fn results(&self) -> Vec<(String, EntryResult)> {
        let batch = self.view().batch.unwrap();
        let results = batch.people.iter();
        results
            .map(|person| (person.participant.to_string(), person.result.clone()))
            .collect()
    }

    fn phase(&self) -> BatchPhase {
        self.view().batch.unwrap().phase
    }

    fn hung_up(&self) -> bool {
        self.sent
            .iter()
            .any(|attempt| attempt.request == Request::HangUp)
    }
}

/// Plays a call in which Ada and Bob were there from the start, then Cyd joined, then Dan.
fn full() -> Stage {
    let mut stage = Stage::with(["own", "ada", "bob"]);
    stage.wait(5).roster(["own", "ada", "bob", "cyd"]);
    stage.wait(5).roster(["own", "ada", "bob", "cyd", "dan"]);
    stage
}

#[test]
fn everybody_else_is_removed_newest_first_and_then_the_app_leaves() {
    let mut stage = full();
    stage.end_for(&["ada", "bob", "cyd", "dan"]);
    assert_eq!(stage.deletes()[..2], ["dan", "cyd"]);
    assert_eq!(stage.deletes().len(), 4);
    assert!(
        stage
            .audit
            .iter()
            .all(|line| line.source == Source::EndForAll)
    );
    stage.wait(1).accept_all();
    assert!(!stage.hung_up(), "a 204 proves nothing");
    stage.wait(1).roster(["own"]);
    assert!(!stage.hung_up(), "nor does one roster");
    stage.wait(1).roster(["own"]);
    assert_eq!(stage.phase(), BatchPhase::Removing);
    assert!(!stage.hung_up(), "somebody may have come meanwhile");
    stage.wait(1).roster(["own"]);
    assert_eq!(stage.phase(), BatchPhase::Leaving);
    assert!(
        stage
            .results()
            .iter()
            .all(|(_, result)| *result == EntryResult::Gone(removed()))
    );
    assert!(stage.hung_up());
    stage.accept();
    let WatchState::Ended(ended) = stage.view().state else {
        panic!()
    };
    assert_eq!(ended.reason, EndReason::Left);
    assert_eq!(stage.without_result(), []);
}

#[test]
fn somebody_who_is_left_keeps_the_app_in_the_call() {
    let mut stage = full();
    stage.end_for(&["ada", "bob", "cyd", "dan"]);
    stage.fail(Cause::GrantMissing);
    stage.wait(1).accept_all();
    stage.wait(1).rosters(["own", "bob", "eve"]);
    let failed: Vec<_> = stage
        .results()
        .into_iter()
        .filter(|(_, result)| matches!(result, EntryResult::Failed(_)))
        .collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(
        stage.phase(),
        BatchPhase::LeftOver,
        "one refused, one who came later"
    );
    assert!(!stage.hung_up());
    assert_eq!(
        stage.entry_outcomes()[0],
        Outcome::EndedForEveryone { left: 2 }
    );
    assert!(
        !stage.deletes().contains(&"eve"),
        "who was not counted is not removed"
    );
    stage.command(Command::DismissBatch(id()));
    assert!(stage.view().batch.is_none());
}

#[test]
fn it_can_be_stopped_half_way_and_says_who_was_left() {
    let people: Vec<String> = (0..40).map(|n| format!("p{n}")).collect();
    let mut stage = Stage::with(["own"]);
    let mut all = vec![user("own")];
    all.extend(people.iter().map(|word| user(word)));
    let asked = stage.wait(2).now;
    stage.roster_asked(asked, all.clone());
    let named: Vec<&str> = people.iter().map(String::as_str).collect();
    stage.end_for(&named);
    assert_eq!(stage.deletes().len(), 16, "not all at once");
    stage.command(Command::StopRemovals(id()));
    stage.wait(1).accept_all();
    assert_eq!(stage.deletes().len(), 16);
    let gone: Vec<&str> = stage.deletes();
    let gone: Vec<String> = gone.into_iter().map(str::to_owned).collect();
    all.retain(|entry| !gone.contains(&entry.id.as_ref().unwrap().to_string()));
    let asked = stage.wait(1).now;
    stage.roster_asked(asked, all.clone());
    let asked = stage.wait(1).now;
    stage.roster_asked(asked, all);
    let batch = stage.view().batch.unwrap();
    assert_eq!(batch.phase, BatchPhase::Stopped);
    assert_eq!(
        batch.count(|result| *result == EntryResult::Gone(removed())),
        16
    );
    assert_eq!(batch.count(|result| *result == EntryResult::Stopped), 24);
    assert!(!stage.hung_up() && !batch.is_open());
    stage.end_for(&["p39"]);
    assert_eq!(stage.refusal(), None, "it can be begun again");
}

#[test]
fn fewer_leave_at_once_after_graph_asked_to_wait() {
    let people: Vec<String> = (0..60).map(|n| format!("p{n}")).collect();
    let mut stage = Stage::with(["own"]);
    let mut all = vec![user("own")];
    all.extend(people.iter().map(|word| user(word)));
    let asked = stage.wait(2).now;
    stage.roster_asked(asked, all);
    let named: Vec<&str> = people.iter().map(String::as_str).collect();
    stage.end_for(&named);
    stage.is_throttled(5);
    let first = stage.sent[1].id;
    stage.answer(first, Ok(204));
    assert_eq!(
        stage.deletes().len(),
        16,
        "eight at a time now, and fifteen are out"
    );
}

#[test]
fn this_app_and_strangers_to_the_list_are_never_named() {
    let mut stage = full();
    stage.end_for(&["own", "nobody", "dan", "dan"]);
    assert_eq!(stage.deletes(), ["dan"]);
    stage.end_for(&["ada"]);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed), "one is under way");
}

#[test]
fn what_rings_is_cancelled_with_it() {
    let mut stage = full();
    stage.invite("I1", "zoe").rings(Some("z-1"), None);
    stage.end_for(&["dan"]);
    assert_eq!(stage.deletes(), ["z-1", "dan"]);
    let cancelled = stage
        .audit
        .iter()
        .any(|line| line.action == Deed::CancelInvitation);
    assert!(cancelled);
}

#[test]
fn the_end_of_the_call_ends_it() {
    let mut stage = full();
    stage.end_for(&["ada", "dan"]).accept_all();
    stage.call_ends(200, 5002);
    assert_eq!(stage.entry_outcomes()[0], Outcome::CallEnded);
    assert!(!stage.view().batch.unwrap().is_open());
    assert!(!stage.hung_up());
    assert_eq!(stage.without_result(), []);
}

#[test]
fn an_app_that_could_not_leave_says_so_and_stays() {
    let mut stage = full();
    stage.end_for(&["dan"]).accept();
    stage.wait(1).rosters(["own"]).wait(1).roster(["own"]);
    assert!(stage.hung_up());
    stage.fail(Cause::Service);
    assert_eq!(stage.phase(), BatchPhase::LeftOver);
    assert!(stage.view().leaving.is_some());
}

#[test]
fn while_the_call_is_ended_for_everybody_nothing_else_begins_and_the_panel_stays() {
    let mut stage = full();
    stage.end_for(&["ada", "bob", "cyd", "dan"]);
    stage.wait(1).command(Command::DismissBatch(id()));
    assert!(stage.view().batch.is_some(), "removals are under way");
    stage.roster(["own", "ada", "bob", "cyd", "dan", "eve"]);
    let people = vec!["eve".into()];
    stage.command(Command::RemoveMany { call: id(), people });
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    assert_eq!(stage.results().len(), 4);
}

#[test]
fn an_app_that_is_leaving_ends_the_call_for_nobody() {
    let mut stage = full();
    stage.command(Command::Leave {
        call: id(),
        source: Source::Click,
    });
    stage.end_for(&["ada", "bob"]);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    assert!(stage.deletes().is_empty());
}
