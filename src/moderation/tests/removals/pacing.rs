//! Removals that were throttled or got no token count neither as a try nor as a failure. They are sent again later,
//! unless they are no longer wanted.

use std::time::Duration;

use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::effect::Effect;
use crate::moderation::event::Event;
use crate::moderation::model::audit::Phase;
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::{Cause, SignInCause};
use crate::moderation::model::ids::AttemptId;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::deeds::batch::BatchPhase;
use crate::moderation::state::row::{PersonRef, RowState};
use crate::moderation::tests::cast::{failure, guest, user, user_as};
use crate::moderation::tests::removals::bulk::{crowd, results};
use crate::moderation::tests::stage::{CALL, Stage, id};

const NO_TOKEN: Cause = Cause::SignIn(SignInCause::EntraTrouble);

fn too_many(seconds: u64) -> Cause {
    Cause::Throttled(Some(Duration::from_secs(seconds)))
}

impl Stage {
    fn turned_away(&mut self, attempt: AttemptId, cause: Cause) -> &mut Self {
        self.event(Event::TurnedAway {
            attempt,
            failure: failure(cause),
        })
    }

    /// Lets seconds pass, and accepts everything that was sent during each second.
    fn accept_for(&mut self, seconds: usize) {
        let mut answered = self.sent.len();
        for _ in 0..seconds {
            self.wait(1);
            while answered < self.sent.len() {
                self.answer(self.sent[answered].id, Ok(204));
                answered += 1;
            }
        }
    }

    /// Turns all removals in flight away, as throttled or for lack of a token, depending on `cause`.
    fn turn_all_away(&mut self, cause: &Cause) {
        for attempt in self.without_result() {
            self.turned_away(attempt, cause.clone());
        }
    }

    fn waits(&self, name: &str) -> bool {
        let RowState::Asked { waits_until, .. } = self.state(name) else {
            return false;
        };
        waits_until.is_some_and(|until| until.monotonic > self.now.monotonic)
    }
}

/// Plays a bulk removal whose first removals were throttled or got no token. Also returns the names of all people.
fn held(people: usize, cause: &Cause) -> (Stage, Vec<String>) {
    let (mut stage, names) = crowd(people);
    stage.remove_many(&names);
    stage.wait_exactly(Duration::from_millis(50));
    stage.turn_all_away(cause);
    (stage, names)
}

#[test]
fn whoever_is_turned_away_waits_with_stop_and_is_asked_again_under_the_same_attempt() {
    for cause in [too_many(5), NO_TOKEN, Cause::Throttled(None)] {
        let (mut stage, names) = held(16, &cause);
        assert!(names.iter().all(|name| stage.waits(name)), "{cause:?}");
        assert!(matches!(stage.entry_outcomes()[1], Outcome::Waits { .. }));
        let first: Vec<AttemptId> = stage.sent.iter().map(|sent| sent.id).collect();
        stage.accept_for(200);
        let again: Vec<AttemptId> = stage.sent[16..].iter().map(|sent| sent.id).collect();
        assert_eq!(again, first, "{cause:?}");
        let intents = stage
            .audit
            .iter()
            .filter(|line| line.phase == Phase::Intent);
        assert_eq!(intents.count(), 16, "each was started once");
        stage.rosters(["own"]);
        let all = results(&stage);
        assert!(all.iter().all(|(_, result)| result.is_gone()), "{all:?}");
    }
}

#[test]
fn nothing_in_bulk_leaves_while_graph_asked_to_wait_and_a_click_leaves_at_once() {
    let (mut stage, _) = held(40, &too_many(60));
    assert_eq!(stage.deletes().len(), 16);
    let pauses = |effect: &Effect| matches!(effect, Effect::PausePolls { .. });
    assert!(
        stage.effects.iter().any(pauses),
        "other readings wait as well"
    );
    stage.wait(59);
    assert_eq!(stage.deletes().len(), 16);
    stage.press("p039");
    assert_eq!(stage.deletes()[16..], ["p039"]);
    stage.wait(1);
    assert_eq!(stage.deletes().len(), 18, "then one is sent first");
}

#[test]
fn a_click_that_graph_turns_away_holds_what_the_program_does_by_itself() {
    let (mut stage, names) = crowd(40);
    stage.press("p000");
    stage.is_throttled(30);
    stage.remove_many(&names[1..]);
    assert_eq!(stage.deletes(), ["p000"]);
    stage.wait(30);
    assert_eq!(stage.deletes().len(), 1 + 16);
}

#[test]
fn stop_lets_all_be_who_wait_and_the_record_says_so() {
    let (mut stage, names) = held(40, &too_many(86_400));
    let row = stage.sent[0].id;
    stage.command(Command::Stop(row));
    assert!(stage.effects.contains(&Effect::GiveUp(row)));
    stage.command(Command::StopRemovals(id()));
    assert!(
        names
            .iter()
            .all(|name| stage.state(name) == RowState::Present)
    );
    let all = results(&stage);
    assert!(
        all.iter()
            .all(|(_, result)| *result == EntryResult::Stopped),
        "{all:?}"
    );
    assert_eq!(stage.outcomes(), [AuditOutcome::Stopped; 16]);
    assert_eq!(stage.console.in_flight(), 0);
    stage.wait(90_000);
    assert_eq!(stage.deletes().len(), 16, "nothing is sent a day later");
}

