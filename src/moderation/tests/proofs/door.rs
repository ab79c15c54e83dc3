//! The closed door removes only people who were certainly not there before, according to two whole rosters. Also the
//! limits of all rules, and the people to whom keep-out rules apply.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::effect::{Effect, Poll};
use crate::moderation::event::Event;
use crate::moderation::evidence::reading::IncompleteReason;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::row::RowState;
use crate::moderation::state::rules::{DoorLimits, DoorScope, MOST_IN_A_CALL};
use crate::moderation::tests::cast::{guest, user, user_as};
use crate::moderation::tests::stage::{CALL, Stage, id};
use crate::moderation::tests::standing_rules::acting::phone;

fn external(word: &str, participant: &str) -> Participant {
    let mut entry = user_as(word, participant);
    entry.identity.tenant = Some("elsewhere".into());
    entry
}

/// Makes a person whom Graph lists as a user with this identity id.
fn filed(identity: &str, participant: &str) -> Participant {
    let whose = Identity {
        kind: IdentityKind::User,
        id: Some(identity.into()),
        display_name: Some(identity.into()),
        ..Identity::default()
    };
    Participant {
        identity: whose.recognized(),
        ..user_as(identity, participant)
    }
}

impl Stage {
    fn cut_roster(&mut self, people: &[Participant]) -> &mut Self {
        self.event(Event::Roster {
            call: CALL.into(),
            asked: self.now,
            participants: people.to_vec(),
            incomplete: Some(IncompleteReason::Cut),
        })
    }

    fn rests(&self) -> Option<DoorLimits> {
        self.view().door_limits
    }

    fn offered(&self) -> Vec<String> {
        let offered = self.rests().unwrap().offered;
        offered.iter().map(ToString::to_string).collect()
    }
}

fn met(participant: &str) -> [Participant; 2] {
    [user("own"), guest("Gil", participant)]
}

#[test]
fn one_whole_roster_before_is_not_enough() {
    let mut stage = Stage::with(["own"]);
    stage.close_door(300);
    assert_eq!(stage.rests().unwrap().incomplete, None);
    stage.wait(1).roster_of(met("g-1")).wait(5);
    assert!(stage.deletes().is_empty());
    stage.roster_of([user("own"), guest("Gil", "g-1"), guest("Gus", "g-2")]);
    stage.wait(1);
    assert_eq!(stage.deletes(), ["g-2"], "two whole ones lacked this one");
    assert_eq!(stage.offered(), ["g-1"], "left to the operator");
    assert!(stage.rests().unwrap().acts);
}

#[test]
fn a_second_roster_is_requested_soon_only_until_the_door_acts() {
    let mut stage = Stage::with(["own"]);
    stage.close_door(300);
    stage.wait(1).roster_of(met("g-1"));
    stage.wait(1).roster_of(met("g-1"));
    assert!(stage.rests().unwrap().acts);
    assert_eq!(stage.offered(), ["g-1"], "still left to the operator");
    let is_soon = |effect: &Effect| {
        matches!(
            effect,
            Effect::PollIn {
                what: Poll::Roster,
                ..
            }
        )
    };
    assert!(
        !stage.effects.iter().any(is_soon),
        "as often as the settings say"
    );
}

#[test]
fn two_that_are_too_close_together_count_as_one() {
    let mut stage = Stage::with(["own"]);
    stage
        .wait_exactly(Duration::from_millis(999))
        .roster(["own"]);
    stage.close_door(300);
    stage
        .wait_exactly(Duration::from_millis(1))
        .roster_of(met("g-1"));
    stage.wait(5);
    assert!(stage.deletes().is_empty());
}

#[test]
fn both_of_the_two_are_at_most_five_seconds_older_than_the_door() {
    // The older of the two rosters was requested a second before the newer one. If it could be much
    // older, one false roster would suffice for a removal.
    for (secs, is_met) in [(4, true), (5, false)] {
        let mut stage = Stage::knowing(["own"]);
        stage.wait(secs).close_door(300);
        stage.wait(1).roster_of(met("g-1")).wait(2);
        assert_eq!(!stage.deletes().is_empty(), is_met, "{secs}");
    }
}

#[test]
fn rosters_from_before_a_sleep_do_not_vouch_for_a_door_after_it() {
    let mut stage = Stage::knowing(["own"]);
    let wakes = stage.now.plus(Duration::from_hours(1)).wall;
    stage.now.wall = wakes;
    stage.event(Event::Tick).close_door(300);
    stage.wait(1).roster_of(met("g-1")).wait(5);
    assert!(
        stage.deletes().is_empty(),
        "it is unknown who joined meanwhile"
    );
}

