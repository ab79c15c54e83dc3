//! Rules switched by the operator: who is admitted, how rules end and change, and what is recorded.

use std::time::Duration;

use crate::moderation::command::Command;
use crate::moderation::event::Event;
use crate::moderation::model::audit::{AuditAction, Phase, Source};
use crate::moderation::model::call::{Call, CallState};
use crate::moderation::model::deed::Deed;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::{IdentityKind, Participant};
use crate::moderation::state::activity::entry::ActivityEvent;
use crate::moderation::state::row::{PersonRef, Role};
use crate::moderation::state::rules::{KeepOutAlarm, RuleOver};
use crate::moderation::tests::cast::{guest, user, user_as};
use crate::moderation::tests::stage::{Stage, id};
use crate::moderation::tests::standing_rules::acting::{alarm, phone};

fn in_lobby(name: &str, participant: &str) -> Participant {
    Participant {
        in_lobby: true,
        ..guest(name, participant)
    }
}

/// Makes a participant that is the app with this client id.
fn app(client_id: &str, participant: &str) -> Participant {
    let mut entry = user_as("bot", participant);
    entry.identity.kind = IdentityKind::Application;
    entry.identity.id = Some(client_id.into());
    entry
}

impl Stage {
    /// Returns the audit lines of [`Phase::Switch`], oldest first: action, source and name.
    fn switches(&self) -> Vec<(AuditAction, Source, &str)> {
        let lines = self.audit.iter();
        let lines = lines.filter(|line| line.phase == Phase::Switch);
        lines
            .map(|line| (line.action, line.source, line.shown_name.as_str()))
            .collect()
    }

    fn let_in(&self) -> Vec<String> {
        let rules = self.view().rules;
        let let_in = rules.door.iter().flat_map(|door| &door.let_in);
        let_in.map(|who| who.name.as_str().to_owned()).collect()
    }
}

#[test]
fn whoever_waits_in_the_lobby_or_is_let_in_from_there_stays() {
    let mut stage = Stage::knowing(["ada"]);
    stage.close_door(300).wait(1);
    stage
        .roster_of([user("ada"), in_lobby("Auditor", "g-1")])
        .wait(30);
    assert!(stage.deletes().is_empty() && stage.view().rules.due.is_empty());
    stage
        .roster_of([user("ada"), guest("Auditor", "g-1"), guest("Raider", "g-2")])
        .wait(30);
    assert_eq!(stage.deletes(), ["g-2"]);
    assert_eq!(stage.let_in(), ["Auditor"]);
}

#[test]
fn somebody_who_is_kept_out_is_not_forgiven_by_the_lobby() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.close_door(300).keep_out("eve", None);
    stage.is_gone([user("ada")]);
    let mut waits = user_as("eve", "e-2");
    waits.in_lobby = true;
    stage.roster_of([user("ada"), waits]);
    stage
        .roster_of([user("ada"), user_as("eve", "e-2")])
        .wait(1);
    assert_eq!(stage.deletes(), ["eve", "e-2"]);
}

#[test]
fn the_next_guests_may_come_in_and_are_counted_down() {
    let mut stage = Stage::knowing(["ada"]);
    stage.command(Command::LetNextIn(id(), 1));
    assert_eq!(
        stage.refusal(),
        Some(Cause::NotAllowed),
        "no door is closed"
    );
    stage.close_door(300).command(Command::LetNextIn(id(), 2));
    stage.wait(1).roster_of([user("ada"), guest("One", "g-1")]);
    assert_eq!(stage.view().rules.door.as_ref().unwrap().lets_in, 1);
    stage.roster_of([
        user("ada"),
        guest("One", "g-1"),
        guest("Two", "g-2"),
        guest("Three", "g-3"),
    ]);
    stage.wait(5);
    assert_eq!(stage.deletes(), ["g-3"]);
    assert_eq!(stage.let_in(), ["One", "Two"]);
    assert_eq!(stage.view().rules.door.as_ref().unwrap().lets_in, 0);
}

#[test]
fn a_removal_by_a_rule_that_is_stopped_on_its_row_is_not_asked_for_again() {
    let mut stage = Stage::knowing(["ada"]);
    stage.close_door(300).wait(1);
    stage.roster_of([user("ada"), guest("Gil", "g-1")]).wait(1);
    stage.is_throttled(5);
    stage.command(Command::Stop(stage.newest())).wait(1);
    stage.roster_of([user("ada"), guest("Gil", "g-1")]).wait(10);
    assert_eq!(stage.deletes(), ["g-1"]);
}

#[test]
fn the_end_of_a_rule_by_time_is_told_until_it_is_read() {
    let mut stage = Stage::with(["ada", "eve"]);
    stage.close_door(60).keep_out("eve", Some(30));
    stage.is_gone([user("ada")]).wait(60);
    let rules = stage.view().rules;
    let [RuleOver::KeepOut(who), RuleOver::Door(closed_for)] = &rules.over[..] else {
        panic!("{:?}", rules.over);
    };
    assert_eq!(who.name.as_str(), "eve");
    assert_eq!(*closed_for, Duration::from_mins(1));
    let by_itself = |is: fn(&ActivityEvent) -> bool| {
        let entries = stage.entries();
        let mut found = entries.iter().filter(|entry| is(&entry.what));
        found.any(|entry| entry.source == Some(Source::Clock))
    };
    assert!(by_itself(|what| what.deed() == Some(Deed::OpenDoor)));
    assert!(by_itself(|what| what.deed() == Some(Deed::LetBackIn)));
    stage.command(Command::DismissOver(id(), 1));
    assert_eq!(stage.view().rules.over.len(), 1);
    stage.close_door(60);
    assert!(stage.view().rules.over.is_empty(), "it is closed again");
}