#[test]
fn whoever_comes_under_protection_while_they_wait_is_spared() {
    let (mut stage, names) = held(16, &too_many(3));
    let who = PersonRef::from(&*stage.row(&names[3]));
    stage.command(Command::Protect { who, on: true });
    assert_eq!(stage.state(&names[3]), RowState::Present);
    stage.accept_for(60);
    let asked = stage.deletes().iter().filter(|id| **id == names[3]).count();
    assert_eq!(asked, 1, "not again");
    assert_eq!(stage.deletes().len(), 16 + 15);
}

#[test]
fn a_rule_that_is_over_removes_nobody_who_still_waits() {
    let mut stage = Stage::knowing(["own", "ada"]);
    stage.command(Command::Door(id(), Some(Duration::from_mins(10))));
    stage.wait(2);
    stage
        .roster_of([user("own"), user("ada"), guest("Eve", "g-1")])
        .wait(2);
    assert_eq!(stage.deletes(), ["g-1"]);
    let attempt = stage.newest();
    stage.turned_away(attempt, too_many(20));
    stage.command(Command::Door(id(), None)).wait(60);
    assert_eq!(stage.deletes(), ["g-1"]);
    assert_eq!(stage.state("g-1"), RowState::Present);
    assert_eq!(stage.outcomes(), [AuditOutcome::Stopped]);
}

#[test]
fn nobody_waits_for_a_call_that_is_over_or_for_a_program_that_ends() {
    let (mut stage, _) = held(16, &too_many(60));
    stage.call_ends(200, 0);
    assert_eq!(stage.outcomes(), [AuditOutcome::Stopped; 16]);
    stage.wait(120);
    assert_eq!(stage.deletes().len(), 16);

    let (mut stage, _) = held(16, &too_many(60));
    stage.close();
    assert_eq!(
        stage.outcomes(),
        [AuditOutcome::Stopped; 16],
        "they were never carried out"
    );
}

#[test]
fn two_calls_share_one_budget_and_both_go_on() {
    let (mut stage, names) = crowd(100);
    stage.command(Command::Watch("C2".into()));
    stage.event(Event::CallRead {
        call: "C2".into(),
        asked: stage.now,
        read: crate::moderation::model::call::Call {
            state: crate::moderation::model::call::CallState::Established,
            my_participant: Some("own".into()),
            ..Default::default()
        },
    });
    let people: Vec<_> = (0..100).map(|n| user(&format!("q{n:03}"))).collect();
    stage.event(Event::Roster {
        call: "C2".into(),
        asked: stage.now,
        participants: people.clone(),
        incomplete: None,
    });
    stage.remove_many(&names);
    let ids = people.iter().filter_map(|one| one.id.clone()).collect();
    stage.command(Command::RemoveMany {
        call: "C2".into(),
        people: ids,
    });
    assert_eq!(stage.deletes().len(), 16, "for both together");
    for _ in 0..4 {
        for attempt in stage.without_result() {
            stage.answer(attempt, Ok(204));
        }
    }
    let of_second = stage.sent.iter().filter(|sent| sent.call.as_str() == "C2");
    let (all, second) = (stage.deletes().len(), of_second.count());
    assert!(second * 3 > all, "{second} of {all}");
    assert_eq!(stage.view().batch.unwrap().phase, BatchPhase::Removing);
    assert_eq!(stage.sent[0].call.as_str(), CALL);
}

#[test]
fn refresh_says_why_nothing_is_asked_while_readings_were_refused() {
    let mut stage = Stage::with(["own", "ada"]);
    stage.roster_fails(too_many(86_400));
    stage.command(Command::Refresh(id()));
    assert_eq!(stage.refusal(), Some(too_many(86_400)));
    stage.wait(86_400).command(Command::Refresh(id()));
    assert_eq!(stage.effects, [Effect::PollAnew(id())]);
}

#[test]
fn a_pause_that_an_action_brought_does_not_count_against_a_proof() {
    let mut stage = Stage::knowing(["own", "ada", "bob"]);
    stage.press("ada").accept();
    stage.wait(1).press("bob").is_throttled(60);
    stage.wait(30);
    let state = stage.state("ada");
    assert!(matches!(state, RowState::Accepted { .. }), "{state:?}");
}

#[test]
fn a_removal_that_waits_is_dropped_once_the_person_is_let_back_in() {
    let mut stage = Stage::knowing(["own", "ada", "eve"]);
    stage.keep_out("eve", None);
    for attempt in stage.without_result() {
        stage.answer(attempt, Ok(204));
    }
    stage.wait(1).rosters(["own", "ada"]);
    let back = [user("own"), user("ada"), user_as("eve", "eve-2")];
    stage.wait(70).roster_of(back.clone());
    stage.wait(2);
    assert!(stage.deletes().contains(&"eve-2"));
    stage.turn_all_away(&too_many(20));
    assert!(stage.waits("eve-2"));
    let identity = stage.view().rules.kept_out[0].identity.clone();
    stage.command(Command::LetBackIn(id(), identity)).wait(1);
    assert!(!stage.waits("eve-2"), "{:?}", stage.state("eve-2"));
    let before = stage.deletes().len();
    stage.roster_of(back).wait(30);
    assert_eq!(stage.deletes().len(), before);
}