#[test]
fn in_a_meeting_that_was_cut_the_door_rests_and_offers_whom_it_would_have_met() {
    let mut stage = Stage::new();
    stage.reads_call().cut_roster(&[user("own"), user("ada")]);
    stage.wait(1).close_door(300);
    let people = [
        user("own"),
        user("ada"),
        user("bob"),
        guest("Gil", "g-1"),
        guest("Gus", "g-2"),
    ];
    stage.wait(1).cut_roster(&people).wait(30);
    stage.cut_roster(&people);
    assert!(stage.deletes().is_empty());
    assert_eq!(
        stage.rests().unwrap().incomplete,
        Some(IncompleteReason::Cut)
    );
    assert_eq!(stage.offered(), ["g-1", "g-2"]);
    stage.command(Command::LetStay(id(), "g-2".into()));
    assert_eq!(stage.offered(), ["g-1"]);
    let people = stage.rests().unwrap().offered;
    stage.command(Command::RemoveMany { call: id(), people });
    assert_eq!(stage.deletes(), ["g-1"]);
    assert!(stage.offered().is_empty(), "nobody is offered twice");
}

#[test]
fn whom_a_cut_has_hidden_is_offered_once_rosters_are_whole_and_whoever_comes_then_is_removed() {
    let mut stage = Stage::new();
    stage.reads_call().cut_roster(&[user("own")]);
    stage.wait(1).close_door(300);
    stage.wait(1).cut_roster(&[user("own")]);
    let hidden = [user("own"), guest("Gil", "g-1")];
    for _ in 0..3 {
        stage.wait(1).roster_of(hidden.clone());
    }
    let rests = stage.rests().unwrap();
    assert!(rests.acts && rests.incomplete.is_none());
    assert_eq!(stage.offered(), ["g-1"]);
    let [own, gil] = hidden;
    stage.wait(1).roster_of([own, gil, guest("Gus", "g-2")]);
    stage.wait(2);
    assert_eq!(stage.deletes(), ["g-2"]);
    stage.command(Command::LetStay(id(), "g-1".into()));
    assert_eq!(stage.rests(), None, "nothing is left to say");
}

#[test]
fn once_it_is_vouched_for_it_goes_on_however_cut_later_rosters_are() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(600).wait(100);
    stage.cut_roster(&met("g-1")).wait(1);
    assert_eq!(
        stage.deletes(),
        ["g-1"],
        "arriving in numbers does not reopen it"
    );
    assert_eq!(stage.rests(), None);
}

#[test]
fn a_guest_who_was_there_is_not_met_though_rosters_were_short() {
    let mut stage = Stage::with(["own"]);
    for n in 0..3 {
        let everybody = [user("own"), guest("Old", "g-0"), guest("Ola", "g-1")];
        stage.wait(1).rosters_of(everybody.clone());
        stage.close_door(300 + n).wait(1);
        stage.rosters_of([user("own"), guest("Old", "g-0")]);
        stage.wait(1).rosters_of(everybody).wait(2);
    }
    stage.wait(1).rosters(["own"]).wait(70);
    stage.rosters_of([user("own"), guest("Old", "g-0")]).wait(5);
    assert!(stage.deletes().is_empty(), "an id that was seen is no join");
}

#[test]
fn visitors_and_users_of_communication_services_come_through_the_door_too() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(300).wait(1).roster_of([
        user("own"),
        user("bob"),
        external("zoe", "e-1"),
        phone("+15550100", "p-1"),
        filed("8:anon:7f3e", "a-1"),
        filed("8:teamsvisitor:94a5", "v-1"),
        filed("8:acs:aa-bb_cc", "c-1"),
        filed("8:live:who", "u-1"),
    ]);
    stage.wait(1);
    assert_eq!(stage.deletes(), ["c-1", "v-1", "a-1"]);
    let scope = DoorScope {
        externals: true,
        phones: true,
    };
    stage.command(Command::DoorConcerns(id(), scope)).wait(1);
    assert_eq!(stage.deletes()[3..], ["p-1", "e-1"], "by choice");
}

#[test]
fn each_of_the_two_choices_is_for_itself() {
    for (externals, phones, wanted) in [(true, false, "e-1"), (false, true, "p-1")] {
        let mut stage = Stage::knowing(["own"]);
        stage.close_door(300);
        let scope = DoorScope { externals, phones };
        stage.command(Command::DoorConcerns(id(), scope)).wait(1);
        stage.roster_of([
            user("own"),
            external("zoe", "e-1"),
            phone("+15550100", "p-1"),
        ]);
        stage.wait(1);
        assert_eq!(stage.deletes(), [wanted]);
    }
}