#[test]
fn every_switch_is_on_record_with_what_made_it_and_sends_nothing() {
    use AuditAction::{Deed as Of, LetNextIn, Protect};
    use Deed as A;
    use Source::{Click, Clock, Window};
    let mut stage = Stage::with(["ada", "eve"]);
    let ada = PersonRef::from(&*stage.row("ada"));
    stage.close_door(60);
    stage.command(Command::Raid(id(), true));
    stage.command(Command::Protect { who: ada, on: true });
    stage.keep_out("eve", Some(60)).is_gone([user("ada")]);
    let eve = stage.view().rules.kept_out[0].identity.clone();
    stage.roster_of([user("ada"), guest("Gil", "g-1")]);
    stage.command(Command::LetStay(id(), "g-1".into()));
    stage.command(Command::LetBackIn(id(), eve));
    stage.command(Command::LetNextIn(id(), 1));
    stage.wait(600);
    stage.close_door(60).command(Command::Door(id(), None));
    let switches = stage.switches();
    assert_eq!(
        switches,
        [
            (Of(A::CloseDoor), Window, ""),
            (Of(A::RaidOn), Window, ""),
            (Protect, Window, "ada"),
            (Of(A::KeepOut), Click, "eve"),
            (Of(A::LetStay), Window, "Gil"),
            (Of(A::LetBackIn), Window, "eve"),
            (LetNextIn, Window, ""),
            (Of(A::OpenDoor), Clock, ""),
            (Of(A::RaidOff), Clock, ""),
            (Of(A::CloseDoor), Window, ""),
            (Of(A::OpenDoor), Window, ""),
        ]
    );
    let numbers: Vec<_> = stage.audit.iter().map(|line| line.attempt).collect();
    let of_switch = stage.audit.iter().find(|line| line.action == A::RaidOn);
    let number = of_switch.unwrap().attempt;
    assert_eq!(numbers.iter().filter(|other| **other == number).count(), 1);
    assert_eq!(stage.deletes(), ["eve"]);
}

#[test]
fn a_rule_gets_another_time_and_starts_again_after_an_alarm() {
    let mut stage = Stage::with(["ada"]);
    stage.roster_of([user("ada"), phone("+1555", "p0")]);
    stage.keep_out("p0", Some(60)).is_gone([user("ada")]);
    let identity = stage.view().rules.kept_out[0].identity.clone();
    stage.command(Command::KeepOutFor(id(), identity.clone(), None));
    assert_eq!(stage.view().rules.kept_out[0].until, None);
    let time = Some(Duration::from_mins(10));
    stage.command(Command::KeepOutFor(id(), identity.clone(), time));
    stage.wait(120);
    stage.roster_of([user("ada"), phone("+1555", "p1"), phone("+1555", "p2")]);
    assert_eq!(alarm(&stage.view()), Some(KeepOutAlarm::SharedNumber));
    stage
        .wait(1)
        .rosters_of([user("ada"), phone("+1555", "p1")])
        .wait(4);
    assert_eq!(stage.deletes(), ["p0"]);
    stage.command(Command::KeepOutAgain(id(), identity)).wait(1);
    assert_eq!(stage.deletes(), ["p0", "p1"]);
    assert_eq!(alarm(&stage.view()), None);
}

#[test]
fn before_the_call_was_read_its_own_app_is_known_by_its_id() {
    let mut stage = Stage::new();
    let people = || [app("APP", "own-1"), app("other", "b-1"), user("ada")];
    stage.roster_of(people());
    assert_eq!(stage.row("own-1").role, Role::ThisApp);
    assert_eq!(stage.row("b-1").role, Role::Attendee);
    stage.press("own-1");
    assert!(stage.deletes().is_empty());
    stage.reads(Call {
        state: CallState::Established,
        my_participant: Some("b-1".into()),
        ..Call::default()
    });
    assert_eq!(
        stage.row("own-1").role,
        Role::ThisApp,
        "the app's id says so, whatever else does"
    );
    assert_eq!(stage.row("b-1").role, Role::ThisApp);
}

#[test]
fn no_bulk_and_no_rule_acts_before_the_call_was_read() {
    let mut stage = Stage::new();
    stage.rosters(["ada", "own"]).close_door(300).wait(1);
    stage.command(Command::RemoveMany {
        call: id(),
        people: vec!["ada".into(), "own".into()],
    });
    assert_eq!(stage.refusal(), Some(Cause::NotAllowed));
    let people = [user("ada"), user("own"), guest("Gil", "g-1")];
    stage.roster_of(people).wait(5);
    assert!(stage.deletes().is_empty() && stage.view().rules.due.is_empty());
    stage.reads_call();
    assert_eq!(stage.view().rules.due.len(), 1);
    stage.wait(1);
    assert_eq!(stage.deletes(), ["g-1"]);
}

#[test]
fn rules_that_wait_for_an_answer_are_an_alarm_of_their_call() {
    let mut stage = Stage::with(["ada"]);
    stage.close_door(3_600);
    let kept = stage.kept().unwrap();
    let mut again = Stage::signed_out();
    again.sign_in("app").event(Event::Restored(vec![kept]));
    again.reads_call().roster(["ada"]);
    assert_eq!(again.view().alarms, 1);
    again.command(Command::AnswerRules(id(), true));
    assert_eq!(again.view().alarms, 0);
    let resumed = (AuditAction::ResumeRules, Source::Window, "");
    assert_eq!(again.switches(), [resumed]);
}