#[test]
fn a_flood_pauses_the_rules_and_leaves_the_rest_to_a_person() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(300).wait(1);
    let mut people = vec![user("own")];
    people.extend((0..80).map(|n| guest("Eve", &format!("g-{n:02}"))));
    let asked = stage.now;
    stage.roster_asked(asked, people).wait(1);
    for _ in 0..100 {
        for attempt in stage.without_result() {
            stage.answer(attempt, Ok(204));
        }
        stage.wait_exactly(Duration::from_millis(100));
    }
    assert_eq!(stage.deletes().len(), MOST_IN_A_CALL);
    let rules = stage.view().rules;
    assert!(rules.over_limit);
    assert_eq!(rules.due.len(), 20, "the rest");
    let entries = stage.entries();
    let told = entries
        .iter()
        .filter(|it| it.what == ActivityEvent::RulesOverLimit);
    assert_eq!(told.count(), 1);
    let rest: Vec<_> = rules
        .due
        .iter()
        .map(|due| due.participant.clone())
        .collect();
    stage.command(Command::RemoveMany {
        call: id(),
        people: rest,
    });
    for attempt in stage.without_result() {
        stage.answer(attempt, Ok(204));
    }
    assert_eq!(stage.deletes().len(), 80, "with one click");
}

#[test]
fn after_the_minute_of_a_flood_rules_go_on() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(300).wait(1);
    let mut people = vec![user("own")];
    people.extend((0..70).map(|n| guest("Eve", &format!("g-{n:02}"))));
    let asked = stage.now;
    stage.roster_asked(asked, people).wait(1);
    for _ in 0..70 {
        for attempt in stage.without_result() {
            stage.answer(attempt, Ok(204));
        }
        stage.wait(1);
    }
    assert_eq!(stage.deletes().len(), 70);
    assert!(!stage.view().rules.over_limit);
}

#[test]
fn keeping_out_goes_on_after_the_minute_of_its_limit() {
    let mut stage = Stage::knowing(["own", "eve"]);
    stage.keep_out("eve", None).is_gone([user("own")]);
    for visit in ["e1", "e2", "e3", "e4"] {
        stage
            .wait(1)
            .roster_of([user("own"), user_as("eve", visit)]);
        stage.wait(1);
        if stage.deletes().last() == Some(&visit) {
            stage.is_gone([user("own")]);
        }
    }
    assert_eq!(stage.deletes(), ["eve", "e1", "e2", "e3"]);
    stage.wait(60);
    assert_eq!(
        stage.deletes().last(),
        Some(&"e4"),
        "it never stops for good"
    );
    assert_eq!(stage.view().rules.kept_out[0].alarm, None);
}

#[test]
fn keeping_out_acts_on_listed_identities_alone() {
    let mut stage = Stage::knowing(["own", "eve"]);
    stage.keep_out("eve", None).is_gone([user("own")]);
    stage
        .wait(1)
        .cut_roster(&[user("own"), user_as("eve", "e1")]);
    stage.wait(1);
    assert_eq!(stage.deletes(), ["eve", "e1"], "also in a cut roster");
    let mut stage = Stage::knowing(["own", "eve"]);
    stage.keep_out("eve", None).is_gone([user("own")]);
    stage.wait(1).roster_of([user("own"), user_as("eve", "e1")]);
    stage
        .wait_exactly(Duration::from_millis(500))
        .roster(["own"]);
    stage.wait(5);
    assert_eq!(
        stage.deletes(),
        ["eve"],
        "not one whom the newest roster lacks"
    );
}

#[test]
fn the_door_asks_once_also_where_the_removal_cannot_be_proved() {
    let mut stage = Stage::knowing(["own"]);
    stage.close_door(300).wait(1).roster_of(met("g-1"));
    stage.wait(1).accept().wait(10);
    assert!(matches!(stage.state("g-1"), RowState::NotProved { .. }));
    for _ in 0..3 {
        stage.cut_roster(&[user("own")]).wait(5);
    }
    assert_eq!(stage.deletes(), ["g-1"]);
}

#[test]
fn a_shared_number_stays_shared_while_one_roster_lacks_a_caller() {
    let mut stage = Stage::knowing(["own"]);
    let one = phone("+15550100", "p-1");
    stage.roster_of([user("own"), one.clone()]);
    stage.keep_out("p-1", None).is_gone([user("own")]);
    let both = [
        user("own"),
        phone("+15550100", "p-2"),
        phone("+15550100", "p-3"),
    ];
    stage.wait(70).rosters_of(both);
    stage
        .roster_of([user("own"), phone("+15550100", "p-2")])
        .wait(5);
    assert_eq!(stage.deletes(), ["p-1"]);
    // The operator cannot give the order again either, while a roster lists only one of the two
    // people.
    stage.wait(1).roster_of([
        user("own"),
        phone("+15550100", "p-2"),
        phone("+15550100", "p-3"),
    ]);
    stage
        .wait(1)
        .roster_of([user("own"), phone("+15550100", "p-2")]);
    stage.keep_out("p-2", None);
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    let identity = stage.view().rules.kept_out[0].identity.clone();
    stage.command(Command::KeepOutAgain(id(), identity)).wait(1);
    assert_eq!(stage.deletes(), ["p-1"]);
}
